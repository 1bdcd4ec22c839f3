"""A zip with everything of a choice of events: data in each format, the tables, the page, what it all means."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as arrow

from dashboard.page.export_corrections import write_corrections
from dashboard.page.export_csv import write_events_csv, write_reports_csv
from dashboard.page.export_geojson import write_geojson
from dashboard.page.export_geoparquet import write_geoparquet, write_parquet
from dashboard.page.export_kml import write_kml
from dashboard.page.export_readme import write_citation, write_readme
from dashboard.page.export_rows import Rows
from dashboard.page.export_webpage import write_webpage
from dashboard.page.extract import Extract
from dashboard.page.figure import draw_figure
from dashboard.page.figure_files import write_pdf, write_png, write_svg
from dashboard.page.figure_options import FigureOptions
from dashboard.schema import Table
from dashboard.tables import ARTICLES, CODED, DATASETS, EVENTS, LINKS, MENTIONS, PLACES, SPANS

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day that each file of a zip is given, so that the same data give the same bytes."""


def write_bundle(extract: Extract, options: FigureOptions, corrections: Path | None) -> bytes:
    """Give the zip; the log of corrections goes along where there is one."""
    files = {**dict(_write_data(extract)), **_write_figures(extract, options), **dict(_write_tables(extract))}
    if corrections is not None and corrections.is_file():
        files["corrections.csv"] = write_corrections(corrections)
    files["README.md"] = write_readme(extract, files).encode("utf-8")
    files["CITATION.cff"] = write_citation(extract).encode("utf-8")
    return _zip(files)


def _write_data(extract: Extract) -> Iterator[tuple[str, bytes]]:
    rows = Rows(extract)
    yield "events.csv", write_events_csv(rows)
    yield "reports.csv", write_reports_csv(rows)
    yield "events.geojson", write_geojson(rows)
    yield "events.kml", write_kml(rows)
    yield "events.parquet", write_geoparquet(extract)


def _write_figures(extract: Extract, options: FigureOptions) -> dict[str, bytes]:
    figure = draw_figure(extract, options)
    return {
        "figure.png": write_png(extract, figure),
        "figure.svg": write_svg(extract, figure),
        "figure.pdf": write_pdf(extract, figure),
        "page.html": write_webpage(extract, options),
    }


def _write_tables(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Give the rows behind the events, table by table; of articles all but their texts, which are their publishers'."""
    for table, rows in select_tables(extract):
        names = [column.name for column in table.columns if (table.name, column.name) != ("articles", "text")]
        schema = arrow.schema([table.arrow_schema.field(name) for name in names])
        content = arrow.Table.from_pandas(rows[names], schema=schema, preserve_index=False)
        yield f"tables/{table.name}.parquet", write_parquet(content, extract.about())


def select_tables(extract: Extract) -> list[tuple[Table, pd.DataFrame]]:
    """Give of each table the rows that stand behind the extract's events."""
    whole, events = extract.collection, extract.events
    links = _keep(whole.links, "event_id", events["event_id"])
    mentions = _keep(whole.mentions, "mention_id", links["mention_id"])
    return [
        (EVENTS, events.reset_index(drop=True)),
        (LINKS, links),
        (MENTIONS, mentions),
        (SPANS, _keep(whole.spans, "mention_id", mentions["mention_id"])),
        (ARTICLES, extract.articles),
        (PLACES, _keep(whole.places, "query", [*events["query"].dropna(), *mentions["query"].dropna()])),
        (CODED, _keep(whole.coded, "event_id", events["event_id"])),
        (DATASETS, _keep(whole.datasets, "name", extract.articles["coded_by"].dropna())),
    ]


def _keep(table: pd.DataFrame, column: str, values: Iterable[str]) -> pd.DataFrame:
    return table[table[column].isin(set(values))].reset_index(drop=True)


def _zip(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name])
    return packed.getvalue()
