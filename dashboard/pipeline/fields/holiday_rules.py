"""The holidays that news dates a protest by, and the day each falls on in a year."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped]  # it ships no types

HolidayRule = Callable[[int], date]
"""Year → the day of the holiday in it."""

MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def _fixed(month: int, day: int) -> HolidayRule:
    return lambda year: date(year, month, day)


def _nth(count: int, weekday: int, month: int) -> HolidayRule:
    """Give the `count`-th `weekday` of `month`; the last one where `count` is -1."""

    def rule(year: int) -> date:
        if count < 0:
            last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return rule


def _from_easter(days: int) -> HolidayRule:
    return lambda year: easter(year) + timedelta(days=days)


def _after(rule: HolidayRule, days: int) -> HolidayRule:
    return lambda year: rule(year) + timedelta(days=days)


def _tax_day(year: int) -> date:
    """Give 15 April, or the next day that is neither a weekend nor Emancipation Day as the capital keeps it."""
    emancipation = date(year, 4, 16)
    kept = emancipation + timedelta(days={5: -1, 6: 1}.get(emancipation.weekday(), 0))
    day = date(year, 4, 15)
    while day.weekday() >= 5 or day == kept:
        day += timedelta(days=1)
    return day


_THANKSGIVING = _nth(4, THURSDAY, 11)

HOLIDAYS: dict[str, tuple[str, HolidayRule]] = {
    "new_year": (r"New Year[’']?s? Day", _fixed(1, 1)),
    "new_year_eve": (r"New Year[’']?s? Eve", _fixed(12, 31)),
    "king": (r"(?:Martin Luther King,? (?:Jr\.? )?|Dr\.? King |MLK(?: Jr\.?)? )(?:Day|holiday)", _nth(3, MONDAY, 1)),
    "inauguration": (r"Inauguration Day", _fixed(1, 20)),
    "valentine": (r"(?:St\. )?Valentine[’']?s Day", _fixed(2, 14)),
    "presidents": (r"President(?:s|[’']s|s[’'])? Day", _nth(3, MONDAY, 2)),
    "women": (r"International Women[’']?s Day", _fixed(3, 8)),
    "patrick": (r"(?:St\.|Saint) Patrick[’']?s Day", _fixed(3, 17)),
    "chavez": (r"C[eé]sar Ch[aá]vez Day", _fixed(3, 31)),
    "palm_sunday": (r"Palm Sunday", _from_easter(-7)),
    "good_friday": (r"Good Friday", _from_easter(-2)),
    "easter": (r"Easter(?: Sunday)?(?! Monday| egg)", _from_easter(0)),
    "easter_monday": (r"Easter Monday", _from_easter(1)),
    "tax": (r"Tax Day", _tax_day),
    "earth": (r"Earth Day", _fixed(4, 22)),
    "may_day": (r"May Day|International Workers[’']? Day", _fixed(5, 1)),
    "cinco": (r"Cinco de Mayo", _fixed(5, 5)),
    "mother": (r"Mother[’']?s[’']? Day", _nth(2, SUNDAY, 5)),
    "memorial": (r"Memorial Day", _nth(-1, MONDAY, 5)),
    "flag": (r"Flag Day", _fixed(6, 14)),
    "father": (r"Father[’']?s[’']? Day", _nth(3, SUNDAY, 6)),
    "juneteenth": (r"Juneteenth", _fixed(6, 19)),
    "independence": (r"(?:the )?Fourth of July|July (?:Fourth|4th)|Independence Day", _fixed(7, 4)),
    "labor": (r"Labou?r Day", _nth(1, MONDAY, 9)),
    "columbus": (r"Columbus Day|Indigenous Peoples?[’']?s? Day", _nth(2, MONDAY, 10)),
    "halloween": (r"Halloween", _fixed(10, 31)),
    "election": (r"Election Day", _after(_nth(1, MONDAY, 11), 1)),
    "veterans": (r"Veterans?[’']?s?[’']? Day", _fixed(11, 11)),
    "remembrance": (r"Trans(?:gender)? Day of Remembrance", _fixed(11, 20)),
    "thanksgiving": (r"Thanksgiving(?: Day)?", _THANKSGIVING),
    "black_friday": (r"Black Friday", _after(_THANKSGIVING, 1)),
    "aids": (r"World AIDS Day", _fixed(12, 1)),
    "human_rights": (r"Human Rights Day", _fixed(12, 10)),
    "christmas_eve": (r"Christmas Eve", _fixed(12, 24)),
    "christmas": (r"Christmas(?: Day)?(?! Eve| tree| market| party| gift| card)", _fixed(12, 25)),
}
"""A key → its names as a pattern, and its day. The rules are those of the United States where countries differ."""
