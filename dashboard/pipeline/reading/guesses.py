"""Guesses: towns that a gathering has from elsewhere in the article, and what it must tell to be given one."""

from collections.abc import Iterable

from dashboard.pipeline.reading.cues import Rejected
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.towns import Town
from dashboard.pipeline.reading.verdicts import choose_action
from dashboard.tables import Action, PlaceBasis

FROM_ELSEWHERE = frozenset({PlaceBasis.CONTEXT, PlaceBasis.OUTLET, PlaceBasis.HEADLINE})
"""Places that no sentence of the gathering's own names."""
_NOT_ITS_OWN = FROM_ELSEWHERE | {PlaceBasis.DATELINE}
"""The same with the dateline, which often is of the gathering but may be of the whole article."""
_OPENING = 5
"""Sentences that tell what an article is about; what is told first below them is often of another place."""
_TOO_LITTLE = "a town from elsewhere in the text: too little is told of this gathering, and that far down, to place it"


def leave_bare_guesses(gatherings: Iterable[tuple[Gathering, bool]]) -> list[Rejected]:
    """Take the town from gatherings of which too little is told to guess it; gives the towns, with the reason.

    Each of `gatherings` comes with whether its people are counted. A march or vigil, a counted crowd, a gathering in
    the article's opening is the story's own, and where the story is set it was. A bare "protest" further down is
    background as often as not.
    """
    left = []
    for gathering, is_counted in gatherings:
        town = gathering.town
        if town is None or is_counted or not _is_bare(gathering) or _is_named_with(town, gathering):
            continue
        gathering.town, gathering.place_basis = None, PlaceBasis.NONE
        if town.end:
            left.append(Rejected(town.start, town.end, _TOO_LITTLE))
    return left


def _is_bare(gathering: Gathering) -> bool:
    return (
        gathering.place_basis in _NOT_ITS_OWN
        and gathering.first_index >= _OPENING
        and choose_action(gathering) == Action.PROTEST
    )


def _is_named_with(town: Town, gathering: Gathering) -> bool:
    """Tell whether a sentence of the gathering has the town's name, though not surely as its site."""
    name = town.name.casefold()
    return any(name in telling.parsed.condensed.text.casefold() for telling in gathering.tellings)
