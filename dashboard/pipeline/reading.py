"""Reading one article: from its cues to its gatherings."""

import re
from dataclasses import dataclass, field
from datetime import date

from dashboard.pipeline.calendars import date_gatherings, date_tellings, read_reference_day
from dashboard.pipeline.capitols import find_capitols
from dashboard.pipeline.contexts import choose_context_town
from dashboard.pipeline.crowds import CrowdKind, find_crowds
from dashboard.pipeline.cues import Cue, Rejected, crowd_cue, find_crowd_cues, find_cues
from dashboard.pipeline.dates import find_days
from dashboard.pipeline.gatherings import Gatherer, Gathering, Scenery
from dashboard.pipeline.passages import Sentence, sentence_at, split_sentences
from dashboard.pipeline.scope import tells_history
from dashboard.pipeline.specifics import is_specific
from dashboard.pipeline.syntax import Parsed
from dashboard.pipeline.tellings import Scene, Telling, read_sentence
from dashboard.pipeline.towns import Places, Town, as_city, as_region, read_towns
from dashboard.tables import PlaceBasis
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_QUOTED = re.compile(r"“[^“”]{12,600}?”|\"[^\"\n]{12,600}?\"")


_LIST_REACH = 40
"""Characters within which two names stand in one list."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What of an article is to be read: its sentences, and those with cues."""

    text: str
    sentences: list[Sentence]
    cues: dict[int, list[Cue]]
    """Cues by the index of their sentence; only these sentences are parsed."""
    rejected: list[Rejected]
    quoted: list[tuple[int, int]]


@dataclass(slots=True)
class Reading:
    """What was read of one article."""

    gatherings: list[Gathering]
    shared: list[Telling]
    """Tellings of many gatherings at once."""
    places: Places
    rejected: list[Rejected] = field(default_factory=list)


def plan_reading(text: str) -> Plan | None:
    """Scan an article for cues; None where it has none, so that nothing of it is read."""
    strong, rejected = find_cues(text)
    if not strong:
        return Plan(text, [], {}, rejected, []) if rejected else None
    sentences = split_sentences(text)
    cues: dict[int, list[Cue]] = {}
    for cue in strong:
        cues.setdefault(sentence_at(sentences, cue.start), []).append(cue)
    for index, sentence in enumerate(sentences):
        crowd = find_crowd_cues(text, sentence.start, sentence.end)
        if index not in cues and not crowd:
            crowd = _counted_crowds(text, sentence)
        if crowd:
            cues.setdefault(index, []).extend(crowd)
    return Plan(text, sentences, dict(sorted(cues.items())), rejected, [m.span() for m in _QUOTED.finditer(text)])


def _counted_crowds(text: str, sentence: Sentence) -> list[Cue]:
    """Give the people who are counted as gathered in a sentence without another cue."""
    found = find_crowds(text, start=sentence.start, end=sentence.end)
    gathered = [w for w in found if w.kind == CrowdKind.TOTAL and w.is_gathering and not w.is_expected]
    days = find_days(text, start=sentence.start, end=sentence.end)
    gathered = [w for w in gathered if not any(d.start < w.end and w.start < d.end for d in days)]
    return [crowd_cue(text, w.start, w.end, w.noun, sentence.end) for w in gathered]


@dataclass(frozen=True, slots=True)
class Article:
    """What of an article's metadata the reading uses."""

    text: str
    headline: str | None = None
    published_on: date | None = None
    home: Entry | None = None
    """The home town of an outlet that writes for its own region."""
    outlet_town: Town | None = None
    """That town as a site, for what the article leaves unsaid; its span is empty."""


