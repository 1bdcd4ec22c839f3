"""Any other table, by a file that says which of its columns holds what."""

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
    read_action,
    read_crowd,
    read_day,
    read_flag,
    read_point,
    read_status,
)
from dashboard.tables import Action, Status

COLUMNS = (
    "id", "date", "end_date", "town", "region", "country", "latitude", "longitude", "venue", "crowd", "crowd_low",
    "crowd_high", "organizers", "action", "status", "online", "sources",
)  # fmt: skip
S = TypeVar("S", Action, Status)
KEYS = ("name", "version", "terms", "url", "country", "date_format", "columns", "actions", "statuses")


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
    country: str | None = None
    """The country of all towns, where no column names it."""

    def read_row(self, row: Mapping[str, str], *, today: date) -> CodedEvent:
        """Read a row; raises BadRowError."""
        cells = Cells(row)

        def find(column: str) -> str | None:
            return cells.find(self.columns[column]) if column in self.columns else None

        def split(column: str) -> tuple[str, ...]:
            return cells.list(self.columns[column]) if column in self.columns else ()

        first = read_day(find("date"), today=today, formats=self.date_formats)
        last = read_day(find("end_date") or find("date"), today=today, formats=self.date_formats)
        if last < first:
            raise BadRowError(f"it ends on {last}, before it begins")
        kind, status = find("action"), (find("status") or "").casefold()
        return CodedEvent(
            own_id=find("id"),
            starts_on=first,
            ends_on=last,
            place=join_place(find("town"), find("region"), find("country") or self.country),
            point=read_point(find("latitude"), find("longitude")),
            venue=find("venue"),
            action=self.actions.get((kind or "").casefold()) or read_action(kind),
            status=self.statuses.get(status) or read_status(first, status, today=today),
            is_online=read_flag(find("online")),
            crowd=read_crowd(find("crowd_low"), find("crowd_high"), find("crowd")),
            organizers=split("organizers"),
            sources=split("sources"),
            words=cells.words,
        )


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
    formats = content.get("date_format")
    return Mapped(
        dataset=_dataset(path, content),
        columns=columns,
        actions=_states(path, content, "actions", Action),
        statuses=_states(path, content, "statuses", Status),
        date_formats=(str(formats),) if formats else DAY_FORMATS,
        country=content.get("country"),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
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
        url=content.get("url"),
    )


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
