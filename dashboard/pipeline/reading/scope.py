"""Scope of a sentence: whether it counts over many places, tells of the past, or of something online."""

import re

_MANY = re.compile(
    r"""\b(?:
      nation-?wide|nation\swide|world-?wide|coast[-\s]to[-\s]coast
    | (?<!from\s)(?:across|around|throughout)\s(?:the\s)?
      (?:country|nation|united\sstates|u\.?s\.?|states?|globe|world|europe|america|\w+\sstates)
    | (?:dozens|hundreds|scores)\sof\s(?:\w+\s)?(?:cities|towns|protests|rallies|marches|events)
    | (?:several|many|other|multiple|(?:(?:more\sthan|over|about|at\sleast)\s)?
      (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve))
      \s(?:other\s)?(?:u\.s\.\s|american\s|major\s)?(?:cities|towns|states|countries|locations)
    | in\scities
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_OF_MANY = re.compile(
    r"\b(?:part of|one of|among|amid|joining|join(?:ed)? (?:hundreds|thousands|tens|millions|others|students)"
    r"|echo(?:ed|ing)|mirror(?:ed|ing))\b[^,.;]*",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:museum|exhibit(?:ion|s)?|documentary|memoir|novel|biopic|historian)\b", re.IGNORECASE)
_STORY = re.compile(
    r"\b(?:memoir|novel|biopic|screenplay|(?:in|of)\s+the\s+(?:film|musical|play|opera|documentary)"
    r"|the\s+(?:film|musical|play|opera|documentary)\s+(?:opens|begins|follows|tells|ends))\b",
    re.IGNORECASE,
)
_LEAD = 800
"""Characters of an article that tell what it is on."""
_EVENTS = r"(?:event|rally|march|protest|vigil|gathering|town\shall|demonstration|action|sit-in)s?"
_ONLINE = re.compile(
    rf"\b(?:virtual|online|zoom|livestreamed|digital)\b[\s-]+(?:(?!(?:for|to|about|in|of|a|the)\b)\w+[\s-]+){{0,2}}?{_EVENTS}\b"
    rf"|\b{_EVENTS}\b[^.;]{{0,40}}\b(?:online|virtually|(?:on|via|over)\szoom)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"""\b(?:
      last\s(?:year|month|summer|fall|autumn|winter|spring|january|february|march|april|may|june|july|august|september|october
        |november|december)\b
    | in\s(?:the\s)?(?:last|past|recent|previous)\s(?:\w+\s)?(?:years|months|decades?)
    | years?\s(?:ago|earlier|before) | decades?\s(?:ago|earlier)
    | in\s(?:the\s)?(?:(?:spring|summer|fall|autumn|winter)\sof\s)?(?:1[89]\d\d|20\d\d)s?
    | months?\s(?:ago|earlier) | since\slast
    | (?<!\d,\s)(?<!\d\s)(?:1[89]|20)\d\d\s(?:[a-z][\w-]*\s){0,2}?
      (?:protests?|march(?:es)?|rall(?:y|ies)|demonstrations?|strikes?|sit-ins?)
    | had\s(?:\w+\s){1,2}that\s(?:night|day|week|summer|fall|winter|spring|year)
    | previous(?:ly)?\s(?:protests?|rall|march|demonstration|year)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def counts_many_places(sentence: str) -> bool:
    """Say whether the sentence tells of many places at once: "nationwide", "in 60 cities".

    A gathering that is told as one of them, "as part of a nationwide protest", is of one place all the same.
    """
    return _MANY.search(_ONE_OF_MANY.sub("", sentence)) is not None


def find_past(text: str, start: int, end: int) -> int | None:
    """Give where text[start:end] looks back, "last summer", "in 2014"; None where it does not."""
    match = _PAST.search(text, start, end)
    return match.start() if match else None


def tells_history(text: str) -> bool:
    """Say whether the article is on a museum, a book or a film, whose protests are no news."""
    return _HISTORY.search(text[:_LEAD]) is not None


def retells_story(text: str) -> bool:
    """Say whether the article reviews a book, film or play, whose protests happen in it, whatever town they name."""
    return _STORY.search(text[:_LEAD]) is not None


def find_online_event(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the words of text[start:end] that tell of a gathering online: "a virtual rally"."""
    return _ONLINE.search(text, start, end)
