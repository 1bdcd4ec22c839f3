"""Names of groups and people as they stand in a text: where each begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.pipeline.fields import name_words as words
from dashboard.pipeline.fields.crowd_nouns import is_people
from dashboard.pipeline.names.lexicon import read_lexicon
from dashboard.pipeline.wordlists import WEEKDAY

Span = tuple[int, int]

_WORD = (
    r"(?:(?<=[a-z] )[A-Z]\.(?= [A-ZÀ-ÖØ-Þ][a-z]|,)|(?<=[Tt]he )(?:[A-Z]\.){2}(?= [A-Z])"
    r"|(?:St|Mt|Ft)\.(?= [A-Z])|(?:Local|Lodge|(?<=[A-Z]{2} )District|[A-Z]{2,6}) \d{1,4}[A-Z]{0,2}\b|@\w{3,30}"
    r"|=?[A-ZÀ-ÖØ-Þ](?:[\w’'&]|-(?!-))*(?:\.(?:org|com|net|us))?|\d{3}\.org"
    r"|(?<=\bFight for )\$?15\b|(?:50501\b|(?:350|40(?= Days))\b(?= [A-Z]))|\d{3,4} ?[A-Z]{4,}\b)"
)
"""One word of a name; people have initials, and some groups are named by a number: "Local 12", "350 Ohio"."""
_PARTICLE = r"(?:de|del|de la|la|da|di|du|des|van|von|al)"
_JOINT = (
    rf" (?:\d{{1,2}} )?| {_PARTICLE} | (?:of|for)(?: the| a)? | against (?:the )?| on the | on | in the "
    r"| (?:and|to|the|in|at|with|&) "
)
_NAME = re.compile(rf"(?<![\w@=])(?<![a-z]-)(?:(?:St|Mt|Ft)\. )?{_WORD}(?:(?:{_JOINT})(?={_WORD}){_WORD}){{0,60}}")
_DAY_WORD = re.compile(
    rf"(?:{WEEKDAY}|January|February|April|June|July|August|September|October|November|December)(?:[’']s)?$"
)
_INSIDE = re.compile(r"(?:[\w,:;—–’)]['\"”]? |\w [“\"])$")
"""Before a name that does not start a sentence."""
_JOINED_WITH_THE = {" in the ": "in the", " on the ": "on the"}
"""Of joints with an article, those that are judged apart from the joint without."""
_QUOTE_END = re.compile(r",?[”\"]")
_SINGLE_QUOTE_END = re.compile(r",?[’'](?!\w)")
_SINGLE_QUOTED = re.compile(r"(?<![\w’'])[‘'](?=\w)[^‘’'\n]{2,80}[’'](?!\w)")
_PARTICIPLE = re.compile(r"-(?:sponsored|organized|organised|led|backed|based|area)$")
_INITIALS = re.compile(r",? [(\[]([A-Z]{3,9})[)\]]")
_SINGLE = re.compile(_WORD)
_FORENAME_AND_WORD = re.compile(r"\b([A-Z][a-z’'-]+) (?=(\w[\w’'-]*))")
_NEXT_WORD = re.compile(r" ([a-z][a-z-]*)")
_WORD_END = re.compile(r"(?<=\w)\b")
_OFFICE = re.compile(rf" (?:(?:Vice|Co-|Executive|State|Local) ?)?(?:{'|'.join(words.OFFICES)}) (?=[A-Z])")
_PAIR = 3
"""Words of a person's name with one before it."""
_LONGEST = 200
"""Characters of a name; what is read of a run of capitalised words that goes on for longer."""
_SHORT = 3
"""The most words that stand before "and" in a group's name, and the fewest letters of one that is spelt in capitals."""


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


def find_quote_end(text: str, name: Name) -> int | None:
    """Find where the quotation marks end that stand around `name` alone; None where there are none."""
    opening = text[name.start - 1 : name.start]
    ends = {"“": _QUOTE_END, '"': _QUOTE_END, "‘": _SINGLE_QUOTE_END, "'": _SINGLE_QUOTE_END}
    closing = ends[opening].match(text, name.end) if opening in ends else None
    return closing.end() if closing else None


