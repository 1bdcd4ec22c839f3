"""Owners of figures: which of an article's gatherings a figure counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf

from dashboard.pipeline.fields.crowds import CrowdWords
from dashboard.pipeline.fields.dates import find_days, resolve_days
from dashboard.pipeline.reading.figure_words import (
    counts_counter,
    counts_doers,
    is_befallen,
    is_same_size,
    steps_to_doing,
)
from dashboard.pipeline.reading.gatherings import SAME_PLACE_KM, Gathering
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.syntax import Parsed, is_verb
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.reading.towns import Town, km_between
from dashboard.tables import Status

_SAME_CLAUSE = 60
"""Characters between crowd words and a town of a list that they count: "200 people in Boston and 300 in Dallas"."""
_REACH = 3
"""Sentences after its last telling that may still speak of a gathering."""
_AHEAD = 2
"""The same before its first telling."""
_FRONT = re.compile(r"(?:^|[.!?;:—\n”\"]\s*|, (?:and|but|while) )(?:in|at|near|outside) (?:the )?$", re.IGNORECASE)
_FRONT_REACH = 24
"""Characters before a town that tell that its part of the sentence begins with it: "and in Eugene, 300 rallied"."""
_ANOTHER = re.compile(
    r"\b(?:(?:an?|the|their|its) (?:first|earlier|previous|prior|similar|last|smaller|larger|separate)|"
    r"last (?:year|month|week|spring|summer|fall|winter)[’']s)"
    r" (?:\w+ )?(?:rally|march|protest|vigil|demonstration|walkout|event|gathering|one)\b[^.;]*$"
    r"|\blast (?:year|month|week|spring|summer|fall|winter)[’']s (?=\w+ $)",
    re.IGNORECASE,
)
"""Brings up another gathering, whose figure follows."""
_AFTER_ANOTHER = re.compile(
    r"\b(?:after|since|than|following|before) (?:an?|the|their|its) "
    r"(?:first|earlier|previous|prior|similar|last|smaller|larger|separate) [^,;.]*$",
    re.IGNORECASE,
)
"""Brings it up beside the gathering that the same sentence tells."""
_AFTER_ONE_OF = re.compile(
    r"\b(?:day|week|month|year)s? after $|\b(?:after|since|than|following) (?:an?|the) (?:\w+ )?"
    r"(?:rally|march|protest|vigil|demonstration|walkout) (?:by|of) $"
)
"""Brings up another gathering by its size: "the largest since a march of 900"."""
_BEHIND_ANOTHER = re.compile(r"\b(?:after|since|than|following|before) (?:an?|the|last \w+[’']s) $", re.IGNORECASE)
_STRONG = re.compile(r"[- ]strong (?:\w+ ){0,2}(?:rally|march|protest|vigil|demonstration|walkout|gathering)\b")
"""Behind such words it is another gathering's too: "a week after the 900-strong march"."""
_ALSO = re.compile(r" (?:of )?(?:[\w’'-]+ ){0,5}?also (?:gathered|rallied|marched|protested|demonstrated|turned out)\b")
"""Says that those counted were at another gathering than the one told before."""
_EACH = re.compile(r"(?: (?:people|protesters|demonstrators|participants))? each\b")
_ASIDE = re.compile(r"\b(?:which|who|whose|that|where|when|since|after|than)\b")
"""Between a figure and a day that tells of something else: "joined the group, which was banned in July"."""
_THE_SAME = re.compile(
    r"(?:The|These|Their) (?:rallies|marches|protests|vigils|demonstrations|walkouts)\b(?! (?:in|at|across)\b)"
)
"""Starts a sentence that tells on of what the one before it told."""
_PLACED = re.compile(r"\b(?:in|at|near|outside) (?:the )?$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:since|as|than|compared (?:with|to))(?: in| on| the)? $")
"""A day behind these words is not the figure's own: "twice as many as last year"."""
_WHERE = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z]\w+)?\.?)?,? where [^,;.\d]{0,60}$")
_THEN = re.compile(
    r"(?:, [A-Z][\w.]+(?: [A-Z]\w+)?\.?)?,? "
    r"(?:(?:[A-Za-z][\w’]* ){1,4}(?:said|estimated|counted|reported)(?: that)? )?$"
)
"""What may stand between a town in whose clause a figure stands, and the figure."""


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


