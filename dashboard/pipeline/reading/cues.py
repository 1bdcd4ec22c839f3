"""Protest cues: the fast scan that decides which sentences of an article are read at all."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from dashboard.pipeline.reading.outings import find_outings
from dashboard.pipeline.reading.sense_patterns import CAMPAIGN_RALLY, CHARITY_WALK, OTHER_RALLIES, SPORTS_RALLY
from dashboard.pipeline.reading.senses import find_politicians, is_campaign_rally, other_sense
from dashboard.pipeline.sieve import Sieve, pass_over
from dashboard.tables import Action


class CueKind(StrEnum):
    """What a cue names."""

    EVENT = "event"
    """The gathering itself, by noun or verb: "a rally", "marched"."""
    PEOPLE = "people"
    """Those who take part: "protesters", "marchers"."""
    CROWD = "crowd"
    """A crowd's doing that tells of a protest only in an article that has another cue: "students poured into"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell of a gathering; offsets count the article's characters."""

    start: int
    end: int
    words: str
    kind: CueKind
    action: Action
    has_purpose: bool = False
    """What a crowd does is told with what it is for or against, so that an article is read for it."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Words that could have told of an event or its site and do not, with the reason in words."""

    start: int
    end: int
    reason: str


_STRONG = pass_over(
    r"""(?:
      (?P<counter_protest>counter[-\s]?(?:protest(?:s|ed|ing|er|ers|or|ors)?|demonstrat(?:ions?|ors?|ed|ing)
                 |rall(?:y|ies|ied)|march(?:es|ed|ers?)?|picket(?:s|ers?|ing)?))
    | (?P<protest>protest(?:s|ed|ing|er|ers|or|ors)?|demonstrat(?:ions?|ors?|e|es|ed|ing)|demos?
                 |(?:took|take|takes|taken|taking)\s+to\s+the\s+streets?|(?:die|teach|chalk|kiss|sleep|pray|kneel|read|sing|study|camp)-ins?|hunger\s+strikes?
                 |gheraos?|bandhs?|hartals?)
    | (?P<rally>rall(?:y|ies|ied|ying)|rally-?goers?)
    | (?P<march>march(?:es|ed|ing|er|ers)?)
    | (?P<vigil>vigils?)
    | (?P<walkout>walk(?:ed|ing|s)?[-\s]?outs?|walk(?:ed|ing|s)?\s+off\s+(?:the|their)\s+jobs?|sick-?outs?)
    | (?P<sit_in>sit-?ins?|dharnas?|encampments?)
    | (?P<strike>strik(?:e|es|er|ers|ing)|picket(?:s|ed|ing|er|ers)?)
    | (?P<blockade>blockad(?:e|es|ed|ing)|barricad(?:ed|ing)|rasta\s+rokos?)
    | (?P<shown>(?:h(?:eld|olds?|olding)|carr(?:y|ies|ied|ying)|wav(?:es?|ed|ing))
                \s+(?:[\w-]+\s+){0,2}?(?:signs|placards|banners))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STEM = 6
"""Letters by which two words are of one kind: "protest" and "protesters"."""
SHOWN = "shown"
"""The group of the pattern that tells no gathering by itself, but signs held up, for which an article is read."""
_STEMS = Sieve([_STRONG])
_CROWD = re.compile(
    r"""\b(?:gather(?:ed|s|ing|ings)?|assembl(?:ed|ing)|converg(?:ed|ing|e)|turned\s+(?:out|up)|pour(?:ed|ing)\s+(?:into|onto|out)
    |spill(?:ed|ing)\s+(?:out|into|onto)|stream(?:ed|ing)|fil(?:ed|ing)\s+(?:out|into|onto|through)
    |pack(?:ed|ing)|fill(?:ed|ing)|flood(?:ed|ing)|lin(?:ed|ing)(?!\s+up\b)|surround(?:ed|ing)|descended\s+(?:on|upon)|massed
    |swarm(?:ed|ing)|crowd(?:ed)?|joined|attended|knelt|stood|block(?:ed|ing)|shut\s+down|chant(?:ed|ing|s)?
    |chain(?:ed|ing)\s+themselves|(?:carr(?:ied|ying)|h(?:eld|olding))\s+(?:up\s+)?(?:[\w-]+\s+){0,2}?(?:signs?|banners?|placards?|posters?|candles|flags?)|wav(?:ed|ing)|events?|crowds?|turnout
    |mobbed|left\s+class(?:es)?|kicks?\s+off|staged|smashed|occup(?:ied|ying)|came\s+(?:out|together)|show(?:ed|ing)\s+up|squatted
    |took\s+(?:over|part)|participated|l(?:aid|ay)\s+down|sat|sang|prayed|cheered|shouted|yelled|booed|jeered|said\s+the\s+rosary|walked|paraded|camped
    |flock(?:ed|ing)|mobili[sz]ed|jammed|clogged|circled|demanded|braved|lit|linked|formed|clashed|disrupted|heckled|confronted|stormed|honked)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FRONTED = re.compile(
    r"(?:Meanwhile, |And |But |Elsewhere, |Also )?(?:[Ii]n|[Aa]t|[Oo]utside|[Nn]ear) "
    r"(?:nearby |downtown )?[A-Z][^;:.]{2,45}?, "
    r"(?:(?:about|some|several|more|than|nearly|around|at|least|a|few|an|estimated|hundreds|dozens|thousands|scores|of"
    r"|\d[\d,]*|two|three|angry|striking|local|high|school|college|black|young)[ -])*"
    r"(?P<who>students|protest\w+ers|people|residents|teachers|workers|demonstrators|activists|marchers|nurses|farmers"
    r"|crowds?|supporters|opponents|members)\b"
)
_LATER = re.compile(
    r"""\b(?:[Ii]t(?:[’']s|\s+(?:will|is|has\s+been))
    |(?:[Aa]nother|[Aa]\s+(?:second|third|fourth|similar)|[Tt]he\s+(?:next|second|third|other))
     (?:\s+(?:one|event|gathering)(?:,\s[^,;.]{3,40},)?)?
     \s+(?:will|is|was|has\s+been|had\s+been)
    |[Tt]he\s+event\s+(?:will|is|has\s+been)(?=\s+(?:now|resched|moved)))
    \s+(?:now\s+|also\s+|to\s+|being\s+)*(?:be\s+)?
    (?P<verb>take\s+place|held|rescheduled|moved|set|planned|scheduled|slated|expected)\b""",
    re.VERBOSE,
)
_OTHERS = re.compile(
    r"""\b(?:(?:(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Dd]ozens|[Mm]any)\s+(?:more|others)|[Oo]thers)
       (?:\s+(?:events|gatherings))?\s+(?:are|were|will\s+be|have\s+been)\s+(?:also\s+|being\s+)*
       (?P<verb>held|set|planned|scheduled|slated)\s+(?:for|in|at|on|across)\b)
    |(?:[Oo]ther|[Mm]ore|[Aa]dditional|[Ss]imilar)\s+(?P<more>actions|events|gatherings)\s+
       (?:are|were|will\s+be|have\s+been)\s+(?:also\s+|being\s+)*(?:held|set|planned|scheduled|slated|expected)
       (?=[^.;]{0,40}?\s(?:in|at|across)\b)
    |[Ss]imilar\s+(?P<scenes>scenes|actions|displays|outpourings)\s+(?:also\s+)?
       (?:unfolded|played\s+out|took\s+place|were\s+(?:held|planned|staged|seen|reported|repeated)|are\s+planned))""",
    re.VERBOSE,
)
"""Other gatherings of the kind last named: "Two more are set for Friday in", "Similar scenes played out in"."""
_CAMPAIGNING = re.compile(r"\bcampaign (?:appearance|stop|event|swing|speech|promise)s?\b")
_CANDIDATE = re.compile(
    r"\b(?:[Pp]residential|[Gg]ubernatorial|[Ss]enate|[Vv]ice-?[Pp]residential) (?:nominee|candidate|hopeful)\b"
)
"""Together, they tell an article on a candidate, whose rallies its rallies are."""
_SIGNS = re.compile(r"\b(?:signs|placards|banners)$", re.IGNORECASE)
_PEOPLE = re.compile(r"(?:ers?|ors?)$", re.IGNORECASE)
_COUNTER = re.compile(r"^counter", re.IGNORECASE)
_PROTESTS = re.compile(r"\b(?:protest|demonstrat)", re.IGNORECASE)
_OF_PROTEST = re.compile(r"\b(?:protest|activist|demonstrat|against|pro-|anti-)", re.IGNORECASE)


def find_cues(text: str, *, with_senses: bool = True) -> tuple[list[Cue], list[Rejected]]:
    """Give the strong cues of `text` in order, and what looked like one with the reason why it is none."""
    cues = [Cue(a, b, text[a:b], CueKind.CROWD, Action.PROTEST, has_purpose=True) for a, b in find_outings(text)]
    rejected: list[Rejected] = []
    if not any(_STEMS.sift(text)):
        return cues, rejected
    for match in _STRONG.finditer(text):
        group = match.lastgroup or "protest"
        reason = other_sense(text, match.start(), match.end(), group) if with_senses else None
        if reason is None:
            cues.append(_cue(match, group))
        else:
            rejected.append(Rejected(match.start(), match.end(), reason))
    cues = sorted([*cues, *_later_words(text, cues)], key=lambda cue: cue.start)
    if not with_senses:
        return cues, rejected
    return _without_echoes(text, *_without_other_rallies(text, cues, rejected))


def _later_words(text: str, cues: list[Cue]) -> list[Cue]:
    """Give what says when "it", "another" or others are: "It will now take place on Saturday", "A third is set for"."""
    later: list[Cue] = []
    if not cues:
        return later
    events = [cue for cue in cues if cue.kind == CueKind.EVENT]
    for match in (*_LATER.finditer(text), *_OTHERS.finditer(text)):
        before = bisect_left(events, match.start(), key=lambda cue: cue.end)
        if before:
            group = match.lastgroup or "verb"
            action = events[before - 1].action
            later.append(Cue(match.start(group), match.end(group), match[group], CueKind.EVENT, action))
    return later


def find_crowd_cues(text: str, start: int, end: int) -> list[Cue]:
    """Give the weak cues between two offsets: what crowds do; they count in an article with strong ones alone."""
    return [
        Cue(m.start(), m.end(), m.group(), CueKind.CROWD, Action.PROTEST) for m in _CROWD.finditer(text, start, end)
    ]


def find_fronted_crowd(text: str, start: int, end: int) -> list[Cue]:
    """Give the crowd of a sentence that opens with its place, whatever it does: "At Yale, students scaled …"."""
    match = _FRONTED.match(text, start, end)
    if match is None:
        return []
    return [Cue(match.start("who"), match.end("who"), match["who"], CueKind.CROWD, Action.PROTEST)]


def crowd_cue(text: str, start: int, end: int, noun: str | None, until: int) -> Cue:
    """Give the weak cue of counted people: the noun they are called by, or the number where it stands alone."""
    at = text.find(noun, end, until) if noun else -1
    number = start + max(0, text[start:end].rstrip().rfind(" ") + 1)
    first, last = (at, at + len(noun)) if noun and at >= 0 else (number, end)
    return Cue(first, last, text[start:last], CueKind.CROWD, Action.PROTEST)


def is_strong(cue: Cue) -> bool:
    """Say whether an article is read for the cue: not for what some crowd does, but for signs that it holds up."""
    return cue.kind != CueKind.CROWD or cue.has_purpose or _SIGNS.search(cue.words) is not None


def is_counter(cue: Cue) -> bool:
    """Say whether the cue names those who gathered against a gathering."""
    return _COUNTER.match(cue.words) is not None


def _cue(match: re.Match[str], group: str) -> Cue:
    words = match.group()
    if group == SHOWN:
        return Cue(match.start(), match.end(), words, CueKind.CROWD, Action.PROTEST)
    kind = CueKind.PEOPLE if _PEOPLE.search(words) else CueKind.EVENT
    return Cue(match.start(), match.end(), words, kind, Action(group))


def _without_other_rallies(text: str, cues: list[Cue], rejected: list[Rejected]) -> tuple[list[Cue], list[Rejected]]:
    """Set rallies aside where the article tells of a politician's, or first of cars or the like; a team's marches."""
    rallies = [cue for cue in cues if cue.action == Action.RALLY]
    marches = [cue for cue in cues if cue.action == Action.MARCH and cue.kind == CueKind.EVENT]
    reason = _other_rally(text, rallies or marches, rejected) if rallies or marches else None
    if reason in {SPORTS_RALLY, CHARITY_WALK}:
        rallies += [cue for cue in marches if cue not in rallies]
    if reason is None:
        return cues, rejected
    others = {cue for cue in rallies if not _OF_PROTEST.search(text[max(0, cue.start - 30) : cue.start])}
    rejected = rejected + [Rejected(cue.start, cue.end, reason) for cue in rallies if cue in others]
    return [cue for cue in cues if cue not in others], sorted(rejected, key=lambda r: r.start)


def _other_rally(text: str, rallies: list[Cue], rejected: list[Rejected]) -> str | None:
    """Give the reason why the article's rallies are of another kind, or None."""
    if any(r.reason == CAMPAIGN_RALLY for r in rejected):
        return CAMPAIGN_RALLY
    if rejected and rejected[0].reason == CHARITY_WALK and not _PROTESTS.search(text):
        return CHARITY_WALK
    politicians = find_politicians(text)
    if politicians and _CAMPAIGNING.search(text) and _CANDIDATE.search(text):
        return CAMPAIGN_RALLY
    if any(is_campaign_rally(text, cue.start, politicians) for cue in rallies):
        return CAMPAIGN_RALLY
    first = next((r for r in rejected if r.reason in OTHER_RALLIES), None)
    return first.reason if first is not None and first.start < rallies[0].start else None


def _without_echoes(text: str, cues: list[Cue], rejected: list[Rejected]) -> tuple[list[Cue], list[Rejected]]:
    """Set "the protest" aside where the protest told before was none: a protest lodged, a strike of lightning."""
    kept: list[Cue] = []
    echoes: list[Rejected] = []
    last_rejected: dict[str, Rejected] = {}  # by the first letters of its words
    last_told: dict[Action, Cue] = {}
    words_in_order: list[Cue | Rejected] = sorted([*cues, *rejected], key=lambda each: each.start)
    for each in words_in_order:
        if isinstance(each, Rejected):
            words = text[each.start : each.end].lower()
            last_rejected |= dict.fromkeys((words[:length] for length in range(1, _STEM + 1)), each)
            continue
        before, told = last_rejected.get(each.words.lower()[:_STEM]), last_told.get(each.action)
        is_echo = text[max(0, each.start - 4) : each.start].lower() == "the " and each.kind == CueKind.EVENT
        if is_echo and before and (told is None or told.start < before.start):
            echoes.append(Rejected(each.start, each.end, before.reason))
        else:
            kept.append(each)
            last_told[each.action] = each
    return kept, sorted(rejected + echoes, key=lambda r: r.start)
