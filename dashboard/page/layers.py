"""What is drawn, as pydeck's layers; the only place where a position is [longitude, latitude].

A layer's `data` names columns ("dots") or a basemap file; an accessor names one of its columns. The map's component
puts the two together, so a filter sends columns and never a row of objects.
"""

import zlib
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pydeck as pdk

from dashboard.page.figure_options import SizeBy
from dashboard.page.palette import Colour, Palette
from dashboard.page.stacks import StackIndex, Stacks, size_dots
from dashboard.tables import Status
from geocache.places import Precision

_PIXELS = pdk.types.String("pixels")  # a plain string would be read as an expression, and the discs be giant
_CLOSE = 4.3
"""The zoom from which on the basemap is drawn in full detail."""
_AT_A_SPOT = (Precision.CITY, Precision.VENUE)
SIGNS = {"counter": 16, "planned": 32, "cancelled": 64, "hollow": 128}
"""What a dot's look says beside its category, a bit each."""
_FONT = pdk.types.String("system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif")


def to_points(index: StackIndex) -> dict[str, list[Any]]:
    """Give what never changes of every point, for all filters: position, name, whether it is unsure, halo."""
    return {
        "position": index.positions.round(5).tolist(),
        "label": index.labels,
        "unsure": index.is_unsure.tolist(),
        "halo": [precision not in _AT_A_SPOT for precision in index.precisions],
    }


def to_shown(index: StackIndex, stacks: Stacks, size: SizeBy = SizeBy.CROWD) -> pd.DataFrame:
    """Give what is drawn at the points shown, some seven bytes a dot; the largest first, so small ones lie on top.

    `point` counts in `to_points`; `look` is the category's number and the sum of SIGNS; `radius` is in eighths of a
    pixel; `crowd` is packed.
    """
    radius = size_dots(index, stacks, size)
    order = (-radius).argsort(kind="stable")
    is_hollow = np.isnan(stacks.crowd) & (size is SizeBy.CROWD)
    signs = (stacks.is_counter, stacks.status == Status.PLANNED, stacks.status == Status.CANCELLED, is_hollow)
    look = stacks.category + sum(sign * bit for sign, bit in zip(signs, SIGNS.values(), strict=True))
    return pd.DataFrame(
        {
            "point": _shrink(stacks.point)[order],
            "count": _shrink(stacks.count)[order],
            "look": np.asarray(look).astype(np.uint8)[order],
            "radius": (radius * 8).round().astype(np.uint8)[order],
            "crowd": pack_crowds(stacks.crowd)[order],
            "mixed": stacks.is_mixed[order],
        }
    )


def pack_columns(columns: pd.DataFrame) -> tuple[list[list[str]], pd.DataFrame]:
    """Give whole numbers and yes-or-nos as they are sent: each column's name and kind, and all their bytes, deflated.

    The bytes are a column too: what is sent to a component is text or Arrow.
    """
    arrays = [column.to_numpy() for _, column in columns.items()]
    arrays = [array.astype(np.uint8) if array.dtype == bool else array for array in arrays]
    names = [[str(name), array.dtype.name] for name, array in zip(columns, arrays, strict=True)]
    deflated = zlib.compress(b"".join(array.tobytes() for array in arrays))
    return names, pd.DataFrame({"bytes": np.frombuffer(deflated, dtype=np.uint8)})


def pack_crowds(crowds: npt.NDArray[np.float64]) -> npt.NDArray[np.uint16]:
    """Give crowds to three digits in two bytes: 1,000 times the zeros to add, plus the digits; NaN is 65,535.

    A point's crowd is a sum of rough figures: more digits would only look exact.
    """
    known = np.nan_to_num(crowds)
    zeros = np.maximum(0, np.floor(np.log10(np.maximum(known, 1))).astype(np.intp) - 2)
    digits = np.round(known / 10.0**zeros).astype(np.intp)
    zeros, digits = np.where(digits == 1_000, zeros + 1, zeros), np.where(digits == 1_000, 100, digits)
    return np.where(np.isnan(crowds), 65_535, 1_000 * zeros + digits).astype(np.uint16)


