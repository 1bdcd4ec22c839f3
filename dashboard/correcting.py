"""Corrections put into the tables: as the last step of a build, and at once when a person makes one."""

import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dashboard.errors import TablesError
from dashboard.pipeline.corrections.corrections import Log, read_log
from dashboard.pipeline.corrections.replay import Corrected, Found, replay_corrections
from dashboard.pipeline.events import ARTICLE_COLUMNS
from dashboard.schema import Table
from dashboard.tables import (
    ARTICLES,
    CORRECTIONS,
    EVENTS,
    EVENTS_FOUND,
    LINKS,
    LINKS_FOUND,
    MENTIONS,
    PLACES,
    CorrectionKind,
    Outcome,
)
from dashboard.tableset import TableSet, read_manifest

FOUND_TABLES = ((EVENTS, EVENTS_FOUND), (LINKS, LINKS_FOUND))
OUTCOME_WORDS = {
    Outcome.APPLIED: "applied",
    Outcome.UNDONE: "taken back",
    Outcome.SUPERSEDED: "replaced by later ones",
    Outcome.TARGET_GONE: "about reports that are not found any more",
    Outcome.UNREADABLE: "not readable",
}
_LOST = (Outcome.TARGET_GONE, Outcome.UNREADABLE)
ReadTable = Callable[[Table, Path], pd.DataFrame]
KeepTable = Callable[[Table, Path, Path, pd.DataFrame], None]
_PATIENCE_SECONDS = 20
"""So long a correction waits for a build that writes the same tables."""
_PAUSE_SECONDS = 0.1


def correct_staged(staging: Path, log: Log) -> list[str]:
    """Replay the log on the tables in `staging`, which hold what the articles give; gives what it did in lines."""
    for table, found in FOUND_TABLES:
        shutil.copyfile(staging / f"{table.name}.parquet", staging / f"{found.name}.parquet")
    if log.corrections or log.broken:
        corrected = replay_corrections(log, read_found(staging))
        _write(corrected, staging)
        return describe_corrections(corrected, log.name)
    CORRECTIONS.write(CORRECTIONS.empty(), staging)
    return []


def correct_tables(
    folder: Path, log: Path, read_table: ReadTable = Table.read, keep_table: KeepTable | None = None
) -> Corrected:
    """Replay the log on the tables in `folder`, without reading an article; gives what stands now.

    `read_table` reads a table of the folder, and `keep_table` is told what is written, and where it lies before it is
    moved into the folder: a server that has tables in its memory gives its own.

    Raises TablesError where another build goes on writing there, or where the tables were built by another version.
    """
    with _open_patiently(folder) as tables:
        if not (folder / f"{EVENTS_FOUND.name}.parquet").is_file():
            raise TablesError(f"{folder}: built before corrections were kept; run `protest-map build` again")
        read = read_log(log)
        corrected = replay_corrections(read, read_found(folder, read_table))
        for table, frame in _write(corrected, tables.staging):
            if keep_table is not None:
                keep_table(table, folder, tables.staging / f"{table.name}.parquet", frame)
        tables.commit(read_manifest(folder) | {"corrections": read.digest})
    return corrected


def read_found(folder: Path, read_table: ReadTable = Table.read) -> Found:
    """Read what the articles alone give from the tables in `folder`."""
    return Found(
        events=read_table(EVENTS_FOUND, folder),
        links=read_table(LINKS_FOUND, folder),
        mentions=read_table(MENTIONS, folder),
        places=read_table(PLACES, folder),
        articles=read_table(ARTICLES, folder)[ARTICLE_COLUMNS],
    )


def list_waiting(folder: Path, log: Log) -> int:
    """Count the corrections of the log that the tables in `folder` do not hold yet."""
    if not (folder / f"{CORRECTIONS.name}.parquet").is_file():
        return len(log.corrections)
    held = set(CORRECTIONS.read(folder, ["correction_id"])["correction_id"])
    return sum(correction.correction_id not in held for correction in log.corrections)


def describe_corrections(corrected: Corrected, log_name: str) -> list[str]:
    """Say how many corrections became of what, and name those that could not be applied; `log_name`: their file's."""
    all_lines = corrected.corrections
    is_told_by_other = all_lines["what"].eq(CorrectionKind.UNDO) & ~all_lines["outcome"].isin(_LOST)
    counts = Counter(all_lines.loc[~is_told_by_other, "outcome"])  # what an undo does, its target tells
    parts = [f"{counts[outcome]:,} {words}" for outcome, words in OUTCOME_WORDS.items() if counts[outcome]]
    number = counts.total()
    lines = [f"{number:,} correction{'' if number == 1 else 's'}: {', '.join(parts)}"]
    lost = [row for row in CORRECTIONS.rows(corrected.corrections) if row["outcome"] in _LOST]
    return [
        *lines,
        *(f"{row['correction_id']} ({row['about'] or f'in {log_name}'}): {row['note']}" for row in lost),
    ]


def _open_patiently(folder: Path) -> TableSet:
    """Open the folder, after waiting a while for who writes there."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return TableSet(folder)
        except TablesError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)


def _write(corrected: Corrected, folder: Path) -> tuple[tuple[Table, pd.DataFrame], ...]:
    """Write what stands now; gives the tables that were written."""
    frames = (
        (EVENTS, corrected.events),
        (LINKS, corrected.links),
        (PLACES, corrected.places),
        (CORRECTIONS, corrected.corrections),
    )
    for table, frame in frames:
        table.write(frame, folder)
    return frames
