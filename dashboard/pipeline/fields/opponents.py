"""Persons whom people gather against, and who so call no gathering of theirs, whatever they themselves hold."""

import re

_SURNAME = r"([A-Z]\w+(?:[’'-][A-Z]\w+)?)"
_OPPOSED = (
    # "anti-Roe", "against Mayor Ann Roe", "interrupted Roe's speech"
    re.compile(
        r"\b(?:[Aa]nti-|(?:[Aa]gainst|(?:interrupt|disrupt|heckl)(?:ed|ing)) "
        r"(?:(?:[Ff]ormer |[Tt]hen-)?(?:U\.S\. |US )?"
        rf"(?:President|Governor|Gov\.|Mayor|Senator|Sen\.|Rep\.|Prime Minister) )?(?:[A-Z][a-z]+ )?){_SURNAME}\b"
    ),
    # "President Ann Roe", but not "Tenants Union President Ann Roe"
    re.compile(
        r"(?:^|[^\w ] |\b[a-z]+ |day |\bU\.S\. |\bUS )"
        rf"(?:President|Prime Minister) (?:[A-Z][\w.’'-]+ ){{0,2}}{_SURNAME}\b(?! [A-Z])"
    ),
)


def find_opposed(text: str) -> frozenset[str]:
    """Give the surnames of persons whom `text` tells people are against, or that hold a nation's first office."""
    return frozenset(match[1] for pattern in _OPPOSED for match in pattern.finditer(text))
