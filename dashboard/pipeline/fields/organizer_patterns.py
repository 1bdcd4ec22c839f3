"""The sentence patterns that tell who organized or promoted a gathering.

They are matched against a sentence in which each name is masked by a run of one sign, so that no word of a name
("Take Back Kentucky") is taken for a verb; offsets stay those of the sentence.
"""

from dashboard.pipeline.fields.member_patterns import ACTING_GROUPS, ACTING_MEMBERS
from dashboard.pipeline.fields.organizer_titles import CALLED_ORGANIZERS
from dashboard.pipeline.fields.organizer_words import (
    A_NAME,
    ACT,
    ASIDE,
    AUX,
    BY_GROUPS,
    CALM,
    DEMONSTRATE,
    DESCRIBED,
    ENDS_CLAUSE,
    ENDS_OBJECT,
    EVENT_NAME,
    EVENT_NOUN,
    EVENT_WORD,
    FROM_GROUPS,
    GATHERERS,
    GROUP_NOUN,
    GROUPS,
    LED,
    MEMBER,
    NAME,
    NAMED,
    NEXT,
    OBJECT,
    OFFICE,
    ORGANIZE,
    ORGANIZED,
    SERVES,
    SURELY_ORGANIZED,
    WILL,
    compile_pattern,
)
from dashboard.pipeline.sieve import Sieve

