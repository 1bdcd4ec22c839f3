"""Tables kept in the memory of the page's server until they are written anew."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

import pandas as pd

from dashboard.schema import Table

_MOST_KEPT = 16
"""Tables; a folder's, and those of another that somebody looks at."""
Stamp = tuple[int, int, int]
_kept: OrderedDict[tuple[str, Path], tuple[Stamp, pd.DataFrame]] = OrderedDict()
_lock = Lock()


def read_kept(table: Table, folder: Path) -> pd.DataFrame:
    """Give a table of `folder`, read again once its file is another; whoever gets it must not change it.

    Raises TablesError as `Table.read` does.
    """
    stamp = _stamp(folder / f"{table.name}.parquet")
    if stamp is None:
        return table.read(folder)
    with _lock:
        kept = _kept.get((table.name, folder))
    if kept is None or kept[0] != stamp:
        kept = (stamp, table.read(folder))
        _keep(table, folder, *kept)
    return kept[1]


def keep_written(table: Table, folder: Path, written: Path, frame: pd.DataFrame) -> None:
    """Keep what stands in the file `written`, which is about to be moved into `folder`: it need not be read again."""
    stamp = _stamp(written)
    if stamp is not None:
        _keep(table, folder, stamp, frame)


def _keep(table: Table, folder: Path, stamp: Stamp, frame: pd.DataFrame) -> None:
    with _lock:
        _kept[table.name, folder] = (stamp, frame)
        _kept.move_to_end((table.name, folder))
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)


def _stamp(path: Path) -> Stamp | None:
    """Give what tells a file from one written later; moving it changes none of this. None where there is no file."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
