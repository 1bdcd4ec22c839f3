"""One file from the tables: its suffix says which. Written whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import ExportError
from dashboard.page.collection import load_collection
from dashboard.page.export_bundle import write_bundle
from dashboard.page.export_csv import write_events_csv, write_reports_csv
from dashboard.page.export_geojson import write_geojson
from dashboard.page.export_geoparquet import write_geoparquet
from dashboard.page.export_kml import write_kml
from dashboard.page.export_request import check_width, read_choice, read_filters, read_name
from dashboard.page.export_rows import Rows
from dashboard.page.export_webpage import write_webpage
from dashboard.page.extract import Extract, make_extract
from dashboard.page.figure import draw_figure
from dashboard.page.figure_files import write_pdf, write_png, write_svg
from dashboard.page.figure_options import PRESETS, ColourBy, FigureOptions, SizeBy
from dashboard.page.figure_palette import THEMES
from geocache.files import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What the file is made like, beyond the choice of events."""

    figure: FigureOptions = field(default_factory=FigureOptions)
    reports: bool = False
    """For CSV: one row a report with its quote, instead of one an event."""
    corrections: Path | None = None
    """The log of corrections that a bundle carries along."""


Writer = Callable[[Extract, ExportOptions], bytes]


def _write_csv(extract: Extract, options: ExportOptions) -> bytes:
    return (write_reports_csv if options.reports else write_events_csv)(Rows(extract))


WRITERS: dict[str, Writer] = {
    "png": lambda extract, options: write_png(extract, draw_figure(extract, options.figure)),
    "svg": lambda extract, options: write_svg(extract, draw_figure(extract, options.figure)),
    "pdf": lambda extract, options: write_pdf(extract, draw_figure(extract, options.figure)),
    "csv": _write_csv,
    "geojson": lambda extract, _: write_geojson(Rows(extract)),
    "kml": lambda extract, _: write_kml(Rows(extract)),
    "html": lambda extract, options: write_webpage(extract, options.figure),
    "zip": lambda extract, options: write_bundle(extract, options.figure, options.corrections),
    "parquet": lambda extract, _: write_geoparquet(extract),
    "geoparquet": lambda extract, _: write_geoparquet(extract),
}
"""The known suffixes, without their dots."""


_ROWS = {"events": False, "reports": True}


def read_extract(tables: Path, first: str | None, last: str | None, chosen: Mapping[str, Sequence[str]]) -> Extract:
    """Read the tables of a folder and select from them what was asked for in words."""
    collection = load_collection(tables)
    return make_extract(collection, read_filters(collection, first, last, chosen))


def read_options(asked: Mapping[str, Any], corrections: Path | None = None) -> ExportOptions:
    """Read how the file is to be made from words: rows, colour, size, preset, theme, width, region, title, note."""
    figure = FigureOptions(
        region=asked["region"],
        colour=read_choice("--colour", asked["colour"], ColourBy),
        size=read_choice("--size", asked["size"], SizeBy),
        preset=read_name("--preset", asked["preset"], PRESETS),
        theme=read_name("--theme", asked["theme"], THEMES),
        width=check_width(asked["width"]),
        title=asked["title"],
        note=asked["note"],
    )
    rows = _ROWS[read_name("--rows", asked["rows"], _ROWS)]
    if rows and asked["out"].suffix.lower() != ".csv":
        raise ExportError(f"{asked['out']}: --rows reports is for .csv alone; leave it out or name a .csv")
    return ExportOptions(figure=figure, reports=rows, corrections=corrections)


def find_writer(path: Path) -> Writer:
    """Give the writer for a path; raises ExportError where its suffix is not known or its folder is not there."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in WRITERS:
        said = (
            f"no export is called “.{suffix}”" if suffix else "the name has no suffix that says which export is meant"
        )
        raise ExportError(f"{path}: {said}; known are {' '.join(WRITERS)}")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} is not there; make it first")
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; give the name of a file in it")
    return WRITERS[suffix]


def export_file(path: Path, extract: Extract, options: ExportOptions) -> None:
    """Write the extract to `path`; the file that was there stays until the new one is whole."""
    content = find_writer(path)(extract, options)
    try:
        write_whole(path, content)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}); choose another place") from None
