"""The senses in which a cue's words are no protest: prices, sports, cars, campaigns, the month, showings."""

import re

from dashboard.pipeline.wordlists import WEEKDAY

_LEFT, _RIGHT, _AROUND = "left", "right", "around"
_WINDOW = 60
"""Characters on one side in which the words next to a cue tell its sense."""
_CLAUSE_WINDOW = 110
"""Characters on either side that count as the cue's clause, where no sentence ends before."""

_MARKETS = (
    r"\b(?:stocks?|shares|markets?|bonds|equit(?:y|ies)|crude|bitcoin|dollar|euro|yen|rupee|currenc(?:y|ies)|(?:oil|share|stock|gold|bond|commodity)\s+prices?|index(?:es)?"
    r"|nasdaq|dow|s&p|investors?|traders?|wall\s+street|futures|yields?|treasur(?:y|ies)|earnings|percent(?=\s+(?:higher|lower|to))"
    r"|basis\s+points|risk\s+appetite)\b"
)
_SPORTS = (
    r"\b(?:innings?|quarterback|touchdowns?|scor(?:ed|ing|es)|points?\s+(?:down|behind)|deficit|comeback|from\s+behind|set\s+point"
    r"|double\s+fault|homers?|goals?|wins?\s+over|halftime|overtime|playoffs?|tiebreak\w*|(?:top|third|fourth)-seeded|volleyball"
    r"|(?:first|second|third|fourth)[-\s]quarter|match\s+point|straight\s+sets"
    r"|\w+-run\b|fell\s+short|down\s+(?:a|one|two|three|\d+)\s+(?:sets?|runs?|goals?|points?|games?)|(?:doubles|singles)\s+(?:and|cap\w+)"
    r"|beat\s+(?:the\s+)?(?-i:[A-Z])[\w\s]+?\s\d+[-–]\d+)\b"
)
_CARS = (
    r"\b(?:cars?|motor|motorsport|co-driver|dakar|wrc|racing|vintage|navigator|stage\s+win|horsepower|rally\s*cross|drivers?'?\s+championship"
    r"|rally\s+drivers?|(?<!news )(?<!tv )(?<!television )(?<!camera )(?<!film )crews)\b(?!\s+(?:horns?|caravan))"
)
_CAMPAIGN = (
    r"\b(?:(?<!people’s\s)(?<!people's\s)campaign(?:ing|ed)?|campaign-style|re-?election|presidential|primary|caucus(?:es)?|nominee"
    r"|stump|get-out-the-vote|victory|unity|inaugural|election[-\s]eve)\s+$"
)
_LABOUR = (
    r"\b(?:unions?|workers?|teachers?|nurses?|employees?|staff|wages?|pay|contract|labou?r|picket\w*|walkouts?|on\s+strike|general"
    r"|climate|school|students?|hunger|rail|transit|wildcat|drivers?|miners?|doctors?|strikers?|nationwide|prison\w*|inmates?|women’?'?s)\b"
)

_CHARITY = r"\bfundrais\w+|\brais(?:e[sd]?|ing)\s+(?:\w+\s+){0,3}?(?:money|funds|[$£€])|\bmarch\s+of\s+dimes\b"
_PLACE_LEFT = (
    r"^\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:talks|negotiations)\b|^\s+of\s+(?:(?:an?|the|his|her|their|its|this)\s+)?(?:[\w’'-]+\s+){0,2}?(?:meeting|premiere|film|movie|screening|bank|store|prison"
    r"|hospital|interview|show|concert|theat(?:er|re)|restaurant|summit|session)\b"
    r"(?!.*\b(?:protest\w*|against|demand\w*|chant\w*|oppos\w+|solidarity|support)\b)"
)
_SICKBED = (
    r"\bke(?:pt|eps?|eping)\s+(?:an?\s+)?vigil\s+(?:at|in|by|outside)\s+(?:an?|the|his|her)\s+(?:\w+\s+)?"
    r"(?:hospital|bedside|bed)\b"
)

