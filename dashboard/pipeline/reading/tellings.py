"""Tellings: what one sentence says of one gathering."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.pipeline.reading.cues import Cue, CueKind, Rejected
from dashboard.pipeline.reading.doers import names_several
from dashboard.pipeline.reading.hearing import Heard, RealCue, Scene
from dashboard.pipeline.reading.links import (
    CROWDS_OWN,
    END,
    END_OF_MARCH,
    FRONTED,
    HONOURED,
    IN_NAME,
    IN_VENUE,
    LIES_ELSEWHERE,
    NO_LINK,
    OF_PEOPLE,
    OF_SUBURB,
    PART_OF_NAME,
    SITE_SCORE,
    Link,
)
from dashboard.pipeline.reading.occasions import Occasion, is_of_something_else
from dashboard.pipeline.reading.passages import Sentence
from dashboard.pipeline.reading.scope import counts_many_places, find_past
from dashboard.pipeline.reading.series import (
    are_joined,
    find_counted,
    find_joined,
    find_listed,
    is_joined_to,
    lists_places,
)
from dashboard.pipeline.reading.sites import link_town
from dashboard.pipeline.reading.syntax import Parsed, is_verb
from dashboard.pipeline.reading.tense import Tense, is_years_later
from dashboard.pipeline.reading.towns import Surroundings, Town, km_between
from geocache.places import Precision

_WITHIN_KM = 12
"""Two towns of one sentence that lie as near, and in no list, name one site: a borough and its city."""
_LIST_GAP = 25
"""Characters between two towns of a list, a state's name included."""
_BESIDE = re.compile(r"\b(?:from|near|in|outside|at)\b")
"""Between two towns, tells that one lies in or beside the other: "in New York City, from Harlem to Battery Park"."""
_JOINT = re.compile(r"[,;&/]|\b(?:and|or|to)\b")
"""Between two towns of a list; "Tokyo's Shinjuku" and "a suburb of Damascus" are none."""
_OPENS_PART = re.compile(r"[,;:] (?:and|but|while|as) (?:in|at|outside|near) (?:nearby |downtown )?\Z")
"""Before a town that opens a sentence's second part: "In Erie, 200 marched, and in Gary, 90 people rallied"."""
_LISTED = Link(0.8, "listed with the places of the gatherings")
UNDER_DATELINE = Link(SITE_SCORE, "the dateline that it stands under")
_AMID = frozenset(("amid", "amidst", "among", "like"))
SCORE_ALONE = 0.4
"""The same for a town with its state that is the only one of its sentence: no other sentence's is likelier."""


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
    region: str | None = None
    """The state or country that it tells of, where it names no town."""
    is_of_states: bool = False
    """It tells of several states at once, and of no town."""
    dateline: Town | None = None
    """The dateline before its sentence, where that names no other place."""
    is_undatable: bool = False
    """Its day words name a day that no calendar has, or one of which no year is told."""

    def is_listed_with(self, other: "Telling") -> bool:
        """Say whether the two towns stand side by side in a list: "Oakland and Berkeley"."""
        if self.town is None or other.town is None:
            return False
        first, last = sorted((self.town, other.town), key=lambda town: town.start)
        between = self.parsed.words_between(first.end, last.start)
        is_joined = _JOINT.search(between) is not None and _BESIDE.search(between) is None
        return last.start - first.end <= _LIST_GAP and is_joined


def tell(heard: Heard, around: Surroundings) -> tuple[list[Telling], list[Rejected]]:
    """Give what a sentence tells: a telling for each town that is a site, or one without; and what was rejected."""
    scene = heard.scene
    online = [_telling(scene, each, None, None) for each in heard.online]
    if not heard.real:
        return online, []
    tellings, rejected = _tell_sited(heard, around)
    tellings = _merge_near(tellings) or [
        _tell_there(heard, around) or _tell_here(heard, around) or _tell_unsited(heard, around)
    ]
    return tellings + online + _tell_counter(heard, tellings), rejected


