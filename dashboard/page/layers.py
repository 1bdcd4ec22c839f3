"""What is drawn, as pydeck's layers; the only place where a position is [longitude, latitude].

A layer's `data` names columns ("dots"); an accessor names one of them. The map's component puts the two together, so a
filter sends columns and never a row of objects. Ground and lettering are drawn without WebGL, whose start costs more
than a second without a graphics card.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pydeck as pdk

from dashboard.page.figure_options import SizeBy
from dashboard.page.packing import Column, shrink
from dashboard.page.palette import Colour, Palette
from dashboard.page.projection import US_INSETS
from dashboard.page.stacks import StackIndex, Stacks, size_dots
from dashboard.tables import Status
from geocache.places import Precision

_PIXELS = pdk.types.String("pixels")  # a plain string would be read as an expression, and the discs be giant
_COUNTIES_FROM = 5.0
"""The zoom from which on the counties' borders are drawn."""
_NEARLY_ALL = 0.8
_AT_A_SPOT = (Precision.CITY, Precision.VENUE)
SIGNS = {"counter": 16, "planned": 32, "cancelled": 64, "hollow": 128}
"""What a dot's look says beside its category, a bit each."""


def to_points(index: StackIndex) -> dict[str, Column]:
    """Give what never changes of every point, for all filters, as columns.

    `position` has longitude and latitude in turn, in hundred-thousandths of a degree; points with the same number in
    `short` have the same name before the comma.
    """
    return {
        "position": (index.positions * 1e5).round().astype(np.int32).ravel(),
        "label": index.labels,
        "short": shrink(np.unique([label.split(",")[0] for label in index.labels], return_inverse=True)[1]),
        "unsure": index.is_unsure,
        "halo": np.array([precision not in _AT_A_SPOT for precision in index.precisions], dtype=bool),
    }


def to_shown(index: StackIndex, stacks: Stacks, size: SizeBy = SizeBy.CROWD) -> dict[str, npt.NDArray[Any]]:
    """Give what is drawn at the points shown, nine bytes a dot; the largest first, so that small ones lie on top.

    `point` counts in `to_points`; `look` is the category's number and the sum of SIGNS; `radius` is in eighths of a
    pixel; `crowd` is packed.
    """
    radius = size_dots(index, stacks, size)
    order = (-radius).argsort(kind="stable")
    is_hollow = np.isnan(stacks.crowd) & (size is SizeBy.CROWD)
    signs = (stacks.counters > 0, stacks.status == Status.PLANNED, stacks.status == Status.CANCELLED, is_hollow)
    look = stacks.category + sum(sign * bit for sign, bit in zip(signs, SIGNS.values(), strict=True))
    return {
        "point": shrink(stacks.point)[order],
        "count": shrink(stacks.count)[order],
        "look": np.asarray(look).astype(np.uint8)[order],
        "radius": (radius * 8).round().astype(np.uint8)[order],
        "crowd": pack_crowds(stacks.crowd)[order],
        "mixed": stacks.is_mixed[order],
        "counters": shrink(stacks.counters)[order],
    }


def pack_crowds(crowds: npt.NDArray[np.float64]) -> npt.NDArray[np.uint16]:
    """Give crowds to three digits in two bytes: 1,000 times the zeros to add, plus the digits; NaN is 65,535.

    A point's crowd is a sum of rough figures: more digits would only look exact.
    """
    known = np.nan_to_num(crowds)
    zeros = np.maximum(0, np.floor(np.log10(np.maximum(known, 1))).astype(np.intp) - 2)
    digits = np.round(known / 10.0**zeros).astype(np.intp)
    zeros, digits = np.where(digits == 1_000, zeros + 1, zeros), np.where(digits == 1_000, 100, digits)
    return np.where(np.isnan(crowds), 65_535, 1_000 * zeros + digits).astype(np.uint16)


