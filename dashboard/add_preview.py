"""The preview of added articles: what was found in each, which of them to store, and what to mend first."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.page.addition_cards import say_turned_down, write_addition, write_mentions
from dashboard.page.additions import Addition, Batch, Novelty, with_fields
from dashboard.page.words import count_of
from dashboard.pipeline.items import Item

_SHOWN = 40
"""Articles shown one by one; of more, those that are new are stored or not all together."""
_EARLIEST = date(1800, 1, 1)
Find = Callable[[list[Item]], Batch]


def show_preview(batch: Batch, find: Find) -> list[int]:
    """Show what was found; gives the numbers of the additions to store. `find` reads items again."""
    found = sum(len(a.reading.mentions) for a in batch.additions)
    st.html(
        f'<p class="pm-summary" role="status"><strong>{count_of(found, "event")} found in '
        f"{count_of(len(batch.additions), 'article')}</strong>. Nothing is stored yet.</p>"
    )
    _show_refused(batch)
    chosen = [n for n, addition in enumerate(batch.additions[:_SHOWN]) if _show_addition(batch, n, addition, find)]
    return chosen + _ask_rest(batch)


def _show_refused(batch: Batch) -> None:
    if batch.refused:
        with st.expander(f"Not read: {len(batch.refused):,}", expanded=not batch.additions):
            for source, reason in batch.refused[:_SHOWN]:
                st.text(f"{source}: {reason}")
            if len(batch.refused) > _SHOWN:
                st.caption(f"and {len(batch.refused) - _SHOWN:,} more")


def _ask_rest(batch: Batch) -> list[int]:
    """Ask for those that are not shown one by one; duplicates among them are left out."""
    rest = [n for n, a in enumerate(batch.additions) if n >= _SHOWN and a.novelty is not Novelty.DUPLICATE]
    left_out = max(len(batch.additions) - _SHOWN, 0) - len(rest)
    if left_out:
        st.caption(f"{left_out:,} more that repeat the text of others are left out.")
    if rest and st.checkbox(f"Store the other {len(rest):,} too", value=True, key="store-rest"):
        return rest
    return []


def _show_addition(batch: Batch, number: int, addition: Addition, find: Find) -> bool:
    """Show one addition; gives whether it is to be stored."""
    with st.container(border=True, key=f"addition-{number}"):
        st.html(str(write_addition(addition)))
        if addition.article.published_on is None:
            _ask_day(batch, number, addition, find)
        is_chosen = st.checkbox(
            "Store this article", value=addition.novelty is not Novelty.DUPLICATE, key=f"store:{number}"
        )
        for html in write_mentions(addition):
            st.html(str(html))
        for note in addition.reading.set_aside:
            st.text(f"{note.source}: {note.reason}")
        if turned_down := say_turned_down(addition):
            with st.expander("Turned down", key=f"turned-down-{number}"):
                for line in turned_down:
                    st.text(line)
        with st.expander("Outlet, day and address", key=f"details-{number}"):
            _ask_details(batch, number, addition, find)
    return is_chosen


def _ask_day(batch: Batch, number: int, addition: Addition, find: Find) -> None:
    """Ask for the publication day where there is none, and read the article again once it is given."""
    with st.container(border=True, key=f"no-day-{number}"):
        st.html(
            '<p class="pm-hint"><strong>No publication day.</strong> Without it “Saturday” and “today” name no day, '
            "and an event stays without one.</p>"
        )
        published_on = st.date_input(
            "Published on", value=None, key=f"day:{number}", format="YYYY-MM-DD", min_value=_EARLIEST, width=220
        )
    if published_on is not None:
        known = {name: getattr(addition.article, name) for name in ("headline", "publisher", "home", "url")}
        _read_again(batch, number, find, {**known, "published_on": published_on.isoformat()})


def _ask_details(batch: Batch, number: int, addition: Addition, find: Find) -> None:
    """Ask for what a page did not tell; the article is read again with it, for days are counted from its own."""
    article = addition.article
    known = {name: getattr(article, name) for name in ("headline", "publisher", "published_on", "home", "url")}
    with st.form(f"details-form-{number}", border=False):
        fields = ask_fields(f"details:{number}", known)
        if not st.form_submit_button("Read again with these", key=f"read-again:{number}"):
            return
    _read_again(batch, number, find, fields)


def _read_again(batch: Batch, number: int, find: Find, fields: dict[str, str | None]) -> None:
    addition = batch.additions[number]
    again = find([with_fields(addition.item, addition.article, fields)])
    if again.additions:
        batch.additions[number] = again.additions[0]
        st.rerun()


def ask_fields(key: str, known: dict[str, Any]) -> dict[str, str | None]:
    """Ask for what is known of an article beside its text."""
    left, right = st.columns(2)
    headline = left.text_input("Headline", value=known.get("headline") or "", key=f"{key}-headline")
    publisher = right.text_input("Outlet", value=known.get("publisher") or "", key=f"{key}-publisher")
    published_on = left.date_input(
        "Published on", value=known.get("published_on"), key=f"{key}-published", format="YYYY-MM-DD",
        min_value=_EARLIEST, help="“Thursday” and “today” are counted from this day",
    )  # fmt: skip
    home = right.text_input(
        "Outlet's home town", value=known.get("home") or "", key=f"{key}-home", placeholder="Eugene, Oregon",
        help="Tells which of several towns of one name is meant",
    )  # fmt: skip
    url = st.text_input("Address", value=known.get("url") or "", key=f"{key}-url", placeholder="https://…")
    day = published_on.isoformat() if isinstance(published_on, date) else None
    return {"headline": headline, "publisher": publisher, "published_on": day, "home": home, "url": url}
