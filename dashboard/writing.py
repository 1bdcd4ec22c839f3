"""What the pages that write have in common: who may, under which name, and what became of it."""

from collections.abc import Mapping

import streamlit as st
from streamlit.errors import Error as StreamlitError

from dashboard.correcting import correct_tables
from dashboard.errors import ProtestMapError
from dashboard.kept_tables import keep_written, read_kept
from dashboard.page.access import Access, Visit, decide_access
from dashboard.pipeline.corrections.correction_lines import Correction
from dashboard.pipeline.corrections.corrections import append_corrections
from dashboard.screens.buttons import main_button
from dashboard.screens.markdown import escape_markdown
from dashboard.settings import Settings
from dashboard.tables import CORRECTIONS

_NAME, _KEPT_NAME, _MESSAGE = "writer-name", "writer-name-kept", "writing-message"


def read_visit() -> Visit:
    """Read what Streamlit knows of the visitor's connection."""
    user = st.user.to_dict()
    return Visit(
        server_address=st.get_option("server.address"),
        headers=_read_headers(),
        has_login="is_logged_in" in user,
        user=user,
    )


def _read_headers() -> Mapping[str, str]:
    headers = st.context.headers
    return {name: ", ".join(headers.get_all(name)) for name in headers}


def ask_access(settings: Settings) -> Access:
    """Say whether the visitor may write; where not, show why, and the sign-in where there is one."""
    access = decide_access(read_visit(), settings.editors)
    if not access.may_write:
        st.info(escape_markdown(access.reason or ""), icon=":material/lock:")
        if access.may_sign_in:
            st.button("Sign in", on_click=_sign_in, icon=":material/login:", type=main_button(), key="sign-in")
    if access.is_signed_in:
        st.button("Sign out", on_click=st.logout, icon=":material/logout:", type="tertiary", key="sign-out")
    return access


def may_write(settings: Settings) -> bool:
    """Tell whether the visitor may write, without a word about it."""
    return decide_access(read_visit(), settings.editors).may_write


def _sign_in() -> None:
    try:
        st.login()
    except StreamlitError:  # whatever is wrong with the provider's set-up is told in one line
        say("error", "Signing in is not set up completely: see “Serving the page to others” in CONTRIBUTING.")


def ask_name(access: Access) -> str:
    """Give the name that stands in the log: that of who signed in, or else the one that is typed."""
    if access.who:
        st.caption(escape_markdown(f"You write as {access.who}."))
        return access.who
    st.session_state.setdefault(_NAME, st.session_state.get(_KEPT_NAME, ""))
    typed: str = st.text_input(
        "Your name (needed to save)", key=_NAME, autocomplete="name",
        help="It is kept with everything you correct or add. You type it once a visit.",
    )  # fmt: skip
    st.session_state[_KEPT_NAME] = typed  # Streamlit forgets the widget's own value where the view is left
    return typed


def record(settings: Settings, corrections: list[Correction], done: str) -> str | None:
    """Write corrections to the log and into the tables; gives the event in which the first one stands now."""
    try:
        log = append_corrections(settings.corrections, corrections)
    except ProtestMapError as error:
        say("error", f"Nothing was saved: {error}")
        return None
    first = log.corrections[-len(corrections)].correction_id
    try:
        with st.spinner("Putting it into the tables …"):
            corrected = correct_tables(settings.tables, settings.corrections, read_kept, keep_written)
    except ProtestMapError as error:
        say("warning", f"Saved in the log, but not in the tables yet: {error}")
        return None
    say("success", done)
    rows = CORRECTIONS.rows(corrected.corrections[corrected.corrections["correction_id"] == first])
    return rows[0]["event_id"] if rows else None


def say(kind: str, words: str) -> None:
    """Keep a message for the next run of the page."""
    st.session_state[_MESSAGE] = (kind, words)


def show_message() -> None:
    """Show the message that was kept, once."""
    kind, words = st.session_state.pop(_MESSAGE, (None, ""))
    words = escape_markdown(words)  # it may hold what another site or an article said
    if kind == "error":
        st.error(words, icon=":material/error:")
    elif kind == "warning":
        st.warning(words, icon=":material/warning:")
    elif kind:
        st.success(words, icon=":material/check:")
