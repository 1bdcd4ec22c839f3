"""Persons whom people gather against, and who so call no gathering of theirs, whatever they themselves hold."""

import re

from dashboard.pipeline.wordlists import any_of

_SURNAME = r"([A-Z]\w+(?:[’'-][A-Z]\w+)?)"
_TITLE = (
    r"(?:(?:[Ff]ormer |[Tt]hen-)?(?:U\.S\. |US )?(?:President|Vice President|Governor|Gov\.|Mayor|Senator|Sen\.|Rep\.|"
    r"Congress(?:man|woman)|Prime Minister|Sheriff|Chief|Chancellor|Secretary|Speaker|Justice) )?"
)
_PERSON = rf"{_TITLE}(?:[A-Z][a-z]+ )?{_SURNAME}\b"
_OFFICE = any_of(
    "administration", "polic(?:y|ies)", "resignation", "inauguration", "visit", "ouster", "impeachment", "presidency",
    "executive orders?", "nomination", "confirmation", "re-?election", "removal", "agenda", "travel ban",
)  # fmt: skip
_AFFAIR = any_of("rall(?:y|ies)", "events?", "speech", "fund-?raisers?", "town hall", "dinner", "appearance", "visit")
_OPPOSED = (
    # "anti-Roe", "against Mayor Ann Roe", "interrupted Roe's speech", "to protest President Roe"
    re.compile(
        r"\b(?:[Aa]nti-|(?:[Aa]gainst|(?:interrupt|disrupt|heckl|boo|oppos|protest)(?:ed|ing)|"
        rf"to (?:protest|oppose|oust|recall|impeach)) {_TITLE}(?:[A-Z][a-z]+ )?){_SURNAME}\b"
    ),
    # "President Ann Roe", but not "Tenants Union President Ann Roe"
    re.compile(
        r"(?:^|[^\w ] |\b[a-z]+ |day |\bU\.S\. |\bUS )"
        rf"(?:(?:Vice )?President|Prime Minister) (?:[A-Z][\w.’'-]+ ){{0,2}}{_SURNAME}\b(?! [A-Z])"
    ),
    # "the Roe administration", "Roe's policies", "the resignation of Mayor Ann Roe"
    re.compile(rf"\b{_SURNAME}(?:[’']s)? {_OFFICE}\b"),
    re.compile(rf"\b{_OFFICE} (?:of|by) {_PERSON}"),
    # "demanding that Sheriff Tom Roe resign"
    re.compile(
        rf"\b{_PERSON} (?:to )?(?:resign|step down|step aside|apologi[sz]e|be (?:fired|removed|impeached|recalled))\b"
    ),
    # "outside a rally held by Sen. Ann Roe", "outside the Roe rally"
    re.compile(
        rf"\b(?:[Oo]utside|disrupt(?:ed|ing)|protest(?:ed|ing)) (?:an?|the) (?:[\w-]+ ){{0,3}}?{_AFFAIR}"
        rf"[^,;.]{{0,30}}? (?:by|for|featuring) {_PERSON}"
    ),
    re.compile(rf"\b(?:[Oo]utside|disrupt(?:ed|ing)|protest(?:ed|ing)) (?:an?|the) {_SURNAME} {_AFFAIR}\b"),
    re.compile(rf"\b[Oo]utside {_PERSON}[’']s? {_AFFAIR}\b"),
    # "Ann Roe held a rally at the arena, and hundreds protested outside"
    re.compile(
        rf"\b{_SURNAME} (?:was |is )?(?:h[eo]ld(?:s|ing)?|host(?:s|ed|ing)?|headlin\w+|sp[eo]a?k(?:e|s|ing)? at) "
        rf"(?:an?|the|his|her) (?:[\w-]+ ){{0,3}}?{_AFFAIR}\b[^;.]{{0,80}}?\b(?:protest|demonstrat|march|rall)\w+ "
        r"(?:[\w-]+ ){0,2}?(?:outside|nearby|across the street)\b"
    ),
    # "Roe slammed the protesters"
    re.compile(
        rf"\b{_SURNAME} (?:has |had |also )?(?:dismiss|slamm?|critici[sz]|condemn|denounc|blast|mock)ed "
        r"(?:the|these|those) (?:[\w-]+ )?(?:protest|demonstrat|march|rall)\w+"
    ),
)


def find_opposed(text: str) -> frozenset[str]:
    """Give the surnames of persons whom `text` tells people are against, or that hold a nation's first office."""
    return frozenset(match[1] for pattern in _OPPOSED for match in pattern.finditer(text))
