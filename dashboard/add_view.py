"""Add articles: paste, upload or fetch; see what was found and the quotes behind it; then store it, or do not."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import streamlit as st

from dashboard.add_preview import ask_fields, show_preview
from dashboard.errors import ProtestMapError
from dashboard.page.access import Access
from dashboard.page.additions import (
    SUFFIXES,
    Batch,
    Upload,
    compare_additions,
    page_item,
    paste_item,
    read_additions,
    sketch_articles,
    upload_items,
)
from dashboard.page.fetching import FetchedPage, FetchLimits, fetch_page
from dashboard.page.rebuilding import describe_added, rebuild
from dashboard.page.storing import remove_articles, store_articles
from dashboard.page.words import capitalize, count_of
from dashboard.pipeline.items import Item
from dashboard.pipeline.line import Reading
from dashboard.screens.buttons import main_button
from dashboard.screens.markdown import escape_markdown
from dashboard.settings import Settings
from dashboard.tables import ARTICLES
from dashboard.writing import ask_access, ask_name, may_write, say, show_message
from geocache.errors import GeocacheError

_STAGE, _ITEMS, _ADDRESS, _BATCH, _STORED, _DONE = (
    f"add-{name}" for name in ("stage", "items", "address", "batch", "stored", "done")
)
_LOOK_SECONDS = 0.1
"""Between two looks at a fetch that goes on."""


def show_add(settings: Settings) -> None:
    """Show the stage at which adding is: asking, fetching, reading, choosing or building."""
    show_message()
    access = ask_access(settings)
    if not access.may_write:
        return
    stages: dict[str, Callable[[Settings, Access], None]] = {
        "fetch": _fetch,
        "read": _read,
        "choose": _choose,
        "build": _build,
        "stopped": _offer_after_stop,
    }
    stages.get(st.session_state.get(_STAGE, "ask"), _ask)(settings, access)


def _go(stage: str, **state: Any) -> None:
    """Go to a stage, with what it needs."""
    st.session_state.update({f"add-{name}": value for name, value in state.items()})
    st.session_state[_STAGE] = stage


def _start_over() -> None:
    for name in (_STAGE, _ITEMS, _ADDRESS, _BATCH, _STORED):
        st.session_state.pop(name, None)


def offer_build(settings: Settings) -> None:
    """Offer to build the tables from the articles that lie there, to who may write."""
    if st.session_state.get(_STAGE, "ask") == "ask" and may_write(settings):
        st.button("Build the tables", key="build-first", on_click=_go, args=("build",), kwargs={"stored": []})


def _ask(_settings: Settings, _access: Access) -> None:
    st.caption(
        "What you add is read first. You see every event that was found, with its quote, before anything is kept."
    )
    paste, upload, address = st.tabs(["Paste a text", "Upload files", "From an address"])
    try:
        with paste:
            items = _ask_text()
        with upload:
            items = items or _ask_files()
        with address:
            _ask_address()
    except ProtestMapError as error:
        words = str(error)
        st.warning(escape_markdown(f"{capitalize(words)}."), icon=":material/edit_off:")
        return
    if items:
        _go("read", items=items)
    if st.session_state.get(_STAGE):
        st.rerun()


def _ask_text() -> list[Item]:
    with st.form("form-text", border=False):
        text = st.text_area(
            "Text of the article", height=260, key="add-text-area", placeholder="Paste the article here"
        )
        fields = ask_fields("add-text", {})
        if st.form_submit_button("Find events", type=main_button(), icon=":material/search:", key="find-in-text"):
            return [paste_item(text, fields)]
    return []


def _ask_files() -> list[Item]:
    with st.form("form-files", border=False):
        kinds = [suffix.removeprefix(".") for suffix in SUFFIXES]
        files = st.file_uploader("Files", type=kinds, accept_multiple_files=True, key="add-uploads")
        st.caption("One article a file; in a .jsonl or .csv one a row: url, publisher, headline, published_on, text.")
        if st.form_submit_button("Find events", type=main_button(), icon=":material/search:", key="find-in-files"):
            return upload_items([Upload(file.name, file.getvalue()) for file in files or []])
    return []


def _ask_address() -> None:
    with st.form("form-address", border=False):
        address = st.text_input("Address of the article", key="add-address-input", placeholder="https://…")
        st.caption("This page alone is asked for, once, when you press the button.")
        if (
            st.form_submit_button("Fetch", type=main_button(), icon=":material/download:", key="fetch")
            and address.strip()
        ):
            _go("fetch", address=address)


def _fetch(settings: Settings, _access: Access) -> None:
    address = str(st.session_state[_ADDRESS])
    limits = FetchLimits(allows_private=settings.fetch_private)
    words = escape_markdown(f"Fetching {address} …")
    bar = st.progress(0.0, words)
    st.button("Cancel", key="cancel", on_click=_start_over)
    pool = ThreadPoolExecutor(1)
    try:
        page = _wait(
            pool.submit(fetch_page, address, limits),
            lambda spent: bar.progress(min(spent / limits.seconds, 1.0), words),
        )
    except ProtestMapError as error:
        say("error", str(error))
        _start_over()
        st.rerun()
    finally:
        pool.shutdown(wait=False)  # where it was cancelled, what still comes is not looked at
    _go("read", items=[page_item(page)])
    st.rerun()


def _wait(future: "Future[FetchedPage]", tell: Callable[[float], object]) -> FetchedPage:
    """Wait for a fetch and tell the seconds spent: each time, Streamlit can see that "Cancel" was pressed."""
    started = monotonic()
    while not future.done():
        sleep(_LOOK_SECONDS)
        tell(monotonic() - started)
    return future.result()


def _read(settings: Settings, _access: Access) -> None:
    items: list[Item] = st.session_state[_ITEMS]
    words = f"Reading {count_of(len(items), 'article')} …"
    bar = st.progress(0.0, words)
    st.button("Cancel", key="cancel", on_click=_start_over)
    _go("choose", batch=_find(settings, items, lambda done: bar.progress(done / len(items), words)))
    st.rerun()


def _find(settings: Settings, items: list[Item], tell: Callable[[int], object]) -> Batch:
    """Read items and compare them with the articles that are there."""
    readings: list[Reading] = []
    for some in read_additions(items):
        readings += some
        tell(len(readings))
    path = settings.tables / f"{ARTICLES.name}.parquet"
    articles = ARTICLES.read(settings.tables) if path.is_file() else ARTICLES.empty()
    return compare_additions(items, readings, articles, sketch_articles(articles))


def _choose(settings: Settings, access: Access) -> None:
    batch: Batch = st.session_state[_BATCH]
    chosen = show_preview(batch, lambda items: _find(settings, items, lambda _: None))
    who = ask_name(access)
    with st.container(horizontal=True):
        label = f"Store {count_of(len(chosen), 'article')}"
        if st.button(label, key="store", type=main_button(), icon=":material/save:", disabled=not chosen):
            _store(settings, [batch.additions[number] for number in chosen], who)
        st.button("Discard", key="discard", icon=":material/delete:", on_click=_start_over)


def _store(settings: Settings, additions: list[Any], who: str) -> None:
    if not who.strip():
        st.warning("Not stored: say who you are; the file keeps the name of who added it.", icon=":material/edit_off:")
        return
    path = settings.tables / f"{ARTICLES.name}.parquet"
    taken = set(ARTICLES.read(settings.tables, ["article_id"])["article_id"]) if path.is_file() else set()
    articles = [addition.article for addition in additions]
    try:
        stored = store_articles(settings.articles, articles, by=who, today=date.today(), taken=taken)
    except ProtestMapError as error:
        st.error(escape_markdown(str(error)), icon=":material/error:")
        return
    _go("build", stored=stored)
    st.rerun()


def _build(settings: Settings, _access: Access) -> None:
    stored: list[Path] = st.session_state[_STORED]
    words = f"{_say_stored(stored)}Building the tables …"
    bar = st.progress(0.0, words)
    st.button("Stop", key="cancel", on_click=_stop_build, args=(bool(stored),))
    try:
        summary = rebuild(settings, lambda part: bar.progress(part, words))
    except (ProtestMapError, GeocacheError) as error:
        say("error", f"{'The articles are stored, but the' if stored else 'The'} tables were not built: {error}")
        _stop_build(bool(stored))
        st.rerun()
    say("success", describe_added(stored, summary))
    _start_over()
    st.rerun()


def _stop_build(has_stored: bool) -> None:
    if has_stored:
        _go("stopped")
    else:
        _start_over()


def _say_stored(stored: list[Path]) -> str:
    return f"{count_of(len(stored), 'article')} stored. " if stored else ""


def _offer_after_stop(_settings: Settings, _access: Access) -> None:
    stored: list[Path] = st.session_state[_STORED]
    words = count_of(len(stored), "article is", "articles are")
    st.info(f"{words} stored, but the tables do not show them yet.", icon=":material/pause:")
    with st.container(horizontal=True):
        st.button("Build the tables", key="build-again", type=main_button(), on_click=_go, args=("build",))
        st.button("Take them out again", key="take-out", on_click=_take_out, args=(stored,))


def _take_out(stored: list[Path]) -> None:
    remove_articles(stored)
    _start_over()
    say("success", f"{count_of(len(stored), 'article')} taken out again; the tables are as they were.")
