"""Misspelt names: the one name that was meant, where it is clearly one."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
"""Letters; shorter names are one slip from too many others."""


_MOST_NEAR = 30


def squeeze(folded: str) -> str:
    """Give a folded name without its spaces, which people set as they like: "la crosse" → "lacrosse"."""
    return folded.replace(" ", "")


def most_slips(name: str) -> int:
    """Give how many letters may be wrong, missing, too many or swapped in a squeezed name of this length."""
    if len(name) < _SHORTEST:
        return 0
    return 1 if len(name) < 7 else 2


class Spellings:
    """A set of names that may be misspelt, each with the rows of the places that bear it."""

    def __init__(self, rows_by_name: Mapping[str, tuple[int, ...]]) -> None:
        """Take rows by folded name."""
        self._names = list(rows_by_name)
        self._rows = list(rows_by_name.values())
        self._squeezed = [squeeze(name) for name in self._names]
        self._by_squeezed: dict[str, tuple[int, ...]] = {}
        for name, rows in zip(self._squeezed, self._rows, strict=True):
            self._by_squeezed[name] = self._by_squeezed.get(name, ()) + rows

    def same_letters(self, name: str) -> tuple[int, ...]:
        """Give the rows of the names that differ from a folded `name` in their spaces alone."""
        return self._by_squeezed.get(squeeze(name), ())

    def nearest(self, name: str) -> list[tuple[int, ...]]:
        """Give the rows of each of the names that a folded `name` is nearest to; none where no name is near.

        A slip in the first letter, or in the spaces, is less likely than any other.
        """
        squeezed = squeeze(name)
        limit = most_slips(squeezed)
        if not limit:
            return []
        found = process.extract(squeezed, self._squeezed, scorer=OSA.distance, score_cutoff=limit, limit=_MOST_NEAR)
        near = [(slips, self._names[at], at) for _, slips, at in found]
        ranked = [(slips + _doubt(name, other), at) for slips, other, at in near if _may_be(name, other, slips)]
        fewest = min((slips for slips, _ in ranked), default=0)
        return [self._rows[at] for slips, at in ranked if slips == fewest]


def _doubt(name: str, other: str) -> float:
    """Give what makes one of two names with as many slips the less likely, below 1."""
    return (other[0] != name[0]) / 2 + (other.count(" ") != name.count(" ")) / 4


def _may_be(name: str, other: str, slips: float) -> bool:
    """Whether slips make `other` into `name` word by word, where both have as many words."""
    if slips > 1 and other[0] != name[0]:
        return False
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return slips <= 1
    changed = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return all(OSA.distance(one, two) <= _most_slips_of_word(len(one)) for one, two in changed)


def _most_slips_of_word(letters: int) -> int:
    return 1 if letters < 7 else 2
