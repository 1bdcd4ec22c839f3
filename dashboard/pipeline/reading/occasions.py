"""Occasions: the day words that belong to a cue, by syntax, and the days they mean."""

from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from dashboard.pipeline.fields.dates import DayWords, resolve_days
from dashboard.pipeline.fields.day_readings import Holiday
from dashboard.pipeline.reading.doers import is_crowd
from dashboard.pipeline.reading.positions import HARMED
from dashboard.pipeline.reading.site_words import INCIDENTS
from dashboard.pipeline.reading.status import ENDINGS, FIRM_PLANS, LASTINGS, UNTIL, is_new_day
from dashboard.pipeline.reading.syntax import SUBJECTS, Parsed, clause_steps, governing_verb
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import DateBasis

Interval = tuple[date, date]

_SPEECH = word_set(
    "said says told tells tweeted wrote announced posted ruled voted decided convicted sentenced arrested charged"
)
_OTHERS = INCIDENTS | word_set(
    "summit meeting hearing visit vote election inauguration speech debate parade game session conference decision "
    "ruling deadline verdict announcement order anniversary funeral concert appearance"
)
"""What has a day of its own, beside which people gather."""
_HAPPENED = word_set(
    "drew attracted brought began started ended took turned filled blocked shut snarled packed swept stopped closed"
)
"""What gatherings are told to have done on their own day."""
_ASIDE = word_set("after before since following ahead until amid by")
"""Before a day, they tell of another day: "days after Friday's ruling"."""
_LIKENED = word_set(
    "compared than versus exceeding approaching surpassing topping dwarfing matching rivaling rivalling"
)
"""Before a day, they tell of another gathering: "compared with 300 on Wednesday", "exceeding last year's turnout"."""
_DURING = word_set("at during outside inside")
"""Before something else, they tell that people gather where and when it is: "at Monday's meeting"."""
_BROKEN_INTO = word_set("interrupted disrupted stormed halted crashed delayed")
"""What people do to something else, when and where it is: "Monday's meeting was interrupted by protesters"."""
_ON = word_set("on for mark marking observe")
"""Before an anniversary, they tell that people gather on it."""
_PHRASE = frozenset({"prep", "pobj", "nummod", "appos", "compound", "npadvmod"})
_IN_NAME = frozenset({"compound", "nmod", "poss"})
_NAMED_AFTER = 0.8
"""Of a holiday that a gathering is named after, which may be held on another day."""
RECENT_DAYS = 14
"""A day farther back than this is no day of the news that the article tells."""
_BEFORE_SPEAKER = 0.7
"""Of a day that a parser hangs on the verb of whoever is named behind it."""
_NEW = 1.1
"""Of a day to which something was moved, more than any other day of the sentence."""
_TAKEN = 0.35
"""From this score day words are taken as the gathering's."""
_TAKEN_SURELY = 0.9
"""From this score they stand with the gathering's own word or verb; a whole month or year is not taken below it."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The days of a gathering and the words that tell them; without words they were inferred."""

    interval: Interval
    basis: DateBasis
    words: DayWords | None = None

    @property
    def is_day_stated(self) -> bool:
        """Whether the words state the day itself, and no whole month or year."""
        return self.basis == DateBasis.STATED and not (self.words is not None and self.words.is_coarse)

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the words stand in the article."""
        return (self.words.start, self.words.end) if self.words else None


def choose_day_words(
    parsed: Parsed, cue: Token, days: list[DayWords], *, is_background: bool = False
) -> DayWords | None:
    """Give the day words of the cue's own sentence that tell when it happens; of background only its own words do."""
    taken = _TAKEN_SURELY if is_background else _TAKEN
    noun = cue.head if cue.dep_ == "compound" else cue  # "a protest march on Tuesday"
    scored = [
        (_NEW if _is_moved_to(parsed, words) else max(_score(parsed, word, words) for word in {cue, noun}), words)
        for words in days
    ]
    likely = [pair for pair in scored if pair[0] >= (_TAKEN_SURELY if pair[1].is_coarse else taken)]
    best = max(likely, key=lambda pair: (pair[0], not pair[1].is_coarse), default=(0.0, None))
    return best[1]


def resolve_occasion(
    words: DayWords | None, published_on: date | None, *, is_planned: bool | None, anchor: date | None
) -> Occasion | None:
    """Give the days that `words` mean, or None."""
    if words is None:
        return None
    interval = resolve_days(words, published_on, is_planned=is_planned, anchor=anchor)
    return Occasion(interval, words.basis, words) if interval else None


def is_same_time(a: Occasion | None, b: Occasion | None) -> bool:
    """Say whether two occasions may be one: they share a day, or one of them is not known."""
    return a is None or b is None or (a.interval[0] <= b.interval[1] and b.interval[0] <= a.interval[1])


