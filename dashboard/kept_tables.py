"""Tables kept in the memory of the page's server until they are written anew."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.schema import Table

_MOST_KEPT = 16
"""Tables; a folder's, and those of another that somebody looks at."""


def read_kept(table: Table, folder: Path) -> pd.DataFrame:
    """Give a table of `folder`, read again once its file is another; whoever gets it must not change it.

    A correction writes four of the tables, and they are not the long ones. Raises TablesError as `Table.read` does.
    """
    try:
        stat = (folder / f"{table.name}.parquet").stat()
    except OSError:
        return table.read(folder)
    return _read(table, folder, (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@lru_cache(maxsize=_MOST_KEPT)
def _read(table: Table, folder: Path, _written: tuple[int, int, int]) -> pd.DataFrame:
    return table.read(folder)
