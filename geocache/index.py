"""The compiled gazetteer: its places, found by name, by number and by what they lie in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Self

import marisa_trie
import numpy as np
import pyarrow as arrow
from pyarrow import ipc

from geocache.names import fold_name, fold_words
from geocache.places import Precision
from geocache.spelling import Spellings

DATA = Path(__file__).resolve().parent / "data"
_KINDS = tuple(Precision)
_ID = re.compile(r"(geonames|zip):(\d+)(?:/.*)?")
_FOREIGN_TOWN_PEOPLE = 15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer."""

    row: int
    """Its row in the compiled table; rows run from the most people down."""
    gazetteer_id: str
    """Where it stands in its source: "geonames:5725846", "zip:87048/Corrales", "fips:…"."""
    name: str
    """Its own name: "Eugene"."""
    admin1: str | None
    """The name of its state, province or other first-level division; a state's own name for a state."""
    admin1_code: str | None
    """That division's abbreviation: "OR", "ON", "ENG"."""
    admin2: str | None
    """The name of its county, where known; a county's own name for a county."""
    country_code: str
    """ISO 3166-1 alpha-2; empty for a continent."""
    kind: Precision
    """What its point stands for: city, county, region or country."""
    latitude: float
    """Degrees, WGS 84."""
    longitude: float
    """Degrees, WGS 84."""
    population: int
    """People; of a state or county, those of its towns; 0 where not known."""
    has_post_office: bool = False
    """Whether the US post knows it by its name: of two small towns of a state, the one that is meant."""

    @property
    def point(self) -> tuple[float, float]:
        """Its (latitude, longitude)."""
        return self.latitude, self.longitude


