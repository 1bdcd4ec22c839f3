"""Numbers of people in the cells of others' tables, as figures or words. What is not clear is noted, never guessed."""

import re

from dashboard.imports.coded import Cells, quote
from dashboard.pipeline.fields.crowds import read_crowd_phrase

MARKS = (".", ",")
"""What may stand before the decimals; the other one then stands between the thousands."""
MOST_PEOPLE = 100_000_000
"""No gathering had so many: what is above is no count."""
SAYS_NOTHING = frozenset({"no report", "not reported", "no estimate", "not specified", "unspecified", "size unknown"})
_NUMBER = re.compile(r"\d(?:[.,'’]?\d|[ \u00a0\u202f]\d{3}(?!\d))*")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:e\+?\d+)?", re.IGNORECASE)


class UnclearCellError(ValueError):
    """A cell that gives no number of people; the message is the reason in words."""


def read_crowd(
    cells: Cells, low: tuple[str, ...], high: tuple[str, ...], words: tuple[str, ...] = (), decimal: str | None = None
) -> tuple[int, int] | None:
    """Read a crowd from the columns of its lowest and highest figure, or of words where these give none; never 0.

    `decimal` is the mark before the file's decimals, None where nobody said. What cannot be read is noted in `cells`.
    """
    sizes = [size for names in (low, high) if (size := _read_cell(cells, names, decimal))]
    if not sizes and (size := _read_cell(cells, words, decimal)):
        sizes = [size]
    return (min(s[0] for s in sizes), max(s[1] for s in sizes)) if sizes else None


def _read_cell(cells: Cells, names: tuple[str, ...], decimal: str | None) -> tuple[int, int] | None:
    found = cells.find_cell(*names)
    if found is None:
        return None
    column, text = found
    try:
        return read_size(text, decimal)
    except UnclearCellError as error:
        cells.note(column, f"{error}; read without it")
        return None


def read_size(text: str, decimal: str | None = None) -> tuple[int, int] | None:
    """Read "1,500", "12-15" or "dozens" as (lowest, highest); None for 0 and where it says that none is known.

    Raises UnclearCellError.
    """
    if text.casefold() in SAYS_NOTHING:
        return None
    plain = _NUMBER.sub(lambda number: _to_plain(number[0], decimal), text)
    if _FIGURE.fullmatch(plain):
        low = high = float(plain)
    elif size := read_crowd_phrase(plain):
        low, high = size
    else:
        raise UnclearCellError(f"{quote(text)} is no number of people")
    if high > MOST_PEOPLE:
        raise UnclearCellError(f"{quote(text)} are more people than can be meant")
    return (round(low), round(high)) if round(high) else None


def _to_plain(number: str, decimal: str | None) -> str:
    """Give a number as written without marks between its thousands and with a point before its decimals."""
    point = decimal or "."
    between = re.escape(MARKS[point == "."]) + " \u00a0\u202f'’"
    groups = rf"\d{{1,3}}(?:[{between}]\d{{3}})+"
    read = re.fullmatch(rf"(?P<whole>{groups}|\d+)(?:{re.escape(point)}(?P<rest>\d+))?", number)
    if read is None:
        raise UnclearCellError(f"{quote(number)} is no number with “{point}” before its decimals")
    if decimal is None and re.fullmatch(r"\d{1,3}\.\d{3}", number):
        raise UnclearCellError(f"{quote(number)} may be thousands or decimals")
    return re.sub(r"\D", "", read["whole"]) + (f".{read['rest']}" if read["rest"] else "")
