"""Sentences by rule: fast, and the same whatever is parsed later."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_BREAK = re.compile(r"(?P<stop>[.!?…]+[”’\"')\]]*)(?P<gap>\s+)|\n(?P<more>\s*)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Sr|Jr|St|Ste|Ft|Mt|Gov|Lt|Sen|Sens|Rep|Reps|Gen|Col|Capt|Sgt|Cpl|Pvt|Adm|Maj|Cmdr|Det|Supt"
    r"|Atty|Dist|Hon|Pres|Dept|Univ|Inc|Corp|Co|Ltd|Bros|Ave|Blvd|Rd|Hwy|No|Nos|vs|etc|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept"
    r"|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|a\.m|p\.m|i\.e|e\.g|U\.S|U\.K|U\.N|D\.C|R-\w+|D-\w+"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va"
    r"|Wash|Wis|Wyo|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|R\.I|S\.C|S\.D|W\.Va)|(?:^|[\s(“\"])[A-Z])\.$"
)
_NEVER_ENDS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Ste|Ft|Mt|Gov|Lt|Sen|Sens|Rep|Reps|Gen|Col|Capt|Sgt|Cpl|Maj|Det|Hon|vs|No|e\.g|i\.e)\.$"
)
_HOUR_ENDS = re.compile(r"\b[ap]\.m\.$")
_AFTER_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.? \d|[A-Z]{2,3}\b|[A-Z][a-z]+ [Tt]ime)"
)
"""Goes on behind an hour: "at 7 p.m. Friday", "7 p.m. Oct. 3", "7 p.m. ET"."""
_STARTS_SENTENCE = re.compile(
    r"[“\"‘'(\[]?(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|There|This|That|Those|These|Some|Many|Most|About|"
    r"More|Hundreds|Thousands|Dozens|Police|Organizers|Protesters|Demonstrators|After|When|While|Meanwhile|Another|As|For)\b"
)
_LONGEST = 5_000
"""Characters; what goes on for longer without a stop is no sentence, and a parser takes only so much at once."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its article and the paragraph it stands in; offsets count the article's characters."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> list[Sentence]:
    """Give the sentences of `text` in order, without the white space around them; endless ones in parts."""
    sentences: list[Sentence] = []
    start, paragraph = 0, 0
    for match in _BREAK.finditer(text):
        is_line = match.group("stop") is None or "\n" in match.group("gap")
        end = match.end("stop") if match.group("stop") else match.start()
        if not (_ends_line(text, match) if is_line else _ends_sentence(text, start, match)):
            continue
        _add(sentences, text, start, end, paragraph)
        start = match.end()
        paragraph += is_line
    _add(sentences, text, start, len(text), paragraph)
    return sentences


def sentence_at(sentences: list[Sentence], offset: int) -> int:
    """Give the index of the sentence that holds `offset`, or of the one before it."""
    return max(0, bisect_right(sentences, offset, key=lambda s: s.start) - 1)


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        sentences.append(Sentence(start, cut, paragraph))
        start = cut + len(text[cut : cut + _LONGEST]) - len(text[cut : cut + _LONGEST].lstrip())
    if start < end:
        sentences.append(Sentence(start, end, paragraph))


def _ends_line(text: str, match: re.Match[str]) -> bool:
    """Say whether a line's end is a sentence's end: not where a wrapped line goes on in lower case."""
    following = text[match.end() : match.end() + 1]
    return match.group().count("\n") > 1 or not following.islower()


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 30]
    if not following or following[0].islower():
        return False
    before = text[max(start, match.end("stop") - 12) : match.end("stop")]
    if match.group("stop") != "." or not _ABBREVIATION.search(before):
        return True
    if _HOUR_ENDS.search(before):
        return following.lstrip("“\"‘'(")[:1].isupper() and _AFTER_HOUR.match(following) is None
    return _NEVER_ENDS.search(before) is None and _STARTS_SENTENCE.match(following) is not None
