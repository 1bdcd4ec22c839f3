"""`protest-map serve`: what it refuses in one line, and that it serves from any folder until it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.ports import find_port
from tests.sample_tables import write_tables

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def refuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["serve", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    return said.err


def test_missing_tables_say_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "run `protest-map build --tables" in refuse(["--tables", str(tmp_path)], capsys)


def test_page_that_says_how_to_begin_is_served_only_where_nothing_was_built(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = ["--begin", "--tables", str(tmp_path), "--port", "0"]
    assert "port 0: there is no such port" in refuse(nothing, capsys)  # the tables are no hindrance
    (tmp_path / "events.parquet").write_bytes((tables / "events.parquet").read_bytes())
    assert "run `protest-map build --tables" in refuse(nothing, capsys)


def test_tables_of_another_version_are_refused(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in tables.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "events.parquet").write_bytes((tables / "links.parquet").read_bytes())
    assert "events.parquet: made by another version" in refuse(["--tables", str(tmp_path)], capsys)
    (tmp_path / "events.parquet").write_bytes(b"PAR1 but not really")
    assert "events.parquet: not readable" in refuse(["--tables", str(tmp_path)], capsys)


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_impossible_port_is_refused(tables: Path, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"port {port}: there is no such port" in refuse(["--tables", str(tables), "--port", port], capsys)


def test_taken_port_is_refused(tables: Path, taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    said = refuse(["--tables", str(tables), "--port", str(taken_port)], capsys)
    assert f"port {taken_port}: cannot be used" in said
    assert "choose another with --port" in said


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serves_from_anywhere_until_stopped(tables: Path, tmp_path: Path, stop: signal.Signals) -> None:
    port = find_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--tables", str(tables), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # tests run in a shell's background ignore it, as would the server
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        assert server.stderr
        assert server.stdout.readline() == f"Protest Map is at http://127.0.0.1:{port} (Ctrl+C stops it)\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/app/static/labels.json", timeout=30) as answer:
            assert answer.status == 200
        server.send_signal(stop)
        assert server.wait(30) == 0
        assert server.stdout.read() == ""
        assert server.stderr.read() == ""
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
