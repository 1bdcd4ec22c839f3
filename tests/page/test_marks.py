import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.page.marks import MARKED_FIELDS, Span, find_excerpt, list_fields, mark_excerpt, mark_text, write_key

TEXT = "About 100 people gathered in Eugene, Oregon, on Thursday."


def strip_marks(marked: str) -> str:
    return html.unescape(re.sub(r'<sup aria-hidden="true">.</sup>|<[^>]+>', "", marked))


def test_words_of_a_field_are_marked_with_its_letter() -> None:
    marked = mark_text(TEXT, 0, len(TEXT), [Span("place", 29, 43)])
    assert '<mark class="pm-place" title="place">Eugene, Oregon<sup aria-hidden="true">P</sup></mark>' in marked


def test_text_from_outside_is_escaped() -> None:
    text = '<img src=x onerror="alert(1)"> & co'
    marked = mark_text(text, 0, len(text), [Span("crowd", 0, 4)])
    assert "<img" not in marked
    assert strip_marks(marked) == text


def test_fields_that_the_page_does_not_know_are_left_unmarked() -> None:
    assert mark_text(TEXT, 0, 9, [Span("mood", 0, 5)]) == "About 100"


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.sampled_from(sorted(MARKED_FIELDS)), st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_marks_change_no_text_and_close_in_order(text: str, raw: list[tuple[str, int, int]]) -> None:
    spans = [Span(name, min(a, b), max(a, b)) for name, a, b in raw]
    marked = str(mark_text(text, 0, len(text), spans))
    assert strip_marks(marked) == text
    assert marked.count("<mark") == marked.count("</mark>")


def test_each_overlapping_span_has_one_letter() -> None:
    marked = mark_text(TEXT, 0, len(TEXT), [Span("place", 29, 43), Span("venue", 29, 35)])
    assert marked.count('<sup aria-hidden="true">P</sup>') == 1
    assert marked.count('<sup aria-hidden="true">V</sup>') == 1


def test_key_lists_only_fields_in_the_quote() -> None:
    spans = [Span("crowd", 0, 9), Span("day", 48, 56)]
    assert list_fields(spans, 0, 20) == ["crowd"]
    assert "crowd" in write_key(["crowd"])
    assert "day" not in write_key(["crowd"])


def test_ellipsis_stands_only_where_a_sentence_is_cut() -> None:
    text = "One thing. About 100 people came to the square. Then it rained."
    start, end = text.index("About"), text.index(" Then")
    assert mark_excerpt(text, start, end, []) == "About 100 people came to the square."
    assert mark_excerpt(text, start + 6, end - 8, []) == "… 100 people came to the …"


@given(st.text(alphabet="ab .\n", min_size=1, max_size=200), st.integers(0, 199), st.integers(1, 5))
def test_excerpt_holds_its_words_within_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    first, last = find_excerpt(text, start, end, around=10)
    assert 0 <= first <= start
    assert end <= last <= len(text)
    assert start - first <= 10
    assert last - end <= 10
