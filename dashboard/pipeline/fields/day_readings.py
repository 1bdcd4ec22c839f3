"""What day words mean: each reading counts out a closed interval of days against the publication day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from dashboard.pipeline.fields.holiday_rules import HOLIDAYS

Interval = tuple[date, date]
"""First and last day, both included."""

FAR_DAYS, NEAR_DAYS = 270, 90
"""A plan's day without a year is ahead, unless the next is farther than the one and the last nearer than the other."""

_FRIDAY = 4
_LEAP_YEAR = 2024
"""Has every day that any year has."""


@dataclass(frozen=True, slots=True)
class Against:
    """What day words are counted from."""

    published_on: date | None
    is_planned: bool | None
    """True looks ahead, False looks back, None to the nearest day on either side."""
    anchor: date | None = None
    """The day that the text spoke of before, for "the next day"."""


class Reading(Protocol):
    """One way to understand day words."""

    def count_days(self, against: Against) -> Interval | None:
        """Give the days meant, or None where `against` lacks what they are counted from."""
        ...


def _shift(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def choose_by_tense(candidates: list[date], published_on: date, is_planned: bool | None) -> date | None:
    """Choose the nearest day on the side that the tense tells.

    What was planned may be over by the publication day, so a plan looks back where only that is near; what was held
    never lies ahead.
    """
    if is_planned is None:
        return min(candidates, key=lambda d: (abs(d - published_on), d < published_on), default=None)
    back = max((d for d in candidates if d <= published_on), default=None)
    if not is_planned:
        return back
    ahead = min((d for d in candidates if d >= published_on), default=None)
    if ahead is None or back is None:
        return ahead or back
    is_over = (ahead - published_on).days > FAR_DAYS and (published_on - back).days < NEAR_DAYS
    return back if is_over else ahead


@dataclass(frozen=True, slots=True)
class Stated:
    """Days by number: "June 14", "Thursday, June 14, 2018", "June 5-7"."""

    month: int
    day: int
    last_month: int
    last_day: int
    year: int | None = None
    weekday: int | None = None

    def count_days(self, against: Against) -> Interval | None:
        """Give the days in the stated year, or in the year that tense and weekday make likely."""
        if self.year is not None:
            return self._in_year(self.year)
        if against.published_on is None:
            return None
        years = range(against.published_on.year - 4, against.published_on.year + 5)
        found = {interval[0]: interval for year in years if (interval := self._in_year(year))}
        agreeing = [day for day in found if self.weekday is None or day.weekday() == self.weekday]
        chosen = choose_by_tense(agreeing or list(found), against.published_on, against.is_planned)
        return found[chosen] if chosen else None

    def is_day(self) -> bool:
        """Say whether the stated year, or any year where none is stated, has such days."""
        return self._in_year(self.year if self.year is not None else _LEAP_YEAR) is not None

    def _in_year(self, year: int) -> Interval | None:
        first = _date_or_none(year, self.month, self.day)
        last = _date_or_none(
            year + ((self.last_month, self.last_day) < (self.month, self.day)), self.last_month, self.last_day
        )
        return (first, last) if first and last else None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "on the 14th"."""

    day: int

    def count_days(self, against: Against) -> Interval | None:
        """Give the nearest such day on the side of the tense."""
        published_on = against.published_on
        if published_on is None:
            return None
        months = [divmod(published_on.year * 12 + published_on.month - 1 + step, 12) for step in (-2, -1, 0, 1, 2)]
        days = [d for year, month in months if (d := _date_or_none(year, month + 1, self.day))]
        chosen = choose_by_tense(days, published_on, against.is_planned)
        return (chosen, chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday: "Thursday", "last Saturday", "next Tuesday", "Friday through Sunday"."""

    weekday: int
    """0 is Monday."""
    which: str = ""
    """Is "last" (before publication), "next" (in the next week), "coming" (after publication) or "" (by the tense)."""
    last_weekday: int | None = None
    weeks: int = 0
    """Added weeks: -1 for "a week ago Saturday"."""

    def count_days(self, against: Against) -> Interval | None:
        """Give the day that is nearest on the side that `which` or the tense tells."""
        if against.published_on is None:
            return None
        day = self._nearest(against.published_on, self.weeks > 0 or (against.is_planned if self.weeks == 0 else False))
        day = _shift(day, 7 * self.weeks)
        if self.last_weekday is None:
            return day, day
        return day, _shift(day, (self.last_weekday - day.weekday()) % 7)

    def _nearest(self, published_on: date, is_planned: bool | None) -> date:
        ahead = (self.weekday - published_on.weekday()) % 7
        if self.which == "next":
            return _shift(published_on, 7 - published_on.weekday() + self.weekday)
        if self.which == "coming":
            return _shift(published_on, ahead or 7)
        if self.which == "last":
            return _shift(published_on, ahead - 7)
        looks_ahead = ahead <= 3 if is_planned is None else is_planned
        return _shift(published_on, ahead if looks_ahead or not ahead else ahead - 7)


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday: "this weekend", "last weekend", "over the weekend"."""

    which: str = ""

    def count_days(self, against: Against) -> Interval | None:
        """Give Saturday and Sunday of the weekend meant."""
        published_on = against.published_on
        if published_on is None:
            return None
        saturday = _shift(published_on, 5 - published_on.weekday())
        in_weekend = published_on.weekday() >= 5
        if self.which == "next":
            saturday = _shift(saturday, 7)
        elif self.which == "last" or not (in_weekend or self._is_ahead(against, published_on)):
            saturday = _shift(saturday, -7)
        return saturday, _shift(saturday, 1)

    @staticmethod
    def _is_ahead(against: Against, published_on: date) -> bool:
        return published_on.weekday() >= 3 if against.is_planned is None else against.is_planned


@dataclass(frozen=True, slots=True)
class Beside:
    """A day told from another: "the day after Thanksgiving", "on the eve of Friday", "the Sunday before Labor Day"."""

    base: Reading
    days: int
    """From the other day; only its sign counts where a weekday is told."""
    weekday: int | None = None

    def count_days(self, against: Against) -> Interval | None:
        """Count from the first day of the other where that lies before, else from its last."""
        base = self.base.count_days(against)
        if base is None:
            return None
        day = _shift(base[0 if self.days < 0 else 1], self.days)
        if self.weekday is not None:
            off = (self.weekday - day.weekday()) % 7
            day = _shift(day, off - 7 if self.days < 0 and off else off)
        return day, day


@dataclass(frozen=True, slots=True)
class Offset:
    """Days from the publication day ("two weeks ago"), or from the day told before ("the next day")."""

    first: int
    last: int
    from_anchor: bool = False

    def count_days(self, against: Against) -> Interval | None:
        """Count from the publication day, or from the anchor."""
        base = against.anchor if self.from_anchor else against.published_on
        return (_shift(base, self.first), _shift(base, self.last)) if base else None


@dataclass(frozen=True, slots=True)
class Week:
    """A Monday to Sunday: "last week", "next week", "earlier this week"; "the past week" is over, or all but over."""

    weeks: int
    part: str = ""

    def count_days(self, against: Against) -> Interval | None:
        """Give the week's days, or those of its part that "earlier" or "later" tells."""
        published_on = against.published_on
        if published_on is None:
            return None
        monday = _shift(published_on, 7 * self.weeks - published_on.weekday())
        sunday = _shift(monday, 6)
        if self.part == "past" and published_on.weekday() < _FRIDAY:
            return _shift(monday, -7), _shift(sunday, -7)
        if self.weeks == 0:
            looks_back = self.part in {"earlier", "past"} or (not self.part and not against.is_planned)
            if looks_back and monday == published_on:  # on a Monday the week that is over is told
                monday = _shift(monday, -7)
            return (monday, published_on) if looks_back else (published_on, sunday)
        return monday, sunday


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months: "last month", "in June", "June 2018", "in 2014", "last year"."""

    month: int | None
    """None: the whole year."""
    year: int | None = None
    months: int | None = None
    """Months from the publication's own, for "last month"; months of twelve where `month` is None."""

    def count_days(self, against: Against) -> Interval | None:
        """Give the first and last day of the months meant."""
        if self.year is not None:
            return self._span(self.year, self.month)
        published_on = against.published_on
        if published_on is None:
            return None
        if self.months is not None:
            if self.month is None:
                return self._span(published_on.year + self.months // 12, None)
            year, month = divmod(published_on.year * 12 + published_on.month - 1 + self.months, 12)
            first, last = self._span(year, month + 1)
            return first, min(last, published_on) if self.months == 0 and not against.is_planned else last
        year = published_on.year
        starts = [date(year + step, self.month or 1, 1) for step in (-1, 0, 1)]
        month_start = published_on.replace(day=1)
        chosen = choose_by_tense(starts, month_start, against.is_planned)
        return self._span(chosen.year, self.month) if chosen else None

    @staticmethod
    def _span(year: int, month: int | None) -> Interval:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), _shift(after, -1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday or its weekend: "Father's Day", "Thanksgiving night", "Memorial Day weekend"."""

    key: str
    """A key of HOLIDAYS."""
    year: int | None = None
    is_weekend: bool = False

    def count_days(self, against: Against) -> Interval | None:
        """Give the holiday in the stated year, or the nearest on the side of the tense."""
        rule = HOLIDAYS[self.key][1]
        if self.year is not None:
            day = rule(self.year)
        elif against.published_on is None:
            return None
        else:
            days = [rule(against.published_on.year + step) for step in (-1, 0, 1)]
            day = choose_by_tense(days, against.published_on, against.is_planned) or days[1]
        return self._weekend(day) if self.is_weekend else (day, day)

    @staticmethod
    def _weekend(day: date) -> Interval:
        if day.weekday() == 0:
            return _shift(day, -2), day
        if day.weekday() >= 5:
            saturday = _shift(day, 5 - day.weekday())
            return saturday, _shift(saturday, 1)
        return (day, _shift(day, 6 - day.weekday())) if day.weekday() >= 3 else (_shift(day, -2 - day.weekday()), day)
