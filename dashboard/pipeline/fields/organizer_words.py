"""The words of which the patterns of organizers are made."""

import re

from dashboard.pipeline.wordlists import any_of

NAME, EVENT_NAME = "\u00a7", "\u00a4"
"""The signs that stand for a name, and for a name that may be an event's own ("the Million Moms March")."""


def compile_pattern(*parts: str) -> re.Pattern[str]:
    """Compile the parts as one pattern, capitals and small letters alike."""
    return re.compile("".join(parts), re.IGNORECASE)


EVENT_NOUN = any_of(
    "rall(?:y|ies)", "march(?:es)?", "protests?", "demonstrations?", "demos?", "vigils?", "walk-?outs?", "strikes?",
    "sit-ins?", "die-ins?", "pickets?", "blockades?", "gatherings?",
    "(?<!hiring )(?<!campaign )(?<!fundraising )(?<!charity )(?<!media )(?<!news )(?<!press )(?<!launch )events?",
    "(?:direct|protest|job|mass) actions?", "(?<=the )action", "encampments?",
    "counter-?(?:protests?|rall(?:y|ies)|demonstrations?)",
    "walks?", "occupations?", "convoys?", "motorcades?", "processions?", "teach-ins?", "kneel-ins?", "human chains?",
    "(?:work )?stoppages?", "stand-?outs?", "tea part(?:y|ies)", "caravans?", "parades?",
    "mobili[sz]ations?", "days? of action", "bandhs?", "dharnas?", "hartals?", "gheraos?",
    "morchas?", "rasta rokos?",
)  # fmt: skip
GATHERERS = r"\b(?:counter-?)?(?:protest[eo]rs|demonstrators|marchers)\b"
"""Those at a gathering, where they stand for it: "counterprotesters led by"."""
EVENT = compile_pattern(rf"\b{EVENT_NOUN}\b|{EVENT_NAME}+|\b(?:it|they)\b|{GATHERERS}")
NAMES_EVENT = compile_pattern(rf"\b{EVENT_NOUN}$|(?<!to )\b{EVENT_NOUN} (?:4|for|against) |\bday of \w+$")
MEMBER = compile_pattern(
    r"members|activists|campaigners|organi[sz]ers?|volunteers|chapters?|branch|branches|cadres|leaders|officials"
)
WORKERS = r"(?:\w+[eo]rs|nurses|tenants|students|staff|activists|employees)"
EVENT_WORD = rf"(?:\b{EVENT_NOUN}\b|{EVENT_NAME}+)"
A_NAME = f"(?:{NAME}+|{EVENT_NAME}+)"
STOP = any_of(
    "at", "in", "near", "outside", "on", "from", "against", "after", "during", "to", "who", "that", "with", "and",
    "said", "is", "was", "were", "also", "whose", "which",
    r"(?!famed|noted|retired|renowned|disgraced|decorated)\w+ed", "told", "says", "wrote", "has", "had", "are",
    "will", "would", "when", "while", "where", "because",
)  # fmt: skip
GROUP_NOUN = any_of(
    "group", "organi[sz]ation", "union", "coalition", "alliance", "network", "party", "movement", "campaign", "PAC",
    "committee", "collective", "federation", "association", "council", "front", "club", "society",
)  # fmt: skip
SORT_OF_GROUP = (
    rf"{A_NAME}(?= (?:[a-z-]+ ){{0,2}}?(?:{GROUP_NOUN} (?:(?:called|named|known as|calling itself) (?:the )?)?"
    rf"[“\"]?|(?:chapters?|branch(?:es)?|affiliates?|arm|wing) of (?:the )?)"
    rf"{NAME})"
)
"""A name that says what sort of group is named next: "the Quaker peace group Open Water", "the Ohio chapter of it"."""
DESCRIBED = (
    rf"(?:(?:(?!{STOP}\b)|(?<=newly )(?=\w+ed )|and (?=potential|former|current))"
    rf"(?:[\w“\"-]|{A_NAME}(?=[’'-])|{SORT_OF_GROUP}|[’'])+[.,:]? ){{0,8}}?"
    r"(?:(?:called|named|known as|calling (?:itself|themselves)) (?:the )?)?[“\"]?"
)
"""Words before a name that say what it is: "the activist group", "former congressman"."""
OFFICE = any_of(
    "director", "spokes(?:man|woman|person)", "coordinator", "president", "leader", "member", r"chair\w*",
    "founder", "head", "manager", "organizer",
)  # fmt: skip
ASIDE = (
    r"(?:,? (?:\([^)]*\)|\[[^\]]{2,60}\])"
    r"|, (?:(?:pastor|minister|rabbi|imam|owner|father|mother|brother|sister|widow|friend|teacher|student|professor) "
    r"(?:of|at|with)|an?|the|which|who|whose|of|both|all|formed|founded|based|created|started|launched"
    r"|affiliated|led|headed|chaired|backed|joined|part|known|dressed|wearing|carrying|holding|waving|armed)\b[^;.]{0,140}?(?=,)"
    r"|, \d{2}(?=,)"
    r"|,? (?:also |better )?known as [^,;.]{2,40}?(?=,| ))"
)
"""Words after a name that say what it is: "(ABC)", ", a group of mothers from Ohio"."""
SERVES = rf", (?:[\w-]+ ){{0,2}}(?:co-)?{OFFICE}s? (?:of|at|for|with) [^,;.]{{2,80}}(?=,(?! (?:which|that)\b))"
"""After a person's name, whom that person serves: ", founder of Open Water"."""
CLAUSE = (
    r"(?! (?:said|says)\b| (?:was|is|will|has|had|were|are)\b"
    r"(?! (?:(?:also|jointly|now|be|been) )*(?:co-)?"
    r"(?:organi[sz]|host|sponsor|plann|hold|stag|coordinat|lead|call|behind)))"
)
"""No verb, as behind a name that begins a clause of its own: "organized by A, and B said"."""
ALONG = (
    r"(?:and|or|with|joined by|along with|as well as|together with|in \w+ation with)"
    r"(?: (?:those|members|others))?(?: (?:of|from))? "
)
"""Between two names of one row: "and", "along with those from"."""
APPOSITION = (
    rf", (?:an? (?:[\w{NAME}-]+ ){{1,5}}?{GROUP_NOUN}\b|an? (?:[a-z-]+ )?{A_NAME} (?:[a-z-]+ ){{0,3}}[a-z-]+,"
    rf"|(?:an?|the|one of the) (?:[\w’'-]+ ){{0,3}}(?:[\w’'-]+-)?(?:organi[sz]er|sponsor|host|founder)s?\b"
    r"|(?:an?|the) (?:[\w’'-]+ ){0,4}?(?:wing|arm|branch|chapter|affiliate|offshoot|successor|division|part|project)"
    r" of\b)"
)
"""What a group or person is, behind the name: ", a Quaker peace group", ", a co-organizer of the march"."""
NAMED = rf"(?<![{NAME}{EVENT_NAME}]){A_NAME}"
KIND = (
    r"(?: (?:union|group|collective|coalition|movement|network|campaign|chapter|branch|local|party|alliance|club|"
    r"council|organi[sz]ation|leaders|officials|members|activists|volunteers))?"
)
"""What may follow a name to say what it is."""
NEXT = (
    rf"(?: of (?:the )?{A_NAME}|{KIND}{ASIDE}?"
    rf"(?: {ALONG}{DESCRIBED}(?!{SORT_OF_GROUP}){A_NAME}"
    rf"|(?!{APPOSITION}|{SERVES}), (?:{ALONG})?{DESCRIBED}(?!{SORT_OF_GROUP}){A_NAME}{CLAUSE}))"
)
OTHERS = rf"{KIND}(?:,? (?:and|along with) (?:[\w-]+ ){{1,4}}(?:groups|organi[sz]ations|unions|others))?"
GROUPS = rf"(?P<groups>{NAMED}{NEXT}{{0,8}}+){OTHERS}"
"""Names in a row, before a verb."""
OWNED = rf"(?:{A_NAME}[’'](?:s\b)? (?:[\w-]+ ){{0,2}}[\w-]+,? (?={A_NAME}))?+"
"""Whose somebody is, before the name: "Ann Lee's aunt, May Roe"."""
FROM_GROUPS = rf"(?P<groups>{OWNED}{DESCRIBED}(?!{SORT_OF_GROUP}){A_NAME}{NEXT}{{0,8}}+){OTHERS}"
"""Names in a row, after a preposition."""
BY_GROUPS = rf"by[:,]? (?:[^;.{NAME}{EVENT_NAME}]{{5,120}}?,? (?:including|such as|among them) )?{FROM_GROUPS}"
ORGANIZED = any_of(
    "(?:co-?)?(?:organi[sz]ed|hosted|sponsored|planned|led|coordinated|convened|arranged)",
    "called(?: for| together)?", "(?:put|brought) (?:on|together)", "staged", "held", "started", "begun", "set up",
    "dreamed up", "thought up", "proposed", "spearheaded", "mounted", "initiated", "orchestrated", "launched",
    "announced", "claimed", "summoned",
)  # fmt: skip
SURELY_ORGANIZED = r"(?:co-?)?(?:organi[sz]ed|hosted|convened|called together|put together)"
_NO_CALL = r"(?! (?:calm|an? (?:end|halt|stop)|(?:[\w-]+ ){0,2}?(?:peaceful|calm|nonviolent) \w+s)\b)"
"""What is called for by those who want quiet."""
ORGANIZE = any_of(
    "(?:co-?)?(?:organi[sz](?:ed?|es|ing)|host(?:s|ed|ing)?|sponsor(?:s|ed|ing)?|coordinat(?:ed?|es|ing))",
    "conven(?:ed?|es|ing)", "plan(?:s|ned|ning)?(?: to (?:hold|stage|host|lead))?", "(?:hold|holds|holding|held)",
    "stag(?:ed?|es|ing)", "(?:lead|leads|leading|led)(?! to\\b)", rf"call(?:s|ed|ing)? for{_NO_CALL}",
    "promis(?:ed?|es|ing)",
    "start(?:s|ed)?", "set up", "launch(?:es|ed|ing)?", "announc(?:ed?|es|ing)", "mount(?:s|ed|ing)?",
    "schedul(?:ed?|es|ing)", "arrang(?:ed?|es|ing)", "put(?:s|ting)? (?:on|together)", "spearhead(?:s|ed|ing)?",
    "put(?:ting)? out (?:the )?word of", "spread(?:ing)? (?:the )?word of", "postpon(?:ed?|es|ing)",
    "cancel(?:s|l?ed|l?ing)?", "call(?:s|ed|ing)? off", r"resched\w+", "g(?:a|i)ve[sn]? (?:an?|the) call for",
    "bill(?:s|ed|ing)?", "c[oa]m(?:e|es|ing) up with the idea (?:for|of)",
)  # fmt: skip
AUXILIARY = any_of(
    "also", "has", "have", "had", "is", "are", "was", "were", "will", "be", "been", "would", "plans? to",
    "planned to", "planning to", "intends? to", "helped", "helps", "helping", "to", "vowed to", "decided to",
    "wanted to",
    "jointly", r"(?:band|com|cam|join|team|work)\w* (?:together|up|forces)(?: with (?:[a-z-]+ ){1,4}?to)?",
    "(?:they|police|officials|authorities|prosecutors|investigators) sa(?:id|y)",
    "began", "begun", "started", "continued", "continues",
    "initially", "originally", "recently", "that", "which", "who", "then", "and", "now", "being",
)  # fmt: skip
AUX = rf"(?:{AUXILIARY} )*"
NO_OBJECT = any_of(
    "at", "in", "of", "on", "during", "after", "from", "against", "when", "while", "where", "signs?", "up", "off",
    "by", "with", "for", "that", "about", "to", "as", "into", "over", "who", "which", "and", r"1[89]\d\d",
    "bans?", "end", "halt", "curfew", "crackdown", "investigation", "inquiry", "review", "probe", "response",
    "before", "ahead", "amid", "outside", "near",
)  # fmt: skip
OBJECT = (
    rf"(?: (?!{NO_OBJECT}\b)[\w’'“”\"{NAME}-]+| (?:series|string|round|wave|number|spate|days?|weeks?|months?|"
    rf"years|dozens|hundreds|scores) of){{0,6}}?"
    rf" [“\"]?(?!1[89]\d\d)(?:(?!{NO_OBJECT} )[\w-]+[- ])?{EVENT_WORD}"
)
CALM = r"(?! (?:to (?:stay|remain|be|end|stop|cease|disperse)|(?:more )?(?:peacefully|peaceably|safely|lawfully))\b)"
"""After a gathering, or what people are asked to do at it, by those who want quiet: "called for protests to end"."""
DEMONSTRATE = any_of(
    "rall(?:y|ied|ying)", "march(?:ed|ing)?", "protest(?:ed|ing)?", "demonstrat(?:ed?|ing)", "picket(?:ed|ing)?",
    "walk(?:ed|ing)? out", "gather(?:ed|ing)?", "stag(?:ed?|ing)", "c[oa]me (?:out|together)", "turn(?:ed)? out",
    rf"h(?:old(?:ing)?|eld) (?:(?:an?|their) (?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{EVENT_WORD}|signs?|banners?|flags?|prayer|moment)|(?:up )?(?:signs|banners|placards|candles))", "on strike",
    "on (?:the|a) picket line",
    "on (?:an? )?(?:indefinite )?(?:dharna|fast|hunger strike|sit-in)", "set(?:ting)? up", "strik(?:e|ing)(?! a)",
    "(?:on|began|begin|beginning|launch(?:ed|ing)?|start(?:ed|ing)?) an? (?:[\\w-]+ ){0,2}?(?:strike|walk-?out)",
    r"walk(?:ed|ing)? (?:the|a|their) picket lines?",
    r"(?:wav|carr|hoist)(?:i?ed|y?ing) (?:[\w-]+ ){0,2}(?:signs|flags|banners|placards)", "pitched tents",
    "unfurl(?:ed|ing)", "chain(?:ed|ing) themselves", "join(?:ed|ing) hands", "burn(?:ed|t|ing) (?:an )?effig(?:y|ies)",
    "block(?:ed|ing)", "refus(?:ed?|ing) to leave", "occup(?:ied|ying)", "chant(?:ed|ing)",
) + r"\b"  # fmt: skip
LED = (
    r"(?:[\w,-]+ ){0,4}?(?:protest[eo]rs|demonstrators|marchers|supporters|people|workers|students|farmers|residents"
    r"|members)(?: with[^,;.]{2,60}?)? "
    r"(?:to|through|on|down|past|from|along|outside|around|in an? (?:march|rally|protest|procession|walk-?out))\b"
)
"""Those who are led to a gathering, and where to: "about 200 protesters to"."""
ACT = (
    rf"(?:{DEMONSTRATE}|(?:walked off|struck|stood|sat|knelt|met|lined|filled|packed|hung|dropped|interrupted|"
    r"disrupted|shut down|scaled|climbed|hit the (?:picket lines?|streets)|took to the streets)\b)"
)
"""What members of a group do at a gathering."""
UNION = r"(?: (?:union|group|party|organi[sz]ation|coalition|movement|local))?(?:[’']s)?"
"""What may stand between a group's name and its members: "the RMT union's"."""
HOME = rf"(?: (?:of|in|from) [\w{NAME} ]{{2,30}},(?: [\w{NAME}.]{{2,14}},)?)"
"""Where a group is, behind its name: "of Topeka, Kan.,"."""
_PREPOSITION = any_of(
    "for", "in", "at", "on", "to", "outside", "after", "because", "and", "over", "with", "by", "when", "last", "this",
    "next", "early", "amid", "against",
)  # fmt: skip
ENDS_OBJECT = rf"(?= {_PREPOSITION}\b|[,.;:—)]|$)"
"""What follows a gathering that is called, where one that is called something goes on ("called the march peaceful")."""
ENDS_CLAUSE = rf"(?=[,.;]| (?:{_PREPOSITION}|drew|ended|was|were|is|entered|began|that|which|will|had|has)\b|$)"
"""What follows a name that is not the first part of a longer one."""
WHEN = (
    r"(?:(?:on |last |this )?\w+day(?: (?:morning|afternoon|evening|night))?|today|tonight|"
    r"(?:this|yesterday) (?:morning|afternoon|evening|week))"
)
"""When somebody acts, before the verb: "this morning"."""
WILL = (
    r"(?:(?:also|began|started|gone|go|went|remain|remained|continued|has|have|had|are|were|was|is|will|be|been|"
    r"would|keep|kept|expected|plan|planned|scheduled|slated|preparing|vowing|vow|vowed|set|due|to|who|that|"
    r"from [\w ]+|"
    rf"sa(?:id|ys?) (?:that )?they(?:[’'](?:ll|d))?|{WHEN}) )*"
)
