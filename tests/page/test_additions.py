import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import AdditionError
from dashboard.page import storing
from dashboard.page.addition_cards import say_turned_down, write_addition, write_mentions
from dashboard.page.additions import (
    Batch,
    Novelty,
    Upload,
    compare_additions,
    page_item,
    paste_item,
    read_additions,
    sketch_articles,
    upload_items,
    with_fields,
)
from dashboard.page.fetching import FetchedPage
from dashboard.page.storing import format_article, name_file, remove_articles, store_articles
from dashboard.pipeline.articles import Article, read_articles, read_item
from dashboard.pipeline.items import Item
from dashboard.tables import ARTICLES
from tests import stand_in

DAY = date(2020, 6, 8)
TEXT = "They rallied in Eugene, Oregon. The street was closed for two hours while speakers took turns under a grey sky."
LONG = " ".join(f"Sentence {n} tells of what speaker {n} said about the school board that evening." for n in range(40))


def read(items: list[Item], articles: pd.DataFrame | None = None) -> Batch:
    readings = [reading for some in read_additions(items, stand_in.find_mentions) for reading in some]
    articles = ARTICLES.empty() if articles is None else articles
    return compare_additions(items, readings, articles, sketch_articles(articles))


def there(*texts: str) -> pd.DataFrame:
    return ARTICLES.frame(
        {"article_id": f"there-{n}", "headline": f"Headline {n}", "text": text, "story_id": f"there-{n}"}
        for n, text in enumerate(texts)
    )


def test_a_pasted_text_is_read_with_what_was_typed() -> None:
    (addition,) = read(
        [paste_item(TEXT, {"publisher": "The Bugle", "published_on": "2020-06-05", "url": ""})]
    ).additions
    article = addition.article
    assert (article.publisher, article.published_on, article.url) == ("The Bugle", date(2020, 6, 5), None)
    assert [m["query"] for m in addition.reading.mentions] == ["Eugene, Oregon"]


def test_a_pasted_page_is_read_as_a_page() -> None:
    html = f"<!DOCTYPE html><html><head><title>Rally</title></head><body><article><p>{TEXT}</p></article></body></html>"
    (addition,) = read([paste_item(html, {})]).additions
    assert addition.article.text.startswith("They rallied")
    assert "<" not in addition.article.text


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_pasted_is_told(text: str) -> None:
    with pytest.raises(AdditionError, match="paste the article's text"):
        paste_item(text, {})


def test_a_fetched_page_keeps_its_address() -> None:
    html = f"<html><head><title>Rally in Eugene</title></head><body><article><p>{TEXT}</p></article></body></html>"
    (addition,) = read([page_item(FetchedPage("https://news.example/a", "page", html.encode()))]).additions
    assert addition.article.url == "https://news.example/a"
    (text,) = read([page_item(FetchedPage("https://news.example/a.txt", "text", TEXT.encode()))]).additions
    assert (text.article.url, text.article.text) == ("https://news.example/a.txt", TEXT)


def test_every_kind_of_file_is_read_several_at_once() -> None:
    rows = [{"headline": f"H{n}", "published_on": "2020-06-05", "text": f"{TEXT} {n}"} for n in range(3)]
    uploads = [
        Upload("one.md", f"---\nheadline: One\n---\n{TEXT} one".encode()),
        Upload("two.txt", f"{TEXT} two".encode()),
        Upload("two.json", json.dumps({"title": "Two", "published": "2020-06-06"}).encode()),
        Upload("three.html", f"<html><body><article><p>{TEXT} three</p></article></body></html>".encode()),
        Upload("rows.jsonl", "\n".join(json.dumps(row) for row in rows).encode()),
        Upload(
            "rows.csv",
            pd.DataFrame(rows).assign(text=[f"{TEXT} csv {n}" for n in range(3)]).to_csv(index=False).encode(),
        ),
        Upload("empty.md", b""),
    ]
    batch = read(upload_items(uploads))
    assert len(batch.additions) == 9
    assert [source for source, _ in batch.refused] == ["empty.md"]
    headlines = {a.article.headline for a in batch.additions}
    assert {"One", "Two", "H0", "H1", "H2"} <= headlines


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "C:\\Users\\x.txt",
        "/abs.txt",
        ".hidden.txt",
        "a\0b.txt",
        "x" * 300 + ".txt",
        "é日本.txt",
    ],
)
def test_a_files_name_leads_nowhere(name: str) -> None:
    (item,) = upload_items([Upload(name, TEXT.encode())])
    assert item.content == TEXT.encode()
    assert "/" not in item.source


def test_files_of_one_name_are_both_read() -> None:
    items = upload_items([Upload("a.txt", b"One rallied."), Upload("sub/a.txt", b"Two rallied.")])
    assert sorted(item.content for item in items) == [b"One rallied.", b"Two rallied."]


def test_files_of_no_known_kind_are_told() -> None:
    with pytest.raises(AdditionError, match="none of these files"):
        upload_items([Upload("a.pdf", b"%PDF")])
    with pytest.raises(AdditionError, match="choose files"):
        upload_items([])


def test_duplicates_and_versions_are_told_from_what_is_new() -> None:
    new = "They rallied in Austin, Texas. " + " ".join(f"Another matter {n} entirely." for n in range(60))
    version = f"They rallied in Eugene, Oregon. {LONG} An update says more of it."
    batch = read([paste_item(text, {}) for text in (f"{TEXT}  {LONG}\n", version, new, new)], there(f"{TEXT} {LONG}"))
    assert [a.novelty for a in batch.additions] == [Novelty.DUPLICATE, Novelty.VERSION, Novelty.NEW, Novelty.DUPLICATE]
    assert [a.same_as for a in batch.additions] == ["“Headline 0”", "“Headline 0”", None, "the pasted text"]