CAMPAIGN_RALLY = "a campaign's rally"
_PRICES_RALLY, SPORTS_RALLY, _CARS_RALLY = "a rally of prices", "a rally in sports", "a rally of cars"
OTHER_RALLIES = frozenset({CAMPAIGN_RALLY, _PRICES_RALLY, SPORTS_RALLY, _CARS_RALLY})
"""Where one of these is told, the article's other rallies are taken for the same."""

_SENSES: tuple[tuple[str, str, re.Pattern[str], str], ...] = tuple(
    (group, side, re.compile(pattern, re.IGNORECASE), reason)
    for group, side, pattern, reason in (
        ("rally", _AROUND, _MARKETS, _PRICES_RALLY),
        ("rally", _LEFT, r"\bprices?\s+(?:have\s+|had\s+|also\s+)?$", _PRICES_RALLY),
        ("rally", _AROUND, _SPORTS, SPORTS_RALLY),
        ("rally", _AROUND, _CARS, _CARS_RALLY),
        ("rally", _LEFT, r"\b(?:motor(?:cycle|bike)|biker?s?|tractor)\s+$", _CARS_RALLY),
        ("rally", _LEFT, _CAMPAIGN, CAMPAIGN_RALLY),
        (
            "rally",
            _RIGHT,
            r"^\s+(?:for|with)\s+(?:votes|(?:republican|democratic)\s+(?:candidates?|nominees?))",
            CAMPAIGN_RALLY,
        ),
        (
            "rally",
            _RIGHT,
            r"^\s+(?:(?:around|round)(?!\s+(?:the\s+)?(?:[A-Z][\w’']+\s+)*(?:capitol|city|court|state|town|square|building|flag|campus|block))|behind|together|(?:the|his|her|its)\s+(?:troops|base|party|supporters|faithful))\b",
            "a figure of speech",
        ),
        ("rally", _RIGHT, r"^\s+(?:to\s+(?:the\s+)?(?:defen[cs]e|side|support|aid)|support)\b", "a figure of speech"),
        (
            "rally",
            _LEFT,
            r"\b(?:have|has|had|continued\s+to|tr(?:y|ied|ying)\s+to|helped|help)\s+$",
            "a figure of speech",
        ),
        ("rally", _RIGHT, r"^\s+cry\b", "a figure of speech"),
        ("rally", _RIGHT, r"^\s+(?:[a-z]+\s+)?(?:supporters|members|voters|troops)\b", "a figure of speech"),
        (
            "rally",
            _RIGHT,
            r"^[^.;]{0,60}?\bto\s+(?:fill|clean|rebuild|feed|pack|search|find|help\s+(?:the|their|each|one|those)|donate)\b",
            "people who lend a hand",
        ),
        ("rally", _LEFT, r"\b(?:pep|revival)\s+$", "no protest"),
        (
            "march",
            _AROUND,
            r"\b(?:troops|soldiers|fighters|battalions?|brigades?|regiments?|platoons?|barracks|infantry|thunderstorms?|storms|cold\s+front|ants|penguins)\b",
            "a march of soldiers, animals or of weather",
        ),
        ("march", _AROUND, r"\b(?:(?:bag)?pipers?|majorettes|drum\s+corps|floats|krewes?|mardi\s+gras)\b", "a parade"),
        ("march", _AROUND, _CHARITY, "a walk for charity"),
        (
            "march",
            _RIGHT,
            r"^\s+(?:bands?|orders|madness|hare|in\s+place|towards?\s+(?:war|victory|adulthood))\b",
            "another sense of march",
        ),
        (
            "march",
            _LEFT,
            r"\b(?:troops|army|soldiers|band|sto(?:le|len)\s+a|steal\s+a|time|on\s+the|forward|progress)\s+$",
            "another sense of march",
        ),
        ("march", _RIGHT, r"^\s+of\s+(?:time|dimes|progress|technology|history)\b", "another sense of march"),
        (
            "strike",
            _LEFT,
            r"\b(?:air|missile|drone|rocket|lightning|military|first|nuclear|bird|pre-?emptive|retaliatory|called|third"
            r"|second|lucky|two|ball|could|can|may|might|not|must|did|does)[-\s]+$",
            "another sense of strike",
        ),
        (
            "strike",
            _RIGHT,
            r"^\s+(?:down|a\s+(?:deal|balance|chord|match|pose|blow|tone)|an\s+\w+|zone|force|out|up|back|it|at|him|her|them"
            r"|targets?|hard|fear|price|team|rate|similar|difference|resemblance|images?|contrast|example|blonde|figure|features"
            r"|the\s+(?:right|ball|head|wall|ground|target|\w+\s+(?:law|ban|rule)))\b",
            "another sense of strike",
        ),
        ("strike", _RIGHT, r"^\s+fences?\b", "a fence"),
        (
            "strike",
            _RIGHT,
            r"^\s+(?:funds?|pay|vote|votes|authori[sz]ation|deadline|benefits|notice|threats?|ballots?|mandate|breakers?)\b",
            "a strike that may come",
        ),
        (
            "strike",
            _LEFT,
            r"\b(?:(?:in\s+the\s+event|in\s+case|threat|risk|possibility|talk|prospect|danger)\s+of|authori[sz]ed?|avert(?:ed)?|any|no"
            r"|(?:ballot|vot)(?:e|es|ed|ing)?\s+(?:\w+\s+){0,3}?(?:on|for|over)"
            r"|avoid(?:ed)?|possible|potential|impending|looming)\s+(?:an?\s+|the\s+)?$",
            "a strike that may come",
        ),
        (
            "strike",
            _RIGHT,
            r"^\s+had\s+been\s+(?:set|due|expected|planned|scheduled)\s+to\b",
            "a strike that did not come",
        ),
        (
            "strike",
            _AROUND,
            r"\bstrikes?\b[^.;]*\b(?:was|were|been)\s+(?:\w+ly\s+)?averted\b",
            "a strike that did not come",
        ),
        ("walkout", _RIGHT, _PLACE_LEFT, "people who leave a place"),
        (
            "walkout",
            _RIGHT,
            r"^\s+(?:in|after|before)\s+the\s+(?:\w+th|first|second|third|half|interval|intermission)\b",
            "people who leave a place",
        ),
        ("walkout", _RIGHT, r"^\s+(?:(?:lower\s+)?level|basement|patio|balcony|deck)s?\b", "a part of a house"),
        (
            "blockade",
            _AROUND,
            r"\b(?:naval|navy|warships?|saudi|qatar|gaza\s+strip|economic|sanctions|missile|coalition)\b",
            "a blockade of war or trade",
        ),
        (
            "protest",
            _RIGHT,
            r"^\s+(?:periods?|forms?|filings?|votes?|voters|songs?|music|singer|letters?|note|album|art|candidate|party|era|literature)\b",
            "a word for something else",
        ),
        (
            "protest",
            _RIGHT,
            r"^\s+(?:his|her|their|its)\s+(?:innocence|removal|ejection|ouster)",
            "words of one person",
        ),
        (
            "protest",
            _LEFT,
            r"\b(?:under|doth|lodged\s+an?|filed\s+an?|diplomatic|without|(?:formal|official)\s+(?:letter\s+of)?)\s+$",
            "a protest in words",
        ),
        (
            "protest",
            _LEFT,
            r"\b(?:resign|quit|step|stepp|boycott|withdr[ae]w)(?:ed|ing|s|ped|ation)?(?:\s+\w+){0,4}\s+in\s+$",
            "a protest in words",
        ),
        (
            "protest",
            _AROUND,
            r"\b(?:cooking|product|technology|flight|prototype|robot|culinary|chefs?|software|appliance|clinical|live|lab)"
            r"\s+demo",
            "a showing of something",
        ),
        ("protest", _RIGHT, r"^\s+(?:project|flight|model|plot|garden|farm|phase)s?\b", "a showing of something"),
        (
            "protest",
            _LEFT,
            r"\bwalk(?:s|ed|ing)?\s+out\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:talks|negotiations)\b[^.;]*\bin\s+$",
            "a protest in words",
        ),
        ("protest", _LEFT, r"\bas\s+(?:\w+\s+){1,2}(?:had\s+|have\s+)?$", "words of one person"),
        ("protest", _RIGHT, r"^\s+(?:a|the|that)\s+(?:\w+\s+)?(?:call|foul|goal|finish)\b", "a protest in sports"),
        ("protest", _LEFT, r"\b(?:g[ai]ve[sn]?|giving)\s+(?:an?|the|another)\s+(?:\w+\s+)?$", "a showing of something"),
        ("protest", _AROUND, r"\bdemonstration\b[^.;]*\bto\s+show\s+how\b", "a showing of something"),
        ("protest", _LEFT, r"\b(?:written|filed|formal)\s+$", "a protest in words"),
        ("blockade", _RIGHT, r"^\s+of\s+(?:ice|snow|debris|sand|rocks?|trees)\b", "no people"),
        (
            "sit_in",
            _LEFT,
            r"\b(?:homeless|tent|squatter|migrants?|refugee|military|army|rv|confederate|roma|settlers?)\s+$",
            "a camp that people live in",
        ),
        ("vigil", _AROUND, _SICKBED, "a watch at a bed"),
        ("vigil", _RIGHT, r"^\s+(?:at|by)\s+(?:his|her|their|the)\s+(?:bedside|bed)\b", "a watch at a bed"),
    )
)
_LABOUR_NEAR = re.compile(_LABOUR, re.IGNORECASE)
_SAID = re.compile(r"^protested$", re.IGNORECASE)
_SAID_RIGHT = re.compile(r"^\s*(?:,\s*)?(?:that\b|[“\"])", re.IGNORECASE)
_SHOWN = re.compile(r"^demonstrat(?:e|es|ed|ing)$", re.IGNORECASE)
_SHOWN_RIGHT = re.compile(
    r"^(?:,[^,]{3,30},)?\s+[“\"]?(?:that|how|why|what|the|a|an|its|their|his|her|your|our|this|these|good|great|strong|clear|real|no|any"
    r"|\w+(?:ity|ness|ment|ship|ance|ence))\b",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"^(?:demonstrations?|demos?)$", re.IGNORECASE)