def _tell_unsited(heard: Heard, around: Surroundings) -> Telling:
    """Give the telling of a sentence without a site: under a dateline of several, or with the state in its place."""
    telling = _telling(heard.scene, _best_cue(heard), None, None)
    areas = {
        t.query
        for t in around.towns
        if t.precision in {Precision.REGION, Precision.COUNTRY}
        and not t.in_name
        and _best_link(heard, t)[0].score >= SITE_SCORE
    }
    telling.is_of_states = (
        len({t.query for t in around.towns if t.query in areas and t.precision == Precision.REGION}) > 1
    )
    telling.region = areas.pop() if len(areas) == 1 else None
    is_one = not (telling.is_many or telling.is_plural)
    is_under = not telling.is_many and telling.cue.kind != CueKind.CROWD
    sentence = heard.scene.sentence
    own = next((t for t in around.datelines if sentence.start <= t.start < sentence.end), None)
    if around.heading is not None and telling.region is None and is_under:
        telling.town, telling.link = around.heading, UNDER_DATELINE
    others = [t for t in around.towns if not t.in_name and (own is None or t.query != own.query)]
    telling.dateline = own if is_one and not (others or telling.region) else None
    return telling


def _tell_sited(heard: Heard, around: Surroundings) -> tuple[list[Telling], list[Rejected]]:
    tellings: list[Telling] = []
    rejected: list[Rejected] = []
    ends: list[Telling] = []  # a march by the landmark where it ended, should no town of its start be told
    is_alone = len({t.query for t in around.towns if t.can_be_site}) == 1
    for named in around.towns:
        link, owner = _best_link(heard, named)
        link = _of_incident_too(heard, named, rejected) or link
        town = around.cities.get(named.start, named) if link.score >= SITE_SCORE else named
        is_honoured = link.reason == IN_NAME and town.name in HONOURED  # "Lincoln High School"
        is_doubtful = (is_honoured or link.reason == IN_VENUE or town.in_venue) and town.query not in around.named
        is_namesake = link.reason == IN_NAME and around.own not in {None, town.query}  # of a college in another town
        if not town.can_be_site:
            rejected.append(Rejected(town.start, town.end, "a region or a country is no site"))
        elif (
            is_doubtful
            or (link.reason == OF_SUBURB and around.is_datelined_near(town))
            or (is_namesake and link.score <= SITE_SCORE)
            or not _is_site(link, town, around, is_alone=is_alone)
        ):
            rejected.append(Rejected(town.start, town.end, link.reason))
            if link.reason == END_OF_MARCH and town.in_name:
                ends.append(_telling(heard.scene, owner, town, Link(SITE_SCORE, END)))
        else:
            tellings.append(_telling(heard.scene, owner, town, link))
    if not tellings and ends:
        return ends[:1], [r for r in rejected if r.reason != END_OF_MARCH]
    tellings = _leave_unfronted(heard.scene.text, tellings)
    beside = {r.start for r in rejected if r.reason in {NO_LINK.reason, LIES_ELSEWHERE}}
    listed = _tell_listed(heard, around, tellings, beside)
    starts = {t.town.start for t in listed if t.town is not None}
    return [*tellings, *listed], [r for r in rejected if r.start not in starts]


def _is_site(link: Link, town: Town, around: Surroundings, *, is_alone: bool) -> bool:
    """Say whether a link makes a town a site; where it is its sentence's only one, what is named by it was there."""
    least = SCORE_ALONE if is_alone and town.is_explicit else SITE_SCORE
    is_named = link == PART_OF_NAME and not (town.in_venue or around.datelines)
    return link.score >= least or (is_alone and (is_named or link in OF_PEOPLE))


def _of_incident_too(heard: Heard, town: Town, rejected: list[Rejected]) -> Link | None:
    """Give the link of a town that ends a list of places where something else happened: "shot in Erie and in Gary"."""
    before = next((r for r in reversed(rejected) if r.reason.startswith("where the ")), None)
    if before is None or any(each.cue.start > town.start for each in heard.real):
        return None
    return Link(0.0, before.reason) if is_joined_to(heard.scene.text, before.end, town) else None


