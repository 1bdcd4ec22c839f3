"""The form of each correction: what is wrong, and what is right."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.page.cards import write_title
from dashboard.page.collection import Collection
from dashboard.page.correction_drafts import (
    DraftError,
    Signature,
    draft_change,
    draft_merge,
    draft_split,
    find_twins,
    name_event,
)
from dashboard.page.facets import ACTION_WORDS, STATUS_WORDS
from dashboard.page.place_options import KINDS, ONLINE, UNKNOWN, PlaceOption, point_option, suggest_places
from dashboard.page.sources import read_stories
from dashboard.pipeline.corrections.correction_lines import Correction
from dashboard.screens.buttons import main_button
from dashboard.screens.markdown import escape_markdown
from dashboard.tables import Action, Status
from geocache.gazetteer import Gazetteer
from geocache.places import Precision

Row = dict[str, Any]
_POINT = PlaceOption("A point of my own …", {})
TITLES = {
    "place": "Place",
    "day": "Day",
    "status": "Status",
    "crowd": "Crowd",
    "organizers": "Organizers",
    "promoters": "Supporters",
    "action": "What people did",
    "venue": "Venue",
    "merge": "It is the same as another event",
    "split": "Its reports tell of two events",
}
_MOST_TWINS = 25
"""Other events offered for a merge."""


def ask_change(tables: Collection, event: Row, by: Signature) -> Callable[[], Correction] | None:
    """Ask what is wrong and what is right; gives what drafts the correction once "Save" is pressed."""
    field = st.selectbox(
        "What is wrong?", list(TITLES), key="wrong-field", index=None, format_func=TITLES.__getitem__,
        placeholder="Choose a field",
    )  # fmt: skip
    if field is None:
        return None
    with st.container(border=True, key="change"):
        key = f"{field}:{event['event_id']}"
        draft = _ASKERS[field](tables, event, by, key)
        return draft if st.button("Save", key="save-change", type=main_button()) else None


def _change(tables: Collection, event: Row, by: Signature, field: str, new: Row) -> Callable[[], Correction]:
    return partial(draft_change, tables, event, field, new, by)


def _ask_place(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    typed = st.text_input(
        "Look up", key=f"look-up:{key}", placeholder="Springfield, Illinois", icon=":material/search:"
    )
    names = [typed] if typed.strip() else [event["other_reading"], *_toponyms(tables, event)]
    options = [*suggest_places(names, Gazetteer.load(), now=event["query"]), _POINT, ONLINE, UNKNOWN]
    if typed.strip() and len(options) == 3:
        st.caption("The gazetteer knows no place of that name; set a point, or try another spelling.")
    chosen = st.radio(
        "It took place in",
        range(len(options)),
        index=None,
        key=f"place:{key}",
        format_func=lambda i: escape_markdown(options[i].label),
    )
    if chosen is None:
        return _refuse("choose the place where it took place")
    option = options[chosen]
    return _change(tables, event, by, "place", _ask_point(event, key).new if option is _POINT else option.new)


def _refuse(problem: str) -> Callable[[], Correction]:
    def refuse() -> Correction:
        raise DraftError(problem)

    return refuse


def _ask_point(event: Row, key: str) -> PlaceOption:
    name = st.text_input("Name of the place", value=event["place"] or "", key=f"name:{key}")
    left, right = st.columns(2)
    latitude = left.number_input(
        "Latitude", -90.0, 90.0, event["latitude"] or 0.0, format="%.5f", key=f"latitude:{key}", help="Degrees north"
    )
    longitude = right.number_input(
        "Longitude",
        -180.0,
        180.0,
        event["longitude"] or 0.0,
        format="%.5f",
        key=f"longitude:{key}",
        help="Degrees east",
    )
    precision = st.selectbox(
        "The point is that of a", list(KINDS), key=f"precision:{key}", format_func=KINDS.__getitem__
    )
    return point_option(name, float(latitude), float(longitude), Precision(precision))


def _toponyms(tables: Collection, event: Row) -> list[str]:
    told = tables.links[tables.links["event_id"] == event["event_id"]]["mention_id"]
    written = tables.mentions[tables.mentions["mention_id"].isin(told)]["toponym"].dropna()
    return sorted(set(written))


def _ask_day(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    left, right = st.columns(2)
    first = left.date_input(
        "First day", value=event["starts_on"], key=f"first:{key}", min_value=None, format="YYYY-MM-DD"
    )
    last = right.date_input("Last day", value=event["ends_on"], key=f"last:{key}", format="YYYY-MM-DD")
    st.caption("One day: the same twice. Not known: both empty.")
    days = [day.isoformat() if day else None for day in (first, last)]
    return _change(tables, event, by, "day", {"starts_on": days[0], "ends_on": days[1] or days[0]})


def _ask_status(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    states = list(Status)
    chosen = st.radio(
        "Status", states, index=states.index(Status(event["status"])), key=f"status:{key}", horizontal=True,
        format_func=STATUS_WORDS.__getitem__,
    )  # fmt: skip
    return _change(tables, event, by, "status", {"status": str(chosen)})


def _ask_action(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    actions = list(Action)
    chosen = st.selectbox(
        "What people did", actions, index=actions.index(Action(event["action"])), key=f"action:{key}",
        format_func=ACTION_WORDS.__getitem__,
    )  # fmt: skip
    return _change(tables, event, by, "action", {"action": str(chosen)})


def _ask_crowd(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    left, right = st.columns(2)
    low = left.number_input("Lowest figure", min_value=0, value=event["crowd_low"], step=1, key=f"low:{key}")
    high = right.number_input("Highest figure", min_value=0, value=event["crowd_high"], step=1, key=f"high:{key}")
    st.caption("One figure: the same twice. Not known: both empty.")
    low, high = (low if low is not None else high), (high if high is not None else low)
    return _change(tables, event, by, "crowd", {"crowd_low": low, "crowd_high": high})


def _ask_names(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    field = key.partition(":")[0]
    typed = st.text_area(f"{TITLES[field]}, one a line", value="\n".join(event[field]), key=f"names:{key}")
    names = list(dict.fromkeys(" ".join(line.split()) for line in typed.splitlines() if line.strip()))
    return _change(tables, event, by, field, {field: names})


def _ask_venue(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    typed = st.text_input("Square, park, building or street", value=event["venue"] or "", key=f"venue:{key}")
    return _change(tables, event, by, "venue", {"venue": " ".join(typed.split()) or None})


def _ask_merge(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    words = st.text_input(
        "Look for", key=f"merge-words:{key}", placeholder="A place or an organizer", icon=":material/search:"
    )
    twins = {twin["event_id"]: twin for twin in find_twins(tables, event, words)[:_MOST_TWINS]}
    chosen = st.multiselect("The same as", list(twins), key=f"merge:{key}", format_func=lambda e: _title(twins[e]))
    return partial(draft_merge, tables, event, chosen, by)


def _title(event: Row) -> str:
    return f"{name_event(event)} · {write_title(event, with_place=False).rpartition(' · ')[2]}"


def _ask_split(tables: Collection, event: Row, by: Signature, key: str) -> Callable[[], Correction]:
    reports = {r.mention_id: r for story in read_stories(tables, event["event_id"]) for r in story.reports}
    chosen = st.multiselect(
        "Reports of the other event", list(reports), key=f"split:{key}",
        format_func=lambda m: f"{reports[m].outlet}: {reports[m].quote.striptags()}"[:120],
    )  # fmt: skip
    return partial(draft_split, tables, event, chosen, by)


_ASKERS: dict[str, Callable[[Collection, Row, Signature, str], Callable[[], Correction]]] = {
    "place": _ask_place,
    "day": _ask_day,
    "status": _ask_status,
    "crowd": _ask_crowd,
    "organizers": _ask_names,
    "promoters": _ask_names,
    "action": _ask_action,
    "venue": _ask_venue,
    "merge": _ask_merge,
    "split": _ask_split,
}
