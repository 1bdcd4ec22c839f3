"""The work of reading grows with the text alone: four times the text costs about four times the lines run."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from dashboard.pipeline.fields.dates import find_days
from dashboard.pipeline.names.geoparsing import locate_toponyms
from dashboard.pipeline.reading.landscape import Article, read_places
from dashboard.pipeline.reading.reading import plan_reading
from geocache.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
PARTS = {
    "names": "Maria Garcia Smith Johnson ",
    "places": "Springfield, Paris, Salem, Ohio and N.Y. ",
    "days": "March 12, 2020 on Monday, May 3 ",
    "cues": "the protest, a lightning strike, a vigil, it will now be held ",
    "sentences": "They rallied in Salem. ",
    "brackets": "(“[( ",
}


def _count_lines(work: Callable[[str], object], text: str) -> int:
    """Count the lines of Python that are run, loops within a line by their turns."""
    lines = 0

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "work",
    [
        plan_reading,
        find_days,
        lambda text: locate_toponyms(text, GAZETTEER),
        lambda text: read_places(Article(text), GAZETTEER),
    ],
    ids=["plan", "days", "toponyms", "places"],
)
def test_four_times_the_text_is_four_times_the_work(part: str, work: Callable[[str], object]) -> None:
    once, fourfold = (_count_lines(work, PARTS[part] * count) for count in (50, 200))
    assert fourfold <= 5 * once + 500
