"""Headcounts: which of the article's crowd words count which gathering, and what they come to together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.pipeline.fields.crowds import CrowdKind, CrowdWords
from dashboard.pipeline.fields.dates import find_days, resolve_days
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.syntax import Parsed
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import Town

_SAME_CLAUSE = 60
"""Characters between crowd words and a town of a list that they count: "200 people in Boston and 300 in Dallas"."""
_REACH = 3
"""Sentences after its last telling that may still speak of a gathering."""
_ATTENDED = re.compile(r" (?:\w+ ){0,2}(?:attended|turned out|took part|participated|showed up)\b")
_PARTS = 5
"""An exact figure that is so many times smaller than another counts a part."""
_FRONT = re.compile(r"(?:^|[.!?;:—\n”\"]\s*|, (?:and|but|while) )(?:in|at|near|outside) (?:the )?$", re.IGNORECASE)
_FRONT_REACH = 24
"""Characters before a town that tell that its part of the sentence begins with it: "and in Eugene, 300 rallied"."""
_START = 3
"""Characters of quotes or dashes that may stand before a sentence's first words."""
_PHRASE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "pobj", "prep"})


@dataclass(frozen=True, slots=True)
class Headcount:
    """A gathering's crowd: people, lowest and highest told, the words behind it."""

    low: int
    high: int
    words: tuple[CrowdWords, ...]

    @property
    def said_by(self) -> tuple[int, int] | None:
        """Where the words stand that tell whose figure it is."""
        return next((w.said_by for w in self.words if w.said_by), None)


@dataclass(frozen=True, slots=True)
class Ground:
    """What of an article tells whom its crowd words count."""

    text: str
    sentences: list[Sentence]
    towns: Sequence[Town]
    published_on: date | None
    general: frozenset[int]
    """Sentences that tell of many gatherings at once."""
    barred: set[int]
    """Sentences that tell of something else: a campaign's audience."""


def count_heads(gatherings: list[Gathering], crowds: list[CrowdWords], ground: Ground) -> list[Headcount | None]:
    """Give each gathering its headcount."""
    owned: list[list[CrowdWords]] = [[] for _ in gatherings]
    for before, words, following in zip([None, *crowds], crowds, [*crowds[1:], None], strict=False):
        reach = _find_reach(ground.text, before.end if before else 0, words, following.start if following else None)
        if words.kind == CrowdKind.TOTAL and not _is_in_name(words, ground.text):
            owner = _find_owner(gatherings, words, reach, ground)
            if owner is not None:
                owned[owner].append(words)
    return [_sum_up(words, ground.text) for words in owned]


def _find_reach(text: str, since: int, words: CrowdWords, until: int | None) -> tuple[int, int]:
    """Give where the words about a figure start and end: between its neighbours, within its part of the sentence."""
    until = len(text) if until is None else until
    part_end = text.find(";", words.end, until)
    return max(since, text.rfind(";", since, words.start)), until if part_end < 0 else part_end


def _is_in_name(words: CrowdWords, text: str) -> bool:
    """Tell a number that is part of a name: "the Million Moms March"."""
    after = text[words.end : words.end + 2].strip()
    return text[words.start].isupper() and text[words.start : words.end].lower() == "million" and after[:1].isupper()


def _find_owner(gatherings: list[Gathering], words: CrowdWords, reach: tuple[int, int], ground: Ground) -> int | None:
    """Find whose words they are; a town within `reach`, between the figures before and after, stands next to them."""
    index = sentence_at(ground.sentences, words.start)
    told = [(i, t) for i, g in enumerate(gatherings) for t in g.tellings if t.index == index]
    owner = _owner_in_sentence(gatherings, told, words, reach, ground.text) if told else None
    sentence = ground.sentences[index]
    starts_sentence = words.noun is not None and words.start - sentence.start <= _START
    if not told and (words.is_gathering or starts_sentence) and index not in ground.barred:
        owner = _owner_nearby(gatherings, words, index, ground)
    if owner is None or _is_of_another_day(gatherings[owner], ground, index):
        return None
    return owner


def _owner_in_sentence(
    gatherings: list[Gathering], told: list[tuple[int, Telling]], words: CrowdWords, reach: tuple[int, int], text: str
) -> int | None:
    """Give the one gathering of the sentence that the words count; a total over several towns counts none of them."""
    if all(t.is_many and not _names_town(t) for _, t in told):
        return None
    does = {i for i, t in told if _does(t, words)}
    side = {i for i, _ in told if gatherings[i].is_counter == _counts_counter(words)}
    owners = does if len(does) == 1 else side or {i for i, _ in told}
    if len(owners) > 1:
        return _owner_by_place([(i, t) for i, t in told if i in owners], words, reach, text)
    owner = owners.pop()
    is_doer = any(_is_doer(t.parsed, t, words) for i, t in told if i == owner)
    return owner if words.is_gathering or is_doer else None


def _names_town(telling: Telling) -> bool:
    """Say whether the telling's sentence itself names its town, the dateline aside."""
    town = telling.town
    return town is not None and not town.is_dateline and telling.sentence.start <= town.start < telling.sentence.end


