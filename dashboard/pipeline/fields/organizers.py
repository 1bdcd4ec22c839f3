"""Who called, hosted, sponsored or led a gathering, and who only promoted it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from dashboard.pipeline.fields import organizer_patterns as patterns
from dashboard.pipeline.fields.crowd_nouns import is_people, names_gatherers
from dashboard.pipeline.fields.group_names import (
    Groups,
    add_surname,
    find_aliases,
    is_founder,
    is_institution,
    is_people_name,
    is_person,
    is_surely_group,
    name_key,
    names_sort,
)
from dashboard.pipeline.fields.name_finding import Name, find_names, find_quote_end
from dashboard.pipeline.fields.opponents import find_opposed
from dashboard.pipeline.fields.organizer_bars import is_barred, names_kin
from dashboard.pipeline.fields.organizer_words import (
    EVENT,
    EVENT_NAME,
    GATHERERS,
    GROUP_NOUN,
    MEMBER,
    NAME,
    NAMES_EVENT,
)
from dashboard.pipeline.fields.sentences import plain_spaces, split_sentences

Span = tuple[int, int]

_KINDS = frozenset(("groups", "organizations", "organisations", "unions", "parties", "signs", "shirts", "flags"))
"""After a name, these say what kind of thing is meant, and not who: "Islamist groups"."""
_SORT_AND_NAME = re.compile(
    rf"(?: [a-z-]+){{0,2}}? (?:{GROUP_NOUN}|(?:chapters?|branch(?:es)?|affiliates?|arm|wing) of(?: the)?) (?=[A-Z“])"
)
"""The same where that group's name follows: "the Quaker peace group Open Water", "the Ohio chapter of Open Water"."""
_SORT_OF_SEVERAL = re.compile(r"(?: [a-z-]+){0,2} (?:groups|organi[sz]ations|unions|parties|chapters)\b")
"""After a name that says what sort of groups are meant, and not which: "Black activist groups"."""
_GROUP_GOES_ON = re.compile(r"[^,;.]{0,20}, (?:which|whose|the group|one of)\b")
"""After the group of somebody named before it, of which the sentence goes on to tell."""
_SORT = re.compile(rf"(?: [a-z-]+){{0,3}}? {GROUP_NOUN}\b")
"""After a name that says what sort of group another one is: "a Quaker peace group"."""
_OF_SOMEBODY = re.compile(
    r"(?<!request)(?<!call)(?<!invitation)(?<!urging)(?<!idea)(?<!brainchild)(?<!work)(?<!creation)(?<!direction)(?<!leadership)"
    r" of (?:the late |late |(?:[A-Z][a-z]+\.? ){0,2})$"
)
"""Before a person by whom only others are told apart: "friends of the late Ann Lee", "the policies of Governor Roe"."""
_IN_TOWN = re.compile(r" of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$")
_STATE_AFTER = re.compile(
    r", (?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}|[A-Z]{2}\b|Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah)(?=[ ,;.)]|$)"
)
"""After a town's name: "of Topeka, Kan., ", "of Dayton, Ohio."."""
_BRANCH = re.compile(r" (?:[a-z]+ )?(?:chapter|branch|affiliate|office)\b")
"""After a group's name and the town of a part of it: "the NAACP’s Dayton branch"."""
_IS_PART = re.compile(r"\w(?:\]|\))?, which (?:is|are|was)? ?(?:composed|made up|includ|consist|compris)")
"""Between a coalition and its members."""
_RELATIVE = re.compile(r"\b(?:[Hh]er|[Hh]is|[Tt]heir) (?:[a-z-]+ ){1,3}$")
"""Before somebody who is told by another and by a forename alone: "her sister May"."""
_SERVED = re.compile(r" (?:of|at|with|from|for) (?:the )?$")
"""Before the group of somebody whom the sentence goes on to tell of: "a member of Open Water who"."""
_AT_CAUSE = re.compile(r" (?:protesters|demonstrators|marchers|activists|supporters|campaigners)\b")
"""After what may be a cause and no group: "Black Lives Matter protesters"."""
_OWNS = re.compile(r"[’'](?:s\b)? ?[a-z]")
"""After a name that only says whose somebody is: "Ann Lee's aunt, May Roe"."""
_SHORTEST = 3
"""Letters of an organizer's name; shorter ones are those of places and offices, where the text tells no longer form."""