@dataclass(slots=True)
class Owners:
    """Finds for each figure the gathering that it counts, in the order of the text."""

    gatherings: list[Gathering]
    statuses: list[Status]
    ground: Ground
    owned: list[list[CrowdWords]] = field(init=False)
    """The figures of each gathering so far."""
    is_sited: list[bool] = field(init=False)
    """Whether a gathering's figures stand in a sentence that names its town, or come after such a one."""
    is_told: list[bool] = field(init=False)
    """Whether they stand in a sentence that tells of it, or come after such a one."""

    def __post_init__(self) -> None:
        self.owned = [[] for _ in self.gatherings]
        self.is_sited = [False for _ in self.gatherings]
        self.is_told = [False for _ in self.gatherings]

    def assign(self, words: CrowdWords, since: int, until: int) -> None:
        """Give the words, which stand between two figures that end at `since` and start at `until`, to their owner."""
        if _is_in_name(words, self.ground.text):
            return
        index = sentence_at(self.ground.sentences, words.start)
        if _EACH.match(self.ground.text, words.end):
            self._share(words, index)
            return
        owner = self._find(words, _find_reach(self.ground.text, since, words, until))
        if owner is None:
            return
        told = [t for t in self.gatherings[owner].tellings if t.index == index]
        is_sited = any(_names_town(t) for t in told)
        is_first_sited = is_sited and not self.is_sited[owner] and not self._is_sourced_alone(owner)
        if is_first_sited or (told and not self.is_told[owner]):
            self.owned[owner].clear()  # what was told before it was, or before its town was, may have counted another
        self.is_sited[owner] |= is_sited
        self.is_told[owner] |= bool(told)
        self.owned[owner].append(words)

    def _is_sourced_alone(self, owner: int) -> bool:
        """Say whether the figures so far, each somebody's, are of the only gathering on its side."""
        side = [g for g in self.gatherings if g.is_counter == self.gatherings[owner].is_counter]
        return len(side) == 1 and self.is_told[owner] and all(w.said_by for w in self.owned[owner])

    def _share(self, words: CrowdWords, index: int) -> None:
        """Give the words to each gathering whose town the sentence names: "in Dayton and Akron drew 500 each"."""
        for gathering, owned in zip(self.gatherings, self.owned, strict=True):
            if any(t.index == index and _names_town(t) for t in gathering.tellings):
                owned.append(words)

    def _find(self, words: CrowdWords, reach: tuple[int, int]) -> int | None:
        """Find whose words they are; a town within `reach` stands next to them."""
        index = sentence_at(self.ground.sentences, words.start)
        told = [(i, t) for i, g in enumerate(self.gatherings) for t in g.tellings if t.index == index]
        town = _town_in_front(words, reach, self.ground, told[0][1].parsed if told else None)
        if town is not None:
            told = [(i, t) for i, t in told if _is_in(self.gatherings[i], town)]
        owner = _owner_in_sentence(self.gatherings, told, words, reach, self.ground.text) if told else None
        if not told and words.is_gathering and index not in self.ground.barred:
            owner = self._find_nearby(words, index, town)
        if owner is None or not self._can_count(words, owner):
            return None
        if counts_counter(words) and not self.gatherings[owner].is_counter:
            return None
        if town is not None and not _is_in(self.gatherings[owner], town):
            return None
        return (
            None
            if self._is_of_another(words, owner, index)
            or _is_of_another_day(self.gatherings[owner], self.ground, words, index)
            else owner
        )

    def _can_count(self, words: CrowdWords, owner: int) -> bool:
        """Say whether the figure may be that of the gathering.

        One that was seen is of none that is yet to come, and one that was called off has none.
        """
        status = self.statuses[owner]
        return status == Status.HELD or (status == Status.PLANNED and words.is_expected)

    def _is_of_another(self, words: CrowdWords, owner: int, index: int) -> bool:
        """Say whether the figure's part of a later sentence brings up another gathering: "a first rally drew 400"."""
        text = self.ground.text
        start = max(self.ground.sentences[index].start, words.start - _SAME_CLAUSE)
        is_behind = _BEHIND_ANOTHER.search(text, start, words.start) and _STRONG.match(text, words.end)
        one = _AFTER_ONE_OF.search(text, start, words.start)
        own = (t for t in self.gatherings[owner].tellings if t.index == index)
        is_other = one is not None and not any(
            t.cue.start >= words.end or (t.cue.start >= one.start() and _names_town(t)) for t in own
        )
        if is_behind or is_other or _AFTER_ANOTHER.search(text, start, words.start):
            return True
        if index <= self.gatherings[owner].first_index:
            return False
        return _ANOTHER.search(text, start, words.start) is not None or self._is_also(words, owner)

    def _is_also(self, words: CrowdWords, owner: int) -> bool:
        """Say whether those counted "also" gathered, beside those that the gathering's figures told before counted."""
        return bool(self.owned[owner]) and _ALSO.match(self.ground.text, words.end) is not None

    def _find_nearby(self, words: CrowdWords, index: int, town: Town | None) -> int | None:
        """Give the gathering of a town that the sentence names, else the one told last before, else the only one."""
        side = self._on_its_side(words)
        ground = self.ground
        sentence = ground.sentences[index]
        named = [t for t in ground.towns if sentence.start <= t.start < sentence.end and t.can_be_site]
        if named:
            own = {(town or t).query for t in named}
            here = [i for i in side if (site := self.gatherings[i].town) is not None and site.query in own]
            return here[0] if len(here) == 1 else None
        if len(side) == 1:
            return side[0] if _is_within_reach(self.gatherings[side[0]], index) else None
        before = [(t.index, i) for i in side for t in self.gatherings[i].tellings if index - _REACH <= t.index < index]
        told_last = max(before, default=(index, 0))[0]
        last = {i for at, i in before if at == told_last}
        is_general = any(at in ground.general for at in range(told_last + 1, index + 1))
        is_general &= _THE_SAME.match(ground.text, sentence.start) is None or told_last < index - 1
        return last.pop() if len(last) == 1 and not is_general else None

    def _on_its_side(self, words: CrowdWords) -> list[int]:
        """Give the gatherings that the words can count by their noun, their time and their size.

        Of two that stand against each other it is the one whose crowd, told in a round word, can be of that size.
        """
        on_ground = [i for i, g in enumerate(self.gatherings) if not g.is_online]
        side = [i for i in on_ground if self.gatherings[i].is_counter == counts_counter(words)] or on_ground
        fit = [i for i in on_ground if self._can_count(words, i)]
        retold = [i for i in fit if self.owned[i] and is_same_size(self.owned[i][0], words)]
        if len(retold) == 1 and not counts_counter(words):
            return retold
        return [i for i in side if i in fit]


