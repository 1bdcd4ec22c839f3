"""The cached table: whole or not at all, kept by two at once, a person's rows never lost."""

import csv
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocache.cache import COLUMNS, GeoCache
from geocache.errors import CacheFileError
from geocache.places import BY_HAND, Place, Precision

TODAY = date(2026, 11, 24)
HEADER = ",".join(COLUMNS)


def place(query: str, latitude: float | None = 44.05207, geocoder: str = "gazetteer", **more: object) -> Place:
    precision = Precision.UNRESOLVED if latitude is None else Precision.CITY
    longitude = None if latitude is None else -123.08675
    values = {"looked_up_on": TODAY, "precision": precision, "version": "v1"} | more
    return Place(query=query, latitude=latitude, longitude=longitude, geocoder=geocoder, **values)  # type: ignore[arg-type]  # a test's shorthand


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_answers_and_misses_are_found_again(tmp_path: Path) -> None:
    cache = GeoCache.load(tmp_path / "cache.csv")
    added = [place("Eugene, Oregon", name="Eugene", note="a, “b”"), place("Nowhere", None)]
    for one in added:
        cache.add(one)
    cache.save()
    again = GeoCache.load(cache.path)
    assert [again.find(one.query) for one in added] == added
    assert again.find("never asked") is None


def test_nothing_added_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = write(
        tmp_path / "cache.csv", "Zoo,,,,,,unresolved,,gazetteer,2026-11-24,,", "A,,,,,,unresolved,,x,2026-11-24,,"
    )
    before = path.read_bytes()
    GeoCache.load(path).save()
    assert path.read_bytes() == before


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)
places = st.builds(
    place,
    texts,
    st.one_of(st.none(), st.floats(-90, 90).map(lambda x: round(x, 6))),
    texts,
    name=st.one_of(st.none(), texts),
    note=st.one_of(st.none(), texts),
    looked_up_on=st.dates(),
)


@given(st.lists(places, unique_by=lambda p: p.query))
def test_file_gives_back_what_was_saved_sorted_by_query(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Place]
) -> None:
    cache = GeoCache.load(tmp_path_factory.mktemp("cache") / "cache.csv")
    for one in rows:
        cache.add(one)
    cache.save()
    again = list(GeoCache.load(cache.path))
    by_hand = [replace(p, geocoder=BY_HAND) if p.geocoder.casefold() == BY_HAND else p for p in rows]
    assert sorted(again, key=lambda p: p.query) == sorted(by_hand, key=lambda p: p.query)
    assert GeoCache.load(cache.path).problems == []


def test_a_persons_row_is_never_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path / "cache.csv", "Eugene,Eugene,Oregon,US,44.1,-123.1,venue,,By hand,2026-11-20,,")
    cache = GeoCache.load(path)
    standing = cache.add(place("Eugene", 10))
    cache.save()
    assert standing.geocoder == BY_HAND
    assert GeoCache.load(path).find("Eugene") == standing


