"""Review: read the reports of an event, then confirm, change, reject, merge or split it; undo what was done."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.correcting import correct_tables, list_waiting
from dashboard.errors import ProtestMapError
from dashboard.kept_tables import keep_written, read_kept
from dashboard.page.cards import (
    write_disagreements,
    write_event_head,
    write_reason,
    write_report,
    write_reports_line,
)
from dashboard.page.collection import Collection, fingerprint
from dashboard.page.correction_drafts import (
    DraftError,
    Signature,
    draft_undo,
    draft_verdict,
    event_row,
    name_event,
)
from dashboard.page.review import (
    STATES,
    count_rejected,
    describe_correction,
    describe_found,
    describe_hands,
    describe_queue,
    find_doubts,
    name_doubts,
    queue_events,
)
from dashboard.page.sources import read_stories
from dashboard.page.words import count_of
from dashboard.pipeline.corrections.correction_lines import Correction
from dashboard.pipeline.corrections.corrections import read_log
from dashboard.review_forms import ask_change
from dashboard.screens.buttons import main_button
from dashboard.screens.markdown import escape_markdown
from dashboard.settings import Settings
from dashboard.tables import CORRECTIONS, EVENTS_FOUND, CorrectionKind, Outcome
from dashboard.writing import ask_access, ask_name, record, say, show_message

_EVENT, _NEXT, _STATE, _WORDS, _WHY = "review-event", "review-next", "review-state", "review-words", "review-why"
_CHOSEN, _SEEN, _ANY = "review-chosen", "review-seen", "the next of the list"
_OFFERED = 300
"""Events in the list at once; the others are found by words."""
_OUTCOMES = {
    Outcome.APPLIED: "stands",
    Outcome.UNDONE: "taken back",
    Outcome.SUPERSEDED: "replaced",
    Outcome.TARGET_GONE: "its reports are gone",
    Outcome.UNREADABLE: "cannot be read",
}
Row = dict[str, Any]


def show_review(tables: Collection, settings: Settings, event_id: str | None = None) -> None:
    """Show the review; `event_id` is the event that the reader had open elsewhere."""
    show_message()
    access = ask_access(settings)
    if not access.may_write:
        return
    if not (settings.tables / f"{EVENTS_FOUND.name}.parquet").is_file():
        st.error("The tables were built before corrections were kept; run `protest-map build` again.")
        return
    _offer_waiting(settings)
    corrections = CORRECTIONS.read(settings.tables)
    left, right = st.columns([0.56, 0.44], gap="large")
    with left:
        doubts = _find_doubts(tables, fingerprint(settings.tables))
        summary = describe_queue(doubts, count_rejected(corrections))
        event = _choose_event(tables, doubts, summary, event_id)
        if event is not None:
            _show_reports(tables, event, name_doubts(tables, doubts, event["event_id"]))
    with right:
        by = Signature(ask_name(access), st.session_state.get(_WHY, ""))
        if event is not None:
            _show_deeds(tables, settings, event, by)
            _show_history(settings, corrections[corrections["event_id"] == event["event_id"]], by)
    _show_log(settings, corrections, by)


def _offer_waiting(settings: Settings) -> None:
    """Offer to bring in what is in the log and not in the tables: a build was writing, or git brought others' lines."""
    try:
        waiting = list_waiting(settings.tables, read_log(settings.corrections))
    except ProtestMapError as error:
        st.error(escape_markdown(str(error)), icon=":material/error:")
        return
    if waiting:
        st.warning(f"In the log and not in the tables yet: {count_of(waiting, 'correction')}.", icon=":material/sync:")
        st.button("Bring them in", key="bring-in", on_click=_bring_in, args=(settings,))


def _bring_in(settings: Settings) -> None:
    try:
        correct_tables(settings.tables, settings.corrections, read_kept, keep_written)
    except ProtestMapError as error:
        say("error", str(error))


@st.cache_data(show_spinner=False, max_entries=2)
def _find_doubts(_tables: Collection, written: tuple[int, ...]) -> pd.DataFrame:
    return find_doubts(_tables)