class Index:
    """Places by name. Every look-up folds case, accents, punctuation and "St./Saint", "Ft./Fort", "Mt./Mount"."""

    def __init__(self, folder: Path = DATA) -> None:
        table = _read(folder / "places.arrow")
        self.version: str = (table.schema.metadata or {})[b"version"].decode()
        """Changes with every change of the compiled data."""
        self._trie = marisa_trie.Trie()
        self._trie.load(str(folder / "names.marisa"))
        self._starts = _column(_read(folder / "name_starts.arrow"), "start")
        self._refs = _column(_read(folder / "name_rows.arrow"), "row")
        self._names = table["name"].combine_chunks()
        self._codes = table["code"].combine_chunks()
        self._post_office = table["post_office"].combine_chunks()
        country = table["country"].combine_chunks()
        self._country_codes: list[str] = country.dictionary.to_pylist()
        self._country = _numbers(country.indices)
        self._number, self._population = _column(table, "number"), _column(table, "population")
        self._latitude, self._longitude = _column(table, "latitude"), _column(table, "longitude")
        self._admin1, self._admin2, self._kind = (_column(table, name) for name in ("admin1", "admin2", "kind"))
        self.entry = lru_cache(maxsize=65536)(self._entry)
        """Give the place of a row."""

    @classmethod
    @cache
    def load(cls) -> Self:
        """Give the gazetteer that comes with the package; loaded once a process."""
        return cls()

    def __len__(self) -> int:
        return len(self._number)

    def candidates(self, name: str) -> list[Entry]:
        """Give the places called `name`: those whose own name it is before others, the most people first."""
        return [self.entry(ref if ref >= 0 else ~ref) for ref in self._refs_of(fold_name(name))]

    def owners(self, name: str) -> list[Entry]:
        """Give the places whose own name is `name`, without those that are also called so; the most people first."""
        return [self.entry(ref) for ref in self._refs_of(fold_name(name)) if ref >= 0]

    def regions(self, name: str) -> list[Entry]:
        """Give the states, provinces and countries that `name` stands for behind a town's: "Calif.", "UK", "Ohio"."""
        return [self.entry(row) for row in self._region_rows(name)]

    @lru_cache(maxsize=65536)  # noqa: B019 - one gazetteer lives as long as the process
    def _region_rows(self, name: str) -> tuple[int, ...]:
        short = self._refs_of("." + "".join(fold_words(name)))
        full = [r if r >= 0 else ~r for r in self._refs_of(fold_name(name))]
        rows = [*short, *(row for row in full if _KINDS[self._kind[row]] in (Precision.REGION, Precision.COUNTRY))]
        return tuple(dict.fromkeys(rows))

    def has_name(self, folded: str) -> bool:
        """Whether a place is called so; `folded` as fold_name gives it."""
        return folded in self._trie

    def longest_name(self, words: Sequence[str]) -> int:
        """Give how many of the first `words`, folded, make the longest name of a place; 0 for none."""
        text = " ".join(words)
        return max(
            (name.count(" ") + 1 for name in self._trie.iter_prefixes(text) if text[len(name) : len(name) + 1] in " "),
            default=0,
        )

    def is_within(self, entry: Entry, region: Entry) -> bool:
        """Whether `entry` is or lies in `region`: a country, state or county."""
        if region.kind is Precision.COUNTRY:
            return entry.country_code == region.country_code
        return region.row in (entry.row, int(self._admin1[entry.row]), int(self._admin2[entry.row]))

    def county_of(self, entry: Entry) -> Entry | None:
        """Give the county of a place, where known."""
        row = int(self._admin2[entry.row])
        return None if row < 0 else self.entry(row)

    def main_town_of(self, county: Entry) -> Entry | None:
        """Give the town that a county's courthouse most likely stands in: a namesake of note, else the largest."""
        is_town = (self._admin2 == county.row) & (self._kind == _KINDS.index(Precision.CITY))
        towns = [self.entry(int(row)) for row in np.flatnonzero(is_town)]
        bare = county.name.removesuffix(" County").removesuffix(" Parish")
        largest = towns[0] if towns else None
        return next((t for t in towns if t.name == bare and t.population >= towns[0].population / 4), largest)

    def country(self, code: str) -> Entry | None:
        """Give the country of an ISO code."""
        row = self._countries().get(code)
        return None if row is None else self.entry(row)

    @cache  # noqa: B019 - one gazetteer lives as long as the process
    def _countries(self) -> dict[str, int]:
        rows = np.flatnonzero(self._kind == _KINDS.index(Precision.COUNTRY))
        return {self._country_codes[self._country[row]]: int(row) for row in rows}

    def by_id(self, gazetteer_id: str) -> Entry | None:
        """Give the place of an id, None where it is none: "geonames:5725846", "zip:87048/Corrales"."""
        match = _ID.fullmatch(gazetteer_id)
        if match is None:
            return None
        number = int(match[2]) if match[1] == "geonames" else -int(match[2])
        rows = (int(row) for row in np.flatnonzero(self._number == number))
        return next((self.entry(row) for row in rows if self._id(row) == gazetteer_id), None)

    @lru_cache(maxsize=256)  # noqa: B019 - one gazetteer lives as long as the process
    def towns_within(self, region: Entry) -> Spellings:
        """Give the names of a region's towns; of a country those of its larger ones."""
        if region.kind is Precision.COUNTRY:
            is_inside = (self._country == self._country[region.row]) & (self._population >= _FOREIGN_TOWN_PEOPLE)
        else:
            is_inside = (self._admin1 == region.row) | (self._admin2 == region.row)
        return self._spell(np.flatnonzero(is_inside & (self._kind == _KINDS.index(Precision.CITY))))

    @lru_cache(maxsize=4)  # noqa: B019 - one gazetteer lives as long as the process
    def large_towns(self, population: int) -> Spellings:
        """Give the names of all towns of `population` people and more."""
        is_town = self._kind == _KINDS.index(Precision.CITY)
        return self._spell(np.flatnonzero(is_town & (self._population >= population)))

    @cache  # noqa: B019 - one gazetteer lives as long as the process
    def region_names(self) -> Spellings:
        """Give the names of countries, and of the states whose towns are told apart by them."""
        is_country = self._kind == _KINDS.index(Precision.COUNTRY)
        is_state = (self._kind == _KINDS.index(Precision.REGION)) & np.isin(
            self._country, [self._country_codes.index(code) for code in ("US", "CA", "AU", "GB")]
        )
        return self._spell(np.flatnonzero(is_country | is_state))

    def _spell(self, rows: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> Spellings:
        found: dict[str, tuple[int, ...]] = {}
        for row in rows.tolist():
            key = fold_name(self._name(row))
            found[key] = (*found.get(key, ()), row)
        return Spellings(found)

    def _refs_of(self, key: str) -> list[int]:
        number = self._trie.get(key)
        if number is None:
            return []
        refs: list[int] = self._refs[self._starts[number] : self._starts[number + 1]].tolist()
        return refs

    def _entry(self, row: int) -> Entry:
        admin1, admin2 = int(self._admin1[row]), int(self._admin2[row])
        return Entry(
            row=row,
            gazetteer_id=self._id(row),
            name=self._name(row),
            admin1=self._name(admin1) if admin1 >= 0 else None,
            admin1_code=self._codes[admin1].as_py() if admin1 >= 0 else None,
            admin2=self._name(admin2) if admin2 >= 0 else None,
            country_code=self._country_codes[self._country[row]],
            kind=_KINDS[self._kind[row]],
            latitude=round(int(self._latitude[row]) / 100_000, 5),
            longitude=round(int(self._longitude[row]) / 100_000, 5),
            population=int(self._population[row]),
            has_post_office=bool(self._post_office[row].as_py()),
        )

    def _name(self, row: int) -> str:
        return str(self._names[row].as_py())

    def _id(self, row: int) -> str:
        number = int(self._number[row])
        return f"geonames:{number}" if number > 0 else f"zip:{-number:05}/{self._name(row)}"


def _read(path: Path) -> arrow.Table:
    with ipc.open_file(arrow.memory_map(str(path))) as file:
        return file.read_all()


def _column(table: arrow.Table, name: str) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    return _numbers(table[name].combine_chunks())


def _numbers(array: arrow.Array) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    """Give whole numbers without a copy; Arrow's own way to numpy imports pandas first, longer than all else takes."""
    kind = np.dtype(str(array.type))
    return np.frombuffer(array.buffers()[1], dtype=kind, count=len(array), offset=array.offset * kind.itemsize)
