"""The part of the world that a figure shows: its projection, its extent and what is drawn as land."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.errors import ExportError
from dashboard.page.basemap import Area, Frame, draw_path, find_area, read_areas
from dashboard.page.projection import US_INSETS, Numbers, Project, equal_area_disc, equal_earth, united_states

TERRITORIES = ("American Samoa", "Guam", "Commonwealth of the Northern Mariana Islands")
"""Parts of the United States that its map does not show."""
US_NAMES = ("united states of america", "united states", "usa", "us", "u.s.")
_SMALLEST_SPAN = 0.03  # of the earth's radius, about 190 km: one event alone is not shown as a street corner
_SLACK = 0.002  # of the earth's radius, about 13 km: a pier may lie outside a coarse coast
_WIDEST_SPAN = 1.9  # beyond it, the world
_WIDE = 1.5  # width over height of what is added around events that lie close together
_LIKE = 0.75  # of 1, from which two names look alike: "texs" and "Texas", but not "ontario" and "Monaco"
_LOCAL_SPAN = 0.16  # of the earth's radius, about 1,000 km: unasked, no map shows less, or nobody knew where it is
_LOCAL_SHARE = 0.45  # of the states' extent, below which unasked the map shows the events' surroundings alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the world to draw."""

    name: str
    """For people: "Texas"."""
    is_named: bool = False
    """Whether a title says the name: a state or country that was asked for."""
    project: Project
    outline: tuple[Numbers, Numbers]
    """(latitude, longitude) of the points that the map must hold."""
    land: tuple[Area, ...]
    """What the map is about."""
    far_land: tuple[Area, ...] = ()
    fine: tuple[Area, ...] = ()
    """Counties, drawn as lines on the land."""
    names: tuple[Area, ...] = ()
    """Areas whose names are written where there is room."""
    admin1: str | None = None
    """For a state: only events of it are shown."""
    others: tuple[Area, ...] = ()
    """For a country: the others, whose events are not shown even where they lie within its extent."""
    is_fitted: bool = False
    """Whether events lie at the edge of the extent."""

    def list_sources(self) -> list[str]:
        """Give whose boundaries the map may show, whatever its shape: "us-atlas", "world-atlas"."""
        frame = self.frame(0, 0, 1000, 1000, margin=150)
        areas = (*self.land, *self.far_land, *self.fine)
        sources = sorted({area.source for area in areas})
        return [s for s in sources if any(draw_path(area, frame) for area in areas if area.source == s)]

    def extent(self) -> tuple[float, float, float, float]:
        """Give left, top, right, bottom on the projection's plane."""
        x, y = self.project(*self.outline)
        return float(np.nanmin(x)), float(np.nanmin(y)), float(np.nanmax(x)), float(np.nanmax(y))

    def holds(
        self, latitude: Numbers, longitude: Numbers, admin1: Sequence[str | None], countries: Sequence[str | None]
    ) -> npt.NDArray[np.bool_]:
        """Tell which points the region shows, given each one's state and country, as an ISO 3166-1 alpha-2 code."""
        if self.admin1 is not None:
            return self._holds_state(latitude, longitude, admin1)
        left, top, right, bottom = self.extent()
        x, y = self.project(latitude, longitude)
        shown = (x >= left - _SLACK) & (x <= right + _SLACK) & (y >= top - _SLACK) & (y <= bottom + _SLACK)
        if self.others:
            rows = np.flatnonzero(shown)
            shown[rows] = ~self._are_abroad(latitude[rows], longitude[rows], [countries[row] for row in rows.tolist()])
        return np.asarray(shown)

    def _are_abroad(
        self, latitude: Numbers, longitude: Numbers, countries: Sequence[str | None]
    ) -> npt.NDArray[np.bool_]:
        """Tell which points lie in other countries than the one shown; off every coarse coast one lies in none.

        Borders are coarse too, El Paso lies behind one: whether a point is in the US, its country's code says, and
        only of the others it is asked where they lie.
        """
        is_us = self.name.removeprefix("the ").casefold() in US_NAMES
        codes = np.array([code if isinstance(code, str) else "" for code in countries], dtype=np.str_)
        abroad = (codes == "US") & np.isfinite(united_states(latitude, longitude)[0])
        rows = np.flatnonzero(~abroad)
        abroad &= not is_us
        inside = _lie_in(self.land, latitude[rows], longitude[rows])
        elsewhere = _lie_in(self.others, latitude[rows], longitude[rows])
        if is_us:
            elsewhere |= ~np.isin(codes[rows], ("", "US"))
        abroad[rows] = elsewhere & ~inside
        return np.asarray(abroad)

    def _holds_state(
        self, latitude: Numbers, longitude: Numbers, admin1: Sequence[str | None]
    ) -> npt.NDArray[np.bool_]:
        """Tell which points have the state's name, or lie in it and have no state's name."""
        states = {area.name for area in read_areas("us-states")}
        inside = self.land[0].holds(latitude, longitude)
        named = np.array([name == self.admin1 for name in admin1], dtype=bool)
        elsewhere = np.array([name in states for name in admin1], dtype=bool)
        return np.asarray(named | (inside & ~elsewhere))

    def aspect(self) -> float:
        """Give width over height of the extent."""
        left, top, right, bottom = self.extent()
        return (right - left) / (bottom - top)

    def frame(self, x: float, y: float, width: float, height: float, margin: float) -> Frame:
        """Give the frame in which the whole extent fits, at least `margin` pixels from its edges."""
        left, top, right, bottom = self.extent()
        scale = min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top))
        middle = ((left + right) / 2, (top + bottom) / 2)
        return Frame(x, y, width, height, self.project, scale, middle)


