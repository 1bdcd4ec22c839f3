"""The senses in which a cue's words are no protest: prices, sports, cars, campaigns, the month, showings."""

import re

from dashboard.pipeline.reading.sense_patterns import AROUND, LABOUR, LEFT, OTHER_STRIKE, RIGHT, SENSES
from dashboard.pipeline.wordlists import WEEKDAY

_WINDOW = 60
"""Characters on one side in which the words next to a cue tell its sense."""
_CLAUSE_WINDOW = 110
"""Characters on either side that count as the cue's clause, where no sentence ends before."""
_LABOUR_NEAR = re.compile(LABOUR, re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_DISPUTE = re.compile(
    r"\b(?:unions?|picket\w*|contracts?|wages?|walkouts?|walked\s+off|on\s+strike|strikers?)\b", re.IGNORECASE
)
_TOLD_BEFORE = 500
"""Characters before "the strike" in which its dispute is told."""
_SAID = re.compile(r"^protested$", re.IGNORECASE)
_SAID_RIGHT = re.compile(r"^\s*(?:,\s*)?(?:that\b|[“\"])", re.IGNORECASE)
_SHOWN = re.compile(r"^demonstrat(?:e|es|ed|ing)$", re.IGNORECASE)
_SHOWN_RIGHT = re.compile(
    r"^(?:,[^,]{3,30},)?\s+[“\"]?(?:that|how|why|what|the|a|an|its|their|his|her|your|our|this|these|good|great|strong|clear|real|no|any"
    r"|\w+(?:ity|ness|ment|ship|ance|ence))\b",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"^(?:demonstrations?|demos?)$", re.IGNORECASE)
_SHOWING_RIGHT = re.compile(
    r"^\s+(?:of\s+(?:an?|the|its|their|his|her|how|our|new|[a-z]+ing)|on\s+[a-z]+ing|how|to\s+show)\b",
    re.IGNORECASE,
)

_AS_IF = re.compile(
    r"\b(?:as\s+(?:if|though)\s+(?:\w+\s+){1,2}?(?:were|was)\s+(?:an?|the)|hopes?\s+that\b[^.;]*|deserves?\s+an?"
    r"|(?:nobody|no\s+one)\s+ha[sd]\s+(?:yet\s+)?called\s+for\s+(?:such\s+)?an?)\s+$",
    re.IGNORECASE,
)
_NOT_PLANNED = re.compile(r"^\s+(?:is|are)\s+not\s+(?:yet\s+)?(?:planned|scheduled)\b", re.IGNORECASE)
_QUOTE = "“”\"‘’'"

_MONTH_LEFT = re.compile(
    r"(?:\b(?:in|on|since|until|till|by|from|through|between|before|after|during|early|late|mid|next|last|this|every|each|of|for"
    rf"|January|February|and|to|{WEEKDAY})[-,]?\s+|\d\s+|\()$",
    re.IGNORECASE,
)
_MONTH_RIGHT = re.compile(r"^\.?,?\s+(?:(?!4\s+(?:[A-Z]|our\b|the\b))\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b")
_DATED_RIGHT = re.compile(
    r"^\s+4\s+(?:(?:[A-Z][\w’'-]*|and|of)\s+){1,4}"
    r"(?:story|stories|article|column|editorial|letter|issue|edition|meeting|hearing|vote|primary|game|election|concert)\b"
)
"""Tells the fourth of March, "a March 4 Register story", from a march for somebody, "the March 4 Trump"."""
_NAMED_MARCH = re.compile(r"^\s+(?:for|on|against|of|to)\s+", re.IGNORECASE)

_TITLED = re.compile(
    r"\b(?:President(?:-elect)?|Sens?\.|Senator|Govs?\.|Governor|Reps?\.|candidate|nominee|[Hh]opeful|Minister|Donald|Hillary|Barack)\s+"
    r"(?:[A-Z][\w’'-]+\s+)?([A-Z][\w-]+)|\b([A-Z][\w-]+)\s+(?:campaign|administration)\b"
)
_HOLDS = re.compile(
    r"\b([A-Z][\w-]+)(?:,[^,.;]+,)?\s+(?:(?:held|holds|will\s+hold|is\s+holding)"
    r"|(?:told|asked|urged|thanked|greeted)\s+(?:[\w,]+\s+){0,5}?supporters\s+(?:\w+\s+){0,2}?at)\s+(?:an?|his|her)\s+(?:\w+\s+)?$"
)
"""A politician and what he or she does at a rally of the campaign's own."""
_FOR_CAUSE = re.compile(r"\w+\s[^.;]*\b(?:against|demand|oppos|protest|in\s+support|solidarity)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s|\n")


def other_sense(text: str, start: int, end: int, group: str) -> str | None:
    """Give the reason why text[start:end], a cue's words of `group`, tells no protest; None where it may tell one."""
    words, left, right = text[start:end], text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    clause = _clause_around(text, start, end)
    if (
        _is_title(left, words, right)
        or _is_first_name(words, right)
        or _AS_IF.search(left)
        or _NOT_PLANNED.match(right)
    ):
        return "a title, a likeness or what is not planned"
    if group == "march" and _is_month(words, left, right):
        return "the month"
    if group == "protest" and (
        _reads(words, right, _SHOWN, _SHOWN_RIGHT) or _reads(words, right, _SHOWING, _SHOWING_RIGHT)
    ):
        return "a showing of something"
    if group == "protest" and _reads(words, right, _SAID, _SAID_RIGHT):
        return "words of one person"
    is_picket = words.lower().startswith("picket")
    sides = {LEFT: left, RIGHT: right, AROUND: clause}
    for sense_group, side, pattern, reason in SENSES:
        if sense_group == group and not (is_picket and reason == OTHER_STRIKE) and pattern.search(sides[side]):
            return reason
    return OTHER_STRIKE if group == "strike" and not _is_of_labour(text, start, words, clause) else None


def _is_of_labour(text: str, start: int, words: str, clause: str) -> bool:
    """Tell a strike of workers; of "the strike", from what was told before it."""
    before = text[max(0, start - _TOLD_BEFORE) : start]
    is_told = words.lower() == "strike" and _THE.search(before) is not None
    return _LABOUR_NEAR.search(clause) is not None or (is_told and _DISPUTE.search(before) is not None)


def find_politicians(text: str) -> set[str]:
    """Give the last names that the article gives a political title or a campaign."""
    return {name for match in _TITLED.finditer(text) for name in match.groups() if name}


def is_campaign_rally(text: str, start: int, politicians: set[str]) -> bool:
    """Say whether the rally at `start` is a politician's own: "Trump's rally"; not "a pro-Trump rally"."""
    before = re.search(
        r"(?:^|(?<!\bfor)(?<!\d)[^\w-])([A-Z][\w-]+)(?:['’]s?)?\s+(?:[a-z]+\s+)?$",
        text[max(0, start - _WINDOW) : start],
    )
    own = before or _HOLDS.search(text[max(0, start - _CLAUSE_WINDOW) : start])
    return own is not None and own.group(1) in politicians and _FOR_CAUSE.match(text[start : start + _WINDOW]) is None


def _reads(words: str, right: str, own: re.Pattern[str], following: re.Pattern[str]) -> bool:
    return own.match(words) is not None and following.match(right) is not None


def _is_title(left: str, words: str, right: str) -> bool:
    """Tell a song or book by its name: "sang “Protest”"."""
    return words[:1].isupper() and left[-1:] in {*_QUOTE} and re.match(rf"[,.]?[{_QUOTE}]", right) is not None


def _is_first_name(words: str, right: str) -> bool:
    """Tell who is called Demos, by a second name behind it."""
    return words in {"Demo", "Demos"} and re.match(r"\s+[A-Z]", right) is not None


def _is_month(words: str, left: str, right: str) -> bool:
    """Tell the month from a march: "in March", "March 5"; not "the Women's March for", "March 4 Trump"."""
    if words != "March":
        return False
    is_dated = _MONTH_RIGHT.match(right) or _DATED_RIGHT.match(right)
    return is_dated is not None or (_MONTH_LEFT.search(left) is not None and _NAMED_MARCH.match(right) is None)


def _clause_around(text: str, start: int, end: int) -> str:
    """Give the words about the cue up to the sentence's ends, at most the clause window on either side."""
    left = _SENTENCE_END.split(text[max(0, start - _CLAUSE_WINDOW) : start])[-1]
    right = _SENTENCE_END.split(text[end : end + _CLAUSE_WINDOW])[0]
    return left + text[start:end] + right