_SHOWING_RIGHT = re.compile(
    r"^\s+(?:of\s+(?:an?|the|its|their|his|her|how|our|new|[a-z]+ing)|on\s+[a-z]+ing|how|to\s+show)\b",
    re.IGNORECASE,
)

_AS_IF = re.compile(
    r"\b(?:as\s+(?:if|though)\s+(?:\w+\s+){1,2}?(?:were|was)\s+(?:an?|the)|hopes?\s+that\b[^.;]*|deserves?\s+an?"
    r"|(?:nobody|no\s+one)\s+ha[sd]\s+(?:yet\s+)?called\s+for\s+(?:such\s+)?an?)\s+$",
    re.IGNORECASE,
)
_NOT_PLANNED = re.compile(r"^\s+(?:is|are)\s+not\s+(?:yet\s+)?(?:planned|scheduled)\b", re.IGNORECASE)
_QUOTE = "“”\"‘’'"

_MONTH_LEFT = re.compile(
    r"(?:\b(?:in|on|since|until|till|by|from|through|between|before|after|during|early|late|mid|next|last|this|every|each|of|for"
    rf"|January|February|and|to|{WEEKDAY})[-,]?\s+|\d\s+|\()$",
    re.IGNORECASE,
)
_MONTH_RIGHT = re.compile(r"^\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?\b(?!\s+(?:[A-Z]|our\b|the\b))|(?:19|20)\d\d\b)")
_NAMED_MARCH = re.compile(r"^\s+(?:for|on|against|of|to)\s+", re.IGNORECASE)