def _find_reach(text: str, since: int, words: CrowdWords, until: int) -> tuple[int, int]:
    """Give where the words about a figure start and end: between its neighbours, within its part of the sentence."""
    part_end = text.find(";", words.end, until)
    return max(since, text.rfind(";", since, words.start)), until if part_end < 0 else part_end


def _is_in_name(words: CrowdWords, text: str) -> bool:
    """Tell a number that is part of a name: "the Million Moms March"."""
    after = text[words.end : words.end + 2].strip()
    return text[words.start].isupper() and text[words.start : words.end].lower() == "million" and after[:1].isupper()


def _owner_in_sentence(
    gatherings: list[Gathering], told: list[tuple[int, Telling]], words: CrowdWords, reach: tuple[int, int], text: str
) -> int | None:
    """Give the one gathering of the sentence that the words count; a total over several towns counts none of them."""
    if all(t.is_many and not _names_town(t) for _, t in told) or any(is_befallen(t, words) for _, t in told):
        return None
    nearest = min(steps_to_doing(t, words) for _, t in told)
    does = {i for i, t in told if steps_to_doing(t, words) == nearest < inf}
    side = {i for i, _ in told if gatherings[i].is_counter == counts_counter(words)}
    owners = does if len(does) == 1 else side or {i for i, _ in told}
    if len(owners) > 1:
        return _owner_by_place([(i, t) for i, t in told if i in owners], words, reach, text)
    owner = owners.pop()
    # Of doers who are not said to have gathered a round word is the crowd's; an exact number mostly counts others.
    is_doer = any(counts_doers(t.parsed, t, words) for i, t in told if i == owner)
    return owner if words.is_gathering or (is_doer and not words.is_exact) else None


