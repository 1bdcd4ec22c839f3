"""GeoParquet 1.1: the events' table with their points as geometry, for analysts."""

import io
import json
import struct
from collections.abc import Mapping

import numpy as np
import pyarrow as arrow
from pyarrow import parquet

from dashboard.page.extract import Extract
from dashboard.tables import EVENTS


def write_geoparquet(extract: Extract) -> bytes:
    """Give the events' table as it is with one more column, `geometry`: null for what has no position."""
    events = extract.events.reset_index(drop=True)
    table = arrow.Table.from_pandas(EVENTS.check(events), schema=EVENTS.arrow_schema, preserve_index=False)
    is_mapped = (events["latitude"].notna() & ~events["is_online"]).to_numpy()
    points = zip(is_mapped, events["longitude"], events["latitude"], strict=True)
    geometry = arrow.array(
        [_write_point(east, north) if shown else None for shown, east, north in points], arrow.binary()
    )
    return write_parquet(table.append_column("geometry", geometry), extract.about(), geo=_describe(extract))


def write_parquet(table: arrow.Table, about: Mapping[str, str], geo: str | None = None) -> bytes:
    """Give a table as Parquet whose metadata say filters, counts and credits."""
    told = {**about, **({"geo": geo} if geo else {})}
    sink = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(told), sink, compression="zstd")
    return sink.getvalue()


def _write_point(longitude: float, latitude: float) -> bytes:
    """Give a point as well-known binary, little end first."""
    return struct.pack("<BIdd", 1, 1, longitude, latitude)


def _describe(extract: Extract) -> str:
    """Give the metadata that GeoParquet asks for; without a CRS it is longitude and latitude in WGS 84."""
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    mapped = extract.mapped[["longitude", "latitude"]].to_numpy()
    if len(mapped):
        column["bbox"] = [float(v) for v in (*np.min(mapped, axis=0), *np.max(mapped, axis=0))]
    return json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}})
