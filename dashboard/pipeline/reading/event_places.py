"""Where an event took place, its verb given: the place names that the verb's syntax reaches in its sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.pipeline.names.lexicon import MONTHS_AND_DAYS
from dashboard.pipeline.names.toponyms import read_names
from dashboard.pipeline.reading.sites import link_noun, link_town
from dashboard.pipeline.reading.syntax import Condensed, Parsed, parse_sentences
from geocache.choice import choose_places
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_LEAST = 0.75
"""The link's score from which a place is the event's."""
_LEAST_ALONE = 0.42
"""The same for a town, where no other place of the sentence comes so near."""
_DOUBTFUL = 0.3
"""The weight from which a name is tried: that the event's syntax reaches it speaks for a place too."""
_LOOSE = frozenset(("advmod", "npadvmod", "appos", "dep"))
"""How a parser hangs a name to the verb that it finds no other place for: "in the capital Baku Saturday"."""
_LOOSE_SCORE = 0.8
_MISSIONS = frozenset(("embassy", "embassies", "consulate", "mission", "ambassador", "government", "president"))
"""Stand for a country elsewhere: outside the U.S. embassy is not in the U.S."""
_LOCATIVES = frozenset(("in", "at", "outside", "near", "inside", "through", "around", "across", "on", "into", "to"))


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A sentence and the characters start:end of its word that tells the event."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Site:
    start: int
    end: int
    score: float
    entry: Entry | None
    """None for a name that the gazetteer does not know."""

    @property
    def is_town(self) -> bool:
        return self.entry is not None and self.entry.kind is Precision.CITY


def find_event_places(events: Iterable[EventVerb], gazetteer: Gazetteer) -> Iterator[list[tuple[int, int]]]:
    """Give for each event the spans [start, end) of the places where it happened, in the sentence's characters.

    Of a place and what lies in it, the smaller alone is given; a place written twice, once.
    """
    events = list(events)
    whole = (Condensed(e.sentence, ((0, 0, len(e.sentence)),)) for e in events)
    for event, parsed in zip(events, parse_sentences(whole), strict=True):
        sites = _find_sites(event, parsed, gazetteer)
        yield [(site.start, site.end) for site in _keep_smallest(sites, gazetteer)]


def _find_sites(event: EventVerb, parsed: Parsed, gazetteer: Gazetteer) -> list[_Site]:
    cue = parsed.root_of(event.start, event.end)
    if cue is None:
        return []
    sites = [
        _Site(start, end, _score(parsed, (start, end), root, entry, cue), entry)
        for start, end, entry in _find_names(event.sentence, parsed, gazetteer)
        if (root := parsed.root_of(start, end)) is not None and not _stands_for_a_mission(root, entry)
    ]
    linked = [site for site in sites if site.score >= _LEAST]
    if not linked:
        loose = [site for site in sites if site.is_town and site.score >= _LEAST_ALONE]
        return sorted(loose, key=lambda site: -site.score)[:1]
    in_a_town = any(site.is_town for site in linked)
    return [site for site in linked if site.entry is not None or not in_a_town]


def _find_names(sentence: str, parsed: Parsed, gazetteer: Gazetteer) -> list[tuple[int, int, Entry | None]]:
    """Give start, end and place of the sentence's names in order; None for a name that the gazetteer does not know."""
    names = read_names(sentence, gazetteer)
    toponyms = [t for t in names.toponyms if t.weight >= _DOUBTFUL and not t.is_region]
    choices = choose_places(toponyms, gazetteer, countries=names.countries)
    known = [(t.start, t.end, choice.entry) for t, choice in zip(toponyms, choices, strict=True)]
    unknown = _unknown_names(parsed, [(t.start, t.end) for t in toponyms])
    return sorted([*known, *((*span, None) for span in unknown)], key=lambda name: name[0])


def _score(parsed: Parsed, span: tuple[int, int], root: Token, entry: Entry | None, cue: Token) -> float:
    """Give how surely the syntax makes the name the event's place, from 0 to 1."""
    if root.head == cue and root.dep_ in _LOOSE:
        return _LOOSE_SCORE
    link = link_town(parsed, *span, [cue]) if entry else link_noun(root, [cue])
    return link.score


def _stands_for_a_mission(root: Token, entry: Entry | None) -> bool:
    is_area = entry is not None and entry.kind in (Precision.COUNTRY, Precision.REGION)
    return is_area and root.dep_ in ("poss", "compound", "amod", "nmod") and root.head.lower_ in _MISSIONS


def _unknown_names(parsed: Parsed, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the proper names behind a word of place that the gazetteer does not know: "at Downing Street"."""
    for token in parsed.doc:
        if token.dep_ != "pobj" or token.tag_ not in ("NNP", "NNPS") or token.head.lower_ not in _LOCATIVES:
            continue
        first = token.i
        while first > 0 and parsed.doc[first - 1].tag_ in ("NNP", "NNPS") and parsed.doc[first - 1].head == token:
            first -= 1
        start, end = parsed.doc[first].idx, token.idx + len(token)
        is_known = any(a < end and b > start for a, b in known)
        if not is_known and token.lower_ not in MONTHS_AND_DAYS:
            yield start, end


def _keep_smallest(sites: Sequence[_Site], gazetteer: Gazetteer) -> list[_Site]:
    kept: list[_Site] = []
    for site in sites:
        if any(_holds(site, other, gazetteer) for other in sites if other is not site):
            continue
        if not any(site.entry is not None and site.entry == other.entry for other in kept):
            kept.append(site)
    return kept


def _holds(area: _Site, site: _Site, gazetteer: Gazetteer) -> bool:
    """Tell whether a state or country is only where another site lies."""
    if area.entry is None or site.entry is None or area.entry.kind not in (Precision.COUNTRY, Precision.REGION):
        return False
    return area.entry != site.entry and gazetteer.is_within(site.entry, area.entry)
