"""Which articles tell one story: successive versions of one report, and copies of it in other outlets.

Every text is cut into runs of five words. A fixed quarter of all possible runs (those whose hash is divisible by four)
stands for the text: its sketch. Two texts that share runs are compared by how much of the shorter one's sketch the
longer one holds. Containment is asked and not likeness, for a version grows; a run that many texts share is compared
with its first text alone, so the work stays close to linear in the number of articles.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

RUN_WORDS = 5
KEPT_SHARE = 4
"""One run in so many is kept."""
COPIED = 0.4
"""Of the shorter text, held by the longer one: a copy, whoever printed it."""
SAME_OUTLET = 0.25
"""The same from one outlet, which rewrites its own reports."""
SAME_ADDRESS = 0.05
"""The same where the last part of the address is one, too: content systems keep it while the text changes."""
LEAST_SHARED = 2
SLUG_CHARACTERS = 15
FEW = 8
"""A run in so many texts or fewer has all its pairs compared."""

Sketch = np.ndarray[tuple[int], np.dtype[np.uint64]]
Sketched = tuple[str, str | None, str | None, Sketch]
"""(article_id, url, publisher, sketch)"""


def sketch(text: str) -> Sketch:
    """Give the hashes that stand for `text`, sorted; a few words may have none."""
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return np.zeros(0, dtype=np.uint64)
    hashes = pd.util.hash_array(np.array(words, dtype=object), categorize=False)
    runs = np.zeros(max(len(words) - RUN_WORDS, 0) + 1, dtype=np.uint64)
    for place in range(min(RUN_WORDS, len(words))):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashes[place : place + len(runs)]
    runs ^= runs >> np.uint64(31)
    return np.unique(runs[runs % np.uint64(KEPT_SHARE) == 0])


def find_stories(articles: Iterable[Sketched]) -> dict[str, str]:
    """Give article_id → story_id: the first article_id of the story, by name. The order of the articles is nothing."""
    rows = sorted(
        ((a, outlet_key(url, publisher), _slug(url), s) for a, url, publisher, s in articles), key=lambda r: r[0]
    )
    corpus = _Corpus(
        outlets=[row[1] for row in rows], slugs=[row[2] for row in rows], sizes=np.array([len(row[3]) for row in rows])
    )
    stories = _Groups(len(rows))
    for left, right, shared in _pairs([row[3] for row in rows]):
        if corpus.is_one_story(left, right, shared):
            stories.join(left, right)
    return {rows[i][0]: rows[stories.first(i)][0] for i in range(len(rows))}


@dataclass(frozen=True, slots=True)
class _Corpus:
    outlets: list[str | None]
    slugs: list[str | None]
    sizes: "np.ndarray[tuple[int], np.dtype[np.int64]]"

    def is_one_story(self, left: int, right: int, shared: int) -> bool:
        """Say whether the share of the shorter text that both hold is enough for what else they have in common."""
        least = min(self.sizes[left], self.sizes[right])
        if shared < min(LEAST_SHARED, least):
            return False
        held = shared / least
        if self.slugs[left] and self.slugs[left] == self.slugs[right]:
            return bool(held >= SAME_ADDRESS)
        is_same_outlet = self.outlets[left] and self.outlets[left] == self.outlets[right]
        return bool(held >= (SAME_OUTLET if is_same_outlet else COPIED))


def _pairs(sketches: list[Sketch]) -> Iterable[tuple[int, int, int]]:
    """Give (left, right, runs shared) of the texts that share any, left < right."""
    if not sketches:
        return
    owners = np.repeat(np.arange(len(sketches)), [len(s) for s in sketches])
    runs = np.concatenate(sketches)
    order = np.argsort(runs, kind="stable")
    owners, runs = owners[order], runs[order]
    edges = np.flatnonzero(np.diff(runs)) + 1
    codes = [
        left * len(sketches) + right
        for group in np.split(owners, edges)
        if len(group) > 1
        for left, right in _compared(group.tolist())
    ]
    for code, shared in zip(*np.unique(np.array(codes, dtype=np.int64), return_counts=True), strict=True):
        yield int(code) // len(sketches), int(code) % len(sketches), int(shared)


def _compared(group: list[int]) -> Iterable[tuple[int, int]]:
    if len(group) <= FEW:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def outlet_key(url: str | None, publisher: str | None) -> str | None:
    """Give what tells outlets apart: the publisher's name, or else the address's host; None where neither is known."""
    if publisher:
        return publisher.casefold()
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _slug(url: str | None) -> str | None:
    """Give host and last part of an address, where that part is long enough to name one report."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    last = parts.path.rstrip("/").rpartition("/")[2]
    return f"{parts.hostname}/{last}" if len(last) >= SLUG_CHARACTERS else None


class _Groups:
    """Numbers joined into groups, each known by its smallest."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def first(self, member: int) -> int:
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.first(left), self.first(right)))
        self._parents[high] = low
