"""`python -m geocache.compile [--check]`: makes the gazetteer and the basemap, or says which file is out of date."""

import argparse
import sys
from pathlib import Path

from geocache.compile.make import make_files
from geocache.files import write_whole


def main() -> int:
    """Write every generated file, or with --check compare; gives 1 where a file differs from what it should be."""
    parser = argparse.ArgumentParser(prog="python -m geocache.compile", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is out of date")
    is_check = parser.parse_args().check
    stale = [path for path, content in make_files().items() if not _is_same(path, content)]
    for path in stale:
        sys.stdout.write(f"{'out of date' if is_check else 'written'}: {path}\n")
        if not is_check:
            write_whole(path, make_files()[path])
    return int(is_check and bool(stale))


def _is_same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


sys.exit(main())
