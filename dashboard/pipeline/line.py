"""The line of stages up to what can be done article by article: an item in, its article and its mentions out."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.pipeline.articles import ARTICLE_FIELDS, Article, SetAside, articles_table, read_item
from dashboard.pipeline.items import Item
from dashboard.pipeline.stories import Sketch, sketch
from dashboard.tables import MENTIONS, REJECTIONS, SPANS, AsideKind

Row = dict[str, Any]
FindMentions = Callable[[pd.DataFrame], tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]]
"""articles → (mentions, spans, rejections)"""


@dataclass(slots=True)
class Reading:
    """What one item gave; made of the item alone, so it can be kept until the item or the code changes."""

    article: Article | None
    set_aside: list[SetAside]
    sketch: Sketch
    mentions: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    rejections: list[Row] = field(default_factory=list)

    def pack(self, source: str) -> bytes:
        """Give the reading as bytes that do not say where the item lay: a row may move within its file."""
        article = self.article and {name: getattr(self.article, name) for name in ARTICLE_FIELDS}
        content = {
            "article": article,
            "set_aside": [[s.source.removeprefix(source), s.reason, s.kind] for s in self.set_aside],
            "sketch": b64encode(self.sketch.tobytes()).decode(),
            "mentions": self.mentions,
            "spans": self.spans,
            "rejections": self.rejections,
        }
        return zlib.compress(json.dumps(content, default=str, ensure_ascii=False).encode(), 1)

    @classmethod
    def unpack(cls, packed: bytes, source: str) -> "Reading":
        """Give the reading back, for an item that lies at `source` now."""
        content = json.loads(zlib.decompress(packed))
        article = content["article"]
        if article is not None:
            day = article.pop("published_on")
            article = Article(source=source, published_on=day and date.fromisoformat(day), **article)
        return cls(
            article=article,
            set_aside=[
                SetAside(source + suffix, reason, AsideKind(kind)) for suffix, reason, kind in content["set_aside"]
            ],
            sketch=np.frombuffer(b64decode(content["sketch"]), dtype=np.uint64),
            **{name: content[name] for name in ("mentions", "spans", "rejections")},
        )


def read_items(items: Sequence[Item], find: FindMentions | None = None) -> list[Reading]:
    """Read items and find their mentions; gives one reading an item, in their order."""
    readings = [_read(item) for item in items]
    for by_article in _batches(readings):
        _add_mentions_safely(by_article, find or _find_mentions)
    return readings


def _batches(readings: list[Reading]) -> Iterator[dict[str, Reading]]:
    """Give the readings with an article by its id; a second article of one id comes in a batch of its own."""
    left = [(r.article.article_id, r) for r in readings if r.article is not None]
    while left:
        batch: dict[str, Reading] = {}
        again = [(name, reading) for name, reading in left if batch.setdefault(name, reading) is not reading]
        yield batch
        left = again


def _add_mentions_safely(by_article: dict[str, Reading], find: FindMentions) -> None:
    """Add what is found; where reading fails, which is a defect of ours, only the article that it fails on is lost."""
    try:
        _add_mentions(by_article, find)
    except Exception as error:
        if len(by_article) > 1:
            for name, reading in by_article.items():
                _add_mentions_safely({name: reading}, find)
            return
        [reading] = by_article.values()
        if reading.article is not None:
            what = f"reading it failed, a defect of Protest Map: please report it ({type(error).__name__}: {error})"
            reading.set_aside.append(SetAside(f"{reading.article.source}: mentions", " ".join(what.split())))


def _read(item: Item) -> Reading:
    article, set_aside = read_item(item)
    return Reading(article, set_aside, sketch(article.text if article else ""))


def _find_mentions(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    from dashboard.pipeline.mentions import find_mentions  # noqa: PLC0415 - it loads a language model
    from geocache.gazetteer import Gazetteer  # noqa: PLC0415 - as above

    return find_mentions(articles, Gazetteer.load())


def _add_mentions(by_article: dict[str, Reading], find: FindMentions) -> None:
    articles = [reading.article for reading in by_article.values() if reading.article is not None]
    mentions, spans, rejections = find(articles_table(articles, {name: name for name in by_article}))
    of_mention = dict(zip(mentions["mention_id"], mentions["article_id"], strict=True))
    for row in MENTIONS.rows(mentions):
        by_article[row["article_id"]].mentions.append(row)
    for row in SPANS.rows(spans):
        by_article[of_mention[row["mention_id"]]].spans.append(row)
    for row in REJECTIONS.rows(rejections):
        by_article[row["article_id"]].rejections.append(row)
