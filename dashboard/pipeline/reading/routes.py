"""Routes: where people set out, where they went, and the place of the verb that tells what they did."""

from spacy.tokens import Token

from dashboard.pipeline.reading.links import BASE, END, END_OF_MARCH, FROM_AFAR, NO_LINK, PLACE, SITE_SCORE, Link
from dashboard.pipeline.reading.objects import sets_out
from dashboard.pipeline.reading.positions import HARMED
from dashboard.pipeline.reading.site_words import END_VERBS, MOTION, PLACE_NOUNS, SPEECH
from dashboard.pipeline.reading.syntax import clause_steps, governing_verb, is_verb, subclause_cost
from dashboard.pipeline.wordlists import word_set

_LIVES = word_set("lives lived live resides resided")


def judge_origin(word: Token, head: Token, cue_ids: frozenset[int], score: float) -> Link:
    """Read "from A to B": a list of places with nouns of gatherings, a start with a march; else someone's origin."""
    reaches = any(c.lower_ == "to" for c in word.children) or any(
        c.lower_ == "to" and c.i > word.i and c.dep_ == "prep" for c in head.children
    )
    if reaches and _is_walk(word, cue_ids):
        return Link(0.9 * score, "where the march starts")
    near_cue = head.i in cue_ids or any(i in {t.i for t in head.subtree} for i in cue_ids)
    if reaches and near_cue:
        return Link(0.9 * score, "one of the places from … to")
    marches = [word.doc[i] for i in cue_ids if i < word.i and word.doc[i].lower_ in MOTION]
    if marches and (head in marches or any(c.lower_ == "to" and c.i > word.i for c in marches[0].children)):
        return Link(0.9 * score, "where the march starts")
    return Link(0.0, "where someone comes from")


def _is_walk(word: Token, cue_ids: frozenset[int]) -> bool:
    """Say whether "from" tells where people walked from, and no list: "walked 80 miles from Detroit to Lansing"."""
    before = [word.doc[i] for i in cue_ids if i < word.i]
    return word.head.lower_ not in PLACE_NOUNS and any(is_verb(t) and t.lower_ in MOTION for t in before)


def judge_destination(head: Token, cue_ids: frozenset[int], cues: list[Token], score: float) -> Link:
    """Read "to B" at `head`: where a march goes or people came for it, or what the words are to."""
    if head.lower_ == "from":
        return _judge_destination_of_list(head, cue_ids, score)
    if head.i in cue_ids:
        starts = any(t.lower_ == "from" and t.dep_ == "prep" for t in head.subtree)
        if starts and head.tag_ == "NNS":
            return Link(0.9 * score, "one of the places from … to")
        return Link(0.0, END_OF_MARCH) if starts else Link(0.7 * score, "where the march goes")
    is_brought = is_verb(head) and head.lower_ not in SPEECH and any(c.i in cue_ids for c in head.children)
    if all(cue.tag_ == "NN" and cue.lower_.endswith(("er", "or")) for cue in cues):
        return Link(0.0, "where one person went")
    if head.lower_ in MOTION or is_brought:
        link = link_verb(head, cues, score)
        return Link(0.85 * link.score, "where people came for it" if link.score else link.reason)
    return Link(0.0, "what the words are “to”, not where")


def _judge_destination_of_list(word: Token, cue_ids: frozenset[int], score: float) -> Link:
    head = word.head
    is_march = (head.i in cue_ids and is_verb(head)) or _is_walk(word, cue_ids)
    if is_march:
        return Link(0.0, END_OF_MARCH)
    return Link(0.9 * score, "one of the places from … to")


def link_verb(verb: Token, cues: list[Token], score: float) -> Link:
    """Judge the place of a verb that a cue stands below, above or beside."""
    if verb.lower_ in HARMED and all(clause_steps(cue, verb) is None for cue in cues):
        return Link(0.0, f"where someone was {verb.text}")
    if verb.lower_ in _LIVES:
        return Link(0.0, "where a person is from")
    if sets_out(verb):
        return FROM_AFAR
    if verb.lower_ in {"based", "headquartered"}:
        return BASE
    best = NO_LINK
    for cue in cues:
        down, cost = clause_steps(cue, verb), subclause_cost(verb, cue)
        if cost is not None:
            link = Link(score * (1 - cost), PLACE if cost < SITE_SCORE else "the place of another clause")
        elif down is not None and verb.lower_ in SPEECH and down:
            link = Link(0.25, "where something was said")
        elif down is not None:
            link = Link(score * max(0.4, 0.9 - 0.15 * down), "the place of the clause that tells the gathering")
        elif governing_verb(cue).head == verb.head or verb in governing_verb(cue).conjuncts:
            link = Link(0.6 * score, "the place of the clause beside it")
        else:
            continue
        best = max(best, link, key=lambda x: x.score)
    return Link(0.8 * best.score, END) if verb.lower_ in END_VERBS and best.score >= 0.8 * SITE_SCORE else best