def _are_joined(text: str, one: Telling, other: Telling) -> bool:
    return one.town is not None and other.town is not None and are_joined(text, one.town, other.town)


def _leave_unfronted(text: str, tellings: list[Telling]) -> list[Telling]:
    """Leave out towns told of the same cue as one that opens the sentence: "In Yuma, people marched up Fox Hill"."""
    kept: list[Telling] = []
    opened = next((t for t in tellings if t.link is not None and t.link.reason == FRONTED), None)
    for telling in tellings:
        is_others = opened is None or telling.cue != opened.cue or telling.link == opened.link
        start = telling.town.start if telling.town is not None else 0
        opens_too = _OPENS_PART.search(text, max(0, start - _LIST_GAP), start) is not None
        if is_others or opens_too or any(_are_joined(text, other, telling) for other in kept):
            kept.append(telling)
    return kept


def _tell_listed(heard: Heard, around: Surroundings, tellings: list[Telling], beside: set[int]) -> list[Telling]:
    """Give a telling for each town of a list that syntax loses: behind a colon, or each with its own count.

    `beside` are the starts of the towns that syntax has neither for a site nor for anything else.
    """
    scene = heard.scene
    towns = [town for town in around.towns if town.can_be_site]
    if len(towns) < 2 or not scene.skills.syntax:
        return []
    sites = [t.town for t in tellings if t.town is not None]
    owner = _best_cue(heard)
    if sites:
        found = find_counted(scene.text, sites, towns)
        found += [t for t in find_joined(scene.text, sites, towns) if t.start in beside and t not in found]
    else:
        found = find_listed(scene.text, scene.sentence.start, towns)
        before = [each for each in heard.real if found and each.cue.end <= found[0].start]
        if not (before or lists_places(scene.text, scene.sentence.start, found)):
            return []
        owner = max(before, key=lambda each: each.cue.start, default=owner)
    return [_telling(scene, owner, town, _LISTED) for town in found]


def _best_link(heard: Heard, town: Town) -> tuple[Link, RealCue]:
    if not heard.scene.skills.syntax:
        return Link(SITE_SCORE, "named in the cue's sentence"), _best_cue(heard)
    links = [(link_town(heard.scene.parsed, town.start, town.end, [each.token]), each) for each in heard.real]
    link, owner = max(links, key=lambda pair: _rank_link(heard.scene, *pair))
    return link, _event_done(heard, owner)


def _event_done(heard: Heard, doing: RealCue) -> RealCue:
    """Give the event that a crowd's doing brings about: "staged a rally" tells of the rally."""
    if doing.cue.kind != CueKind.CROWD:
        return doing
    return next((e for e in heard.real if e.cue.kind == CueKind.EVENT and _is_part_of(e.token, doing.token)), doing)


def _is_part_of(noun: Token, verb: Token) -> bool:
    """Say whether the noun is the verb's object or passive subject, or what it is for: "gathered for a vigil"."""
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return noun.head == verb
    return noun.dep_ == "pobj" and noun.head.lower_ in {"for", "in", "at"} and noun.head.head == verb


def _rank_link(scene: Scene, link: Link, real: RealCue) -> tuple[bool, bool, float, tuple[int, bool]]:
    is_news, rank = _rank_as_news(scene, real)
    is_site = link.score >= SITE_SCORE
    return is_site, is_site and is_news, link.score, rank


def _best_cue(heard: Heard) -> RealCue:
    """Take the event's own noun or verb before its people, the first before later ones, what it came amid last."""
    return max(heard.real, key=lambda each: (*_rank_as_news(heard.scene, each), not _is_amid(each), -each.cue.start))


