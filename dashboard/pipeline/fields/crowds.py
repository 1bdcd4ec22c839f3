"""Crowd words of a text: how many, of whom, expected or seen, and who said so."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from dashboard.pipeline.fields.crowd_kinds import (
    is_befallen,
    is_foretold,
    is_handful,
    is_membership,
    is_nationwide,
    is_partial,
    listens_inside,
)
from dashboard.pipeline.fields.crowd_nouns import is_people, names_counter, names_gatherers, stays_apart
from dashboard.pipeline.fields.crowd_numbers import Amount, find_amounts, read_crowd_phrase
from dashboard.pipeline.fields.crowd_sources import find_source
from dashboard.pipeline.fields.crowd_words import (
    counts_bare_people,
    counts_people_by_verb,
    find_noun,
    find_sort,
    follows_crowd_words,
    is_hour,
    is_label,
    says_they_gathered,
    sizes_gathering,
    skip_hedge,
    split_qualifier,
)
from dashboard.pipeline.fields.sentences import plain_spaces, split_sentences

__all__ = ["CrowdKind", "CrowdWords", "find_crowds", "read_crowd_phrase"]

MOST_PEOPLE = 20_000_000
"""More than the largest gatherings on record drew: a larger figure counts a people or is a slip."""

_REACH = 160
"""Characters before and behind a number that tell what it counts."""
_MOST_AMOUNTS = 40
"""A sentence with more numbers is a table."""
_GOES_ON = re.compile(r"(?:,|;|—|\(|\b(?:and(?: at)?|but|while|with|including|another|plus|by))[ (]*$")
_GROWN = re.compile(r"\b(?:grew|grow(?:ing|n)|rose|swell(?:ed|ing)|swollen) (?:from [^,;.]{2,40} )?to $")
_GROWN_FROM = re.compile(r"\b(?:grew|grow(?:ing|n)|rose|swell(?:ed|ing)|swollen) from $")
_COUNTER_NUMBERED = re.compile(
    r"\b(counter-?(?:protest|demonstrat)\w+) (?:who )?(?:had )?(?:numbered|totaled) $", re.IGNORECASE
)
_OF_THOSE = re.compile(r" of (?:the|those|them(?!,)|their|whom|these)\b")
_ELSEWHERE = re.compile(r"(?: (?:more|others))? (?:in|at|outside|near) (?:the )?[A-Z]|\)| by (?!the hour|then|\d)")


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
    is_size: bool
    """True where the figure is given as a crowd's size: "a crowd of 200", "hundreds rallied", "police said 300"."""
    is_partial: bool
    """True where the words say that more or others came: "began with 20", "another 50"."""
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
    found: list[CrowdWords] = []
    for first, last in split_sentences(text, 0, len(text)):
        amounts = find_amounts(text, start=first, end=last, most=_MOST_AMOUNTS + 1)
        if len(amounts) <= _MOST_AMOUNTS:
            found += _read_sentence(text, amounts, first, last)
    return tuple(found)


def _read_sentence(text: str, amounts: list[Amount], first: int, last: int) -> list[CrowdWords]:
    """Read the amounts of the sentence text[first:last]; a bare one counts whom the one before it counts."""
    found: list[CrowdWords] = []
    for amount in amounts:
        around = _look_around(text, amount, first, last)
        words = _read_amount(text, around, first, last) or (_read_echo(around, found[-1]) if found else None)
        if words is not None and found and _adds_up(text, found[-1], words):
            found[-1] = replace(
                found[-1], end=words.end, low=found[-1].low + words.low, high=found[-1].high + words.high
            )
        elif words is not None:
            found.append(words)
    return found


def _adds_up(text: str, one: CrowdWords, other: CrowdWords) -> bool:
    """Tell whether two exact figures side by side count one crowd: "17 men and four women"."""
    is_one_kind = one.kind == other.kind or (other.kind is CrowdKind.OTHER and is_people(other.noun or ""))
    is_pair = is_one_kind and one.is_exact and other.is_exact and one.is_expected == other.is_expected
    gap = text[one.end : other.start]
    is_one_side = names_counter(one.noun) == names_counter(other.noun)
    is_joined = one.noun is not None and re.fullmatch(rf" (?:[\w-]+ )?{one.noun},? and ", gap) is not None
    return is_pair and is_one_side and is_joined


@dataclass(frozen=True, slots=True)
class _Around:
    """An amount and the words around it."""

    amount: Amount
    lead: str
    qualifier: str
    after: str
    noun: str | None
    between: str
    """From the amount to the noun's end."""
    rest: str
    """Behind the noun."""


