"""The sentence patterns that tell who organized or promoted a gathering.

They are matched against a sentence in which each name is masked by a run of one sign, so that no word of a name
("Take Back Kentucky") is taken for a verb; offsets stay those of the sentence.
"""

import re

NAME, EVENT_NAME = "\u00a7", "\u00a4"
"""The signs that stand for a name, and for a name that may be an event's own ("the Million Moms March")."""


def _any_of(*alternatives: str) -> str:
    return rf"(?:{'|'.join(alternatives)})"


def _compile(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


_EVENT_NOUN = _any_of(
    "rall(?:y|ies)", "march(?:es)?", "protests?", "demonstrations?", "demos?", "vigils?", "walk-?outs?", "strikes?",
    "sit-ins?", "die-ins?", "pickets?", "blockades?", "gatherings?", "events?",
    "(?:direct|protest|job|mass) actions?", "occupations?", "counter-?(?:protests?|rall(?:y|ies)|demonstrations?)",
    "encampments?", "caravans?", "parades?", "mobili[sz]ations?", "days? of action", "bandhs?", "dharnas?",
    "hartals?", "gheraos?", "morchas?", "rasta rokos?",
)  # fmt: skip
GATHERERS = r"\b(?:counter-?)?(?:protest[eo]rs|demonstrators|marchers)\b"
"""Those at a gathering, where they stand for it: "counterprotesters led by"."""
EVENT = _compile(rf"\b{_EVENT_NOUN}\b|{EVENT_NAME}+|\bit\b|{GATHERERS}")
NAMES_EVENT = _compile(rf"\b{_EVENT_NOUN}$|\b[Dd]ay of [A-Z]\w+$")
MEMBER = _compile(r"members|activists|campaigners|organi[sz]ers|volunteers|chapters?|branch|branches")
_EVENT_WORD = rf"(?:\b{_EVENT_NOUN}\b|{EVENT_NAME}+)"
_A_NAME = f"(?:{NAME}+|{EVENT_NAME}+)"
_STOP = _any_of(
    "at", "in", "near", "outside", "on", "from", "against", "after", "during", "to", "who", "that", "with", "and",
    "said", "is", "was", "were", "also", r"\w+ed",
)  # fmt: skip
_DESCRIBED = rf"(?:(?:(?!{_STOP}\b)|and (?=potential|former|current))[\w’'“\"-]+[.,]? ){{0,8}}?[“\"]?"
"""Words before a name that say what it is: "the activist group", "former congressman"."""
_ASIDE = r"(?:,? \([^)]*\)|, (?:an?|the|which|who|of)\b[^;.]{0,140}?(?=,)|, \d{2}(?=,))"
"""Words after a name that say what it is: "(ABC)", ", a group of mothers from Ohio"."""
_CLAUSE = r"(?! (?:said|says|was|is|will|has|had|were|are)\b)"
_AND = "(?:,? (?:and|or|with|along with|as well as|together with) |, )"
_NAMED = rf"(?<![{NAME}{EVENT_NAME}]){_A_NAME}"
_NEXT = rf"(?:{_ASIDE}?{_AND}{_DESCRIBED}{_A_NAME}{_CLAUSE})"
_OTHERS = r"(?:,? (?:and|along with) (?:[\w-]+ ){1,4}(?:groups|organi[sz]ations|unions|others))?"
_GROUPS = rf"(?P<groups>{_NAMED}{_NEXT}*){_OTHERS}"
"""Names in a row, before a verb."""
_FROM_GROUPS = rf"(?P<groups>{_DESCRIBED}{_A_NAME}{_NEXT}*)"
"""Names in a row, after a preposition."""
_BY_GROUPS = rf"by,? {_FROM_GROUPS}"
_ORGANIZED = _any_of(
    "(?:co-?)?(?:organi[sz]ed|hosted|sponsored|planned|led|coordinated|convened|arranged)",
    "called(?: for| together)?", "(?:put|brought) (?:on|together)", "staged", "held", "spearheaded", "mounted",
    "initiated", "orchestrated", "launched", "announced",
)  # fmt: skip
_SURELY_ORGANIZED = r"(?:co-?)?(?:organi[sz]ed|hosted|convened|called together|put together)"
_ORGANIZE = _any_of(
    "(?:co-?)?(?:organi[sz](?:ed?|es|ing)|host(?:s|ed|ing)?|sponsor(?:s|ed|ing)?|coordinat(?:ed?|es|ing))",
    "conven(?:ed?|es|ing)", "plan(?:s|ned|ning)?(?: to (?:hold|stage|host|lead))?", "(?:hold|holds|holding|held)",
    "stag(?:ed?|es|ing)", "(?:lead|leads|leading|led)", "call(?:s|ed|ing)?(?: for)?", "launch(?:es|ed|ing)?",
    "announc(?:ed?|es|ing)", "mount(?:s|ed|ing)?", "schedul(?:ed?|es|ing)", "arrang(?:ed?|es|ing)",
    "put(?:s|ting)? (?:on|together)", "spearhead(?:s|ed|ing)?",
)  # fmt: skip
_AUXILIARY = _any_of(
    "also", "has", "have", "had", "is", "are", "was", "were", "will", "be", "been", "would", "plans? to",
    "planned to", "planning to", "intends? to", "helped", "helps", "helping", "to", "vowed to", "jointly",
    "initially", "originally", "recently", "that", "which", "who", "then", "and", "now", "being",
)  # fmt: skip
_AUX = rf"(?:{_AUXILIARY} )*"
_NO_OBJECT = _any_of(
    "at", "in", "of", "on", "during", "after", "from", "against", "when", "while", "where", "signs?", "up", "off",
    "by", "with", "for", "that", "about", "to", "as", "into", "over", "who", "which", "and",
)  # fmt: skip
_OBJECT = (
    rf"(?: (?!{_NO_OBJECT}\b)[\w’'“”\"{NAME}-]+| (?:series|string|round|wave|number|day|week) of){{0,6}}?"
    rf" [“\"]?(?:[\w-]+[- ])?{_EVENT_WORD}"
)
_GROUP_NOUN = _any_of(
    "group", "organi[sz]ation", "union", "coalition", "alliance", "network", "party", "movement", "campaign", "PAC",
    "committee", "collective",
)  # fmt: skip
_OFFICE = _any_of(
    "director", "spokes(?:man|woman|person)", "coordinator", "president", "leader", "member", r"chair\w*",
    "founder", "head", "manager", "organizer",
)  # fmt: skip
_DEMONSTRATE = _any_of(
    "rall(?:y|ied|ying)", "march(?:ed|ing)?", "protest(?:ed|ing)?", "demonstrat(?:ed?|ing)", "picket(?:ed|ing)?",
    "walk(?:ed|ing)? out", "gather(?:ed|ing)?", "stag(?:ed?|ing)", "c[oa]me (?:out|together)", "turn(?:ed)? out",
    r"h(?:old(?:ing)?|eld) (?:an?|their)",
) + r"\b"  # fmt: skip
_ACT = rf"(?:{_DEMONSTRATE}|(?:walked off|struck|blocked|occupied|stood|sat|knelt|met|lined|filled|packed)\b)"
"""What members of a group do at a gathering."""
_WILL = (
    r"(?:(?:also|have|had|are|were|was|is|will|be|been|expected|plan|planned|set|due|to|who|that|said they|"
    r"from [\w ]+) )*"
)

PLACE_BEFORE = _compile(
    r"\b(?:in|at|near|outside|from|to|against|on|(?:town|city|village|community|people|residents|streets) of|"
    r"(?:supporters|opponents|employees|workers|followers|critics|fans|students|victims) of[\w ’'-]{0,40}?)(?: the)? $"
)
"""Words that make a name a place's, an opponent's or an employer's."""
OFFICE_BEFORE = _compile(
    rf"\b(?:{_OFFICE}|{MEMBER.pattern}|affairs|communications|professor|attorney|call|appeal|invitation)",
    r"[\w ]* (?:at|from)(?: the)? $",
)
"""Words that say that somebody serves the group named next: "director of communications at"."""

ORGANIZERS = (
    # "the rally was organized by A and B", "counterprotesters led by A"
    _compile(
        rf"(?P<event>{_EVENT_WORD}|{GATHERERS})(?:[^;]{{0,140}}?\b{_SURELY_ORGANIZED}|[^;,]{{0,60}}?,?[^;,]{{0,20}}?\b",
        rf"{_ORGANIZED})(?:,? [\w ]{{0,24}},?)? {_BY_GROUPS}",
    ),
    # "led by A, drivers picketed the gate"
    _compile(rf"^{_ORGANIZED} {_BY_GROUPS},[^;]{{0,40}}?(?P<event>{_EVENT_WORD}|{_DEMONSTRATE})"),
    # "it was organized by A"
    _compile(rf"(?P<event>\b(?:it|they)) (?:was|is|were|had been|will be|is being) {_ORGANIZED} {_BY_GROUPS}"),
    # "the hour was hosted by A", "Hosted by A."
    _compile(rf"(?P<event>)(?:^|\b(?:was|were|been|being) ){_SURELY_ORGANIZED}(?: on {_A_NAME}| online)? {_BY_GROUPS}"),
    # "A organized a rally", "A, which helped organize the march"
    _compile(
        rf"{_GROUPS}(?: in {_A_NAME})?{_ASIDE}?,? (?:\w+ed [^,;.]{{0,60}} and )?{_AUX}{_ORGANIZE}(?P<event>{_OBJECT})"
    ),
    # "A said it would hold a vigil"
    _compile(
        rf"{_GROUPS} (?:said|says|announced)(?: that)? (?:it|they|he|she) ",
        rf"(?:would |will |plan(?:s|ned) to |was |were |is |are ){_ORGANIZE}(?P<event>{_OBJECT})",
    ),
    # "A urged people to rally", "A brought 80 people to City Hall"
    _compile(
        rf"{_GROUPS}{_ASIDE}?,? {_AUX}",
        r"(?:(?:asked|urged|invit(?:ed|es|ing)|encouraged|summoned|call(?:ed|s|ing)(?: on)?) "
        rf"[^,;.]{{0,50}}?\b(?:to|for) (?:an? |the |join |attend )*(?P<event>{_DEMONSTRATE}|{_EVENT_WORD})",
        r"|brought [^,;.]{0,30}?\b(?:people|members|supporters|residents|workers) to)",
    ),
    # "the call to strike came from A", "at the invitation of A", "the vigil, an initiative of A"
    _compile(
        rf"(?P<event>)\b(?:call|appeal|invitation)(?: to [\w ]{{1,20}}?)?(?: came| comes)? (?:by|from) {_FROM_GROUPS}"
    ),
    _compile(rf"(?P<event>)\b(?:invitation|urging|behest|banner|auspices) of {_FROM_GROUPS}"),
    _compile(rf"(?P<event>{_EVENT_WORD})[^;.]{{0,40}}? (?:initiative|idea|brainchild|work) of {_FROM_GROUPS}"),
    # "the groups behind the rally, A and B"
    _compile(
        rf"\b(?:{_GROUP_NOUN}s?|organi[sz]ers?) (?:behind|organi[sz]ing|that (?:organi[sz]ed|called))",
        rf"(?P<event>{_OBJECT})"
        rf"[,:]? {_FROM_GROUPS}",
    ),
    # "the A-led march"
    _compile(rf"{_GROUPS}-(?:sponsored|organi[sz]ed|led) (?P<event>{_EVENT_WORD})"),
    # "A, which had called it"
    _compile(rf"{_GROUPS}, (?:which|who) (?:had |has )?(?:called|organi[sz]ed|hosted|led)(?P<event> it)\b"),
    # "A organized the rally together with B"
    _compile(
        rf"\b{_ORGANIZE}(?P<event>{_OBJECT})[^;]{{0,40}}?",
        rf" (?:(?:together|along|jointly)|in (?:partnership|conjunction|collaboration|cooperation)) with "
        rf"{_FROM_GROUPS}",
    ),
    # "A expects 400 people to march"
    _compile(rf"{_GROUPS} (?:(?:said|says) (?:it|they) )?expect(?:s|ed)? [^;.]{{0,60}}?\bto (?P<event>{_DEMONSTRATE})"),
    # "A, one of the groups organizing the marches", "A, the group behind the vigil"
    _compile(
        rf"{_GROUPS}, (?:one of |among )?(?:the|an?) (?:[\w-]+ ){{0,4}}{_GROUP_NOUN}s?(?: (?:that|which|who))? ",
        rf"{_AUX}(?:(?:{_ORGANIZE}|behind)(?P<event>{_OBJECT})",
        r"|organi[sz]\w+ the (?P<whole>day|effort|campaign|wave|series|week)\b)",
    ),
    # "A is behind the protests", "A, whose rally this is"
    _compile(rf"{_GROUPS},?(?: which)? (?:is|are|was|were) behind(?P<event>{_OBJECT})"),
    _compile(rf"{_GROUPS}, whose (?P<event>{_EVENT_WORD})"),
    # "the organizers, A, said"
    _compile(rf"\b(?P<event>)organi[sz]ers?,? (?:are |is |were |was )?(?:the )?{_GROUPS}[,.]"),
    # "members of A rallied", "A activists marched"
    _compile(rf"\b(?:{MEMBER.pattern}) (?:and \w+ )?(?:of|from|with) (?:the )?{_GROUPS} {_WILL}(?P<event>{_ACT})"),
    _compile(rf"{_GROUPS} (?:{MEMBER.pattern})(?: in [\w ]+?)? {_WILL}(?P<event>{_ACT})"),
    _compile(rf"{_GROUPS} (?:protesters|demonstrators|marchers) {_WILL}(?P<event>{_DEMONSTRATE})"),
    # "an organizer with A"
    _compile(rf"\b(?P<event>)organi[sz]ers? (?:with|for|from|at) (?:the )?{_GROUPS}"),
    # "rally organizer A", "Organizer: A", "A, lead organizer of the rally"
    _compile(
        rf"(?:(?P<event>{_EVENT_NOUN}) |\b(?:lead|chief|main|the|an?|said|told|and) |^|[,.;:“\"(] |co-)",
        rf"organi[sz]ers?:? {_GROUPS}",
    ),
    _compile(
        rf"{_GROUPS}, (?:an?|the|one of the|who is an?|lead|chief|main|co)[ -](?:[\w-]+ ){{0,2}}?",
        rf"(?:{_EVENT_NOUN} )?(?:co-?)?"
        rf"organi[sz]ers?\b(?: (?:of|for|behind)(?P<event>{_OBJECT}))?(?! (?:with|at|from|for) )",
    ),
)
GROUP_DEMONSTRATES = _compile(
    rf"{_GROUPS}(?:[’']s (?P<own>{_EVENT_WORD})",
    r"| (?:(?:also )?(?:will|plans? to|planned to|(?:is|are) (?:set|due|expected) to) ",
    rf"(?P<event>{_DEMONSTRATE})|(?:also |have |has |had )?(?:rallied|marched|protested|demonstrated|picketed|",
    r"walked (?:out|off)|gathered|went on strike)\b))",
)
"""A group by name that gathers: it is taken for the organizer where its name is surely a group's."""
PROMOTERS = (
    # "the rally, promoted by A"
    _compile(
        rf"(?P<event>{_EVENT_WORD})[^;]{{0,60}}?\b(?:promoted|supported|backed|endorsed|publici[sz]ed|funded) ",
        _BY_GROUPS,
    ),
    # "A is supporting the rallies"
    _compile(
        rf"{_GROUPS}{_ASIDE}?,? {_AUX}",
        rf"(?:support(?:s|ed|ing)?|promot(?:ed?|es|ing)|back(?:s|ed|ing)?|endors(?:ed?|es|ing))(?P<event>{_OBJECT})",
    ),
)
GROUP_ACTS = _compile(
    rf"\b(?:the|this|that) (?:new |same )?(?P<groups>{_GROUP_NOUN}) {_AUX}{_ORGANIZE}(?P<event>{_OBJECT})"
)
"""The group named before acts: "the group is hosting a rally"."""
NAMED_GROUP = _compile(
    rf"{_GROUPS}, (?:an?|the) (?:[\w’'-]+ ){{0,5}}{_GROUP_NOUN}\b",
    rf"|\b{_GROUP_NOUN},? (?:called |named )?(?:the )?[“\"]?(?P<named>{_A_NAME})",
    rf"|\b{_OFFICE} (?:of|for|with|at) (?:the )?(?P<served>{_A_NAME})",
)
"""Words that tell that a name is a group's."""
TELLS_OF_ORGANIZING = _compile(
    r"organi[sz]|host|sponsor|\bled\b|lead|call|\bplan|\bh[eo]ld|put(?:s|ting)? (?:on|together)|"
    r"stag(?:e|ing)|coordinat|conven|arrang|spearhead|mount|initiat|orchestrat|launch|announc|schedul|behind|expect|whose|"
    r"members|activists|campaigners|volunteers|chapter|protest|rall|march|demonstrat|picket|walk|gather|"
    r"promot|support|back|endors|fund|publici|invit|urg|ask|summon|banner|initiative|idea|brainchild|work|str[iu]ck?|"
    r"behest|appeal|auspices|blocked|occup|stood|\bs[ai]t\b|knelt|\bmet\b|br(?:ing|ought)"
)
"""A sentence without any of these words is passed over."""
