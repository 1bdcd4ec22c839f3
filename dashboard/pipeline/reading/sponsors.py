"""Sponsors: which of the article's organizers and promoters belong to which gathering."""

from collections import Counter
from dataclasses import dataclass, field

from dashboard.pipeline.fields.organizers import Organizer, Role
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.passages import Sentence, sentence_at
from dashboard.pipeline.reading.tellings import Telling


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
        for owner in _find_owners(gatherings, organizer, sentences):
            sponsors[owner].add(organizer)
    return sponsors


def names_of(found: list[Organizer]) -> list[str]:
    """Give the names, each once, in the order in which the text tells them."""
    return list(dict.fromkeys(organizer.name for organizer in found))


def _find_owners(gatherings: list[Gathering], organizer: Organizer, sentences: list[Sentence]) -> list[int]:
    """Give the gatherings that the organizer's words speak of: all of one side where they speak of "the rallies"."""
    side = _side_of(gatherings, organizer)
    index = sentence_at(sentences, organizer.start)
    told = [(i, t) for i in side for t in gatherings[i].tellings if t.index == index]
    if organizer.is_general:
        return _find_wave(gatherings, side, told)
    if told:
        nearest = min(told, key=lambda pair: _distance(pair[1], organizer))
        return sorted({i for i, t in told if t.cue == nearest[1].cue})
    return _find_last(gatherings, side, organizer, sentences)


def _find_wave(gatherings: list[Gathering], side: list[int], told: list[tuple[int, Telling]]) -> list[int]:
    """Give the gatherings that "the rallies" are: those of the day told in the same words, else of the main day."""
    on_ground = [i for i in side if not gatherings[i].is_online]
    named = [gatherings[i].occasion for i, t in told if t.town] or [gatherings[i].occasion for i in on_ground]
    days = Counter(occasion.interval for occasion in named if occasion)
    if not days:
        return on_ground
    first, last = days.most_common(1)[0][0]
    return [
        i
        for i in on_ground
        if (day := gatherings[i].occasion) is None or (day.interval[0] <= last and first <= day.interval[1])
    ]


def _find_last(
    gatherings: list[Gathering], side: list[int], organizer: Organizer, sentences: list[Sentence]
) -> list[int]:
    """Give the gathering told last before the organizer's words: in their paragraph, unless they name "the rally"."""
    if len(side) == 1:
        return side
    index = sentence_at(sentences, organizer.start)
    paragraph = sentences[index].paragraph
    before = [
        (t.index, -i)
        for i in side
        for t in gatherings[i].tellings
        if t.index <= index and (organizer.event is not None or t.sentence.paragraph == paragraph)
    ]
    return [-max(before)[1]] if before else []


def _side_of(gatherings: list[Gathering], organizer: Organizer) -> list[int]:
    """Give the gatherings of the side that the word for the gathering tells: counter-protests or the others."""
    is_counter = organizer.gathering is not None and organizer.gathering.lower().startswith("counter")
    return [i for i, g in enumerate(gatherings) if g.is_counter == is_counter] or list(range(len(gatherings)))


def _distance(telling: Telling, organizer: Organizer) -> int:
    """Count the characters between an organizer's words for the gathering, else its name, and a cue."""
    start, end = organizer.event or (organizer.start, organizer.end)
    return max(telling.cue.start - end, start - telling.cue.end, 0)