def _look_around(text: str, amount: Amount, first: int, last: int) -> _Around:
    lead, qualifier = split_qualifier(text[max(first, amount.start - _REACH) : amount.start])
    after = text[amount.end : min(last, amount.end + _REACH)]
    if lead.endswith(("“", '"')) and after.startswith(("”", '"')):
        lead, after = lead[:-1], after[1:]
    after = skip_hedge(after)
    noun, rest = find_noun(after)
    counter = _COUNTER_NUMBERED.search(lead) if noun is None else None
    if counter is not None:
        return _Around(amount, lead, qualifier, after, counter[1], "", after)
    return _Around(amount, lead, qualifier, after, noun, after[: len(after) - len(rest)], rest)


def _read_amount(text: str, around: _Around, first: int, last: int) -> CrowdWords | None:
    """Read one amount of the sentence text[first:last]; None where it counts no people."""
    amount, lead, after = around.amount, around.lead, around.after
    if (
        is_hour(after)
        or not 2 <= amount.high <= MOST_PEOPLE
        or (not around.qualifier and is_label(text[amount.start : amount.end], lead, after))
    ):
        return None
    sort = find_sort(after)
    if sort is not None and not sizes_gathering(after, sort):
        return None
    has_crowd_before = sort is not None or follows_crowd_words(lead, after)
    if not (
        _names_people(around.noun, around.rest)
        if around.noun
        else has_crowd_before or counts_bare_people(lead, after, around.rest)
    ):
        return None
    has_grown = _GROWN_FROM.search(lead) is not None
    is_gathering = (
        has_crowd_before or has_grown or names_gatherers(around.noun or "") or says_they_gathered(around.rest)
    )
    kind = _tell_kind(around, has_crowd_before=has_crowd_before)
    if kind is CrowdKind.TOTAL and is_handful(amount.low, amount.high, lead, is_gathering=is_gathering):
        kind = CrowdKind.OTHER
    return CrowdWords(
        start=amount.start - len(around.qualifier),
        end=amount.end,
        low=amount.high if has_grown else amount.low,
        high=amount.high,
        kind=kind,
        is_exact=amount.is_exact,
        is_expected=is_foretold(lead, after),
        is_gathering=is_gathering,
        is_size=has_crowd_before or around.noun is None,
        is_partial=_is_partial(around) and not (has_grown and amount.low < amount.high),
        noun=around.noun,
        said_by=find_source(text, first, (amount.start, amount.end), last),
    )


def _read_echo(around: _Around, before: CrowdWords) -> CrowdWords | None:
    """Read a bare number that goes on from the one before it: "200 people marched in Boise and 300 in Eugene"."""
    amount = around.amount
    is_growth = _GROWN.search(around.lead) is not None
    is_echo = is_growth or (_GOES_ON.search(around.lead) and _ELSEWHERE.match(around.after))
    if around.noun is not None or not is_echo or not 2 <= amount.high <= MOST_PEOPLE:
        return None
    return replace(
        before,
        start=amount.start - len(around.qualifier),
        end=amount.end,
        low=amount.low,
        high=amount.high,
        kind=CrowdKind.TOTAL if before.kind is CrowdKind.NATIONAL else before.kind,
        is_exact=amount.is_exact,
        is_partial=before.is_partial and not is_growth,
    )


def _is_partial(around: _Around) -> bool:
    return _OF_THOSE.match(around.after) is not None or is_partial(around.lead, around.between, around.rest)


def _is_few_of_those(around: _Around) -> bool:
    """Tell some of those told before, if they are no crowd or not said to have gathered: "two of them rallied"."""
    is_crowd = says_they_gathered(around.rest) and not is_handful(
        around.amount.low, around.amount.high, around.lead, is_gathering=False
    )
    return _OF_THOSE.match(around.after) is not None and not is_crowd


def _names_people(noun: str, rest: str) -> bool:
    is_known = is_people(noun) or stays_apart(noun) or noun.lower().startswith("arrest")
    return is_known or counts_people_by_verb(noun, rest) or noun[0].isupper()


def _tell_kind(around: _Around, *, has_crowd_before: bool) -> CrowdKind:
    lead, noun, rest = around.lead, around.noun, around.rest
    if (noun and stays_apart(noun)) or listens_inside(lead):
        return CrowdKind.OTHER
    if is_befallen(lead, around.between, rest) or (not has_crowd_before and _is_few_of_those(around)):
        return CrowdKind.PART
    if (not has_crowd_before or lead.endswith("crowd of ")) and is_membership(lead, noun, rest):
        return CrowdKind.OTHER
    return CrowdKind.NATIONAL if is_nationwide(lead, rest) else CrowdKind.TOTAL
