"""Skills: the parts of the reading, each of which can be left out to measure what it is worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Skills:
    """Which parts of the reading are used; all of them, but for measuring."""

    senses: bool = True
    """Other senses of cue words are left out: prices, sports, campaigns, the month. Off: every cue word counts."""
    reality: bool = True
    """What is denied, only possible or remembered is left out. Off: every cue tells of a gathering."""
    syntax: bool = True
    """The parser tells which town is the site. Off: every town of the cue's sentence is one."""
    crowd_cues: bool = True
    """What crowds do counts beside protest words: "students poured into". Off: protest words alone."""
    presence: bool = True
    """People told to be somewhere count, whatever they do there. Off: only what crowds are known to do."""
    generality: bool = True
    """Protests in general, of many places or of the past are told from one of the news. Off: each is an event."""
    context: bool = True
    """Dateline, headline and other sentences give a town that the cue's sentence does not. Off: that sentence alone."""
    homes: bool = True
    """The outlet's home town speaks for the towns near it, and stands in where none is named."""
    wide_reading: bool = True
    """A bare big city is the one that readers far away know. Off: as a local paper would mean it."""
    proof: bool = True
    """A gathering needs signs of a cause beside its cue: a crowd, a demand, placards. Off: the cue is enough."""
    day_syntax: bool = True
    """The parser tells which day words are the gathering's. Off: the sentence's first ones."""
    main_day: bool = True
    """What has no day takes the paragraph's or the article's. Off: the publication day."""


ALL = Skills()
