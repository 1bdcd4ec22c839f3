"""What a name may be a name of: a group, a person, an institution; and the second names that a text introduces."""

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from dashboard.pipeline.fields import name_words as words
from dashboard.pipeline.fields.crowd_nouns import is_people
from dashboard.pipeline.fields.name_finding import Name, find_names
from dashboard.pipeline.names.lexicon import read_lexicon
from geocache.demonyms import country_of

_TITLE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(words.TITLES))}|activist|organi[sz]er|congress(?:man|woman)|resident|student|teacher|"
    r"candidate)\.? $"
)
_PERSON_AFTER = re.compile(r", (?:\d\d,|(?:an?|the|lead|one of the|\w+)?[ -]?(?:\w+ )?(?:co-)?organi[sz]er\b|who\b)")
_BODIES = (
    " highway patrol", " state patrol", " border patrol", "air force", "national guard", "city council", "town council",
    "county council", "county board", "county commission", "city commission", "school board",
)  # fmt: skip
"""Ends of the names of authorities and armed forces."""
_SHARED = re.compile(r" and ([A-Z][a-z]+) ([A-Z][\w’'-]+)")
_SIBLINGS = re.compile(r"\b(?:brothers|sisters|siblings|twins|spouses|cousins) $")
_PERSON_SHAPE = re.compile(r"[A-Z][a-z’'-]+(?: (?:[A-Z]\.?|[A-Z][\w’'-]+|de|la|von|van)){1,3}$")


@dataclass(slots=True)
class Groups:
    """The groups that a text has named so far, in its order."""

    told: list[str] = field(default_factory=list)
    """Those that the text calls groups."""
    named: list[str] = field(default_factory=list)
    """Those whose names can be nothing else."""

    def called(self, noun: str) -> str | None:
        """Give the group that "the union" or "the group" is: the last named of that kind, else the last told."""
        kinds = words.KINDS.get(noun.lower(), frozenset((noun.lower(),)))
        alike = [name for name in self.named if kinds & set(name.lower().split())]
        found = alike or self.told
        return found[-1] if found else None


def is_institution(name: str) -> bool:
    """Tell whether `name` is an authority, an outlet, a school, a place's part or a day: never who called a protest."""
    if name.split(" ", 1)[0] in words.CALLS and " " in name:
        return False
    if is_forename_and_surname(name):
        return False
    head = re.split(r" (?:of|for|against) ", name.lower().replace("’s", "").replace("'s", ""))[0]
    parts = head.split()
    return (
        parts[-1].rstrip(".") in words.INSTITUTIONS
        or head in {"congress", "u.s. congress", "european union", "united nations"}
        or head.endswith(_BODIES)
        or parts[0] in {"department", "university", "city", "county", "state"}
    )


def is_forename_and_surname(name: str) -> bool:
    """Tell a person whose surname is also a word for a place: "Joy Park", "May Lake"."""
    first, _, last = name.lower().partition(" ")
    return last in words.SURNAMES and first in read_lexicon().first_names


def names_sort(name: str) -> bool:
    """Tell a word for groups, capitalised as it starts a sentence, and a lone letter from a name: "Union members"."""
    return len(name) == 1 or name in words.HEADS


def is_people_name(name: str) -> bool:
    """Tell whether `name` is that of a people or faith: "Greeks", "Iraqi", "Shiite Muslims"."""
    *before, last = name.split()
    is_demonym = country_of(last) is not None or last.lower() in {"muslims", "jews", "christians", "catholics"}
    return (is_demonym and not is_surely_group(name)) or (not before and is_people(last))


def is_surely_group(name: str) -> bool:
    """Tell whether `name` can be nothing but a group's, by a word of it or by its form: "Friends of …", "ABC"."""
    parts = name.lower().split()
    return (
        any(part in words.GROUP_WORDS for part in parts)
        or (len(parts) > 1 and name.split(" ", 1)[0] in words.CALLS)
        or bool({"for", "of", "against"} & set(parts[1:-1]))
        or (len(name) > 2 and name.isupper())
        or (len(parts) > 1 and (parts[0].isdigit() or (parts[-1].isdigit() and name[:2].isupper())))
    )


