"""Days as a person types them: "14 June 2018", "1-14 June 2018", "June 2018", "2018-06-01 to 2018-06-14"."""

import calendar
import re
from datetime import date

from dashboard.page.words import MONTHS, write_interval

_NAMES = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.?(?: {_MONTH})?(?:,? {_YEAR})?",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:,? {_YEAR})?",
        rf"{_MONTH}(?:,? {_YEAR})?",
        _YEAR,
    )
)
_FROM, _UNTIL = re.compile(r"(?:from|since|after) "), re.compile(r"(?:until|till|to|up to|before) ")
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+(?:to|until|till|and|-)\s+|\s*\.\.+\s*"
    r"|(?<=[a-z])-(?=[a-z])|(?<=^\d{4})-(?=\d{4}$)|(?<=[a-z\d])-(?=\d{1,2}\.? (?!to|until|till|and)[a-z])"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
Parts = dict[str, int | None]


def read_days(text: str, span: tuple[date, date]) -> tuple[date | None, date | None]:
    """Give the first and the last day that `text` names, None for an open end.

    What a part leaves out (a year, a month) is taken from the other part, the year else from the last day of `span`,
    the days of all events. Raises ValueError, whose words are for the reader, where the text is not understood.
    """
    words = " ".join(_ORDINAL.sub("", text.casefold()).split())
    if not words:
        return None, None
    closed_range = words.removeprefix("from ")
    if len(_BETWEEN.split(closed_range)) == 2:
        words = closed_range
    if opened := _FROM.match(words):
        return _first_day(_complete(_read_part(words[opened.end() :]), span[1].year), text), None
    if closed := _UNTIL.match(words):
        return None, _last_day(_complete(_read_part(words[closed.end() :]), span[1].year), text)
    pieces = _BETWEEN.split(words.removeprefix("between "))
    if len(pieces) > 2:
        raise _not_understood(text)
    first, last = _read_part(pieces[0]), _read_part(pieces[-1])
    last = _complete(last, _year(first, span))
    first = _complete(_fill(first, last), _year(last, span))
    days = _first_day(first, text), _last_day(last, text)
    return min(days), max(days)


def write_days(first: date | None, last: date | None) -> str:
    """Write a date filter so that `read_days` reads it back."""
    if first and last and (first.year, first.month) != (last.year, last.month):
        return f"{_write_short(first)} – {_write_short(last)}"  # whole names of months would not fit its line
    if first and last:
        return write_interval(first, last)
    if first:
        return f"from {write_interval(first, first)}"
    return f"until {write_interval(last, last)}" if last else ""


def _write_short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _read_part(words: str) -> Parts:
    """Read a day, a month or a year; an empty result is none of them."""
    for form in _FORMS:
        if found := form.fullmatch(words):
            parts = found.groupdict()
            name = parts.get("month")
            month = _find_month(name) if name else _whole(parts.get("number"))
            if name and month is None:
                continue
            return {"year": _whole(parts.get("year")), "month": month, "day": _whole(parts.get("day"))}
    return {}


def _find_month(name: str) -> int | None:
    """Give the month of a name, whole or cut short: "june", "sept"; None for any other word: "junk"."""
    return next((number for whole, number in _NAMES.items() if whole.startswith(name)), None)


def _fill(first: Parts, last: Parts) -> Parts:
    """Give "1" of "1–14 June 2018" its month."""
    if first and first["month"] is None and first["day"] is not None:
        return {**first, "month": last.get("month"), "year": last.get("year")}
    return first


def _complete(parts: Parts, year: int) -> Parts:
    return {**parts, "year": year} if parts and parts["year"] is None else parts


def _year(parts: Parts, span: tuple[date, date]) -> int:
    year = parts.get("year")
    return span[1].year if year is None else year


def _first_day(parts: Parts, text: str) -> date:
    return _to_date(parts, text, month=1, is_last=False)


def _last_day(parts: Parts, text: str) -> date:
    return _to_date(parts, text, month=12, is_last=True)


def _to_date(parts: Parts, text: str, *, month: int, is_last: bool) -> date:
    if not parts or (parts["day"] is not None and parts["month"] is None):
        raise _not_understood(text)
    year, month = parts["year"] or 0, parts["month"] or month
    try:
        day = parts["day"] or (calendar.monthrange(year, month)[1] if is_last else 1)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"“{text.strip()}” names a day that no calendar has") from None


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _not_understood(text: str) -> ValueError:
    return ValueError(f"“{text.strip()}” is not understood: write “14 June 2018”, “1–14 June 2018” or “June 2018”")