_TITLED = re.compile(
    r"\b(?:President(?:-elect)?|Sens?\.|Senator|Govs?\.|Governor|Reps?\.|candidate|nominee|[Hh]opeful|Minister|Donald|Hillary|Barack)\s+"
    r"(?:[A-Z][\w’'-]+\s+)?([A-Z][\w-]+)|\b([A-Z][\w-]+)\s+(?:campaign|administration)\b"
)
_HOLDS = re.compile(
    r"\b([A-Z][\w-]+)(?:,[^,.;]+,)?\s+(?:(?:held|holds|will\s+hold|is\s+holding)"
    r"|(?:told|asked|urged|thanked|greeted)\s+(?:[\w,]+\s+){0,3}?supporters\s+(?:\w+\s+){0,2}?at)\s+(?:an?|his|her)\s+(?:\w+\s+)?$"
)
"""A politician and what he or she does at a rally of the campaign's own."""
_FOR_CAUSE = re.compile(r"\w+\s[^.;]*\b(?:against|demand|oppos|protest|in\s+support|solidarity)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s|\n")


def other_sense(text: str, start: int, end: int, group: str) -> str | None:
    """Give the reason why text[start:end], a cue's words of `group`, tells no protest; None where it may tell one."""
    words, left, right = text[start:end], text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    clause = _clause_around(text, start, end)
    if _is_title(left, words, right) or _AS_IF.search(left) or _NOT_PLANNED.match(right):
        return "a title, a likeness or what is not planned"
    if group == "march" and _is_month(words, left, right):
        return "the month"
    if group == "protest" and (
        _reads(words, right, _SHOWN, _SHOWN_RIGHT) or _reads(words, right, _SHOWING, _SHOWING_RIGHT)
    ):
        return "a showing of something"
    if group == "protest" and _reads(words, right, _SAID, _SAID_RIGHT):
        return "words of one person"
    sides = {_LEFT: left, _RIGHT: right, _AROUND: clause}
    for sense_group, side, pattern, reason in _SENSES:
        if sense_group == group and pattern.search(sides[side]):
            return reason
    return "another sense of strike" if group == "strike" and not _LABOUR_NEAR.search(clause) else None


