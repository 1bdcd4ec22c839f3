"""Days as a person types them: "14 June 2018", "1-14 June 2018", "June 2018", "14.06.2018", "since 1 June 2018"."""

import calendar
import re
from datetime import date, timedelta

from dashboard.page.words import MONTHS, write_interval

_NAMES = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.?(?:[ -]{_MONTH})?(?:,?[ -]{_YEAR})?",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:,? {_YEAR})?",
        rf"{_MONTH}(?:,? {_YEAR})?",
        _YEAR,
    )
)
_NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})(?P<between>[./-]) ?(?P<other>\d{{1,2}})(?P=between) ?{_YEAR}")
_OPEN = re.compile(r"(?P<side>from|since|after|until|till|to|up to|before) ")
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+(?:to|until|till|and|-)\s+|\s*\.\.+\s*"
    r"|(?<=[a-z])-(?=[a-z])|(?<=^\d{4})-(?=\d{4}$)|(?<=[a-z\d])-(?=\d{1,2}\.? (?!to|until|till|and)[a-z])"
    r"|(?<=[a-z] \d)-(?=\d)|(?<=[a-z] \d\d)-(?=\d)|(?<=\d)-(?=\d{1,2}\.\d{1,2}\.\d{4}$)"
)
_LEFT_OUT = re.compile(
    r"(?<=\d)(?:st|nd|rd|th)\b|\b(?:of|on|in|the) "
    r"|\b(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?"
)
"""What says nothing more about a day: "th" of "14th", its weekday."""
Parts = dict[str, int | None]


def read_days(text: str, span: tuple[date, date]) -> tuple[date | None, date | None]:
    """Give the first and the last day that `text` names, None for an open end.

    What a part leaves out (a year, a month) is taken from the other part, the year else from the last day of `span`,
    the days of all events. Raises ValueError, whose words are for the reader, where the text is not understood.
    """
    if not text.strip():
        return None, None
    words = " ".join(_LEFT_OUT.sub("", " ".join(text.casefold().split())).split())
    closed_range = words.removeprefix("from ")
    if len(_BETWEEN.split(closed_range)) == 2:
        words = closed_range
    if opened := _OPEN.match(words):
        return _read_open(opened["side"], _complete(_read_part(words[opened.end() :]), span[1].year), text)
    pieces = _BETWEEN.split(words.removeprefix("between "))
    if len(pieces) > 2:
        raise _not_understood(text)
    first, last = _read_part(pieces[0]), _read_part(pieces[-1])
    last = _complete(_fill(last, {**first, "year": None}), _year(first, span))
    first = _complete(_fill(first, last), _year(last, span))
    days = _first_day(first, text), _last_day(last, text)
    return min(days), max(days)


def _read_open(side: str, parts: Parts, text: str) -> tuple[date | None, date | None]:
    """Give "since 3 June" and "until 3 June" with that day, "after 3 June" and "before 3 June" without it."""
    try:
        if side == "after":
            return _last_day(parts, text) + timedelta(days=1), None
        if side == "before":
            return None, _first_day(parts, text) - timedelta(days=1)
    except OverflowError:
        raise _no_such_day(text) from None
    return (_first_day(parts, text), None) if side in ("from", "since") else (None, _last_day(parts, text))


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
    if numbers := _NUMBERS.fullmatch(words):
        return _read_numbers(numbers)
    for form in _FORMS:
        if found := form.fullmatch(words):
            parts = found.groupdict()
            name = parts.get("month")
            month = _find_month(name) if name else _whole(parts.get("number"))
            if name and month is None:
                continue
            return {"year": _whole(parts.get("year")), "month": month, "day": _whole(parts.get("day"))}
    return {}


def _read_numbers(found: re.Match[str]) -> Parts:
    """Read "14.06.2018", "14/06/2018" or "06/14/2018". Raises ValueError where it may be two days."""
    one, other, year = (int(found[name]) for name in ("one", "other", "year"))
    if one > 12 or one == other or not one * other or found["between"] == ".":  # with points, a day always comes first
        return {"year": year, "month": other, "day": one}
    if other > 12:
        return {"year": year, "month": one, "day": other}
    readings = (f"“{day} {MONTHS[month - 1]} {year}”" for day, month in ((one, other), (other, one)))
    raise ValueError(f"“{found[0]}” may be two days: write {' or '.join(readings)}")


def _find_month(name: str) -> int | None:
    """Give the month of a name, whole or cut short: "june", "sept"; None for any other word: "junk"."""
    return next((number for whole, number in _NAMES.items() if whole.startswith(name)), None)


def _fill(first: Parts, last: Parts) -> Parts:
    """Give "1" of "1–14 June 2018" its month, or "14" of "June 1–14"."""
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
    if 0 in parts.values():
        raise _no_such_day(text)
    try:
        day = parts["day"] or (calendar.monthrange(year, month)[1] if is_last else 1)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise _no_such_day(text) from None


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _no_such_day(text: str) -> ValueError:
    return ValueError(f"“{text.strip()}” names a day that no calendar has")


def _not_understood(text: str) -> ValueError:
    return ValueError(f"“{text.strip()}” is not understood: write “14 June 2018”, “1–14 June 2018” or “June 2018”")
