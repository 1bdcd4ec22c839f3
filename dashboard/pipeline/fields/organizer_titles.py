"""The sentence patterns of those who are called organizers, sponsors, hosts or leaders of a gathering.

They are matched as those of `organizer_patterns` are.
"""

from dashboard.pipeline.fields.organizer_words import (
    A_NAME,
    ASIDE,
    DESCRIBED,
    EVENT_NOUN,
    EVENT_WORD,
    FROM_GROUPS,
    GATHERERS,
    GROUP_NOUN,
    GROUPS,
    NAMED,
    OBJECT,
    OFFICE,
    compile_pattern,
)

CALLED_ORGANIZERS = (
    # "Sponsor: A"
    compile_pattern(rf"(?P<event>)\b(?:organi[sz]ers?|sponsors?|hosts?|contact): {FROM_GROUPS}"),
    # "the organizers, A, said"
    compile_pattern(
        rf"\b(?P<event>)(?:organi[sz]er|planner)s?,?(?: —| –| -)? (?:are |is |were |was )?(?:the )?{GROUPS}",
        r"(?:[,.]| [—–-])",
    ),
    # "an organizer with A", "an organizer of the march from A"
    compile_pattern(
        rf"\borgani[sz]ers? (?:(?:of|for|behind)(?P<event>{OBJECT}) )?(?:with|for|from|at|behind) {FROM_GROUPS}"
    ),
    # "the organizers of the march, including A, said"
    compile_pattern(
        rf"\b(?:organi[sz]ers|sponsors|hosts)(?: (?:of|for|behind)(?P<event>{OBJECT}))?,?(?: ?[—–-]+ ?| )",
        rf"(?:including|such as|among them) {FROM_GROUPS}",
    ),
    # "sponsors of the march include A and B", "organizing groups are A and B"
    compile_pattern(
        rf"\b(?:(?:co-?)?(?:organi[sz]ers|sponsors|hosts)|(?:organi[sz]ing|sponsoring|hosting|host) {GROUP_NOUN}s?)",
        rf"(?: (?:of|for|behind)(?P<event>{OBJECT}))? (?:include[ds]?|are|were|is|was):? {FROM_GROUPS}",
    ),
    # "the leader of the protest, Ann Lee"
    compile_pattern(
        rf"\b(?:leader|convener|coordinator)s? of (?:the )?(?P<event>{EVENT_WORD}|{GATHERERS})",
        rf"(?: and (?:{OFFICE}) of|,) (?P<groups>{DESCRIBED}{A_NAME})",
    ),
    # "Ann Lee, organizer of the rally, said"
    compile_pattern(rf"(?P<groups>{NAMED})(?:, \d{{2}})?, (?:co-?)?organi[sz]er of(?P<event>{OBJECT})"),
    # "the organizer of the rally, Ann Lee, said"
    compile_pattern(
        rf"\b(?:organi[sz]er|planner|sponsor|host)s? of(?P<event>{OBJECT}), {FROM_GROUPS}(?=,|[.;:)—]|$)",
    ),
    # "protest leader Ann Lee", "protest leaders, including Ann Lee"
    compile_pattern(
        r"\b(?P<event>(?:protest|rally|march|strike|walk-?out|vigil|demonstration)) (?:co-)?leaders?",
        rf"(?:,? (?:including|such as|like))? {GROUPS}",
    ),
    # "organizers, who call themselves A"
    compile_pattern(
        rf"\b(?:organi[sz]ers|students|activists|people|residents|(?P<event>{GATHERERS})),? (?:who|which) ",
        rf"(?:call|called|are calling|dub|dubbed) themselves {FROM_GROUPS}",
    ),
    # "A was one of the organizers"
    compile_pattern(
        rf"{GROUPS}{ASIDE}? (?:was|were|is|are) (?:one of|among|some of)? ?(?:the )?(?:\w+[’']s? )?",
        rf"(?:(?:co-?)?organi[sz]ers?|(?:co-?)?(?:sponsors?|hosts?) of(?P<event>{OBJECT}))\b",
    ),
    # "A, one of the rally's sponsors"
    compile_pattern(
        rf"{GROUPS}, (?:one of |among )(?:the )?(?:(?P<event>{EVENT_NOUN})[’']s )?(?:[\w-]+ )?",
        r"(?:co-?)?(?:sponsors|hosts|organi[sz]ers)\b",
    ),
    # "rally organizer A", "Organizer: A", "A, lead organizer of the rally"
    compile_pattern(
        rf"(?:(?P<event>{EVENT_WORD}) |\b(?:lead|chief|main|local|student|activist|the|an?|said|says|told|wrote|",
        r"added|explained|and|what|as|by|with|from|to|for|when|while|that|if|of) |^|[,.;:“\"(] |co-?)organi[sz]ers?",
        rf"(?::| like| such as| including| and (?:{A_NAME} )?(?:[a-z-]+ ){{0,2}}?[a-z-]+)? {GROUPS}",
    ),
    compile_pattern(rf"(?P<groups>{NAMED}), {A_NAME}[’']s (?P<event>)(?:[\w-]+ ){{0,2}}?organi[sz]ers?\b"),
    compile_pattern(
        rf"(?P<groups>{NAMED}), (?:[\w-]+ ){{0,3}}?(?:co-)?{OFFICE} (?:of|for|with|at) (?:the )?{A_NAME},? and ",
        rf"(?:an?|one of the|the|lead) (?:[\w-]+ ){{0,2}}?(?:(?P<event>{EVENT_NOUN}) )?organi[sz]ers?\b",
    ),
    compile_pattern(
        rf"{GROUPS}(?:, \d{{2}})?, (?:an? (?:[\w’'-]+ ){{1,4}}?and )?",
        r"(?:an?|the|one of|one of the|who is an?|another|lead|chief|main|co)[ -](?:[\w’'-]+ ){0,2}?",
        rf"(?:{EVENT_NOUN} )?(?:co-?)?"
        rf"organi[sz]ers?\b(?: (?:of|for|behind)(?P<event>{OBJECT}))?(?! (?:with|at|from|for) | {A_NAME})",
    ),
)
