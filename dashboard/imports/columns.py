"""Whether a file is at all one of the data set that it is said to be: by its columns."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dashboard.errors import ImportFileError
from dashboard.imports.coded import Dataset, plain_name

Needed = Sequence[Sequence[str]]
"""Groups of names, of each of which a file has at least one column: those of the day, those of the place."""
_NAMED = 8
"""Columns of the file that are named when none fits."""


def check_columns(path: Path, dataset: Dataset, needed: Needed, columns: Iterable[str]) -> None:
    """Raise ImportFileError where the file's `columns` have none of a group that is `needed`."""
    given = list(dict.fromkeys(columns))
    known = {plain_name(name) for name in given}
    missing = [group for group in needed if known.isdisjoint(map(plain_name, group))]
    if not missing:
        return
    has = (", ".join(given[:_NAMED]) or "none") + (", …" if len(given) > _NAMED else "")
    if len(missing) == len(needed):
        wrong = f"none of {dataset.name}'s columns are in this file"
    else:
        wrong = f"none of {dataset.name}'s columns {', '.join(missing[0])} is in this file"
    raise ImportFileError(f"{path}: {wrong} (it has {has}); is it another data set's? Name that one with --source")


def list_absent(named: Mapping[str, str], columns: Iterable[str]) -> list[str]:
    """Say which of the columns that a mapping names (ours → theirs) the file does not have."""
    known = {plain_name(name) for name in columns}
    return [
        f"the file has no column “{theirs}”, which the mapping names for {ours}"
        for ours, theirs in named.items()
        if plain_name(theirs) not in known
    ]
