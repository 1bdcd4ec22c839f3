"""The union behind a strike, where the words of the strike name nobody."""

from dashboard.pipeline.fields.group_names import (
    find_aliases,
    is_institution,
    is_people_name,
    is_surely_group,
    is_union,
    name_key,
)
from dashboard.pipeline.fields.name_finding import find_names
from dashboard.pipeline.fields.organizers import Organizer, Role
from dashboard.pipeline.fields.sentences import plain_spaces


def find_union(text: str) -> Organizer | None:
    """Find the one union that `text`, an article on a strike, names; None where it names none or several."""
    names = [n for n in find_names(plain_spaces(text), 0, len(text)) if is_union(n.text) and is_surely_group(n.text)]
    names = [n for n in names if not (is_institution(n.text) or is_people_name(n.text))]
    aliases = find_aliases(text)
    if len({name_key(aliases.get(name_key(n.text), n.text)) for n in names}) != 1:
        return None
    first = names[0]
    return Organizer(first.text, Role.ORGANIZER, first.start, first.end, None, None, is_general=False)
