"""What became of the people that a number counts: whether they gathered here, elsewhere, in part, or not yet."""

import re

from dashboard.pipeline.fields.crowd_nouns import GATHERED, HARMED, names_gatherers
from dashboard.pipeline.wordlists import WEEKDAY, any_of

_HARMING_BEFORE = re.compile(
    r"\b(?:arrest(?:s|ed|ing|s of)?|detain(?:s|ed|ing)|injur(?:ed|ing)|kill(?:ed|ing)|wound(?:ed|ing)|charg(?:ed|"
    r"ing)|"
    r"cited|hurt|"
    r"(?:deaths?|lay-?offs?|firings?|dismissals?|deportations?|detentions?|evictions?|killings?|massacres?|murders?|"
    r"shootings?|slayings?|jailings?|imprisonment|kidnappings?|abductions?|displacement|expulsions?|suspensions?) of|"
    r"separat(?:ed|ing)|deport(?:ed|ing)|fired|lay off|laid off) $",
    re.IGNORECASE,
)
_MEMBERS_BEFORE = re.compile(
    r"\b(?:represents?|representing|employs?|employing|enrol(?:l?s|led|lments? of)|population of|its|their|has|have|"
    r"serv(?:es|ing)|membership of|followed by|capacity(?: of)?|seats?|houses?|housing|holds?|home to|with|"
    r"audience of|carrying|"
    r"brought in|bring(?:s|ing)? in|hir(?:es?|ed|ing)|recruit(?:s|ed|ing)|"
    r"emails? to|letters? to|(?:would|could|will|to) (?:strip|cost|affect|displace|help|hurt|cover|leave)) $",
    re.IGNORECASE,
)
_BODY_OF = re.compile(
    r"\b(?:community|town|village|city|hamlet|county|district|congregation|union|school|campus|reservation|family|"
    r"staff|jury|panel|board"
    r"|population|audience) of $",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(r"\bwhere [^,;.]{3,60}? (?:spoke|speaking|addressed|appeared|performed)\b[^,;.]{0,40}$")
"""Before those who listen to somebody else at the place that people gather at."""
_INSIDE = re.compile(r"\b(?:rally|event|speech|crowd|audience) inside\b[^,;.]{0,20}$", re.IGNORECASE)
"""Before those who listen there while others gather outside."""
_CAME = re.compile(r" (?:in attendance|present|on hand|attending|taking part|marching|rallying|gathered|gathering)\b")
"""Behind those with whom a gathering began: "with 100 people in attendance"."""
_SHARE_BEFORE = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|percent|two|three|four|five|six|seven|eight|nine|\d+) of "
    r"(?:the |its |their |his |her )?(?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"[^,;.]{0,30}?\bcheered (?:the |President )?(?:president|candidate|nominee|senator|governor|(?-i:[A-Z])\w+)\b"
    r"|[^,;.]{0,30}?\b(?:attended|watched|came to|came for|heard|listened to)"
    r"(?: (?:the|an?|his|her|their|[A-Z]\w+[’']s))?"
    r"(?: (?!Pride)\w+){0,2}? (?:inauguration|parade|speech|presentation|lecture|concert|game|memorial|funeral|"
    r"conference|convention|festival|commencement|fair|fireworks)\b(?! to (?:protest|demand|oppose))"
)
"""Behind those who came to something else."""
_ONCE = re.compile(r"\bonce (?:teemed|swarmed|drew|held|had|housed|attracted|filled|numbered)[^,;.]{0,20}$")
"""Before those who came long ago: "the park that once teemed with thousands"."""
_LOOKED_ON = re.compile(
    r" (?:who |that |had |were |stopped to |stopped and |paused to |came out to |stood and ){0,3}"
    r"(?:look(?:ed|ing) on\b|(?:watch(?:ed|ing)?|cheer(?:ed|ing)?|clapp?(?:ed|ing)|wav(?:ed?|ing)|applaud(?:ed|ing)?|"
    r"honk(?:ed|ing)?|film(?:ed|ing)) (?:from|them|(?:as |at |for )?(?:the )?(?:march|protest|demonstrat|procession|"
    r"parade|picketers)\w*)\b)"
)
"""Behind those who see a gathering go by."""
_AT_HOME = frozenset(("neighbors", "neighbours", "residents", "drivers"))
_CHEERED = re.compile(r" (?:who |had |were )*(?:watch|cheer|clapp|wav|applaud|honk)(?:ed|ing)\b")
"""Behind those of a street who do so."""
_IN_SERVICE = re.compile(r" of (?:the )?(?:\w+ ){0,2}?(?:[A-Z]{2,}PD|Guard|[Pp]olice|[Mm]ilitary|[Aa]rmy|[Ss]heriff)\b")
"""Behind "members" of a force that keeps order."""
_OUTNUMBERED = re.compile(
    r"[^;.]{0,120}\b(?:outnumbered|dwarfed|swamped|drowned out) by [^;.]{0,40}?\b(?:protest|demonstrat)[eo]?[a-z]*rs\b"
)
_DEMONSTRATORS = frozenset(("protesters", "protestors", "demonstrators", "marchers", "activists"))
_UNGATHERED = re.compile(
    r"[^,;.]{0,30}?\b(?:signed (?!up|in|a banner)|sent\b|donated|voted|(?:would|could|will) (?:lose|be affected|"
    r"get|have)|"
    r"lost\b|"
    r"lives?\b|are employed|(?:have |had )?registered to vote|liked\b|viewed\b|follow\b|read\b(?! (?:the )?names)|"
    r"die\b(?!-)|(?:are|were|is|have been|had been|remain) (?:(?:still|now|currently|being) )*(?:held\b|detained|"
    r"housed|locked up|incarcerated|imprisoned|kept\b|enrolled|registered|eligible|"
    r"informed|notified|invited|emailed|surveyed|polled|hired|paid|given|offered|affected))"
)
_LAND = any_of(
    "country", "nation", "globe", "world", "state", "continent", r"U\.?S\.?", "United States", "America", "Europe",
    "Britain", "France", "Germany", "Italy", "Spain", "Ireland", "Scotland", "England", "Canada", "Australia",
    "New Zealand", "India", "South Africa", r"U\.?K\.?",
)  # fmt: skip
_GATHERINGS = r"(?:protest|march|rally|rallie|marche|demonstration|walkout|vigil|event|action|day)s?"
_NATIONWIDE = re.compile(
    rf"\b(?:(?:worldwide|nationwide|nationally|coast[- ]to[- ]coast|statewide|countrywide|globally)"
    rf"(?= {_GATHERINGS}\b|\W*$|[,.;:)—]| (?:on|in|to|for|and|as|at|over|against|during|after|with|by|who)\b|"
    rf" (?-i:[A-Z]))"
    r"|in (?:U\.S\. |American )?cities"
    r"|and (?:in )?(?:(?:about|at least|more than|over|nearly|some) )?"
    r"(?:[\d,]+|(?:dozens|hundreds|scores) of|several|many)"
    r" (?:other|more) (?:cities|towns|states|communities|places)"
    rf"|(?<!from )(?:across|around|throughout|all over) (?:the )?(?:\w+ )?{_LAND}(?![’']s|"
    rf"-)(?! (?!{WEEKDAY}\b)(?-i:[A-Z]))"
    r"|in (?:(?:about|around|at least|more than|over|nearly) )?(?:\d+|(?:dozens|hundreds|scores) of|several|many|\w+)"
    r"(?: other)?(?: (?:U\.S\.|American))? (?:cities|towns|states|countries|places|communities|locations))\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"(?:, | and )(?:in|at) [A-Z][\w. ]+,? $")
"""Between such words and a figure, the town that it counts: "across the country, in Dayton, 300 marched"."""
_OTHER_CLAUSE = re.compile(r"\b(?:joining|part of|one of|among|as part|after|while|similar|like)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|anticipat\w+|will|would|could (?:draw|attract|attend|join|come|turn|bring|show)|"
    r"plan(?:s|ned|ning)? (?:to|on)|hop(?:es|ed|ing)|"
    r"(?:they|we|who|\w+[eo]rs|activists|police) hope|predict\w*|RSVP\w*|signed up|registered|say they|interested|"
    r"intend\w*|projected|(?:committed|pledged) to|"
    r"limited to|capped at|basis that|condition that|provided that|as long as|set to|"
    r"ha(?:ve|s) said (?:that )?they|"
    r"due to (?:attend|gather|march|rally|join|meet|take)|threaten\w*|permit for|"
    r"aim(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_ABOUT_ELSE = re.compile(
    r";| that (?!they )| who | but |"
    r"\b(?:against|over (?!the (?:weekend|next|course))|protest(?:ed|ing)?|oppos(?:e[ds]?|ing)|in (?:the )?hopes?|"
    r"demand(?:s|ed|ing)?|denounc(?:e[ds]?|ing)|condemn(?:s|ed|ing)?)\b"
)
"""What follows tells of others, or of what the gathering is about: "against a plan to", "in hopes of"."""
_CONTRAST = re.compile(r"[;,—]|\b(?:but|though|although|however|instead|yet)\b", re.IGNORECASE)
_TWICE = re.compile(
    r"^[^;.]{0,40}?,? (?:twice|three times|double|half|a (?:third|quarter|fraction)|(?:far )?(?:more|fewer|less|"
    r"larger) than|"
    r"up from|short of)\b"
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:smaller|larger|bigger|fewer|more|less|compared (?:with|to)|unlike|down from)(?: than)? the $"
)
_COMPARED_AFTER = re.compile(r"[^,;.]{0,30}?\b(?:last year|a year (?:ago|earlier|before)|in (?:19|20)\d\d)\b")
_PART_BEFORE = re.compile(
    r"\b(?:(?:began|begun|beginning|started|starting|opened|kicked off)(?: \w+){0,3} (?:with|at|as)"
    r"(?: (?:a|an) \w+ of| only| just)?|another|other|additional|remaining|fellow|including|(?:up|down|grew|grown|"
    r"rose|swelled) from) $",
    re.IGNORECASE,
)
_PART_BETWEEN = re.compile(r"\b(?:others?|more|fellow|additional|remaining)\b", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"[^,;.]{0,30}?\b(?:remained|broke (?:off|away)|split off|stayed|lingered|"
    r"returned(?! to (?:the|\w+ streets))|sp(?:oke|eak)\b|surnamed|"
    r"were (?:left|still))",
    re.IGNORECASE,
)
_WHO_WERE_HARMED = re.compile(
    rf" (?:who|that) (?:(?:was|were|is|are|has|have|had|been|being|later|also) )+{HARMED.pattern}", re.IGNORECASE
)
_FEW = 10
"""Below this a bare number of people, who are not said to have gathered, is no crowd."""
_LONE = 5
"""Below this they are no crowd even so."""
_GROUP_OF = re.compile(r"\b(?:group|crowd|gathering|rally|protest|demonstration|vigil|picket|march) of $")
_THOSE_KNOWN = re.compile(
    r"\b(?:among|of|for|these|those|his|her|their|both|other|with|the) (?:the |other )?$", re.IGNORECASE
)


