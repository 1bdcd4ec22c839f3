"""Texts from outside that are written to do something stay texts, in every view and in every field."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import writing
from dashboard.page.additions import compare_additions, paste_item, read_additions, sketch_articles
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import VIEWS
from dashboard.tables import ARTICLES, CODED, CORRECTIONS, DATASETS, EVENTS_FOUND, LINKS_FOUND, SET_ASIDE
from tests.desk_folder import OWN_MACHINE
from tests.sample_tables import make_events, write_tables
from tests.test_streamlit_app import APP

HOSTILE = "<img src=http://127.0.0.1:9/p.png onerror=alert(1)> ![p](http://127.0.0.1:9/q.png) \"'&lt; <b>bold</b>"
OURS = {"p", "strong", "span", "div", "h1", "h2", "h3", "dl", "dt", "dd", "section", "blockquote", "mark", "sup"} | {
    "article", "ul", "li", "a", "style", "bdi", "details", "summary",
}  # fmt: skip
MARKDOWN = ("label", "body", "help", "caption")
PLAIN = ("Text", "Html", "Code", "Selectbox", "MultiSelect", "ArrowDataFrame")
"""Elements whose body or options Streamlit shows as they stand, or as HTML, which is looked at on its own."""
OWN = re.compile(r":small\[(.*)\]$")
"""What the page itself writes behind a label in small."""
LIVE = re.compile(r"(?<!\\)\[[^\]]*\]\(|(?<!\\)<\w|(?<!\\):(?=//)")


class TagReader(HTMLParser):
    """Notes what a piece of HTML holds beside text."""

    def __init__(self) -> None:
        super().__init__()
        self.alien: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wrong = [n for n, v in attrs if n == "src" or n.startswith("on") or (n == "href" and "javascript:" in str(v))]
        if tag not in OURS or wrong:
            self.alien.append(f"{tag} {attrs}")


def make_hostile() -> dict[str, pd.DataFrame]:
    """Give tables whose every free text tries to be markup."""
    tables = make_events(6, 2)
    columns = {
        "articles": ("publisher", "headline", "home"),
        "events": ("place", "venue", "other_reading"),
        "mentions": ("venue", "toponym", "crowd_said_by", "other_reading", "cue"),
        "links": ("reason",),
        "places": ("name", "admin1", "note"),
    }
    for name, texts in columns.items():
        tables[name] = tables[name].assign(**dict.fromkeys(texts, HOSTILE))
    tables["articles"]["publisher"] += tables["articles"]["article_id"]
    text = HOSTILE + " " + tables["articles"]["text"]
    tables["articles"] = tables["articles"].assign(text=text, url='javascript:alert("1")')
    tables["mentions"] = tables["mentions"].assign(evidence=text.to_numpy(), sentence_end=text.str.len().to_numpy())
    for name in ("events", "mentions"):
        people = pd.Series([[HOSTILE] for _ in range(len(tables[name]))])
        tables[name] = tables[name].assign(organizers=people, promoters=people)
    tables["mentions"]["crowd_low"] = pd.Series(range(6), dtype="Int64")
    event = tables["events"]["event_id"].iloc[0]
    tables["links"]["event_id"] = event  # one event told in six ways: where reports differ, it is said
    tables["events"] = tables["events"].assign(report_count=6)
    return {
        **tables,
        "set_aside": SET_ASIDE.frame([{"source": HOSTILE, "reason": HOSTILE, "kind": "left_out"}]),
        "coded": CODED.frame([{"event_id": event, "field": HOSTILE, "words": HOSTILE}]),
        "datasets": DATASETS.frame([{
            "dataset": "d", "name": HOSTILE, "version": HOSTILE, "terms": HOSTILE, "url": HOSTILE, "row_count": 1,
            "event_count": 1, "set_aside_count": 0,
        }]),
    }  # fmt: skip


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    folder, tables = tmp_path / "tables", make_hostile()
    write_tables(folder, tables)
    EVENTS_FOUND.write(tables["events"], folder)
    LINKS_FOUND.write(tables["links"], folder)
    event = tables["events"]["event_id"].iloc[0]
    made = {
        "correction_id": "c1", "made_at": "2026-11-24T10:00:00Z", "who": HOSTILE, "what": "change", "about": HOSTILE,
        "field": "venue", "old": '{"venue": "<img src=x>"}', "new": '{"venue": "![p](http://q)"}', "why": HOSTILE,
        "event_id": event, "outcome": "applied", "note": HOSTILE,
    }  # fmt: skip
    CORRECTIONS.write(CORRECTIONS.frame([made]), folder)
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(folder))
    monkeypatch.setenv("PROTEST_MAP_CORRECTIONS", str(tmp_path / "corrections.csv"))
    monkeypatch.setattr(writing, "read_visit", lambda: OWN_MACHINE)
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.query_params.update({"event": event, "words": "http", "organizer": HOSTILE})
    return page


def walk(node: Any) -> Iterator[Any]:
    """Give every element and block of the page with its message."""
    if (proto := getattr(node, "proto", None)) is not None:
        yield proto
    for child in getattr(node, "children", {}).values():
        yield from walk(child)


def find_live(page: AppTest) -> list[str]:
    """Give what a browser would make of the page's texts beside text."""
    assert not page.exception
    found = []
    for proto in walk(page._tree):  # AppTest offers elements by kind alone, and a new kind would be missed
        kind = type(proto).__name__
        if kind == "Html":
            reader = TagReader()
            reader.feed(proto.body)
            found += reader.alien
        found += [f"{kind}: {words}" for words in list_markdown(proto) if LIVE.search(OWN.sub(r"\1", words))]
    return found


