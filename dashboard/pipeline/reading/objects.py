"""Objects: what a crowd, or protests, do something to: streets that are filled, a town that is swept or visited."""

from spacy.tokens import Token

from dashboard.pipeline.reading.links import FROM_AFAR, NO_LINK, Link
from dashboard.pipeline.reading.site_words import (
    BOARDED,
    FILL_VERBS,
    LEFT_VERBS,
    MOTION,
    SET_OUT,
    STRUCK_VERBS,
    TAKEN,
    VEHICLES,
    VISITED,
)
from dashboard.pipeline.reading.syntax import clause_steps


def judge_object(noun: Token, cue_ids: frozenset[int], cues: list[Token], score: float) -> Link:
    """Judge what a verb is done to: a town that protests swept, streets that a crowd fills, a town someone visits."""
    verb = noun.head
    if sets_out(verb):
        return FROM_AFAR
    if verb.lower_ in STRUCK_VERBS | MOTION | LEFT_VERBS:
        return Link(0.7 * score, "what the gatherings reached")
    is_crowds = verb.i in cue_ids or any(c.i in cue_ids and c.dep_ == "nsubj" for c in verb.children)
    if (is_crowds and noun.lower_ in TAKEN) or (verb.i in cue_ids and verb.lower_ in FILL_VERBS):
        return Link(0.8 * score, "what the crowd took")
    is_first = verb.dep_ == "advcl" and any(c.lower_ in {"when", "as", "while"} for c in verb.children)
    if is_first and verb.lower_ in VISITED and any(clause_steps(cue, verb.head) == 0 for cue in cues):
        return Link(0.6 * score, "the town that someone visited as it happened")
    return NO_LINK


def sets_out(verb: Token) -> bool:
    """Say whether vehicles bring people from there: "three buses left from Dothan", "boarded buses in Dothan"."""
    vehicles = {c.dep_ for c in verb.children if c.lower_ in VEHICLES}
    return (verb.lower_ in SET_OUT and "nsubj" in vehicles) or (verb.lower_ in BOARDED and "dobj" in vehicles)