class Role(StrEnum):
    """What somebody had to do with a gathering."""

    ORGANIZER = "organizer"
    """A group that called, hosted, sponsored or led it."""
    PERSONAL = "personal"
    """A person who did."""
    PROMOTER = "promoter"
    """A group or person that supported or promoted it."""


@dataclass(frozen=True, slots=True)
class Organizer:
    """A name and its role, as one place of the text tells it."""

    name: str
    """The first name that the text gives it: "Families Belong Together" for its other name or abbreviation too."""
    role: Role
    start: int
    """Where the name stands in the text; for "the group", where that stands."""
    end: int
    event: Span | None
    """Start and end of the word for the gathering: "rallies"; None where the words name none."""
    gathering: str | None
    """That word, as written."""
    is_general: bool
    """True where that word is a plural: the role holds for all the gatherings of the text, not for one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a caller already knows of the names in a text."""

    people: frozenset[str] = frozenset()
    """Names of persons."""
    places: frozenset[str] = frozenset()
    """Names of places."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    names: tuple[Name, ...]
    masked: str
    """The sentence with a sign for each letter of a name."""


def find_organizers(text: str, *, known: Known | None = None) -> list[Organizer]:
    """Find who organized or promoted the gatherings that `text`, a whole article, tells of, in order.

    Speakers, slogans, outlets, authorities and places are left out, and so are quoted words. A group's second names
    are given as its first one where the text introduces them.
    """
    text = plain_spaces(text)
    known = known or Known()
    found: dict[Span, Organizer] = {}
    groups = Groups()
    people: dict[str, str] = {}
    for sentence in _read_sentences(text, known):
        groups.told += _find_groups(sentence, known)
        groups.named += [n.text for n in sentence.names if is_surely_group(n.text) and _is_group(sentence, n, known)]
        people = _find_surnames(sentence, known) | people
        for organizer in _read_sentence(sentence, known, groups):
            found.setdefault((organizer.start, organizer.end), organizer)
    aliases = find_aliases(text) if found else {}
    kept = [o for o in found.values() if not _names_gathering(o, found.values())]
    alike = _name_alike(sorted(kept, key=lambda o: o.start), aliases, people)
    opposed = find_opposed(text) if any(_may_be_person(o) for o in alike) else frozenset()
    alike = [o for o in alike if not (_may_be_person(o) and o.name.rsplit(" ", 1)[-1] in opposed)]
    return [o for o in alike if len(o.name) >= _SHORTEST and not is_institution(o.name)]


def _names_gathering(organizer: Organizer, found: Iterable[Organizer]) -> bool:
    """Tell the name of what another one organizes: "Open Water held a Bread in Unity march"."""
    event = organizer.event
    is_before = event is not None and organizer.end + 1 == event[0]
    return is_before and any(other.event == event and other.end < organizer.start for other in found)


def _may_be_person(organizer: Organizer) -> bool:
    return organizer.role is Role.PERSONAL or " " not in organizer.name


def _read_sentences(text: str, known: Known) -> Iterator[_Sentence]:
    for start, end in split_sentences(text, 0, len(text)):
        names = tuple(_leave_owner(text, name, known) for name in find_names(text, start, end))
        masked = list(text[start:end])
        for name in names:
            sign = EVENT_NAME if NAMES_EVENT.search(name.text) else NAME
            first, last = _with_quotes(text, name)
            masked[first - start : last - start] = sign * (last - first)
        yield _Sentence(text, start, end, names, "".join(masked))


def _with_quotes(text: str, name: Name) -> Span:
    """Give where a name begins and ends with the quotation marks that stand around it alone."""
    end = find_quote_end(text, name)
    return (name.start - 1, end) if end else (name.start, name.end)


def _leave_owner(text: str, name: Name, known: Known) -> Name:
    """Leave out whose group or member is named, "Ohio's Tenants Union", and its town, "of Dayton, Ohio"."""
    home = _IN_TOWN.search(name.text)
    if home is not None and is_surely_group(name.text[: home.start()]) and _STATE_AFTER.match(text, name.end):
        name = Name(name.start, name.start + home.start(), name.text[: home.start()])
    owner = re.match(r"(.+?)[’']s (?=\S)", name.text)
    if owner is None:
        return name
    if is_surely_group(owner[1]) and _BRANCH.match(text, name.end):
        return Name(name.start, name.start + owner.end(1), owner[1])
    owned = Name(name.start + owner.end(), name.end, name.text[owner.end() :])
    holder = Name(name.start, name.start + owner.end(1), owner[1])
    is_group_of = is_founder(owner[1], owned.text) or (is_person(holder, text, known.people) and " " in owned.text)
    is_member = " " in owner[1] and is_person(owned, text, known.people)
    return owned if owner[1] in known.places or is_group_of or is_member else name


def _read_sentence(sentence: _Sentence, known: Known, groups: Groups) -> Iterator[Organizer]:
    for pattern in patterns.ALL.sift(sentence.masked):
        for match in pattern.finditer(sentence.masked):
            yield from _read_as(pattern, sentence, match, known, groups)


def _read_as(
    pattern: re.Pattern[str], sentence: _Sentence, match: re.Match[str], known: Known, groups: Groups
) -> Iterator[Organizer]:
    """Read a match as its pattern asks for."""
    role = Role.PROMOTER if pattern in patterns.PROMOTERS else Role.ORGANIZER
    if pattern not in patterns.GROUP_ACTS:
        found = _read_match(sentence, match, role, known)
        yield from (o for o in found if pattern not in patterns.UNSURE or _is_sure(o, pattern, groups))
    elif (name := groups.called(match["groups"])) is not None:
        span = sentence.start + match.start("groups"), sentence.start + match.end("groups")
        event, is_general = _find_event(sentence, match)
        yield Organizer(name, Role.ORGANIZER, *span, event, _words(sentence, event), is_general)


def _is_sure(organizer: Organizer, pattern: re.Pattern[str], groups: Groups) -> bool:
    """Tell a name that is a group's, or a person's beside another who organizes, from a cause: "Black Lives Matter"."""
    is_cause = organizer.name.endswith(" Matter")
    is_partner = pattern is patterns.ALLIES and organizer.role is Role.PERSONAL
    return organizer.name in groups.told or is_partner or (is_surely_group(organizer.name) and not is_cause)


def _read_match(sentence: _Sentence, match: re.Match[str], role: Role, known: Known) -> Iterator[Organizer]:
    event, is_general = _find_event(sentence, match)
    words = _words(sentence, event)
    for told in _names_in(sentence, match, known):
        name = add_surname(told, sentence.text)
        if event is None or not name.start <= event[0] < name.end:
            is_human = name is not told or is_person(name, sentence.text, known.people)
            is_personal = role is Role.ORGANIZER and is_human
            if is_personal and _OF_SOMEBODY.search(sentence.text, sentence.start, name.start):
                continue
            own_role = Role.PERSONAL if is_personal else role
            yield Organizer(name.text, own_role, name.start, name.end, event, words, is_general)


def _names_in(sentence: _Sentence, match: re.Match[str], known: Known) -> list[Name]:
    """Give the names of a match that can organize; of "Ann Lee, head of A, which" that of the group alone."""
    first, last = sentence.start + match.start("groups"), sentence.start + match.end("groups")
    names = [n for n in sentence.names if first <= n.start and n.end <= last and _can_organize(sentence, n, known)]
    names = [n for n in names if n.end == last or not _OWNS.match(sentence.text, n.end)]
    names = [n for n in names if n.start == first or sentence.text[n.start - 1] not in "(["]
    names = list(takewhile(lambda n: not _IS_PART.search(sentence.text, first, n.start), names))
    is_of_group = _GROUP_GOES_ON.match(sentence.text, last) is not None
    names = [n for n in names if n.start == first or is_of_group or not _is_home(sentence, n)]
    groups = [n for n in names if not is_person(n, sentence.text, known.people)]
    return groups if groups and is_of_group and names[-1] is groups[-1] else names


def _is_home(sentence: _Sentence, name: Name) -> bool:
    """Tell where somebody is from or serves from the group that they act for: "Ann Lee of Hill Church"."""
    is_of = (
        re.search(rf"[{NAME}{EVENT_NAME}](?:, \d\d,)? of (?:the )?$", sentence.masked[: name.start - sentence.start])
        is not None
    )
    return is_of and (not is_surely_group(name.text) or name.text.endswith(("Church", "Ministries", "Chapter")))


def _words(sentence: _Sentence, span: Span | None) -> str | None:
    return sentence.text[span[0] : span[1]] if span else None


def _find_event(sentence: _Sentence, match: re.Match[str]) -> tuple[Span | None, bool]:
    """Find the word for the gathering that is nearest to the verb, and tell whether it is a plural."""
    first, last = match.span("event") if match["event"] else (0, 0)
    if last < match.start("groups"):
        last = match.start("groups") if match["event"] else last
    words = list(EVENT.finditer(sentence.masked, first, last))
    if not words:
        return None, bool(match.groupdict().get("whole"))
    word = words[-1]
    is_plural = re.search(r"(?<!s)s$", word[0]) is not None and re.search(GATHERERS, word[0], re.IGNORECASE) is None
    return (sentence.start + word.start(), sentence.start + word.end()), is_plural


def _can_organize(sentence: _Sentence, name: Name, known: Known) -> bool:
    """Tell whether `name` can be a group or person that calls a gathering where it stands."""
    before, after = sentence.text[sentence.start : name.start], sentence.text[name.end : sentence.end]
    if name.text in known.places or is_institution(name.text) or is_people_name(name.text) or names_sort(name.text):
        return False
    is_cause = name.text.endswith(" Matter") and _AT_CAUSE.match(after) is not None
    is_relative = " " not in name.text and _RELATIVE.search(before) is not None
    if (
        is_cause
        or is_barred(before)
        or is_relative
        or names_kin(name.text, after)
        or after.startswith(("-based", "-area"))
    ):
        return False
    is_sort = (before.endswith((" a ", " an ")) and _SORT.match(after)) or _SORT_AND_NAME.match(after)
    if is_sort or (" " not in name.text and before.endswith(" of ") and _SORT_OF_SEVERAL.match(after)):
        return False
    following = re.match(r" ([a-z][\w-]*|\d+)", after)
    if following is None or MEMBER.fullmatch(following[1]):
        return True
    if is_surely_group(name.text) and names_gatherers(following[1]):
        return True
    is_member = following[1] == "who" and _SERVED.search(before)
    is_part = " " not in name.text and (following[1].isdigit() or following[1] in {"campaign", "administration"})
    return not is_member and not is_part and not is_people(following[1]) and following[1] not in _KINDS


def _find_groups(sentence: _Sentence, known: Known) -> list[str]:
    """Find the names that the sentence's words call a group."""
    found = []
    for match in patterns.NAMED_GROUP.finditer(sentence.masked):
        first, last = next(match.span(kind) for kind in ("groups", "named", "served", "listed") if match[kind])
        inside = [n for n in sentence.names if first <= n.start - sentence.start and n.end - sentence.start <= last]
        told = inside if match["listed"] else inside[-1:]
        is_cause = _AT_CAUSE.match(sentence.masked, last) is not None
        told = [name for name in told if not (is_cause and name.text.endswith(" Matter"))]
        found += [name.text for name in told if _is_group(sentence, name, known)]
    return found


def _is_group(sentence: _Sentence, name: Name, known: Known) -> bool:
    is_other = name.text in known.places or is_institution(name.text) or is_people_name(name.text)
    return not is_other and not is_person(name, sentence.text, known.people)


def _name_alike(found: Iterable[Organizer], aliases: dict[str, str], people: dict[str, str]) -> list[Organizer]:
    """Give each organizer the first name of its kind, and a person named by surname the whole name."""
    first_names: dict[str, str] = {}
    named = []
    for organizer in found:
        name = people.get(organizer.name) or aliases.get(name_key(organizer.name), organizer.name)
        is_group = organizer.role is not Role.ORGANIZER or organizer.name not in people
        role = organizer.role if is_group else Role.PERSONAL
        named.append(replace(organizer, name=first_names.setdefault(name_key(name), name), role=role))
    return named


def _find_surnames(sentence: _Sentence, known: Known) -> dict[str, str]:
    """Give surname → whole name of the persons that a sentence names in full."""
    whole = [n.text for n in sentence.names if " " in n.text and is_person(n, sentence.text, known.people)]
    return {name.rsplit(" ", 1)[1]: name for name in whole}
