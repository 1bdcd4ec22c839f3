"""Articles that a person adds: what they pasted, uploaded or had fetched, read before anything is kept of it."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

import pandas as pd

from dashboard.errors import AdditionError, ArticlesError
from dashboard.page.fetching import FetchedPage
from dashboard.pipeline.articles import Article
from dashboard.pipeline.items import DOCUMENT_SUFFIXES, METADATA_SUFFIX, TABLE_SUFFIXES, Item, ItemKind, list_items
from dashboard.pipeline.line import FindMentions, Reading, read_items
from dashboard.pipeline.stories import Sketch, find_stories, sketch

SUFFIXES = (*DOCUMENT_SUFFIXES, *TABLE_SUFFIXES, METADATA_SUFFIX)
"""Of files that may be uploaded; a .json is the metadata of the .txt of its name."""
AT_ONCE = 4
"""Articles read between two signs of progress."""
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NEW = "\n"
"""Before the number of an addition where it is told from articles: no article's id begins so."""


class Novelty(StrEnum):
    """What an addition is to the articles that are there."""

    NEW = "new"
    DUPLICATE = "duplicate"
    """The same text."""
    VERSION = "version"
    """Another version or a copy of a story that is there."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One article to add, with what was found in it."""

    item: Item
    reading: Reading
    article: Article
    novelty: Novelty = Novelty.NEW
    same_as: str | None = None
    """The headline, or else the id, of the article that it repeats."""


@dataclass(slots=True)
class Batch:
    """What one adding gave: articles, and what could not be read, each with its reason."""

    additions: list[Addition] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """(source, reason)"""


def paste_item(text: str, fields: Mapping[str, str | None]) -> Item:
    """Give the item of a pasted text with what was typed of url, publisher, headline, published_on and home.

    A text that begins with front matter says these itself.
    """
    if not text.strip():
        raise AdditionError("paste the article's text first")
    kind: ItemKind = "page" if _HTML.match(text) else "text"
    return Item("the pasted text", kind, None, text.encode(errors="replace"), _to_metadata(fields))


def page_item(page: FetchedPage) -> Item:
    """Give the item of a fetched page; the address that the page itself names as its own goes first."""
    return Item(page.address, page.kind, None, page.content, _to_metadata({"url": page.address}))


def upload_items(uploads: Sequence[Upload]) -> list[Item]:
    """Give the items in uploaded files, read as those of a folder are; raises AdditionError where there is none."""
    if not uploads:
        raise AdditionError("choose files first")
    with tempfile.TemporaryDirectory(prefix="protest-map-") as folder:
        names = _safe_names([upload.name for upload in uploads])
        for name, upload in zip(names, uploads, strict=True):
            (Path(folder) / name).write_bytes(upload.content)
        try:
            return list(list_items(Path(folder)))
        except ArticlesError:
            raise AdditionError(f"none of these files is one of {', '.join(SUFFIXES)}") from None


def with_fields(item: Item, article: Article, fields: Mapping[str, str | None]) -> Item:
    """Give an item that is read with these fields in place of those that were found in it."""
    return replace(item, kind="text", content=article.text.encode(errors="replace"), metadata=_to_metadata(fields))


def read_additions(items: Sequence[Item], find: FindMentions | None = None) -> Iterator[list[Reading]]:
    """Read items and find their mentions, a few at a time so that progress can be shown and the reading stopped."""
    for start in range(0, len(items), AT_ONCE):
        # Numbered here, for what a file or row is called is not what it will be called where it is kept.
        some = enumerate(items[start : start + AT_ONCE], start=start)
        yield read_items([replace(item, article_id=f"addition {number}") for number, item in some], find)


def compare_additions(
    items: Sequence[Item], readings: Sequence[Reading], articles: pd.DataFrame, sketches: Sequence[Sketch]
) -> Batch:
    """Say of each reading what it is to `articles`, whose sketches are given in their order, and to those before it."""
    batch = Batch()
    known = {_fold(text): _name(headline, article_id) for article_id, headline, text in _columns(articles)}
    stories = _find_stories(readings, articles, sketches)
    for number, (item, reading) in enumerate(zip(items, readings, strict=True)):
        article = reading.article
        if article is None:
            batch.refused += [(s.source, s.reason) for s in reading.set_aside]
            continue
        same = known.get(_fold(article.text))
        novelty = Novelty.DUPLICATE if same else Novelty.VERSION if number in stories else Novelty.NEW
        addition = Addition(
            item=item, reading=reading, article=article, novelty=novelty, same_as=same or stories.get(number)
        )
        batch.additions.append(addition)
        known.setdefault(_fold(article.text), _name(article.headline, item.source))
    return batch


def sketch_articles(articles: pd.DataFrame) -> list[Sketch]:
    """Give the sketch of each article, by which versions of it are known."""
    return [sketch(text) for text in articles["text"]]


def _find_stories(readings: Sequence[Reading], articles: pd.DataFrame, sketches: Sequence[Sketch]) -> dict[int, str]:
    """Give for each reading that tells a story that is there, by its number, the latest article of that story."""
    there = zip(articles["article_id"], *(_nulls(articles[c]) for c in ("url", "publisher")), sketches, strict=True)
    added = [
        (f"{_NEW}{number}", reading.article.url, reading.article.publisher, reading.sketch)
        for number, reading in enumerate(readings)
        if reading.article is not None
    ]
    story_of = find_stories([*there, *added])
    latest: dict[str, str] = {}
    ordered = articles.sort_values("published_on", na_position="first")
    for article_id, headline, _ in _columns(ordered):
        latest[story_of[article_id]] = _name(headline, article_id)
    found = {int(name.removeprefix(_NEW)): latest.get(story_of[name]) for name, *_ in added}
    return {number: name for number, name in found.items() if name is not None}


def _columns(articles: pd.DataFrame) -> Iterator[tuple[str, str | None, str]]:
    return zip(articles["article_id"], _nulls(articles["headline"]), articles["text"], strict=True)


def _nulls(column: "pd.Series[str]") -> list[str | None]:
    return [None if pd.isna(value) else value for value in column]


def _name(headline: str | None, source: str) -> str:
    return f"“{headline}”" if headline else source


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _to_metadata(fields: Mapping[str, str | None]) -> bytes:
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False).encode(
        errors="replace"
    )


def _safe_names(names: Iterable[str]) -> list[str]:
    """Give names that stay in their folder and differ; a .json keeps that of its text."""
    taken: set[str] = set()
    safe = []
    for name in names:
        path = PurePosixPath(re.sub(r"[^\w.\- ]+", "_", re.split(r"[/\\]", name)[-1]).lstrip(". ") or "article")
        stem, suffix = path.stem[:80], path.suffix.lower()
        candidate, number = f"{stem}{suffix}", 2
        while candidate in taken:
            candidate, number = f"{stem} ({number}){suffix}", number + 1
        taken.add(candidate)
        safe.append(candidate)
    return safe
