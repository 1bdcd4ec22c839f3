"""Towns of an article: what its toponyms mean, as the reading needs them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.pipeline.names.geoparsing import LocatedToponym, locate_toponyms
from dashboard.pipeline.names.toponyms import DATELINE_DAY, Toponym
from dashboard.pipeline.reading.passages import Sentence
from geocache.ballot import WEIGHTS, WIDE_WEIGHTS
from geocache.choice import Choice
from geocache.distance import distance_km
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

DATELINE = re.compile(
    rf"(?:[A-Z][A-Z .'’-]+(?:, (?:[A-Z][\w.]+ ?){{1,2}})?{DATELINE_DAY},?\s*(?:\([A-Z][\w ./]*\)\s*)?(?:—|–|--|-)"
    rf"|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){{0,2}}(?:, (?:[A-Z][\w.]+ ?){{1,2}})?{DATELINE_DAY}\s*"
    r"(?:\([A-Z][\w ./]*\)\s*)?(?:—|–|--))\s*"
    r"|(?:[A-Z][A-Z '’-]+(?:\.[A-Z ]+)?, [A-Z][a-z]+\."
    r"|ATLANTA|BALTIMORE|BOSTON|CHICAGO|CINCINNATI|CLEVELAND|DALLAS|DENVER|DETROIT|HONOLULU|HOUSTON|INDIANAPOLIS"
    r"|LAS VEGAS|LOS ANGELES|MIAMI|MILWAUKEE|MINNEAPOLIS|NEW ORLEANS|NEW YORK|PHILADELPHIA|PHOENIX|PITTSBURGH"
    r"|SAN ANTONIO|SAN DIEGO|SAN FRANCISCO|SEATTLE|ST\. LOUIS|WASHINGTON"
    r"|BEIJING|BERLIN|HONG KONG|LONDON|MOSCOW|PARIS|TOKYO)"
    r"(?:/[A-Z][A-Z .'’-]+(?:, [A-Z][a-z]+\.)?)? (?=[A-Z][a-z]|U\.S\.|A [A-Za-z])"
)
"""The town, day and agency that stand before an article's first sentence: "BOSTON (Reuters) - ", "Romulus — ".

Where the dash was lost, capitals alone tell it: "NEW YORK Hundreds of", with a state or of a city that is known alone.
"""
_REST_OF_HEADING = re.compile(r"(?:, (?:[A-Z][\w.]+ ?){1,2})?:?[^\S\n]*\n")
"""Behind a town on a line of its own, above what is told of it: "DENVER, COLORADO"."""
_VENUE = re.compile(r"\b(?:Park|Square|Plaza|Commons?|Mall|Bridge|Capitol|Fairgrounds|Courthouse)$")
_FIRM = re.compile(
    r"(?:['’]s)? (?:Health(?:care)?|Foods?|Packing|Inc|Corp|Co|LLC|Ltd|Company|Industries|Motors|Airlines|Energy|Steel"
    r"|Mills|Coal|Oil|Gas|Financial|Communications|Technologies|Systems|Pharmaceuticals)\b"
)
"""Makes a firm's name of the name before it."""
_IN = re.compile(r"\b[Ii]n $")
_IN_VENUE = re.compile(
    r" (?:[A-Z]\w+ )?(?:Park|Square|Plaza|Bridge|Green|Field|Commons?|Cent(?:er|re)|Hall|Stadium|Arena|Gardens?)\b"
)
"""Makes a park's or hall's name of the name before it."""
_BY = re.compile(r"(?:By|From|BY|FROM) [A-Z][^.!?\n]+, [A-Z][\w ]+$")
_SLASHED = 12
"""Characters within which a second town is of the same dateline: "BATON ROUGE, La./MINNEAPOLIS"."""
_BYLINE = 60
"""Characters of a first line that names a reporter and where he reports from."""
_WELL_KNOWN = 20_000
"""People of a town whose name ends like a park's or square's, from which the town is meant."""
_KNOWN_ABROAD = 100_000
"""People of a town from which an article on another country names it without its own."""
_KNOWN_BY_ANOTHER_NAME = 1_000_000
"""The same for a name that is not the town's own: Atlanta was Whitehall once, Mumbai is Bombay still."""
_CERTAIN = 0.95
"""From this score no other reading is worth telling."""
_IMPLIED = 0.95
"""The score of a place that the words stand for without naming it."""
_SUBURB_KM = 60
_NAMESAKE = 500_000
"""People of a city that may be meant by its state's name."""


