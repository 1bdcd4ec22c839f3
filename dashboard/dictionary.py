"""The table dictionary in words, made from the schemas so that it cannot differ from them."""

from collections.abc import Collection, Iterable

from dashboard.schema import Column, Table
from dashboard.tables import REVIEW_TABLES, TABLES

_KINDS = {
    "text": "text",
    "day": "day",
    "integer": "whole number",
    "number": "number",
    "flag": "yes or no",
    "list": "list of texts",
}


def describe_tables(tables: Iterable[Table] = TABLES + REVIEW_TABLES) -> str:
    """Give every table as a Markdown heading, its meaning and a table of its columns."""
    return "\n".join(line for table in tables for line in describe_table(table))


def describe_table(table: Table, *, without: Collection[str] = ()) -> list[str]:
    """Give one table's lines; `without` names columns that this copy of it lacks. A `?` marks what may be empty."""
    columns = [column for column in table.columns if column.name not in without]
    return [
        f"### {table.name}",
        "",
        f"{table.meaning[0].upper()}{table.meaning[1:]}. Key: {', '.join(f'`{name}`' for name in table.key)}.",
        "",
        "| column | kind | meaning |",
        "|---|---|---|",
        *(f"| `{c.name}`{'?' if c.optional else ''} | {_kind(c)} | {_meaning(c)} |" for c in columns),
        "",
    ]


def _kind(column: Column) -> str:
    return "state" if column.states is not None else _KINDS[column.kind]


def _meaning(column: Column) -> str:
    if column.states is None:
        return column.meaning
    return f"{column.meaning}: {', '.join(state.value for state in column.states)}"
