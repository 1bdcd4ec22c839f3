"""The log of what people corrected: one line a correction, only ever added to, read by the build and by people."""

import hashlib
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import CorrectionsError
from dashboard.pipeline.corrections.correction_lines import (
    COLUMNS,
    TIME_FORMAT,
    Correction,
    format_line,
    parse_line,
    split_line,
)
from geocache.files import write_whole

_LOCK_SECONDS = 30
_HEADER = (",".join(COLUMNS) + "\n").encode()


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line of the log that cannot be read, and is kept as it is."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Log:
    """What the log holds: the corrections from the first made to the last, and the lines that cannot be read."""

    corrections: tuple[Correction, ...] = ()
    broken: tuple[BrokenLine, ...] = ()
    digest: str = field(default="", compare=False)
    """Changes with every change of the file; "" where there is none."""
    name: str = field(default="the log", compare=False)
    """The file's name."""


def read_log(path: Path) -> Log:
    """Read the log at `path`; a file that is not there is an empty log. Raises CorrectionsError."""
    return parse_log(_read(path), path)


def parse_log(content: bytes, path: Path) -> Log:
    """Read the log's bytes, in whatever order its lines are; `path` names it in what is raised."""
    if not content.strip():
        return Log(name=path.name)
    first, *lines = content.decode("utf-8-sig", errors="replace").split("\n")
    _check_header(first, path)
    found: dict[str, Correction] = {}
    broken: list[BrokenLine] = []
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        try:
            correction = parse_line(line)
            if found.setdefault(correction.correction_id, correction) != correction:
                raise ValueError(f"its id {correction.correction_id} is that of another line")
        except ValueError as problem:
            broken.append(BrokenLine(number, str(problem)))
    corrections = tuple(sorted(found.values(), key=lambda c: (c.made_at, c.correction_id)))
    return Log(corrections, tuple(broken), hashlib.sha256(content).hexdigest(), path.name)


def append_corrections(path: Path, corrections: Iterable[Correction], *, now: datetime | None = None) -> Log:
    """Add corrections to the log at `path`, on disk before this returns; gives the log as it then is.

    Each gets its id and a time later than all others of the log, whatever the clock says, so that what was added last
    decides. Who else adds at the same time waits; nobody's line is lost. Raises CorrectionsError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS):
            content = _read(path)
            log = parse_log(content, path)
            added = _stamp(corrections, log, now or datetime.now(UTC))
            if not content.strip():
                write_whole(path, _HEADER)
            # What a stopped program left without an end stays a line of its own.
            start = "" if not content or content.endswith(b"\n") else "\n"
            _append(path, (start + "".join(format_line(correction) for correction in added)).encode(errors="replace"))
    except (OSError, Timeout) as error:
        raise CorrectionsError(f"{path}: cannot be written ({error}); see to its folder's rights") from error
    return replace(log, corrections=(*log.corrections, *added))


def find_undone(corrections: Sequence[Correction]) -> dict[str, Correction]:
    """Give for each correction that is taken back the undo that does so; an undo that is itself undone does nothing."""
    undone: dict[str, Correction] = {}
    for correction in reversed(corrections):
        if correction.undoes is not None and correction.correction_id not in undone:
            undone.setdefault(correction.undoes, correction)
    return undone


def _check_header(line: str, path: Path) -> None:
    try:
        names = tuple(cell.strip() for cell in split_line(line))
    except ValueError:
        names = ()
    if names != COLUMNS:
        raise CorrectionsError(
            f"{path}: its first line must be {','.join(COLUMNS)} (was it saved by a spreadsheet?); "
            "bring back the file as it was, from git or a backup"
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CorrectionsError(f"{path}: cannot be read ({error.strerror or error}); see to its rights") from error


def _append(path: Path, lines: bytes) -> None:
    with path.open("ab") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _stamp(corrections: Iterable[Correction], log: Log, now: datetime) -> list[Correction]:
    """Give each its id and its time."""
    time = now.astimezone(UTC)
    if log.corrections:
        last = datetime.strptime(log.corrections[-1].made_at, TIME_FORMAT).replace(tzinfo=UTC)
        time = max(time, last + timedelta(microseconds=1))
    return [
        replace(
            correction,
            correction_id=f"c{secrets.token_hex(6)}",
            made_at=(time + timedelta(microseconds=position)).strftime(TIME_FORMAT),
        )
        for position, correction in enumerate(corrections)
    ]
