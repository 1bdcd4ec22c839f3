"""Specifics: whether a telling speaks of one gathering of the news, or of protests in general or of the past."""

import re
from datetime import date

from spacy.tokens import Token

from dashboard.pipeline.reading.cues import CueKind
from dashboard.pipeline.reading.doers import find_subject, is_crowd
from dashboard.pipeline.reading.occasions import is_long_past
from dashboard.pipeline.reading.site_words import DOZENS
from dashboard.pipeline.reading.syntax import governing_verb, is_verb
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.wordlists import WEEKDAY, word_set
from dashboard.tables import Status

BACKGROUND_DAYS = 45
"""What lies farther back than this is told as background, unless its words state the day."""
HISTORY_DAYS = 400
"""What lies farther back than this is history, whatever its words."""
_INDEFINITE = frozenset(("a", "an", "another"))
_ONE_MORE = frozenset(
    ("another", "second", "third", "fourth", "similar", "sister", "companion", "follow-up", "parallel")
)
"""Words that liken a gathering to one that the article told."""
_WHEREABOUTS = frozenset(("downtown", "uptown", "outside", "there", "today", "tonight", "yesterday"))
"""Where and when, which a parser takes for what a verb is done to."""
_TURNOUT = frozenset(("turnout", "group", "crowd", "contingent", "couple", "line", "throng", "band", "sea"))
"""Count people, before "of"."""
_FROM = frozenset(("after", "before", "since"))
_SPANS = frozenset(("hour", "hours", "day", "days", "night", "morning", "week", "weeks", "weekend", "month", "months"))
_OUT = _WHEREABOUTS | {"near", "along", "front", "streets", "steps", "peacefully", "silently", "loudly"}


_CAUSING = word_set(
    "sparked spark sparks sparking caused causes causing triggered triggers triggering prompted prompts prompting "
    "provoked provoking ignited igniting fueled fueling fuelled spurred spurring unleashed inspired stirred"
)
_LEADING = word_set("led leads leading added adds contributed contributing")
"""Before "to", they tell what else came of something."""
_DAY = re.compile(rf"{WEEKDAY}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\d|noon|midnight|dawn|morning")
_ANYONE = word_set("those anyone everyone people")
_ABOUT = word_set("of for to with about against toward towards")
"""Before those who protest, they tell that the sentence is on them, and not on what they did."""


def background_reason(telling: Telling, published_on: date | None) -> str | None:
    """Give the reason why a telling is background and no report, or None."""
    if telling.is_quoted and telling.town is not None:
        return "told in someone's words"
    is_stated = telling.occasion is not None and telling.occasion.is_day_stated
    limit = HISTORY_DAYS if is_stated else BACKGROUND_DAYS
    if telling.occasion is not None and is_long_past(telling.occasion, published_on, days=limit):
        return "told as background, long past"
    if _only_counts_time(telling.token):
        return "told only to say when something else was"
    if telling.occasion is None and (telling.is_background or _is_of_no_day(telling)):
        return "told as background"
    if telling.occasion is None and telling.index > 0 and _is_effect(telling.token):
        return "told only as what something led to"
    return None


def _is_of_no_day(telling: Telling) -> bool:
    """Say whether it is told of whoever does it, or of a long time: "since his death", "have led marches in"."""
    cue, verb = telling.token, governing_verb(telling.token)
    has_gone = any(c.dep_ == "aux" and c.lower_ in {"have", "has"} for c in verb.children)
    is_of_years = telling.index > 0 and has_gone and cue != verb and cue.dep_ == "dobj" and cue.tag_ == "NNS"
    return is_of_years or _is_of_anyone(cue) or any(_counts_from(c) for c in verb.children)


def _counts_from(word: Token) -> bool:
    """Say whether "since" counts from what is no day: "since his death", "since protesters blocked it"."""
    if word.lower_ != "since" or word.dep_ not in {"prep", "mark"}:
        return False
    return word.dep_ == "mark" or not any(_DAY.match(t.text) for t in word.subtree)


def _is_of_anyone(cue: Token) -> bool:
    """Say whether the words are on whoever may do it: "the concerns of those protesting"."""
    people, preposition = cue.head, cue.head.head
    is_theirs = is_verb(cue) and cue.dep_ in {"acl", "relcl"} and people.lower_ in _ANYONE and people.dep_ == "pobj"
    return is_theirs and preposition.lower_ in _ABOUT and not is_crowd(preposition.head)


