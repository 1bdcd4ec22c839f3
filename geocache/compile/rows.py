"""One place of the gazetteer before it is written, and which of its names are worth keeping."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from geocache.names import fold_name
from geocache.places import Precision

ENGLISH_SPEAKING = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "PR", "VI", "GU"})
_MANY_NAMED_PEOPLE = 15_000
"""A town with fewer people is written about in English under its own name alone; its others are of the past."""
_TELLING_WORD = 4
_TRANSCRIPTION_SIMILARITY = 70
_CODE = re.compile(r"[A-Z0-9]{1,4}")


@dataclass(slots=True, kw_only=True)
class Row:
    """A place as its source gives it; `admin1` and `admin2` are keys of other rows."""

    key: str
    """What other rows and the table of further names call it: "US.OR", "US.OR.039", "GB", "5725846"."""
    number: int
    """Above zero a GeoNames number, below zero a US postal code, zero for neither."""
    name: str
    latitude: float
    longitude: float
    population: int
    country_code: str
    admin1: str = ""
    admin2: str = ""
    kind: Precision
    code: str = ""
    """The division's own abbreviation: "OR", "ON", "ENG"; a country's code for a country."""
    has_post_office: bool = False
    """Whether the US post knows it by its name."""
    alternate_names: set[str] = field(default_factory=set)
    """Other names, found after every place that bears the name as its own."""
    equal_names: set[str] = field(default_factory=set)
    """Other names that are as much its own as `name`: "NYC"."""
    abbreviations: set[str] = field(default_factory=set)
    """Short forms that stand for it only behind a town's name: "Ore."."""


def useful_alternates(name: str, country_code: str, population: int, alternates: Iterable[str]) -> Iterator[str]:
    """Give those of a town's alternate names that English-language news may use.

    Left out: other scripts, transcriptions (they start in lower case, or sound like the name in another language where
    the town's own language is English), airports' and other codes, "Long Island" for Long Island City, and all of small
    towns abroad.
    """
    is_english, is_large = country_code in ENGLISH_SPEAKING, population >= _MANY_NAMED_PEOPLE
    if not (is_english or is_large):
        return
    own = fold_name(name)
    for alternate in alternates:
        if not _is_written_in_latin(alternate) or _CODE.fullmatch(alternate):
            continue
        folded = fold_name(alternate)
        if folded == own or len(folded) < 3 or not (is_large or _share_a_word(own, folded)):
            continue
        if is_english and (f"{folded} city" == own or (" " not in folded and _sounds_like(own, folded))):
            continue
        yield alternate


def _share_a_word(own: str, other: str) -> bool:
    return any(len(word) >= _TELLING_WORD for word in {*own.split()} & {*other.split()})


def _is_written_in_latin(name: str) -> bool:
    return name[:1].isupper() and all(
        not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in name
    )


def _sounds_like(own: str, other: str) -> bool:
    return own.replace(" ", "") != other and fuzz.ratio(own, other) >= _TRANSCRIPTION_SIMILARITY