def read_article(plan: Plan, parsed: list[Parsed], article: Article, gazetteer: Gazetteer) -> Reading:
    """Read the gatherings of an article from its plan and its parsed sentences."""
    places = read_places(article, gazetteer)
    tellings, rejected = _read_sentences(plan, parsed, places)
    rejected = [*plan.rejected, *rejected]
    today = article.published_on or read_reference_day(plan.text)
    date_tellings(plan.text, tellings, today)
    gatherer = Gatherer(today, _read_scene(places))
    gatherer.gather(tellings)
    rejected += gatherer.rejected
    gatherings = _place_unplaced(plan, gatherer.gatherings, places, rejected, article)
    date_gatherings(plan.text, gatherings, tellings, today)
    return Reading(gatherings, gatherer.shared, places, rejected)


def read_places(article: Article, gazetteer: Gazetteer) -> Places:
    """Give the places that the article's text and headline name."""
    lead = f"{article.headline}\n\n" if article.headline else ""
    named = read_towns(lead + article.text, gazetteer, home=article.home)
    headline = [town for town in named if town.start < len(lead)]
    towns = [town.moved(-len(lead)) for town in named if town.start >= len(lead)]
    towns += find_capitols(article.text, towns, gazetteer)
    towns = [as_region(t, gazetteer) if _is_among_regions(t, towns) else t for t in towns]
    cities = {t.start: city for t in towns if not _is_among_regions(t, towns) and (city := as_city(t, gazetteer))}
    return Places(sorted(towns, key=lambda t: t.start), headline, cities)


def _is_among_regions(town: Town, towns: list[Town]) -> bool:
    """Say whether other states stand beside it, on their own: "from California and Texas to Michigan and New York"."""
    regions = [t for t in towns if t.precision == Precision.REGION and t.name != town.name]
    return any(abs(t.start - town.start) <= _LIST_REACH for t in regions)


def _read_scene(places: Places) -> Scenery | None:
    """Give the town of the dateline, else the one town of the headline."""
    dateline = next((t for t in places.towns if t.is_dateline and t.can_be_site), None)
    if dateline is not None:
        return Scenery(dateline, PlaceBasis.DATELINE)
    headline = {t.query: t for t in places.headline if t.can_be_site}
    return Scenery(next(iter(headline.values())), PlaceBasis.HEADLINE) if len(headline) == 1 else None


def _read_sentences(plan: Plan, parsed: list[Parsed], places: Places) -> tuple[list[Telling], list[Rejected]]:
    tellings: list[Telling] = []
    rejected: list[Rejected] = []
    for (index, cues), sentence_parsed in zip(plan.cues.items(), parsed, strict=True):
        sentence = plan.sentences[index]
        towns = [t for t in places.towns if sentence.start <= t.start < sentence.end and not t.is_dateline]
        before = plan.sentences[index - 1] if index else sentence
        named_before = [t for t in places.towns if before.start <= t.start < before.end and t.can_be_site]
        scene = Scene(index, sentence, plan.text, sentence_parsed, plan.quoted, named_before if index else [])
        found, not_found = read_sentence(scene, cues, towns, places.cities)
        tellings += found
        rejected += not_found
    return tellings, rejected


def _place_unplaced(
    plan: Plan, gatherings: list[Gathering], places: Places, rejected: list[Rejected], article: Article
) -> list[Gathering]:
    """Give gatherings without a town the one that the article's other words tell; leave out what is no report."""
    barred = {r.start for r in rejected if r.reason in {"where a person is from", "where someone comes from"}}
    is_history = tells_history(plan.text) and all(t.occasion is None for g in gatherings for t in g.tellings)
    kept: list[Gathering] = []
    for gathering in gatherings:
        if gathering.town is None and not gathering.is_online:
            if is_history or not any(is_specific(t) for t in gathering.tellings):
                continue
            found = choose_context_town(plan.text, plan.sentences, places, gathering.first_index, barred)
            if found is None and article.outlet_town is not None:
                found = article.outlet_town, PlaceBasis.OUTLET
            if found is not None:
                gathering.town, gathering.place_basis = found
        kept.append(gathering)
    return kept
