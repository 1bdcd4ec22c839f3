import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import ArticlesError
from dashboard.pipeline.articles import parse_day, read_articles
from tests.conftest import ROOT

TEXT = (
    "About 300 people rallied at the courthouse in Salem on Thursday. They called for higher wages and safer streets."
)
OTHER = (
    "Dozens of nurses marched through Dayton on Friday. The hospital said that it would go on talking with their union."
)


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def only(articles: pd.DataFrame) -> dict[str, Any]:
    assert len(articles) == 1
    return articles.iloc[0].to_dict()


def reasons(set_aside: pd.DataFrame) -> dict[str, str]:
    return dict(zip(set_aside["source"], set_aside["reason"], strict=True))


def test_the_five_articles_are_two_stories() -> None:
    articles, set_aside = read_articles(ROOT / "data/articles")
    stories = articles.groupby("story_id")["article_id"].apply(sorted).tolist()
    assert sorted(stories) == [["cbs-san-francisco", "cnn"], ["nbc-news-first", "nbc-news-second", "nbc-news-third"]]
    assert set(articles["published_on"].dt.date) == {date(2018, 6, 14)}
    assert set_aside.empty


def test_front_matter_becomes_columns_and_stays_out_of_the_text(tmp_path: Path) -> None:
    head = "publisher: The Bugle\nheadline: Hundreds rally\npublished_on: 2020-06-05\nhome: Salem, Oregon"
    articles, _ = read_articles(write(tmp_path, a__md=f"---\n{head}\n---\n{TEXT}\n"))
    row = only(articles)
    assert row["text"] == TEXT
    assert (row["article_id"], row["publisher"], row["headline"]) == ("a", "The Bugle", "Hundreds rally")
    assert (row["home"], row["published_on"]) == ("Salem, Oregon", pd.Timestamp(2020, 6, 5))


def test_broken_front_matter_is_named_and_the_text_is_read_without_it(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__md=f"---\nheadline: 'open\n: [\n---\n{TEXT}"))
    assert only(articles)["text"] == TEXT
    assert list(reasons(set_aside)) == ["a.md: front matter"]


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__txt=f"{TEXT}\n---\n{OTHER}"))
    assert only(articles)["text"] == f"{TEXT}\n---\n{OTHER}"
    assert set_aside.empty


def test_json_beside_a_text_is_its_metadata(tmp_path: Path) -> None:
    beside = {"url": "https://example.org/1", "publisher": "The Bugle", "published": "2017-01-21", "title": "Crowds"}
    articles, set_aside = read_articles(write(tmp_path, a__txt=TEXT, a__json=json.dumps(beside)))
    row = only(articles)
    assert (row["publisher"], row["headline"]) == ("The Bugle", "Crowds")
    assert row["published_on"] == pd.Timestamp(2017, 1, 21)
    assert set_aside.empty


def test_broken_or_lonely_json_is_named(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__txt=TEXT, a__json="{", b__json="{}"))
    assert only(articles)["text"] == TEXT
    assert set(reasons(set_aside)) == {"a.txt: metadata", "b.json"}


