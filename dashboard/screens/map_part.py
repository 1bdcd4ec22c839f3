"""The map: our component, which draws pydeck's layers from columns."""

import json
from functools import cache
from typing import Any

import numpy as np
import streamlit as st

from dashboard.page.filters import EventIndex, Filters
from dashboard.page.layers import list_colours, to_bounds, to_columns, to_deck
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
_draw = register_component("map_view", ("map_view", "map_layers", "map_shapes", "map_names", "map_picture"))


def show_map(index: EventIndex, points: StackIndex, filters: Filters, stacks: Stacks, caption: Caption) -> None:
    """Show the stacks; a click on one opens its newest event."""
    event = current_event()
    rows = index.find_rows([event]) if event else []
    everything = points.count(np.ones(index.size, dtype=bool))
    data = {
        **_unchanging(),
        "stacks": to_columns(points, stacks),
        "selected": points.find_point(rows[0]) if len(rows) else None,
        "home_bounds": to_bounds(points, everything),
        "shown_bounds": to_bounds(points, stacks),
        "basemap": BASEMAP,
        "alt": describe_map(points, stacks),
        "legend": list_legend(points, stacks),
        "save": {"title": caption.title, "lines": caption.lines, "credits": caption.credits, "file_name": _FILE_NAME},
    }
    _draw(key=_KEY, data=data, on_chosen_change=lambda: _open_chosen(index, points, filters), width="stretch")


@cache
def _unchanging() -> dict[str, Any]:
    """Give the layers and colours of both themes; the browser picks by the ground it sees."""
    return {
        "layers": {name: _layers_of(name) for name in PALETTES},
        "colours": {name: list_colours(palette) for name, palette in PALETTES.items()},
    }


def _layers_of(theme: str) -> Any:
    return json.loads(to_deck(PALETTES[theme]).to_json())["layers"]


def _open_chosen(index: EventIndex, points: StackIndex, filters: Filters) -> None:
    chosen = st.session_state[_KEY].chosen
    if not chosen or chosen["point"] is None:
        return
    rows = index.newest_first(points.list_rows(int(chosen["point"])), index.match(filters))
    if len(rows):
        open_event(index.event_id(rows[0]))
