"""What a table is: its columns, how they are checked, and how Parquet holds them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow
from pyarrow import parquet

from dashboard.errors import SchemaError, TablesError

BUILD_AGAIN = "run `protest-map build` again"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind ("text", "day", "integer", "number", "flag", "list") and what it means."""

    name: str
    kind: str
    meaning: str
    optional: bool = False
    states: type[StrEnum] | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, of which those of `key` tell its rows apart."""

    name: str
    key: tuple[str, ...]
    meaning: str
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The checks a table must pass."""
        return pa.DataFrameSchema(
            {c.name: _checked_column(c) for c in self.columns}, unique=list(self.key), strict=True, name=self.name
        )

    @cached_property
    def arrow_schema(self) -> arrow.Schema:
        """How Parquet holds the table; days are date32, lists are lists of strings."""
        return arrow.schema([arrow.field(c.name, _ARROW_TYPES[c.kind], nullable=c.optional) for c in self.columns])

    def empty(self) -> pd.DataFrame:
        """Give the table without rows."""
        return self.frame([])

    def frame(self, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
        """Give `rows` as this table, typed and checked; a row may leave out optional columns."""
        return self.check(self.typed(rows))

    def typed(self, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
        """Give `rows` as `frame` does, unchecked: for the many parts of a table that is checked when it is written."""
        rows = list(rows)
        columns = {c.name: [row.get(c.name) for row in rows] for c in self.columns}
        return pd.DataFrame({c.name: _series(columns[c.name], c.kind) for c in self.columns})

    def check(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give `table` back with its columns in order, or raise SchemaError naming the first column that is wrong."""
        try:
            checked = self.schema.validate(table, lazy=False)
        except pa.errors.SchemaError as error:
            raise SchemaError(f"table {self.name}: {str(error).splitlines()[0]}") from error
        return checked[[c.name for c in self.columns]].reset_index(drop=True)

    def rows(self, table: pd.DataFrame) -> list[dict[str, Any]]:
        """Give `table` as rows, the other way round than `frame`: days as dates, None for null."""
        names = [c.name for c in self.columns if c.name in table.columns]
        values = [_plain(table[name]) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

    def write(self, table: pd.DataFrame, folder: Path) -> None:
        """Write `table` to `folder`/NAME.parquet. Same rows give the same bytes."""
        rows = arrow.Table.from_pandas(self.check(table), schema=self.arrow_schema, preserve_index=False)
        parquet.write_table(rows.replace_schema_metadata(None), folder / f"{self.name}.parquet", compression="zstd")

    def check_file(self, folder: Path) -> None:
        """Raise TablesError where the table is missing from `folder` or of another version; reads no rows."""
        path = folder / f"{self.name}.parquet"
        with name_damage(path):
            names = parquet.read_schema(path).names
        _check_names(names, self.columns, path, BUILD_AGAIN)

    def read(self, folder: Path, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read the table, or `columns` of it; raises TablesError where it is missing or of another version."""
        path = folder / f"{self.name}.parquet"
        with name_damage(path):
            rows = parquet.read_table(path, columns=columns and list(columns))
            names = rows.schema.names
        wanted = [c for c in self.columns if columns is None or c.name in columns]
        _check_names(names, wanted, path, BUILD_AGAIN)
        with name_damage(path):
            values = {c.name: rows.column(c.name).to_pylist() for c in wanted}
        return pd.DataFrame({c.name: _series(values[c.name], c.kind) for c in wanted})

    def read_rows(self, folder: Path, rows_at_once: int, *, remedy: str) -> Iterator[dict[str, Any]]:
        """Give the rows in bounded memory; raises TablesError, which says `remedy`, where they cannot be read."""
        path = folder / f"{self.name}.parquet"
        with name_damage(path, remedy), parquet.ParquetFile(path) as file:
            _check_names(file.schema_arrow.names, self.columns, path, remedy)
            for batch in file.iter_batches(rows_at_once):
                yield from batch.to_pylist()


def _check_names(names: Iterable[str], columns: Iterable[Column], path: Path, remedy: str) -> None:
    if set(names) != {c.name for c in columns}:
        raise TablesError(f"{path}: made by another version; {remedy}")


@contextmanager
def name_damage(path: Path, remedy: str = BUILD_AGAIN) -> Iterator[None]:
    """Turn whatever a missing or damaged table raises into a TablesError that names it and says `remedy`."""
    try:
        yield
    except TablesError:
        raise
    except FileNotFoundError:
        first = f"run `protest-map build --tables {path.parent}` first" if remedy == BUILD_AGAIN else remedy
        raise TablesError(f"{path}: no such table; {first}") from None
    except (arrow.ArrowException, ValueError, OSError) as error:  # a ValueError: bytes that are no UTF-8
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise TablesError(f"{path}: not readable ({reason}); {remedy}") from None


_ARROW_TYPES = {
    "text": arrow.string(),
    "day": arrow.date32(),
    "integer": arrow.int64(),
    "number": arrow.float64(),
    "flag": arrow.bool_(),
    "list": arrow.list_(arrow.string()),
}
_DTYPES = {
    "text": "str",
    "day": "datetime64[s]",
    "integer": "Int64",
    "number": "float64",
    "flag": "bool",
    "list": "object",
}


def _series(values: list[Any], kind: str) -> "pd.Series[Any]":
    if kind == "list":
        return pd.Series([list(v) if v is not None else [] for v in values], dtype="object")
    if kind == "day":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
    return pd.Series(values, dtype=_DTYPES[kind])


def _plain(column: "pd.Series[Any]") -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return [None if pd.isna(day) else day.date() for day in column]
    if column.dtype == object:
        return column.tolist()
    return column.astype(object).where(column.notna(), None).tolist()


def _checked_column(column: Column) -> pa.Column:
    checks = []
    if column.states is not None:
        checks.append(pa.Check.isin([state.value for state in column.states]))
    if column.low is not None:
        checks.append(pa.Check.ge(column.low))
    if column.high is not None:
        checks.append(pa.Check.le(column.high))
    return pa.Column(_DTYPES[column.kind], checks, nullable=column.optional)
