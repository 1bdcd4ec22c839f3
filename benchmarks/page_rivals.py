"""The pages that ours is measured against: a Streamlit script that draws the same events with one library.

    streamlit run benchmarks/page_rivals.py -- RIVAL TABLES

Each has the same widgets (one organizer, days until LAST) and says how many events it shows. Each is given its data in
the leanest form its library takes: positions alone, no words to hover over, no street map.
"""

# ruff: noqa: PLC0415 - a rival loads its own library only

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from benchmarks.page_steps import read_steps

_BLANK = 'data:application/json,{"version":8,"sources":{},"layers":[]}'
_VIEW = {"longitude": -96.0, "latitude": 38.0, "zoom": 3.0}
_KEY = "map"


def main() -> None:
    """Show one rival's page."""
    rival, folder = sys.argv[1], Path(sys.argv[2])
    st.set_page_config(layout="wide")
    if rival == "rerun":
        _answer()
        return
    events = _read_events(folder)
    steps = read_steps(folder)
    shown = np.ones(len(events), dtype=bool)
    with st.sidebar:
        if st.checkbox(steps.organizer):
            shown &= events["organizer"].to_numpy() == steps.organizer
        if st.checkbox(f"Until {steps.last}"):
            shown &= events["day"].to_numpy() <= np.datetime64(steps.last)
    RIVALS[rival](events if shown.all() else events[shown])
    st.caption(f"{int(shown.sum()):,} events")


@st.cache_resource
def _read_events(folder: Path) -> pd.DataFrame:
    from dashboard.tables import EVENTS

    events = EVENTS.read(folder).dropna(subset=["latitude", "starts_on"])
    return pd.DataFrame(
        {
            "latitude": events["latitude"].to_numpy(float),
            "longitude": events["longitude"].to_numpy(float),
            "organizer": events["organizers"].str[0].fillna(""),
            "day": events["starts_on"].to_numpy("datetime64[D]"),
        }
    )


def _answer() -> None:
    """Show words after a click: what a rerun takes where there is nothing else to do."""
    if st.button("Ask"):
        st.html('<p class="answer">Here.</p>')


def _draw_with_lonboard(events: pd.DataFrame) -> None:
    import pyarrow as pa
    from lonboard import ScatterplotLayer
    from streamlit_lonboard import st_lonboard

    flat = events[["longitude", "latitude"]].to_numpy().ravel()
    points = pa.FixedSizeListArray.from_arrays(pa.array(flat), 2)
    geometry = pa.field("geometry", points.type, metadata={"ARROW:extension:name": "geoarrow.point"})
    table = pa.table([points], schema=pa.schema([geometry]))
    layer = ScatterplotLayer(table, get_radius=4, radius_units="pixels", get_fill_color=[0, 114, 178])
    st_lonboard(layers=[layer], view_state=_VIEW | {"pitch": 0, "bearing": 0}, basemap_style=_BLANK, key=_KEY)


def _draw_with_map(events: pd.DataFrame) -> None:
    st.map(events[["latitude", "longitude"]], color="#0072b2")


def _draw_with_plotly(events: pd.DataFrame) -> None:
    import plotly.graph_objects as go

    points = go.Scattermap(
        lat=events["latitude"], lon=events["longitude"], mode="markers", marker={"size": 8, "color": "#0072b2"}
    )
    figure = go.Figure(points)
    centre = {"lat": _VIEW["latitude"], "lon": _VIEW["longitude"]}
    figure.update_layout(map={"style": "white-bg", "zoom": 3, "center": centre}, margin=dict.fromkeys("lrtb", 0))
    st.plotly_chart(figure, key=_KEY)


def _draw_with_pydeck(events: pd.DataFrame) -> None:
    import pydeck as pdk

    layer = pdk.Layer(
        "ScatterplotLayer", events[["longitude", "latitude"]], get_position=["longitude", "latitude"],
        get_radius=4, radius_units=pdk.types.String("pixels"), get_fill_color=[0, 114, 178],
    )  # fmt: skip
    view = pdk.ViewState(**_VIEW)
    st.pydeck_chart(pdk.Deck([layer], map_provider=None, initial_view_state=view), key=_KEY)


RIVALS = {
    "lonboard": _draw_with_lonboard,
    "st.map": _draw_with_map,
    "plotly": _draw_with_plotly,
    "pydeck": _draw_with_pydeck,
}
"""How each draws the events."""

if __name__ == "__main__":
    main()