ORGANIZERS = (
    *CALLED_ORGANIZERS,
    # "the rally was organized by A and B", "counterprotesters led by A"
    compile_pattern(
        rf"(?P<event>{EVENT_WORD}|{GATHERERS})(?:[^;]{{0,140}}?\b{SURELY_ORGANIZED}",
        rf"|(?:[^;,]{{0,60}}?, (?:{NAME}+\.?|which [^;,]{{2,80}}),)?[^;,]{{0,120}}?,?[^;,]{{0,20}}?\b",
        rf"{ORGANIZED})(?:,? [\w .:{NAME}]{{0,40}}?,?)?? {BY_GROUPS}",
    ),
    # "led by A, drivers picketed the gate"
    compile_pattern(rf"^{ORGANIZED} {BY_GROUPS},[^;]{{0,40}}?(?P<event>{EVENT_WORD}|{DEMONSTRATE})"),
    # "Hundreds walked out of class on Friday, led by A"
    compile_pattern(
        r"\b(?P<event>marched|rallied|protested|demonstrated|picketed|walked out)"
        r"(?: (?!(?:against|at|outside|near|with|by)\b)[\w’-]+){0,6}, (?:led|headed|organi[sz]ed) ",
        BY_GROUPS,
    ),
    # "it was organized by A"
    compile_pattern(
        rf"(?P<event>\b(?:it|they))(?:[’']d)? (?:was|is|been|were|had been|will be|is being) {ORGANIZED}"
        rf"(?:,? [\w .:{NAME}]{{0,40}}?,?)?? {BY_GROUPS}"
    ),
    # "a rally called by A and backed by B"; "the rally was called by A and sponsored by B"
    compile_pattern(rf"(?P<event>{EVENT_WORD})[^;,.]{{0,30}}? {ORGANIZED} {BY_GROUPS},? and (?:co-?)?\w+ed by "),
    compile_pattern(
        rf"(?P<event>{EVENT_WORD})[^;.]{{0,80}}? by [^;.]{{2,60}}? and (?:co-?)?(?:sponsored|{SURELY_ORGANIZED}) ",
        BY_GROUPS,
    ),
    # "the hour was hosted by A", "Hosted by A."
    compile_pattern(
        rf"(?P<event>)(?:^sponsored|(?:^|\b(?:was|were|been|being) ){SURELY_ORGANIZED})",
        rf"(?: on {A_NAME}| online)? {BY_GROUPS}",
    ),
    # "A organized a rally", "A, which helped organize the march"
    compile_pattern(
        rf"{GROUPS}(?: (?:in|at) (?:the )?{A_NAME})?(?:{ASIDE}|{SERVES}){{0,2}},? (?:\w+ed [^,;.]{{0,60}} and )?{AUX}"
        rf"{ORGANIZE}(?P<event>{OBJECT}){CALM}(?! in (?:an? )?(?:prayer|song|chant|hymn))"
    ),
    # "A, who founded a choir and organized the rally"
    compile_pattern(
        rf"(?P<groups>{NAMED}), (?:who|which|that) (?:[^,;.]{{2,60}} and )?{AUX}{ORGANIZE}(?P<event>{OBJECT})"
    ),
    # "A, a nurse who organized the rally"
    compile_pattern(
        rf"(?P<groups>{NAMED})(?:, \d{{2}})?, (?:an?|the) [\w’'{NAME} -]{{2,80}}? (?:who|that|which) ",
        rf"{AUX}{ORGANIZE}(?P<event>{OBJECT})",
    ),
    # "A called the march for Sunday"
    compile_pattern(rf"{GROUPS}{ASIDE}?,? {AUX}call(?:s|ed|ing)?(?P<event>{OBJECT}){CALM}{ENDS_OBJECT}"),
    # "A joined B in calling the rally", "A teamed up with B to hold a vigil"
    compile_pattern(
        rf"(?P<groups>{NAMED} (?:joined|(?:has |have )?(?:teamed up|partnered|joined forces|worked|collaborated))",
        rf"(?: together)? (?:with )?{DESCRIBED}{A_NAME}{NEXT}{{0,8}}+)",
        rf" (?:to|in|on) (?:help )?(?:call(?:ing)?|{ORGANIZE}|sponsoring|hosting)(?P<event>{OBJECT})",
    ),
    # "A helped put the march together"
    compile_pattern(rf"{GROUPS}{ASIDE}?,? {AUX}(?:put|pull(?:ed)?|bring|brought)(?P<event>{OBJECT}) together"),
    # "A put out the call"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}(?:put out|issued|posted|sent out|circulated|spread) ",
        r"(?:an?|the) (?P<event>)(?:call|appeal|invitation|notice|flyer)",
    ),
    # "the vigil was A's idea"
    compile_pattern(rf"(?P<event>{EVENT_WORD})[^;.]{{0,20}} (?:was|is) {GROUPS}[’']s (?:idea|doing|brainchild|work)\b"),
    # "a rally by A ended"
    compile_pattern(rf"(?P<event>{EVENT_WORD})(?: \w+day)?,? by (?:the )?(?:\w+[- ]){{0,2}}?{GROUPS}{ENDS_CLAUSE}"),
    # "A said it would hold a vigil"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? (?:said|says|announced)(?: that)? (?:it|they|he|she)",
        rf"(?: and (?:her|his|their|an?|two|three|some|other) [^,;.{NAME}]{{2,30}}?)? {AUX}{ORGANIZE}",
        rf"(?P<event>{OBJECT})",
    ),
    # "In announcing the march, A said"
    compile_pattern(
        r"^(?:(?:In|By|When|While) )?(?:announcing|organizing|organising|calling(?: for)?|planning|scheduling)",
        rf"(?P<event>{OBJECT})[^,;.{NAME}]{{0,40}}, {FROM_GROUPS} (?:said|wrote|called|asked|urged|described|told)\b",
    ),
    # "A urged people to rally", "A brought 80 people to City Hall"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}",
        r"(?:(?:asked|urged|invit(?:ed|es|ing)|encouraged|summoned|call(?:ed|s|ing)(?: on)?) "
        r"[^,;.]{0,50}?\b(?<!end )(?<!halt )(?<!stop )(?:to|for) (?:an? |the |join |attend )*",
        rf"(?P<event>{DEMONSTRATE}|{EVENT_WORD}){CALM}",
        r"|brought (?:together )?[^,;.]{0,30}?\b(?:people|members|supporters|residents|workers) (?:to|for))",
    ),
    # "the call to strike came from A", "at the invitation of A", "the vigil, an initiative of A"
    compile_pattern(
        rf"(?P<event>)\b(?:call|appeal|invitation)(?: to [\w ]{{1,20}}?)?(?: came| comes| given)? "
        rf"(?:by|from) {FROM_GROUPS}"
    ),
    compile_pattern(
        r"(?P<event>)\b(?:invitation|(?<=at the )(?:call|request)|urging|behest|(?<=under the )banner|auspices|aegis|",
        rf"instigation|leadership) of {FROM_GROUPS}",
    ),
    compile_pattern(
        rf"(?P<event>{EVENT_WORD})[^;.]{{0,80}}? ",
        r"(?:initiative|idea|brainchild|work|effort|project|creation|collaboration) ",
        rf"(?:of|between|among) {FROM_GROUPS}",
    ),
    # "the groups behind the rally, A and B"
    compile_pattern(
        rf"\b(?:{GROUP_NOUN}s?|organi[sz]ers?|m[ae]n|wom[ae]n|people|activists?|students?) ",
        r"(?:(?:that |which )?(?:is |are |were )?(?:behind|(?:organi[sz]|sponsor|host|plann|lead)ing)|",
        rf"that (?:organi[sz]ed|called))(?P<event>{OBJECT})(?:[,:]?| (?:include[ds]?|are|were|is|was):?) {FROM_GROUPS}",
    ),
    # "the A-led march"
    compile_pattern(rf"{GROUPS}-(?:sponsored|organi[sz]ed|led) (?P<event>{EVENT_WORD})"),
    # "A, which had called it", "A organizes them"
    compile_pattern(
        rf"{GROUPS},?(?: which| who)? (?:had |has |helped )?",
        r"(?:called|organi[sz]\w+|hosts?|hosted|sponsor(?:s|ed)|convened|planned|started|arranged|runs?)",
        r"(?P<event> (?:it|them))(?=[,.;]|$| (?:for|on|in|with|after|because|every|each|and)\b)",
    ),
    # "the strike that A had called"
    compile_pattern(
        rf"(?P<event>{EVENT_WORD})(?: that| which)? (?:the )?{GROUPS} (?:had |has |have )?",
        r"(?:organi[sz]ed|hosted|sponsored|planned|called|arranged|convened|promised|announced|billed)\b",
    ),
    # "A, whose church hosted the vigil"
    compile_pattern(rf"{GROUPS}, whose [^,;.{NAME}]{{2,40}}? {AUX}{ORGANIZE}(?P<event>{OBJECT})"),
    # "A said that its rally …"
    compile_pattern(
        rf"{GROUPS}(?:(?! the {GROUP_NOUN}\b)[^.;,{NAME}]){{0,50}}? its (?:own |\w+ ){{0,2}}?(?P<event>{EVENT_WORD})"
    ),
    # "A organized the rally together with B"
    compile_pattern(
        rf"\b{ORGANIZE}(?P<event>{OBJECT})[^;]{{0,40}}?",
        rf" (?:(?:together|along|jointly)|in (?:partnership|conjunction|collaboration|cooperation)) with "
        rf"{FROM_GROUPS}",
    ),
    # "A expects 400 people to march"
    compile_pattern(
        rf"{GROUPS} (?:(?:said|says) (?:it|they) )?(?:expect(?:s|ed)?|is expecting) [^;.]{{0,60}}?\bto "
        rf"(?P<event>{DEMONSTRATE})"
    ),
    # "A, among the groups organizing Sunday's vigil", "A, the group behind the vigil"
    compile_pattern(
        rf"{GROUPS}, (?:one of |among )?(?:the|an?) (?:[\w-]+ ){{0,4}}{GROUP_NOUN}s?(?: (?:that|which|who))? ",
        rf"{AUX}(?:(?:{ORGANIZE}|behind|call(?:s|ed|ing))(?P<event>{OBJECT})",
        r"|organi[sz]\w+ the (?P<whole>day|effort|campaign|wave|series|week)\b)",
    ),
    # "A is behind the protests", "A was responsible for a series of marches", "A, whose rally this is"
    compile_pattern(
        rf"{GROUPS},?(?: which)? (?:is|are|was|were|has been|have been) (?:also )?(?:behind|responsible for)"
        rf"(?P<event>{OBJECT})"
    ),
    compile_pattern(rf"{GROUPS}, whose (?P<event>{EVENT_WORD})"),
    # "A led the workers to the square"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}(?P<event>)(?:led|lead|leads|leading|brought|bringing) {LED}",
    ),
    # "A created a web page for the march"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}(?:created|started|made|set up|posted) (?:(?:an?|the) )?",
        rf"(?:{A_NAME}|online|social media|web) (?:event|page|post|group|invitation)s?(?: pages?)? ",
        rf"(?:for|about|calling for|announcing|to \w+)(?P<event>{OBJECT})",
    ),
    # "A and B are among the groups sponsoring the march", "A was among those who organized"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? (?:was|were|is|are) (?:one of|among) (?:(?:[\w-]+ ){{1,4}}?{GROUP_NOUN}s|those) ",
        rf"(?:that |which |who )?{AUX}(?:(?:{ORGANIZE}|behind)(?P<event>{OBJECT})|organi[sz](?:ed|ing)(?=[.,;]))",
    ),
    # "A is part of a coalition that plans rallies"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? (?:was|were|is|are) (?:part|members?) of (?:an?|the) (?:[\w-]+ ){{0,2}}?{GROUP_NOUN}",
        rf"[^,;.{NAME}]{{0,30}} (?:that|which) {AUX}{ORGANIZE}(?P<event>{OBJECT})",
    ),
    # "groups including A and B helped organize the march"
    compile_pattern(
        rf"\b{GROUP_NOUN}s,?(?: ?[—–-]+ ?| )(?:including|such as|like) {FROM_GROUPS}(?:,? | ?[—–-]+ ?)",
        rf"{AUX}(?:took part in )?",
        rf"{ORGANIZE}(?P<event>{OBJECT})",
    ),
    # "A obtained a permit for the march"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}(?:obtained|secured|got|had|has|holds|received|sought|applied for|filed for|",
        r"was granted|granted) ",
        rf"(?:an? |the |its |city )*permits? (?:for|to (?:hold|stage))(?P<event>{OBJECT})",
    ),
)
ALLIES = compile_pattern(
    rf"\b{ORGANIZE}(?P<event>{OBJECT}| it| them)[^;,]{{0,20}}? ",
    rf"(?:with|alongside) (?:the help of |help from )?{FROM_GROUPS}",
)
"""Who organizes beside the one told before: taken for organizers where they are surely groups."""
LEADERS = compile_pattern(
    rf"{GROUPS}{ASIDE}?,? {AUX}(?P<event>)(?:led|leading|spearhead(?:ed|ing)) the (?P<whole>charge|effort|push)\b"
)
"""Who leads an effort, taken for the organizers of all its gatherings where they are surely groups."""
SERVED = (
    # "Ann Lee of A said the group organized the rally"
    compile_pattern(
        rf"\b(?:of|with|from|for|at) (?:the )?{GROUPS},? (?:said|says|added)(?: that)? (?:the|her|his|their|our) ",
        rf"{GROUP_NOUN} {AUX}(?:{ORGANIZE}|expects? [^;.]{{0,50}}? (?:to (?:attend|join)|at|for))(?P<event>{OBJECT})",
    ),
    # "We called this rally …," said Ann Lee of A
    compile_pattern(
        rf"\bwe {AUX}(?:{ORGANIZE}|called)(?P<event>{OBJECT})[^{NAME}.]{{0,120}}[”\"],? (?:said|says) ",
        rf"{A_NAME},? (?:[\w-]+ ){{0,5}}?(?:of|with|from|for) (?:the )?{GROUPS}",
    ),
    # "Ann Lee, leader of A and one of the organizers"
    compile_pattern(
        rf"\b{OFFICE} (?:of|for|with|at) (?:the )?{GROUPS},? and (?:an?|one of the|the|lead) (?:[\w-]+ ){{0,2}}?",
        rf"(?:(?P<event>{EVENT_NOUN}) )?organi[sz]ers?\b",
    ),
    # "organizer Ann Lee of A", "A organizer Ann Lee"
    compile_pattern(rf"\b(?P<event>)organi[sz]ers? {A_NAME},? (?:of|with|from) (?:the )?{GROUPS}"),
    compile_pattern(
        rf"{GROUPS}(?<!{EVENT_NAME}) (?P<event>)(?:co-?)?organi[sz]ers? ",
        rf"(?:{A_NAME}|say|said|expect|estimate|hope|hoped)",
    ),
)
"""The group of a person who organizes: taken for the organizer where it is surely a group."""
PROMOTERS = (
    # "the rally, promoted by A"
    compile_pattern(
        rf"(?P<event>{EVENT_WORD})[^;]{{0,60}}?\b(?:promoted|supported|backed|endorsed|publici[sz]ed|funded) ",
        BY_GROUPS,
    ),
    # "A is supporting the rallies"
    compile_pattern(
        rf"{GROUPS}{ASIDE}?,? {AUX}",
        rf"(?:support(?:s|ed|ing)?|promot(?:ed?|es|ing)|back(?:s|ed|ing)?|endors(?:ed?|es|ing))(?P<event>{OBJECT})",
    ),
)
GROUP_ACTS = (
    compile_pattern(
        rf"\b(?:the|this|that) (?:new |same )?(?P<groups>{GROUP_NOUN})(?:[’']s members(?: in {A_NAME})?)? ",
        rf"{AUX}(?:{ORGANIZE}(?P<event>{OBJECT}| it| them)|(?:led|brought) {LED})",
    ),
    compile_pattern(
        rf"\b(?:people|protesters|{MEMBER.pattern}) (?:of|from|with) (?:the|this) (?P<groups>{GROUP_NOUN}|church) ",
        rf"{WILL}(?P<event>{ACT})",
    ),
)
"""The group named before acts: "the group is hosting a rally", "people from the church picketed"."""
NAMED_GROUP = compile_pattern(
    rf"{GROUPS}(?:, (?:an?|the) (?:[\w’'-]+ ){{0,5}}{GROUP_NOUN}\b",
    rf"|,? (?:and|along with) (?:[\w-]+ ){{0,3}}other {GROUP_NOUN}s",
    r"| (?:activists?|campaigners?|organi[sz]ers?|volunteers?|protesters|demonstrators)\b)",
    rf"|\b{GROUP_NOUN},? (?:called |named )?(?:the )?[“\"]?(?P<named>{A_NAME})",
    rf"|\b(?:{OFFICE}|{MEMBER.pattern}) (?:of|for|with|at|from|belonging to) (?:the )?(?P<served>{A_NAME})",
    rf"|\b{GROUP_NOUN}s,? (?:such as|like|including) (?:the )?(?P<listed>{NAMED}{NEXT}{{0,8}}+)",
)
"""Words that tell that a name is a group's."""
UNSURE = frozenset((ALLIES, LEADERS, *SERVED, *ACTING_GROUPS))
"""The patterns whose names are taken only where they are surely groups'."""
ALL = Sieve((*ORGANIZERS, *ACTING_MEMBERS, *ACTING_GROUPS, ALLIES, LEADERS, *SERVED, *PROMOTERS, *GROUP_ACTS))
"""The patterns that give organizers and promoters, in the order in which they are tried."""
