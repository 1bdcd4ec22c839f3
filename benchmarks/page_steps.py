"""What is done on each page that is measured: the same organizer and the same days for all."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

_FILE = "steps.json"


@dataclass(frozen=True, slots=True)
class Steps:
    """The filters that are set, and how many events each leaves."""

    everything: int
    organizer: str
    of_organizer: int
    last: str
    """The day until which events are shown, as ISO writes it."""
    until_last: int


def choose_steps(events: pd.DataFrame) -> Steps:
    """Give the most frequent organizer, and the end of the last month but one."""
    names = events["organizers"].explode().value_counts()
    days = events["starts_on"]
    latest: date = days.max().date()
    last = latest.replace(day=1) - timedelta(days=1)
    until = int((days <= pd.Timestamp(last)).sum())
    return Steps(len(events), str(names.index[0]), int(names.iloc[0]), last.isoformat(), until)


def write_steps(steps: Steps, folder: Path) -> None:
    """Keep the steps beside the tables."""
    (folder / _FILE).write_text(json.dumps(asdict(steps)), encoding="utf-8")


def read_steps(folder: Path) -> Steps:
    """Read the steps from beside the tables."""
    return Steps(**json.loads((folder / _FILE).read_text(encoding="utf-8")))
