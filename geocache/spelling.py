"""Misspelt names: the one name that was meant, where it is clearly one."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
"""Letters; shorter names are one slip from too many others."""


def squeeze(folded: str) -> str:
    """Give a folded name without its spaces, which people set as they like: "la crosse" → "lacrosse"."""
    return folded.replace(" ", "")


def most_slips(name: str) -> int:
    """Give how many letters may be wrong, missing, too many or swapped in a squeezed name of this length."""
    if len(name) < _SHORTEST:
        return 0
    return 1 if len(name) < 7 else 2


def nearest_names(name: str, names: Sequence[str]) -> list[int]:
    """Give where those of `names` stand that `name` is nearest to, all folded; none where no name is near.

    A slip in the first letter, or in the spaces, is less likely than any other.
    """
    squeezed = squeeze(name)
    limit = most_slips(squeezed)
    if not limit:
        return []
    found = process.extract(squeezed, names, processor=squeeze, scorer=OSA.distance, score_cutoff=limit, limit=30)
    ranked = [(slips + _doubt(name, other), at) for other, slips, at in found if _may_be(name, other, slips)]
    fewest = min((slips for slips, _ in ranked), default=0)
    return [at for slips, at in ranked if slips == fewest]


def _doubt(name: str, other: str) -> float:
    """Give what makes one of two names with as many slips the less likely, below 1."""
    return (other[0] != name[0]) / 2 + (other.count(" ") != name.count(" ")) / 4


def _may_be(name: str, other: str, slips: float) -> bool:
    """Whether slips make `other` into `name` word by word, where both have as many words."""
    if slips > 1 and other[0] != name[0]:
        return False
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return True
    changed = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return all(OSA.distance(one, two) <= _most_slips_of_word(max(len(one), len(two))) for one, two in changed)


def _most_slips_of_word(letters: int) -> int:
    return 1 if letters < 7 else 2
