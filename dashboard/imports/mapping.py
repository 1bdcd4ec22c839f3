"""Any other table, by a file that says which of its columns holds what."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dashboard.errors import ImportFileError
from dashboard.imports.coded import (
    DAY_FORMATS,
    BadRowError,
    Cells,
    CodedEvent,
    Dataset,
    join_place,
    quote,
    read_action,
    read_day,
    read_flag,
    read_point,
    read_status,
)
from dashboard.imports.sizes import MARKS, read_crowd
from dashboard.tables import Action, Status

COLUMNS = (
    "id", "date", "end_date", "town", "region", "country", "latitude", "longitude", "venue", "crowd", "crowd_low",
    "crowd_high", "organizers", "action", "status", "online", "sources",
)  # fmt: skip
PLAIN_PROTEST = re.compile("protest|demonstration", re.IGNORECASE)
OWN_STATUSES = {status.value: status for status in Status}
EITHER_WAY = re.compile(r"0?([1-9]|1[0-2])/(?!0?\1/)0?([1-9]|1[0-2])/\d")
"""A day that other countries write the other way round."""
S = TypeVar("S", Action, Status)
KEYS = ("name", "version", "terms", "url", "country", "date_format", "decimal", "columns", "actions", "statuses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What a mapping file says."""

    dataset: Dataset
    columns: dict[str, str]
    """Our name of a column → theirs."""
    actions: dict[str, Action]
    """Their word for a kind of event → ours."""
    statuses: dict[str, Status]
    date_formats: tuple[str, ...] = DAY_FORMATS
    decimal: str | None = None
    """What stands before the decimals in numbers of people; None: not said, and what may be either is not read."""
    country: str | None = None
    """The country of all towns, where no column names it."""

    def read_row(self, row: Mapping[str, str], *, today: date) -> CodedEvent:
        """Read a row; raises BadRowError."""
        cells = Cells(row)

        def named(column: str) -> tuple[str, ...]:
            return (self.columns[column],) if column in self.columns else ()

        def find(column: str) -> str | None:
            return cells.find(*named(column))

        first = self._read_day(cells, today, *named("date"))
        last = self._read_day(cells, today, *named("end_date")) if find("end_date") else first
        if last < first:
            raise BadRowError(f"it ends on {last}, before it begins")
        return CodedEvent(
            own_id=find("id"),
            starts_on=first,
            ends_on=last,
            place=join_place(find("town"), find("region"), find("country") or self.country),
            point=read_point(find("latitude"), find("longitude")),
            venue=find("venue"),
            action=self._read_action(cells, *named("action")),
            status=self._read_status(cells, first, today, *named("status")),
            is_online=read_flag(cells, *named("online")),
            crowd=read_crowd(cells, named("crowd_low"), named("crowd_high"), named("crowd"), self.decimal),
            organizers=cells.list(*named("organizers")),
            sources=cells.list(*named("sources")),
            words=cells.words,
            notes=tuple(cells.notes),
        )

    def _read_action(self, cells: Cells, *names: str) -> Action:
        column, kind = cells.find_cell(*names) or ("", "protest")
        if action := self.actions.get(kind.casefold()):
            return action
        action = read_action(kind)
        if action is Action.PROTEST and not PLAIN_PROTEST.search(kind):
            cells.note(
                column, f"{quote(kind)} is no known kind of event; read as a protest, say under actions what it is"
            )
        return action

    def _read_status(self, cells: Cells, day: date, today: date, *names: str) -> Status:
        column, word = cells.find_cell(*names) or ("", "")
        if status := self.statuses.get(word.casefold()) or OWN_STATUSES.get(word.casefold()):
            return status
        status = read_status(day, word, today=today)
        if word and status is not Status.CANCELLED:
            cells.note(column, f"{quote(word)} is no known status; read as {status}, say under statuses what it is")
        return status

    def _read_day(self, cells: Cells, today: date, *names: str) -> date:
        column, text = cells.find_cell(*names) or ("", None)
        if text and self.date_formats is DAY_FORMATS and EITHER_WAY.match(text):
            cells.note(column, f"{quote(text)} is read as month/day; say with date_format how the file writes days")
        return read_day(text, today=today, formats=self.date_formats)


def load_mapping(path: Path) -> Mapped:
    """Read a mapping file, YAML or TOML by its suffix; raises ImportFileError naming what is wrong in it."""
    content = _load(path)
    if unknown := set(content) - set(KEYS):
        raise ImportFileError(f"{path}: knows no {', '.join(sorted(unknown))}; its keys are {', '.join(KEYS)}")
    columns = _words(path, content, "columns")
    if unknown := set(columns) - set(COLUMNS):
        raise ImportFileError(f"{path}: knows no column {', '.join(sorted(unknown))}; known are {', '.join(COLUMNS)}")
    if missing := {"date", "town"} - set(columns):
        raise ImportFileError(f"{path}: must say which column holds the {' and the '.join(sorted(missing))}")
    formats, decimal = content.get("date_format"), content.get("decimal")
    if decimal is not None and decimal not in MARKS:
        raise ImportFileError(f'{path}: decimal may be "." or ","')
    return Mapped(
        dataset=_dataset(path, content),
        columns=columns,
        actions=_states(path, content, "actions", Action),
        statuses=_states(path, content, "statuses", Status),
        date_formats=(str(formats),) if formats else DAY_FORMATS,
        decimal=decimal,
        country=_word(content, "country"),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings of everything: "no" is a word, 3.10 a version
    except (OSError, UnicodeDecodeError) as error:
        raise ImportFileError(f"{path}: not readable ({error}); name a mapping file with --mapping") from None
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        raise ImportFileError(f"{path}: not valid ({str(error).splitlines()[0]})") from None
    if not isinstance(content, dict):
        raise ImportFileError(f"{path}: holds no keys; it needs at least name and columns")
    return content


def _dataset(path: Path, content: dict[str, Any]) -> Dataset:
    name = str(content.get("name") or path.stem)
    key = "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
    return Dataset(
        key=key or "mapped",
        name=name,
        version=str(content.get("version") or "as imported"),
        terms=str(content.get("terms") or "not stated: ask its makers before you pass it on"),
        url=_word(content, "url"),
    )


def _word(content: dict[str, Any], key: str) -> str | None:
    return str(content[key]) if content.get(key) else None


def _words(path: Path, content: dict[str, Any], key: str) -> dict[str, str]:
    pairs = content.get(key) or {}
    if not isinstance(pairs, dict):
        raise ImportFileError(f"{path}: {key} must be pairs of names")
    return {str(ours): str(theirs) for ours, theirs in pairs.items()}


def _states(path: Path, content: dict[str, Any], key: str, states: type[S]) -> dict[str, S]:
    try:
        return {theirs.casefold(): states(ours) for theirs, ours in _words(path, content, key).items()}
    except ValueError:
        raise ImportFileError(f"{path}: {key} may be {', '.join(states)}") from None
