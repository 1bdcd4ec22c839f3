"""The map: our component, which draws pydeck's layers from columns."""

import json
from functools import lru_cache

import streamlit as st

from dashboard.page.colouring import Colouring
from dashboard.page.figure_options import ColourBy
from dashboard.page.filters import EventIndex
from dashboard.page.layers import (
    list_colours,
    list_ground,
    list_lettering,
    to_bounds,
    to_deck,
    to_home_bounds,
    to_points,
    to_shown,
)
from dashboard.page.legend import describe_map, list_legend
from dashboard.page.narrowing import describe_asked, describe_sizes, to_events
from dashboard.page.packing import pack, pack_still
from dashboard.page.palette import PALETTES
from dashboard.page.rail import explain_colour
from dashboard.page.shown import Shown
from dashboard.page.stacks import StackIndex
from dashboard.page.streets import Streets, describe_streets
from dashboard.page.summary import say_nothing_mapped
from dashboard.screens.components import register_component
from dashboard.screens.state import COLOUR, current_event, last_asked, open_event, read_choice

BASEMAP = {
    "countries": "countries.geojson",
    "states": "us-states.geojson",
    "counties": "us-counties.geojson",
    "names": "labels.json",
}
"""For each of the basemap's layers its file in dashboard/static; "names" are placed by the component."""
_KEY, _FILE_NAME = "map", "protest-map.png"
keep_still = register_component("map_still", html="")
"""Mounts what the browser keeps: what no filter changes, packed, with a `version` in its head."""
_keep_events = register_component("map_narrow", html="")
_AHEAD = ("deck.gl-9.4.0.min.js", *(BASEMAP[name] for name in ("countries", "states", "names")))
"""What the first view of the map asks for, beside our own modules."""
_draw = register_component("map_view", ahead=_AHEAD)


def show_map(shown: Shown, streets: Streets | str | None = None) -> None:
    """Show the stacks; a click on one opens its newest event. `streets` is what is wrong with them where it is text."""
    points, stacks, caption = shown.points, shown.stacks, shown.caption
    version, still = _pack_still(points)
    keep_still(key="map-still", data=still)
    event = current_event()
    rows = shown.index.find_rows([event]) if event else []
    head = {
        "still": version,
        "events": shown.colouring.version,
        "asked": describe_asked(shown.filters),
        "answers": last_asked(),
        "sizes": describe_sizes(points, shown.size),
        "categories": shown.colouring.colours,
        "selected": points.find_point(rows[0]) if len(rows) else None,
        "shown_bounds": to_bounds(points, stacks),
        "alt": describe_map(points, stacks),
        "legend": list_legend(points, stacks, shown.colouring, shown.size),
        "colour_note": explain_colour(read_choice(COLOUR, ColourBy), shown.filters),
        "nothing": say_nothing_mapped(shown.summary),
        "streets": describe_streets(streets),
        "save": {
            "title": caption.title,
            "lines": caption.lines,
            "credits": caption.credits,
            "credits_without_boundaries": caption.credits_without_boundaries,
            "file_name": _FILE_NAME,
        },
    }
    data = pack(head, to_shown(points, stacks, shown.size))
    _draw(key=_KEY, data=data, on_chosen_change=lambda: _open_chosen(shown), width="stretch")


@lru_cache(maxsize=3)
def _pack_still(points: StackIndex) -> tuple[str, bytes]:
    """Give a version and what no filter changes under it: points, and layers and colours of both themes."""
    home_bounds, land_bounds = to_home_bounds(points)
    still = {
        "home_bounds": home_bounds,
        "land_bounds": land_bounds,
        "basemap": BASEMAP,
        "layers": json.loads(to_deck().to_json())["layers"],
        "ground": {name: list_ground(palette) for name, palette in PALETTES.items()},
        "lettering": {name: list_lettering(palette) for name, palette in PALETTES.items()},
        "colours": {name: list_colours(palette) for name, palette in PALETTES.items()},
    }
    return pack_still(still, to_points(points))


def keep_events(shown: Shown) -> None:
    """Send what the browser narrows the map from; once, after all that is seen."""
    _keep_events(key="map-events", data=_pack_events(shown.index, shown.points, shown.colouring))


@lru_cache(maxsize=3)
def _pack_events(index: EventIndex, points: StackIndex, colouring: Colouring) -> bytes:
    head, columns = to_events(index, points, colouring)
    return pack({**head, "version": colouring.version}, columns)


def _open_chosen(shown: Shown) -> None:
    chosen = st.session_state[_KEY].chosen
    if not chosen or chosen["point"] is None:
        return
    rows = shown.index.newest_first(shown.points.list_rows(int(chosen["point"])), shown.mask)
    if len(rows):
        open_event(shown.index.event_id(rows[0]))
