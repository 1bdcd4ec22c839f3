"""Hearing: the cues of one parsed sentence that tell of a gathering, and those that do not."""

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dashboard.pipeline.reading.cues import Cue, CueKind, Rejected, is_counter, is_strong
from dashboard.pipeline.reading.doers import is_crowds_doing, is_in_general, is_manner, is_model, is_one_officials
from dashboard.pipeline.reading.passages import Sentence
from dashboard.pipeline.reading.presence import find_presence
from dashboard.pipeline.reading.scope import find_online_event
from dashboard.pipeline.reading.skills import ALL, Skills
from dashboard.pipeline.reading.status import read_tense
from dashboard.pipeline.reading.syntax import Parsed, clause_steps, is_verb
from dashboard.pipeline.reading.tense import Tense
from dashboard.pipeline.wordlists import word_set
from dashboard.tables import Action, Status

_FACING = re.compile(
    r"(?:Across|On the (?:other|opposite) side of|Opposite) (?:the|[A-Z][\w.]+)(?: [A-Z][\w.]+)*"
    r"(?: (?:street|road|avenue))?,"
)
_OTHER_SIDE = re.compile(
    r"(?:Meanwhile, |But |And )?(?:A|Another) (?:(?:much|far) )?"
    r"(?:smaller|small|rival|competing|opposing|separate|lone) "
    r"(?:group|crowd|band|contingent|knot|gathering)s? (?:\w+ ){0,3}?"
    r"(?:in (?:favou?r|support|opposition)|opposed|opposing|opposite|supporting|for|against|across)\b"
)
"""A smaller group that is told to be for, or against, what another gathered for."""
_MET = word_set("met greeted confronted outnumbered heckled countered opposed challenged")
_SHOUTED = word_set("shouted drowned surrounded booed jeered")
_AGAINST = word_set("protest protested protesting protests counter countered oppose disrupt disrupted")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence under reading."""

    index: int
    sentence: Sentence
    text: str
    """The article's."""
    parsed: Parsed
    quoted: list[tuple[int, int]]
    """Where the article quotes someone."""
    skills: Skills = ALL
    has_other_sense: bool = False
    """A word of it looked like a cue and was of another sense: what people do in it is that."""


@dataclass(frozen=True, slots=True)
class RealCue:
    """A cue that tells of a gathering, with its token."""

    cue: Cue
    token: Token
    tense: Tense
    is_counter: bool = False
    is_online: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        """The event's own word before its people, these before what a crowd does, and that before the crowd's noun."""
        is_doing = self.cue.kind == CueKind.CROWD and is_verb(self.token)
        return {CueKind.EVENT: 2, CueKind.PEOPLE: 1, CueKind.CROWD: 0}[self.cue.kind], is_doing


@dataclass(slots=True)
class Heard:
    """What a sentence's cues come to."""

    scene: Scene
    real: list[RealCue] = field(default_factory=list)
    online: list[RealCue] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    has_signs: bool = False
    """Signs are held up in it, by whomever."""

    @property
    def is_strong(self) -> bool:
        """Whether more is heard than what some crowd does."""
        return (
            bool(self.online) or any(is_strong(each.cue) for each in self.real) or (self.has_signs and bool(self.real))
        )


def hear_sentence(scene: Scene, cues: list[Cue]) -> Heard:
    """Judge the cues of a sentence by its syntax."""
    heard = Heard(
        scene, online=_hear_online(scene, cues), has_signs=any(c.kind == CueKind.CROWD and is_strong(c) for c in cues)
    )
    for cue in cues:
        if any(cue.kind == CueKind.CROWD or _overlap(cue, each.cue) for each in heard.online):
            continue
        is_three = cue.kind == CueKind.PEOPLE and is_counter(cue)  # "counter", "-", "demonstrators"
        token = scene.parsed.token_at(cue.end - 1 if is_three else cue.start)
        if (
            token is None
            or is_manner(token)
            or is_in_general(token)
            or is_model(token)
            or is_one_officials(token)
            or (cue.kind == CueKind.CROWD and not is_crowds_doing(token))
        ):
            continue
        tense = read_tense(token)
        if tense.unreal and scene.skills.reality:
            heard.rejected.append(Rejected(cue.start, cue.end, tense.unreal))
        else:
            heard.real.append(RealCue(cue, token, tense, is_counter(cue) or _is_facing(scene, cue)))
    heard.real = _mark_met(_mark_counters(heard.real))
    if scene.skills.presence and not (heard.real or heard.rejected or scene.has_other_sense):
        heard.real = _hear_presence(scene)
    return heard


