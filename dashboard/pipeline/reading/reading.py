"""Reading one article: from its cues to its gatherings."""

from dataclasses import dataclass, field, replace

from dashboard.pipeline.fields.crowds import CrowdKind, find_crowds
from dashboard.pipeline.fields.dates import find_days
from dashboard.pipeline.reading.calendars import date_gatherings, date_tellings, find_main_day, read_reference_day
from dashboard.pipeline.reading.contexts import choose_context_town, is_set_elsewhere
from dashboard.pipeline.reading.cues import Cue, Rejected, crowd_cue, find_crowd_cues, find_cues, find_fronted_crowd
from dashboard.pipeline.reading.gatherings import Gatherer, Gathering, is_outside
from dashboard.pipeline.reading.hearing import Heard, Scene, hear_sentence
from dashboard.pipeline.reading.landscape import Article, find_scenery, read_places
from dashboard.pipeline.reading.links import BASE
from dashboard.pipeline.reading.passages import Sentence, sentence_at, split_sentences
from dashboard.pipeline.reading.passing import is_told_in_passing
from dashboard.pipeline.reading.presence import may_tell_presence
from dashboard.pipeline.reading.proof import find_doubt, read_evidence
from dashboard.pipeline.reading.rolls import tell_rolls
from dashboard.pipeline.reading.scope import retells_story, tells_history
from dashboard.pipeline.reading.sense_patterns import STRIKE_TO_COME
from dashboard.pipeline.reading.skills import ALL, Skills
from dashboard.pipeline.reading.specifics import is_one_more, is_specific
from dashboard.pipeline.reading.speech import find_speech
from dashboard.pipeline.reading.syntax import Parsed
from dashboard.pipeline.reading.tellings import Telling, tell
from dashboard.pipeline.reading.towns import Places, Surroundings, Town
from dashboard.tables import PlaceBasis
from geocache.gazetteer import Gazetteer

_ORIGINS = frozenset({"where a person is from", "where someone comes from", BASE.reason})
"""Reasons why a town was rejected that speak against it in the whole article."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What of an article is to be read: its sentences, and those with cues."""

    text: str
    sentences: list[Sentence]
    cues: dict[int, list[Cue]]
    """Cues by the index of their sentence; only these sentences are parsed."""
    rejected: list[Rejected]
    quoted: list[tuple[int, int]]
    is_headed: bool = False
    """Its headline tells of a gathering, so that what a crowd does in the text is read for that."""


@dataclass(slots=True)
class Reading:
    """What was read of one article."""

    gatherings: list[Gathering] = field(default_factory=list)
    shared: list[Telling] = field(default_factory=list)
    """Tellings of many gatherings at once."""
    places: Places = field(default_factory=Places)
    rejected: list[Rejected] = field(default_factory=list)


def plan_reading(text: str, skills: Skills = ALL, headline: str | None = None) -> Plan | None:
    """Scan an article for cues; None where it has none, nor its headline, so that nothing of it is read."""
    strong, rejected = find_cues(text, with_senses=skills.senses)
    is_headed = not (strong or rejected) and skills.crowd_cues and bool(find_cues(headline or "")[0])
    if not (strong or is_headed):
        return Plan(text, [], {}, rejected, []) if rejected else None
    sentences = split_sentences(text)
    cues: dict[int, list[Cue]] = {}
    for cue in strong:
        cues.setdefault(sentence_at(sentences, cue.start), []).append(cue)
    if skills.crowd_cues:
        _add_crowd_cues(text, sentences, cues)
    if skills.presence:
        for index, sentence in enumerate(sentences):
            if index not in cues and may_tell_presence(text, sentence.start, sentence.end):
                cues[index] = []
    return Plan(text, sentences, dict(sorted(cues.items())), rejected, find_speech(text), is_headed)


def _add_crowd_cues(text: str, sentences: list[Sentence], cues: dict[int, list[Cue]]) -> None:
    """Add what crowds do, and in sentences without any cue the people who are counted as gathered."""
    for index, sentence in enumerate(sentences):
        crowd = find_crowd_cues(text, sentence.start, sentence.end)
        if index not in cues:
            fronted = [] if crowd else find_fronted_crowd(text, sentence.start, sentence.end)
            crowd = [*_counted_crowds(text, sentence), *fronted, *crowd]
        if crowd:
            cues.setdefault(index, []).extend(crowd)


def _counted_crowds(text: str, sentence: Sentence) -> list[Cue]:
    found = find_crowds(text, start=sentence.start, end=sentence.end)
    gathered = [w for w in found if w.kind == CrowdKind.TOTAL and w.is_gathering and not w.is_expected]
    days = find_days(text, start=sentence.start, end=sentence.end)
    gathered = [w for w in gathered if not any(d.start < w.end and w.start < d.end for d in days)]
    return [crowd_cue(text, w.start, w.end, w.noun, sentence.end) for w in gathered]


def read_article(
    plan: Plan, parsed: list[Parsed], article: Article, gazetteer: Gazetteer, skills: Skills = ALL
) -> Reading:
    """Read the gatherings of an article from its plan and its parsed sentences."""
    heard = _hear(plan, parsed, skills)
    rejected = [*plan.rejected, *(r for each in heard for r in each.rejected)]
    if not (plan.is_headed or any(each.is_strong for each in heard)):
        return Reading(rejected=rejected)
    places = read_places(article, gazetteer, skills)
    home = article.outlet_town.query if article.outlet_town is not None else None
    tellings, no_sites = _tell_all(plan, heard, places, home)
    today = article.published_on or read_reference_day(plan.text)
    date_tellings(plan.text, tellings, today, by_syntax=skills.day_syntax)
    main_day = find_main_day(plan.text, tellings, today) if skills.main_day else None
    scene = find_scenery(places) if skills.context else None
    gatherer = Gatherer(today, main_day, scene, with_generality=skills.generality)
    gatherer.gather(tellings)
    rejected += no_sites + gatherer.rejected
    gatherings = _place_unplaced(plan, gatherer.gatherings, places, rejected, article, skills)
    if skills.generality:
        gatherings = _leave_passing(gatherings, rejected)
    if skills.proof:
        gatherings = _keep_proven(plan, gatherings, rejected)
    date_gatherings(plan.text, gatherings, tellings, today, with_main_day=skills.main_day)
    return Reading(gatherings, gatherer.shared, places, rejected)


