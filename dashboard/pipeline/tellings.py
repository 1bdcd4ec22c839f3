"""Tellings: what one sentence says of one gathering."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dashboard.pipeline.cues import Cue, CueKind, Rejected, is_counter
from dashboard.pipeline.doers import is_crowds_doing, is_manner
from dashboard.pipeline.occasions import Occasion
from dashboard.pipeline.passages import Sentence
from dashboard.pipeline.scope import counts_many_places, find_online_event, tells_of_past
from dashboard.pipeline.sites import END, IN_NAME, Link, link_town
from dashboard.pipeline.status import Tense, read_tense
from dashboard.pipeline.syntax import Parsed
from dashboard.pipeline.towns import Town
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import Action, Status
from geocache.distance import distance_km

_WITHIN_KM = 12
"""Two towns of one sentence that lie as near, and in no list, name one site: a borough and its city."""
_LIST_GAP = 25
"""Characters between two towns of a list, a state's name included."""
SITE_SCORE = 0.5
"""From this score a town is taken as the site."""

_AGAINST = word_set("protest protested protesting protests counter countered oppose disrupt disrupted")


@dataclass(slots=True)
class Telling:
    """What one sentence says of one gathering; of a town or of none."""

    sentence: Sentence
    index: int
    cue: Cue
    town: Town | None
    link: Link | None
    tense: Tense
    is_counter: bool
    is_plural: bool
    """The cue is a plural of events, "rallies", which may stand for several."""
    is_many: bool
    """The sentence counts over many places."""
    is_quoted: bool
    is_online: bool
    is_background: bool
    parsed: Parsed
    token: Token
    occasion: Occasion | None = None

    def is_listed_with(self, other: "Telling") -> bool:
        """Say whether the two towns stand side by side in a list: "Oakland and Berkeley"."""
        if self.town is None or other.town is None:
            return False
        first, last = sorted((self.town, other.town), key=lambda town: town.start)
        return last.start - first.end <= _LIST_GAP


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence under reading."""

    index: int
    sentence: Sentence
    text: str
    """The article's."""
    parsed: Parsed
    quoted: list[tuple[int, int]]
    """Where the article quotes someone."""
    before: list[Town] = field(default_factory=list)
    """The towns that the sentence before names."""


def read_sentence(
    scene: Scene, cues: list[Cue], towns: list[Town], cities: dict[int, Town]
) -> tuple[list[Telling], list[Rejected]]:
    """Read one parsed sentence: a telling for each town that is a site, or one without a town; and what was rejected.

    `cities` tells by its start what a region's name means where it can only be a city.
    """
    online = _online_tellings(scene, cues)
    real, rejected = _real_cues(scene.parsed, [c for c in cues if not any(_overlap(c, t.cue) for t in online)])
    if not real:
        return online, rejected
    tellings: list[Telling] = []
    for named in towns:
        link, owner = _best_link(scene.parsed, named, real)
        town = cities.get(named.start, named) if link.score >= SITE_SCORE else named
        if not town.can_be_site:
            rejected.append(Rejected(town.start, town.end, "a region or a country is no site"))
        elif link.score < SITE_SCORE:
            rejected.append(Rejected(town.start, town.end, link.reason))
        else:
            tellings.append(_telling(scene, owner, town, link))
    tellings = _merge_near(tellings) or [_there(scene, real, towns) or _telling(scene, _best_cue(real), None, None)]
    return tellings + online + _counter_tellings(scene, real, tellings), rejected


@dataclass(frozen=True, slots=True)
class _Real:
    """A cue that tells of a gathering, with its token."""

    cue: Cue
    token: Token
    tense: Tense
    is_counter: bool


def _real_cues(parsed: Parsed, cues: list[Cue]) -> tuple[list[_Real], list[Rejected]]:
    """Keep the cues that tell of a gathering, each with its token and tense."""
    real: list[_Real] = []
    rejected: list[Rejected] = []
    for cue in cues:
        token = parsed.token_at(cue.start)
        if token is None or is_manner(token) or (cue.kind == CueKind.CROWD and not is_crowds_doing(token)):
            continue
        tense = read_tense(token)
        if tense.unreal:
            rejected.append(Rejected(cue.start, cue.end, tense.unreal))
        else:
            real.append(_Real(cue, token, tense, is_counter(cue)))
    return _mark_counters(real), rejected


