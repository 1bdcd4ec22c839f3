"""One correction, and the line of the log that holds it.

A correction names the reports it is about, not the event: an event's id changes with every report that joins it. Each
anchor holds the mention's id, its article, its place as read and the beginning of its evidence, so that it is found
again where the id is another one because a file was renamed or the reading learned something.

A line is a whole record, so one that a stopped program cut off harms no other, and it ends in JSON, so one that was cut
is never taken for a whole one. `old` and `new` are JSON objects of the events table's columns: no spreadsheet takes
them for a formula, a day or a number. Free text that a spreadsheet would run is written with an apostrophe before it.
"""

import csv
import io
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from dashboard.pipeline.corrections.correctable import check_change
from dashboard.tables import CorrectionKind

COLUMNS = ("correction_id", "made_at", "who", "what", "about", "field", "old", "new", "why", "target")
QUOTE_CHARACTERS = 80
"""Of the evidence; enough to know a sentence by."""
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""UTC; its order as text is that of time."""
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
"""What a spreadsheet would run, and what such words become when they are defused."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One report that a correction is about."""

    mention_id: str
    article_id: str
    query: str | None
    """Its place as it was read then, which tells it from others of its sentence."""
    quote: str
    """The beginning of its evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person did about an event."""

    what: CorrectionKind
    who: str
    why: str | None = None
    about: str | None = None
    """The event as it was then, for people: "Eugene, Oregon · 2018-06-14"."""
    field: str | None = None
    """What a change sets: one of `correctable.FIELDS`."""
    old: Row | None = None
    new: Row | None = None
    """The columns of `events` that a change sets, with what they get; days are text."""
    anchors: tuple[Anchor, ...] = ()
    """The reports of the event; of all the events for a merge, those taken out for a split."""
    undoes: str | None = None
    """The correction that an undo takes back."""
    correction_id: str = ""
    """Given by the log."""
    made_at: str = ""
    """Given by the log, as TIME_FORMAT has it."""


def to_anchor(mention: Row) -> Anchor:
    """Give the anchor of a row of `mentions`."""
    quote = mention["evidence"][:QUOTE_CHARACTERS]
    return Anchor(mention["mention_id"], mention["article_id"], mention["query"], quote)


def format_line(correction: Correction) -> str:
    """Give the line of a correction, with its end."""
    target: Any = {"undoes": correction.undoes} if correction.undoes else [asdict(a) for a in correction.anchors]
    cells = {
        "correction_id": correction.correction_id,
        "made_at": correction.made_at,
        "what": correction.what.value,
        "field": correction.field or "",
        **{name: _write_words(getattr(correction, name)) for name in ("who", "about", "why")},
        **{name: _write_json(getattr(correction, name)) for name in ("old", "new")},
        "target": _write_json(target),
    }
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow([cells[name] for name in COLUMNS])
    return text.getvalue()


def parse_line(line: str) -> Correction:
    """Read a line of the log; raises ValueError saying what is wrong with it."""
    cells = split_line(line)
    if len(cells) != len(COLUMNS):
        raise ValueError(f"it has {len(cells)} cells where the first line names {len(COLUMNS)}; was it cut off?")
    row = dict(zip(COLUMNS, cells, strict=True))
    target = _read_json("target", row["target"])
    correction = Correction(
        correction_id=row["correction_id"].strip(),
        made_at=_check_time(row["made_at"].strip()),
        what=_check_kind(row["what"].strip()),
        who=_read_words(row["who"]) or "",
        why=_read_words(row["why"]),
        about=_read_words(row["about"]),
        field=row["field"].strip() or None,
        old=_read_object("old", row["old"]),
        new=_read_object("new", row["new"]),
        anchors=_read_anchors(target),
        undoes=_read_undoes(target),
    )
    _check(correction)
    return correction


def split_line(line: str) -> list[str]:
    """Give the cells of a line; raises ValueError where it is not one of a CSV."""
    try:
        return next(csv.reader([line.rstrip("\r")], strict=True), [])
    except csv.Error:
        raise ValueError("it is no line of a CSV; was it cut off?") from None


def _check(correction: Correction) -> None:
    if not correction.correction_id:
        raise ValueError("it has no correction_id")
    if correction.what is CorrectionKind.UNDO:
        if not correction.undoes:
            raise ValueError("its target names no correction to undo")
        return
    if not correction.anchors:
        raise ValueError("its target names no report")
    if correction.what is CorrectionKind.CHANGE:
        check_change(correction.field or "", correction.new or {})


def _write_words(words: str | None) -> str:
    """Give free text on one line, and so that no spreadsheet runs it."""
    text = " ".join("".join(c if c.isprintable() else " " for c in words or "").split())
    return "'" + text if _FORMULA.match(text) else text


def _read_words(cell: str) -> str | None:
    text = " ".join(cell.split())
    return (text[1:] if text.startswith("'") and _FORMULA.match(text) else text) or None


def _write_json(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _read_json(name: str, cell: str) -> Any:
    try:
        return json.loads(cell) if cell.strip() else None
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is not valid JSON; was the line cut off?") from None


def _read_object(name: str, cell: str) -> Row | None:
    value = _read_json(name, cell)
    if value is not None and not isinstance(value, dict):
        raise ValueError(f"{name} is no JSON object")
    return value


def _read_anchors(target: Any) -> tuple[Anchor, ...]:
    if not isinstance(target, list):
        return ()
    try:
        return tuple(
            Anchor(str(a["mention_id"]), str(a["article_id"]), a["query"] and str(a["query"]), str(a["quote"]))
            for a in target
        )
    except (TypeError, KeyError):
        raise ValueError("target is no list of mention_id, article_id, query and quote") from None


def _read_undoes(target: Any) -> str | None:
    undoes = target.get("undoes") if isinstance(target, dict) else None
    return undoes if isinstance(undoes, str) and undoes else None


def _check_time(text: str) -> str:
    try:
        return datetime.strptime(text, TIME_FORMAT).strftime(TIME_FORMAT)
    except ValueError:
        raise ValueError(f"made_at {text!r} is no time as 2018-06-14T17:05:00.000000Z") from None


def _check_kind(text: str) -> CorrectionKind:
    try:
        return CorrectionKind(text)
    except ValueError:
        raise ValueError(f"what {text!r} is none of {', '.join(CorrectionKind)}") from None
