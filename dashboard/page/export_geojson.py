"""GeoJSON after RFC 7946: longitude before latitude; an event without a position is a feature without a geometry."""

import json
from collections import defaultdict
from typing import Any

from dashboard.page.export_rows import Row, Rows, write_value

_REPORT_FIELDS = ("outlet", "published_on", "headline", "url", "quote")
_DECIMALS = 6  # about a tenth of a metre


def write_geojson(rows: Rows) -> bytes:
    """Give one FeatureCollection, a feature a line; its member `about` says filters, counts and credits."""
    reports = defaultdict(list)
    for report in rows.reports:
        reports[report["event_id"]].append({name: write_value(report[name]) for name in _REPORT_FIELDS})
    about = {**rows.extract.about(), "links": _link(rows)}
    features = ",\n".join(_dump(_feature(event, reports[event["event_id"]])) for event in rows.events)
    return f'{{"type":"FeatureCollection","about":{_dump(about)},"features":[\n{features}\n]}}\n'.encode()


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _link(rows: Rows) -> dict[str, str]:
    """Give the addresses at which the sources' terms stand."""
    return {c.name: c.url for c in (*rows.extract.data_credits, *rows.extract.place_credits) if c.url}


def _feature(event: Row, reports: list[dict[str, Any]]) -> dict[str, Any]:
    properties = {
        name: write_value(v) for name, v in event.items() if name not in ("latitude", "longitude", "event_id")
    }
    return {
        "type": "Feature",
        "id": event["event_id"],
        "geometry": _point(event),
        "properties": {**properties, "reports": reports},
    }


def _point(event: Row) -> dict[str, Any] | None:
    if event["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [round(event["longitude"], _DECIMALS), round(event["latitude"], _DECIMALS)]}
