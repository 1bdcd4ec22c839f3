"""The stage from articles to mentions: a row for each gathering an article tells of, with the words behind it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd

from dashboard.pipeline.fields.crowds import find_crowds
from dashboard.pipeline.fields.organizers import Known, find_organizers
from dashboard.pipeline.names.geoparsing import find_home
from dashboard.pipeline.reading.figure_owners import Ground
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.guesses import FROM_ELSEWHERE, leave_bare_guesses
from dashboard.pipeline.reading.headcounts import Headcount, count_heads
from dashboard.pipeline.reading.landscape import Article
from dashboard.pipeline.reading.links import SITE_SCORE
from dashboard.pipeline.reading.passages import sentence_at
from dashboard.pipeline.reading.reading import Plan, Reading, plan_reading, read_article
from dashboard.pipeline.reading.skills import ALL, Skills
from dashboard.pipeline.reading.sponsors import Scene, Sponsors, assign_sponsors, names_of
from dashboard.pipeline.reading.syntax import Parsed, condense, parse_sentences
from dashboard.pipeline.reading.towns import town_of_entry
from dashboard.pipeline.reading.venues import find_venue
from dashboard.pipeline.reading.verdicts import choose_action, choose_evidence, judge_status
from dashboard.tables import MENTIONS, REJECTIONS, SPANS, DateBasis, PlaceBasis
from geocache.gazetteer import Entry, Gazetteer
from geocache.outlets import home_of
from geocache.places import Precision

_ARTICLES_AT_ONCE = 256
"""Articles whose sentences are parsed together: enough to fill the parser's batches, few enough to hold."""
_MOST_GUESSED = 0.65
"""The most that the score of a guessed place can be."""

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows of the three tables."""

    mentions: list[Row]
    spans: list[Row]
    rejections: list[Row]


def find_mentions(
    articles: pd.DataFrame, gazetteer: Gazetteer, skills: Skills = ALL
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the tables `mentions`, `spans` and `rejections` of `articles`, unchecked as parts of the whole ones.

    `skills` leaves parts of the reading out.
    """
    rows = Rows([], [], [])
    for batch in _batches(_named_rows(articles), _ARTICLES_AT_ONCE):
        for row, plan, parsed in _parse_batch(batch, skills):
            _add_rows(rows, row, plan, read_article(plan, parsed, _article(row, gazetteer), gazetteer, skills))
    return MENTIONS.typed(rows.mentions), SPANS.typed(rows.spans), REJECTIONS.typed(rows.rejections)


def _named_rows(articles: pd.DataFrame) -> Iterator[Row]:
    columns = ("article_id", "text", "headline", "published_on", "publisher", "url", "home")
    for values in zip(*(articles[c] for c in columns), strict=True):
        row = {c: None if pd.isna(value) else value for c, value in zip(columns, values, strict=True)}
        yield row | {"published_on": row["published_on"].date() if row["published_on"] is not None else None}


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _parse_batch(batch: list[Row], skills: Skills) -> Iterator[tuple[Row, Plan, list[Parsed]]]:
    """Parse the sentences with cues of many articles in one go."""
    plans = [(row, plan) for row in batch if (plan := plan_reading(row["text"], skills, row["headline"])) is not None]
    parsed = parse_sentences(
        condense(plan.text[s.start : s.end], s.start)
        for _, plan in plans
        for s in (plan.sentences[i] for i in plan.cues)
    )
    for row, plan in plans:
        yield row, plan, list(islice(parsed, len(plan.cues)))


def _article(row: Row, gazetteer: Gazetteer) -> Article:
    publisher, url = row["publisher"], row["url"]
    home = find_home(gazetteer, home=row["home"], publisher=publisher, url=url)
    place = home or (None if home_of(publisher, url) else _named_after(publisher, gazetteer))
    town = None if place is None else town_of_entry(place, (0, 0), "", gazetteer.name_of(place))
    return Article(row["text"], row["headline"], row["published_on"], place, town)


def _named_after(publisher: str | None, gazetteer: Gazetteer) -> Entry | None:
    """Give the one town of the world that an outlet's name starts with: "Decorah Valley Register"."""
    words = (publisher or "").removeprefix("The ").split()
    for length in (3, 2, 1):
        named = [e for e in gazetteer.owners(" ".join(words[:length])) if e.kind == Precision.CITY]
        if len(words) > length and named:
            return named[0] if len(named) == 1 else None
    return None


def _add_rows(rows: Rows, row: Row, plan: Plan, reading: Reading) -> None:
    article_id, text = row["article_id"], plan.text
    for gathering, count, sponsors in _with_fields(plan, reading, row["published_on"]):
        mention, spans = _mention(Told(article_id, text, gathering, count, sponsors, row["published_on"]))
        rows.mentions.append(mention)
        rows.spans += spans
    rejections = {(r.start, r.end, r.reason) for r in reading.rejected}
    rows.rejections += [
        {"article_id": article_id, "start": start, "end": end, "quote": text[start:end], "reason": reason}
        for start, end, reason in sorted(rejections)
    ]


