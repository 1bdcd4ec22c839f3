"""Seats of government that stand for their town: "the Indiana Statehouse", "the state Capitol", a governor's home."""

import re
from collections import Counter
from dataclasses import replace

from dashboard.pipeline.names.capitals import CAPITALS
from dashboard.pipeline.reading.towns import Town, town_of_entry
from geocache.gazetteer import Entry, Gazetteer
from geocache.places import Precision

_BEHIND, _BEFORE, _OWNER = 15, 80, 3
"""Characters within which a town behind, a state before, or a state right before belongs to a seat of government."""
_STATE = re.compile(
    r"\b(?:state capitol|state house|statehouse|state legislature building"
    r"|capitol(?=['’]s| (?:building|steps|grounds|lawn|rotunda))"
    r"|(?:governor|Gov\. (?:[\w.-]+ ){0,2}?[\w-]+)['’]s (?:official )?(?:mansion|residence))\b"
    r"|(?P<bare>(?-i:\bCapitol\b))",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"\b(?:governor|Gov\.|state (?:lawmakers?|[Ss]enat\w+|House|legislat\w+|[Rr]ep\b))")
_OF_NATION = re.compile(
    r"\bCongress|\bWashington\b|\bU\.S\. (?:Capitol|Sen|House|Rep)|\bWhite House\b|\b[Pp]resident (?!of\b)"
)
"""Of which government an article tells, and so which Capitol it means."""
_IN_STATE = re.compile(r".{0,2}\bIn (?:[A-Z][a-z]+ ?){1,2}, [^.!?]*", re.DOTALL)
"""From a sentence's opening state up to the seat of government that it tells of."""
_OF_COUNTY = re.compile(r" (?:[Cc]ourthouse|[Jj]ail|(?:Superior |District )?Court\b|[Bb]oard of|[Cc]ommission)")
_WASHINGTON_NEAR = re.compile(r"\b(?:U\.S\.|US|nation['’]s|Washington)\W+(?:\w+\W+)?$")


def find_capitols(text: str, towns: list[Town], gazetteer: Gazetteer) -> list[Town]:
    """Give the seats of government that `text` names, as towns; `towns` are its other places, which tell the state."""
    found = []
    is_of_nation = _OF_NATION.search(text) is not None
    is_of_state = _OF_STATE.search(text) is not None and not is_of_nation
    for match in _STATE.finditer(text):
        is_nations = _WASHINGTON_NEAR.search(text[max(0, match.start() - 20) : match.start()])
        is_of_any = match["bare"] is not None or (is_of_nation and match[0] == "Capitol")
        is_bare = is_of_any and not (is_of_state or _has_state_before(match, towns, text))
        if is_nations or is_bare or _has_town_behind(match, towns):
            continue
        code = _state_before(match.start(), towns, gazetteer) or _main_state(towns, gazetteer)
        entry = _city(CAPITALS[code], code, gazetteer) if code in CAPITALS else None
        if entry is not None:
            found.append(town_of_entry(entry, match.span(), text, gazetteer.name_of(entry)))
    return found


def find_county_seats(text: str, towns: list[Town], gazetteer: Gazetteer) -> list[Town]:
    """Give the likely seats of the counties whose courthouse or board `text` names: "the Yakima County Courthouse"."""
    found = []
    for town in towns:
        if town.precision != Precision.COUNTY or not _OF_COUNTY.match(text, town.end):
            continue
        named = (e for e in gazetteer.candidates(town.name) if e.kind == Precision.COUNTY and e.point == town.point)
        seat = next((seat for county in named if (seat := gazetteer.main_town_of(county))), None)
        if seat is not None:
            found.append(
                replace(town_of_entry(seat, (town.start, town.end), text, gazetteer.name_of(seat)), in_name=True)
            )
    return found


def _city(name: str, code: str, gazetteer: Gazetteer) -> Entry | None:
    return next(
        (
            e
            for e in gazetteer.candidates(name)
            if e.admin1_code == code and e.country_code == "US" and e.kind == Precision.CITY
        ),
        None,
    )


def _has_town_behind(match: re.Match[str], towns: list[Town]) -> bool:
    """Say whether its town is named right behind: "the state Capitol in St. Paul"."""
    return any(t.precision == Precision.CITY and 0 < t.start - match.end() <= _BEHIND for t in towns)


def _has_state_before(match: re.Match[str], towns: list[Town], text: str) -> bool:
    """Say whether a state owns it or begins its sentence: "Virginia's Capitol", "In Ohio, … at the Capitol"."""
    states = [t for t in towns if t.precision == Precision.REGION]
    return any(
        0 < match.start() - t.end <= _OWNER
        or (0 < match.start() - t.end <= _BEFORE and _IN_STATE.fullmatch(text, max(0, t.start - 5), match.start()))
        for t in states
    )


def _state_before(start: int, towns: list[Town], gazetteer: Gazetteer) -> str | None:
    """Give the state named close before: "the Indiana Statehouse"; "in Minnesota, … at the state Capitol"."""
    before = [t for t in towns if t.precision == Precision.REGION and 0 <= start - t.end <= _BEFORE]
    return _code(before[-1], gazetteer) if before else None


def _main_state(towns: list[Town], gazetteer: Gazetteer) -> str | None:
    """Give the state that most of the article's places lie in."""
    codes = Counter(code for town in towns if (code := _code(town, gazetteer)))
    return codes.most_common(1)[0][0] if codes else None


def _code(town: Town, gazetteer: Gazetteer) -> str | None:
    name = town.query.rsplit(",", 1)[-1].strip()
    return next((e.admin1_code for e in gazetteer.regions(name) if e.country_code == "US"), None)