def is_befallen(lead: str, between: str, rest: str) -> bool:
    """Tell whether the words say what befell those counted rather than that they gathered."""
    if _HARMING_BEFORE.search(lead) or HARMED.search(between) or _WHO_WERE_HARMED.match(rest):
        return True
    harmed = HARMED.search(rest[:60])
    if harmed is None or re.search(r"[,;]| (?:who|to protest|after|when|of|for|over|against) ", rest[: harmed.start()]):
        return False
    return GATHERED.search(rest[: harmed.start()]) is None


def is_membership(lead: str, noun: str | None, rest: str) -> bool:
    """Tell whether the number counts others: members, "represents 20,000", signers, those of "last year"."""
    if _ONCE.search(lead) or (_COMPARED_BEFORE.search(lead) and _COMPARED_AFTER.match(rest)):
        return True
    if noun is None or _BODY_OF.search(lead):
        is_body = _BODY_OF.search(lead) is not None or _SPOKEN_TO.search(lead) is not None
        return is_body or (noun is None and _AUDIENCE.match(rest) is not None)
    if noun.lower() == "members" and _IN_SERVICE.match(rest):
        return True
    if noun.lower() not in _DEMONSTRATORS and (
        _AUDIENCE.match(rest) or _OUTNUMBERED.match(rest) or _is_onlooking(noun, rest)
    ):
        return True
    is_with = lead.lower().endswith("with ") and (names_gatherers(noun) or _CAME.match(rest) is not None)
    is_had = _MEMBERS_BEFORE.search(lead) is not None and not is_with
    if is_had or _UNGATHERED.match(rest) or _SPOKEN_TO.search(lead):
        return True
    return _SHARE_BEFORE.search(lead) is not None and not names_gatherers(noun)