def _with_fields(
    plan: Plan, reading: Reading, published_on: date | None
) -> Iterator[tuple[Gathering, Headcount | None, Sponsors]]:
    """Give each gathering with its crowd and its organizers."""
    if not reading.gatherings:
        return
    barred = {sentence_at(plan.sentences, r.start) for r in plan.rejected}
    general = frozenset(telling.index for telling in reading.shared)
    ground = Ground(plan.text, plan.sentences, reading.places.towns, published_on, general, barred)
    counts = count_heads(reading.gatherings, find_crowds(plan.text), ground)
    is_counted = (count is not None for count in counts)
    reading.rejected += leave_bare_guesses(zip(reading.gatherings, is_counted, strict=True))
    known = Known(places=frozenset(town.name for town in reading.places.towns if not town.in_name))
    scene = Scene(plan.text, reading.gatherings, plan.sentences, plan.cues, reading.places.towns, plan.rejected)
    sponsors = assign_sponsors(scene, find_organizers(plan.text, known=known))
    yield from zip(reading.gatherings, counts, sponsors, strict=True)


@dataclass(frozen=True, slots=True)
class Told:
    """One gathering of an article with all that is told of it."""

    article_id: str
    text: str
    gathering: Gathering
    count: Headcount | None
    sponsors: Sponsors
    published_on: date | None

    @property
    def mention_id(self) -> str:
        """An id that a rebuild gives again: from the article, the evidence, the place and the days."""
        gathering = self.gathering
        days = gathering.occasion.interval if gathering.occasion else None
        query = gathering.town.query if gathering.town else None
        start = choose_evidence(gathering).sentence.start
        key = (self.article_id, start, query, gathering.is_counter, gathering.is_online, days)
        return hashlib.sha256(repr(key).encode()).hexdigest()[:12]


def _mention(told: Told) -> tuple[Row, list[Row]]:
    text, gathering = told.text, told.gathering
    evidence = choose_evidence(gathering)
    verdict = judge_status(gathering, told.published_on)
    venue = find_venue(evidence)
    start, end = evidence.sentence.start, evidence.sentence.end
    mention = {
        "mention_id": told.mention_id,
        "article_id": told.article_id,
        "sentence_start": start,
        "sentence_end": end,
        "evidence": text[start:end],
        "cue": evidence.cue.words,
        "venue": text[venue[0] : venue[1]] if venue else None,
        "organizers": names_of(told.sponsors.organizers),
        "promoters": names_of(told.sponsors.promoters),
        "action": choose_action(gathering).value,
        "status": verdict.status.value,
        "is_online": gathering.is_online,
        **_place_columns(gathering),
        **_day_columns(gathering),
        **_crowd_columns(told),
    }
    spans = [("cue", (evidence.cue.start, evidence.cue.end)), ("venue", venue), ("status", verdict.span)]
    found = dict.fromkeys([*((n, s) for n, s in spans if s is not None), *_field_spans(told)])
    return mention, [_span(told.mention_id, name, text, span) for name, span in found]


def _place_columns(gathering: Gathering) -> Row:
    town = gathering.town
    return {
        "toponym": (town.name or None) if town else None,
        "query": town.query if town else None,
        "place_basis": gathering.place_basis.value,
        "place_score": _place_score(gathering),
        "other_reading": town.other_reading if town else None,
    }


def _place_score(gathering: Gathering) -> float | None:
    """Give how sure the place is, from 0 to 1.

    A town taken from elsewhere is a guess, however clear its name; so is one that is only the sentence's one town.
    """
    if gathering.town is None:
        return None
    links = [t.link.score for t in gathering.tellings if t.link is not None]
    is_guess = gathering.place_basis in FROM_ELSEWHERE or (bool(links) and max(links) < SITE_SCORE)
    return round(gathering.town.score * (_MOST_GUESSED if is_guess else 1.0), 3)


def _day_columns(gathering: Gathering) -> Row:
    occasion = gathering.occasion
    return {
        "starts_on": pd.Timestamp(occasion.interval[0]) if occasion else None,
        "ends_on": pd.Timestamp(occasion.interval[1]) if occasion else None,
        "date_basis": (occasion.basis if occasion else DateBasis.NONE).value,
    }


def _crowd_columns(told: Told) -> Row:
    count = told.count
    said_by = count.said_by if count else None
    return {
        "crowd_low": count.low if count else None,
        "crowd_high": count.high if count else None,
        "crowd_said_by": told.text[said_by[0] : said_by[1]] if said_by else None,
    }


def _field_spans(told: Told) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the words behind place, day, crowd, organizers and promoters, as far as words stand in the text."""
    gathering, count = told.gathering, told.count
    town, occasion = gathering.town, gathering.occasion
    if town is not None and gathering.place_basis != PlaceBasis.HEADLINE and town.end:
        yield "place", (town.start, town.end)
    if occasion is not None and occasion.span is not None:
        yield "day", occasion.span
    for words in count.words if count else ():
        yield "crowd", (words.start, words.end)
    if count is not None and count.said_by is not None:
        yield "crowd_said_by", count.said_by
    for name, found in (("organizer", told.sponsors.organizers), ("promoter", told.sponsors.promoters)):
        yield from ((name, (organizer.start, organizer.end)) for organizer in found)


def _span(mention_id: str, name: str, text: str, span: tuple[int, int]) -> Row:
    return {"mention_id": mention_id, "field": name, "start": span[0], "end": span[1], "quote": text[span[0] : span[1]]}
