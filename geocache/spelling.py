"""Misspelt names: the one name that was meant, where it is clearly one."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 5
"""Shorter names are one letter from too many others."""


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

    A slip within the first letter is less likely than any other. Words of up to three letters must be right.
    """
    squeezed = squeeze(name)
    limit = most_slips(squeezed)
    if not limit:
        return []
    found = process.extract(squeezed, names, processor=squeeze, scorer=OSA.distance, score_cutoff=limit, limit=30)
    ranked = [(slips + (other[0] != name[0]) / 2, at) for other, slips, at in found if _may_be(name, other, slips)]
    fewest = min((slips for slips, _ in ranked), default=0)
    return [at for slips, at in ranked if slips == fewest]


def _may_be(name: str, other: str, slips: float) -> bool:
    """Whether slips make `other` into `name` word by word, where both have as many words."""
    if slips > 1 and other[0] != name[0]:
        return False
    words, others = name.split(), other.split()
    return len(words) != len(others) or all(
        one == two or 0 < OSA.distance(one, two) <= _most_slips_of_word(max(len(one), len(two)))
        for one, two in zip(words, others, strict=True)
    )


def _most_slips_of_word(letters: int) -> int:
    return 0 if letters <= 3 else 1 if letters < 7 else 2