def _is_effect(cue: Token) -> bool:
    """Say whether it is only told as what something led to: "a death that caused weeks of protests"."""
    noun = cue
    while not is_verb(noun) and (noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.lower_ == "of")):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    if is_verb(cue) or noun.head == noun:
        return False
    is_led_to = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ in _LEADING
    return is_led_to or (noun.dep_ == "dobj" and noun.head.lower_ in _CAUSING)


def _only_counts_time(cue: Token) -> bool:
    """Say whether the gathering is only what a time is counted from: "the week after the march"."""
    return cue.dep_ == "pobj" and cue.head.lower_ in _FROM and cue.head.head.lower_ in _SPANS


def is_of_many(telling: Telling) -> bool:
    """Say whether a telling without a town speaks of many gatherings: "the rallies", "marches in 60 cities"."""
    is_on_the_spot = telling.occasion is not None and telling.tense.status == Status.HELD and _is_in_the_open(telling)
    return telling.is_many or (telling.is_plural and telling.cue.kind == CueKind.EVENT and not is_on_the_spot)


def is_specific(telling: Telling) -> bool:
    """Say whether a telling without a town tells of one gathering, and not of protests in general."""
    if telling.is_quoted or telling.is_many or telling.is_background:
        return False
    if telling.cue.kind == CueKind.PEOPLE:
        is_part = telling.token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
        is_told = is_part and (telling.tense.status is not None or _is_turnout_against(telling))
        return is_told and telling.token.tag_ == "NNS"  # one protester is no gathering
    if telling.cue.kind == CueKind.CROWD:
        return (telling.occasion is not None or telling.is_counter) and is_verb(telling.token)
    if _is_objection(telling):
        return False
    return (not telling.is_plural or telling.occasion is not None) and not _is_one_persons(telling)


def is_introduced(telling: Telling) -> bool:
    """Say whether a telling brings up a gathering as a new one: "a march", "another rally"; not "the march"."""
    if telling.cue.kind != CueKind.EVENT or is_verb(telling.token):
        return False
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in telling.token.children)


def is_of_told(telling: Telling) -> bool:
    """Say whether a telling without town or day is of people or an event told before: "the marchers", "the rally"."""
    return telling.town is None and telling.occasion is None and is_definite(telling)


def is_definite(telling: Telling) -> bool:
    """Say whether a telling speaks of what was told: "the rally", "that march"."""
    return any(c.dep_ == "det" and c.lower_ in {"the", "that"} for c in telling.token.children)


def is_counted_lead(telling: Telling) -> bool:
    """Say whether a report opens with what counted people did: "NEWARK — About 50 people converged on the port"."""
    return telling.cue.kind == CueKind.CROWD and telling.index == 0 and _is_counted_then(telling.token)


def is_one_more(telling: Telling) -> bool:
    """Say whether a telling brings up one more gathering of a kind: "a second rally", "a similar march"."""
    is_event = telling.cue.kind == CueKind.EVENT and not is_verb(telling.token)
    return is_event and any(c.lower_ in _ONE_MORE for c in telling.token.children)


def _is_turnout_against(telling: Telling) -> bool:
    """Say whether many of the other side are told by their number: "to see a sizeable turnout of counterprotesters"."""
    number = telling.token.head.head
    return telling.is_counter and telling.token.head.lower_ == "of" and number.lower_ in DOZENS | _TURNOUT


def _is_objection(telling: Telling) -> bool:
    """Say whether people "protested" something, which may be by words alone; not "downtown", nor in the open."""
    verb = telling.token
    if verb.lower_ != "protested" or not any(c.dep_ == "dobj" and c.lower_ not in _WHEREABOUTS for c in verb.children):
        return False
    return telling.occasion is None or not (_is_in_the_open(telling) or _is_counted_then(verb))


def _is_counted_then(verb: Token) -> bool:
    """Say whether counted people did it, once: "two dozen people protested"; not "owners have protested"."""
    subject = find_subject(verb) if verb.tag_ == "VBD" else None
    return subject is not None and (subject.lower_ in DOZENS or any(c.dep_ == "nummod" for c in subject.children))


def _is_in_the_open(telling: Telling) -> bool:
    """Say whether the cue's clause tells of a place in a town, or of people out together: "outside", "peacefully"."""
    verb = governing_verb(telling.token)
    return any(t.lower_ in _OUT and governing_verb(t) == verb for t in verb.subtree)


def _is_one_persons(telling: Telling) -> bool:
    """Say whether a verb of gatherings has one person or body as its doer: "the council marched through the agenda"."""
    if not is_verb(telling.token):
        return False
    subject = find_subject(telling.token)
    return subject is not None and subject.tag_ in {"NN", "NNP"} and not is_crowd(subject)
