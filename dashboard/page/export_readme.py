"""What a bundle of exports says of itself: its files, the meaning of every column, how to cite it."""

from collections.abc import Iterable
from importlib.metadata import version

import yaml

from dashboard.page.extract import Extract
from dashboard.schema import Column, Table
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
    "corrections.csv": "what people corrected: who, when, what, and why",
    "CITATION.cff": "how to cite these data, for reference managers",
}
_TABLES = (EVENTS, LINKS, MENTIONS, SPANS, ARTICLES, PLACES, CODED, DATASETS)
_KINDS = {
    "text": "text",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "flag": "true or false",
    "list": "list",
}


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
            *(line for table in _TABLES for line in _describe_table(table)),
            "",
        ]
    )


def _describe_table(table: Table) -> list[str]:
    """Give a table's heading and a line for each of its columns."""
    key = ", ".join(f"`{name}`" for name in table.key)
    head = ["", f"### {table.name}", "", f"{table.meaning[:1].upper()}{table.meaning[1:]}; its key is {key}.", ""]
    columns = [c for c in table.columns if (table.name, c.name) != ("articles", "text")]
    return [*head, "| column | kind | meaning |", "|---|---|---|", *(_describe_column(c) for c in columns)]


def _describe_column(column: Column) -> str:
    states = f" ({', '.join(str(state) for state in column.states)})" if column.states else ""
    optional = ", may be empty" if column.optional else ""
    return f"| {column.name} | {_KINDS.get(column.kind, column.kind)}{optional} | {column.meaning}{states} |"


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