def _town_in_front(words: CrowdWords, reach: tuple[int, int], ground: Ground, parsed: Parsed | None) -> Town | None:
    """Give the town that the words' own clause names: "in Boise, 300 rallied", "to Boise, where 300 rallied"."""
    sentence = ground.sentences[sentence_at(ground.sentences, words.start)]
    first = max(reach[0], sentence.start)
    towns = [
        t for t in ground.towns if first <= t.start and t.end <= words.start and t.can_be_site and not t.is_dateline
    ]
    town = max(towns, key=lambda t: t.end, default=None)
    if town is None:
        return None
    is_front = _FRONT.search(ground.text, max(0, town.start - _FRONT_REACH), town.start) is not None
    if parsed is not None and _PLACED.search(ground.text, max(0, town.start - _FRONT_REACH), town.start):
        before = (t for t in parsed.doc if (at := parsed.article_offset(t.idx)) is not None and at < town.start)
        is_front = is_front or not any(is_verb(token) for token in before)
    between = ground.text[town.end : words.start]
    return town if _WHERE.match(between) or (is_front and _THEN.match(between)) else None


def _is_in(gathering: Gathering, town: Town) -> bool:
    """Say whether a gathering is in the town or next to it, by its own town or one of its tellings'."""
    own = [gathering.town, *(t.town for t in gathering.tellings)]
    return any(t is not None and (t.query == town.query or km_between(t, town) <= SAME_PLACE_KM) for t in own)


def _names_town(telling: Telling) -> bool:
    """Say whether the telling's sentence itself names its town, the dateline aside."""
    town = telling.town
    return town is not None and not town.is_dateline and telling.sentence.start <= town.start < telling.sentence.end


def _owner_by_place(
    told: list[tuple[int, Telling]], words: CrowdWords, reach: tuple[int, int], text: str
) -> int | None:
    """Give the gathering whose town or cue alone stands next to the words; towns in a list stand next to none."""
    until = min(reach[1], words.end + _SAME_CLAUSE)
    after = {i for i, t in told if t.town and words.end <= t.town.start < until}
    before = {(i, t.town.start) for i, t in told if t.town and reach[0] <= t.town.start < words.start}
    fronted = {i for i, start in before if _FRONT.search(text, max(0, start - _FRONT_REACH), start)}
    is_aside = text[reach[0] : words.start].endswith("(") and bool(before)
    aside = {max(before, key=lambda pair: pair[1])[0]} if is_aside else set()
    near = aside or fronted or after or {i for i, _ in before}
    if near:
        return near.pop() if len(near) == 1 else None
    if len({(t.cue.start, t.cue.end) for _, t in told}) > 1:
        return min(told, key=lambda pair: _distance(pair[1].cue.start, pair[1].cue.end, words))[0]
    return None


def _distance(start: int, end: int, words: CrowdWords) -> int:
    return max(start - words.end, words.start - end, 0)


def _is_within_reach(gathering: Gathering, index: int) -> bool:
    """Say whether the sentence stands among a gathering's tellings or a few sentences from them."""
    told = [t.index for t in gathering.tellings]
    return min(told) - _AHEAD <= index <= max(told) + _REACH


def _is_of_another_day(gathering: Gathering, ground: Ground, figure: CrowdWords, index: int) -> bool:
    """Say whether the sentence's own day words put its figure on days that are none of the gathering's."""
    if gathering.occasion is None:
        return False
    has_telling = any(t.index == index for t in gathering.tellings)
    first, last = gathering.occasion.interval
    sentence = ground.sentences[index]
    days = find_days(ground.text, start=sentence.start, end=sentence.end)
    days = [words for words in days if not _COMPARED.search(ground.text, sentence.start, words.start)]
    if has_telling and not all(words.is_coarse for words in days):
        return False
    days = [words for words in days if not _ASIDE.search(ground.text, figure.end, max(figure.end, words.start))]
    told = [interval for words in days if (interval := resolve_days(words, ground.published_on, anchor=first))]
    return bool(told) and all(b < first or last < a for a, b in told)