def _choose_event(tables: Collection, doubts: pd.DataFrame, summary: str, open_event: str | None) -> Row | None:
    st.html(f'<p class="pm-summary" role="status">{summary}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom"):
        state = st.segmented_control(
            "Show", list(STATES), key=_STATE, default="open", required=True, format_func=STATES.__getitem__
        )
        words = st.text_input("Place or organizer", key=_WORDS, icon=":material/search:")
    queue = queue_events(tables, doubts, state or "open", words)
    wanted = _find_wanted(open_event)
    # Streamlit forgets a widget's value where a run was broken off or the view was left; the event stays all the same.
    kept = st.session_state.get(_EVENT) or st.session_state.get(_CHOSEN)
    queue = _with_wanted(tables, queue, wanted or kept)[:_OFFERED]
    if not queue:
        st.info("No event is left here.", icon=":material/done_all:")
        return None
    st.session_state[_CHOSEN] = next((event for event in (wanted, kept) if event in queue), queue[0])
    st.session_state[_EVENT] = st.session_state[_CHOSEN]
    rows = tables.events[tables.events["event_id"].isin(queue)].to_dict("records")
    names = {row["event_id"]: name_event(_plain(row)) for row in rows}
    chosen = st.selectbox("Event", queue, key=_EVENT, format_func=lambda e: names.get(e, e))
    return event_row(tables, chosen)


def _find_wanted(open_event: str | None) -> str | None:
    """Give the event to go to: the one a correction led to, or one that was opened elsewhere since."""
    wanted: str | None = st.session_state.pop(_NEXT, None)
    if wanted == _ANY:
        st.session_state.pop(_EVENT, None)
        st.session_state.pop(_CHOSEN, None)
        return None
    if wanted is None and open_event != st.session_state.get(_SEEN):
        wanted = open_event
    st.session_state[_SEEN] = open_event
    return wanted


def _plain(row: dict[Any, Any]) -> Row:
    return {name: None if not isinstance(value, list) and pd.isna(value) else value for name, value in row.items()}


def _with_wanted(tables: Collection, queue: list[str], wanted: str | None) -> list[str]:
    """Keep the event one works on in the list, even where it is no longer of the chosen state."""
    if wanted is None or wanted in queue or event_row(tables, wanted) is None:
        return queue
    return [wanted, *queue]


def _show_reports(tables: Collection, event: Row, doubts: list[str]) -> None:
    stories = read_stories(tables, event["event_id"])
    with st.container(border=True, key="review-card"):
        st.html(str(write_event_head(_for_card(tables, event))))
        if doubts:
            st.html(f'<p class="pm-differ"><strong>To check:</strong> {"; ".join(doubts)}</p>')
        for line in write_disagreements(stories):
            st.html(str(line))
        st.html(f'<p class="pm-reports">{write_reports_line(stories)}</p>')
        for reports in (group for story in stories for group in story.group_by_quote()):
            st.html(str(Markup("").join([write_report(*reports), *(write_reason(report) for report in reports)])))


def _for_card(tables: Collection, event: Row) -> dict[Any, Any]:
    row: dict[Any, Any] = tables.events[tables.events["event_id"] == event["event_id"]].iloc[0].to_dict()
    return {**row, "by_hand": describe_hands(tables, event)}


def _show_deeds(tables: Collection, settings: Settings, event: Row, by: Signature) -> None:
    st.text_input(
        "Why", key=_WHY, placeholder="The mayor's office says …", help="Kept in the log, for those after you."
    )
    with st.container(horizontal=True):
        if st.button(
            "Confirm", key="confirm", type=main_button(), icon=":material/check:", help="It is right as it stands"
        ):
            _save(settings, lambda: draft_verdict(tables, event, CorrectionKind.CONFIRM, by), "Confirmed.", on=True)
        if st.button("Reject", key="reject", icon=":material/delete:", help="It is no event; its reports stay"):
            _save(settings, lambda: draft_verdict(tables, event, CorrectionKind.REJECT, by), "Rejected.", on=True)
    draft = ask_change(tables, event, by)
    if draft is not None:
        _save(settings, draft, "Changed; it says “by hand” now.")


def _save(settings: Settings, draft: Callable[[], Correction], done: str, *, on: bool = False) -> None:
    """Write what was drafted and show the page anew; `on` goes on to the next event of the list."""
    try:
        correction = draft()
    except DraftError as problem:
        st.warning(escape_markdown(f"Not saved: {problem}."), icon=":material/edit_off:")
        return
    stands_in = record(settings, [correction], done)
    st.session_state[_NEXT] = _ANY if on else stands_in
    st.rerun()


def _show_history(settings: Settings, corrections: pd.DataFrame, by: Signature) -> None:
    """Show what was corrected of this event, the last first."""
    rows = CORRECTIONS.rows(corrections)[::-1]
    if rows:
        st.html('<h2 class="pm-panel-title">Corrections of this event</h2>')
    for row in rows:
        _show_correction(settings, row, by, "event")


def _show_log(settings: Settings, corrections: pd.DataFrame, by: Signature) -> None:
    """Show the whole log, the last first, with what became of each line."""
    rows = CORRECTIONS.rows(corrections)[::-1][:_OFFERED]
    with st.expander(f"All corrections ({len(corrections):,})", key="log"):
        if not rows:
            st.caption("Nothing was corrected yet. Every correction becomes a line of a log that is only added to.")
        for row in rows:
            _show_correction(settings, row, by, "log")


def _show_correction(settings: Settings, row: Row, by: Signature, where: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("\n".join(_describe(row)), width="stretch")
        is_done = row["outcome"] in (Outcome.UNDONE, Outcome.UNREADABLE)
        label = "Redo" if row["what"] == CorrectionKind.UNDO else "Undo"
        if not is_done and st.button(label, key=f"undo:{where}:{row['correction_id']}", icon=":material/undo:"):
            _save(settings, lambda: draft_undo(row["correction_id"], row["about"], by), "Taken back.")


def _describe(row: Row) -> list[str]:
    day = f"{row['made_at'][:10]} · " if row["made_at"] else ""
    about = f"{row['about']}: " if row["about"] else ""
    lines = [f"{day}{about}{describe_correction(row)} · {_OUTCOMES[row['outcome']]}"]
    more = [f"“{row['why']}”" if row["why"] else None, row["note"], describe_found(row)]
    return [*lines, *(line for line in more if line)]