def find_region(name: str | None, latitude: Numbers, longitude: Numbers) -> Region:
    """Give the region of a name for events at these points; raises ExportError where no such region is known."""
    if name is None:
        return _suit(latitude, longitude)
    wanted = name.strip().casefold()
    if wanted in US_NAMES:
        return _show_us()
    if wanted == "world":
        return _show_world()
    if wanted == "fit":
        return _fit(latitude, longitude)
    if state := find_area(wanted, read_areas("us-states")):
        return _show_state(state)
    if country := find_area(wanted, read_areas("countries")):
        return _show_country(country)
    raise ExportError(f"--region {name}: no such region; {_suggest(wanted)}")


def _suit(latitude: Numbers, longitude: Numbers) -> Region:
    """Give the map for events of which nobody said where: the states without empty parts, or their surroundings."""
    if not _all_in_us(latitude, longitude):
        return _fit(latitude, longitude)
    if not len(latitude) or not US_INSETS[0].holds(latitude, longitude).all():
        return _show_us()
    states = _show_contiguous()
    left, top, right, bottom = states.extent()
    x, y = states.project(latitude, longitude)
    share = max(float(np.ptp(x)) / (right - left), float(np.ptp(y)) / (bottom - top))
    return states if share > _LOCAL_SHARE else _fit(latitude, longitude, least=_LOCAL_SPAN)


def _suggest(wanted: str) -> str:
    names = [area.name for table in ("us-states", "countries") for area in read_areas(table)]
    near = difflib.get_close_matches(wanted, [n.casefold() for n in names], n=3, cutoff=_LIKE)
    written = [n for n in names if n.casefold() in near]
    hint = f"did you mean {' or '.join(dict.fromkeys(written))}? Else " if written else ""
    return f"{hint}give us, world, fit, or the name of a US state or a country"


def _lie_in(areas: Sequence[Area], latitude: Numbers, longitude: Numbers) -> npt.NDArray[np.bool_]:
    """Tell which points lie in any of the areas; a place of many events is asked for once."""
    places, back = np.unique(np.stack([latitude, longitude]), axis=1, return_inverse=True)
    inside = np.zeros(places.shape[1], dtype=bool)
    for area in areas:
        south, west, north, east = area.bounds()
        across = np.where(places[1] < west, places[1] + 360, places[1])
        near = np.flatnonzero((places[0] >= south) & (places[0] <= north) & (across <= east) & ~inside)
        inside[near] = area.holds(places[0, near], places[1, near])
    return np.asarray(inside[back.ravel()])


def _all_in_us(latitude: Numbers, longitude: Numbers) -> bool:
    return bool(np.isfinite(united_states(latitude, longitude)[0]).all())


