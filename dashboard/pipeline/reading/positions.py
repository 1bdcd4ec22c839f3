"""Positions: a town judged by the words around it, where the parser lost the thread."""

import re

from spacy.tokens import Doc, Token

from dashboard.pipeline.reading.site_words import TIMES
from dashboard.pipeline.reading.syntax import Parsed
from dashboard.pipeline.wordlists import word_set

_WHERE = word_set("in at outside near around through across throughout")
_BEFORE_PLACE = word_set(
    "in at on outside near across downtown nearby central the and but meanwhile also , over elsewhere last"
)
_QUALIFIERS = word_set(
    "downtown nearby central the north south east west northern southern eastern western suburban of streets"
)
_EPITHETS = word_set("capital city town village suburb port neighborhood neighbourhood district")
_SEATS = word_set("capitol statehouse courthouse")
HARMED = word_set("killed shot died murdered slain injured wounded born convicted gunned lynched")
"""What was done to those for whom people gather, elsewhere as often as not."""
_BREAKS = (
    word_set(
        "that which who whom whose where when because after before since if said says told ; : — – where while as "
    )
    | HARMED
)
_DATED = re.compile(r"[A-Z][a-z]+\.? \d{1,2} ?, (?:19|20)\d\d ?,? (?:[a-z]+ )+$")
_DATE = re.compile(r"^[^;:]*,(?: on)?(?: \w+day ?,)? [A-Z][a-z]+\.? \d{1,2} ?, (?:19|20)\d\d\b")
_STOOD_WITH = re.compile(
    r"\b(?:solidarity with(?: \w+){1,4}|support (?:of|for)(?: \w+){0,2} (?:protest|demonstrat|march|strik)\w+)"
    r" (?:at|in|near) (?:the )?(?:[A-Z]\w+(?: ,)? (?:and )?)*$"
)
_UNIVERSITY = re.compile(r"\b(?:the )?university of (?:[a-z]+ ){1,2}?(?:- ?|at |, )$")
"""Before the town of one of a state's universities: "At the University of Wisconsin-Madison"."""
_REACH = 20
"""Tokens within which a place's preposition may speak of a cue without syntax to say so."""

_LABEL = 4
"""Tokens that a caption's label may have: "Speaking out: In Erie, crowds marched"."""

FRONTED_SCORE, NEAR_SCORE = 0.85, 0.55


def is_fronted(parsed: Parsed, start: int, cue: Token) -> bool:
    """Say whether the sentence starts with the town, "In Laramie, …", and so speaks of it throughout."""
    first = parsed.token_at(start)
    if first is None or first.i == 0 or cue.i < first.i:
        return False
    before = _UNIVERSITY.sub("", parsed.doc[: first.i].text.lower() + " ").split()
    before = before[before.index(":") + 1 :] if ":" in before[:_LABEL] else before
    is_before = all(word in _BEFORE_PLACE or word in TIMES or word.isdigit() for word in before)
    return bool(_WHERE.intersection(before)) and is_before


def is_stood_with(parsed: Parsed, start: int) -> bool:
    """Say whether others are there, whom the gathering is for: "in solidarity with protesters at …"."""
    first = parsed.token_at(start)
    return first is not None and _STOOD_WITH.search(parsed.doc[: first.i].text + " ") is not None


def is_near(parsed: Parsed, start: int, cue: Token) -> bool:
    """Say whether the town stands behind "in" or the like, close to the cue and with no other clause between."""
    first = parsed.token_at(start)
    if first is None:
        return False
    place = first.i - 1
    while place >= 0 and _is_told_with_place(parsed.doc[place]):
        place -= 1
    if place < 0 or parsed.doc[place].lower_ not in _WHERE:
        return False
    return abs(first.i - cue.i) <= _REACH and not _is_broken(parsed.doc, first.i, cue.i)


def is_seat_nearby(parsed: Parsed, start: int, end: int, cue: Token) -> bool:
    """Say whether it is a seat of government at which people gathered, whatever noun the parser hangs it on.

    In "rallied against the order at the Ohio Statehouse" it is the rally that was there, not the order.
    """
    seat, first = parsed.token_at(end - 1), parsed.token_at(start)
    if seat is None or first is None or seat.lower_ not in _SEATS or cue.i > first.i:
        return False
    place = first.i - 1
    while place > cue.i and (_is_told_with_place(parsed.doc[place]) or parsed.doc[place].tag_ in {"NNP", "POS"}):
        place -= 1
    is_close = first.i - cue.i <= _REACH and not _is_broken(parsed.doc, first.i, cue.i)
    return is_close and parsed.doc[place].lower_ in _WHERE


def is_captioned(parsed: Parsed, start: int, cue: Token) -> bool:
    """Say whether the town stands next to a full date, as captions give both: "…, April 17, 2020, in Salem, Ore."."""
    first = parsed.token_at(start)
    if first is None or first.i < 2 or parsed.doc[first.i - 1].lower_ not in _WHERE | _QUALIFIERS or cue.i > first.i:
        return False
    before = parsed.doc[max(0, first.i - 8) : first.i].text + " "
    after = parsed.doc[first.i : first.i + 12].text
    return _DATED.search(before) is not None or _DATE.search(after) is not None


def _is_told_with_place(token: Token) -> bool:
    """Say whether the word may stand between "in" and a town: "in the Yemeni capital, Sanaa"."""
    if token.lower_ == ",":
        return token.i > 0 and token.nbor(-1).lower_ in _EPITHETS
    return token.lower_ in _QUALIFIERS | _EPITHETS or token.tag_ in {"JJ", "DT"}


def is_listed(parsed: Parsed, start: int, cue: Token) -> bool:
    """Say whether the town closes a notice without a verb: "Rally for the River, 10 a.m., Oakdale Park, Salina"."""
    first = parsed.token_at(start)
    has_verb = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in parsed.doc)
    return first is not None and not has_verb and cue.i < first.i and parsed.doc[first.i - 1].lower_ == ","


def _is_broken(doc: Doc, one: int, other: int) -> bool:
    between = doc[min(one, other) + 1 : max(one, other)]
    return any(token.lower_ in _BREAKS or token.tag_ in {"``", "''"} for token in between)