def test_progress_comes_in_parts() -> None:
    items = [paste_item(f"{TEXT} {n}", {}) for n in range(10)]
    parts = list(read_additions(items, stand_in.find_mentions))
    assert [len(part) for part in parts] == [4, 4, 2]
    assert all(reading.mentions for part in parts for reading in part)


def test_an_article_is_read_again_with_what_was_mended() -> None:
    (addition,) = read([paste_item(TEXT, {})]).additions
    assert addition.reading.mentions[0]["starts_on"] is None
    mended = with_fields(addition.item, addition.article, {"published_on": "2020-06-05", "headline": "Rally"})
    (again,) = read([mended]).additions
    assert (again.article.headline, str(again.reading.mentions[0]["starts_on"])) == ("Rally", "2020-06-05")


def test_the_preview_shows_quotes_with_marks_and_runs_nothing() -> None:
    batch = read([paste_item(TEXT, {"headline": "<script>alert(1)</script>", "published_on": "2020-06-05"})])
    (addition,) = batch.additions
    html = str(write_addition(addition)) + "".join(str(part) for part in write_mentions(addition))
    assert "<script>" not in html
    assert '<mark class="pm-place"' in html
    assert "Eugene, Oregon · Fri 5 June 2020 · Rally, held · crowd not reported" in html
    assert say_turned_down(addition) == []


def test_the_preview_quotes_what_stands_outside_the_sentence() -> None:
    (addition,) = read([paste_item(f"Nurses United called it. {TEXT}", {"published_on": "2020-06-05"})]).additions
    [mention], spans = addition.reading.mentions, addition.reading.spans
    mention["organizers"] = ["Nurses United"]
    spans.append({"mention_id": mention["mention_id"], "field": "organizer", "start": 0, "end": 13, "quote": ""})
    [html] = write_mentions(addition)
    assert "organized by Nurses United" in html
    assert 'Elsewhere in the article, organizer:</span> “<mark class="pm-organizer"' in html


def test_the_preview_doubts_what_the_page_doubts() -> None:
    (addition,) = read([paste_item(TEXT, {"published_on": "2020-06-05"})]).additions
    addition.reading.mentions[0]["other_reading"] = "Eugene, Missouri"
    [html] = write_mentions(addition)
    assert "Probably Eugene, Oregon · Fri 5 June 2020" in html
    assert "<li>Place: probably Eugene, Oregon; the name could also mean Eugene, Missouri</li>" in html
    assert "<li>Day: no words say it; taken from the publication day</li>" in html


ARTICLE = Article(source="x", article_id="x", text=TEXT, headline="Families: rally “in” Eugene?", published_on=DAY)


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    (path,) = store_articles(tmp_path / "articles", [ARTICLE], by="Ada", today=DAY)
    assert path.name == "2020-06-08-families-rally-in-eugene.md"
    articles, set_aside = read_articles(tmp_path / "articles")
    assert set_aside.empty
    assert articles[["article_id", "headline", "text"]].values.tolist() == [[path.stem, ARTICLE.headline, TEXT]]
    assert "added_on: '2020-06-08'\nadded_by: Ada\n" in path.read_text(encoding="utf-8")


words = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(lambda text: any(c.isalpha() for c in text))


@given(words, st.none() | words, st.none() | words, st.none() | st.dates(date(1800, 1, 1), date(2020, 12, 31)))
def test_any_article_is_read_back_as_it_was(
    text: str, headline: str | None, publisher: str | None, day: date | None
) -> None:
    """As far as it was read from a file before: the first reading may change it, the second one must not."""
    given_article = Article(
        source="x", article_id="x", text=text, headline=headline, publisher=publisher, published_on=day
    )
    first, _ = read_item(Item("x", "text", "x", format_article(given_article, by="Ada", today=DAY)))
    if first is None:  # not English
        return
    again, notes = read_item(Item("x", "text", "x", format_article(first, by="=Ada: x", today=DAY)))
    assert again == first
    assert first.published_on == day
    assert notes == []


@given(st.none() | words, words)
def test_names_are_safe(headline: str | None, text: str) -> None:
    name = name_file(Article(source="x", article_id="x", text=text, headline=headline))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(name) < 90
    assert name.startswith("undated-")


def test_no_name_is_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/2020-06-08-families-rally-in-eugene.TXT").write_text("x")
    paths = store_articles(
        tmp_path, [ARTICLE, ARTICLE], by="Ada", today=DAY, taken={"2020-06-08-FAMILIES-rally-in-eugene-2"}
    )
    assert [path.name for path in paths] == [f"2020-06-08-families-rally-in-eugene-{n}.md" for n in (3, 4)]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_where_one_cannot_be_written_none_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write = storing.write_whole
    calls: list[Path] = []

    def fail(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == 3:
            raise error
        write(path, content)

    monkeypatch.setattr(storing, "write_whole", fail)
    with pytest.raises(AdditionError if isinstance(error, OSError) else KeyboardInterrupt):
        store_articles(tmp_path / "articles", [ARTICLE] * 4, by="Ada", today=DAY)
    assert list((tmp_path / "articles").iterdir()) == []


def test_a_single_file_of_articles_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("{}")
    with pytest.raises(AdditionError, match="PROTEST_MAP_ARTICLES"):
        store_articles(tmp_path / "all.jsonl", [ARTICLE], by="Ada", today=DAY)


def test_what_was_added_can_be_taken_out_again(tmp_path: Path) -> None:
    paths: list[Any] = store_articles(tmp_path, [ARTICLE], by="Ada", today=DAY)
    remove_articles(paths)
    remove_articles(paths)
    assert not paths[0].exists()
