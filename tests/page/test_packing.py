import json
import zlib
from typing import Any

import numpy as np
import pytest

from dashboard.page.packing import Column, pack

COLUMNS = {
    "sign": np.array([True, False, True]),
    "name": ["Köln", "“Łódź”, Poland", ""],
    "crowd": np.array([7, 65_535, 0], dtype=np.uint16),
    "x": np.array([-12_308_675, 0, 1], dtype=np.int32),
}


def unpack(packed: bytes) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Read what was packed just as the browser does: each column where it lies, from where its kind may lie."""
    size = 4 + int.from_bytes(packed[:4], "little")
    head, block = json.loads(packed[4:size]), packed[size:]
    if head["deflated"]:
        block = zlib.decompress(block)
    assert size % 8 == 0
    columns, start = {}, 0
    for name, kind, length in head["columns"]:
        part = block[start : start + length]
        if kind == "json":
            columns[name] = json.loads(part)
        else:
            assert start % np.dtype(kind).itemsize == 0
            columns[name] = np.frombuffer(part, dtype=kind).tolist()
        start += length
    assert start == len(block)
    return head, columns


@pytest.mark.parametrize("times", [1, 5_000])
def test_packed_columns_are_read_as_they_were(times: int) -> None:
    columns: dict[str, Column] = {
        name: column * times if isinstance(column, list) else np.tile(column, times) for name, column in COLUMNS.items()
    }
    head, read = unpack(pack({"title": "14–16 June"}, columns))
    assert head["title"] == "14–16 June"
    assert head["deflated"] is (times > 1)
    assert read == {name: list(column) for name, column in columns.items()}


def test_no_column_and_no_row_are_packed_too() -> None:
    assert unpack(pack({}, {}))[1] == {}
    assert unpack(pack({}, {"point": np.array([], dtype=np.uint32), "label": []}))[1] == {"point": [], "label": []}