def test_a_persons_row_written_while_a_run_was_on_stays(tmp_path: Path) -> None:
    path = tmp_path / "cache.csv"
    cache = GeoCache.load(path)
    cache.add(place("Eugene", 10))
    write(path, "Eugene,Eugene,Oregon,US,44.1,-123.1,venue,,by hand,2026-11-20,,")
    cache.save()
    found = GeoCache.load(path).find("Eugene")
    assert found is not None
    assert (found.latitude, found.geocoder) == (44.1, BY_HAND)
    assert cache.find("Eugene") == found


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Eugene,,,US,north,-123,city,,gazetteer,2026-11-24,,", "latitude 'north' is no number"),
        ("Eugene,,,US,94,-123,city,,gazetteer,2026-11-24,,", "latitude 94 is not between"),
        ("Eugene,,,US,44,,city,,gazetteer,2026-11-24,,", "stand both"),
        ("Eugene,,,US,44,-123,unresolved,,gazetteer,2026-11-24,,", "stand both"),
        ("Eugene,,,US,44,-123,town,,gazetteer,2026-11-24,,", "precision 'town'"),
        ("Eugene,,,US,44,-123,city,,gazetteer,24 November,,", "looked_up_on '24 November'"),
        (",,,US,44,-123,city,,gazetteer,2026-11-24,,", "may not be empty"),
        ("Eugene,Oregon,Eugene,,US,44,-123,city,,gazetteer,2026-11-24,,", "13 cells"),
        ("<<<<<<< HEAD", "1 cells"),
    ],
)
def test_broken_row_is_named_left_in_the_file_and_the_rest_is_kept(tmp_path: Path, row: str, problem: str) -> None:
    path = write(tmp_path / "cache.csv", "Austin,,,US,30,-97,city,,gazetteer,2026-11-24,,", row)
    cache = GeoCache.load(path)
    [told] = cache.problems
    assert told.startswith(f"{path}, line 3: ")
    assert problem in told
    assert cache.find("Austin") is not None
    cache.add(place("Zebulon"))
    cache.save()
    assert row in path.read_text(encoding="utf-8").splitlines()
    assert {p.query for p in GeoCache.load(path)} == {"Austin", "Zebulon"}


def test_broken_rows_are_named_where_they_stand_now_and_keep_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "cache.csv"
    head = "geocoder,query,latitude,longitude,precision,looked_up_on\n"
    path.write_text(head + 'by hand,"Zebulon\nhill",north,-123,city,2026-11-24\nby hand,Yuma,1,2,city,2026-11\n')
    cache = GeoCache.load(path)
    assert [told.split(": ")[0] for told in cache.problems] == [f"{path}, line 2", f"{path}, line 4"]
    cache.add(place("Austin"))
    cache.save()
    assert [told.split(": ")[0] for told in cache.problems] == [f"{path}, line 3", f"{path}, line 4"]
    assert path.read_text().splitlines()[2] == "Yuma,,,,1,2,city,,by hand,2026-11,,"
    assert len(GeoCache.load(path).problems) == 2


def test_a_quote_that_does_not_close_is_named_with_where_it_closes(tmp_path: Path) -> None:
    rows = ('Austin,"Aus,,US,30,-97,city,,by hand,2026-11-24,,', "Yuma,,,US,32,-114,city,,by hand,2026-11-24,,")
    [told] = GeoCache.load(write(tmp_path / "cache.csv", *rows)).problems
    assert "line 2: a quote opens in it that closes only in line 3" in told


def test_two_rows_by_hand_that_differ_are_told_also_when_one_is_left(tmp_path: Path) -> None:
    rows = (f"Austin,,,US,3{n},-97,city,,by hand,2026-11-2{n},," for n in (0, 4))
    cache = GeoCache.load(write(tmp_path / "cache.csv", *rows))
    cache.add(place("Yuma"))
    cache.save()
    assert cache.problems == [f"{cache.path}: two rows of “Austin” by hand differ; that of 2026-11-24 is taken"]


@pytest.mark.parametrize("columns", [f"{HEADER},comment", f"{HEADER},note"])
def test_columns_that_would_be_lost_are_refused(tmp_path: Path, columns: str) -> None:
    (tmp_path / "cache.csv").write_text(columns + "\n")
    with pytest.raises(CacheFileError, match="would not be kept"):
        GeoCache.load(tmp_path / "cache.csv")


def test_a_cell_beyond_all_measure_is_one_line(tmp_path: Path) -> None:
    write(tmp_path / "cache.csv", f"Austin,{'x' * 200_000},,US,30,-97,city,,by hand,2026-11-24,,")
    usual = csv.field_size_limit(100_000)
    try:
        with pytest.raises(CacheFileError, match=r"cache\.csv, line 2: not readable as CSV"):
            GeoCache.load(tmp_path / "cache.csv")
    finally:
        csv.field_size_limit(usual)