def _cut_names(match: re.Match[str]) -> Iterator[Span]:
    """Cut a run of capitalised words at the joints that do not belong to one name."""
    first = match.start()
    is_quoted = match.string[first - 1 : first] in {"“", '"'} and _QUOTE_END.match(match.string, match.end())
    if is_quoted or _SINGLE_QUOTED.fullmatch(match.string, max(0, first - 1), match.end()):
        yield from _trim(match.string, first, match.end())
        return
    pieces = list(re.finditer(r" (of|for|and|to|against|on|the|in|at|with)(?: the| a)? ", match[0]))
    for joint in pieces:
        left = match[0][first - match.start() : joint.start()].split(" ")
        right = match[0][joint.end() : joint.end() + _LONGEST]
        if joint[1] == "and" and _is_one_cause(left, right, match.string[max(0, first - 4) : first]):
            continue
        if _has_initials(match, first):
            break
        if not _joins(left, _JOINED_WITH_THE.get(joint[0], joint[1]), right):
            yield from _cut_office(match.string, first, match.start() + joint.start())
            first = match.start() + joint.end()
    yield from _cut_office(match.string, first, match.end())


def _has_initials(match: re.Match[str], first: int) -> bool:
    """Tell whether the rest of a run is one name, by its initials behind it: "Rowers Out and About (ROA)"."""
    told = _INITIALS.match(match.string, match.end())
    return told is not None and told[1] == "".join(
        word[0] for word in re.findall(r"\b[A-Z]\w*", match.string[first : match.end()])
    )


def _cut_office(text: str, first: int, last: int) -> Iterator[Span]:
    """Cut a group's name from that of who serves it: "Tenants Union President Ann Lee"."""
    office = _OFFICE.search(text, first, last)
    if office is None or office.end() >= last:
        yield from _trim(text, first, last)
    else:
        yield from _trim(text, first, office.start())
        yield from _trim(text, office.end(), last)


def _is_one_cause(left: list[str], right: str, before: str) -> bool:
    """Tell whether "and" stands inside of one group's name: "Peace and Justice Circle", "Friends for Peace and Hope".

    It does where what follows ends as a group's name does and what goes before cannot be a group's by itself.
    """
    is_introduced = before == "the " or left[0] == "The"
    left = left[1:] if left[0] in {"The", "A"} and len(left) > 1 else left
    following = re.split(r" (?:of|for|and|to|against|on|in|with) ", right)[0].split(" ")
    if left[0] in words.UNION_FIRST and words.KINDS["union"] & {word.lower() for word in following}:
        return len(left) <= _SHORT
    is_pair = left[-1] in words.CAUSES and following[0] in words.CAUSES
    if is_pair and "for" in left and len(following) == 1:
        return True
    if len(left) == 1 and is_people(left[0]) and is_people(following[0]) and " " in right:
        return is_introduced or re.search(r"[a-z,] $", before) is not None
    if following[-1].rstrip("’s'") not in words.HEADS or words.HEADS & set(left) or left[-1].isupper():
        return False
    common = read_lexicon().is_common
    is_named_alone = common(left[-1].lower()) and common(following[0].lower()) and len(following) > 1
    return is_pair or (is_introduced and is_named_alone and len(left) <= _SHORT)


def _joins(left: list[str], joint: str, right: str) -> bool:
    """Tell whether a small word joins two names to one: "Mothers for Justice", not "Doe for Dayton"."""
    left = left[1:] if left[0] in {"The", "A"} and len(left) > 1 else left
    last, (following, *others) = left[-1], right.split(" ")
    is_alone, is_plural = len(left) == 1, last.endswith(("s", "men")) and not last.endswith(("’s", "'s"))
    is_common = read_lexicon().is_common(following.lower())
    is_forename = left[0].lower() in read_lexicon().first_names
    is_head = last in words.OF_HEADS or last.isdigit() or "for" in left or is_plural
    is_cause = following in words.CAUSES and not others and not is_forename
    is_headed = len(left) > 1 and last.lower() in words.GROUP_WORDS and not is_forename
    joins = {
        "of": is_head or is_cause or (is_alone and last.isupper() and len(last) >= _SHORT),
        "for": is_head
        or is_headed
        or (is_alone and last not in words.TITLES)
        or (not is_forename and bool(words.CAUSES & {following, *others[:1]})),
        "against": is_head or is_alone,
        "in": (is_alone and (is_plural or last in words.CAUSES) and is_common and following not in words.LANDS_FIRST)
        or (is_alone and is_cause)
        or ("for" in left and is_common and not others and following not in words.LANDS_FIRST)
        or ("for" in left and following in words.LANDS_IN_NAMES),
        "in the": is_common and last in words.CAUSES and (is_alone or "for" in left),
        "at": is_alone and last in words.HEADS,
        "with": is_alone and is_plural and is_common,
        "on the": (is_alone and is_plural) or last == "March",
        "on": last in words.COUNCILS and right.rsplit(" ", 1)[-1].lower() not in words.INSTITUTIONS,
        "to": last in {"Coalition", "Campaign", "Committee", "Alliance", "Right", "Back", "Up"}
        or (last == "United" and is_common),
        "the": last in words.IMPERATIVES or last in words.PREPOSITIONS,
        "and": following in {"Liberation", "Democracy", "Freedom", "Allies"} and not is_alone,
    }
    return following in words.PRONOUNS or (last not in words.NOT_FIRST and joins[joint])


