"""Passing: gatherings that an article names only to tell something else: a trial, a law, a life, a place's past."""

from spacy.tokens import Token

from dashboard.pipeline.reading.cues import CueKind
from dashboard.pipeline.reading.doers import is_crowd
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.syntax import governing_verb, is_verb
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import Status

_BESIDE = word_set("since over about among despite like unlike beyond")
"""Before a gathering, they tell that the sentence is on something else."""
_CASES = word_set(
    "accused charged convicted sentenced acquitted cleared indicted sued lawsuit suit trial guilty charges charge case "
    "conviction investigation inquiry testified testimony prosecuted alleged alleges role"
)
"""What courts and the police are told to do long after a gathering."""
_MENTIONED = word_set(
    "cited cites citing recalled recalls recalling mentioned mentions remembers remembered referenced described "
    "describes compared likened quoted studied covered photographed documented filmed chronicles wrote written read"
)
_KNOWN_FOR = word_set("site scene target subject focus object backdrop epicenter heart wake history response reaction")
_TAKE_PART = word_set(
    "came attended joined went participated took marched rallied drew brought drove traveled travelled"
)
"""What those do who are at a gathering."""
_MOST_STEPS = 8


def is_told_in_passing(gathering: Gathering) -> bool:
    """Say whether all that is told of a gathering is told in passing, and no day of it is."""
    return all(_is_in_passing(telling) for telling in gathering.tellings)


def _is_in_passing(telling: Telling) -> bool:
    """Say whether the telling has no day of its own and is a word of a sentence on something else."""
    cue, status = telling.token, telling.tense.status
    if telling.is_online or status == Status.CANCELLED:
        return False
    if telling.cue.kind == CueKind.PEOPLE and cue.tag_ == "NN" and _is_one_of_them(telling):
        return True
    if telling.occasion is not None:
        return status != Status.PLANNED and _is_background_of(cue) and not _has_own_day(telling)
    if telling.cue.kind == CueKind.CROWD:
        return telling.town is None and not _is_main(cue)
    if _is_recounted(cue) or _is_of_others_clause(cue):
        return True
    return status != Status.PLANNED and (_is_background_of(cue) or _is_beside(cue) or _is_mentioned(cue))


def _is_one_of_them(telling: Telling) -> bool:
    """Say whether one of those who protest is only told of, "Ann Lee, a protester in Erie"; not "one was arrested"."""
    dep = telling.token.dep_
    return dep in {"appos", "attr"} or (telling.occasion is None and dep not in {"nsubj", "nsubjpass"})


def _has_own_day(telling: Telling) -> bool:
    """Say whether the day's words hang on the cue itself: "a response to Saturday's protests"."""
    words = telling.occasion.words if telling.occasion else None
    root = None if words is None else telling.parsed.root_of(words.start, words.end)
    return root is None or telling.token.is_ancestor(root)


def _is_main(cue: Token) -> bool:
    """Say whether what a crowd does is told in the sentence's main clause."""
    verb = governing_verb(cue)
    return verb.dep_ == "ROOT" and not _is_recounted(cue)


def _is_recounted(cue: Token) -> bool:
    """Say whether the clause tells what had been: "had gathered", "had planned a march"."""
    return any(c.lower_ in {"had", "'d", "’d"} and c.dep_ == "aux" for c in governing_verb(cue).children)


def _is_of_others_clause(cue: Token) -> bool:
    """Say whether it stands in a clause that describes a thing or a person: "a square that has seen protests"."""
    token = cue
    for _ in range(_MOST_STEPS):
        if token.dep_ == "relcl" and token.head.tag_[:1] == "N":
            is_place = token.head.tag_ == "NNP"
            return not (is_place or (_takes_part(token) if not is_crowd(token.head) else _is_told_of(token.head)))
        if token.head == token:
            return False
        token = token.head
    return False


def _is_told_of(crowd: Token) -> bool:
    """Say whether certain people are told of, "the nurses who", "200 people who", and not any: "residents who"."""
    return any(c.dep_ in {"det", "nummod", "poss"} for c in crowd.children) or crowd.dep_ == "pobj"


def _takes_part(verb: Token) -> bool:
    return verb.lower_ in _TAKE_PART


def _is_beside(cue: Token) -> bool:
    """Say whether the words are on what happened beside it, or on a case about it."""
    if is_verb(cue) or cue.dep_ not in {"pobj", "conj", "compound"}:
        return False
    token, steps = cue, 0
    while token.head != token and steps < _MOST_STEPS:
        token, steps = token.head, steps + 1
        if token.dep_ == "prep" and token.lower_ in _BESIDE:
            return True
        if token.lower_ in _CASES:
            return True
    return False


def _is_background_of(cue: Token) -> bool:
    """Say whether it is only what a place or a deed is known for: "the site of protests", "a response to marches"."""
    nouns = [cue.head, cue.head.head] if cue.dep_ in {"pobj", "conj", "compound"} and not is_verb(cue) else []
    return any(noun.lower_ in _KNOWN_FOR for noun in nouns)


def _is_mentioned(cue: Token) -> bool:
    verb = cue.head
    while verb.dep_ in {"prep", "pobj", "conj"} and verb.head != verb and not is_verb(verb):
        verb = verb.head
    return not is_verb(cue) and cue.dep_ in {"dobj", "pobj"} and verb.lower_ in _MENTIONED
