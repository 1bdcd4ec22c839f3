"""Which language a text is in: the cue words and the syntax that the reading knows are English ones."""

from functools import cache
from typing import Any

ENGLISH = "en"
LEAST_CERTAINTY = 0.6
"""A text is called foreign only from this probability on: a line of town names can look Spanish."""
READ_CHARACTERS = 2_000
"""A text's beginning tells its language; the rest costs time."""
ENGLISH_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "for",
        "from",
        "was",
        "were",
        "said",
        "who",
        "which",
        "their",
        "they",
        "this",
        "has",
        "been",
    ]
)
PLAIN_SHARE = 0.12
LEAST_WORDS = 20
NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "ht": "Haitian Creole", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "tl": "Tagalog", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def foreign_language(text: str) -> str | None:
    """Give the name of the language where `text` is clearly not English, None where it is or may be."""
    if _is_plainly_english(text[:READ_CHARACTERS]):
        return None
    code, certainty = _identifier().classify(text[:READ_CHARACTERS])
    if code == ENGLISH or certainty < LEAST_CERTAINTY:
        return None
    return NAMES.get(code, f"language “{code}”")


def _is_plainly_english(text: str) -> bool:
    """Say whether so many words are ones that no other language has that the model, which takes long, is not asked."""
    words = text.casefold().split()
    return len(words) >= LEAST_WORDS and sum(word in ENGLISH_WORDS for word in words) >= PLAIN_SHARE * len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model takes most of a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
