"""The log of corrections as it is passed on: what was corrected and why, without the names of who did it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

from dashboard.pipeline.corrections.correction_lines import COLUMNS, format_line
from dashboard.pipeline.corrections.corrections import read_log


def write_corrections(log: Path) -> bytes:
    """Give the log with "editor 1", "editor 2" … for its people, numbered in the order of their first corrections.

    A line that cannot be read is left out: it may hold a name. Raises CorrectionsError.
    """
    corrections = read_log(log).corrections
    people = dict.fromkeys(correction.who for correction in corrections if correction.who)
    editors = {who: f"editor {number}" for number, who in enumerate(people, start=1)}
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(COLUMNS)
    for correction in corrections:
        text.write(format_line(replace(correction, who=editors.get(correction.who, ""))))
    return text.getvalue().encode()
