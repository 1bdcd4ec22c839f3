"""How the page says things: places, days, crowds, counts and lists as people write them."""

from collections.abc import Sequence
from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def write_place_name(name: str) -> str:
    """Give a place's full name as people write it: "Washington, D.C." for the gazetteer's "District of Columbia"."""
    return name.replace(", District of Columbia", ", D.C.")


def write_doubt(place: str, other_reading: str) -> str:
    """Say that a place is the likelier of two readings of its name: "probably Springfield, Illinois; …"."""
    return f"probably {place}; the name could also mean {write_place_name(other_reading)}"


def write_day(day: date) -> str:
    """Give "14 June 2018"; written out here because strftime follows the server's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_weekday(day: date) -> str:
    """Give "Thu 14 June 2018"."""
    return f"{WEEKDAYS[day.weekday()]} {write_day(day)}"


def write_interval(first: date, last: date, *, within: str = "–", across: str = " to ") -> str:
    """Give "14 June 2018", "1–14 June 2018", "1 June to 3 July 2018" or two whole days.

    `within` joins days of one month, `across` those of two.
    """
    if first == last:
        return write_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{within}{write_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}{across}{write_day(last)}"
    return f"{write_day(first)}{across}{write_day(last)}"


def write_when(first: date | None, last: date | None) -> str:
    """Give an event's day for people, with its weekday if it is one day; "day not known" without one."""
    if first is None or last is None:
        return "Day not known"
    if first == last:
        return write_weekday(first)
    return f"Between {write_interval(first, last, within=' and ', across=' and ')}"


def write_crowd(low: int | None, high: int | None) -> str:
    """Give "about 100 people", "80 to 120 people" or "crowd not reported"."""
    if low is None and high is None:
        return "crowd not reported"
    low, high = (low if low is not None else high), (high if high is not None else low)
    if low == high:
        return f"about {low:,} {'person' if low == 1 else 'people'}"
    return f"{low:,} to {high:,} people"


def count_of(count: int, noun: str, plural: str | None = None) -> str:
    """Give "1 event", "12 events", "2 stories"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def capitalize(words: str) -> str:
    """Begin a sentence with `words`: unlike str.capitalize, the other letters stay as they are."""
    return words[:1].upper() + words[1:]


def shorten(words: str, most: int) -> str:
    """Give `words` cut to `most` letters, with an ellipsis where something is left out."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Give "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
