"""The cached table of places: one row a query, readable in a diff, mergeable in git and correctable by hand."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from geocache.errors import CacheFileError
from geocache.files import write_whole
from geocache.places import BY_HAND, Place, Precision

COLUMNS = tuple(field.name for field in fields(Place))
_LOCK_SECONDS = 60
_NUMBERS = frozenset({"latitude", "longitude"})


@dataclass(slots=True)
class _File:
    """What stands in the file."""

    places: dict[str, Place] = field(default_factory=dict)
    broken: list[tuple[int, str, list[str]]] = field(default_factory=list)
    """Rows that cannot be read: the line, what is wrong, the cells."""
    doubles: list[str] = field(default_factory=list)
    """What was left out for a better row of the same query, where both are a person's."""


class GeoCache:
    """Answers by query, kept in a CSV file. Not found is an answer and is kept; a failure is none and never is.

    A row whose geocoder is "by hand" is a person's and is never overwritten. A row that cannot be read is named in
    `problems`, left as it is in the file, and asked for anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[str] = []
        """One line for each row that cannot be read: the file, the line where it stands now, what is wrong."""
        self._doubles: list[str] = []
        self._broken: list[list[str]] = []
        self._places: dict[str, Place] = {}
        self._added: dict[str, Place] = {}

    @classmethod
    def load(cls, path: Path) -> "GeoCache":
        """Read the table at `path`; a file that is not there is an empty table. Raises CacheFileError."""
        cache = cls(path)
        cache._take(_read(path))
        return cache

    def _take(self, file: _File) -> None:
        self._places, self._added = file.places, {}
        self._broken = [cells for _, _, cells in file.broken]
        self._doubles += [f"{self.path}: {double}" for double in file.doubles]
        self.problems = [f"{self.path}, line {line}: {problem}" for line, problem, _ in file.broken] + self._doubles

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def find(self, query: str) -> Place | None:
        """Give the answer to `query`, which may be that there is none (`Precision.UNRESOLVED`); None: never asked."""
        return self._places.get(query)

    def by_hand(self) -> dict[str, Place]:
        """Give what people corrected, by query."""
        return {place.query: place for place in self if _is_by_hand(place)}

    def set_by_people(self) -> list[str]:
        """Give the rows that people wrote, in an order of their own: what they corrected, and what cannot be read."""
        return sorted(map(repr, [*self.by_hand().values(), *self._broken]))

    def add(self, place: Place) -> Place:
        """Keep an answer until `save`; gives what stands for its query: a person's row stays."""
        standing = self._places.get(place.query)
        if standing is not None and _is_by_hand(standing) and not _is_by_hand(place):
            return standing
        self._places[place.query] = self._added[place.query] = place
        return place

    def list_stale(self, *, version: str, today: date, max_age: timedelta | None = None) -> list[Place]:
        """Give the answers that `drop_stale` would forget."""
        return [place for place in self if _is_stale(place, version, today, max_age)]

    def drop_stale(self, *, version: str, today: date, max_age: timedelta | None = None) -> int:
        """Forget answers of another version of the gazetteer, and those older than `max_age`; gives how many.

        They are asked for anew and stay in the file until then. A person's rows are never stale.
        """
        stale = [place.query for place in self.list_stale(version=version, today=today, max_age=max_age)]
        for query in stale:
            del self._places[query]
            self._added.pop(query, None)
        return len(stale)

    def save(self) -> int:
        """Write what was added since loading into the file, whole or not at all, beside what others wrote meanwhile.

        Gives how many answers were added.
        """
        if not self._added:
            return 0
        count = len(self._added)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=_LOCK_SECONDS):
                file = _read(self.path)
                places = file.places
                places |= {q: p for q, p in self._added.items() if not _is_by_hand(places.get(q)) or _is_by_hand(p)}
                content = _to_csv(places.values(), [cells for _, _, cells in file.broken])
                write_whole(self.path, content)
        except (OSError, Timeout) as error:
            raise CacheFileError(f"{self.path}: cannot be written ({error}); see to its folder's rights") from error
        self._take(_parse(content.decode(), self.path))
        return count


def _is_by_hand(place: Place | None) -> bool:
    return place is not None and place.geocoder == BY_HAND


def _is_stale(place: Place, version: str, today: date, max_age: timedelta | None) -> bool:
    if _is_by_hand(place):
        return False
    is_old = max_age is not None and today - place.looked_up_on > max_age
    return is_old or place.version not in (None, version)


