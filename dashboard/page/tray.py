"""What is not on the map, and why: online, unplaced, undated and cancelled events, and what was set aside unread."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.page.collection import Collection
from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex
from dashboard.page.words import count_of
from dashboard.tables import AsideKind, Status

_COUNTS = ["name", "row_count", "event_count", "set_aside_count"]
"""What a data set's sum is made of."""


@dataclass(frozen=True, slots=True)
class Tray:
    """Events of one kind, by their rows."""

    title: str
    why: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What of the articles and data sets is no event and could not be read."""

    left_out: pd.DataFrame
    """Articles and rows that gave nothing, each with its reason."""
    notes: pd.DataFrame
    """Parts of what was read that could not be."""
    sums: tuple[str, ...]
    """How what was read and what was left out add up, a line for the articles and for each data set."""


def list_aside(collection: Collection) -> Aside:
    """Give what was set aside, the whole apart from the parts."""
    rows, datasets = collection.set_aside, collection.datasets
    is_left_out = rows["kind"] == AsideKind.LEFT_OUT
    is_imported = rows["source"].str.split(": ").str[0].isin(datasets["dataset"])
    read, left = int(collection.articles["coded_by"].isna().sum()), int((is_left_out & ~is_imported).sum())
    sums = [f"{read:,} read + {left:,} left out = {count_of(read + left, 'article')}"] if read + left else []
    for name, all_rows, events, aside in datasets[_COUNTS].itertuples(index=False):
        sums.append(f"{name}: {count_of(events, 'event')} + {aside:,} left out = {count_of(all_rows, 'row')}")
    shown = rows[["source", "reason"]]
    return Aside(shown[is_left_out], shown[~is_left_out], tuple(sums))


def list_trays(index: EventIndex, mask: Mask) -> list[Tray]:
    """Give what the map does not show of `mask`, or shows with a word of caution; each event of the first two once."""
    events = index.collection.events
    is_online = events["is_online"].to_numpy(dtype=bool)
    has_point = events["latitude"].notna().to_numpy()
    is_cancelled = (events["status"] == Status.CANCELLED).to_numpy(dtype=bool)
    kinds = (
        ("Online", "They took place nowhere on the ground.", is_online),
        ("Not placed", "The texts name no town, or no reading of the name was clearly right.", ~has_point & ~is_online),
        ("Without a day", "The texts do not say when; a date filter leaves them out.", index.is_undated),
        ("Cancelled", "They were called off; the map marks them with a ×.", is_cancelled),
    )
    return [Tray(title, why, tuple(int(r) for r in np.flatnonzero(mask & kind))) for title, why, kind in kinds]
