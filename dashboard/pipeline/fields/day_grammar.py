"""The patterns of day words, and how each is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.pipeline.fields import day_readings as readings
from dashboard.pipeline.fields.holiday_rules import HOLIDAYS
from dashboard.pipeline.wordlists import WEEKDAY
from dashboard.tables import DateBasis

Words = re.Match[str]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_DAYS = 31
_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS_FROM_TODAY = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_DAYS_AND_SLACK = {"day": (1, 0), "week": (7, 1), "month": (30, 10), "year": (365, 182)}
"""A unit → its days, and by how many days "two UNITs ago" may be off."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NO_DAY_AFTER = r"(?!\d|:\d|,\d{3}|\.\d| ?(?:%|percent|million|billion|[ap]\.m|[ap]m\b))"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NO_DAY_AFTER}"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_IN_YEAR = rf"(?:,? (?P<year>{_YEAR}))?"
_WEEKDAY = rf"(?:{WEEKDAY}|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_PART_OF_DAY = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|midday|noon)\b)?"
_TO = r"(?: ?[-–—] ?| (?:to|through|thru|until|and) )"
_COUNT = rf"(?i:(?P<count>an?|{'|'.join(_COUNT_WORDS)}|\d{{1,2}}))"
_LEAD = rf"\b(?:(?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY}){_PART_OF_DAY},? (?:the )?)?"
_WHICH = r"(?P<which>(?i:this )?(?i:last|past|previous|next|coming)|(?i:this))"
_HABIT_OR_NAME = "".join(f"(?<!{word} )" for word in ("[Ee]very", "[Ee]ach", "Super", "Bloody", "Ash", "Cyber", "Ruby"))
_NAME_AFTER = r"(?! (?:Times|Mirror|Telegraph|Herald|Mass|school|service|Night Live)\b)"
_GATHERING = r"(?:rall|march|protest|demonstrat|event|vigil|action|walkout|strike|gather)"
_BEFORE_MONTH = "".join(
    f"(?<={word} )|" for word in ("[Ii]n", "[Ss]ince", "[Oo]f", "[Ll]ast", "[Uu]ntil", "early", "late")
)
_BEFORE_YEAR = "|".join(
    f"(?<={word} )" for word in ("[Ii]n", "[Ss]ince", "[Oo]f", "[Tt]he", "their", "its", "his", "her", "early", "late")
)


