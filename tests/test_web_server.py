"""The page's web server, asked over HTTP on loopback as a browser asks it."""

import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.browser.conftest import open_servers
from tests.sample_tables import write_tables

STATIC = Path(__file__).resolve().parent.parent / "dashboard" / "static"


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HTTPConnection]:
    folder = tmp_path_factory.mktemp("tables")
    with open_servers(folder) as serve:
        host = serve(write_tables(folder)).removeprefix("http://")
        with closing(HTTPConnection(host, timeout=30)) as opened:
            yield opened


def ask(connection: HTTPConnection, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection.request(method, path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("map_view.js?v=1", "text/javascript"),
        ("countries.geojson", "application/geo+json"),
        ("labels.json", "application/json"),
    ],
)
def test_own_files_come_as_they_are_and_are_kept(connection: HTTPConnection, name: str, kind: str) -> None:
    answer, content = ask(connection, f"/app/static/{name}")
    assert content == (STATIC / name.partition("?")[0]).read_bytes()
    assert (answer.headers.get_content_type(), answer.headers["Content-Encoding"]) == (kind, None)
    assert "immutable" in answer.headers["Cache-Control"]


def test_only_the_head_is_sent_where_it_is_asked_for(connection: HTTPConnection) -> None:
    answer, content = ask(connection, "/app/static/labels.json", "HEAD")
    assert (answer.status, content) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/app/static/", "/app/static/none.js", "/app/static/../streamlit_app.py", "/app/static/%2e%2e/serve.py"]
)
def test_nothing_else_of_the_folder_is_told(connection: HTTPConnection, path: str) -> None:
    _, content = ask(connection, path)
    assert b"import streamlit" not in content
    assert b"import socket" not in content


def test_the_page_is_streamlits(connection: HTTPConnection) -> None:
    answer, content = ask(connection, "/")
    assert (answer.status, answer.headers.get_content_type()) == (200, "text/html")
    assert b"Streamlit" in content


def test_a_small_answer_does_not_wait_for_the_one_before(connection: HTTPConnection) -> None:
    seconds = []
    for _ in range(30):
        began = time.perf_counter()
        ask(connection, "/_stcore/health")
        seconds.append(time.perf_counter() - began)
    assert min(seconds[10:]) < 0.03  # each would take 40 ms
