"""What was found in an added article, as HTML: each event in a line and the quote behind it, the words marked."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from dashboard.page.additions import Addition, Novelty
from dashboard.page.cards import write_elsewhere, write_notes
from dashboard.page.cells import tell_crowd, tell_when
from dashboard.page.facets import ACTION_WORDS, STATUS_WORDS
from dashboard.page.marks import Span, list_fields, mark_excerpt, write_key
from dashboard.page.sources import list_notes, read_elsewhere
from dashboard.page.words import count_of, join_words, write_day, write_doubt, write_place_name
from dashboard.tables import PlaceBasis

Row = dict[str, Any]
_TURNED_DOWN = 5
"""Candidates named; the rest are counted."""


def write_addition(addition: Addition) -> Markup:
    """Give an addition's head: outlet, day and headline, and what it is to the articles that are there."""
    article = addition.article
    parts = [article.publisher or "Outlet not known"]
    parts += [write_day(article.published_on)] if article.published_on else ["no publication day"]
    return Markup(
        '<p class="pm-outlet"><strong>{}</strong></p><p class="pm-headline">{}</p><p class="pm-differ">{}</p>'
    ).format(", ".join(parts), article.headline or "No headline", say_novelty(addition))


def say_novelty(addition: Addition) -> str:
    """Say how many events were found, and whether the article is there already."""
    found = count_of(len(addition.reading.mentions), "event") + " found"
    if addition.novelty is Novelty.DUPLICATE:
        return f"{found}. The same text as {addition.same_as}: storing it again adds nothing."
    if addition.novelty is Novelty.VERSION:
        return f"{found}. Another version of the story in {addition.same_as}: it counts as a report, not as a story."
    return f"{found}."


def write_mentions(addition: Addition) -> Iterator[Markup]:
    """Give each event that was found: what was understood, and the quote with the words of each field marked."""
    for mention in addition.reading.mentions:
        spans = [
            Span(s["field"], int(s["start"]), int(s["end"]))
            for s in addition.reading.spans
            if s["mention_id"] == mention["mention_id"]
        ]
        start, end = int(mention["sentence_start"]), int(mention["sentence_end"])
        quote = mark_excerpt(addition.article.text, start, end, spans)
        key = write_key(list_fields(spans, start, end))
        words = map(write_elsewhere, read_elsewhere(addition.article.text, spans, start, end))
        rest = Markup("").join((*words, write_notes(_list_notes(mention, addition))))
        yield Markup(
            '<section class="pm-report"><p class="pm-when">{}</p><blockquote class="pm-quote">“{}”</blockquote>'
            '<p class="pm-key">{}</p>{}</section>'
        ).format(say_mention(mention), quote, key, rest)


def _list_notes(mention: Row, addition: Addition) -> list[str]:
    """Say what is not certain, in the words of the page's cards."""
    place = write_place_name(mention["query"] or "")
    doubt = [f"Place: {write_doubt(place, other)}"] if (other := _other_reading(mention)) else []
    return doubt + list(list_notes({**mention, "published_on": addition.article.published_on}))


def _other_reading(mention: Row) -> str | None:
    """Give the other reading of the place's name, where there is a place that it puts in doubt."""
    has_place = mention["query"] and not mention["is_online"] and mention["place_basis"] != PlaceBasis.NONE
    return mention["other_reading"] if has_place else None


def say_mention(mention: Row) -> str:
    """Say what was understood: "Eugene, Oregon · Thu 14 June 2018 · Rally, held · about 100 people · …"."""
    place = "Online" if mention["is_online"] else write_place_name(mention["query"] or "Place not known")
    if _other_reading(mention):
        place = f"Probably {place}"
    parts = [
        place,
        tell_when(mention),
        f"{ACTION_WORDS[mention['action']]}, {STATUS_WORDS[mention['status']].lower()}",
        tell_crowd(mention),
    ]
    if mention["organizers"]:
        parts.append(f"organized by {join_words(list(mention['organizers']))}")
    return " · ".join(parts)


def say_turned_down(addition: Addition) -> list[str]:
    """Say what could have been an event or its place and was not taken, each with its reason."""
    rows = addition.reading.rejections
    lines = [f"“{' '.join(row['quote'].split())}”: {row['reason']}" for row in rows[:_TURNED_DOWN]]
    return lines + ([f"and {len(rows) - _TURNED_DOWN:,} more"] if len(rows) > _TURNED_DOWN else [])
