"""Sets of words, written as people write lists, and patterns of words that several patterns are made from."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A pattern of a weekday's name."""


def word_set(words: str) -> frozenset[str]:
    """Give the words of a line or several as a set."""
    return frozenset(words.split())


def any_of(*alternatives: str) -> str:
    """Give a pattern of any one of the patterns `alternatives`."""
    return rf"(?:{'|'.join(alternatives)})"
