import pytest

from dashboard.imports.coded import Cells
from dashboard.imports.sizes import UnclearCellError, read_crowd, read_size


@pytest.mark.parametrize(
    ("text", "decimal", "size"),
    [
        ("1,500", None, (1500, 1500)),
        ("120.0", None, (120, 120)),
        ("1.5e+03", None, (1500, 1500)),
        ("12-15", None, (12, 15)),
        ("1 200", None, (1200, 1200)),
        ("about 1.5 million", None, (1_500_000, 1_500_000)),
        ("1.200", ",", (1200, 1200)),
        ("1.234,5", ",", (1234, 1234)),
        ("12,5", ",", (12, 12)),
        ("1.000-2.000", ",", (1000, 2000)),
        ("166.667", ".", (167, 167)),
        ("0", None, None),
        ("no report", None, None),
    ],
)
def test_figures_and_words_are_read_as_their_file_writes_numbers(
    text: str, decimal: str | None, size: tuple[int, int] | None
) -> None:
    assert read_size(text, decimal) == size


@pytest.mark.parametrize(
    ("text", "decimal", "reason"),
    [
        ("1.200", None, "thousands or decimals"),
        ("etwa 1.200", None, "thousands or decimals"),
        ("12,5", None, "no number with “.”"),
        ("1.234,5", None, "no number with “.”"),
        ("12.5", ",", "no number with “,”"),
        ("1,00,000", None, "no number with “.”"),
        ("viele", None, "no number of people"),
        ("-50", None, "no number of people"),
        ("1e99", None, "more people"),
        ("9" * 400, None, "more people"),
        ("9" * 30 + " people", None, "more people"),
    ],
)
def test_what_is_not_clear_is_not_guessed(text: str, decimal: str | None, reason: str) -> None:
    with pytest.raises(UnclearCellError, match=reason) as error:
        read_size(text, decimal)
    assert len(str(error.value)) < 150


def test_a_cell_that_is_not_clear_is_noted_by_its_column_and_the_others_are_read() -> None:
    cells = Cells({"size_low": "1.200", "size_high": "1500", "size_text": "viele"})
    assert read_crowd(cells, ("size_low",), ("size_high",), ("size_text",)) == (1500, 1500)
    assert [note.part for note in cells.notes] == ["size_low"]
    assert read_crowd(cells, ("size_text",), ()) is None
    assert cells.notes[1] == ("size_text", "“viele” is no number of people; read without it")
