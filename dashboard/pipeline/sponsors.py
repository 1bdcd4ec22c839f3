"""Sponsors: which of the article's organizers and promoters belong to which gathering."""

from dataclasses import dataclass, field

from dashboard.pipeline.gatherings import Gathering
from dashboard.pipeline.organizers import Organizer, Role
from dashboard.pipeline.passages import Sentence, sentence_at
from dashboard.pipeline.tellings import Telling


@dataclass(slots=True)
class Sponsors:
    """Who organized and who promoted one gathering, with the words that say so."""

    organizers: list[Organizer] = field(default_factory=list)
    promoters: list[Organizer] = field(default_factory=list)

    def add(self, organizer: Organizer) -> None:
        """Add one by its role."""
        (self.promoters if organizer.role is Role.PROMOTER else self.organizers).append(organizer)


def assign_sponsors(gatherings: list[Gathering], found: list[Organizer], sentences: list[Sentence]) -> list[Sponsors]:
    """Give each gathering its sponsors."""
    sponsors = [Sponsors() for _ in gatherings]
    for organizer in found:
        index = sentence_at(sentences, organizer.start)
        for owner in _find_owners(gatherings, organizer, index):
            sponsors[owner].add(organizer)
    return sponsors


def names_of(found: list[Organizer]) -> list[str]:
    """Give the names, each once, in the order in which the text tells them."""
    return list(dict.fromkeys(organizer.name for organizer in found))


def _find_owners(gatherings: list[Gathering], organizer: Organizer, index: int) -> list[int]:
    """Give the gatherings that the organizer's words speak of: all of one side where they speak of "the rallies"."""
    told = [(i, t) for i, g in enumerate(gatherings) for t in g.tellings if t.index == index]
    if organizer.is_general:
        return [i for i, g in enumerate(gatherings) if not g.is_counter and not g.is_online]
    if told:
        nearest = min(told, key=lambda pair: _distance(pair[1], organizer))
        same_cue = [i for i, t in told if t.cue == nearest[1].cue]
        return sorted(set(same_cue))
    before = [
        (max(t.index for t in g.tellings if t.index <= index), -i)
        for i, g in enumerate(gatherings)
        if any(t.index <= index for t in g.tellings)
    ]
    return [-max(before)[1]] if before else [0] if gatherings else []


def _distance(telling: Telling, organizer: Organizer) -> int:
    """Count the characters between an organizer's name and a cue."""
    return max(telling.cue.start - organizer.end, organizer.start - telling.cue.end)
