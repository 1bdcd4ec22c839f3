"""First stage: files to the `articles` table. What cannot be read is set aside with its reason."""

import hashlib
import json
import logging
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.pipeline.characters import mend_characters
from dashboard.pipeline.items import Item, list_items
from dashboard.pipeline.language import foreign_language
from dashboard.pipeline.stories import find_stories, sketch
from dashboard.tables import ARTICLES, SET_ASIDE, AsideKind

OTHER_NAMES = {"published": "published_on", "date": "published_on", "title": "headline", "outlet": "publisher"}
"""Names that other programs give to columns of ours."""
ARTICLE_FIELDS = ("article_id", "url", "publisher", "headline", "published_on", "home", "text")
WORD_FIELDS = ("url", "publisher", "headline", "home")
DAY_FORMATS = ("%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%a, %d %b %Y")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<head>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON_KINDS = {list: "a list", dict: "an object", bool: "true or false", int: "a number", float: "a number"}
_NO_WORDS = (list, dict, bool)
_UNCLOSED = re.compile(rf"\A---[ \t]*\n(?:{'|'.join((*ARTICLE_FIELDS, *OTHER_NAMES))})[ \t]*:")
"""A first line of dashes with a field of ours behind it: front matter, if it closed."""
OLDEST_YEAR, LATEST_YEAR = 1700, 2100
_TIME_ZONES = timedelta(days=1)
"""It may be tomorrow elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read; a row of `articles` without its story."""

    source: str
    article_id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    headline: str | None = None
    published_on: date | None = None
    home: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article, or a field of one, that could not be read."""

    source: str
    """The file, with the line or the field within it."""
    reason: str
    kind: AsideKind = AsideKind.NOTE


class _UnreadableError(ValueError):
    """The item is no article; the message is the reason in words."""


def read_articles(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read a file or a folder of articles; gives (`articles`, `set_aside`). Raises ArticlesError where none is."""
    articles: dict[str, Article] = {}
    set_aside: list[SetAside] = []
    for item in list_items(path):
        article, notes = read_item(item)
        set_aside += notes
        if article is None:
            continue
        if article.article_id in articles:
            set_aside.append(name_duplicate(article))
        else:
            articles[article.article_id] = article
    stories = find_stories((a.article_id, a.url, a.publisher, sketch(a.text)) for a in articles.values())
    return articles_table(articles.values(), stories), set_aside_table(set_aside)


def articles_table(articles: Iterable[Article], stories: Mapping[str, str]) -> pd.DataFrame:
    """Give `articles` with each one's story."""
    return ARTICLES.frame(article_row(a, stories[a.article_id]) for a in articles)


def article_row(article: Article, story_id: str) -> dict[str, Any]:
    """Give an article as a row of `articles`."""
    return {**{name: getattr(article, name) for name in ARTICLE_FIELDS}, "story_id": story_id}


def set_aside_table(rows: Iterable[SetAside]) -> pd.DataFrame:
    """Give `set_aside`; a source named twice keeps its first reason."""
    first: dict[str, SetAside] = {}
    for row in rows:
        first.setdefault(row.source, row)
    return SET_ASIDE.frame(asdict(row) for row in first.values())


def name_duplicate(article: Article) -> SetAside:
    """Say that an article's id is taken: two articles of one id could not be told apart later on."""
    reason = f"its article_id “{article.article_id}” is taken by an article before it; give it another"
    return SetAside(article.source, reason, AsideKind.LEFT_OUT)


def read_item(item: Item) -> tuple[Article | None, list[SetAside]]:
    """Read one item; gives the article, or None, and what of it was set aside."""
    if item.kind == "broken":
        return None, [SetAside(item.source, item.content.decode(), AsideKind.LEFT_OUT)]
    notes: list[SetAside] = []
    try:
        fields, text = _parse(item, notes)
        article = _article(item, fields, text, notes)
    except _UnreadableError as error:
        return None, [*notes, SetAside(item.source, str(error), AsideKind.LEFT_OUT)]
    if language := foreign_language(article.text):
        reason = f"not in English (probably {language}), which is all that is read"
        return None, [*notes, SetAside(item.source, reason, AsideKind.LEFT_OUT)]
    return article, notes


def _parse(item: Item, notes: list[SetAside]) -> tuple[dict[str, Any], str]:
    if item.kind == "row":
        row = _parse_json(item.content)
        return row, _text_of(row)
    fields, text = _parse_page(item.content) if item.kind == "page" else _parse_text(item, notes)
    if item.metadata is not None:
        try:
            fields = _parse_json(item.metadata) | fields
        except _UnreadableError as error:
            notes.append(SetAside(f"{item.source}: metadata", f"the JSON beside it is {error}; read without it"))
    return fields, text


def _text_of(row: Mapping[str, Any]) -> str:
    text = row.get("text")
    if text is None:
        raise _UnreadableError("has no text, under the name “text”")
    if not isinstance(text, str):
        raise _UnreadableError(f"its text is {_JSON_KINDS[type(text)]}, not words")
    return text