def _is_amid(real: RealCue) -> bool:
    """Say whether the words tell what else goes on: "Amid protests across the state, 200 people rallied"."""
    return real.token.dep_ == "pobj" and real.token.head.lower_ in _AMID


def _rank_as_news(scene: Scene, real: RealCue) -> tuple[bool, tuple[int, bool]]:
    """Put what is told of the news before the past told beside it: "gathered at the park where in 1963 marchers …"."""
    return not _looks_back(scene, real.token), real.rank


def _telling(scene: Scene, real: RealCue, town: Town | None, link: Link | None) -> Telling:
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
        is_plural=real.cue.kind == CueKind.EVENT and names_several(real.token),
        is_many=counts_many_places(words),
        is_quoted=any(a <= real.cue.start < b for a, b in scene.quoted),
        is_online=real.is_online,
        is_background=_looks_back(scene, real.token),
    )


def _looks_back(scene: Scene, cue: Token) -> bool:
    """Say whether words of the past, "last summer", are the cue's own and not of another clause."""
    start = find_past(scene.text, scene.sentence.start, scene.sentence.end)
    word = None if start is None else scene.parsed.token_at(start)
    is_past = start is not None and (word is None or not is_of_something_else(word, cue))
    return is_past or is_years_later(cue)


def _tell_there(heard: Heard, around: Surroundings) -> Telling | None:
    """Give the telling of a sentence whose "there" is the town that it, or the sentence before it, names."""
    parsed = heard.scene.parsed
    there = next((t for t in parsed.doc if t.lower_ == "there" and t.dep_ != "expl"), None)
    position = parsed.article_offset(there.idx) if there is not None else None
    if position is None:
        return None
    own = [t for t in around.towns if t.can_be_site and t.start < position] or around.before
    if len({t.query for t in own}) != 1:
        return None
    return _telling(heard.scene, _best_cue(heard), own[-1], Link(SITE_SCORE, "“there” is the town named before"))


def _tell_here(heard: Heard, around: Surroundings) -> Telling | None:
    """Give the telling of a sentence whose "here" is the dateline's town: "rallied outside the port here June 9"."""
    parsed, scene = heard.scene.parsed, heard.scene
    here = next((t for t in parsed.doc if t.lower_ == "here" and t.dep_ == "advmod" and is_verb(t.head)), None)
    above = [t for t in around.datelines if t.start < scene.sentence.end]
    start = None if here is None else parsed.article_offset(here.idx)
    if start is None or not above or any(a <= start < b for a, b in scene.quoted):
        return None
    return _telling(scene, _best_cue(heard), above[-1], Link(SITE_SCORE, "“here” is the dateline's town"))


def _merge_near(tellings: list[Telling]) -> list[Telling]:
    """Keep one of the towns of a sentence that name one site: a town twice, or in a building's name and by itself."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: (t.is_background, -(t.link.score if t.link else 0))):
        if not any(_same_site(telling, other) for other in kept):
            kept.append(telling)
    return sorted(kept, key=lambda t: t.town.start if t.town else 0)


def _same_site(a: Telling, b: Telling) -> bool:
    if a.town is None or b.town is None or a.link is None or b.link is None:
        return False
    reasons = {a.link.reason, b.link.reason}
    is_of_crowd = CROWDS_OWN in reasons and len(reasons) > 1  # "Dover students rallied in Concord"
    if a.town.query == b.town.query or is_of_crowd or {IN_NAME, IN_VENUE, OF_SUBURB, END} & reasons:
        return True
    return km_between(a.town, b.town) <= _WITHIN_KM and not a.is_listed_with(b)


def _tell_counter(heard: Heard, tellings: list[Telling]) -> list[Telling]:
    """Give the counter-protest of a sentence that tells of a rally and of those against it."""
    counter = next((each for each in heard.real if each.is_counter), None)
    if counter is None or any(t.is_counter for t in tellings):
        return []
    sited = next((t for t in tellings if t.town is not None), None)
    return [_telling(heard.scene, counter, sited.town if sited else None, sited.link if sited else None)]
