"""Names of groups and people as they stand in a text, and the aliases that the text introduces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Span = tuple[int, int]

_TITLES = (
    "Mr", "Mrs", "Ms", "Dr", "Rev", "Sen", "Rep", "Reps", "Sens", "Gov", "President", "Senator", "Mayor", "Pastor",
    "Bishop", "Father", "Rabbi", "Imam", "Councilman", "Councilwoman", "Congressman", "Congresswoman", "Activist",
    "Organizer", "Organizers", "Sheriff", "Chief", "Judge", "Attorney", "Former",
)  # fmt: skip
_WORD = r"(?:[A-Z][\w’'&-]*(?:\.(?:org|com|net|us))?|\d{3}\.org)"
_NOT_FIRST = (
    "The", "A", "An", "In", "On", "At", "By", "But", "And", "Or", "For", "From", "With", "When", "While", "After", "As", "It",
    "He", "She", "They", "We", "I", "This", "That", "These", "Those", "There", "If", "So", "Also", "Not", "Many", "Most",
    "Some", "Several", "Both", "One", "His", "Her", "Their", "Its", "Our", "About", "More", "Local", "Advocacy", "Earlier",
    "Meanwhile", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Rally", "Protest", "Event",
    "Members", "What", "Who", "No",
)  # fmt: skip
_OF_HEADS = (
    "League", "Daughters", "Sons", "Association", "Union", "Council", "Party", "Coalition", "Voters", "Federation",
    "Brotherhood", "Society", "Center", "Centre", "Institute", "Alliance", "Women", "Friends", "Mothers", "Veterans",
    "Conference", "Congress", "Order", "Knights", "Board", "Department", "University", "Bureau", "Ministry", "Committee",
    "Movement", "Students", "Citizens", "Nation", "Church", "Confederation", "Network", "Chapter", "Parents", "Workers",
)  # fmt: skip
_FOR_HEADS = (
    "Mothers", "Fathers", "Students", "Americans", "Citizens", "Coalition", "Committee", "Center", "Centre", "Campaign",
    "People", "Women", "Men", "Moms", "Parents", "Teachers", "Workers", "Voices", "Party", "Alliance", "Network", "Council",
    "Movement", "Youth", "Jews", "Catholics", "Christians", "Veterans", "Doctors", "Physicians", "Nurses", "Neighbors",
    "March", "Association", "Union", "Partnership", "Foundation", "Fund", "Institute", "Society", "Friends", "Families",
    "Farmers", "Patriots", "Artists", "Scientists", "Lawyers", "Latinos", "Students", "Kids", "Together", "United",
)  # fmt: skip
_NAME = re.compile(rf"\b{_WORD}(?:(?: (?:\d{{1,2}} )?| of (?:the )?| for (?:the |a )?| and | to | against )(?={_WORD}){_WORD})*")
_SINGLE = re.compile(_WORD)

_INSTITUTIONS = frozenset(
    ["police", "department", "office", "university", "college", "school", "schools", "court", "congress", "senate", "house",
     "government", "administration", "ministry", "county", "sheriff", "capitol", "hall", "park", "street", "avenue",
     "square", "plaza", "state", "city", "district", "jail", "airport", "hospital", "news", "times", "post", "herald",
     "tribune", "journal", "gazette", "chronicle", "globe", "courier", "press", "magazine", "twitter", "facebook",
     "youtube", "instagram", "reuters", "cnn", "nbc", "cbs", "abc", "fox", "ap", "bbc", "npr", "ice", "fbi", "day", "act",
     "amendment", "election", "building", "center’s", "road", "mall", "stadium", "arena", "coliseum", "theater"]
)  # fmt: skip
_GROUP_WORDS = frozenset(
    ["association", "union", "alliance", "coalition", "party", "movement", "league", "network", "front", "council",
     "committee", "federation", "society", "campaign", "project", "foundation", "institute", "fund", "conference",
     "congress", "front", "brotherhood", "collective", "caucus", "club", "church", "ministries", "chapter", "group",
     "together", "united", "justice", "action", "matter", "now", "rights", "workers", "patriots", "students", "mothers",
     "moms", "families", "citizens", "democrats", "republicans", "voters", "voices", "indivisible", "antifa", "local",
     "naacp", "aclu", "seiu", "dsa", "organization", "organisation", "power", "peace", "freedom", "march", "watch", "team",
     "task", "force", "initiative", "center", "centre", "guild", "lives", "klan", "boys", "america", "americans"]
)  # fmt: skip
_PERSON_SHAPE = re.compile(r"[A-Z][a-z’'-]+(?: (?:[A-Z]\.?|[A-Z][\w’'-]+|de|la|von|van)){1,3}$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a text."""

    start: int
    end: int
    text: str


