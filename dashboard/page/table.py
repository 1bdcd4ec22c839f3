"""The events as a table for people."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.page.facets import ACTION_WORDS, PRECISION_WORDS, STATUS_WORDS, Mask
from dashboard.page.filters import EventIndex
from dashboard.page.words import write_place_name


def list_events(index: EventIndex, mask: Mask) -> pd.DataFrame:
    """Give the events of `mask`, the newest first, with people's words; the index holds their rows."""
    events = index.collection.events.iloc[index.newest_first(np.arange(index.size, dtype=np.intp), mask)]
    place = events["place"].where(~events["is_online"], "Online").fillna("Place not known").map(write_place_name)
    return pd.DataFrame(
        {
            "Place": place,
            "Day": events["starts_on"],
            "Until": events["ends_on"].where(events["ends_on"] != events["starts_on"]),
            "Crowd": events["crowd_low"],
            "Status": events["status"].map({str(k): v for k, v in STATUS_WORDS.items()}),
            "Action": events["action"].map({str(k): v for k, v in ACTION_WORDS.items()}),
            "Organizers": events["organizers"].map(_write_names),
            "Reports": events["report_count"],
            "Stories": events["story_count"],
            "Position": events["precision"].map({str(k): v for k, v in PRECISION_WORDS.items()}),
        }
    )


def _write_names(names: Sequence[str]) -> str:
    """Give the first name and how many more there are, "MoveOn +2": the event's card has them all."""
    return f"{names[0]} +{len(names) - 1:,}" if len(names) > 1 else "".join(names)