def _parse_json(content: bytes) -> dict[str, Any]:
    try:
        row = json.loads(decode(content))
    except (ValueError, RecursionError):
        raise _UnreadableError("not valid JSON") from None
    if not isinstance(row, dict):
        raise _UnreadableError("not a JSON object")
    return _with_our_names(row)


def _with_our_names(fields: Mapping[str, Any]) -> dict[str, Any]:
    ours = {str(k): v for k, v in fields.items()}
    for theirs, name in OTHER_NAMES.items():
        if theirs in ours:
            ours.setdefault(name, ours[theirs])
    return ours


def _parse_text(item: Item, notes: list[SetAside]) -> tuple[dict[str, Any], str]:
    import yaml  # noqa: PLC0415 - rows and pages do without

    text = decode(item.content)
    head = FRONT_MATTER.match(text)
    if head is None:
        if _UNCLOSED.match(text):
            reason = "no line of three dashes closes it; all of it was read as the text"
            notes.append(SetAside(f"{item.source}: front matter", reason))
        return {}, text
    try:
        fields = yaml.load(head["head"], Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings of everything
    except (yaml.YAMLError, ValueError, RecursionError):  # a ValueError: an escape beyond the last character
        fields = "broken"
    if not isinstance(fields, dict):
        notes.append(SetAside(f"{item.source}: front matter", "not valid YAML; the text was read without it"))
        fields = {}
    return _with_our_names(fields), text[head.end() :]


def _parse_page(content: bytes) -> tuple[dict[str, Any], str]:
    import trafilatura  # noqa: PLC0415 - slow to import, and needed for pages alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a text is told by us
    document = trafilatura.bare_extraction(content, with_metadata=True, include_comments=False)
    if document is None or isinstance(document, dict) or not (document.text or "").strip():
        raise _UnreadableError("no article text found in the page")
    fields = {
        "url": document.url,
        "publisher": document.sitename or document.hostname,
        "headline": document.title,
        "published_on": document.date,
    }
    return {k: v for k, v in fields.items() if v}, str(document.text)


def decode(content: bytes) -> str:
    """Give the text of bytes in UTF-8, UTF-16 with a mark, or else Windows-1252; raises where they are no text."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16").replace("\r\n", "\n")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _UnreadableError("not a text (it holds zero bytes)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _article(item: Item, fields: Mapping[str, Any], text: str, notes: list[SetAside]) -> Article:
    text = unicodedata.normalize("NFC", mend_characters(text)).strip()
    if not any(character.isalpha() for character in text):
        raise _UnreadableError("empty: it holds no words")
    for name in ("article_id", *WORD_FIELDS, "published_on"):
        if isinstance(value := fields.get(name), _NO_WORDS):
            reason = f"it is {_JSON_KINDS[type(value)]}, not words; read without it"
            notes.append(SetAside(f"{item.source}: {name}", reason))
    values = {name: _clean(fields.get(name)) for name in WORD_FIELDS}
    article_id = item.article_id or _clean(fields.get("article_id")) or hash_article(values["url"], text)
    day = _read_day(fields.get("published_on"), item.source, notes)
    return Article(source=item.source, article_id=article_id, text=text, published_on=day, **values)


def hash_article(url: str | None, text: str) -> str:
    """Give the id of an article that no file's name tells apart: 16 hexadecimal digits of its address and text."""
    return hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:16]


def _clean(value: object) -> str | None:
    if value is None or isinstance(value, _NO_WORDS) or value != value:  # noqa: PLR0124 - NaN, from JSON
        return None
    return " ".join(mend_characters(str(value)).split()) or None


def _read_day(value: object, source: str, notes: list[SetAside]) -> date | None:
    text = _clean(value)
    if text is None:
        return None
    day = parse_day(value if isinstance(value, date) else text)
    if day is None:
        notes.append(SetAside(f"{source}: published_on", f"“{text}” is no day; read without a publication day"))
    elif day > date.today() + _TIME_ZONES:
        notes.append(
            SetAside(f"{source}: published_on", f"{day} is still to come; read with it, see whether it is meant")
        )
    return day


def parse_day(value: date | str) -> date | None:
    """Read a publication day as written ("2018-06-14T10:00:00Z", "June 14, 2018"); None where it is none."""
    if isinstance(value, datetime):
        value = value.date()
    day = value if isinstance(value, date) else _parse_written_day(value)
    return day if day and OLDEST_YEAR <= day.year <= LATEST_YEAR else None


def _parse_written_day(text: str) -> date | None:
    if re.match(r"\d{4}-\d\d-\d\d(?!\d)", text):
        text = text[:10]
        formats: tuple[str, ...] = ("%Y-%m-%d",)
    else:
        formats = DAY_FORMATS
        text = re.sub(r"(?<=\d{4})[ T]\d\d:\d\d.*$", "", text)
    return parse_formats(text, formats)


def parse_formats(text: str, formats: Iterable[str]) -> date | None:
    """Give the day that the first fitting of `formats` (as of strptime) reads in `text`; None where none fits."""
    for form in formats:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
