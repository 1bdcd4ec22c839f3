"""A folder with articles, tables and a log, for tests of the pages that write; read by a stand-in reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import writing
from dashboard.page.access import Visit
from dashboard.pipeline import line
from tests import stand_in
from tests.test_cli import FILLER, build, write_article

TOWNS = ("Eugene, Oregon", "Austin, Texas", "Cleveland, Ohio")
OWN_MACHINE = Visit(server_address="127.0.0.1", headers={"Host": "localhost:8660"})
ELSEWHERE = Visit(server_address="0.0.0.0", headers={"Host": "map.example.org"})


def make_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build tables of three events in `folder`, and point every setting there."""
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)
    for name, path in (
        ("ARTICLES", "articles"),
        ("TABLES", "tables"),
        ("GEOCACHE", "cache.csv"),
        ("CORRECTIONS", "corrections.csv"),
    ):
        monkeypatch.setenv(f"PROTEST_MAP_{name}", str(folder / path))
    (folder / "articles").mkdir()
    for number, town in enumerate(TOWNS):
        write_article(folder / f"articles/{number}.md", f"They rallied in {town}. {FILLER.format(n=number)}")
    build(folder)
    return folder


def open_view(script: str, monkeypatch: pytest.MonkeyPatch, visit: Visit = OWN_MACHINE) -> AppTest:
    """Run a view as its page would, for a visitor."""
    monkeypatch.setattr(writing, "read_visit", lambda: visit)
    return AppTest.from_string(script, default_timeout=60).run()


def read_html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def read_message(shown: Sequence[Any]) -> str:
    """Give the first message as a person reads it, without the signs that keep Markdown from it."""
    return str(shown[0].value).replace("\\", "")