PAGE = f"""<html><head><title>Hundreds rally | The Bugle</title><meta property="og:site_name" content="The Bugle">
<meta property="article:published_time" content="2020-06-05T10:00:00Z"><link rel="canonical" href="https://example.org/news/rally">
</head><body><nav><a href="/">Home</a></nav><article><h1>Hundreds rally</h1><p>{TEXT}</p><p>{OTHER}</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_main_text_and_metadata(tmp_path: Path) -> None:
    row = only(read_articles(write(tmp_path, a__html=PAGE))[0])
    assert TEXT in row["text"]
    assert "Home" not in row["text"]
    assert (row["publisher"], row["url"]) == ("The Bugle", "https://example.org/news/rally")
    assert row["published_on"] == pd.Timestamp(2020, 6, 5)


def test_a_page_without_text_is_set_aside(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__html="<html><body></body></html>", b__md=TEXT))
    assert list(articles["article_id"]) == ["b"]
    assert list(reasons(set_aside)) == ["a.html"]


def test_json_lines_keep_the_good_and_name_the_bad(tmp_path: Path) -> None:
    lines = [
        json.dumps({"article_id": "x", "text": TEXT, "published_on": "2020-06-05"}),
        "{oops",
        "",
        "[1]",
        '{"text": 5}',
    ]
    articles, set_aside = read_articles(write(tmp_path, a__jsonl="\n".join(lines)) / "a.jsonl")
    assert only(articles)["article_id"] == "x"
    assert list(reasons(set_aside)) == ["a.jsonl line 2", "a.jsonl line 4", "a.jsonl line 5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["publisher", "text"], ["Café Journal", f'"{TEXT}\nIt was “loud”."'], ["B", f'"{OTHER}"']]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    articles, set_aside = read_articles(write(tmp_path, a__csv=content))
    assert set_aside.empty
    assert list(articles["publisher"]) == ["Café Journal", "B"]
    assert articles["text"][0] == f"{TEXT}\nIt was “loud”."
    assert articles["article_id"].str.fullmatch("[0-9a-f]{16}").all()


def test_csv_rows_that_do_not_fit_are_named(tmp_path: Path) -> None:
    content = f'publisher,text\nA,"{TEXT}"\nB,one,two,three\nC,\nD,"open {OTHER}\n'
    articles, set_aside = read_articles(write(tmp_path, a__csv=content))
    assert list(articles["publisher"]) == ["A"]
    assert list(reasons(set_aside)) == ["a.csv line 3", "a.csv line 4", "a.csv line 5"]


def test_a_csv_without_a_text_column_is_named(tmp_path: Path) -> None:
    assert list(reasons(read_articles(write(tmp_path, a__csv="a,b\n1,2\n"))[1])) == ["a.csv"]


@pytest.mark.parametrize(
    "content",
    [TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.replace(". ", ".\r\n").encode(), TEXT.encode("cp1252")],
)
def test_text_of_any_usual_encoding_is_read(tmp_path: Path, content: bytes) -> None:
    assert only(read_articles(write(tmp_path, a__txt=content))[0])["text"].replace("\n", " ") == TEXT


def test_windows_quotes_are_read_as_quotes(tmp_path: Path) -> None:
    text = f"“{TEXT}” – Señora Núñez"
    assert only(read_articles(write(tmp_path, a__txt=text.encode("cp1252")))[0])["text"] == text


@pytest.mark.parametrize("content", [b"", b"  \n", b"\0\1\2PNG\0", b"---\nurl: https://example.org\n---\n"])
def test_empty_and_binary_files_are_set_aside(tmp_path: Path, content: bytes) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__txt=content, b__txt=TEXT))
    assert list(articles["article_id"]) == ["b"]
    assert list(reasons(set_aside)) == ["a.txt"]


def test_a_file_that_may_not_be_read_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path, b__txt=TEXT)
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    articles, set_aside = read_articles(tmp_path)
    assert list(articles["article_id"]) == ["b"]
    assert "not readable" in reasons(set_aside)["a.txt"]


def test_a_wrong_day_is_named_and_the_article_read_without_one(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__md=f"---\npublished_on: 2018-13-45\n---\n{TEXT}"))
    assert only(articles)["published_on"] is pd.NaT
    assert "2018-13-45" in reasons(set_aside)["a.md: published_on"]


def test_stems_that_repeat_are_told_apart_by_their_path(tmp_path: Path) -> None:
    folder = write(tmp_path, a_in_1__txt=TEXT, b_in_1__txt=OTHER, b_in_2__txt=TEXT)
    assert list(read_articles(folder)[0]["article_id"]) == ["a/1.txt", "b/1.txt", "2"]


def test_a_second_row_of_one_id_is_named(tmp_path: Path) -> None:
    lines = [json.dumps({"article_id": "x", "text": text}) for text in (TEXT, OTHER)]
    articles, set_aside = read_articles(write(tmp_path, a__jsonl="\n".join(lines)))
    assert only(articles)["text"] == TEXT
    assert "taken by an article before it" in reasons(set_aside)["a.jsonl line 2"]


def test_what_is_not_english_is_set_aside(tmp_path: Path) -> None:
    spanish = (
        "Varias decenas de personas marcharon el jueves en la ciudad para pedir que las familias permanezcan unidas."
    )
    articles, set_aside = read_articles(write(tmp_path, a__txt=spanish, b__txt=TEXT))
    assert list(articles["article_id"]) == ["b"]
    assert "Spanish" in reasons(set_aside)["a.txt"]


def test_other_kinds_of_files_are_named_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    _, set_aside = read_articles(write(tmp_path, a__txt=TEXT, b__pdf=b"%PDF", __hidden=b"x"))
    assert list(reasons(set_aside)) == ["b.pdf"]


@pytest.mark.parametrize("name", ["missing", "empty", "a.pdf"])
def test_a_path_without_articles_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(ArticlesError, match=name):
        read_articles(tmp_path / name)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-06-14", date(2018, 6, 14)),
        ("2018-06-14T23:30:00-05:00", date(2018, 6, 14)),
        ("20180614", date(2018, 6, 14)),
        ("June 14, 2018", date(2018, 6, 14)),
        ("14 June 2018", date(2018, 6, 14)),
        ("Thu, 14 Jun 2018 10:00:00 GMT", date(2018, 6, 14)),
        ("06/07/2018", None),
        ("0018-06-14", None),
        ("Thursday", None),
        ("2018-06-144", None),
    ],
)
def test_days_are_read_only_where_they_are_plain(written: str, day: date | None) -> None:
    assert parse_day(written) == day


@settings(deadline=None)  # the first page read loads a library
@given(st.binary(max_size=300), st.sampled_from([".md", ".txt", ".html", ".jsonl", ".csv"]))
def test_no_bytes_make_a_traceback_and_none_are_lost(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("articles")
    (folder / f"a{suffix}").write_bytes(content)
    articles, set_aside = read_articles(folder)
    if suffix in {".md", ".txt", ".html"}:
        assert len(articles) + len(set_aside) >= 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": 7}, "its text is a number, not words"),
        ({"text": [TEXT, OTHER]}, "its text is a list, not words"),
        ({"text": {"body": TEXT}}, "its text is an object, not words"),
        ({"text": True}, "its text is true or false, not words"),
        ({"body": TEXT}, "has no text, under the name “text”"),
        ({"text": None}, "has no text, under the name “text”"),
        ({"text": " "}, "empty: it holds no words"),
    ],
)
def test_a_row_whose_text_is_none_says_what_is_wrong(tmp_path: Path, row: dict[str, object], reason: str) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__jsonl="\n".join(map(json.dumps, [row, {"text": OTHER}]))))
    assert only(articles)["text"] == OTHER
    assert reasons(set_aside) == {"a.jsonl line 1": reason}


@pytest.mark.parametrize("field", ["publisher", "published_on", "title"])
def test_front_matter_that_does_not_close_is_noted(tmp_path: Path, field: str) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__md=f"---\n{field}: 2020-06-05\n{TEXT}"))
    assert TEXT in only(articles)["text"]
    assert list(reasons(set_aside)) == ["a.md: front matter"]


def test_dashes_over_a_text_are_no_front_matter(tmp_path: Path) -> None:
    articles, set_aside = read_articles(write(tmp_path, a__md=f"---\n{TEXT}"))
    assert TEXT in only(articles)["text"]
    assert set_aside.empty


def test_a_publication_day_to_come_is_noted_and_kept(tmp_path: Path) -> None:
    days = {f"{name}__md": date.today() + timedelta(days=ahead) for name, ahead in (("a", 0), ("b", 1), ("c", 40))}
    texts = {"a__md": TEXT, "b__md": OTHER, "c__md": f"{TEXT} {OTHER}"}
    files = {name: f"---\npublished_on: {day}\n---\n{texts[name]}" for name, day in days.items()}
    articles, set_aside = read_articles(write(tmp_path, **files))
    assert articles["published_on"].dt.date.tolist() == list(days.values())
    assert list(reasons(set_aside)) == ["c.md: published_on"]


def test_what_is_no_file_is_named_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, b_in_c__txt=OTHER, __hidden__txt=OTHER)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    articles, set_aside = read_articles(tmp_path)
    assert set(articles["article_id"]) == {"a", "c"}
    assert {name: reason.split(" (")[0].split(",")[0] for name, reason in reasons(set_aside).items()} == {
        "gone.txt": "a link to nothing",
        "round": "a link to a folder",
        "pipe.txt": "neither a file nor a folder",
    }
    with pytest.raises(ArticlesError, match=r"pipe\.txt: neither a file nor a folder"):
        read_articles(tmp_path / "pipe.txt")


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a__txt=TEXT, shut_in_b__txt=OTHER)
    scan = os.scandir

    def refuse(path: str) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, set_aside = read_articles(tmp_path)
    assert only(articles)["article_id"] == "a"
    assert reasons(set_aside) == {"shut": "a folder that is not readable: Permission denied"}
    with pytest.raises(ArticlesError, match="shut: a folder that is not readable"):
        read_articles(tmp_path / "shut")


def test_a_field_that_is_no_words_is_noted(tmp_path: Path) -> None:
    row = {"text": TEXT, "publisher": {"name": "The Bugle"}, "published": ["2020-06-05"], "url": 7, "home": None}
    articles, set_aside = read_articles(write(tmp_path, a__jsonl=json.dumps(row)))
    assert only(articles)["url"] == "7"
    assert reasons(set_aside) == {
        "a.jsonl line 1: publisher": "it is an object, not words; read without it",
        "a.jsonl line 1: published_on": "it is a list, not words; read without it",
    }


@pytest.mark.parametrize("name", ["a__jsonl", "a__csv"])
def test_tables_in_utf_16_are_read(tmp_path: Path, name: str) -> None:
    text = "Núñez and dozens of others rallied in Salem on Thursday. They called for higher wages."
    content = json.dumps({"text": text}, ensure_ascii=False) if "json" in name else f'text,url\n"{text}",\n'
    articles, set_aside = read_articles(write(tmp_path, **{name: f"{content}\r\n".encode("utf-16")}))
    assert only(articles)["text"] == text
    assert set_aside.empty


def test_a_csv_that_names_a_column_twice_is_named(tmp_path: Path) -> None:
    _, set_aside = read_articles(write(tmp_path, a__csv=f'text,url,Text\n"{TEXT}",,"{OTHER}"\n', b__txt=TEXT))
    assert reasons(set_aside) == {"a.csv": "its first line names text twice; rename one of them"}