def _is_plain_word(text: str, word: str) -> bool:
    """Tell a word that only starts a sentence from a surname, "Banks", which the text tells as "Ann Banks"."""
    if re.search(r"[a-z]-[a-z]", word) or is_people(word) or word.title() in words.NOT_FIRST:
        return True
    if word.isupper() and len(word) >= _SHORT:
        return False
    return read_lexicon().is_common(word.lower()) and word not in _find_surnames(text)


def _is_shouted(word: str, following: list[re.Match[str]]) -> bool:
    """Tell a word of an opening in capitals, "THE STUDENTS marched", from a name, "THE ANSWER Coalition"."""
    if not word.isupper() or len(word) < 2:
        return False
    is_people_word = word.title() in words.NOT_FIRST or is_people(word)
    is_followed = bool(following) and not following[0][0].isupper()
    return is_people_word or (read_lexicon().is_common(word.lower()) and not is_followed)


def _is_only_sort(text: str, pieces: list[re.Match[str]], last: int, *, starts_sentence: bool) -> bool:
    """Tell a first word that only says who or how many somebody is: "Friends Ann Lee and …", "Two Oak Club members"."""
    first, second = pieces[0][0], pieces[1][0]
    following = _NEXT_WORD.match(text, last)
    is_count = starts_sentence and first in words.NUMBERS and not second.endswith("s")
    if is_count and following is not None and is_people(following[1]):
        return True
    is_pair = len(pieces) == _PAIR and second.lower() in read_lexicon().first_names
    return is_pair and first.endswith("s") and is_people(first) and pieces[2][0].lower() not in words.GROUP_WORDS


@lru_cache(maxsize=4)
def _find_surnames(text: str) -> frozenset[str]:
    """Give the words that follow a forename in `text`, found at once for all of its sentences."""
    return frozenset(
        pair[2][: end.start()]
        for pair in _FORENAME_AND_WORD.finditer(text)
        if pair[1] not in words.NOT_FIRST
        for end in _WORD_END.finditer(pair[2])
    )


def _trim(text: str, first: int, last: int) -> Iterator[Span]:
    """Leave out words before a name that are no part of it: a sentence's first word, a title."""
    pieces = every = list(_SINGLE.finditer(text, first, last))
    starts_sentence = _INSIDE.search(text[max(0, first - 4) : first]) is None
    left_out = words.NOT_FIRST | words.TITLES if starts_sentence else words.TITLES | {"The", "A"}
    if starts_sentence and len(pieces) > 1 and _is_shouted(pieces[0][0], pieces[1:]):
        pieces = [piece for i, piece in enumerate(pieces) if not _is_shouted(piece[0], pieces[i + 1 :])]
    if len(pieces) > 1 and _is_only_sort(text, pieces, last, starts_sentence=starts_sentence):
        pieces = pieces[1:]
    while (
        pieces
        and (re.split("[.’']", pieces[0][0])[0] in left_out or _DAY_WORD.match(pieces[0][0]))
        and not text.startswith(words.KEPT_WHOLE, pieces[0].start())
    ):
        pieces = pieces[1:]
    if len(pieces) > 2 and pieces[0][0] in words.BEFORE_TITLES and pieces[1][0] in words.TITLES:
        pieces = pieces[2:]
    if pieces and pieces[0][0].endswith("-based") and len(pieces) > 1:
        pieces = pieces[1:]
    is_lone = pieces and pieces[0][0] in words.LONE_GROUPS
    if starts_sentence and len(every) == 1 and pieces and not is_lone and _is_plain_word(text, pieces[0][0]):
        return
    if pieces:
        start, end = pieces[0].start(), _find_end(text, pieces[0].start(), last)
        if start < end:
            yield start, end


def _find_end(text: str, first: int, last: int) -> int:
    """Give where a name ends without what is joined to it: "-led", a closing quotation mark, "’s"."""
    participle = _PARTICIPLE.search(text, first, last)
    end = participle.start() if participle else last
    if _SINGLE_QUOTED.match(text, first - 1, end):
        return end - 1
    if text[:end].endswith(("’s", "'s")):
        return end - 2
    return end - 1 if text[:end].endswith(("s’", "s'")) else end
