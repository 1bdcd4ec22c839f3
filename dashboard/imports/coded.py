"""An event as somebody else coded it, in our terms; and how the cells of such tables are read."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from dashboard.pipeline.articles import parse_formats
from dashboard.tables import Action, Status
from geocache.places import Precision

EARLIEST = date(1900, 1, 1)
LATEST_AFTER = timedelta(days=2 * 366)
"""An event further ahead than this is a slip of the keyboard."""
DAY_FORMATS = (
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d-%b-%Y",
    "%Y/%m/%d",
)
MOST_QUOTED = 80
"""Characters of a cell that are repeated in what is said about it."""
UNKNOWN = frozenset({"", "na", "n/a", "nan", "null", "none", "unknown", "?", "-", "tbd"})
YES = frozenset({"1", "1.0", "yes", "y", "true", "t", "x"})
NO = frozenset({"0", "0.0", "no", "n", "false", "f"})
ACTIONS = {
    "counter": Action.COUNTER_PROTEST,
    "vigil": Action.VIGIL,
    "walkout": Action.WALKOUT,
    "walk-out": Action.WALKOUT,
    "sit-in": Action.SIT_IN,
    "sit in": Action.SIT_IN,
    "die-in": Action.SIT_IN,
    "blockade": Action.BLOCKADE,
    "strike": Action.STRIKE,
    "march": Action.MARCH,
    "procession": Action.MARCH,
    "rally": Action.RALLY,
    "gathering": Action.RALLY,
}
"""Words of their columns for the kind of event, the most particular first; any other is a protest."""
CALLED_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|l?ation)?|postponed?|called off|did not (?:happen|take place|occur))\b", re.IGNORECASE
)


class BadRowError(ValueError):
    """A row that cannot be an event of ours; the message is the reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A data set, as the credits name it."""

    key: str
    """The first part of its ids: "ccc"."""
    name: str
    version: str
    terms: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One row of a data set."""

    own_id: str | None
    """The row's id in the data set, where it has one."""
    starts_on: date
    ends_on: date
    place: str | None
    """The town as a gazetteer is asked for it: "Salem, OR"."""
    point: tuple[float, float] | None
    """(latitude, longitude), where the data set gives one."""
    precision: Precision = Precision.CITY
    venue: str | None = None
    action: Action = Action.PROTEST
    status: Status = Status.HELD
    is_online: bool = False
    crowd: tuple[int, int] | None = None
    organizers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Addresses, host names or names of the reports it was coded from."""
    words: dict[str, str] = field(default_factory=dict)
    """All that stands in the row, by the data set's own names of its columns."""
    notes: tuple["Note", ...] = ()
    """What of the row could not be read, or was read with a doubt."""


class Note(NamedTuple):
    """What a person should know of a part of a row that is an event nevertheless."""

    part: str
    """The column, or what of the event."""
    reason: str


class NamedPlace(NamedTuple):
    """The name that an event's place is shown and looked up by."""

    name: str | None
    strange: str | None = None
    """What is strange about the place, in words."""
    other_reading: str | None = None
    """The town of that name, where the event's point lies far from it."""


ReadRow = Callable[[Mapping[str, str]], CodedEvent]
"""Reads one row; its keys are as the file has them. Raises BadRowError."""


class Cells:
    """A row whose columns are found by any of the names that editions of a data set give them."""

    def __init__(self, row: Mapping[str, str]) -> None:
        self.words = {name: value.strip() for name, value in row.items() if not is_unknown(value)}
        self.notes: list[Note] = []
        self._by_name = {plain_name(name): (name, value) for name, value in reversed(self.words.items())}

    def find_cell(self, *names: str) -> tuple[str, str] | None:
        """Give (column, text) of the first of these columns that holds anything; names ignore case, "_" and spaces."""
        return next((self._by_name[name] for name in map(plain_name, names) if name in self._by_name), None)

    def find(self, *names: str) -> str | None:
        """Give what stands in the first of these columns that holds anything."""
        cell = self.find_cell(*names)
        return cell and cell[1]

    def note(self, part: str, reason: str) -> None:
        """Keep what a person should know of a part of the row."""
        self.notes.append(Note(part, reason))

    def list(self, *names: str) -> tuple[str, ...]:
        """Give the parts of a cell of several, which semicolons part."""
        return split_list(self.find(*names) or "")

    def numbered(self, stem: str) -> Iterator[str]:
        """Give what stands in source1, source_2 and so on, in their order."""
        numbered = re.compile(rf"{plain_name(stem)}(\d*)")
        found = [(int(m[1] or 0), v) for name, (_, v) in self._by_name.items() if (m := numbered.fullmatch(name))]
        yield from (value for _, value in sorted(found))