def _leave_passing(gatherings: list[Gathering], rejected: list[Rejected]) -> list[Gathering]:
    """Leave out the gatherings that are named only to tell something else."""
    kept = []
    for gathering in gatherings:
        if is_told_in_passing(gathering):
            rejected += [Rejected(t.cue.start, t.cue.end, "told in passing, of no day") for t in gathering.tellings]
        else:
            kept.append(gathering)
    return kept


def _keep_proven(plan: Plan, gatherings: list[Gathering], rejected: list[Rejected]) -> list[Gathering]:
    """Keep the gatherings with signs enough that they are for a cause; the others are rejected with the reason.

    Beside a proven one, "a second rally" is for the same cause, and those who stand against it are for theirs.
    """
    told = ((plan.text[s.start : s.end], cues) for i, cues in plan.cues.items() for s in (plan.sentences[i],))
    evidence = read_evidence(plan.text, told, may_strike=any(r.reason == STRIKE_TO_COME for r in plan.rejected))
    if plan.is_headed:
        evidence = replace(evidence, has_protest=True, is_of_crowds=False)
    doubts = [find_doubt(gathering, evidence) for gathering in gatherings]
    has_proven = None in doubts
    if has_proven and not evidence.has_protest and not evidence.is_of_other_field:
        proven = replace(evidence, has_protest=True)
        doubts = [doubt and find_doubt(g, proven) for doubt, g in zip(doubts, gatherings, strict=True)]
    kept = []
    for gathering, doubt in zip(gatherings, doubts, strict=True):
        is_beside = gathering.is_counter or any(is_one_more(t) for t in gathering.tellings)
        if doubt is None or (has_proven and is_beside):
            kept.append(gathering)
        else:
            rejected += [Rejected(t.cue.start, t.cue.end, doubt) for t in gathering.tellings]
    return kept


def _hear(plan: Plan, parsed: list[Parsed], skills: Skills) -> list[Heard]:
    others = {sentence_at(plan.sentences, r.start) for r in plan.rejected}
    scenes = (
        Scene(index, plan.sentences[index], plan.text, sentence, plan.quoted, skills, index in others)
        for index, sentence in zip(plan.cues, parsed, strict=True)
    )
    return [hear_sentence(scene, plan.cues[scene.index]) for scene in scenes]


def _tell_all(plan: Plan, heard: list[Heard], places: Places, home: str | None) -> tuple[list[Telling], list[Rejected]]:
    tellings: list[Telling] = []
    rejected: list[Rejected] = []
    for each in heard:
        found, no_sites = tell(each, _look_around(plan, each.scene.index, places, home))
        tellings += found
        rejected += no_sites
    return tellings + tell_rolls(plan.text, plan.sentences, tellings, places.towns), rejected


def _look_around(plan: Plan, index: int, places: Places, home: str | None) -> Surroundings:
    """Give the places that sentence `index` and the one before it name; `home` is the outlet's town, as a query."""
    own = [t for t in places.within(plan.sentences[index]) if not t.is_dateline]
    before = places.within(plan.sentences[index - 1]) if index else []
    heading = places.heading_of(plan.sentences[index])
    sites = [t for t in before if t.can_be_site]
    return Surroundings(own, sites, places.cities, {*places.named, home}, places.own, heading, places.datelines)


def _place_unplaced(  # noqa: PLR0913, PLR0917 - all that an article tells bears on where a gathering was
    plan: Plan,
    gatherings: list[Gathering],
    places: Places,
    rejected: list[Rejected],
    article: Article,
    skills: Skills,
) -> list[Gathering]:
    """Give gatherings without a town the one that the article's other words tell; leave out what is no report."""
    barred = {r.start for r in rejected if r.reason in _ORIGINS}
    is_undated = all(t.occasion is None for g in gatherings for t in g.tellings)
    if skills.generality and is_undated and retells_story(plan.text):
        return []
    is_history = is_undated and tells_history(plan.text)
    kept: list[Gathering] = []
    shared: tuple[Town, PlaceBasis] | None = None
    for gathering in gatherings:
        if gathering.town is None and not gathering.is_online:
            if skills.generality and (is_history or not any(is_specific(t) for t in gathering.tellings)):
                continue
            found = shared
            if found is None and skills.context:
                home = article.outlet_town if skills.homes and article.home is not None else None
                found = choose_context_town(plan.text, plan.sentences, places, gathering.first_index, barred, home)
            if found is None and skills.homes and article.outlet_town is not None:
                is_elsewhere = any(
                    is_outside(article.outlet_town, t)
                    or is_set_elsewhere(plan.text, t.sentence, places, article.outlet_town)
                    for t in gathering.tellings
                )
                found = None if is_elsewhere else (article.outlet_town, PlaceBasis.OUTLET)
            shared = found
            gathering.town, gathering.place_basis = found or (None, PlaceBasis.NONE)
        kept.append(gathering)
    return kept