def test_file_that_is_no_table_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "cache.csv"
    for content in (b"\xff\xfe\x00", b"a,b\n1,2\n"):
        path.write_bytes(content)
        with pytest.raises(CacheFileError, match=r"cache\.csv") as error:
            GeoCache.load(path)
        assert "\n" not in str(error.value)
    assert path.read_bytes() == b"a,b\n1,2\n"


def test_spreadsheets_mark_and_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cache.csv"
    path.write_bytes(f"\ufeff{HEADER}\r\nAustin,,,US,30,-97,city,,by hand,2026-11-24,,\r\n\r\n".encode())
    assert [p.query for p in GeoCache.load(path)] == ["Austin"]


def test_two_rows_of_a_query_as_git_merges_them(tmp_path: Path) -> None:
    older, later = (f"Austin,,,US,3{n},-97,city,,gazetteer,2026-11-2{n},," for n in (0, 4))
    hand = "Austin,,,US,32,-97,city,,by hand,2026-11-01,,"
    for rows, latitude in (((later, older), 34), ((older, hand, later), 32)):
        found = GeoCache.load(write(tmp_path / "cache.csv", *rows)).find("Austin")
        assert found is not None
        assert found.latitude == latitude


def test_stale_answers_are_renewed_on_request_only(tmp_path: Path) -> None:
    cache = GeoCache.load(tmp_path / "cache.csv")
    for one in (
        place("other version", version="v0"),
        place("old", looked_up_on=TODAY - timedelta(days=400)),
        place("old by hand", geocoder=BY_HAND, looked_up_on=TODAY - timedelta(days=400), version=None),
        place("fresh"),
    ):
        cache.add(one)
    cache.save()
    assert len(GeoCache.load(cache.path)) == 4
    assert cache.drop_stale(version="v1", today=TODAY, max_age=timedelta(days=365)) == 2
    assert {p.query for p in cache} == {"fresh", "old by hand"}
    cache.add(place("old", 1))
    cache.save()
    assert {p.query for p in GeoCache.load(cache.path)} == {"other version", "old", "old by hand", "fresh"}


def add_many(path: Path, prefix: str) -> None:
    for number in range(20):
        cache = GeoCache.load(path)
        cache.add(place(f"{prefix}{number}"))
        cache.save()


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cache.csv"
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=add_many, args=(path, prefix)) for prefix in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert {p.query for p in GeoCache.load(path)} == {f"{prefix}{n}" for prefix in "ab" for n in range(20)}


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_kill_in_the_middle_of_a_save_leaves_the_file_before_it(tmp_path: Path, moment: str) -> None:
    path = write(tmp_path / "cache.csv", "Austin,,,US,30,-97,city,,gazetteer,2026-11-24,,")
    before = path.read_bytes()
    program = f"""
        import os, signal
        from pathlib import Path
        from datetime import date
        from geocache.cache import GeoCache
        from geocache.places import Place

        def die(*_, **__):
            os.kill(os.getpid(), signal.SIGKILL)

        cache = GeoCache.load(Path({str(path)!r}))
        cache.add(Place(query="Zebulon", geocoder="gazetteer", looked_up_on=date.today()))
        if {moment!r} == "fsync":
            os.fsync = die
        elif {moment!r} == "replace":
            Path.replace = die
        else:
            open_handle = os.fdopen
            os.fdopen = lambda *a: type("Half", (), dict(
                __enter__=lambda s: s, __exit__=die, write=lambda s, c: (open_handle(*a).write(c[:9]), die())))()
        cache.save()
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], env=os.environ, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    cache = GeoCache.load(path)
    cache.add(place("Zebulon"))
    cache.save()
    assert len(GeoCache.load(path)) == 2


def test_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = GeoCache(tmp_path / "file" / "cache.csv")
    cache.add(place("Austin"))
    with pytest.raises(CacheFileError, match="cannot be written"):
        cache.save()