@dataclass(frozen=True, slots=True)
class Town:
    """A toponym of an article with its chosen reading; offsets count the article's characters."""

    start: int
    end: int
    name: str
    """As written."""
    query: str
    """The chosen reading's canonical name."""
    point: tuple[float, float] | None
    """Latitude and longitude in degrees, WGS 84."""
    precision: Precision
    score: float
    """How clearly this reading is the right one, 0 to 1."""
    other_reading: str | None
    """The next best reading, where there is one."""
    in_name: bool = False
    """Part of an organization's or a building's name."""
    in_venue: bool = False
    """Part of a park's, square's or hall's name, which may be a person's."""
    is_dateline: bool = False
    is_explicit: bool = False
    """Its state or country is written next to it."""
    is_nearby: bool = False
    """"Nearby" stands before it."""

    def moved(self, characters: int) -> "Town":
        """Give the town in a text whose characters stand so many farther on."""
        return replace(self, start=self.start + characters, end=self.end + characters)

    @property
    def can_be_site(self) -> bool:
        """A town can be a site; a state or a country is none."""
        return self.precision == Precision.CITY and self.point is not None


@dataclass(frozen=True, slots=True)
class Places:
    """The places an article names."""

    towns: list[Town] = field(default_factory=list)
    headline: list[Town] = field(default_factory=list)
    seats: list[Town] = field(default_factory=list)
    """The towns that counties' courthouses and boards stand for."""
    cities: dict[int, Town] = field(default_factory=dict)
    """By its start, what a region's name means where it must be a city: "in New York"."""

    @property
    def named(self) -> set[str]:
        """The towns, as queries, that are named otherwise than within another name."""
        return {town.query for town in (*self.towns, *self.headline) if not town.in_name}

    @property
    def datelines(self) -> list[Town]:
        """The towns that stand before a paragraph as its dateline; of several before one, the first."""
        found = [town for town in self.towns if town.is_dateline and town.can_be_site]
        ends = [-_SLASHED, *(town.end for town in found)]
        return [town for town, end in zip(found, ends, strict=False) if town.start - end >= _SLASHED]

    @property
    def own(self) -> str | None:
        """The town, as a query, that dateline and headline both name: where a local story is set."""
        named = {town.query for town in self.headline}
        return next((town.query for town in self.datelines if town.query in named), None)

    def heading_of(self, sentence: Sentence) -> Town | None:
        """Give the dateline that a sentence stands under in an article of several: "Pune: …", "Nagpur: …"."""
        datelines = self.datelines
        above = [town for town in datelines if town.start < sentence.end]
        return above[-1] if above and len({town.query for town in datelines}) > 1 else None

    def within(self, sentence: Sentence) -> list[Town]:
        """Give the places that a sentence names."""
        return [town for town in self.towns if sentence.start <= town.start < sentence.end]


def km_between(a: Town, b: Town) -> float:
    """Give the distance of two towns in km; infinite where one has no point."""
    return distance_km(a.point, b.point) if a.point and b.point else float("inf")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The places that a sentence and the one before it name."""

    towns: list[Town]
    before: list[Town]
    cities: dict[int, Town]
    """By its start, what a region's name means where it can only be a city."""
    named: set[str | None]
    """The towns, as queries, that the article names otherwise than within another name; the outlet's own."""
    own: str | None = None
    """The town, as a query, that the article is set in by its dateline and its headline."""
    heading: Town | None = None
    """The dateline that the sentence stands under, where the article has several."""
    datelines: Sequence[Town] = ()

    def is_datelined_near(self, town: Town) -> bool:
        """Say whether the article is datelined in another town near by: that of "this St. Louis suburb"."""
        return any(d.query != town.query and km_between(d, town) <= _SUBURB_KM for d in self.datelines)


def read_towns(text: str, gazetteer: Gazetteer, *, home: Entry | None = None, is_wide: bool = True) -> list[Town]:
    """Give the places that `text` names, each with its chosen reading, in order; `home` is the outlet's town.

    `is_wide` says that the article is for readers far away as well. The state written behind a town's name is part of
    the town and no place of its own.
    """
    located = locate_toponyms(
        text, gazetteer, home=home, weights=WIDE_WEIGHTS if is_wide else WEIGHTS, with_schools=True
    )
    located = [each._replace(choice=_as_home(each, home, gazetteer)) for each in located]
    firms = {t.name for t, _ in located if _FIRM.match(text, t.end)}
    located = [each for each in located if not _is_firm(each.toponym, firms, text)]
    by_country: dict[str, set[int]] = defaultdict(set)
    for entry in (*(choice.entry for _, choice in located), home):
        if entry is not None:
            by_country[entry.country_code].add(entry.row)
    return [
        _town(t, c, text, gazetteer)
        for t, c in located
        if c.entry is not None
        and not t.is_region
        and not _is_venues_name(t, c.entry)
        and not _is_stray(t, c.entry, by_country, gazetteer)
    ]


