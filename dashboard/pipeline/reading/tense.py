"""Tense: what the words about a cue say of the reality of what it tells."""

from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.pipeline.reading.syntax import is_verb
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import Status

MAYBE = word_set("would could might may can should must ca")
_YEARS = frozenset({"year", "years", "decade", "decades"})
OPEN_FORMS = frozenset({"VB", "VBG"})
"""Forms of a verb that say nothing of its time, so that the verb above says it: "plan to hold a rally"."""


@dataclass(frozen=True, slots=True)
class Tense:
    """What the words about a cue say of its reality: the status if any, the token that says so, a reason against."""

    status: Status | None
    word: Token | None = None
    unreal: str | None = None
    is_timetable: bool = False
    """Told in the present of timetables, "holds a rally Tuesday": planned where the day lies ahead."""


def climb(cue: Token) -> list[Token]:
    """Give the cue and what governs it up to the verb of its clause and one verb above."""
    chain, token, verbs = [cue], cue, int(is_verb(cue))
    while token.head != token and verbs < 2 and len(chain) < 6:
        token = token.head
        chain.append(token)
        verbs += is_verb(token)
    return chain


def is_years_later(cue: Token) -> bool:
    """Say whether the sentence is on years after the cue's gathering: "decades after the protests in Beijing".

    So it is where a clause tells it: "comes a year after 300 people filled the square to protest".
    """
    token = cue
    while token.head != token and (not is_verb(token) or token.dep_ in {"xcomp", "conj"}):
        if token.dep_ == "prep" and _counts_years(token):
            return True
        token = token.head
    return token.dep_ == "advcl" and any(c.dep_ == "mark" and _counts_years(c) for c in token.children)


def _counts_years(word: Token) -> bool:
    return word.lower_ in {"after", "since"} and word.i > 0 and word.nbor(-1).lower_ in _YEARS