def _read(path: Path) -> _File:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return _File()
    except (OSError, UnicodeDecodeError) as error:
        raise CacheFileError(f"{path}: cannot be read as UTF-8 ({error}); mend or remove it") from error
    return _parse(text, path)


def _parse(text: str, path: Path) -> _File:
    """Read the file's text; raises CacheFileError where it is no such table, or would not be kept whole."""
    file = _File()
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(rows, list(COLUMNS))
        _check_header(header, path)
        line = rows.line_num + 1
        for cells in rows:
            _take_row(file, header, cells, (line, rows.line_num))
            line = rows.line_num + 1
    except csv.Error as error:
        raise CacheFileError(
            f"{path}, line {rows.line_num}: not readable as CSV ({error}); mend or remove it"
        ) from None
    return file


def _check_header(header: list[str], path: Path) -> None:
    if not {"query", "geocoder"} <= set(header):
        raise CacheFileError(f"{path}: its first line must name the columns {','.join(COLUMNS)}")
    if strange := [name for name in header if name not in COLUMNS or header.count(name) > 1]:
        raise CacheFileError(
            f"{path}: its first line names “{strange[0]}”, which would not be kept; its columns are {','.join(COLUMNS)}"
        )


def _take_row(file: _File, header: list[str], cells: list[str], lines: tuple[int, int]) -> None:
    try:
        place = _to_place(header, cells)
    except ValueError as problem:
        if len(cells) == len(header):  # the file is written with all columns, in their own order
            row = dict(zip(header, cells, strict=True))
            cells = [row.get(name, "") for name in COLUMNS]
        is_swallowed = any("\n" in cell for cell in cells)
        reason = f"a quote opens in it that closes only in line {lines[1]}" if is_swallowed else str(problem)
        file.broken.append((lines[0], reason, cells))
        return
    if place is None:
        return
    one = file.places.get(place.query)
    file.places[place.query] = taken = _better(one, place)
    if one is not None and one != place and _is_by_hand(one) and _is_by_hand(place):
        file.doubles.append(f"two rows of “{place.query}” by hand differ; that of {taken.looked_up_on} is taken")


def _better(one: Place | None, other: Place) -> Place:
    """Choose between two rows of one query, as a merge in git leaves them: a person's, else the later."""
    if one is None:
        return other
    return max(one, other, key=lambda p: (_is_by_hand(p), p.looked_up_on, p.point is not None, repr(p)))


def _to_place(header: list[str], cells: list[str]) -> Place | None:
    """Give the place of a row, None for an empty one; raises ValueError saying what is wrong."""
    if not any(cells):
        return None
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells where the first line names {len(header)} columns")
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    if not row["query"] or not row["geocoder"]:
        raise ValueError("query and geocoder may not be empty")
    texts = {
        name: row.get(name) or None for name in ("name", "admin1", "country_code", "gazetteer_id", "note", "version")
    }
    latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
    precision = _precision(row)
    if (latitude is None) != (longitude is None) or (latitude is None) != (precision is Precision.UNRESOLVED):
        raise ValueError('latitude and longitude stand both or, with precision "unresolved", neither')
    return Place(
        query=row["query"],
        geocoder=BY_HAND if row["geocoder"].casefold() == BY_HAND else row["geocoder"],
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        looked_up_on=_day(row),
        **texts,
    )


def _degrees(row: dict[str, str], name: str, limit: int) -> float | None:
    cell = row.get(name)
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{name} {cell!r} is no number of degrees") from None
    if not -limit <= value <= limit:
        raise ValueError(f"{name} {cell} is not between -{limit} and {limit}")
    return value


def _precision(row: dict[str, str]) -> Precision:
    try:
        return Precision(row.get("precision", ""))
    except ValueError:
        raise ValueError(f"precision {row.get('precision')!r} is none of {', '.join(Precision)}") from None


def _day(row: dict[str, str]) -> date:
    try:
        return date.fromisoformat(row.get("looked_up_on", ""))
    except ValueError:
        raise ValueError(f"looked_up_on {row.get('looked_up_on')!r} is no day as YYYY-MM-DD") from None


def _to_csv(places: Iterable[Place], broken: Iterable[list[str]]) -> bytes:
    """Give the whole file, sorted by query so that two people's additions merge; broken rows stay in it as they are."""
    rows = [[_cell(name, getattr(place, name)) for name in COLUMNS] for place in places]
    rows.extend(broken)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows))
    return text.getvalue().encode()


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".") if name in _NUMBERS else str(value)
