"""One HTML file that opens anywhere without network or server: the map, the list of events and their quotes."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from dashboard.page.export_rows import Row, Rows
from dashboard.page.extract import Extract
from dashboard.page.facets import ACTION_WORDS, PRECISION_WORDS, STATUS_WORDS
from dashboard.page.figure import Figure, draw_figure
from dashboard.page.figure_marks import name_anchor
from dashboard.page.figure_options import FigureOptions
from dashboard.page.marks import Span, list_fields, mark_excerpt, write_key
from dashboard.page.typeface import embed_fonts
from dashboard.page.words import write_crowd, write_day, write_place_name, write_when
from dashboard.tables import Action, Status
from geocache.places import Precision

_HERE = Path(__file__).parent
_ELSEWHERE = {"online": "Online", "unplaced": "Not placed"}


def write_webpage(extract: Extract, options: FigureOptions) -> bytes:
    """Give the page: everything in it is escaped, and its own policy forbids it to ask for anything."""
    figure = draw_figure(extract, replace(options, bare=True))
    page = _Page(extract, Rows(extract))
    script = Markup(_read("webpage.js"))  # noqa: S704 - our own file
    return (
        _template()
        .render(
            title=figure.title, description=figure.description, note=options.note, theme=options.theme,
            about=extract.about(figure.boundaries), places=page.places(), statuses=page.statuses(), key=page.key(),
            links=_list_links(extract, figure), figure=Markup(figure.svg),  # noqa: S704 - escaped by the drawing
            fonts=Markup(embed_fonts(page.all_words)), style=Markup(_read("webpage.css")),  # noqa: S704 - our own
            script=script, script_hash=_hash(script),
        )
        .encode("utf-8")
    )  # fmt: skip


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_read("webpage.html"))


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _list_links(extract: Extract, figure: Figure) -> list[tuple[str, str]]:
    sources = (*extract.data_credits, *extract.place_credits, *figure.boundaries)
    return [(source.name, source.url) for source in sources if source.url.startswith("https://")]


@dataclass(frozen=True)
class _Page:
    """The list's content."""

    extract: Extract
    rows: Rows

    @property
    def all_words(self) -> str:
        """What the list says, for the choice of letters."""
        return " ".join(f"{event['place']} {event['organizers']}" for event in self.rows.events)

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """The words behind each mention's fields."""
        found = defaultdict(list)
        spans = self.extract.collection.spans
        for mention, field, start, end in zip(
            spans["mention_id"], spans["field"], spans["start"], spans["end"], strict=True
        ):
            found[mention].append(Span(field, int(start), int(end)))
        return found

    @cached_property
    def reports(self) -> dict[str, list[dict[str, Any]]]:
        """Each event's reports with their quotes, marked."""
        articles = self.extract.articles
        texts: dict[str, str] = dict(zip(articles["article_id"], articles["text"], strict=True))
        found = defaultdict(list)
        for report in self.rows.reports:
            found[report["event_id"]].append(self._report(report, texts))
        return found

    def _report(self, report: Row, texts: dict[str, str]) -> dict[str, Any]:
        start, end = report["sentence_start"], report["sentence_end"]
        spans = self.spans[report["mention_id"]]
        quote = mark_excerpt(texts[report["article_id"]], start, end, spans) if report["quote"] else Markup("")
        day = f", {write_day(report['published_on'])}" if report["published_on"] else ""
        coded = f" (coded by {report['coded_by']})" if report["coded_by"] else ""
        return {
            "source": f"{report['outlet'] or 'Outlet not known'}{day}{coded}",
            "headline": report["headline"], "url": report["url"], "quote": quote,
        }  # fmt: skip

    def places(self) -> Iterator[dict[str, Any]]:
        """Give the places with their events, the places by name, what is not on the map last."""
        groups: dict[tuple[bool, str, str], list[Row]] = defaultdict(list)
        for event in self.rows.events:
            groups[self._place_key(event)].append(event)
        for (_, name, anchor), events in sorted(groups.items(), key=lambda item: item[0]):
            ordered = sorted(events, key=lambda e: (e["starts_on"] is None, str(e["starts_on"]), e["event_id"]))
            yield {"name": name, "anchor": anchor, "events": [self._event(event) for event in ordered]}

    @staticmethod
    def _place_key(event: Row) -> tuple[bool, str, str]:
        if event["latitude"] is None:
            return True, _ELSEWHERE[event["on_map"]], event["on_map"]
        name = write_place_name(event["place"] or "Place not named")
        return False, name, name_anchor(event["latitude"], event["longitude"])

    def _event(self, event: Row) -> dict[str, Any]:
        what = f"{ACTION_WORDS[Action(event['action'])]}, {STATUS_WORDS[Status(event['status'])].lower()}"
        return {
            "status": event["status"], "when": write_when(event["starts_on"], event["ends_on"]), "what": what,
            "crowd": write_crowd(event["crowd_low"], event["crowd_high"]), "venue": event["venue"],
            "organizers": ", ".join(event["organizers"]), "by_hand": ", ".join(event["by_hand"]),
            "position": _say_position(event), "reports": self.reports[event["event_id"]],
        }  # fmt: skip

    def statuses(self) -> Sequence[tuple[str, str, int]]:
        """Give the statuses that occur: value, words, events."""
        counts = self.extract.events["status"].value_counts()
        return [(str(s), STATUS_WORDS[s], int(counts[str(s)])) for s in Status if str(s) in counts.index]

    def key(self) -> Markup:
        """Give the key to the marks in the quotes."""
        shown = {report["mention_id"] for report in self.rows.reports}
        spans = [span for mention in sorted(shown) for span in self.spans[mention]]
        return write_key(list_fields(spans, 0, 2**31)) if spans else Markup("")


def _say_position(event: Row) -> str:
    where = (
        PRECISION_WORDS[Precision(event["precision"])].lower() if event["latitude"] is not None else "not on the map"
    )
    other = f"; other reading: {event['other_reading']}" if event["other_reading"] else ""
    return f"position: {where}{other}"


def write_iframe(address: str, title: str, *, height: int = 720) -> str:
    """Give the snippet that shows a served page within another one; `height` in pixels."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" '
        'style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