def find_names(text: str, start: int, end: int) -> list[Name]:
    """Find the capitalised names of text[start:end], "the" left out; "A and B" is two names, "A for B" one group's."""
    names: list[Name] = []
    for match in _NAME.finditer(text, start, end):
        names += [Name(first, last, text[first:last]) for first, last in _cut_names(match)]
    return names


def _cut_names(match: re.Match[str]) -> Iterator[Span]:
    """Cut a run of capitalised words at the joints that do not belong to one name."""
    first, position = match.start(), match.start()
    pieces = list(re.finditer(r" (of|for|and|to|against)(?: the| a)? ", match[0]))
    for joint in pieces:
        left = match[0][position - match.start() : joint.start()].split(" ")
        if not _joins(left, joint[1], match[0][joint.end() :]):
            yield from _trim(match.string, first, match.start() + joint.start())
            first = match.start() + joint.end()
        position = match.start() + joint.end()
    yield from _trim(match.string, first, match.end())


def _joins(left: list[str], joint: str, right: str) -> bool:
    if joint == "of":
        return left[-1] in _OF_HEADS
    if joint in {"for", "against"}:
        return left[-1] in _FOR_HEADS and left[0] not in _TITLES
    if joint == "to":
        return left[-1] in {"Coalition", "Campaign", "Committee", "Alliance"}
    return right.split(" ")[0] in {"Liberation", "Democracy", "Freedom", "Allies"} and len(left) > 1


def _trim(text: str, first: int, last: int) -> Iterator[Span]:
    """Leave out words before a name that are no part of it: a sentence's first word, a title."""
    words = list(_SINGLE.finditer(text, first, last))
    while words and words[0][0].rstrip(".") in (*_NOT_FIRST, *_TITLES):
        if words[0][0] == "Local" and len(words) == 1:
            break
        words.pop(0)
    if words:
        name_end = last
        if text[:name_end].endswith(("’s", "'s")):
            name_end -= 2
        if words[0].start() < name_end:
            yield words[0].start(), name_end


def is_institution(name: str) -> bool:
    """Tell whether `name` is an authority, an outlet, a school, a place's part or a day: never who called a protest."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    return words[-1] in _INSTITUTIONS or words[0] in {"department", "university", "city", "county", "state"}


def is_person(name: str, people: Iterable[str] = ()) -> bool:
    """Tell whether `name` is a person's, by `people` known to be such or by its shape."""
    if any(word.lower().strip(".") in _GROUP_WORDS for word in name.split()):
        return False
    return name in set(people) or (_PERSON_SHAPE.match(name) is not None and len(name.split()) in {2, 3})


def name_key(name: str) -> str:
    """Give the key under which spellings of one name agree: "the MoveOn" and "MoveOn.org"."""
    name = re.sub(r"\([^)]*\)", " ", name.casefold())
    name = re.sub(r"\.(?:org|com|net)$|^the |[’']s$", "", name.strip())
    return re.sub(r"[^a-z0-9]+", "", name)


_ABBREVIATION = re.compile(r",? \((?:the |or |known as |also known as )?(?P<alias>[A-Z][\w.&’'-]*(?: [A-Z][\w’'-]*)*)\)")
_OTHER_NAME = re.compile(r"(?:,? (?:or|also known as|also called|known as|formerly)(?: the)? )(?=[A-Z“\"])")


def find_aliases(text: str) -> dict[str, str]:
    """Give alias key → first name, for the second names that `text` introduces: "NAME (ABC)", "NAME, or OTHER NAME"."""
    aliases: dict[str, str] = {}
    names = find_names(text, 0, len(text))
    for name, following in zip(names, [*names[1:], None], strict=True):
        abbreviation = _ABBREVIATION.match(text, name.end)
        if abbreviation and len(name.text.split()) > 1:
            aliases[name_key(abbreviation["alias"])] = name.text
        other = _OTHER_NAME.match(text, name.end)
        if other and following and following.start == other.end() and len(name.text.split()) > 1:
            aliases[name_key(following.text)] = name.text
    return aliases
