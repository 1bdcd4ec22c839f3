"""Figure words: how the words of a figure stand to a cue in their sentence, and to the figures told before."""

from math import inf

from spacy.tokens import Token

from dashboard.pipeline.fields.crowd_nouns import HARMED, names_counter
from dashboard.pipeline.fields.crowds import CrowdWords
from dashboard.pipeline.reading.cues import CueKind
from dashboard.pipeline.reading.syntax import SUBJECTS, Parsed
from dashboard.pipeline.reading.tellings import Telling

_FILLED = 0.5
"""The least share of a round word's number that may be called by it: 100 people of "hundreds"."""
_ROUNDED = 5
"""A round word is not used for so many times its number."""
_OBJECT = frozenset({"dobj", "pobj", "prep", "compound"})
_PHRASE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "pobj", "prep"})


def steps_to_doing(telling: Telling, words: CrowdWords) -> float:
    """Say how far the telling's cue is from the verb whose subject the words count, in words of the tree.

    0 for "hundreds took to the streets to protest", 1 for "hundreds attended the rally", more where the cue is but a
    crowd's doing, "attended", infinite for others.
    """
    subject = _head_of_phrase(telling.parsed, words)
    if subject is None or subject.dep_ not in SUBJECTS:
        return inf
    verb, steps = telling.token, 2 * (telling.cue.kind == CueKind.CROWD)
    while verb.pos_ not in {"VERB", "AUX"} and verb.dep_ in _OBJECT and verb.head != verb:
        verb, steps = verb.head, steps + 1
    while verb.dep_ in {"advcl", "xcomp", "conj"} and verb != subject.head and verb.pos_ == "VERB":
        verb = verb.head
    return steps if verb == subject.head else inf


def _head_of_phrase(parsed: Parsed, words: CrowdWords) -> Token | None:
    """Give the noun that heads the phrase of the words: "thousands" of "thousands of people"."""
    root = parsed.root_of(words.start, words.end)
    while root is not None and root.dep_ in _PHRASE and root.head != root:
        root = root.head
    return root


def is_befallen(telling: Telling, words: CrowdWords) -> bool:
    """Say whether the words count those whom the sentence's verb says to be arrested, hurt or the like."""
    head = _head_of_phrase(telling.parsed, words)
    return head is not None and head.dep_ == "nsubjpass" and HARMED.match(head.head.text) is not None


def counts_doers(parsed: Parsed, telling: Telling, words: CrowdWords) -> bool:
    """Say whether the words count the doers of the sentence's cue."""
    root = _head_of_phrase(parsed, words)
    if root is None:
        return False
    return root.dep_ in {"nsubj", "nsubjpass", "agent", "ROOT"} or telling.token in {root, root.head}


def is_same_size(told: CrowdWords, exact: CrowdWords) -> bool:
    """Say whether an exact figure can be the size of a crowd told in a round word: 35 or 90 that of "dozens"."""
    return exact.is_exact and not told.is_exact and told.low * _FILLED <= exact.low < told.high * _ROUNDED


def counts_counter(words: CrowdWords) -> bool:
    """Say whether the words count those who stand against a gathering."""
    return names_counter(words.noun)
