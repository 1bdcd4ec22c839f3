"""The drill-down's cards as HTML; every text from outside goes through markupsafe's escaping."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.page.cells import tell_crowd, tell_when
from dashboard.page.facets import ACTION_WORDS, PRECISION_WORDS, STATUS_WORDS
from dashboard.page.marks import MARKED_FIELDS, write_key
from dashboard.page.sources import Article, Elsewhere, Report, Story
from dashboard.page.words import count_of, join_words, write_crowd, write_day, write_doubt, write_place_name
from dashboard.tables import Status

_NAMED = 4
"""How many organizers are named at once: the quote must not be pushed out of sight."""
_BY_HAND_WORDS = {
    "reports": "which reports belong to it",
    "confirmed": "confirmed as it stands",
    "action": "what people did",
}
"""How a corrected field is named where its own name does not say it."""


def write_event_head(event: dict[str, Any]) -> Markup:
    """Give the head of an event's card: place, day, status, crowd, organizers and what the point stands for."""
    return Markup(
        '<div class="pm-head"><h2>{place}</h2><p class="pm-when">{when}</p>'
        '<p class="pm-tags"><span class="pm-status pm-{status}">{status_word}</span>'
        "<span>{action}</span><span>{crowd}</span></p>{facts}</div>"
    ).format(
        place=write_place(event),
        when=tell_when(event),
        status=event["status"],
        status_word=STATUS_WORDS[event["status"]],
        action=ACTION_WORDS[event["action"]],
        crowd=tell_crowd(event),
        facts=_write_facts(_list_facts(event)),
    )


def write_place(event: dict[str, Any]) -> str:
    """Give an event's place for people; "Online" and "Place not known" for those without one."""
    if event["is_online"]:
        return "Online"
    return write_place_name(event["place"]) if isinstance(event["place"], str) else "Place not known"


def write_title(event: dict[str, Any], *, with_place: bool = True) -> str:
    """Give an event in one line: "Eugene, Oregon · Thu 14 June 2018 · Rally"; its status where it was not held."""
    parts = [write_place(event)] if with_place else []
    parts += [tell_when(event), ACTION_WORDS[event["action"]]]
    if event["status"] != Status.HELD:
        parts.append(STATUS_WORDS[event["status"]].lower())
    return " · ".join(parts)


def write_row(event: dict[str, Any]) -> tuple[str, str]:
    """Give an event as a row of a list: its place, and what there is to say of it in one line."""
    parts = [write_title(event, with_place=False)]
    if not pd.isna(event["crowd_low"]) or not pd.isna(event["crowd_high"]):
        parts.append(tell_crowd(event))
    if event["report_count"] > 1:
        parts.append(count_of(event["report_count"], "report"))
    if isinstance(event["other_reading"], str):
        parts.append("place not certain")
    return write_place(event), " · ".join(parts)


def write_reports_line(stories: Sequence[Story]) -> str:
    """Say "3 reports of 2 independent stories, by 3 outlets"."""
    reports = [report for story in stories for report in story.reports]
    outlets = len({report.outlet for report in reports})
    of = count_of(len(stories), "independent story", "independent stories")
    return f"{count_of(len(reports), 'report')} of {of}, by {count_of(outlets, 'outlet')}"


def write_report(report: Report, *versions: Report) -> Markup:
    """Give a report: outlet and day, headline, quote, the key to its marks, words elsewhere, what was inferred.

    `versions` are reports with the same sentence: each is named, the sentence stands once, and what they alone tell
    elsewhere is added.
    """
    reports = (report, *versions)
    fullest = max(reports, key=lambda one: len(one.fields))
    elsewhere = {str(words.quote): words for one in reports for words in one.elsewhere}
    return Markup('<section class="pm-report">{}{}{}{}{}</section>').format(
        Markup("").join(_write_source(one) for one in reports),
        _write_quote(fullest),
        Markup('<p class="pm-key">{}</p>').format(write_key(fullest.fields)) if fullest.fields else "",
        Markup("").join(write_elsewhere(words) for words in elsewhere.values()),
        write_notes(list(dict.fromkeys(note for one in reports for note in one.notes))),
    )


def _write_source(report: Report) -> Markup:
    return Markup('<p class="pm-outlet"><strong>{}</strong>{}{}</p>{}').format(
        report.outlet,
        Markup(", {}").format(write_day(report.published_on)) if report.published_on else "",
        _write_link(report.url),
        Markup('<p class="pm-headline">{}</p>').format(report.headline) if report.headline else "",
    )


def write_reason(report: Report) -> Markup:
    """Say why a report belongs to its event."""
    return Markup('<p class="pm-why">Belongs here: {}</p>').format(report.reason)


def _write_quote(report: Report) -> Markup:
    """Give the evidence, or whose coding stands in for it: never an empty quote."""
    if report.quote:
        return Markup('<blockquote class="pm-quote">“{}”</blockquote>').format(report.quote)
    said = f"Coded by {report.coded_by}; there is no text to quote." if report.coded_by else "No text to quote."
    return Markup('<p class="pm-coded">{}</p>').format(said)


