"""The capitals of the US states, and the words that tell a capital from its namesakes."""

import re

from dashboard.pipeline.wordlists import word_set

CAPITALS = dict(
    pair.replace("_", " ").split("=")
    for pair in word_set(
        "AL=Montgomery AK=Juneau AZ=Phoenix AR=Little_Rock CA=Sacramento CO=Denver CT=Hartford DE=Dover "
        "FL=Tallahassee "
        "GA=Atlanta HI=Honolulu ID=Boise IL=Springfield IN=Indianapolis IA=Des_Moines KS=Topeka KY=Frankfort "
        "LA=Baton_Rouge ME=Augusta MD=Annapolis MA=Boston MI=Lansing MN=Saint_Paul MS=Jackson MO=Jefferson_City "
        "MT=Helena NE=Lincoln NV=Carson_City NH=Concord NJ=Trenton NM=Santa_Fe NY=Albany NC=Raleigh "
        "ND=Bismarck "
        "OH=Columbus OK=Oklahoma_City OR=Salem PA=Harrisburg RI=Providence SC=Columbia SD=Pierre TN=Nashville "
        "TX=Austin UT=Salt_Lake_City VT=Montpelier VA=Richmond WA=Olympia WV=Charleston WI=Madison WY=Cheyenne"
    )
)
"""The capital of each state, by the state's postal abbreviation."""
_STATE_OF = {town: code for code, town in CAPITALS.items()}
_REACH = 50
"""Characters before a town in which its seat of government may be named."""
_SEAT_BEFORE = re.compile(
    r"\b(?:[Cc]apitol|[Ss]tate ?[Hh]ouse|[Ll]egislature|[Gg]overnor[’']s (?:[Mm]ansion|[Oo]ffice))(?: \w+)?"
    r" (?:in|at|of|through) (?:downtown )?$"
    r"|\b[Ss]tate capital(?: city)?(?: of|,)? $"
)
_CAPITAL_BEHIND = re.compile(
    r",? (?:the|[A-Z]\w+[’']s) (?:state )?capital\b"
    r"|(?:(?! (?:in|to) [A-Z])[^.;]){0,80}\b(?:[Ss]tate ?[Hh]ouse|[Ss]tate [Cc]apitol)\b"
)


def find_capitals_state(text: str, start: int, end: int) -> str | None:
    """Give the state, by its postal abbreviation, of the capital text[start:end] that is told to be one, or None.

    "The Capitol in Charleston" is in West Virginia, and "Augusta, the state capital" in Maine.
    """
    state = _STATE_OF.get(text[start:end].replace("St. Paul", "Saint Paul"))
    if state is None:
        return None
    is_told = _SEAT_BEFORE.search(text, max(0, start - _REACH), start) or _CAPITAL_BEHIND.match(text, end)
    return state if is_told else None