def list_markdown(proto: Any) -> Iterator[str]:
    kind = type(proto).__name__
    names = ["label", "help"] if kind in PLAIN else list(MARKDOWN)
    yield from (str(getattr(proto, name, "")) for name in names)
    if kind == "Radio":
        yield from proto.options
    if kind == "Block":
        yield proto.expandable.label


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "method"])
def test_nothing_from_outside_is_live(page: AppTest, view: str) -> None:
    page.query_params["view"] = view
    page.run()
    assert find_live(page) == []
    for button in [b for b in page.button if b.label == "Whole article" and not b.disabled][:1]:
        button.click().run()
        assert "pm-article" in "".join(element.proto.body for element in page.get("html"))
        assert find_live(page) == []


def test_what_is_shown_is_the_text_itself(page: AppTest) -> None:
    page.run()
    html = "\n".join(element.proto.body for element in page.get("html"))
    assert html.count("&lt;img src=http://127.0.0.1:9/p.png") > 6
    assert next(e.proto.body for e in page.get("html") if "pm-credits" in e.proto.body).count("&lt;img") > 3


def test_forms_of_the_review_show_texts_as_they_stand(page: AppTest) -> None:
    page.query_params["view"] = "review"
    page.run()
    for field in page.selectbox(key="wrong-field").options:
        page.selectbox(key="wrong-field").select(field).run()
        assert find_live(page) == []


def test_found_in_an_added_article_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"About 50 people rallied in Eugene, Oregon, on Thursday, organized by {HOSTILE}. They carried signs."
    fields = {"headline": HOSTILE, "publisher": HOSTILE, "published_on": "2018-06-15", "home": None, "url": None}
    items = [paste_item(text, fields)]
    readings = [reading for some in read_additions(items) for reading in some]
    none = ARTICLES.empty()
    monkeypatch.setattr(
        "tests.test_outside_text.batch", compare_additions(items, readings, none, sketch_articles(none))
    )
    script = """
from dashboard.add_preview import show_preview
from tests import test_outside_text

show_preview(test_outside_text.batch, lambda items: test_outside_text.batch)
"""
    page = AppTest.from_string(script, default_timeout=60).run()
    assert "&lt;img" in "".join(element.proto.body for element in page.get("html"))
    assert find_live(page) == []


batch: Any = None


@pytest.mark.parametrize("address", ["http://q.org/p", "www.q.org", "a@q.org"])
def test_an_address_becomes_no_link(address: str) -> None:
    assert escape_markdown(address) != address
    assert escape_markdown(address).replace("\\", "") == address
