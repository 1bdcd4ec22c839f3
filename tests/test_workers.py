"""The build on other processes: of this machine or of a Dask cluster, some of them killed. The tables are the same."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import cluster
from benchmarks.corpora import write_corpus
from dashboard import cli
from dashboard.readings import FILE
from dashboard.tables import TABLES

ARTICLES = 900
"""Several chunks for each worker."""
PROTEST_MAP = [sys.executable, "-m", "dashboard.cli"]
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "articles.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def expected(corpus: Path) -> dict[str, bytes]:
    """The tables that one process gives."""
    assert cli.main([*options(corpus, corpus.parent), "--jobs", "1"]) == 0
    return tables_of(corpus.parent)


def options(corpus: Path, folder: Path) -> list[str]:
    return [
        "build",
        "--articles",
        str(corpus),
        "--tables",
        str(folder / "tables"),
        "--geocache",
        str(corpus) + ".cache",
    ]


def tables_of(folder: Path) -> dict[str, bytes]:
    return {t.name: (folder / "tables" / f"{t.name}.parquet").read_bytes() for t in TABLES}


def wait_until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def count_kept(folder: Path) -> int:
    """How many readings the store holds, as another process sees them."""
    path = folder / "tables" / FILE
    if not path.exists():
        return 0
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(database.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


def test_two_processes_give_the_tables_of_one(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    assert cli.main([*options(corpus, tmp_path), "--jobs", "2"]) == 0
    assert tables_of(tmp_path) == expected


def test_a_build_that_was_killed_goes_on_where_it_was(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    build = subprocess.Popen(
        [*PROTEST_MAP, *options(corpus, tmp_path), "--jobs", "2"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    wait_until(lambda: count_kept(tmp_path) > 0)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    kept = count_kept(tmp_path)
    assert 0 < kept < ARTICLES
    assert not (tmp_path / "tables/events.parquet").exists()
    again = subprocess.run([*PROTEST_MAP, *options(corpus, tmp_path)], capture_output=True, text=True, check=True)
    assert re.search(rf"{kept} kept from before", again.stdout)
    assert tables_of(tmp_path) == expected


@pytest.fixture
def scheduler() -> Iterator[str]:
    address, process = cluster.start_scheduler()
    yield address
    cluster.stop(process)


def test_a_cluster_that_loses_a_worker_gives_the_same_tables(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path, scheduler: str
) -> None:
    workers = [cluster.start_worker(scheduler, tmp_path) for _ in range(2)]
    try:
        command = [*PROTEST_MAP, *options(corpus, tmp_path), "--scheduler", scheduler]
        cluster.wait_for_workers(scheduler, 2)
        build = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        workers.append(build)
        wait_until(lambda: count_kept(tmp_path) > 0)
        cluster.stop(workers[0])
        assert count_kept(tmp_path) < ARTICLES
        assert build.wait() == 0
        assert tables_of(tmp_path) == expected
    finally:
        for worker in workers:
            cluster.stop(worker)


def test_a_scheduler_without_workers_is_named(corpus: Path, tmp_path: Path, scheduler: str) -> None:
    command = [*PROTEST_MAP, *options(corpus, tmp_path), "--scheduler", scheduler]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert f"protest-map: {scheduler}: the scheduler has no workers" in run.stderr


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1:1", "tcp://127.0.0.1:x"])
def test_a_scheduler_that_is_not_there_is_named(
    corpus: Path, tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*options(corpus, tmp_path), "--scheduler", address]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"protest-map: {address}: no Dask scheduler answers there")
    assert error.count("\n") == 1
