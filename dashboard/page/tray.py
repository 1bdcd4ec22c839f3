"""What is not on the map, and why: online, unplaced, undated and cancelled events, and what was set aside unread."""

from dataclasses import dataclass

import numpy as np

from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex
from dashboard.tables import Status


@dataclass(frozen=True, slots=True)
class Tray:
    """Events of one kind, by their rows."""

    title: str
    why: str
    rows: tuple[int, ...]


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
