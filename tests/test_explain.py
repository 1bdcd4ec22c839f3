from datetime import date
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.pipeline import line
from dashboard.tables import ARTICLES, CODED, EVENTS, LINKS, MENTIONS, PLACES, REJECTIONS, SPANS
from tests import stand_in

TEXT = "Ann Lee of Bristol spoke. About 300 people, the police said, marched on Friday to the Capitol in Salem, Oregon."
DAY = date(2020, 6, 5)


def span(field: str, quote: str) -> dict[str, object]:
    start = TEXT.index(quote)
    return {"mention_id": "a/1", "field": field, "start": start, "end": start + len(quote), "quote": quote}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    start = TEXT.index("About")
    what = {"action": "march", "status": "held", "is_online": False, "organizers": [], "promoters": []}
    when = {"starts_on": DAY, "ends_on": DAY, "crowd_low": 300, "crowd_high": 300, "venue": "Capitol"}
    mention = {
        "mention_id": "a/1",
        "article_id": "a",
        "sentence_start": start,
        "sentence_end": len(TEXT),
        "cue": "marched",
    }
    where = {"toponym": "Salem", "query": "Salem, Oregon", "place_basis": "stated", "place_score": 0.75}
    doubt = {"other_reading": "Salem, Massachusetts"}
    how = {"evidence": TEXT[start:], "date_basis": "weekday", "crowd_said_by": "police"}
    article = {"article_id": "a", "publisher": "The Bugle", "headline": "March", "published_on": DAY, "text": TEXT}
    point = {"query": "Salem, Oregon", "latitude": 44.94, "longitude": -123.04, "precision": "city"}
    CODED.write(CODED.empty(), tmp_path)
    MENTIONS.write(MENTIONS.frame([mention | where | doubt | how | what | when]), tmp_path)
    ARTICLES.write(ARTICLES.frame([article | {"story_id": "a"}]), tmp_path)
    quotes = {"place": "Salem, Oregon", "day": "Friday", "crowd": "About 300 people", "venue": "Capitol"}
    SPANS.write(SPANS.frame([span(field, quote) for field, quote in quotes.items()]), tmp_path)
    rejected = {"article_id": "a", "start": 11, "end": 18, "quote": "Bristol", "reason": "where somebody comes from"}
    REJECTIONS.write(REJECTIONS.frame([rejected]), tmp_path)
    answer = {"geocoder": "gazetteer", "gazetteer_id": "geonames:1", "looked_up_on": DAY, "note": "read with care"}
    PLACES.write(PLACES.frame([point | answer]), tmp_path)
    counts = {"report_count": 1, "story_count": 1, "outlet_count": 1, "by_hand": ["crowd"]}
    EVENTS.write(
        EVENTS.frame([{"event_id": "e123", "place": "Salem, Oregon"} | point | counts | what | when]), tmp_path
    )
    LINKS.write(LINKS.frame([{"mention_id": "a/1", "event_id": "e123", "reason": "the only report of it"}]), tmp_path)
    return tmp_path


def explain(tables: Path, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["explain", name, "--tables", str(tables)]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", ["e123", "e1"])
def test_an_event_is_explained_from_its_words(tables: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(tables, name, capsys)
    for words in (
        "Event e123: march, Salem, Oregon",
        "5 June 2020 · held · Capitol",
        "44.9400, -123.0400: city level, from gazetteer geonames:1 (read with care)",
        "1 report, 1 story, 1 outlet",
        "by hand crowd",
        "The Bugle, 5 June 2020 · a/1",
        f"“{TEXT[TEXT.index('About') :]}”",
        "“marched” → march, held",
        "“Salem, Oregon” → Salem, Oregon (named with the event, 75% sure; other reading: Salem, Massachusetts)",
        "“Friday” → 5 June 2020 (a weekday, counted from the publication day)",
        "“About 300 people” → 300 people, said by police",
        "belongs the only report of it",
    ):
        assert words in out


@pytest.mark.parametrize("name", ["", " "])
def test_no_id_is_asked_for(tables: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", name, "--tables", str(tables)]) == 2
    assert capsys.readouterr().err.startswith("protest-map: name an event id")


def test_an_article_shows_what_was_turned_down(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(tables, "a", capsys)
    assert "Article a: March" in out
    assert "“Bristol”: where somebody comes from" in out
    assert "event e123: the only report of it" in out


def test_a_mention_is_explained(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "event e123" in explain(tables, "a/1", capsys)


@pytest.mark.parametrize("name", ["nosuch", ""])
def test_an_unknown_id_is_one_line(tables: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", name, "--tables", str(tables)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_tables_it_says_to_build_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "x", "--tables", str(tmp_path)]) == 2
    assert "protest-map build" in capsys.readouterr().err


def test_every_event_article_and_mention_of_a_build_can_be_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(line, "_find_mentions", stand_in.find_mentions)
    (tmp_path / "articles").mkdir()
    for name, town in {"a": "Eugene, Oregon", "b": "Nosuchtown, Atlantis"}.items():
        (tmp_path / f"articles/{name}.txt").write_text(f"They rallied in {town}. The street was closed for two hours.")
    tables = str(tmp_path / "tables")
    paths = ["--articles", str(tmp_path / "articles"), "--tables", tables, "--geocache", str(tmp_path / "cache.csv")]
    assert cli.main(["build", *paths]) == 0
    links = LINKS.read(tmp_path / "tables")
    for name in ("a", "b", *links["event_id"], *links["mention_id"]):
        assert explain(tmp_path / "tables", name, capsys)
