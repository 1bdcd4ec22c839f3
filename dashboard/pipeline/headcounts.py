"""Headcounts: which of the article's crowd words count which gathering, and what they come to together."""

from dataclasses import dataclass

from dashboard.pipeline.crowds import CrowdKind, CrowdWords
from dashboard.pipeline.gatherings import Gathering
from dashboard.pipeline.passages import Sentence, sentence_at
from dashboard.pipeline.syntax import Parsed
from dashboard.pipeline.tellings import Telling

_SAME_CLAUSE = 45
"""Characters between crowd words and a town of a list that they count: "200 people in Boston and 300 in Dallas"."""


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


def count_heads(
    gatherings: list[Gathering], crowds: list[CrowdWords], sentences: list[Sentence], barred: set[int], text: str
) -> list[Headcount | None]:
    """Give each gathering its headcount. `barred` are sentences that tell of something else: a campaign's audience."""
    owned: list[list[CrowdWords]] = [[] for _ in gatherings]
    for words in crowds:
        if words.kind in {CrowdKind.PART, CrowdKind.OTHER} or _is_in_name(words, text):
            continue
        owner = _find_owner(gatherings, words, sentence_at(sentences, words.start), barred)
        if owner is not None:
            owned[owner].append(words)
    return [_sum_up(words) for words in owned]


def _is_in_name(words: CrowdWords, text: str) -> bool:
    """Tell a number that is part of a name: "the Million Moms March"."""
    after = text[words.end : words.end + 2].strip()
    return text[words.start].isupper() and text[words.start : words.end].lower() == "million" and after[:1].isupper()


def _find_owner(gatherings: list[Gathering], words: CrowdWords, index: int, barred: set[int]) -> int | None:
    told = [(i, t) for i, g in enumerate(gatherings) for t in g.tellings if t.index == index]
    if told:
        return _owner_in_sentence(gatherings, told, words)
    if not words.is_gathering or index in barred or words.kind == CrowdKind.NATIONAL:
        return None
    return _owner_nearby(gatherings, index)


def _owner_in_sentence(gatherings: list[Gathering], told: list[tuple[int, Telling]], words: CrowdWords) -> int | None:
    """Give the one gathering of the sentence that the words count; a total over several towns counts none of them."""
    owners = dict(told)
    is_against = words.noun is not None and words.noun.lower().startswith("counter")
    same_side = {i: t for i, t in owners.items() if gatherings[i].is_counter == is_against} or owners
    if words.kind == CrowdKind.NATIONAL and not any(t.town for t in same_side.values()):
        return None
    if len(same_side) > 1:
        near = [i for i, t in same_side.items() if t.town and 0 <= t.town.start - words.end <= _SAME_CLAUSE]
        return near[0] if len(near) == 1 else None
    ((owner, telling),) = same_side.items()
    return owner if words.is_gathering or _is_doer(telling.parsed, telling, words) else None


def _is_doer(parsed: Parsed, telling: Telling, words: CrowdWords) -> bool:
    """Say whether the words count the doers of the sentence's cue."""
    root = parsed.root_of(words.start, words.end)
    if root is None:
        return False
    while root.dep_ in {"nummod", "quantmod", "compound", "amod", "advmod", "pobj", "prep"} and root.head != root:
        root = root.head
    return root.dep_ in {"nsubj", "nsubjpass", "agent", "ROOT"} or telling.token in {root, root.head}


def _owner_nearby(gatherings: list[Gathering], index: int) -> int | None:
    """Give the gathering that the sentence right before, or the whole article, speaks of."""
    ground = [i for i, g in enumerate(gatherings) if not g.is_online]
    if len(ground) == 1:
        return ground[0]
    before = [i for i in ground if any(t.index == index - 1 for t in gatherings[i].tellings)]
    return before[0] if len(before) == 1 else None


def _sum_up(words: list[CrowdWords]) -> Headcount | None:
    """Take seen figures before expected ones, sourced before bare ones; sources that differ make a range."""
    seen = [w for w in words if not w.is_expected] or words
    if not seen:
        return None
    sourced = [w for w in seen if w.said_by]
    used = sourced or seen[:1]
    low, high = min(w.low for w in used), max(w.high for w in used)
    return Headcount(low, high, tuple(used))
