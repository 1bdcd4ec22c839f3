"""What the map's component is sent: a head in words and columns of numbers, as bytes that nothing on the way reads.

Streamlit writes dictionaries and tables out and reads them again with every run of the page; bytes it passes on.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_ALIGNED = 8
"""Columns begin at a multiple of as many bytes, so that the browser reads them where they lie."""
_SMALL = 16_384
"""Bytes up to which columns are not deflated: the browser waits longer for the inflating than for the bytes."""

Column = npt.NDArray[Any] | Sequence[str]


def pack(head: Mapping[str, Any], columns: Mapping[str, Column]) -> bytes:
    """Give `head` and `columns` as bytes: four that say the head's length, the head as JSON, the columns.

    The head gets two entries: `columns` with each one's name, kind and bytes, in their order, and `deflated`. A column
    of numbers has numpy's kind, yes-or-no is a byte each; one of texts has the kind "json".
    """
    arrays = sorted(((name, _to_array(column)) for name, column in columns.items()), key=lambda one: -one[1].itemsize)
    kinds = [[name, _name_kind(columns[name], array), array.nbytes] for name, array in arrays]
    block = b"".join(array.tobytes() for _, array in arrays)
    deflated = len(block) > _SMALL
    written = json.dumps({**head, "columns": kinds, "deflated": deflated}).encode()
    written += b" " * (-(4 + len(written)) % _ALIGNED)
    return len(written).to_bytes(4, "little") + written + (zlib.compress(block) if deflated else block)


def pack_still(head: Mapping[str, Any], columns: Mapping[str, Column]) -> tuple[str, bytes]:
    """Give a version, which tells these contents from others, and `pack` of them with it as the head's `version`."""
    version = hashlib.sha256(pack(head, columns)).hexdigest()[:16]
    return version, pack({**head, "version": version}, columns)


def _to_array(column: Column) -> npt.NDArray[Any]:
    if not isinstance(column, np.ndarray):
        return np.frombuffer(json.dumps(list(column)).encode(), dtype=np.uint8)
    return column.astype(np.uint8) if column.dtype == bool else column


def _name_kind(column: Column, array: npt.NDArray[Any]) -> str:
    return array.dtype.name if isinstance(column, np.ndarray) else "json"


def shrink(counts: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Give whole numbers, none below 0, in the fewest bytes that hold them all and that the browser has a kind for."""
    largest = int(counts.max()) if len(counts) else 0
    return counts.astype(np.min_scalar_type(largest) if largest < 2**32 else np.float64)