def _outline(areas: Sequence[Area]) -> tuple[Numbers, Numbers]:
    points = np.vstack([ring for area in areas for ring in area.rings])
    return points[:, 0], points[:, 1]


def _us_states() -> tuple[Area, ...]:
    return tuple(area for area in read_areas("us-states") if area.name not in TERRITORIES)


def _show_us() -> Region:
    states = _us_states()
    return Region(
        name="the United States", project=united_states, outline=_outline(states), land=states, names=states,
        others=_foreign_countries(),
    )  # fmt: skip


def _show_contiguous() -> Region:
    states = tuple(area for area in _us_states() if US_INSETS[0].holds(*_outline([area])).all())
    return Region(
        name="the United States", project=US_INSETS[0].project, outline=_outline(states), land=states, names=states,
        others=_foreign_countries(),
    )  # fmt: skip


def _show_world() -> Region:
    countries = tuple(area for area in read_areas("countries") if area.name != "Antarctica")
    return Region(name="the world", project=equal_earth, outline=_outline(countries), land=countries)


def _show_state(state: Area) -> Region:
    south, west, north, east = state.bounds()
    neighbours = tuple(area for area in read_areas("us-states") if area.name != state.name)
    counties = tuple(area for area in read_areas("us-counties") if area.code[:2] == state.code[:2])
    return Region(
        name=state.name, is_named=True, project=equal_area_disc((south + north) / 2, (west + east) / 2),
        outline=_outline([state]),
        land=(state,), far_land=(*_foreign_countries(), *neighbours), fine=counties, names=neighbours,
        admin1=state.name,
    )  # fmt: skip


def _show_country(country: Area) -> Region:
    if country.name.casefold() in US_NAMES:
        return _show_us()
    south, west, north, east = country.bounds()
    others = tuple(area for area in read_areas("countries") if area.name != country.name)
    return Region(
        name=country.name, is_named=True, project=equal_area_disc((south + north) / 2, (west + east) / 2),
        outline=_outline([country]), land=(country,), far_land=others, names=others,
        others=others,
    )  # fmt: skip


def _foreign_countries() -> tuple[Area, ...]:
    return tuple(area for area in read_areas("countries") if area.name.casefold() not in US_NAMES)


def _fit(latitude: Numbers, longitude: Numbers, *, least: float = _SMALLEST_SPAN) -> Region:
    """Give the smallest map of `least` or more that holds all points, or the world where they lie far apart."""
    if not len(latitude):
        return _show_us()
    middle = _middle(latitude, longitude)
    project = equal_area_disc(*middle)
    x, y = project(latitude, longitude)
    span = max(float(np.ptp(x)), float(np.ptp(y))) if np.isfinite(x).all() else np.inf
    if span > _WIDEST_SPAN:
        return _show_world()
    land = (*_foreign_countries(), *read_areas("us-states"))
    counties = read_areas("us-counties") if max(span, least) < 0.12 else ()
    return Region(
        name="the places shown", project=project, outline=_pad(latitude, longitude, middle, least - span), land=land,
        fine=counties, names=land, is_fitted=True,
    )  # fmt: skip


def _middle(latitude: Numbers, longitude: Numbers) -> tuple[float, float]:
    """Give the middle of the points' box, across the date line where that is the shorter way."""
    east = np.where(longitude < 0, longitude + 360, longitude)
    across = east if np.ptp(east) < np.ptp(longitude) else longitude
    return float((latitude.min() + latitude.max()) / 2), float((across.min() + across.max()) / 2)


def _pad(latitude: Numbers, longitude: Numbers, middle: tuple[float, float], more: float) -> tuple[Numbers, Numbers]:
    """Add points around the middle where the map lacks `more` of the earth's radius: a town gets its surroundings."""
    half = np.degrees(max(more, 0) / 2) or 0.0
    slant = _WIDE * half / max(np.cos(np.radians(middle[0])), 0.2)
    north = np.array([middle[0] - half, middle[0] + half, middle[0], middle[0]])
    east = np.array([middle[1], middle[1], middle[1] - slant, middle[1] + slant])
    return np.concatenate([latitude, north]), np.concatenate([longitude, east])