def _as_home(each: LocatedToponym, home: Entry | None, gazetteer: Gazetteer) -> Choice:
    """Give the outlet's own town where its name stands alone: in its paper "St. Petersburg" is the one in Florida."""
    toponym, choice = each
    is_told = home is None or choice.entry is None or toponym.within is not None or toponym.list_within is not None
    if home is None or is_told or choice.entry == home or home not in gazetteer.owners(toponym.name):
        return choice
    return replace(choice, entry=home, query=gazetteer.name_of(home), runner_up_query=choice.query)


def _is_firm(toponym: Toponym, firms: set[str], text: str) -> bool:
    """Tell a firm told by a short name from a town: "Sutter refused", where "Sutter Health" is named."""
    is_sure = toponym.within is not None or toponym.is_dateline
    return toponym.name in firms and not is_sure and not _IN.search(text, max(0, toponym.start - 4), toponym.start)


def _is_venues_name(toponym: Toponym, entry: Entry) -> bool:
    """Tell a park, square or campus from a town of its name: "in Central Park"; not "in Oak Park, Illinois"."""
    is_sure = toponym.within is not None or toponym.is_dateline or entry.population >= _WELL_KNOWN
    return toponym.name.startswith("University of ") or (not is_sure and _VENUE.search(toponym.name) is not None)


def _is_stray(toponym: Toponym, entry: Entry, by_country: dict[str, set[int]], gazetteer: Gazetteer) -> bool:
    """Tell a quarter or a gate from a small town of its name in a country that nothing else in the article is of."""
    is_own_name = any(owner.row == entry.row for owner in gazetteer.owners(toponym.name))
    known = _KNOWN_ABROAD if is_own_name else _KNOWN_BY_ANOTHER_NAME
    if toponym.within is not None or toponym.is_dateline or entry.population >= known:
        return False
    return len(by_country) > 1 and by_country[entry.country_code] == {entry.row}


def town_of_entry(entry: Entry, span: tuple[int, int], text: str, query: str) -> Town:
    """Give the gazetteer's place that the characters `span` of `text` stand for."""
    return Town(*span, text[span[0] : span[1]], query, entry.point, entry.kind, score=_IMPLIED, other_reading=None)


def as_city(town: Town, gazetteer: Gazetteer) -> Town | None:
    """Give the city that bears a state's name: where something happens "in New York", the city is meant."""
    namesakes = [e for e in gazetteer.candidates(town.name) if e.kind == Precision.CITY and e.population >= _NAMESAKE]
    if town.precision != Precision.REGION or not namesakes:
        return None
    city = namesakes[0]
    return replace(
        town, query=gazetteer.name_of(city), point=city.point, precision=city.kind, score=0.8, other_reading=town.query
    )


def as_region(town: Town, gazetteer: Gazetteer) -> Town:
    """Give the state or country that bears a city's name, else the town itself: among states, "New York" is one."""
    namesakes = [e for e in gazetteer.candidates(town.name) if e.kind == Precision.REGION and e.country_code == "US"]
    if town.precision != Precision.CITY or town.is_explicit or not namesakes:
        return town
    region = namesakes[0]
    return replace(town, query=gazetteer.name_of(region), point=region.point, precision=region.kind)


def _town(toponym: Toponym, choice: Choice, text: str, gazetteer: Gazetteer) -> Town:
    assert choice.entry is not None  # noqa: S101 - read_towns leaves the others out
    in_venue = _IN_VENUE.match(text, toponym.end) is not None
    is_certain = choice.score >= _CERTAIN
    return replace(
        town_of_entry(
            choice.entry, (toponym.start, toponym.end), text, choice.query or gazetteer.name_of(choice.entry)
        ),
        score=round(min(1.0, max(0.0, choice.score)), 3),
        other_reading=None if is_certain else choice.runner_up_query,
        in_name=toponym.in_organization or in_venue,
        in_venue=in_venue,
        is_dateline=toponym.is_dateline or _stands_in_dateline(text, toponym.start, toponym.end),
        is_explicit=toponym.within is not None,
        is_nearby=toponym.is_nearby,
    )


def _stands_in_dateline(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", 0, start), -1) + 1
    match = DATELINE.match(text, line)
    is_heading = start == line and _REST_OF_HEADING.match(text, end) is not None
    return (match is not None and start < match.end()) or is_heading or _ends_byline(text, line, start)


def _ends_byline(text: str, line: int, start: int) -> bool:
    """Say whether a place closes the reporter's line above a report: "By Sule Adamu, Lokoja"."""
    words = text[line : text.find("\n", line)]
    return _BY.match(words) is not None and len(words) <= _BYLINE and start - line > len(words) / 2