_LONGEST_BESIDE = 40
"""Characters before day words that may turn them into another day."""
_EVERY_YEAR = re.compile(r"\b[Ee](?:very|ach) \Z")
_MOVED_FROM = re.compile(r"\b(?:moved|postponed|rescheduled|changed|pushed|shifted) (?:\w+ )?from $")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of day words and how its matches are read; `read` gives None where the words are no day after all."""

    pattern: re.Pattern[str]
    basis: DateBasis
    read: Callable[[Words], readings.Reading | None]
    is_coarse: bool


def _rule(
    basis: DateBasis, read: Callable[[Words], readings.Reading | None], *pattern: str, is_coarse: bool = False
) -> Rule:
    return Rule(re.compile("".join(pattern)), basis, read, is_coarse)


def _month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _weekday_number(word: str) -> int:
    return _WEEKDAYS.index(word[:3].lower())


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _count_number(word: str) -> int:
    """Give the number that a word says: one where it is an article, or where none is written."""
    word = word.lower()
    return int(word) if word.isdigit() else 1 if word in {"", "a", "an"} else _COUNT_WORDS.index(word) + 1


def _is_date_like(month_day: tuple[int, int]) -> bool:
    month, day = month_day
    return 1 <= month <= 12 and 1 <= day <= _MOST_DAYS


def _stated(
    first: tuple[int, int], last: tuple[int, int], year: str | None = None, weekday: str | None = None
) -> readings.Stated | None:
    """Give the reading of a (month, day) to another, or None where the numbers are no date's.

    A day of a written month that it never has, "February 31", is read as one that no year has: it is still the words'.
    """
    if not (_is_date_like(first) and _is_date_like(last)):
        return None
    full_year = None if not year else int(year) + 2000 if len(year) == 2 else int(year)
    return readings.Stated(*first, *last, full_year, _weekday_number(weekday) if weekday else None)


def _read_month_day(words: Words) -> readings.Stated | None:
    is_of_every_year = _EVERY_YEAR.search(words.string, max(0, words.start() - _LONGEST_BESIDE), words.start())
    if is_of_every_year or _is_name_of_event(words):
        return None
    first = _month_number(words["month"]), _day_number(words["day"])
    last = _month_number(words["last_month"] or words["month"]), _day_number(words["last_day"] or words["day"])
    return _stated(first, last, words["year"], words["weekday"])


def _is_name_of_event(words: Words) -> bool:
    """Tell whether "March 4 …" is a name ("the Raleigh March 4 Science") rather than a day."""
    if words["year"] or words["weekday"] or not words["month"].startswith(("March", "May")):
        return False
    before, after = words.string[: words.start()], words.string[words.end() :]
    has_day_word = re.search(
        r"\b(?:on|since|from|until|by|before|after|of|to|this|for|and|,) ?$", before, re.IGNORECASE
    )
    return not has_day_word and re.search(r"\w $", before) is not None and re.match(r" [A-Z][\w’']", after) is not None


def _read_day_month(words: Words) -> readings.Stated | None:
    month = _month_number(words["month"])
    first, last = _day_number(words["day"]), _day_number(words["last_day"] or words["day"])
    return _stated((month, first), (month, last), words["year"], words["weekday"])


def _read_numeric(words: Words) -> readings.Stated | None:
    day = int(words["month"]), int(words["day"])
    return _stated(day, day, words["year"])


def _read_day_of_month(words: Words) -> readings.DayOfMonth:
    return readings.DayOfMonth(_day_number(words["day"]))


def _read_holiday(words: Words) -> readings.Holiday:
    key = next(key for key in HOLIDAYS if words[key])
    return readings.Holiday(key, int(words["year"]) if words["year"] else None, words["weekend"] is not None)


def _which(word: str | None) -> str:
    last_word = (word or "").lower().rpartition(" ")[2]
    return {"past": "last", "previous": "last", "this": ""}.get(last_word, last_word)


def _read_weekday(words: Words) -> readings.Weekday:
    last = _weekday_number(words["last_weekday"]) if words["last_weekday"] else None
    if last is not None and _MOVED_FROM.search(words.string, max(0, words.start() - _LONGEST_BESIDE), words.start()):
        return readings.Weekday(last)
    return readings.Weekday(
        _weekday_number(words["weekday"]), _which(words["which"]), last, -1 if words["before_last"] else 0
    )


def _read_weekday_by_weeks(words: Words) -> readings.Weekday:
    weeks = _count_number(words["count"])
    return readings.Weekday(_weekday_number(words["weekday"]), weeks=-weeks if words["ago"] else weeks)


def _read_weekend(words: Words) -> readings.Weekend:
    return readings.Weekend(_which(words["which"]))


def _read_near_day(words: Words) -> readings.Offset:
    days = _DAYS_FROM_TODAY.get(words["near"].lower(), 0)
    return readings.Offset(days, days)


def _read_count_from_now(words: Words) -> readings.Offset:
    count = _count_number(words["count"])
    days, slack = _DAYS_AND_SLACK[words["unit"].lower()]
    middle = count * days * (-1 if words["ago"] else 1)
    slack = 0 if count == 1 and days == 7 else slack
    return readings.Offset(middle - slack, middle + slack)


def _read_anchored(words: Words) -> readings.Offset:
    lowered = words[0].lower()
    days = 0 if "same" in lowered else 1
    if words["count"]:
        days = _count_number(words["count"]) * (7 if words["unit"] == "week" else 1)
    if re.search("before|previous|earlier", lowered):
        days = -days
    return readings.Offset(days, days, from_anchor=True)


def _read_week(words: Words) -> readings.Week:
    if words["which"].lower() == "past":
        return readings.Week(0, "past")
    return readings.Week({"last": -1, "next": 1}.get(_which(words["which"]), 0), (words["part"] or "").lower())


def _read_near_months(words: Words) -> readings.Months:
    step = {"last": -1, "next": 1}.get(_which(words["which"]), 0)
    return readings.Months(1, months=step) if words["unit"] == "month" else readings.Months(None, months=12 * step)


def _read_months(words: Words) -> readings.Months:
    names = words.groupdict()
    month, year = names.get("month"), names.get("year")
    return readings.Months(_month_number(month) if month else None, int(year) if year else None)


_BESIDE = re.compile(
    rf"\b(?:[Tt]he )?(?:(?P<eve>eve of)|(?:day|night|evening|(?P<weekday>{_WEEKDAY})) (?P<side>before|after)"
    rf"|{_COUNT} (?P<unit>day|week)s? (?P<far_side>before|after)) (?:the )?$"
)
_OF_GATHERING = re.compile(rf"[’']s (?:\w+ ){{0,3}}?{_GATHERING}")


def read_beside(text: str, start: int, end: int, base: readings.Reading) -> tuple[int, readings.Reading] | None:
    """Read the words before the day words text[start:end] that tell another day from it; None where there are none.

    Give where they start and the day's reading. "The night before Saturday's march" leaves the march its own day.
    """
    match = _BESIDE.search(text, max(0, start - _LONGEST_BESIDE), start)
    if match is None or _OF_GATHERING.match(text, end):
        return None
    days = _count_number(match["count"] or "") * (7 if match["unit"] == "week" else 1)
    side = match["side"] or match["far_side"] or "before"
    weekday = _weekday_number(match["weekday"]) if match["weekday"] else None
    return match.start(), readings.Beside(base, -days if side == "before" else days, weekday)


_HOLIDAY_NAMES = "|".join(f"(?P<{key}>{names})" for key, (names, _) in HOLIDAYS.items())

RULES = (
    _rule(DateBasis.STATED, _read_numeric, rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    _rule(
        DateBasis.STATED,
        _read_numeric,
        r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d)(?![\d/])",
    ),
    _rule(DateBasis.STATED, _read_numeric, r"(?<=\b[Oo]n )(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])(?P<year>)"),
    _rule(
        DateBasis.STATED,
        _read_month_day,
        rf"{_LEAD}(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})",
        rf"(?:{_TO}(?:(?P<last_month>{_MONTH}) )?(?P<last_day>{_DAY}))?{_IN_YEAR}",
    ),
    _rule(
        DateBasis.STATED,
        _read_day_month,
        rf"{_LEAD}(?P<day>{_DAY})(?:{_TO}(?P<last_day>{_DAY}))?(?: of)? (?P<month>{_MONTH}){_IN_YEAR}(?! \d)",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_holiday,
        rf"\b(?=[A-Z]|the F)(?:{_HOLIDAY_NAMES})(?!\w)(?P<weekend> weekend)?{_PART_OF_DAY}{_IN_YEAR}",
    ),
    _rule(
        DateBasis.STATED,
        _read_day_of_month,
        r"(?<=\b[Oo]n the )(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))",
        r"(?=[.,;:!?)]|$| (?:at|in|of (?:this|the|next) month|to|and|from|for)\b)",
    ),
    _rule(
        DateBasis.WEEKDAY,
        _read_weekday_by_weeks,
        rf"\b{_COUNT} weeks? (?:(?P<ago>ago)(?: on)?|on|from(?: this)?) (?P<weekday>{_WEEKDAY})\b",
    ),
    _rule(
        DateBasis.WEEKDAY,
        _read_weekday_by_weeks,
        rf"\b(?P<weekday>{_WEEKDAY}){_PART_OF_DAY} week\b(?P<count>)(?P<ago>)",
    ),
    _rule(
        DateBasis.WEEKDAY,
        _read_weekday,
        rf"{_HABIT_OR_NAME}\b(?:{_WHICH} )?(?P<weekday>{_WEEKDAY})(?!s\b){_NAME_AFTER}{_PART_OF_DAY}",
        r"(?: (?P<before_last>before last))?",
        rf"(?:(?:[-–—]| to | through | thru )(?P<last_weekday>{_WEEKDAY})(?!s\b){_PART_OF_DAY})?",
        rf"(?: (?:and )?into (?:early )?{_WEEKDAY}{_PART_OF_DAY})?",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_weekend,
        rf"\b{_WHICH} [Ww]eekend\b|\b(?i:over|during|on|at|throughout|across|of) the weekend\b",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_near_day,
        r"(?<!USA )\b(?:[Tt]he )?(?P<near>(?i:day before yesterday|day after tomorrow|yesterday|tomorrow|tonight",
        rf"|last night|this (?:morning|afternoon|evening)|today(?![’']s (?!{_GATHERING}))))\b{_PART_OF_DAY}",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_count_from_now,
        rf"\b{_COUNT}[ -](?P<unit>day|week|month|year)s?(?: (?P<ago>ago)| from (?:now|today))\b",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_anchored,
        rf"\b(?:{_COUNT} (?P<unit>day|week)s? (?:later|after|earlier|before)\b",
        r"|[Tt]he (?:next|following|same|previous) (?:day|night|morning|afternoon|evening)\b",
        r"|[Tt]he (?:day|night) (?:after|before)\b)",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_week,
        r"\b(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>(?i:last|past|this|next)) week\b",
    ),
    _rule(
        DateBasis.RELATIVE,
        _read_near_months,
        r"\b(?P<which>(?i:last|this|next)) (?P<unit>month|year)\b",
        is_coarse=True,
    ),
    _rule(DateBasis.STATED, _read_months, rf"\b(?P<month>{_MONTH})(?:,? | of )(?P<year>{_YEAR})\b", is_coarse=True),
    _rule(
        DateBasis.STATED,
        _read_months,
        rf"(?=[A-Z])(?:{_BEFORE_MONTH}(?<=mid-))(?P<month>{_MONTH})(?!\w)(?! \d)",
        is_coarse=True,
    ),
    _rule(
        DateBasis.STATED,
        _read_months,
        rf"(?=[12]\d\d\d)(?:{_BEFORE_YEAR})(?P<year>{_YEAR})\b(?! (?:people|students|workers|women|{_GATHERING}))",
        is_coarse=True,
    ),
)
"""Tried in this order; where two overlap the earlier holds."""
