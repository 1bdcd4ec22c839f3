"""Which articles tell one story: successive versions of one report, and copies of it in other outlets.

Every text is cut into runs of five words. A fixed quarter of all possible runs (those whose hash is divisible by four)
stands for the text: its sketch. Two texts that share runs are compared by how much of the shorter one's sketch the
longer one holds. Containment is asked and not likeness, for a version grows; a run that many texts share is compared
with its first text alone, so the work stays close to linear in the number of articles.
"""

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any
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

PARTS = 16
"""The runs are compared part by part, by their hash: what must be in the memory at once is so much less."""

Sketch = np.ndarray[tuple[int], np.dtype[np.uint64]]


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


class Stories:
    """Articles as they come in; when all are in, the story of each."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._outlets, self._slugs, self._sizes, self._runs = array("q"), array("q"), array("l"), array("Q")

    def add(self, article_id: str, url: str | None, publisher: str | None, runs: Sketch) -> None:
        """Take in an article."""
        self._names.append(article_id)
        self._outlets.append(_number(outlet_key(url, publisher)))
        self._slugs.append(_number(_slug(url)))
        self._sizes.append(len(runs))
        self._runs.frombytes(runs.tobytes())

    def find(self) -> list[str]:
        """Give the story of each article, in the order they came in: the first article_id of the story, by name.

        Which articles make a story does not depend on that order.
        """
        order = sorted(range(len(self._names)), key=self._names.__getitem__)
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        groups = _Groups(len(order))
        for left, right, shared in self._pairs(ranks):
            if self._is_one_story(order[left], order[right], shared):
                groups.join(left, right)
        return [self._names[order[groups.first(rank)]] for rank in ranks.tolist()]

    def _is_one_story(self, left: int, right: int, shared: int) -> bool:
        """Say whether the share of the shorter text that both hold is enough for what else they have in common."""
        least = min(self._sizes[left], self._sizes[right])
        if shared < min(LEAST_SHARED, least):
            return False
        if self._slugs[left] and self._slugs[left] == self._slugs[right]:
            return shared / least >= SAME_ADDRESS
        is_same_outlet = self._outlets[left] and self._outlets[left] == self._outlets[right]
        return shared / least >= (SAME_OUTLET if is_same_outlet else COPIED)

    def _pairs(self, ranks: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Iterator[tuple[int, int, int]]:
        """Give (left, right, runs shared) of the articles that share any, by their ranks, left < right."""
        runs = np.frombuffer(self._runs, dtype=np.uint64)
        owners = np.repeat(ranks.astype(np.uint32), np.frombuffer(self._sizes, dtype=f"i{self._sizes.itemsize}"))
        parts = runs.view(np.uint8)[1::8] % PARTS  # one byte of each hash, for a whole copy would not fit beside them
        codes = [_code_pairs(runs[parts == part], owners[parts == part], len(ranks)) for part in range(PARTS)]
        for code, shared in zip(*np.unique(np.concatenate(codes), return_counts=True), strict=True):
            yield int(code) // len(ranks), int(code) % len(ranks), int(shared)


def find_stories(articles: Iterable[tuple[str, str | None, str | None, Sketch]]) -> dict[str, str]:
    """Give article_id → story_id of articles, each (article_id, url, publisher, sketch)."""
    stories, names = Stories(), []
    for article in articles:
        stories.add(*article)
        names.append(article[0])
    return dict(zip(names, stories.find(), strict=True))


def _code_pairs(runs: Sketch, owners: Any, count: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Give left * count + right for each two owners of one run."""
    order = np.lexsort((owners, runs))
    owners, runs = owners[order], runs[order]
    is_new = np.concatenate([[True], np.diff(runs) != 0]) if len(runs) else np.zeros(0, dtype=bool)
    starts = np.flatnonzero(is_new)
    lengths = np.diff(np.append(starts, len(runs)))
    codes = array("q")
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        for left, right in _compared(owners[start : start + length].tolist()):
            codes.append(left * count + right)
    return np.array(codes, dtype=np.int64)


def _compared(group: list[int]) -> Iterable[tuple[int, int]]:
    if len(group) <= FEW:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def _number(name: str | None) -> int:
    """Give a number that tells names apart; 0 for none."""
    return 0 if name is None else int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") >> 1 or 1


def outlet_key(url: str | None, publisher: str | None) -> str | None:
    """Give what tells outlets apart: the publisher's name, or else the address's host; None where neither is known."""
    if publisher:
        return publisher.casefold()
    host, _ = _split_address(url)
    return host.removeprefix("www.") or None


def _slug(url: str | None) -> str | None:
    """Give host and last part of an address, where that part is long enough to name one report."""
    host, path = _split_address(url)
    last = path.rstrip("/").rpartition("/")[2]
    return f"{host}/{last}" if len(last) >= SLUG_CHARACTERS else None


def _split_address(url: str | None) -> tuple[str, str]:
    """Give (host, path) of an address; both empty where it is none."""
    try:
        parts = urlsplit(url or "")
        return parts.hostname or "", parts.path
    except ValueError:
        return "", ""


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
