"""The filters: each with its counts under the other filters."""

import streamlit as st

from dashboard.page.facets import Facet
from dashboard.page.figure_options import ColourBy, SizeBy
from dashboard.page.filters import FIRST, LAST, WORDS, EventIndex, Filters
from dashboard.screens.markdown import escape_markdown
from dashboard.screens.state import COLOUR, SIZE, choose_value, clear_filters, facet_key

_SHOWN = 8
"""How many values of a facet stand in the list; the others are found by typing."""
_OPEN = ("organizer",)


def show_filters(index: EventIndex, filters: Filters) -> None:
    """Show every filter's widgets."""
    _show_dates(index)
    st.text_input("Words in the quotes", key=WORDS, placeholder="courthouse", icon=":material/search:")
    for facet in index.facets.values():
        if len(facet.values) > 1 or filters.chosen.get(facet.key):
            _show_facet(facet, index, filters)
    _show_look()
    st.button(
        "Clear all filters", on_click=clear_filters, args=(index.facets,), disabled=filters.is_empty, width="stretch"
    )


def _show_dates(index: EventIndex) -> None:
    first, last = index.span or (None, None)
    for column, label, key in zip(st.columns(2, gap="small"), ("From", "Until"), (FIRST, LAST), strict=True):
        column.date_input(label, value=None, min_value=first, max_value=last, key=key, format="YYYY-MM-DD")


def _show_look() -> None:
    """Ask what colour and size of the dots tell."""
    with st.expander("Colour and size of the dots", key="look"):
        for label, key, choices in (("Colour tells", COLOUR, ColourBy), ("Size tells", SIZE, SizeBy)):
            st.segmented_control(label, [c.value for c in choices], key=key, required=True, format_func=str.capitalize)


def _show_facet(facet: Facet, index: EventIndex, filters: Filters) -> None:
    chosen = filters.chosen.get(facet.key, frozenset())
    with st.expander(facet.title, expanded=facet.key in _OPEN or bool(chosen), key=f"facet-{facet.key}"):
        counts = index.count(filters, facet.key)
        listed = [v for position, v in enumerate(facet.values) if position < _SHOWN or v in chosen]
        for value in listed:
            _show_value(facet, value, counts[value])
        rest = [value for value in facet.values if value not in set(listed)]
        if rest:
            _show_search(facet, rest, counts)


def _show_value(facet: Facet, value: str, count: int) -> None:
    key = facet_key(facet.key, value)
    st.session_state.setdefault(key, value in st.session_state.get(f"chosen:{facet.key}", ()))
    st.checkbox(f"{escape_markdown(facet.label(value))} · {count:,}", key=key, on_change=_toggle, args=(facet, value))


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