def to_bounds(index: StackIndex, stacks: Stacks) -> list[list[float]] | None:
    """Give [[west, south], [east, north]] of the stacks in degrees, or None if there is none."""
    if not len(stacks):
        return None
    positions = index.positions[stacks.point]
    return [positions.min(axis=0).tolist(), positions.max(axis=0).tolist()]


def to_home_bounds(index: StackIndex) -> tuple[list[list[float]] | None, list[list[float]] | None]:
    """Give what the map opens on and the land around it, each [[west, south], [east, north]], or None.

    Where nearly all events lie in the contiguous United States, the map opens on those, and they are the land around;
    else on all events.
    """
    states, everything = US_INSETS[0], index.everything
    longitude, latitude = index.positions[everything.point].T
    inside = states.holds(latitude, longitude)
    if everything.count[inside].sum() < max(1, _NEARLY_ALL * everything.count.sum()):
        return to_bounds(index, everything), None
    home = index.positions[everything.point[inside]]
    land = [[states.west, states.south], [states.east, states.north]]
    return [home.min(axis=0).tolist(), home.max(axis=0).tolist()], land


def to_deck() -> pdk.Deck:
    """Give the layers of the stacks; the ground below and the lettering above are no layers of deck.gl."""
    return pdk.Deck(
        layers=_draw_stacks(),
        map_provider=None,
        views=[pdk.View(type="MapView", controller=True)],
        initial_view_state=pdk.ViewState(longitude=-96, latitude=38, zoom=3),
    )


def list_ground(palette: Palette) -> list[dict[str, Any]]:
    """Give what the component draws below the dots in one theme's colours: land, then borders; counties only close."""
    return [
        {"shapes": "countries", "fill": list(palette.land), "from": 0},
        {"shapes": "counties", "line": list(palette.county_line), "width": 0.8, "from": _COUNTIES_FROM},
        {"shapes": "states", "line": list(palette.state_line), "width": 1.0, "from": 0},
        {"shapes": "countries", "line": list(palette.country_line), "width": 1.0, "from": 0},
    ]


def list_lettering(palette: Palette) -> dict[str, dict[str, Any]]:
    """Give how each kind of name is written, sizes in pixels; the colour of a count depends on its dot."""
    return {
        "basemap-names": _write_names(palette.label, palette.label_halo, size=11, weight=400),
        "counts": {"size": 12, "weight": 700},
        "place-names": _write_names(palette.text, palette.label_halo, size=12.5, weight=600),
    }


def _write_names(colour: Colour, halo: Colour, *, size: float, weight: int) -> dict[str, Any]:
    return {"color": list(colour), "halo": list(halo), "size": size, "weight": weight}


def _draw_stacks() -> list[pdk.Layer]:
    return [
        _draw_discs("halos", get_fill_color="fill", get_line_color="edge", get_line_width=1.0),
        _draw_discs("dots", get_fill_color="fill", get_line_color="edge", get_line_width="width"),
        _draw_discs(
            "rings", "RingLayer", filled=False, get_line_color="line", get_line_width="width", get_share="share"
        ),
        _draw_discs("selected", filled=False, get_line_color="line", get_line_width=3.0),
    ]


def _draw_discs(name: str, kind: str = "ScatterplotLayer", **look: Any) -> pdk.Layer:
    """Give a layer of discs; a "RingLayer" is the component's own, of which a share is drawn."""
    return pdk.Layer(
        kind,
        id=name,
        data=name,
        get_position="position",
        get_radius="radius",
        radius_units=_PIXELS,
        stroked=True,
        line_width_units=_PIXELS,
        **{"pickable": False, **look},
    )


def list_colours(palette: Palette) -> dict[str, Any]:
    """Give the colours of one theme that the map's component needs beside those of the dots."""
    return {
        "counter": list(palette.counter),
        "selected": list(palette.selected),
        "text": list(palette.text),
        "water": list(palette.water),
    }
