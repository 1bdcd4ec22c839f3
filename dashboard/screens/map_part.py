"""The map: our component, which draws pydeck's layers from columns."""

import hashlib
import json
from typing import Any

import streamlit as st

from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import list_colours, to_bounds, to_deck, to_points, to_shown
from dashboard.page.legend import describe_map, list_legend
from dashboard.page.palette import PALETTES
from dashboard.page.picture import Caption
from dashboard.page.stacks import StackIndex, Stacks
from dashboard.screens.components import register_component
from dashboard.screens.state import current_event, open_event

BASEMAP = {
    "countries": "countries.geojson",
    "states": "us-states.geojson",
    "counties": "us-counties.geojson",
    "names": "labels.json",
}
"""For each of the basemap's layers its file in dashboard/static; "names" are placed by the component."""
_KEY, _FILE_NAME = "map", "protest-map.png"
_keep_still = register_component("map_still", html="")
_draw = register_component("map_view")


def show_map(index: EventIndex, points: StackIndex, filters: Filters, stacks: Stacks, caption: Caption) -> None:
    """Show the stacks; a click on one opens its newest event."""
    still = _describe_still(points)
    _keep_still(key="map-still", data=still)
    event = current_event()
    rows = index.find_rows([event]) if event else []
    data = {
        "still": still["version"],
        "shown": to_shown(points, stacks),
        "selected": points.find_point(rows[0]) if len(rows) else None,
        "shown_bounds": to_bounds(points, stacks),
        "alt": describe_map(points, stacks),
        "legend": list_legend(points, stacks),
        "save": {"title": caption.title, "lines": caption.lines, "credits": caption.credits, "file_name": _FILE_NAME},
    }
    _draw(key=_KEY, data=data, on_chosen_change=lambda: _open_chosen(index, points, filters), width="stretch")


@st.cache_resource(show_spinner=False, max_entries=3, hash_funcs={StackIndex: id})
def _describe_still(points: StackIndex) -> dict[str, Any]:
    """Give what no filter changes, under a version of its own: points, and layers and colours of both themes."""
    still = {
        "points": to_points(points),
        "home_bounds": to_bounds(points, points.everything),
        "basemap": BASEMAP,
        "layers": {name: _layers_of(name) for name in PALETTES},
        "colours": {name: list_colours(palette) for name, palette in PALETTES.items()},
    }
    return {**still, "version": hashlib.sha256(json.dumps(still).encode()).hexdigest()[:16]}


def _layers_of(theme: str) -> Any:
    return json.loads(to_deck(PALETTES[theme]).to_json())["layers"]


def _open_chosen(index: EventIndex, points: StackIndex, filters: Filters) -> None:
    chosen = st.session_state[_KEY].chosen
    if not chosen or chosen["point"] is None:
        return
    rows = index.newest_first(points.list_rows(int(chosen["point"])), index.match(filters))
    if len(rows):
        open_event(index.event_id(rows[0]))
