"""A page that reads slowly what its server sends."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import wait_for_map

OpenPage = Callable[..., Page]


def count_ended(messages: list[tuple[WebSocketRoute, bytes | str]]) -> int:
    """How many runs of the page have ended well, as the server tells it in these messages."""
    told = [ForwardMsg.FromString(message) for _, message in messages if isinstance(message, bytes)]
    ends = [message.script_finished for message in told if message.HasField("script_finished")]
    return ends.count(ForwardMsg.FINISHED_SUCCESSFULLY)


def test_the_map_comes_back_though_the_page_is_behind_the_server(open_page: OpenPage, address: str) -> None:
    """What a browser said that it still has must be there when it reads the answer, however late it reads it."""
    page = open_page(address)
    wait_for_map(page)
    held: list[tuple[WebSocketRoute, bytes | str]] = []
    is_slow = False

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(server.send)
        server.on_message(lambda message: held.append((socket, message)) if is_slow else socket.send(message))

    page.route_web_socket(re.compile("stream"), pass_on)
    page.reload()
    wait_for_map(page)
    page.wait_for_timeout(500)
    is_slow = True
    for runs, view in enumerate(("Method", "Review", "Method", "Review", "Map"), start=1):
        page.get_by_text(view, exact=True).click()
        while count_ended(held) < runs:  # each run ends on the server, and none of its messages is read yet
            page.wait_for_timeout(50)
    is_slow = False
    for socket, message in held:
        socket.send(message)
    expect(page.get_by_text("13 events, 12 of them on the map in 11 places")).to_be_visible()
    wait_for_map(page)
    expect(page.get_by_text("Failed to process")).to_have_count(0)
