"""Whose figure a number is: "police said", "by organizers' count", "according to the Herald"."""

import re

_AUTHORITY = (
    r"(?:[Oo]rgani[sz]ers?|[Pp]olice(?: [Dd]epartment| [Cc]hief(?: [A-Z]\w+){1,3}| (?:spokes\w+|officials?))?|"
    r"[Oo]fficials?"
    r"|[Aa]uthorities|[Ss]heriff[’']s (?:[Oo]ffice|[Dd]epartment|[Dd]eputies)|[Ss]ponsors?|[Ww]itnesses|[Oo]fficers"
    r"|[Uu]niversity|[Pp]ark [Ss]ervice|[Dd]epartment|[Ss]pokes(?:man|woman|person)|[Uu]nion|[Rr]eporters?)"
)
_SOURCE = (
    rf"(?:(?:[Tt]he |[Ee]vent |[Rr]ally |[Pp]rotest |[Mm]arch |[Cc]ity |[Ll]ocal |[Ss]tate )*"
    rf"(?:(?:[A-Z][\w.’'&-]+ ){{0,5}}?{_AUTHORITY}(?: [A-Z][\w.’'-]+){{0,3}}|(?:[A-Z][\w.’'-]+(?: of | and |"
    rf" )?){{1,5}}))"
)
_SAYING = (
    r"(?:said|says?|estimat(?:ed?|es|ing)|put|told|report(?:s|ed)|suggested|counted|claim(?:s|ed)?|"
    r"insist(?:s|ed)|maintain(?:s|ed)|reckon(?:s|ed)|guess(?:es|ed)|"
    r"numbered (?:the|them|it)|expect(?:s|ed)|believed?|pegged|placed|tallied|"
    r"(?:gave|released|offered|issued|provided) (?:an?|its|their|the) [\w -]{0,30}?(?:estimate|count|figure)s?)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:But|And|Both|While) )?(?P<who>{_SOURCE})(?: (?:for|of|with|"
    rf"from) (?:the )?[\w’'. -]{{2,40}}?)?(?:,[^,.;]{{3,120}},|,)? (?:also |later |"
    rf"had )?{_SAYING}\b[^.;]{{0,80}}$"
)
_ACCORDING_BEFORE = re.compile(r"\b[Aa]ccording to (?P<who>(?:the |an? )?[^,.;”\"]{3,60}), [^.;]{0,60}$")
_AFTER = re.compile(
    r"^(?:[^.;]|(?<=\bSt)\.|(?<=[A-Z])\.){0,100}?(?:,? according to (?P<source>(?:the |an? )?[^,.;”\"]{3,60})"
    rf"|, (?P<who>{_SOURCE}) (?:said|estimated|says?|reported)\b)"
)
_BY = re.compile(
    rf"^(?: \w+)?,? by (?P<who>(?:the )?(?:(?:[A-Z][\w.’'&-]+ ){{0,4}}?{_AUTHORITY}|"
    rf"\w+(?=[’']s? (?:own )?(?:count|estimate|tally))))"
    r"(?!\w)"
)
_NOBODY = frozenset(
    ["an", "a", "the", "in", "on", "at", "as", "but", "and", "while", "when", "it", "he", "she", "they", "we", "i",
    "that",
     "this", "there", "some", "about", "more", "what", "who", "one"]
)  # fmt: skip
"""Words that start a sentence as a name does and name no source."""
_REACH = 240
"""Characters before or behind a figure within which its source is named."""


def find_source(text: str, first: int, number: tuple[int, int], last: int) -> tuple[int, int] | None:
    """Find who gave the figure text[slice(*number)] of the sentence text[first:last]; offsets of the name in `text`."""
    first, last = max(first, number[0] - _REACH), min(last, number[1] + _REACH)
    lead, after = text[first : number[0]], text[number[1] : last]
    by = _BY.match(after)
    if by:
        return number[1] + by.start("who"), number[1] + by.end("who")
    before = _BEFORE.search(lead) or _ACCORDING_BEFORE.search(lead)
    if before and _is_somebody(before["who"]):
        return first + before.start("who"), first + before.end("who")
    behind = _AFTER.search(after)
    if behind is None or not _is_somebody(behind["source"] or behind["who"]):
        return None
    group = "source" if behind["source"] else "who"
    return number[1] + behind.start(group), number[1] + len(after[: behind.end(group)].rstrip())


def is_party(who: str) -> bool:
    """Tell the police, organizers and others who count crowds by their office from a witness."""
    return re.search(rf"\b{_AUTHORITY}\b", who) is not None


def _is_somebody(who: str) -> bool:
    """Tell a name from a sentence's first word: "An estimated", "Having said"."""
    return who.lower() not in _NOBODY and not (" " not in who and who.endswith("ing"))
