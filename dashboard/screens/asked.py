"""What the browser's components ask for, taken over in the order in which it was asked.

Each keeps what it asked last as its state, not as a trigger: Streamlit calls for a trigger once, and where another
run is asked for meanwhile, that call ends early and what it brought is lost.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.page.filters import EventIndex
from dashboard.screens.address import ADDRESS, take_return
from dashboard.screens.sidebar import RAIL, take_change
from dashboard.screens.state import VISIT, note_asked
from dashboard.screens.timeline_part import TIMELINE, take_brush

_TAKEN = "_taken"
Take = Callable[[EventIndex, dict[str, Any]], None]
_TAKES: Mapping[str, tuple[str, Take]] = {
    ADDRESS: ("returned", take_return),
    RAIL: ("changed", take_change),
    TIMELINE: ("brushed", take_brush),
}
"""For each component the name of what it asks, and what takes it over."""


def take_asked(index: EventIndex) -> None:
    """Take over all that was asked since the last time, by its numbers; what an earlier visit asked is left aside."""
    taken: dict[str, int] = st.session_state.setdefault(_TAKEN, {})
    waiting = []
    for key, (name, take) in _TAKES.items():
        asked = getattr(st.session_state.get(key), name, None)
        if asked and asked["at"] > taken.get(key, 0) and asked.get("visit") in (None, st.session_state[VISIT]):
            waiting.append((asked["at"], key, take, asked))
    for at, key, take, asked in sorted(waiting, key=lambda one: one[0]):
        take(index, asked)
        note_asked(at)
        taken[key] = at
