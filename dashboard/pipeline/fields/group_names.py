"""Names of groups and people as they stand in a text, and the aliases that the text introduces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dashboard.pipeline.fields import name_words as words
from dashboard.pipeline.fields.crowd_nouns import is_people
from dashboard.pipeline.names.lexicon import read_lexicon
from geocache.demonyms import country_of

Span = tuple[int, int]

_WORD = r"(?:(?:Local|[A-Z]{2,6}) \d{1,4}\b|[A-ZÀ-ÖØ-Þ][\w’'&-]*(?:\.(?:org|com|net|us))?|\d{3}\.org)"
_PARTICLE = r"(?:de|del|de la|la|da|di|du|des|van|von|al)"
_JOINT = (
    rf" (?:\d{{1,2}} )?| {_PARTICLE} | (?:of|for)(?: the| a)? | against (?:the )?| on the | (?:and|to|the|in|with|&) "
)
_NAME = re.compile(rf"\b{_WORD}(?:(?:{_JOINT})(?={_WORD}){_WORD})*")
_DAY_WORD = re.compile(
    r"(?:\w+day|January|February|April|June|July|August|September|October|November|December)(?:[’']s)?$"
)
_PARTICIPLE = re.compile(r"-(?:sponsored|organized|organised|led|backed)$")
_SINGLE = re.compile(_WORD)

_TITLE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(words.TITLES))}|activist|organi[sz]er|congress(?:man|woman)|resident|student|teacher|"
    r"candidate)\.? $"
)
_PERSON_AFTER = re.compile(r", (?:\d\d,|(?:an?|the|lead|one of the|\w+)?[ -]?(?:\w+ )?(?:co-)?organi[sz]er\b|who\b)")
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
    first = match.start()
    pieces = list(re.finditer(r" (of|for|and|to|against|on|the|in|with)(?: the| a)? ", match[0]))
    for joint in pieces:
        left = match[0][first - match.start() : joint.start()].split(" ")
        if not _joins(left, joint[1], match[0][joint.end() :]):
            yield from _trim(match.string, first, match.start() + joint.start())
            first = match.start() + joint.end()
    yield from _trim(match.string, first, match.end())


def _joins(left: list[str], joint: str, right: str) -> bool:
    """Tell whether a small word joins two names to one: "Mothers for Justice", not "Doe for Dayton"."""
    left = left[1:] if left[0] in {"The", "A"} and len(left) > 1 else left
    last, following = left[-1], right.split(" ", 1)[0]
    is_alone, is_plural = len(left) == 1, last.endswith(("s", "men")) and not last.endswith(("’s", "'s"))
    is_head = last in words.OF_HEADS or last.isdigit() or "for" in left or is_plural
    joins = {
        "of": is_head,
        "for": is_head or (is_alone and last not in words.TITLES),
        "against": is_head or is_alone,
        "in": is_alone and is_plural and read_lexicon().is_common(following.lower()),
        "with": is_alone and is_plural and read_lexicon().is_common(following.lower()),
        "on": is_alone and is_plural,
        "to": last in {"Coalition", "Campaign", "Committee", "Alliance"},
        "the": last in words.IMPERATIVES,
        "and": following in {"Liberation", "Democracy", "Freedom", "Allies"} and not is_alone,
    }
    return last not in words.NOT_FIRST and joins[joint]


def _trim(text: str, first: int, last: int) -> Iterator[Span]:
    """Leave out words before a name that are no part of it: a sentence's first word, a title."""
    pieces = every = list(_SINGLE.finditer(text, first, last))
    starts_sentence = re.search(r"[\w,:;—–’)]['\"”]? $", text[max(0, first - 4) : first]) is None
    left_out = words.NOT_FIRST | words.TITLES if starts_sentence else words.TITLES | {"The", "A"}
    while pieces and (pieces[0][0].rstrip(".") in left_out or _DAY_WORD.match(pieces[0][0])):
        pieces = pieces[1:]
    if starts_sentence and len(every) == 1 and pieces and read_lexicon().is_common(pieces[0][0].lower()):
        return
    if pieces:
        participle = _PARTICIPLE.search(text, first, last)
        name_end = participle.start() if participle else last
        if text[:name_end].endswith(("’s", "'s")):
            name_end -= 2
        if pieces[0].start() < name_end:
            yield pieces[0].start(), name_end


def is_institution(name: str) -> bool:
    """Tell whether `name` is an authority, an outlet, a school, a place's part or a day: never who called a protest."""
    head = re.split(r" (?:of|for|against) ", name.lower().replace("’s", "").replace("'s", ""))[0]
    parts = head.split()
    return parts[-1] in words.INSTITUTIONS or parts[0] in {"department", "university", "city", "county", "state"}


def is_people_name(name: str) -> bool:
    """Tell whether `name` is that of a people or faith: "Greeks", "Iraqi", "Shiite Muslims"."""
    *before, last = name.split()
    is_demonym = country_of(last) is not None or last.lower() in {"muslims", "jews", "christians", "catholics"}
    return is_demonym or (not before and is_people(last))


def is_surely_group(name: str) -> bool:
    """Tell whether `name` can be nothing but a group's, by a word of it or by its form: "Friends of …", "ABC"."""
    parts = name.lower().split()
    return (
        any(part in words.GROUP_WORDS for part in parts)
        or bool({"for", "of", "against"} & set(parts[1:-1]))
        or (len(name) > 2 and name.isupper())
    )


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


def name_key(name: str) -> str:
    """Give the key under which spellings of one name agree: "the MoveOn" and "MoveOn.org"."""
    name = re.sub(r"\([^)]*\)", " ", name.casefold())
    name = re.sub(r"\.(?:org|com|net)$|^the |[’']s$", "", name.strip())
    return re.sub(r"[^a-z0-9]+", "", name)


_ABBREVIATION = re.compile(
    r",? \((?:the |or |known as |also known as )?(?P<alias>[A-Z][\w.&’'-]*(?: [A-Z][\w’'-]*)*)\)"
)
_OTHER_NAME = re.compile(r"(?:,? (?:or|also known as|also called|known as|formerly)(?: [Tt]he)? )(?=[A-Z“\"])")


def find_aliases(text: str) -> dict[str, str]:
    """Give alias key → first name, for the second names that `text` introduces: "NAME (ABC)", "NAME, or OTHER NAME"."""
    aliases: dict[str, str] = {}
    names = find_names(text, 0, len(text))
    for name, following in zip_longest(names, names[1:]):
        abbreviation = _ABBREVIATION.match(text, name.end)
        if abbreviation and len(name.text.split()) > 1:
            aliases[name_key(abbreviation["alias"])] = name.text
        other = _OTHER_NAME.match(text, name.end)
        if other and following and following.start == other.end() and len(name.text.split()) > 1:
            aliases[name_key(following.text)] = name.text
    return aliases
