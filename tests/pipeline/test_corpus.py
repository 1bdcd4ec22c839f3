"""The labelled texts: what is read of each agrees with its label, and the tables stay as they are, row by row."""

import pandas as pd
import pytest

from geocache.gazetteer import Gazetteer
from tests.corpus.expected import as_golden, read_all, read_golden
from tests.corpus.labels import Labelled, find_differences, read_labelled

KNOWN_FAILURES = {
    "703": "two gatherings of one day in one town, told apart by “morning” and “afternoon” alone",
    "709": "a second town of a sentence that the parser reads wrongly",
    "711": "towns whose states follow as a list of their own; people in towns without a word for a gathering",
    "715": "a town as the subject of the first sentence, not known as a place's name there",
    "717": "a live blog, told from the end to the beginning",
    "719": "a notice without a verb; a gathering's organizer given to the next notice's",
    "721": "an editorial: neighbours who gathered, and demonstrators of history",
    "727": "walkouts told by schools' short names: “Kearney High”",
}
"""Texts that the reading gets wrong, with what it lacks; one that comes right must leave the list."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def mentions(gazetteer: Gazetteer) -> pd.DataFrame:
    return read_all(gazetteer)


def _case(text: Labelled) -> object:
    reason = KNOWN_FAILURES.get(text.name)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(text, id=text.name, marks=marks)


@pytest.mark.parametrize("text", [_case(text) for text in read_labelled()])
def test_a_text_is_read_as_its_label_says(text, mentions, gazetteer):
    assert find_differences(text.label, mentions[mentions["article_id"] == text.name], gazetteer) == []


def test_the_tables_are_as_they_were(mentions):
    golden = read_golden()
    found = as_golden(mentions[mentions["article_id"].isin(set(golden["article_id"]))])
    pd.testing.assert_frame_equal(found, golden.astype("string"))


def test_known_failures_are_texts():
    assert set(KNOWN_FAILURES) <= {text.name for text in read_labelled()}
