"""The words before a name that say that it is a place's, an employer's or a chat's, and not who organizes."""

from dashboard.pipeline.fields.organizer_words import MEMBER, OFFICE, WORKERS, compile_pattern

_PLACE = compile_pattern(
    r"\b(?:in|at|near|outside|from|(?<!according )to|against|on|about|over|under|between|than|"
    r"(?:town|city|village|community|people|residents|streets|family|(?<!and )friends|relatives|parents|"
    r"front|doors?|entrance|lobby|offices?|headquarters|steps|gates?|widow|"
    r"memory|honor|death|killing|reckoning|count|estimate|report|figures|study) of|"
    r"(?:supporters|opponents|employees|workers|followers|critics|fans|students|victims) of[\w ’'-]{0,40}?)(?: the)? $"
)
"""Words that make a name a place's, an opponent's or an employer's."""
_OFFICE_AT = compile_pattern(
    rf"\b(?:{OFFICE}|{MEMBER.pattern}|affairs|communications|professor|attorney|call|appeal|invitation|those|others)",
    r"[\w ]* (?:at|from)(?: the)? $|",
    rf"\b(?:people|others|most|many|{WORKERS})(?: of them)? from(?: the)? $|",
    rf"\b(?:(?:affiliated|belong(?:s|ing)?) to(?: the)?|(?:{MEMBER.pattern}|{WORKERS}) in the) $",
)
"""Words that say that somebody serves the group named next: "director of communications at"."""
_SERVICE = compile_pattern(
    r"\b(?:pastor|minister|rector|rabbi|imam|priest|students?|professor|teacher|lecturer|dean|owner) ",
    r"(?:of|at|with)(?: the)? $|",
    rf"\b(?:including|among them) (?:\w+ ){{0,2}}?(?:{MEMBER.pattern}) (?:of|from|with)(?: the)? $",
)
"""Words that say whom a person serves by trade, whatever that person organizes, and who came among others."""
_FIRM = compile_pattern(
    r"\b(?:compan(?:y|ies)|firm|retailer|chain|maker|manufacturer|start-?up|developer|contractor|employer|bank|airline|"
    r"supplier|brewer|automaker|carmaker|giant|subsidiary|(?:employed|owned|hired|laid off|fired) by[\w ,’'-]{0,40}?)"
    r"(?:,? (?:called|named))?(?: the)? $"
)
"""Words that make a name a firm's, whose workers may strike."""
_MEDIUM = compile_pattern(
    r"\b(?:chat|thread|hashtag|channel|server|website|app|podcast|newsletter|petition|flyer|poster|song|film|book)s?,? "
    r"(?:(?:called|named|titled|dubbed|known as) )?(?:the )?[“\"]?$"
)
"""Words that make a name that of a means by which people heard."""
_DID = compile_pattern(
    r"\b(?:(?:killed|shot|murdered|beaten|arrested|fired|appointed|written|signed|passed)|"
    r"(?:killing|shooting|death|murder|beating|arrest|firing|signing|passage|election) of [^,;.]{2,60}) by(?: the)? $"
)
"""Words that say that somebody did what a gathering is about: "the shooting of Ann Lee by"."""
_KEEPER = compile_pattern(
    r"\b(?:police (?:chief|commissioner|captain|commander|superintendent)|sheriff|officer|deputy|detective|trooper|"
    r"(?:sgt|lt|capt|cpl|det)\.|judge|justice) $"
)
"""Titles of those who keep order where others gather."""
_KIN = compile_pattern(r"(?:[’']s?)? (?:family|relatives|loved ones)\b")
"""After a surname, tells that somebody's kin is meant: "the Lee family"."""


def names_kin(name: str, after: str) -> bool:
    """Tell whether a surname and the words behind it name somebody's kin and not who organizes."""
    return " " not in name and _KIN.match(after) is not None


def is_barred(before: str) -> bool:
    """Tell whether the sentence's words before a name keep it from being who organizes."""
    is_place = _PLACE.search(before) is not None and _OFFICE_AT.search(before) is None
    return is_place or any(words.search(before) for words in (_SERVICE, _FIRM, _MEDIUM, _DID, _KEEPER))