def _mark_counters(real: list[_Real]) -> list[_Real]:
    """Where people "protest a rally", theirs is the counter-protest, and the rally's own site is not told here."""
    objects = {
        each.token.i
        for each in real
        if each.token.dep_ == "dobj" and each.token.head.lower_ in _AGAINST and each.cue.kind == CueKind.EVENT
    }
    if not objects:
        return real
    return [replace(each, is_counter=True) for each in real if each.token.i not in objects]


def _best_link(parsed: Parsed, town: Town, real: list[_Real]) -> tuple[Link, _Real]:
    links = [(link_town(parsed, town.start, town.end, [each.token]), each) for each in real]
    return max(links, key=lambda pair: (pair[0].score, _rank(pair[1])))


def _rank(each: _Real) -> int:
    return {CueKind.EVENT: 2, CueKind.PEOPLE: 1, CueKind.CROWD: 0}[each.cue.kind]


def _best_cue(real: list[_Real]) -> _Real:
    """Take the event's own noun or verb before its people, the first before later ones."""
    return max(real, key=lambda each: (_rank(each), -each.cue.start))


def _telling(scene: Scene, real: _Real, town: Town | None, link: Link | None) -> Telling:
    words = scene.text[scene.sentence.start : scene.sentence.end]
    return Telling(
        sentence=scene.sentence,
        index=scene.index,
        cue=real.cue,
        town=town,
        link=link,
        tense=real.tense,
        parsed=scene.parsed,
        token=real.token,
        is_counter=real.is_counter,
        is_plural=real.cue.kind == CueKind.EVENT and real.token.tag_ in {"NNS", "NNPS"},
        is_many=counts_many_places(words),
        is_quoted=any(a <= real.cue.start < b for a, b in scene.quoted),
        is_online=False,
        is_background=tells_of_past(words),
    )


def _overlap(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _there(scene: Scene, real: list[_Real], towns: list[Town]) -> Telling | None:
    """Give the telling of a sentence whose "there" is the town that it, or the sentence before it, names."""
    there = next((t for t in scene.parsed.doc if t.lower_ == "there" and t.dep_ != "expl"), None)
    own = [t for t in towns if t.can_be_site] or scene.before
    if there is None or len({t.query for t in own}) != 1:
        return None
    return _telling(scene, _best_cue(real), own[-1], Link(SITE_SCORE, "“there” is the town named before"))


def _online_tellings(scene: Scene, cues: list[Cue]) -> list[Telling]:
    """Give the gathering that the sentence says took place online."""
    match = find_online_event(scene.text, scene.sentence.start, scene.sentence.end)
    token = scene.parsed.token_at(match.start()) if match else None
    if match is None or token is None:
        return []
    action = next((c.action for c in cues if match.start() <= c.start < match.end()), Action.PROTEST)
    cue = Cue(match.start(), match.end(), match.group(), CueKind.EVENT, action)
    real = _Real(cue, token.head, _tense_online(token), is_counter=False)
    return [replace(_telling(scene, real, None, None), is_online=True)]


def _tense_online(token: Token) -> Tense:
    tense = read_tense(token.head)
    is_present = tense.status is None or (tense.word is not None and tense.word.tag_ == "VBG")
    return Tense(Status.PLANNED, tense.word, is_timetable=True) if is_present else tense


def _merge_near(tellings: list[Telling]) -> list[Telling]:
    """Keep one of the towns of a sentence that name one site: a town twice, or in a building's name and by itself."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: -(t.link.score if t.link else 0)):
        if not any(_same_site(telling, other) for other in kept):
            kept.append(telling)
    return sorted(kept, key=lambda t: t.town.start if t.town else 0)


def _same_site(a: Telling, b: Telling) -> bool:
    if a.town is None or b.town is None or a.link is None or b.link is None:
        return False
    if a.town.query == b.town.query or {IN_NAME, END} & {a.link.reason, b.link.reason}:
        return True
    return _are_near(a.town, b.town) and not a.is_listed_with(b)


def _are_near(a: Town, b: Town) -> bool:
    return a.point is not None and b.point is not None and distance_km(a.point, b.point) <= _WITHIN_KM


def _counter_tellings(scene: Scene, real: list[_Real], tellings: list[Telling]) -> list[Telling]:
    """Give the counter-protest of a sentence that tells of a rally and of those against it."""
    counter = next((each for each in real if each.is_counter), None)
    if counter is None or any(t.is_counter for t in tellings):
        return []
    sited = next((t for t in tellings if t.town is not None), None)
    return [_telling(scene, counter, sited.town if sited else None, sited.link if sited else None)]
