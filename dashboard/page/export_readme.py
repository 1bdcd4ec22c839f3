"""What a bundle of exports says of itself: its files, the meaning of every column, how to cite it."""

from collections.abc import Iterable
from importlib.metadata import version

import yaml

from dashboard.dictionary import describe_table
from dashboard.page.extract import Extract
from dashboard.schema import Table
from dashboard.tables import ARTICLES, CODED, DATASETS, EVENTS, LINKS, MENTIONS, PLACES, SPANS

CONTENTS = {
    "events.csv": "one row an event, for spreadsheets and code (UTF-8)",
    "reports.csv": "one row a report of an event: the outlet, the quote, the words behind its fields",
    "events.geojson": "the events as GeoJSON (RFC 7946) with reports; an event without a position has no geometry",
    "events.kml": "the events for Google Earth",
    "events.parquet": "the events as GeoParquet 1.1",
    "figure.png": "the map as a picture",
    "figure.svg": "the map for drawing programs and web pages",
    "figure.pdf": "the map for print",
    "page.html": "map, list and quotes in one page that opens without a network",
    "tables/": "the rows behind the events, as Parquet, table by table",
    "corrections.csv": "what people corrected: when, what, and why; names are replaced by “editor 1”, “editor 2” …",
    "CITATION.cff": "how to cite these data, for reference managers",
}
_TABLES = (EVENTS, LINKS, MENTIONS, SPANS, ARTICLES, PLACES, CODED, DATASETS)


def write_readme(extract: Extract, files: Iterable[str]) -> str:
    """Give the bundle's README: filters, counts, credits, its files, the tables' dictionary."""
    about = extract.about()
    present = sorted({f"{name.split('/')[0]}/" if "/" in name else name for name in files} | {"CITATION.cff"})
    return "\n".join(
        [
            "# Protest events",
            "",
            *(f"- {name.capitalize()}: {words}" for name, words in about.items()),
            "",
            "Quotes belong to their publishers and are given with their sources; whole articles are not passed on, so",
            "`articles` comes without its texts, and the offsets of `mentions` and `spans` count characters of those.",
            "An empty cell means that the text does not say. Planned events are never counted as held.",
            "A position stands for what its `precision` says; nothing was moved to be seen.",
            "",
            "## Files",
            "",
            *(f"- `{name}`: {CONTENTS[name]}" for name in present),
            "",
            "## Tables",
            "",
            "A `?` marks a column that may be empty.",
            "",
            *(line for table in _TABLES for line in _describe(table)),
            "",
        ]
    )


def _describe(table: Table) -> list[str]:
    return describe_table(table, without=["text"] if table is ARTICLES else [])


def write_citation(extract: Extract) -> str:
    """Give a citation in the Citation File Format 1.2."""
    about = extract.about()
    content = {
        "cff-version": "1.2.0",
        "message": "Cite these data as below, and the sources that their credits name.",
        "type": "dataset",
        "title": f"Protest events: {about['filters']}",
        "version": extract.data_hash,
        "authors": [{"name": f"Protest Map {version('protest-map')}"}],
        "abstract": f"{about['counts']} {about['data']} {about['credits']}",
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
