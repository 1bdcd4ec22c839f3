"""Which reports a person put together, took apart or turned down."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.pipeline.corrections.correction_lines import Anchor, Correction
from dashboard.pipeline.corrections.report_finding import ReportFinder


@dataclass(slots=True)
class Verdict:
    """What became of a correction."""

    group: str | None = None
    """The group it is about now; None where there is none."""
    is_gone: bool = False
    """None of its reports is found any more."""
    note: str | None = None
    """What a reader should know of it."""


class Groups:
    """The mentions of each event, first as the articles alone give them, then as people put them.

    A group is known by the event_id that the articles alone give it, or by a correction that made it.
    """

    def __init__(self, links: pd.DataFrame, articles: pd.DataFrame, finder: ReportFinder) -> None:
        self._group_of: dict[str, str] = dict(
            zip(links["mention_id"].tolist(), links["event_id"].tolist(), strict=True)
        )
        self.members: dict[str, set[str]] = defaultdict(set)
        for mention_id, group in self._group_of.items():
            self.members[group].add(mention_id)
        self._found: dict[str, frozenset[str]] = {}
        self._stories: dict[str, str] = dict(
            zip(articles["article_id"].tolist(), articles["story_id"].tolist(), strict=True)
        )
        self._finder = finder
        self.reasons: dict[str, str] = {}
        """For each mention that a person moved, why it stands where it does."""

    @property
    def touched(self) -> list[str]:
        """The groups whose mentions changed."""
        return sorted(self._found)

    def found_members(self, group: str) -> frozenset[str]:
        """Give the mentions that the articles alone give a group; none where a person made it."""
        return self._found[group] if group in self._found else frozenset(self.members.get(group, ()))

    def locate(self, anchors: Iterable[Anchor]) -> tuple[list[str], Verdict]:
        """Give the mentions of `anchors` that are in a group, and a verdict on the group that holds most of them."""
        anchors = list(anchors)
        found = self._finder.find(anchors)
        here = [m for m in found if m in self._group_of]
        counts = Counter(self._group_of[m] for m in here)
        if not found:
            return [], Verdict(is_gone=True, note="none of its reports is found in the articles any more")
        if not here:
            return [], Verdict(note="its reports were rejected")
        group = min(counts, key=lambda g: (-counts[g], g))
        return here, Verdict(group, note=_describe_rest(len(anchors), len(here), len(counts)))

    def merge(self, correction: Correction, reason: str) -> Verdict:
        """Put together the groups that hold the correction's reports."""
        mentions, verdict = self.locate(correction.anchors)
        if verdict.group is None:
            return verdict
        groups = sorted({self._group_of[m] for m in mentions}, key=lambda g: (-len(self.members[g]), g))
        if len(groups) == 1:
            verdict.note = "its reports are one event by now"
            return verdict
        for other in groups[1:]:
            self._move(sorted(self.members[other]), groups[0], reason)
        return Verdict(groups[0], note=_describe_rest(len(correction.anchors), len(mentions), 1))

    def split(self, correction: Correction, reason: str) -> Verdict:
        """Take the correction's reports, and what other versions of their story say in the same words, out."""
        mentions, verdict = self.locate(correction.anchors)
        if verdict.group is None:
            return verdict
        taken = self._with_copies(mentions)
        if taken >= set().union(*(self.members[self._group_of[m]] for m in mentions)):
            verdict.note = "its reports stand by themselves by now"
            return verdict
        self._move(sorted(taken), correction.correction_id, reason)
        return Verdict(correction.correction_id, note=_describe_rest(len(correction.anchors), len(mentions), 1))

    def reject(self, correction: Correction) -> Verdict:
        """Turn down the correction's reports, and those of the same stories in the same events."""
        mentions, verdict = self.locate(correction.anchors)
        if verdict.group is None:
            return verdict
        groups = {self._group_of[m] for m in mentions}
        stories = {self._story(m) for m in mentions}
        rejected = set(mentions) | {m for g in groups for m in self.members[g] if self._story(m) in stories}
        rest = set().union(*(self.members[g] for g in groups)) - rejected
        self._move(sorted(rejected), None, "")
        note = "another story tells of it by now, and that stands" if rest else None
        return Verdict(None, note=note)

    def _with_copies(self, mentions: list[str]) -> set[str]:
        """Give the mentions with those of their groups that tell the same story in the same words."""
        near = {m for mention in mentions for m in self.members[self._group_of[mention]]}
        quotes = self._finder.quotes_of(near)
        told = {(self._group_of[m], self._story(m), quotes[m]) for m in mentions}
        return set(mentions) | {m for m in near if (self._group_of[m], self._story(m), quotes[m]) in told}

    def _story(self, mention_id: str) -> str:
        return self._stories[self._finder.article_of(mention_id)]

    def _move(self, mentions: list[str], group: str | None, reason: str) -> None:
        if group is not None:
            self._touch(group)
        for mention in mentions:
            origin = self._group_of.pop(mention)
            self._touch(origin)
            self.members[origin].discard(mention)
            if group is not None:
                self._group_of[mention] = group
                self.members[group].add(mention)
                self.reasons[mention] = reason

    def _touch(self, group: str) -> None:
        self._found.setdefault(group, frozenset(self.members.get(group, ())))


def _describe_rest(anchors: int, here: int, groups: int) -> str | None:
    """Say what is no longer as it was when the correction was made; None where all is."""
    notes = []
    if here < anchors:
        notes.append(f"{anchors - here:,} of its {anchors:,} reports are not found any more")
    if groups > 1:
        notes.append(f"its reports are {groups:,} events by now; it stands in the one with most of them")
    return "; ".join(notes) or None