def _does(telling: Telling, words: CrowdWords) -> bool:
    """Say whether the words count the subject of the telling's own verb: "thousands took to the streets to protest"."""
    root = telling.parsed.root_of(words.start, words.end)
    while root is not None and root.dep_ in _PHRASE and root.head != root:
        root = root.head
    if root is None or root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = telling.token
    while verb.dep_ in {"advcl", "xcomp", "conj"} and verb != root.head and verb.pos_ == "VERB":
        verb = verb.head
    return verb == root.head and telling.token.pos_ == "VERB"


def _owner_by_place(
    told: list[tuple[int, Telling]], words: CrowdWords, reach: tuple[int, int], text: str
) -> int | None:
    """Give the gathering whose town or cue alone stands next to the words; towns in a list stand next to none."""
    until = min(reach[1], words.end + _SAME_CLAUSE)
    after = {i for i, t in told if t.town and words.end <= t.town.start < until}
    before = {(i, t.town.start) for i, t in told if t.town and reach[0] <= t.town.start < words.start}
    fronted = {i for i, start in before if _FRONT.search(text, max(0, start - _FRONT_REACH), start)}
    near = fronted or after or {i for i, _ in before}
    if near:
        return near.pop() if len(near) == 1 else None
    if len({(t.cue.start, t.cue.end) for _, t in told}) > 1:
        return min(told, key=lambda pair: _distance(pair[1].cue.start, pair[1].cue.end, words))[0]
    return None


def _counts_counter(words: CrowdWords) -> bool:
    return words.noun is not None and words.noun.lower().startswith("counter")


def _distance(start: int, end: int, words: CrowdWords) -> int:
    return max(start - words.end, words.start - end, 0)


def _is_doer(parsed: Parsed, telling: Telling, words: CrowdWords) -> bool:
    """Say whether the words count the doers of the sentence's cue."""
    root = parsed.root_of(words.start, words.end)
    if root is None:
        return False
    while root.dep_ in _PHRASE and root.head != root:
        root = root.head
    return root.dep_ in {"nsubj", "nsubjpass", "agent", "ROOT"} or telling.token in {root, root.head}


def _owner_nearby(gatherings: list[Gathering], words: CrowdWords, index: int, ground: Ground) -> int | None:
    """Give the gathering of a town that the sentence names, else the one told last before it, else the only one."""
    on_ground = [i for i, g in enumerate(gatherings) if not g.is_online]
    side = [i for i in on_ground if gatherings[i].is_counter == _counts_counter(words)] or on_ground
    sentence = ground.sentences[index]
    named = {t.query for t in ground.towns if sentence.start <= t.start < sentence.end and t.can_be_site}
    here = [i for i in side if (town := gatherings[i].town) is not None and town.query in named]
    if named:
        return here[0] if len(here) == 1 else None
    if len(side) == 1 and _is_within_reach(gatherings[side[0]], index):
        return side[0]
    before = [(t.index, i) for i in side for t in gatherings[i].tellings if index - _REACH <= t.index < index]
    told_last = max(before, default=(index, 0))[0]
    last = {i for at, i in before if at == told_last}
    is_general = any(at in ground.general for at in range(told_last + 1, index + 1))
    return last.pop() if len(last) == 1 and not is_general else None


def _is_within_reach(gathering: Gathering, index: int) -> bool:
    """Say whether the sentence stands among a gathering's tellings or a few sentences from them."""
    told = [t.index for t in gathering.tellings]
    return min(told) - _REACH <= index <= max(told) + _REACH


def _is_of_another_day(gathering: Gathering, ground: Ground, index: int) -> bool:
    """Say whether the sentence's own day words put its figure on days that are none of the gathering's."""
    if gathering.occasion is None:
        return False
    has_telling = any(t.index == index for t in gathering.tellings)
    first, last = gathering.occasion.interval
    sentence = ground.sentences[index]
    days = find_days(ground.text, start=sentence.start, end=sentence.end)
    if has_telling and not all(words.is_coarse for words in days):
        return False
    told = [interval for words in days if (interval := resolve_days(words, ground.published_on, anchor=first))]
    return bool(told) and all(b < first or last < a for a, b in told)


def _sum_up(words: list[CrowdWords], text: str) -> Headcount | None:
    """Take seen figures before expected ones, sourced before bare ones; sources that differ make a range.

    Of bare figures the first is taken, as later ones count parts, but for an exact one of those who attended.
    """
    seen = [w for w in words if not w.is_expected] or words
    if not seen:
        return None
    largest = max(w.high for w in seen)
    whole = [w for w in seen if w.high * _PARTS > largest or not w.is_exact]
    sourced = [w for w in whole if w.said_by]
    attended = [w for w in whole if w.is_exact and _ATTENDED.match(text, w.end)]
    used = sourced or attended[:1] or whole[:1]
    low, high = min(w.low for w in used), max(w.high for w in used)
    return Headcount(low, high, tuple(used))
