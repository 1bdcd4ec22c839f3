"""The compiled gazetteer's files: rows and postings in Arrow, folded names in a trie."""

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable

import marisa_trie
import numpy as np
import pyarrow as arrow
from pyarrow import ipc

from geocache.compile.rows import Row
from geocache.names import fold_name, fold_words
from geocache.places import Precision

KINDS = tuple(Precision)
ABBREVIATION_MARK = "."
"""Stands before an abbreviation in the trie: no folded name holds a full stop."""


def sort_rows(rows: Iterable[Row]) -> list[Row]:
    """Order rows from the most people down, so that the rows of a name come in that order too."""
    return sorted(rows, key=lambda r: (-r.population, r.kind, r.country_code, r.admin1, r.name, r.number))


def to_files(rows: list[Row]) -> dict[str, bytes]:
    """Give the gazetteer's files by name; the same rows give the same bytes."""
    postings = _postings(rows)
    trie = marisa_trie.Trie(sorted(postings))
    names = trie.tobytes()
    ordered = sorted(postings, key=lambda key: trie[key])
    counts = np.array([0, *(len(postings[key]) for key in ordered)], dtype=np.int64)
    refs = arrow.table(
        {"row": arrow.array(np.array([ref for key in ordered for ref in postings[key]], dtype=np.int32))}
    )
    starts = arrow.table({"start": arrow.array(np.cumsum(counts).astype(np.int32))})
    table = _table(rows)
    version = hashlib.sha256(names + _to_bytes(table) + _to_bytes(refs)).hexdigest()[:12]
    return {
        "places.arrow": _to_bytes(table.replace_schema_metadata({"version": version})),
        "names.marisa": names,
        "name_starts.arrow": _to_bytes(starts),
        "name_rows.arrow": _to_bytes(refs),
    }


def _postings(rows: list[Row]) -> dict[str, list[int]]:
    """Give by folded name the rows that bear it: row n as its own name, ~n as another name of it, own names first."""
    postings: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        own = {fold_name(name) for name in (row.name, *row.equal_names)}
        for key in sorted(own):
            postings[key].append(index)
        for key in sorted({fold_name(name) for name in row.alternate_names} - own):
            others[key].append(~index)
        for key in sorted({ABBREVIATION_MARK + "".join(fold_words(name)) for name in row.abbreviations}):
            postings[key].append(index)
    for key, refs in others.items():
        postings[key].extend(refs)
    return {key: refs for key, refs in postings.items() if key}


def _table(rows: list[Row]) -> arrow.Table:
    index_of = {row.key: index for index, row in enumerate(rows)}
    countries = sorted({row.country_code for row in rows})
    country_index = {code: index for index, code in enumerate(countries)}

    def column(values: Iterable[int], kind: str) -> arrow.Array:
        return arrow.array(np.array(list(values), dtype=kind))

    return arrow.table(
        {
            "name": arrow.array([row.name for row in rows], arrow.string()),
            "number": column((row.number for row in rows), "int32"),
            "latitude": column((round(row.latitude * 100_000) for row in rows), "int32"),
            "longitude": column((round(row.longitude * 100_000) for row in rows), "int32"),
            "population": column((row.population for row in rows), "int32"),
            "country": arrow.DictionaryArray.from_arrays(
                column((country_index[row.country_code] for row in rows), "int16"), countries
            ),
            "admin1": column((index_of.get(row.admin1, -1) for row in rows), "int32"),
            "admin2": column((index_of.get(row.admin2, -1) for row in rows), "int32"),
            "kind": column((KINDS.index(row.kind) for row in rows), "int8"),
            "post_office": arrow.array([row.has_post_office for row in rows], arrow.bool_()),
            "code": arrow.array([row.code or None for row in rows], arrow.string()),
        }
    )


def _to_bytes(table: arrow.Table) -> bytes:
    buffer = io.BytesIO()
    options = ipc.IpcWriteOptions(compression=arrow.Codec("zstd", 9))
    with ipc.new_file(buffer, table.schema, options=options) as file:
        file.write_table(table)
    return buffer.getvalue()
