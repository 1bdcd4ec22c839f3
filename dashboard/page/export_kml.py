"""KML for Google Earth: placemarks with their days and quotes; what has no place lies in a folder of its own."""

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree

from dashboard.page.export_rows import Row, Rows
from dashboard.page.facets import ACTION_WORDS, PRECISION_WORDS, STATUS_WORDS
from dashboard.page.palette import PALETTES
from dashboard.page.svg import clean
from dashboard.page.words import write_crowd, write_when
from dashboard.tables import Action, Status
from geocache.places import Precision

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_FOLDERS = {"mapped": "On the map", "online": "Online", "unplaced": "Not placed"}


def write_kml(rows: Rows) -> bytes:
    """Give the events as one document whose description says filters, counts and credits, a placemark a line."""
    reports = defaultdict(list)
    for report in rows.reports:
        reports[report["event_id"]].append(report)
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', f'<kml xmlns="{_NAMESPACE}"><Document>', *_write_head(rows)]
    for on_map, name in _FOLDERS.items():
        parts += _write_folder(name, [event for event in rows.events if event["on_map"] == on_map], reports)
    return "\n".join([*parts, "</Document></kml>", ""]).encode("utf-8")


def _write_head(rows: Rows) -> list[str]:
    about = rows.extract.about()
    head = ElementTree.Element("Document")
    _say(head, "name", about["filters"])
    _say(head, "description", _paragraphs(about.values()))
    for status in Status:
        _add_style(head, status)
    return [_write(child) for child in head]


def _write_folder(name: str, events: list[Row], reports: dict[str, list[Row]]) -> list[str]:
    if not events:
        return []
    head = ElementTree.Element("name")
    head.text = f"{name} ({len(events):,})"
    placemarks = (_write(_place(event, reports[event["event_id"]])) for event in events)
    return ["<Folder>", _write(head), *placemarks, "</Folder>"]


def _write(element: ElementTree.Element) -> str:
    written: str = ElementTree.tostring(element, encoding="unicode")
    return written


def _say(parent: ElementTree.Element, tag: str, words: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag)
    child.text = clean(words)
    return child


def _add_style(document: ElementTree.Element, status: Status) -> None:
    style = ElementTree.SubElement(document, "Style", id=status.value)
    icon = ElementTree.SubElement(style, "IconStyle")
    red, green, blue = PALETTES["light"].status[status]
    _say(icon, "color", f"ff{blue:02x}{green:02x}{red:02x}")


def _place(event: Row, reports: list[Row]) -> ElementTree.Element:
    """Give an event's placemark."""
    placemark = ElementTree.Element("Placemark", id=f"event-{event['event_id']}")
    _say(placemark, "name", event["place"] or STATUS_WORDS[Status(event["status"])])
    _say(placemark, "description", _describe(event, reports))
    if event["starts_on"]:
        span = ElementTree.SubElement(placemark, "TimeSpan")
        _say(span, "begin", event["starts_on"].isoformat())
        _say(span, "end", event["ends_on"].isoformat())
    _say(placemark, "styleUrl", f"#{event['status']}")
    _add_data(placemark, event)
    if event["latitude"] is not None:
        point = ElementTree.SubElement(placemark, "Point")
        _say(point, "coordinates", f"{event['longitude']:.6f},{event['latitude']:.6f}")
    return placemark


def _describe(event: Row, reports: list[Row]) -> str:
    """Give the balloon's text, which the reader takes for HTML: everything in it is escaped."""
    what = f"{ACTION_WORDS[Action(event['action'])]}, {STATUS_WORDS[Status(event['status'])].lower()}"
    lines = [
        write_when(event["starts_on"], event["ends_on"]),
        f"{what}; {write_crowd(event['crowd_low'], event['crowd_high'])}",
        f"Organizer: {', '.join(event['organizers']) or 'not named'}",
        f"Position: {PRECISION_WORDS[Precision(event['precision'])].lower()}",
        *(f"{report['outlet'] or 'Outlet not known'}: “{report['quote']}”" for report in reports if report["quote"]),
    ]
    return _paragraphs(lines)


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(clean(line))}</p>" for line in lines)


def _add_data(placemark: ElementTree.Element, event: Row) -> None:
    extended = ElementTree.SubElement(placemark, "ExtendedData")
    for name, value in event.items():
        if name not in ("latitude", "longitude") and value is not None and value != []:
            data = ElementTree.SubElement(extended, "Data", name=name)
            _say(data, "value", "; ".join(value) if isinstance(value, list) else str(value))
