"""How two spellings of one name are made the same, for the names of the gazetteer and for what is asked of it."""

import re
import unicodedata
from functools import lru_cache

_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain", "mts": "mountains"}
"""Words that towns' names are written with in short and in full; always read as the full one."""
_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h", "æ": "ae", "œ": "oe"}
)
_DROPPED = re.compile(r"[.'’‘ʻʼ`´]")
_GLUED = re.compile(r"\b(st|ste|ft|mt|pt)\.(?=\w{2})", re.IGNORECASE)
"""An abbreviated word without a space behind its full stop: "St.Paul"."""
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Give `name` without case, accents and punctuation, its abbreviated words in full: "Ft. Wayne" → "fort wayne".

    Every name of the gazetteer is found by its folded form alone. Text without a letter or digit folds to "".
    """
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold_words(name))


def fold_words(name: str) -> list[str]:
    """Give the folded words of `name`, abbreviations left as they are: "Rapid City, S.D." → rapid, city, sd."""
    plain = _GLUED.sub(r"\1 ", name)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_NOT_DECOMPOSED))
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = _DROPPED.sub("", plain.casefold().replace("&", " and "))
    return _SEPARATORS.sub(" ", plain).split()