def _hear_presence(scene: Scene) -> list[RealCue]:
    """Give the people told to be somewhere, in a sentence without a cue that tells of them."""
    token = find_presence(scene.parsed)
    start = None if token is None else scene.parsed.article_offset(token.idx)
    if token is None or start is None:
        return []
    tense = read_tense(token)
    if tense.unreal:
        return []
    cue = Cue(start, start + len(token), token.text, CueKind.CROWD, Action.PROTEST)
    return [RealCue(cue, token, tense, _is_facing(scene, cue))]


def _overlap(a: Cue, b: Cue) -> bool:
    return a.start < b.end and b.start < a.end


def _is_facing(scene: Scene, cue: Cue) -> bool:
    """Tell those who stand opposite: "Across the street, two dozen people …", "A smaller group in favor of it …"."""
    start, end = scene.sentence.start, scene.sentence.end
    is_told = any(pattern.match(scene.text, start, end) for pattern in (_FACING, _OTHER_SIDE))
    return is_told and scene.index > 0 and cue.kind != CueKind.EVENT


def _mark_counters(real: list[RealCue]) -> list[RealCue]:
    """Where people "protest a rally", theirs is the counter-protest, and the rally's own site is not told here."""
    objects = [
        each.token
        for each in real
        if each.token.dep_ == "dobj" and each.token.head.lower_ in _AGAINST and each.cue.kind == CueKind.EVENT
    ]
    others = [each for each in real if each.token not in objects]
    return [replace(e, is_counter=True) if any(_does(e, o.head) for o in objects) else e for e in others]


def _does(real: RealCue, verb: Token) -> bool:
    """Say whether the verb tells what those of the cue do: it is the cue, is beside it, or what they do it for."""
    return clause_steps(real.token, verb) == 0 or (is_verb(real.token) and real.token.is_ancestor(verb))


def _mark_met(real: list[RealCue]) -> list[RealCue]:
    """Put protesters on the other side who meet those of a cue: "the marchers were met by protesters"."""
    doers = {each.token.i for each in real}
    return [replace(each, is_counter=True) if _meets(each.token, doers) else each for each in real]


def _meets(people: Token, doers: set[int]) -> bool:
    verb = people.head.head
    is_by = people.dep_ == "pobj" and people.head.lower_ in {"by", "with"}
    if is_by and verb.lower_ in _MET and any(c.dep_ == "nsubjpass" and c.i in doers for c in verb.children):
        return True
    return is_by and verb.lower_ in _MET | _SHOUTED and any(_is_theirs(people.doc[i], verb) for i in doers)


def _is_theirs(event: Token, verb: Token) -> bool:
    """Say whether those who are met are at their own event: "were shouted down by protesters at their rally"."""
    is_own = any(c.dep_ == "poss" and c.lower_ in {"their", "its"} for c in event.children)
    return is_own and event.dep_ == "pobj" and event.head.lower_ in {"at", "during"} and event.head.head == verb


def _hear_online(scene: Scene, cues: list[Cue]) -> list[RealCue]:
    """Give the gathering that the sentence says took place online."""
    match = find_online_event(scene.text, scene.sentence.start, scene.sentence.end)
    token = scene.parsed.token_at(match.start()) if match else None
    if match is None or token is None:
        return []
    action = next((c.action for c in cues if match.start() <= c.start < match.end()), Action.PROTEST)
    cue = Cue(match.start(), match.end(), match.group(), CueKind.EVENT, action)
    return [RealCue(cue, token.head, _tense_online(token), is_online=True)]


def _tense_online(token: Token) -> Tense:
    tense = read_tense(token.head)
    is_present = tense.status is None or (tense.word is not None and tense.word.tag_ == "VBG")
    return Tense(Status.PLANNED, tense.word, is_timetable=True) if is_present else tense
