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
    side = _side_of(gatherings, organizer)
    if organizer.is_general and not any(t.index == index and t.town for i in side for t in gatherings[i].tellings):
        return [i for i in side if not gatherings[i].is_online]
    told = [(i, t) for i in side for t in gatherings[i].tellings if t.index == index]
    if told:
        nearest = min(told, key=lambda pair: _distance(pair[1], organizer))
        return sorted({i for i, t in told if t.cue == nearest[1].cue})
    before = [(t.index, i) for i in side for t in gatherings[i].tellings if t.index <= index]
    if before:
        last = max(at for at, _ in before)
        return [min(i for at, i in before if at == last)]
    return side[:1]


def _side_of(gatherings: list[Gathering], organizer: Organizer) -> list[int]:
    """Give the gatherings of the side that the word for the gathering tells: counter-protests or the others."""
    is_counter = organizer.gathering is not None and organizer.gathering.lower().startswith("counter")
    return [i for i, g in enumerate(gatherings) if g.is_counter == is_counter] or list(range(len(gatherings)))


def _distance(telling: Telling, organizer: Organizer) -> int:
    """Count the characters between an organizer's words for the gathering, else its name, and a cue."""
    start, end = organizer.event or (organizer.start, organizer.end)
    return max(telling.cue.start - end, start - telling.cue.end, 0)
