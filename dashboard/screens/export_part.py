"""What can be taken away: the link, a figure, the data; and whose data it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from dashboard.page.export import WRITERS, ExportOptions
from dashboard.page.export_webpage import write_iframe
from dashboard.page.extract import Extract
from dashboard.page.figure_options import LARGEST_WIDTH, PRESETS, SMALLEST_WIDTH, ColourBy, FigureOptions, SizeBy
from dashboard.page.figure_palette import THEMES
from dashboard.page.filters import Filters
from dashboard.screens.buttons import main_button
from dashboard.screens.components import register_component
from dashboard.screens.state import address_of

_show_link = register_component("link")
_DATA = {
    "Events, a row each (CSV)": ("csv", "protest-events.csv", False),
    "Reports with quotes, a row each (CSV)": ("csv", "protest-reports.csv", True),
    "GeoJSON": ("geojson", "protest-map.geojson", False),
    "KML for Google Earth": ("kml", "protest-map.kml", False),
    "GeoParquet": ("parquet", "protest-map.parquet", False),
    "One web page that needs no server": ("html", "protest-map.html", False),
    "Everything with its dictionary": ("zip", "protest-map.zip", False),
}
"""For each file that is offered: its writer, its name, whether its rows are reports."""
_REGIONS = {None: "as the events lie", "us": "United States", "world": "World", "fit": "fitted to the events"}


def show_exports(extract: Extract | None, credit_line: str, corrections: Path, filters: Filters) -> None:
    """Show what can be taken away of the events shown (None without any), and the credits."""
    with st.container(horizontal=True, key="exports", vertical_alignment="center"):
        offers: tuple[tuple[str, str, Callable[[Extract], None]], ...] = (
            ("Make a figure", "image", _offer_figure),
            ("Data", "download", lambda extract: _offer_data(extract, corrections)),
            ("Embed", "code", lambda extract: _offer_snippet(extract, filters)),
        )
        for label, icon, offer in offers:
            part = st.popover(
                label, icon=f":material/{icon}:", disabled=extract is None, key=f"offer-{icon}", on_change="rerun"
            )
            if extract is not None and part.open:  # what is closed is neither made nor sent
                with part:
                    offer(extract)
        _show_link(key="link", width="content")
        st.html(str(Markup('<p class="pm-credits">{}</p>').format(credit_line)))


def _offer_data(extract: Extract, corrections: Path) -> None:
    st.caption("What the filters show. Every file says filters, counts and credits.")
    for label, (writer, name, reports) in _DATA.items():
        options = ExportOptions(reports=reports, corrections=corrections)
        st.download_button(
            label, _write_later(writer, extract, options), name, key=f"data:{name}", on_click="ignore", type="tertiary",
            icon=":material/download:",
        )  # fmt: skip


def _offer_snippet(extract: Extract, filters: Filters) -> None:
    st.caption("Shows this view within another web page, as long as this server can be reached from there.")
    address = urlencode({**address_of(filters), "embed": "true"}, doseq=True)
    title = f"Protest map: {extract.say_filters()}"
    st.code(write_iframe(f"{(st.context.url or '').rstrip('/')}/?{address}", title), language="html", wrap_lines=True)


def _offer_figure(extract: Extract) -> None:
    options = _ask_figure()
    suffix = (
        st.segmented_control("File", ("png", "svg", "pdf"), default="png", required=True, key="figure-suffix") or "png"
    )
    st.download_button(
        "Download the figure", _write_later(suffix, extract, ExportOptions(figure=options)), f"protest-map.{suffix}",
        key="figure", on_click="ignore", type=main_button(), icon=":material/download:",
    )  # fmt: skip


def _ask_figure() -> FigureOptions:
    preset = (
        st.segmented_control("For", list(PRESETS), default="article", required=True, key="figure-preset") or "article"
    )
    left, right = st.columns(2)
    options = FigureOptions(
        region=left.selectbox("Map", list(_REGIONS), format_func=_REGIONS.__getitem__, key="figure-region"),
        theme=right.selectbox("Ground", list(THEMES), key="figure-theme") or "light",
        colour=left.selectbox("Colour tells", list(ColourBy), format_func=str, key="figure-colour") or ColourBy.STATUS,
        size=right.selectbox("Size tells", list(SizeBy), format_func=str, key="figure-size") or SizeBy.CROWD,
        preset=preset,
        title=st.text_input("Title", key="figure-title", placeholder="what is counted") or None,
        note=st.text_input("Note", key="figure-note") or None,
    )
    width = st.number_input(
        "Pixels across, for PNG", SMALLEST_WIDTH, LARGEST_WIDTH, PRESETS[preset].pixels, step=10, key=f"width:{preset}"
    )
    return replace(options, width=int(width))


def _write_later(writer: str, extract: Extract, options: ExportOptions) -> Callable[[], bytes]:
    """Give what writes the file once it is asked for."""
    return lambda: WRITERS[writer](extract, options)
