"""The filters: each with its counts under the other filters."""

from enum import StrEnum

import streamlit as st

from dashboard.page.day_range import read_days, write_days
from dashboard.page.facets import NOT_NAMED, Facet
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import WORDS, EventIndex, Filters
from dashboard.page.words import join_words, shorten_middle
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import COLOUR, DATES, SIZE, choose_value, facet_key, read_choice, set_dates

_SHOWN = 8
"""How many values of a facet stand in the list; the others are found by typing."""
_LONGEST = 64
"""Letters of a value that a checkbox writes out."""
_OPEN = ("organizer",)
_FAULT = "dates-fault"
_GLANCED = 4
"""How many values a closed facet names at most."""


def show_filters(index: EventIndex, filters: Filters) -> None:
    """Show every filter's widgets."""
    with st.container(key="filters", gap="xsmall"):
        _show_dates(index)
        st.text_input("Words in the quotes", key=WORDS, placeholder="courthouse", icon=":material/search:")
        for facet in index.facets.values():
            if len(facet.values) > 1 or filters.chosen.get(facet.key):
                _show_facet(facet, index, filters)
        _show_look()


def _show_dates(index: EventIndex) -> None:
    """Ask for the days in one line of text: it takes what people write, and no calendar opens over the filters."""
    if index.span is None:
        return
    st.text_input(
        "Dates", key=DATES, placeholder=write_days(*index.span), icon=":material/calendar_month:",
        help="A day, a month or a range: “14 June 2018”, “June 2018”, “1–14 June”, “since 3 June”, “2018-06-14”.",
        on_change=_set_dates, args=(index,),
    )  # fmt: skip
    if fault := st.session_state.get(_FAULT):
        st.caption(f":material/error: {escape_markdown(fault)}")


def _set_dates(index: EventIndex) -> None:
    """Take over the days that were typed; what is not understood is said, and the filter stays as it was."""
    if index.span is None:
        return
    st.session_state.pop(_FAULT, None)
    typed = st.session_state[DATES]
    try:
        set_dates(*read_days(typed, index.span), index.facets)
    except ValueError as fault:
        st.session_state[_FAULT] = str(fault)


def _show_look() -> None:
    """Ask what colour and size of the dots tell."""
    choices: tuple[tuple[str, str, type[StrEnum]], ...] = (
        ("Colour tells", COLOUR, ColourBy), ("Size tells", SIZE, SizeBy)
    )  # fmt: skip
    glance = ", ".join(f"{key} by {read_choice(key, values)}" for _, key, values in choices)
    with st.expander(_write_label("The dots", glance), key="look"):
        for label, key, values in choices:
            st.segmented_control(label, [c.value for c in values], key=key, required=True, format_func=str.capitalize)


def _show_facet(facet: Facet, index: EventIndex, filters: Filters) -> None:
    chosen = filters.chosen.get(facet.key, frozenset())
    counts = index.count(filters, facet.key)
    label = _write_label(facet.title, _glance_at(facet, counts, chosen))
    part = st.expander(label, expanded=facet.key in _OPEN or bool(chosen), key=f"facet-{facet.key}", on_change="rerun")
    if not part.open:
        return  # what is closed is neither made nor sent
    with part:
        listed = [v for position, v in enumerate(facet.values) if position < _SHOWN or v in chosen]
        for value in listed:
            _show_value(facet, value, counts[value])
        rest = [value for value in facet.values if value not in set(listed)]
        if rest:
            _show_search(facet, rest, counts)


def _glance_at(facet: Facet, counts: dict[str, int], chosen: frozenset[str]) -> str:
    """Say what a closed facet holds: what is chosen, or else its most frequent values with their counts."""
    if chosen:
        return f"only {join_words([facet.label(value) for value in facet.values if value in chosen], 'or')}"
    named = sorted((v for v in facet.values if counts[v]), key=lambda v: (v == NOT_NAMED, -counts[v]))[:_GLANCED]
    return ", ".join(f"{facet.label(value)} {counts[value]:,}" for value in named)


def _write_label(title: str, glance: str) -> str:
    return f"{title} :small[{escape_markdown(glance)}]"


def _show_value(facet: Facet, value: str, count: int) -> None:
    key = facet_key(facet.key, value)
    st.session_state.setdefault(key, value in st.session_state.get(f"chosen:{facet.key}", ()))
    st.checkbox(
        f"{escape_markdown(shorten_middle(facet.label(value), _LONGEST))} · {count:,}",
        key=key,
        on_change=_toggle,
        args=(facet, value),
    )


def _toggle(facet: Facet, value: str) -> None:
    choose_value(facet, value, is_chosen=st.session_state[facet_key(facet.key, value)])


def _show_search(facet: Facet, rest: list[str], counts: dict[str, int]) -> None:
    st.selectbox(
        f"{len(rest):,} more",
        rest,
        index=None,
        format_func=lambda value: f"{facet.label(value)} ({counts[value]:,})",
        placeholder="Type to find …",
        key=f"find:{facet.key}",
        on_change=_add_found,
        args=(facet,),
    )


def _add_found(facet: Facet) -> None:
    if value := st.session_state[f"find:{facet.key}"]:
        choose_value(facet, value, is_chosen=True)
        st.session_state[f"find:{facet.key}"] = None