def _shrink(counts: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
    """Give whole numbers in the fewest bytes that hold them all."""
    return counts.astype(np.min_scalar_type(int(counts.max()) if len(counts) else 0))


def to_bounds(index: StackIndex, stacks: Stacks) -> list[list[float]] | None:
    """Give [[west, south], [east, north]] of the stacks in degrees, or None if there is none."""
    if not len(stacks):
        return None
    positions = index.positions[stacks.point]
    return [positions.min(axis=0).tolist(), positions.max(axis=0).tolist()]


def to_deck(palette: Palette) -> pdk.Deck:
    """Give the layers in one theme's colours, the basemap below, the stacks and their names above."""
    return pdk.Deck(
        layers=[*_draw_basemap(palette), *_draw_stacks(palette)],
        map_provider=None,
        views=[pdk.View(type="MapView", controller=True)],
        initial_view_state=pdk.ViewState(longitude=-96, latitude=38, zoom=3),
    )


def _draw_basemap(palette: Palette) -> list[pdk.Layer]:
    """Draw land, then borders: each as coarse as its zoom allows, counties only when close."""
    return [
        _draw_land("countries:coarse", palette.land, visible_to=_CLOSE),
        _draw_land("countries:fine", palette.land, visible_from=_CLOSE),
        _draw_borders("counties:fine:lines", palette.county_line, 0.8, visible_from=5.0),
        _draw_borders("states:coarse:lines", palette.state_line, 1.0, visible_to=_CLOSE),
        _draw_borders("states:fine:lines", palette.state_line, 1.0, visible_from=_CLOSE),
        _draw_borders("countries:coarse:lines", palette.country_line, 1.0, visible_to=_CLOSE),
        _draw_borders("countries:fine:lines", palette.country_line, 1.0, visible_from=_CLOSE),
    ]


def _draw_land(name: str, colour: Colour, **zooms: float) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id=name,
        data=name,
        filled=True,
        stroked=False,
        get_fill_color=list(colour),
        pickable=False,
        **zooms,
    )


def _draw_borders(name: str, colour: Colour, width: float, **zooms: float) -> pdk.Layer:
    """Draw borders as plain lines: a twentieth of the corners that outlines of areas take."""
    return pdk.Layer(
        "LineLayer",
        id=name,
        data=name,
        get_color=list(colour),
        get_width=width,
        width_units=_PIXELS,
        pickable=False,
        **zooms,
    )


def _draw_names(name: str, colour: Colour, halo: Colour, *, size: float, weight: int) -> pdk.Layer:
    """Draw names where the map's component places them: beside their dots, none over another."""
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=name,
        get_position="position",
        get_text="text",
        get_text_anchor="anchor",
        get_pixel_offset="offset",
        get_size=size,
        get_color=list(colour),
        outline_color=list(halo),
        outline_width=3,
        font_weight=weight,
        font_family=_FONT,
        font_settings={"sdf": True, "fontSize": 48, "buffer": 6},
        pickable=False,
    )


def _draw_stacks(palette: Palette) -> list[pdk.Layer]:
    return [
        _draw_names("basemap-names", palette.label, palette.label_halo, size=11, weight=400),
        _draw_discs("halos", get_fill_color="fill", get_line_color="edge", get_line_width=1.0),
        _draw_discs("dots", get_fill_color="fill", get_line_color="edge", get_line_width="width"),
        _draw_discs("rings", filled=False, get_line_color="line", get_line_width="width"),
        _draw_discs("selected", filled=False, get_line_color="line", get_line_width=3.0),
        _draw_counts(),
        _draw_names("place-names", palette.text, palette.label_halo, size=12.5, weight=600),
    ]


def _draw_discs(name: str, **look: Any) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        id=name,
        data=name,
        get_position="position",
        get_radius="radius",
        radius_units=_PIXELS,
        stroked=True,
        line_width_units=_PIXELS,
        **{"pickable": False, **look},
    )


def _draw_counts() -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id="counts",
        data="counts",
        get_position="position",
        get_text="text",
        get_color="color",
        get_size=12,
        font_weight=700,
        font_family=_FONT,
        pickable=False,
    )


def list_colours(palette: Palette) -> dict[str, Any]:
    """Give the colours of one theme that the map's component needs beside those of the dots."""
    return {
        "counter": list(palette.counter),
        "selected": list(palette.selected),
        "text": list(palette.text),
        "water": list(palette.water),
    }
