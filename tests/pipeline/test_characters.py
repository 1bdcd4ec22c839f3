import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dashboard.pipeline.articles import read_articles
from dashboard.pipeline.characters import mend_characters
from dashboard.tables import ARTICLES

TEXT = "Hundreds marched in Salem, Oregon, on 12 May 2024, and the street in front of the courthouse was closed."
UNHOLDABLE = ["\\ud800", "\\udc00", "\\u0000", "\\u001b", "\\uffff"]
"""Escapes of characters that UTF-8, Parquet or XML cannot hold."""


@pytest.mark.parametrize("escape", UNHOLDABLE)
@pytest.mark.parametrize("kind", ["rows", "json", "yaml"])
def test_no_escape_of_any_format_breaks_the_tables_and_the_text_stays(tmp_path: Path, kind: str, escape: str) -> None:
    lie = tmp_path / "in"
    lie.mkdir()
    fields = {"publisher": "The @Bugle", "headline": "@Hundreds march"}
    written = json.dumps(fields).replace("@", escape)
    if kind == "rows":
        (lie / "a.jsonl").write_text(f'{written[:-1]}, "text": "{escape} {TEXT}"}}\n')
    elif kind == "json":
        (lie / "a.txt").write_text(TEXT)
        (lie / "a.json").write_text(written)
    else:
        head = "\n".join(f'{name}: "{value}"'.replace("@", escape) for name, value in fields.items())
        (lie / "a.md").write_text(f"---\n{head}\n---\n{TEXT}")
    articles, set_aside = read_articles(lie)
    assert set_aside.empty
    ARTICLES.write(articles, tmp_path)
    row = pd.read_parquet(tmp_path / "articles.parquet").iloc[0]
    assert row["text"].lstrip("\ufffd ") == TEXT
    assert row["headline"].lstrip("\ufffd ") == "Hundreds march"
    assert row["publisher"].replace("\ufffd", " ").split() == ["The", "Bugle"]


def test_a_files_name_of_another_encoding_is_mended(tmp_path: Path) -> None:
    try:
        (tmp_path / "caf\udce9.txt").write_text(TEXT)
    except OSError:
        pytest.skip("this file system holds no such name")
    articles, _ = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["caf\ufffd"]


def test_an_escape_beyond_the_last_character_costs_the_front_matter_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f'---\nheadline: "\\U00110000"\n---\n{TEXT}')
    articles, set_aside = read_articles(tmp_path)
    assert articles["text"].tolist() == [TEXT]
    assert set_aside["source"].tolist() == ["a.md: front matter"]


def test_halves_that_make_a_character_together_become_it() -> None:
    assert mend_characters("\ud83d\ude00 \ud83d") == "\U0001f600 \ufffd"


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_mended_is_utf8_and_xml_and_mended_for_good(text: str) -> None:
    mended = mend_characters(text)
    mended.encode()
    etree.Element("a").text = mended
    assert mend_characters(mended) == mended


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert mend_characters(text) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