def _is_onlooking(noun: str, rest: str) -> bool:
    """Tell whether those counted only see a gathering go by: "40 neighbors who cheered"."""
    return _LOOKED_ON.match(rest) is not None or (noun.lower() in _AT_HOME and _CHEERED.match(rest) is not None)


def listens_inside(lead: str) -> bool:
    """Tell whether the words before a number say that it counts an audience: "the rally inside drew"."""
    return _INSIDE.search(lead) is not None


def is_handful(low: int, high: int, lead: str, *, is_gathering: bool) -> bool:
    """Tell whether a small number counts persons that the text speaks of rather than a crowd: "the three leaders"."""
    is_known = _THOSE_KNOWN.search(lead) is not None and _GROUP_OF.search(lead) is None
    return low == high and (high < _LONE or (high < _FEW and (not is_gathering or is_known)))


def is_nationwide(lead: str, rest: str) -> bool:
    """Tell whether the number counts people at many gatherings together: "across the country", "in 60 cities".

    "Hundreds joined the nationwide march" are of one place; "by the thousands, as part of it" are of all.
    """
    nationwide = _NATIONWIDE.search(rest) or _NATIONWIDE.search(lead)
    if nationwide is None:
        return False
    if nationwide.string is lead and _ONE_OF_THEM.search(lead, nationwide.end()):
        return False
    return lead.endswith("by the ") or not _OTHER_CLAUSE.search(rest[: nationwide.start()])


def is_foretold(lead: str, after: str) -> bool:
    """Tell whether the figure was expected rather than seen."""
    near_lead = _CONTRAST.split(lead)[-1][-70:]
    near_after = _ABOUT_ELSE.split(after)[0][:60]
    compared = _TWICE.match(near_after)
    near_after = near_after[: compared.end() - 5] if compared else near_after
    return _EXPECTED.search(near_lead) is not None or _EXPECTED.search(near_after) is not None


def is_partial(lead: str, between: str, rest: str) -> bool:
    """Tell whether the words say that more or others came: "began with 20", "another 50", "20 others remained"."""
    is_rest = _PART_BETWEEN.search(between) is not None or _PART_AFTER.match(rest) is not None
    return is_rest or _PART_BEFORE.search(lead) is not None
