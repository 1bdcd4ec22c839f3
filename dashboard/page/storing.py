"""Added articles put into the folder of articles: all of them whole, or none."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import yaml
from filelock import FileLock, Timeout

from dashboard.errors import AdditionError
from dashboard.pipeline.articles import Article
from geocache.files import write_whole

_LOCK_SECONDS = 30
_LONGEST_NAME = 60
_FIELDS = ("url", "publisher", "headline", "published_on", "home")


def store_articles(
    folder: Path, articles: Sequence[Article], *, by: str, today: date, taken: Collection[str] = ()
) -> list[Path]:
    """Write each article into a file of its own in `folder`; gives the files.

    `taken` are the ids of articles that are there: no file takes one of them. Where one file cannot be written, none
    stays. Raises AdditionError.
    """
    if folder.exists() and not folder.is_dir():
        raise AdditionError(f"{folder}: the articles are read from one file; point PROTEST_MAP_ARTICLES to a folder")
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f".{folder.name}.lock", timeout=_LOCK_SECONDS):
            names = _choose_names(folder, articles, taken)
            for name, article in zip(names, articles, strict=True):
                path = folder / f"{name}.md"
                written.append(path)
                write_whole(path, format_article(article, by=by, today=today))
    except (OSError, Timeout) as error:
        remove_articles(written)
        raise AdditionError(f"{folder}: cannot be written ({error}); nothing was added") from error
    except BaseException:
        remove_articles(written)
        raise
    return written


def remove_articles(paths: Sequence[Path]) -> None:
    """Take files out again that were just added."""
    for path in paths:
        path.unlink(missing_ok=True)


def format_article(article: Article, *, by: str, today: date) -> bytes:
    """Give the file of an article: front matter, with who added it and when, and its text."""
    values = {name: getattr(article, name) for name in _FIELDS}
    fields = {name: str(value) for name, value in values.items() if value is not None}
    fields |= {"added_on": today.isoformat(), "added_by": by}
    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{head}---\n\n{article.text}\n".encode(errors="replace")


def name_file(article: Article) -> str:
    """Give a name for an article's file that is safe on every system: "2018-06-14-families-rally-in-eugene"."""
    words = article.headline or article.text[:_LONGEST_NAME]
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-")
    day = article.published_on.isoformat() if article.published_on else "undated"
    return f"{day}-{slug or 'article'}"


def _choose_names(folder: Path, articles: Sequence[Article], taken: Collection[str]) -> list[str]:
    """Give each article a name that no file or article has, whatever the case of its letters."""
    known = {name.casefold() for name in taken} | {path.stem.casefold() for path in folder.rglob("*")}
    names = []
    for article in articles:
        name, number = name_file(article), 2
        while name in known:
            name, number = f"{name_file(article)}-{number}", number + 1
        known.add(name)
        names.append(name)
    return names