def find_politicians(text: str) -> set[str]:
    """Give the last names that the article gives a political title or a campaign."""
    return {name for match in _TITLED.finditer(text) for name in match.groups() if name}


def is_campaign_rally(text: str, start: int, politicians: set[str]) -> bool:
    """Say whether the rally at `start` is a politician's own: "Trump's rally"; not "a pro-Trump rally"."""
    before = re.search(
        r"(?:^|(?<!\bfor)(?<!\d)[^\w-])([A-Z][\w-]+)(?:['’]s?)?\s+(?:[a-z]+\s+)?$",
        text[max(0, start - _WINDOW) : start],
    )
    own = before or _HOLDS.search(text[max(0, start - _CLAUSE_WINDOW) : start])
    return own is not None and own.group(1) in politicians and _FOR_CAUSE.match(text[start : start + _WINDOW]) is None


def _reads(words: str, right: str, own: re.Pattern[str], following: re.Pattern[str]) -> bool:
    return own.match(words) is not None and following.match(right) is not None


def _is_title(left: str, words: str, right: str) -> bool:
    """Tell a song or book by its name: "sang “Protest”"."""
    return words[:1].isupper() and left[-1:] in {*_QUOTE} and re.match(rf"[,.]?[{_QUOTE}]", right) is not None


def _is_month(words: str, left: str, right: str) -> bool:
    """Tell the month from a march: "in March", "March 5"; not "the Women's March for", "March 4 Trump"."""
    if words != "March":
        return False
    return _MONTH_RIGHT.match(right) is not None or (
        _MONTH_LEFT.search(left) is not None and _NAMED_MARCH.match(right) is None
    )


def _clause_around(text: str, start: int, end: int) -> str:
    """Give the words about the cue up to the sentence's ends, at most the clause window on either side."""
    left = _SENTENCE_END.split(text[max(0, start - _CLAUSE_WINDOW) : start])[-1]
    right = _SENTENCE_END.split(text[end : end + _CLAUSE_WINDOW])[0]
    return left + text[start:end] + right