def is_unknown(value: str | None) -> bool:
    """Say whether a cell says nothing."""
    return value is None or value.strip().casefold() in UNKNOWN


def quote(text: str) -> str:
    """Give a cell's text in quotation marks, for a line that names it; of a long one the beginning."""
    text = " ".join(text[: 2 * MOST_QUOTED].split())
    return f"“{text if len(text) <= MOST_QUOTED else text[:MOST_QUOTED] + '…'}”"


def split_list(text: str) -> tuple[str, ...]:
    """Give the parts between semicolons, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if not is_unknown(part)))


def read_day(text: str | None, *, today: date, formats: tuple[str, ...] = DAY_FORMATS) -> date:
    """Read a day; raises BadRowError where there is none, or none that a protest can have."""
    if text is None:
        raise BadRowError("it has no date")
    day = parse_formats(re.sub(r"[T ]\d\d?:\d\d.*$", "", text.strip()), formats)
    if day is None:
        raise BadRowError(f"{quote(text)} is no date")
    if not EARLIEST <= day <= today + LATEST_AFTER:
        raise BadRowError(f"the date {day} is too far from today to be meant")
    return day


def read_point(latitude: str | None, longitude: str | None) -> tuple[float, float] | None:
    """Read coordinates; None where both are missing. Raises BadRowError where they are no place on the ground."""
    if latitude is None and longitude is None:
        return None
    try:
        point = float((latitude or "").replace(",", ".")), float((longitude or "").replace(",", "."))
    except ValueError:
        raise BadRowError(f"{quote(', '.join(filter(None, (latitude, longitude))))} are no coordinates") from None
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180) or point == (0, 0):
        raise BadRowError(f"no protest can be at latitude {latitude}, longitude {longitude}")
    return point


def read_action(*words: str | None) -> Action:
    """Read the kind of event from the words of one or more columns."""
    text = " ".join(word for word in words if word).casefold()
    return next((action for word, action in ACTIONS.items() if word in text), Action.PROTEST)


def read_status(day: date, *texts: str | None, today: date) -> Status:
    """Give called off where the words say so, planned where the day is still to come, else held."""
    if any(CALLED_OFF.search(text) for text in texts if text):
        return Status.CANCELLED
    return Status.PLANNED if day > today else Status.HELD


def read_flag(cells: Cells, *names: str) -> bool:
    """Read 1, 1.0, yes, true or x as true; what is neither that nor its opposite is noted and read as false."""
    column, text = cells.find_cell(*names) or ("", "0")
    if text.casefold() not in YES | NO:
        cells.note(column, f"{quote(text)} is neither yes nor no; read as no")
    return text.casefold() in YES


def join_place(*parts: str | None) -> str | None:
    """Give "Salem, OR" from its parts; None where the first, the town, is missing."""
    return ", ".join(part for part in parts if part) if parts[0] else None


def read_outlet(source: str) -> tuple[str | None, str]:
    """Give a source's (address, outlet): the address only where a browser may safely follow it."""
    has_scheme = re.match(r"https?://", source, re.IGNORECASE)
    try:
        host = urlsplit(source if has_scheme else f"https://{source}").hostname or ""
    except ValueError:
        host = ""
    is_host = re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", host) and " " not in source
    outlet = host.removeprefix("www.") if is_host else source
    return (source if has_scheme and is_host else None), outlet


def plain_name(name: str) -> str:
    """Give a column's name without case, "_", spaces and marks."""
    return re.sub(r"[\W_]+", "", name.casefold()) or name
