"""The sentence patterns that tell who gathered as a group's members; matched as those of `organizer_patterns` are."""

from dashboard.pipeline.fields.organizer_words import (
    ACT,
    ASIDE,
    DEMONSTRATE,
    EVENT_WORD,
    FROM_GROUPS,
    GATHERERS,
    GROUPS,
    MEMBER,
    NAME,
    UNION,
    WILL,
    WORKERS,
    compile_pattern,
)

ACTING_MEMBERS = (
    # "nurses represented by A walked out", "nurses with A picketed"
    compile_pattern(
        r"\b(?:(?:organi[sz]ed|represented) by|affiliated (?:to|with)|belong(?:s|ing)? to) (?:the )?",
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
    # "members of A rallied", "A activists marched"
    compile_pattern(
        rf"\b(?:{MEMBER.pattern}) (?:and \w+ )?(?:of|from|with) {FROM_GROUPS}{UNION},? {WILL}(?P<event>{ACT})"
    ),
    compile_pattern(
        rf"{GROUPS}(?: \([^)]{{2,20}}\))?{UNION} (?:{MEMBER.pattern})(?: (?:in|at|from) [\w {NAME}]+?)? {WILL}",
        rf"(?:[^;.”\"{NAME}]{{2,80}}? (?:after|by|while) )?(?P<event>{ACT}|sang)",
    ),
    # "A, whose members are picketing"
    compile_pattern(rf"{GROUPS}, whose (?:\w+ )?members {WILL}(?P<event>{ACT})"),
)
ACTING_GROUPS = (
    # "A will rally", "A's march", "A went on strike"
    compile_pattern(
        rf"{GROUPS}(?:[’'](?:s )? ?(?:[\w{NAME}]+ ){{0,4}}?(?P<own>{EVENT_WORD})",
        rf"|{ASIDE}?,? (?:(?:also )?(?:will|plans? to|planned to|(?:is|are|has been|have been|was|were|went|remains?)|",
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
    compile_pattern(
        rf"\b(?:the|an?|at|during) {GROUPS} ",
        r"(?P<event>rally|march|vigil|strike|walk-?out|picket|sit-in|encampment|occupation)\b(?! of)",
    ),
    compile_pattern(rf"\b(?:{WORKERS}|people|others) (?:in|from) (?:the )?{GROUPS},? {WILL}(?P<event>{ACT})"),
    compile_pattern(rf"\b(?:{WORKERS}|people|others) from (?:the )?{GROUPS}{ASIDE},? {WILL}(?P<event>{ACT})"),
)
"""A group by name that gathers: it is taken for the organizer where its name is surely a group's."""