def is_founder(owner: str, group: str) -> bool:
    """Tell the person or school whose group is named: "Sharpton's National Action Network", not "Children's Aid"."""
    if (owner.isupper() and group.count(" ") > 1) or owner.endswith((" University", " College", " School")):
        return is_surely_group(group)
    is_word = owner.isupper() or is_people(owner) or read_lexicon().is_common(owner.lower())
    return " " not in owner and not is_word and " " in group and is_surely_group(group)


def is_union(name: str) -> bool:
    """Tell whether `name` is that of people who work: "Tenants Union" too."""
    is_numbered = re.search(r"\b(?:Local|Lodge|District) \d+$", name) is not None
    parts = set(name.lower().split())
    told = parts & words.KINDS["union"]
    is_of_trade = not told <= {"association", "federation"} or bool(parts & words.TRADES)
    return is_numbered or (bool(told) and is_of_trade and not parts & words.NO_UNIONS)


def is_person(name: Name, text: str, people: frozenset[str] = frozenset()) -> bool:
    """Tell whether `name` is a person's: known as such, with a title or an age, or by a forename."""
    if any(word.lower().strip(".") in words.GROUP_WORDS for word in name.text.split()):
        return False
    if name.text in people or _TITLE_BEFORE.search(text, max(0, name.start - 30), name.start):
        return True
    if _PERSON_AFTER.match(text, name.end):
        return True
    first_word = name.text.split(" ", 1)[0].lower()
    return _PERSON_SHAPE.match(name.text) is not None and first_word in read_lexicon().first_names


def add_surname(name: Name, text: str) -> Name:
    """Give a forename its surname, told behind the next one: "Ann and Bob Lee", "the brothers Ann and Bob Lee"."""
    shared = _SHARED.match(text, name.end)
    firsts = read_lexicon().first_names
    if " " in name.text or shared is None or shared[1].lower() not in firsts:
        return name
    is_forename = name.text.lower() in firsts or _SIBLINGS.search(text, max(0, name.start - 20), name.start) is not None
    return Name(name.start, name.end, f"{name.text} {shared[2]}") if is_forename else name


def name_key(name: str) -> str:
    """Give the key under which spellings of one name agree: "the MoveOn" and "MoveOn.org"."""
    name = re.sub(r"\([^)]*\)", " ", name.casefold())
    name = re.sub(r"\.(?:org|com|net)$|^the |[’']s$", "", name.strip())
    return re.sub(r"[^a-z0-9]+", "", name)


_ABBREVIATION = re.compile(
    r",? [(\[](?:the |or |known as |also known as )?(?P<alias>[A-Z][\w.&’'-]*(?: [A-Z][\w’'-]*)*)[)\]]"
)
_OTHER_NAME = re.compile(r"(?:,? (?:or|also known as|also called|known as|formerly)(?: [Tt]he)? )(?=[A-Z“\"])")


def find_aliases(text: str) -> dict[str, str]:
    """Give alias key → first name, for the second names that `text` introduces: "NAME (ABC)", "NAME, or OTHER NAME".

    A group's first word is one where the text goes on with it alone: "Oakham Baptist Church", then "Oakham".
    """
    aliases: dict[str, str] = {}
    alone: set[str] = set()
    names = find_names(text, 0, len(text))
    for name, following in zip_longest(names, names[1:]):
        first = name.text.split(" ", 1)[0]
        if first == name.text:
            alone.add(first)
        elif _names_whole_group(name.text) and first not in alone:
            aliases.setdefault(name_key(first), name.text)
        abbreviation = _ABBREVIATION.match(text, name.end)
        if abbreviation and len(name.text.split()) > 1:
            aliases[name_key(abbreviation["alias"])] = name.text
        other = _OTHER_NAME.match(text, name.end)
        if other and following and following.start == other.end() and len(name.text.split()) > 1:
            aliases[name_key(following.text)] = name.text
    return aliases


def _names_whole_group(name: str) -> bool:
    """Tell whether a group's first word is a name by itself: "Oakham Baptist Church", not "Tenants Rise Together"."""
    first = name.split(" ", 1)[0]
    is_own = first.istitle() and first not in words.CALLS | words.LONE_GROUPS | words.NOT_FIRST
    return is_own and not read_lexicon().is_common(first.lower()) and is_surely_group(name) and not is_institution(name)
