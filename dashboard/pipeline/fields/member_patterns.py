"""The sentence patterns that tell who gathered as a group's members; matched as those of `organizer_patterns` are."""

from dashboard.pipeline.fields.organizer_words import (
    ACT,
    ASIDE,
    DEMONSTRATE,
    EVENT_NAME,
    EVENT_WORD,
    FROM_GROUPS,
    GATHERERS,
    GROUP_NOUN,
    GROUPS,
    HOME,
    MEMBER,
    NAME,
    NAMED,
    OBJECT,
    ORGANIZE,
    UNION,
    WHEN,
    WILL,
    WORKERS,
    compile_pattern,
)

ACTING_MEMBERS = (
    # "nurses represented by A walked out", "nurses with A picketed"
    compile_pattern(
        r"\b(?:(?:organi[sz]ed|represented) by|(?<!, )affiliated (?:to|with)|belong(?:s|ing)? to) (?:the )?",
        rf"{GROUPS},? [^,;.]{{0,30}}?(?P<event>{ACT})",
    ),
    compile_pattern(rf"\b{WORKERS} with (?:the )?{GROUPS} {WILL}(?P<event>{ACT})"),
    # "the picketers, members of A, sang"
    compile_pattern(
        rf"(?P<event>{GATHERERS}|\bpicketers\b),? (?:(?:all|most|many)(?: of them)? )?",
        rf"(?:members of|(?<=[tly] )from) (?:the )?{GROUPS}",
    ),
    # "counterprotesters with A"
    compile_pattern(rf"(?P<event>{GATHERERS}) with (?:the )?{GROUPS}"),
    # "a few hundred people, led by A, marched"
    compile_pattern(
        rf"\b(?:people|crowd|group|hundreds|thousands|dozens|{WORKERS})(?: [^,;.{NAME}]{{1,30}})?,? ",
        rf"(?:led|organi[sz]ed|brought together) by {FROM_GROUPS},? {WILL}(?P<event>{ACT})",
    ),
    # "Bay Democrats, led by Ann Lee, staged a sit-in"
    compile_pattern(
        rf"(?:{NAMED}|s),? (?:led|headed|organi[sz]ed|brought together) by {FROM_GROUPS}, {WILL}",
        rf"(?P<event>{ORGANIZE}{OBJECT}|{ACT})",
    ),
    # "members of A rallied", "A activists marched"
    compile_pattern(
        rf"\b(?:{MEMBER.pattern}) (?:and \w+ )?(?:of|from|with) {FROM_GROUPS}{UNION}(?:{HOME}|{ASIDE})?,? "
        rf"{WILL}(?P<event>{ACT})"
    ),
    compile_pattern(
        rf"{GROUPS}(?: \([^)]{{2,20}}\))?{UNION} (?:{MEMBER.pattern})(?: (?:in|at|from) [\w {NAME}]+?)? {WILL}",
        rf"(?:[^;.”\"{NAME}]{{2,80}}? (?:after|by|while) )?(?P<event>{ACT}|sang)",
    ),
    # "members of A made calls to organize a march"
    compile_pattern(
        rf"\b(?:{MEMBER.pattern}) of {FROM_GROUPS} [^;.{NAME}]{{2,60}}? to (?:help )?{ORGANIZE}(?P<event>{OBJECT})"
    ),
    # "A says that 200 of its members will rally"
    compile_pattern(
        rf"{GROUPS},? (?:sa(?:id|ys?)|announced)(?: that)? [^;.{NAME}]{{0,30}}?\bits (?:[\w,-]+ ){{0,6}}?",
        rf"(?:members|supporters|{WORKERS})(?: and (?:[\w-]+ ){{0,2}}?[\w-]+)? {WILL}",
        rf"(?P<event>{ORGANIZE}{OBJECT}|{ACT})",
    ),
    # "the protesters, led by A, are demanding"
    compile_pattern(
        rf"\b(?:people|crowd|group|{WORKERS})(?P<event>)(?:,? |[—–-]+)(?:led|lead|organi[sz]ed) by {FROM_GROUPS}",
        r"(?: \([^)]*\))?(?: ?,|[—–-]+)? ?(?:(?:is|are|was|were|have|has) )?(?:also )?",
        r"(?:demand|call(?:ed|ing|s)? for|chant|want)",
    ),
    # "A, whose members are picketing"
    compile_pattern(rf"{GROUPS}, whose (?:\w+ )?members {WILL}(?P<event>{ACT})"),
)
ACTING_GROUPS = (
    # "A will rally", "A's march", "A went on strike"
    compile_pattern(
        rf"{GROUPS}(?:[’'](?:s )? ?(?:[\w{NAME}]+ ){{0,4}}?(?P<own>{EVENT_WORD})",
        rf"|{ASIDE}?,? (?:{WHEN} )?(?:(?:also )?(?:will(?: be)?|plans? to|planned to|",
        r"(?:is|are|has been|have been|was|were|went|remains?|began)|",
        rf"(?:is|are) (?:set|due|expected) to) (?P<event>{DEMONSTRATE})|(?:also |have |has |had )?(?:rallied|marched|",
        r"protested|demonstrated|picketed|walked (?:out|off)|struck|gathered|blocked|occupied|held (?:up )?signs)\b))",
    ),
    # "A and others gathered", "A protesters blocked the road", "the A strike"
    compile_pattern(
        rf"{GROUPS},? (?:and|along with) (?:[\w-]+ ){{0,3}}(?:groups|organi[sz]ations) {WILL}(?P<event>{ACT})"
    ),
    compile_pattern(
        rf"{GROUPS} (?:protesters|demonstrators|marchers|supporters) (?:dressed [^,;.]{{2,30}} )?{WILL}(?P<event>{ACT})"
    ),
    # "groups such as A and B will rally"
    compile_pattern(
        rf"\b{GROUP_NOUN}s,?(?: ?[—–-]+ ?| )(?:including|such as|like) {FROM_GROUPS}{ASIDE}?,? {WILL}(?P<event>{ACT})"
    ),
    # "a rally of 20 members of A"
    compile_pattern(
        r"\b(?P<event>rally|march|vigil|demonstration|picket|sit-in|encampment) (?:of|by) (?:[\w,-]+ ){0,4}?",
        rf"(?:{MEMBER.pattern}) of {FROM_GROUPS}",
    ),
    compile_pattern(
        rf"\b(?:the|an?|at|during) {GROUPS}(?<!{EVENT_NAME}) ",
        r"(?P<event>rally|march|vigil|strike|walk-?out|picket|sit-in|encampment|occupation)\b(?! of)",
    ),
    compile_pattern(rf"\b(?:{WORKERS}|people|others) (?:in|from) (?:the )?{GROUPS},? {WILL}(?P<event>{ACT})"),
    compile_pattern(rf"\b(?:{WORKERS}|people|others) from {FROM_GROUPS}{ASIDE}?,? {WILL}(?P<event>{ACT})"),
    # "counter-protesters from A"
    compile_pattern(rf"(?P<event>{GATHERERS}) from {FROM_GROUPS}"),
    # "A, picketing at the gate, …"
    compile_pattern(rf"{GROUPS}, (?P<event>(?:picket|rally|march|protest|strik|demonstrat)ing)\b"),
)
"""A group by name that gathers: it is taken for the organizer where its name is surely a group's."""