def is_long_past(occasion: Occasion, published_on: date | None, *, days: int) -> bool:
    """Say whether the occasion lies more than `days` days before publication."""
    return published_on is not None and occasion.interval[1] < published_on - timedelta(days=days)


def _is_moved_to(parsed: Parsed, words: DayWords) -> bool:
    root = parsed.root_of(words.start, words.end)
    return root is not None and is_new_day(root)


def _score(parsed: Parsed, cue: Token, words: DayWords) -> float:
    """Score day words by how near their syntax is to the cue's."""
    root = parsed.root_of(words.start, words.end)
    others = (is_of_something_else, _is_beyond_clause, _is_its_end, _is_of_harm)
    if root is None or any(is_others(root, cue) for is_others in others):
        return 0.0
    head = root.head
    while head.dep_ in _PHRASE and head not in {head.head, cue}:
        head = head.head
    verb = governing_verb(root)
    is_clause = verb.dep_ in {"acl", "relcl"} and verb.i > cue.i
    is_planned_for = is_clause and (
        verb.lower_ in FIRM_PLANS
        or (verb.lower_ == "held" and cue.is_ancestor(verb))
        or (verb.lower_ in _HAPPENED and verb.head == cue)  # "condemned the march that drew 300 on Saturday"
    )
    if is_planned_for or cue in {head, root.head}:
        return _NAMED_AFTER if isinstance(words.reading, Holiday) and root.dep_ in _IN_NAME else 1.0
    own = governing_verb(cue)
    if verb in {own, cue} or head == own:
        return 0.6 if verb.lower_ in _SPEECH and cue.dep_ not in {"nsubj", "nsubjpass"} else 0.9
    if verb.lower_ in _SPEECH and verb != own:
        return _BEFORE_SPEAKER if _is_before_speaker(root, verb, cue) else 0.2
    steps = [s for s in (clause_steps(own, verb), clause_steps(verb, own)) if s is not None]
    if steps:
        return 0.8 - 0.1 * min(steps)
    return 0.5 - min(0.1, abs(root.i - cue.i) / 500)


def _is_its_end(day: Token, cue: Token) -> bool:
    """Say whether the day is that of an end to come: "the walkout is scheduled to end Thursday"."""
    verb = governing_verb(day)
    is_over = verb.lower_ == "ended" and verb.dep_ == "relcl"
    if verb.lower_ in LASTINGS and day.dep_ == "pobj" and day.head.lower_ in UNTIL:
        return True
    return (verb.lower_ in ENDINGS or is_over) and verb != cue


def _is_of_harm(day: Token, cue: Token) -> bool:
    """Say whether the day is that on which somebody was killed or hurt: "after a gunman killed five Thursday night"."""
    verb = governing_verb(day)
    return verb.lower_ in HARMED and verb != governing_verb(cue) and not _holds(verb, cue)


def _is_before_speaker(day: Token, speech: Token, cue: Token) -> bool:
    """Say whether the day ends what somebody says of the cue: "protesters blocked a bridge on Tuesday, police said"."""
    said = (c for c in speech.children if c.dep_ == "ccomp" and c.i < day.i and _holds(c, cue))
    return any(any(c.dep_ in SUBJECTS and day.i < c.i for c in speech.children) for _ in said)


def _is_beyond_clause(day: Token, cue: Token) -> bool:
    """Say whether the cue describes one person or thing whose sentence has the day: "who led a march will speak"."""
    token = cue
    while token.head != token and not (token.dep_ == "relcl" and token.head.tag_ == "NN"):
        token = token.head
    is_described = token.head != token and not is_crowd(token.head)
    return is_described and not (token == day or token.is_ancestor(day))


def is_of_something_else(day: Token, cue: Token) -> bool:
    """Say whether the day is of a noun or clause beside the cue: "the Aug. 9 shooting", "who was killed Sunday"."""
    token = day
    while token.head not in {token, cue}:
        below, token = token, token.head
        is_kept = token.lower_ == "anniversary" and token.head.lower_ in _ON
        is_kept |= token.dep_ in {"nsubjpass", "dobj"} and token.head.lower_ in _BROKEN_INTO
        is_other = token.lower_ in _OTHERS and token.head.lower_ not in _DURING and not is_kept
        if is_other and (below.i < token.i or token.dep_ == "pobj"):
            return True
        is_time = token.lower_ == "by" and token.head == governing_verb(cue)  # "by Monday evening, 300 had gathered"
        if (token.dep_ == "prep" and token.lower_ in _ASIDE and not is_time) or token.lower_ in _LIKENED:
            return True
        is_of_plan = token.lower_ in FIRM_PLANS or "held" in {token.lower_, below.lower_}
        if token.dep_ in {"relcl", "acl"} and not is_of_plan and not _holds(token, cue):
            return not _holds(token.head, cue)
    return False


def _holds(token: Token, cue: Token) -> bool:
    return token == cue or token.is_ancestor(cue)