def write_coded(coded: Sequence[tuple[str, str]]) -> Markup:
    """Give what the coders of a data set wrote of an event, column by column."""
    return _write_facts(coded)


def write_article(article: Article) -> Markup:
    """Give a whole article with its marks and their key."""
    paragraphs = [Markup("<p>{}</p>").format(paragraph) for paragraph in article.paragraphs]
    return Markup(
        '<article class="pm-article"><p class="pm-outlet"><strong>{}</strong>{}{}</p>{}'
        '<p class="pm-key">{}</p>{}</article>'
    ).format(
        article.outlet,
        Markup(", {}").format(write_day(article.published_on)) if article.published_on else "",
        _write_link(article.url),
        Markup("<h3>{}</h3>").format(article.headline) if article.headline else "",
        write_key(article.fields),
        Markup("").join(paragraphs),
    )


def write_disagreements(stories: Sequence[Story]) -> list[Markup]:
    """Say where reports differ on status, crowd or day, each with who said what; empty where they agree."""
    reports = [report for story in stories for report in story.reports]
    crowds = [(r.crowd, _name_teller(r)) for r in reports if r.crowd != write_crowd(None, None)]
    days = [(r.when, r.outlet) for r in reports]
    states = [(STATUS_WORDS[Status(r.status)], _quote_status(r)) for r in reports]
    return [
        _write_versions(title, told)
        for title, told in (("status", _group(states)), ("crowd", _group(crowds)), ("day", _group(days)))
        if len(told) > 1
    ]


def _write_versions(what: str, told: dict[str, dict[str, None]]) -> Markup:
    """Give what reports say differently, side by side, each with who says it."""
    version = Markup("<li><strong>{}</strong> <span>{}</span></li>")
    versions = Markup("").join(version.format(value, join_words(list(who))) for value, who in told.items())
    return Markup('<div class="pm-differ"><p>Reports differ on the {}:</p><ul>{}</ul></div>').format(what, versions)


def _quote_status(report: Report) -> str:
    """Give who tells the status, when, and by which words: a plan told early is no contradiction to what came of it."""
    when = f", {write_day(report.published_on)}" if report.published_on else ""
    return f"{report.outlet}{when}" + (f": “{report.status_words}”" if report.status_words else "")


def _name_teller(report: Report) -> str:
    """Give who gave the crowd, and the outlet that passes it on."""
    return f"{report.crowd_said_by}, in {report.outlet}" if report.crowd_said_by else report.outlet


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, None]]:
    grouped: dict[str, dict[str, None]] = {}
    for value, who in pairs:
        grouped.setdefault(value, {})[who] = None
    return grouped


def _list_facts(event: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Give the facts below an event's head as (name, value)."""
    if len(event["organizers"]):
        yield "Organizer", _write_names(event["organizers"])
    if len(event["promoters"]):
        yield "Supported by", _write_names(event["promoters"])
    if isinstance(event["venue"], str):
        yield "Venue", event["venue"]
    if not event["is_online"]:
        yield "Position", PRECISION_WORDS[event["precision"]].lower()
    if isinstance(event["other_reading"], str):
        yield "Place", write_doubt(write_place(event), event["other_reading"])
    if len(event["by_hand"]):
        yield "By hand", join_words([_BY_HAND_WORDS.get(field, field) for field in dict.fromkeys(event["by_hand"])])


def _write_names(names: Sequence[str]) -> Markup:
    """Give names, each in its own writing direction; those of a long list behind a line that opens."""
    isolated = [Markup("<bdi>{}</bdi>").format(name) for name in names]
    if len(names) <= _NAMED + 1:
        return Markup(" and ").join(part for part in (Markup(", ").join(isolated[:-1]), isolated[-1]) if part)
    more = Markup("<details><summary>and {} more</summary>{}</details>")
    return Markup(", ").join(isolated[:_NAMED]) + more.format(len(names) - _NAMED, Markup(", ").join(isolated[_NAMED:]))


def _write_facts(facts: Iterable[tuple[str, str]]) -> Markup:
    rows = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*fact) for fact in facts)
    return Markup('<dl class="pm-facts">{}</dl>').format(rows)


def _write_link(url: str | None) -> Markup:
    if url is None:
        return Markup("")
    link = Markup(' <a href="{}" target="_blank" rel="noopener noreferrer">Open the article{}</a>')
    return link.format(url, Markup('<span aria-hidden="true"> ↗</span>'))


def write_elsewhere(words: Elsewhere) -> Markup:
    """Give words outside the evidence, and for which fields they stand."""
    names = join_words([MARKED_FIELDS[name][1] for name in words.fields])
    return Markup('<p class="pm-elsewhere"><span>Elsewhere in the article, {}:</span> “{}”</p>').format(
        names, words.quote
    )


def write_notes(notes: Sequence[str]) -> Markup:
    """Give what was inferred, and from what."""
    if not notes:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(note) for note in notes)
    return Markup('<ul class="pm-notes">{}</ul>').format(items)
