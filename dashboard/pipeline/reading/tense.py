"""Tense: what the words about a cue say of the reality of what it tells."""

from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.pipeline.reading.syntax import is_verb
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import Status

MAYBE = word_set("would could might may can should must ca")
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
    """Say whether the sentence is on years after the cue's gathering: "decades after the protests in Beijing"."""
    token = cue
    while token.head != token and not is_verb(token):
        if token.lower_ in {"after", "since"} and token.dep_ == "prep" and token.i:
            return token.nbor(-1).lower_ in {"year", "years", "decade", "decades"}
        token = token.head
    return False
