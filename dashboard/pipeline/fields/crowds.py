"""Crowd words of a text: how many, of whom, expected or seen, and who said so."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.pipeline.fields import crowd_context as context
from dashboard.pipeline.fields.crowd_nouns import is_people, names_gatherers, stays_apart
from dashboard.pipeline.fields.crowd_numbers import Amount, find_amounts, read_crowd_phrase
from dashboard.pipeline.fields.sentences import plain_spaces, split_sentences

__all__ = ["CrowdKind", "CrowdWords", "find_crowds", "read_crowd_phrase"]

MOST_PEOPLE = 20_000_000
"""More than the largest gatherings on record drew: a larger figure counts a people or is a slip."""


class CrowdKind(StrEnum):
    """What a number of people counts."""

    TOTAL = "total"
    """Those at a gathering."""
    PART = "part"
    """Some of them, or others, by what befell them: arrested, injured, separated."""
    NATIONAL = "national"
    """Those at many gatherings together: "across the country", "in 60 cities"."""
    OTHER = "other"
    """People who need not have gathered: members of a union, officers, an audience elsewhere."""


@dataclass(frozen=True, slots=True)
class CrowdWords:
    """Words that count people."""

    start: int
    """Where the words start in the text, "about" included."""
    end: int
    low: int
    """People, the lowest figure the words allow."""
    high: int
    kind: CrowdKind
    is_exact: bool
    """True for "40" and "two dozen", False for "dozens" and "several hundred"."""
    is_expected: bool
    """True where the figure was foretold rather than seen."""
    is_gathering: bool
    """True where the words themselves say that these people gathered: "a crowd of 200", "40 people marched"."""
    noun: str | None
    """Whom it counts, as written: "students"."""
    said_by: tuple[int, int] | None
    """Start and end of the words that tell whose figure it is."""


def find_crowds(text: str, *, start: int = 0, end: int | None = None) -> list[CrowdWords]:
    """Find the words of text[start:end] that count people, in order; offsets count the whole `text`.

    Numbers of things, money, years, ages and distances are left out, and so is a single person.
    """
    end = len(text) if end is None else end
    return [words for words in _scan_crowds(text) if start <= words.start and words.end <= end]


@lru_cache(maxsize=512)
def _scan_crowds(text: str) -> tuple[CrowdWords, ...]:
    """Find the crowd words of a whole text; kept for the few texts at hand, asked about sentence by sentence."""
    text = plain_spaces(text)
    found = []
    for first, last in split_sentences(text, 0, len(text)):
        for amount in find_amounts(text, start=first, end=last):
            words = _read_amount(text, amount, first, last)
            if words is not None:
                found.append(words)
    return tuple(found)


def _read_amount(text: str, amount: Amount, first: int, last: int) -> CrowdWords | None:
    """Read one amount of the sentence text[first:last]; None where it counts no people."""
    lead, qualifier = context.split_qualifier(text[first : amount.start])
    after = context.skip_hedge(text[amount.end : last])
    noun, rest = context.find_noun(after)
    has_crowd_before = context.follows_crowd_words(lead, after)
    if not 2 <= amount.high <= MOST_PEOPLE or (
        not qualifier and context.is_label(text[amount.start : amount.end], lead, after)
    ):
        return None
    if not (_names_people(noun, rest) if noun else has_crowd_before or context.counts_bare_people(rest)):
        return None
    is_gathering = has_crowd_before or names_gatherers(noun or "") or context.says_they_gathered(rest)
    kind = _tell_kind(lead, noun, after, rest)
    if kind is CrowdKind.TOTAL and context.is_handful(amount.low, amount.high, lead, is_gathering=is_gathering):
        kind = CrowdKind.OTHER
    return CrowdWords(
        start=amount.start - len(qualifier),
        end=amount.end,
        low=amount.low,
        high=amount.high,
        kind=kind,
        is_exact=amount.is_exact,
        is_expected=context.is_foretold(lead, after),
        is_gathering=is_gathering,
        noun=noun,
        said_by=context.find_source(text, first, (amount.start, amount.end), last),
    )


def _names_people(noun: str, rest: str) -> bool:
    is_known = is_people(noun) or stays_apart(noun) or noun.lower().startswith("arrest")
    return is_known or context.counts_people_by_verb(noun, rest)


def _tell_kind(lead: str, noun: str | None, after: str, rest: str) -> CrowdKind:
    if noun and stays_apart(noun):
        return CrowdKind.OTHER
    between = after[: len(after) - len(rest)]
    if context.is_befallen(lead, between, rest) or re.match(r" of (?:the|those|them|their|whom|these)\b", after):
        return CrowdKind.PART
    if context.is_membership(lead):
        return CrowdKind.OTHER
    return CrowdKind.NATIONAL if context.is_nationwide(lead, rest) else CrowdKind.TOTAL
