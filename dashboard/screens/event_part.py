"""The drill-down: the place's events, the open event's card, its reports and their quotes."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard.page.cards import (
    write_article,
    write_coded,
    write_disagreements,
    write_event_head,
    write_place,
    write_reason,
    write_report,
    write_reports_line,
    write_title,
)
from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex
from dashboard.page.review import describe_hands
from dashboard.page.shown import Shown
from dashboard.page.sources import Report, Story, list_coded, read_article, read_stories
from dashboard.page.words import count_of
from dashboard.screens.components import register_component
from dashboard.screens.header import show_nothing
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.rows import show_rows
from dashboard.screens.state import current_event, open_event, open_view

_CHOICES = {"map": "a point on the map", "table": "a row of the table", "off-map": "an event"}
"""What opens an event, in each view; where nothing is on the map, as in the last."""
_HINT = "or open one of the latest events to read the sentence behind it."
_HINTS = {"off-map": "The sentence behind it opens here. These are the latest:"}
_lead_focus = register_component("card_focus", html="")
_LISTED = 8
"""How many of the newest events the empty panel offers at first."""
_MORE, _LONGEST = 20, 68
"""How many more at a click, and from how many on the table is named instead."""
_LENGTH = "_list_length"


def show_events(view: str, shown: Shown) -> None:
    """Show the open event with its neighbours at the same point, or what to open in this view.

    The words of a card are sent before the buttons around them, which take the browser longer to draw.
    """
    index, points, mask = shown.index, shown.points, shown.mask
    rows = index.find_rows([event]) if (event := current_event()) else []
    opened = {"event": event, "place": write_place(index.event(rows[0]))} if rows else {"event": "", "place": ""}
    focus = st.container()
    if not mask.any():
        show_nothing(index, shown.filters)
    if rows:
        point = points.find_point(rows[0])
        here = index.newest_first(points.list_rows(point), mask).tolist() if point is not None else []
        around = st.container()
        _show_event(index, rows[0])
        with around:
            _show_steps(index, rows[0], mask)
            _show_neighbours(index, rows[0], here)
            if mask.any() and not mask[rows[0]]:
                st.info("The open event is not among those that the filters show.", icon=":material/filter_alt_off:")
    elif mask.any():
        has_points = view != "map" or shown.summary.mapped
        _offer_newest(view if has_points else "off-map", index, mask)
    with focus:
        _lead_focus(key="card-focus", data=opened)


def _offer_newest(view: str, index: EventIndex, mask: Mask) -> None:
    rows = index.list_newest(mask)
    st.html(f'<h2 class="pm-panel-title">Choose {_CHOICES[view]}</h2>')
    st.html(f'<p class="pm-hint">{_HINTS.get(view, _HINT)}</p>')
    listed = st.session_state.get(_LENGTH, _LISTED)
    show_rows("open", index, rows[:listed])
    rest = len(rows) - listed
    if rest > 0 and listed < _LONGEST:
        st.button(
            f"{min(rest, _MORE):,} more of {rest:,}" if rest > _MORE else f"{rest:,} more", key="list-more",
            on_click=_lengthen_list, type="tertiary", icon=":material/expand_more:",
        )  # fmt: skip
    elif rest > 0:
        st.caption(f"and {rest:,} more: the table lists them all")


def _lengthen_list() -> None:
    st.session_state[_LENGTH] = st.session_state.get(_LENGTH, _LISTED) + _MORE


def _show_steps(index: EventIndex, row: int, mask: Mask) -> None:
    """Offer the event before and the one after, in the table's order, and to close the card."""
    before, after = index.find_steps(row, mask)
    with st.container(horizontal=True, gap="xsmall", key="steps"):
        for label, step, icon, shortcut in (
            ("Newer", before, ":material/chevron_left:", "Alt+P"),
            ("Older", after, ":material/chevron_right:", "Alt+N"),
        ):
            st.button(
                label, key=f"step-{label.lower()}", on_click=open_event, args=(step,),
                disabled=step is None, icon=icon, type="tertiary", shortcut=shortcut,
            )  # fmt: skip
        st.button(
            "Close", key="close-event", on_click=open_event, args=(None,), type="tertiary", icon=":material/close:"
        )


def _show_neighbours(index: EventIndex, row: int, here: Sequence[int]) -> None:
    """Offer the other events at the same point, the newest first."""
    place = write_place(index.event(row))
    if len(here) < 2:
        return
    st.html(f'<h2 class="pm-panel-title">{count_of(len(here), "event")} here</h2>')
    ids = [index.event_id(r) for r in here]
    if row not in here:
        ids, here = [index.event_id(row), *ids], [row, *here]
    titles = dict(zip(ids, (write_title(index.event(r), with_place=False) for r in here), strict=True))
    st.session_state["neighbour"] = index.event_id(row)
    choose: Any = st.radio if len(ids) <= _LISTED else st.selectbox
    choose(
        f"Events in {escape_markdown(place)}", ids, format_func=titles.__getitem__, key="neighbour",
        label_visibility="collapsed", on_change=lambda: open_event(st.session_state["neighbour"]),
    )  # fmt: skip


def _show_event(index: EventIndex, row: int) -> None:
    event = index.event(row)
    stories = read_stories(index.collection, event["event_id"])
    with st.container(border=True, key="event-card"):
        st.html(str(write_event_head({**event, "by_hand": describe_hands(index.collection, event)})))
        for line in write_disagreements(stories):
            st.html(str(line))
        st.html(f'<p class="pm-reports">{write_reports_line(stories)}</p>')
        is_merged = sum(len(story.reports) for story in stories) > 1
        shown = [part for story in stories for part in _show_story(story, stories, is_merged=is_merged)]
        for reports, place in shown:
            with place:
                _offer_articles(index, reports)
        if coded := list_coded(index.collection, event["event_id"]):
            with st.expander("As coded", key="coded"):
                st.html(str(write_coded(coded)))
        st.button(
            "Something wrong?", key="wrong", type="tertiary", icon=":material/edit:", on_click=open_view,
            args=("review",), help="Correct it under “Review”",
        )  # fmt: skip


def _show_story(
    story: Story, stories: Sequence[Story], *, is_merged: bool
) -> Iterator[tuple[Sequence[Report], DeltaGenerator]]:
    """Show a story's quotes; gives for each the reports that have it, and the place for what opens their articles."""
    if stories[1:] and len(story.reports) > 1:
        st.html(f'<p class="pm-story">{count_of(len(story.reports), "version")} of one story</p>')
    for reports in story.group_by_quote():
        reasons = [write_reason(report) for report in reports] if is_merged else []
        st.html(str(Markup("").join([write_report(*reports), *reasons])))
        yield reports, st.container(horizontal=True, gap="small")


def _offer_articles(index: EventIndex, reports: Sequence[Report]) -> None:
    for number, report in enumerate(reports, start=1):
        _offer_article(index, report, f"Whole article, version {number}" if reports[1:] else "Whole article")


def _offer_article(index: EventIndex, report: Report, label: str) -> None:
    is_asked = st.button(
        label, key=f"article:{report.mention_id}", type="tertiary", icon=":material/article:",
        disabled=not report.quote,
    )  # fmt: skip
    if is_asked:
        _show_article(index, report)


@st.dialog("The whole article", width="large")
def _show_article(index: EventIndex, report: Report) -> None:
    st.html(str(write_article(read_article(index.collection, report.mention_id))))
