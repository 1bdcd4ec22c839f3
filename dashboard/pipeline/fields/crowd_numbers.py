"""Number words and what they count to, by the convention of protest coders.

A bare plural is twice its unit (dozens 24, hundreds 200, thousands 2,000), "several" and "a few" are three of it,
"about", "nearly" and "more than" N are N, a range is its two ends.
"""

import re
from dataclasses import dataclass
from itertools import chain, islice

from rapidfuzz import fuzz, process

_UNITS = {"dozen": 12, "dz": 12, "score": 20, "hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000,
          "million": 1_000_000, "crore": 10_000_000}  # fmt: skip
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VAGUE = {"a": 1, "an": 1, "few": 3, "several": 3, "couple": 2, "half": 0.5}
_THOUSAND = 1_000
_ENDLESS = 1e12
"""A longer row of digits, which no float may hold, counts as this many: more people than there ever were."""

_DIGITS = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d+(?:\.\d+)?"
_SPELLED = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL[:0:-1])}"
_UNIT = r"(?:dozen|hundred|thousand|lakh|million|crore)s?"
_SHORT_UNIT = r"(?:(?<=\d)[kK]|(?<=\d )dz)\b"
_PLURAL = r"(?:dozens|scores|hundreds|thousands|lakhs|millions)"
_MANY = rf"(?:(?:tens|dozens|hundreds) of )?{_PLURAL}(?: and (?:hundreds|thousands))?"
_SOME = rf"(?:half a|a half|half|a couple(?: of)?|couple(?: of)?|a few|few|several|an?|{_SPELLED}|{_DIGITS})[- ]{_UNIT}"
_LONG = (
    rf"(?:an?|{_SPELLED})[- ](?:hundred|thousand)(?: and|,)? (?:{_SPELLED})"
    r"(?![- ]?\w*(?:dozen|thousand|million|[ap]\.?m\b))"
)
_AMOUNT = rf"(?:{_MANY}|{_LONG}|{_SOME}|(?:{_DIGITS}) ?{_SHORT_UNIT}|{_DIGITS}|{_SPELLED}|{_UNIT})"
_SECOND = r"(?:about |around |maybe |perhaps |even |nearly |as many as |more than )?"
_JOIN = r"(?: ?[-–—] ?| to | or |,? maybe |,? (?:and |or )?(?:perhaps|possibly) |,? if not )"
_COMPOUND = (
    r"-(?!(?:strong|odd|some|person|people|member|student|wom[ae]n|m[ae]n|nurse|teacher|pupil|marcher|picketer|"
    r"farmer|protest[eo]r|demonstrator|participant|worker)\b)\w"
)
"""A number joined to another word, "97-degree", counts no people but in a few such words, "500-strong"."""
_RANGE = re.compile(
    rf"(?:(?<![\w$£€.,/-])|(?<=around-)|(?<=about-)|(?<=--))(?P<between>between )?(?P<low>{_AMOUNT})"
    rf"(?:(?(between)(?: and |{_JOIN})|{_JOIN}){_SECOND}(?P<high>{_AMOUNT}))?"
    rf"(?:\+|[ -]plus\b)?(?![\w%]|[.,/:]\d|{_COMPOUND})",
    re.IGNORECASE,
)
_DIGITS_ALONE = re.compile(rf"(?:{_DIGITS})$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range in a text."""

    start: int
    end: int
    low: int
    high: int
    is_exact: bool
    """True where digits or number words give it: "40", "two"; False for "dozens"."""


def find_amounts(text: str, *, start: int = 0, end: int | None = None, most: int | None = None) -> list[Amount]:
    """Find the first `most` amounts in text[start:end], ranges as one; offsets count the whole `text`."""
    ranges = _RANGE.finditer(text, start, len(text) if end is None else end)
    return list(islice(chain.from_iterable(map(_read_range, ranges)), most))


def _read_range(match: re.Match[str]) -> list[Amount]:
    """Give the range as one amount, or its ends as two where they make none ("a 5-4 vote")."""
    low_words, high_words = match["low"], match["high"]
    is_exact = re.search(r"dozens|hundreds|thousands|millions|scores|several|few", match[0], re.IGNORECASE) is None
    low = _value(low_words)
    if not high_words:
        return [Amount(match.start("low"), match.end(), round(low), round(low), is_exact)]
    high = _value(high_words)
    if _DIGITS_ALONE.match(low_words) or low_words.lower() in _SMALL:
        low = _share_unit(low, high, high_words)
    if low < high:
        return [Amount(match.start(), match.end(), round(low), round(high), is_exact)]
    return [
        Amount(match.start("low"), match.end("low"), round(low), round(low), is_exact),
        Amount(match.start("high"), match.end(), round(high), round(high), is_exact),
    ]


def _share_unit(low: float, high: float, high_words: str) -> float:
    """Give `low` the unit that only the second number says: "two to three hundred", "1-2K", "25 to 30,000"."""
    unit = re.search(r"(dozen|hundred|thousand|lakh|million|crore|k)s?$", high_words.lower())
    if unit is None and not (high_words.endswith(",000") and low < _THOUSAND):
        return low
    shared = low * (_UNITS[unit[1]] if unit else _THOUSAND)
    return shared if shared < high else low


def _value(words: str) -> float:
    parts = re.split(r"[- ]+|(?<=\d)(?=[kK])", words.lower().replace(",", ""))
    parts = [part for part in parts if part not in {"of", ""}]
    if (
        "and" in parts and parts[0].endswith("s") and parts[0][:-1] in {*_UNITS, "ten"}
    ):  # "hundreds and hundreds" is hundreds
        parts = parts[: parts.index("and")]
    parts = [part for part in parts if part != "and"]
    if _is_long(parts):
        return sum(_value(" ".join(part)) for part in (parts[:2], parts[2:]))
    factors = [_factor(part) for part in parts]
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _SMALL:
        return sum(factors)
    product = 1.0
    for factor in factors:
        product *= factor
    if (
        parts[-1].endswith("s")
        and parts[-1][:-1] in _UNITS
        and all(part.rstrip("s") in {*_UNITS, "ten"} for part in parts)
    ):
        return 2 * product
    return product


def _is_long(parts: list[str]) -> bool:
    """Tell whether the words add up behind their unit: "a hundred and fifty"."""
    return len(parts) > 2 and parts[1] in {"hundred", "thousand"} and all(p in {*_SMALL, *_TENS} for p in parts[2:])


def _factor(word: str) -> float:
    if word in _VAGUE:
        return _VAGUE[word]
    if word in _SMALL:
        return _SMALL.index(word)
    if word in _TENS:
        return 10 * (_TENS.index(word) + 2)
    if word.rstrip("s") == "ten":
        return 10
    return _UNITS.get(word.rstrip("s")) or min(float(word), _ENDLESS)


_NOT_PEOPLE = re.compile(r" (?:arrests?|vehicles|cars|cities|minutes|hours|blocks)\b", re.IGNORECASE)
_UNIT_WORDS = ("dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions")
_ADDED = re.compile(r"\b(?:another|plus)\s*$", re.IGNORECASE)
_LONG_WORD = re.compile(r"[a-z]{6,}", re.IGNORECASE)


def read_crowd_phrase(phrase: str) -> tuple[int, int] | None:
    """Read a coder's size words alone, "dozens; about 100" → (24, 100); None where they hold no number."""
    phrase = _LONG_WORD.sub(_mend_unit, phrase)
    told = [amount for amount in find_amounts(phrase) if not _NOT_PEOPLE.match(phrase, amount.end)]
    reports = [amount for amount in told if not re.search(r"\bFB:? $", phrase[: amount.start])]
    lows: list[int] = []
    highs: list[int] = []
    for amount in reports or told:
        if lows and _ADDED.search(phrase[: amount.start]):
            lows[-1] += amount.low
            highs[-1] += amount.high
        else:
            lows.append(amount.low)
            highs.append(amount.high)
    return (min(lows), max(highs)) if lows else None


def _mend_unit(match: re.Match[str]) -> str:
    """Give a misspelt unit its spelling: "thousnads"."""
    word = match[0]
    if word.lower() in _UNIT_WORDS:
        return word
    best = process.extractOne(word.lower(), _UNIT_WORDS, scorer=fuzz.ratio, score_cutoff=85)
    return best[0] if best else word
