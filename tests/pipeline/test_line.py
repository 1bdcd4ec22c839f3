import json

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading, read_items
from tests import stand_in

TEXT = "They rallied in Eugene, Oregon. The street was closed for two hours while the speakers took turns with that."


def item(name: str, text: str = TEXT, **more: str) -> Item:
    row = {"article_id": name, "text": text} | more
    return Item(f"a.jsonl line {name}", "row", None, json.dumps(row).encode())


def mentions(readings: list[Reading]) -> list[int]:
    return [len(reading.mentions) for reading in readings]


def test_each_item_gives_its_article_and_its_mentions() -> None:
    readings = read_items([item("a"), item("b", ""), item("c", TEXT + TEXT)], stand_in.find_mentions)
    assert mentions(readings) == [1, 0, 2]
    assert [len(r.spans) for r in readings] == [1, 0, 2]
    assert [len(r.set_aside) for r in readings] == [0, 1, 0]


def test_two_articles_of_one_id_are_each_read() -> None:
    assert mentions(read_items([item("a"), item("a", TEXT + TEXT)], stand_in.find_mentions)) == [1, 2]


def test_an_article_on_which_reading_fails_loses_no_other() -> None:
    def find(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        if "b" in set(articles["article_id"]):
            raise ValueError("too\nodd")
        return stand_in.find_mentions(articles)

    readings = read_items([item("a"), item("b"), item("c")], find)
    assert mentions(readings) == [1, 0, 1]
    [failed] = readings[1].set_aside
    assert failed.source == "a.jsonl line b: mentions"
    assert failed.reason.endswith("(ValueError: too odd)")
    assert readings[1].article is not None


@settings(max_examples=25)
@given(st.text(), st.text(), st.dates())
def test_a_reading_is_kept_and_found_again_as_it_was_wherever_its_item_lies_now(
    text: str, head: str, day: object
) -> None:
    [reading] = read_items([item("a", TEXT + text, headline=head, published_on=str(day))], stand_in.find_mentions)
    [moved] = read_items(
        [Item("b.csv line 9", "row", None, item("a", TEXT + text, headline=head, published_on=str(day)).content)],
        stand_in.find_mentions,
    )
    again = Reading.unpack(reading.pack("a.jsonl line a"), "b.csv line 9")
    assert (again.article, again.set_aside) == (moved.article, moved.set_aside)
    assert again.sketch.tolist() == moved.sketch.tolist()
    assert [row["mention_id"] for row in again.mentions] == [row["mention_id"] for row in moved.mentions]
