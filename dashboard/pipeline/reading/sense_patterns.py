"""The words beside a cue that give it another sense than a gathering for a cause: a table, read by `senses`."""

import re

LEFT, RIGHT, AROUND = "left", "right", "around"

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
LABOUR = (
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
_OF_A_DECADE = (
    r"^\s+(?:of|in|during|from)\s+the\s+(?:(?:early|mid|late)[-\s])?"
    r"(?:(?:1[5-9]|20)\d0s|[’']\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
)

OTHER_STRIKE = "another sense of strike"
CAMPAIGN_RALLY = "a campaign's rally"
CHARITY_WALK = "a walk for charity"
_PRICES_RALLY, SPORTS_RALLY, _CARS_RALLY = "a rally of prices", "a rally in sports", "a rally of cars"
STRIKE_TO_COME = "a strike that may come"
OTHER_RALLIES = frozenset({CAMPAIGN_RALLY, _PRICES_RALLY, SPORTS_RALLY, _CARS_RALLY})
"""Where one of these is told, the article's other rallies are taken for the same."""

SENSES: tuple[tuple[str, str, re.Pattern[str], str], ...] = tuple(
    (group, side, re.compile(pattern, re.IGNORECASE), reason)
    for group, side, pattern, reason in (
        *(
            (group, RIGHT, _OF_A_DECADE, "of another time")
            for group in ("protest", "march", "rally", "strike", "sit_in")
        ),
        ("rally", AROUND, _MARKETS, _PRICES_RALLY),
        ("rally", LEFT, r"\bprices?\s+(?:have\s+|had\s+|also\s+)?$", _PRICES_RALLY),
        ("rally", AROUND, _SPORTS, SPORTS_RALLY),
        ("rally", AROUND, _CARS, _CARS_RALLY),
        ("rally", LEFT, r"\b(?:motor(?:cycle|bike)|biker?s?|tractor)\s+$", _CARS_RALLY),
        ("rally", LEFT, _CAMPAIGN, CAMPAIGN_RALLY),
        ("rally", AROUND, r"\bcampaign\s+(?:mode|trail|stop)\b|\b(?:his|her)\s+(?:\w+\s+){0,3}PAC\b", CAMPAIGN_RALLY),
        (
            "rally",
            RIGHT,
            r"^\s+(?:sponsored|hosted|organi[sz]ed|held|put\s+on)\s+by\s+(?:the|his|her)\s+(?:[\w-]+\s+){0,3}?(?:campaign|pac)\b",
            CAMPAIGN_RALLY,
        ),
        (
            "rally",
            RIGHT,
            r"^\s+(?:for|with)\s+(?:votes|(?:republican|democratic)\s+(?:candidates?|nominees?))",
            CAMPAIGN_RALLY,
        ),
        (
            "rally",
            RIGHT,
            r"^\s+(?:(?:around|round)(?!\s+(?:the\s+)?(?:[A-Z][\w’']+\s+)*(?:capitol|city|court|state|town|square|building|flag|campus|block))|behind|together|(?:the|his|her|its)\s+(?:troops|base|party|supporters|faithful))\b",
            "a figure of speech",
        ),
        (
            "rally",
            RIGHT,
            r"^\s+(?:to\s+(?:the|his|her|its|their)\s+(?:defen[cs]e|side|support|aid)|support)\b",
            "a figure of speech",
        ),
        (
            "rally",
            LEFT,
            r"\b(?:(?<![\ds]\s)(?<!people\s)(?:have|has|had)|continued\s+to|tr(?:y|ied|ying)\s+to|helped|help)\s+$",
            "a figure of speech",
        ),
        ("rally", RIGHT, r"^\s+cry\b", "a figure of speech"),
        ("rally", RIGHT, r"^\s+(?:[a-z]+\s+)?(?:supporters|members|voters|troops)\b", "a figure of speech"),
        (
            "rally",
            RIGHT,
            r"^[^.;]{0,60}?\bto\s+(?:fill|clean|rebuild|feed|pack|search|find|help\s+(?:the|their|each|one|those)|donate)\b",
            "people who lend a hand",
        ),
        ("rally", LEFT, r"\b(?:pep|revival)\s+$", "no protest"),
        (
            "march",
            AROUND,
            r"\b(?:troops|soldiers|fighters|battalions?|brigades?|regiments?|platoons?|barracks|infantry|ants|penguins)\b",
            "a march of soldiers, animals or of weather",
        ),
        ("march", AROUND, r"\b(?:(?:bag)?pipers?|majorettes|drum\s+corps|floats|krewes?|mardi\s+gras)\b", "a parade"),
        (
            "march",
            LEFT,
            r"\b(?:(?:thunder)?storms?|cold\s+front)\s+(?:\w+\s+)?$",
            "a march of soldiers, animals or of weather",
        ),
        ("march", AROUND, _CHARITY, CHARITY_WALK),
        (
            "march",
            RIGHT,
            r"^\s+(?:bands?|orders|madness|hare|in\s+place|towards?\s+(?:war|victory|adulthood))\b",
            "another sense of march",
        ),
        (
            "march",
            LEFT,
            r"\b(?:troops|army|soldiers|band|sto(?:le|len)\s+a|steal\s+a|time|(?<!were\s)on\s+the|forward|progress)\s+$",
            "another sense of march",
        ),
        ("march", RIGHT, r"^\s+of\s+(?:time|dimes|progress|technology|history)\b", "another sense of march"),
        (
            "strike",
            LEFT,
            r"\b(?:air|missile|drone|rocket|lightning|military|first|nuclear|bird|pre-?emptive|retaliatory|called|third"
            r"|second|lucky|two|ball|could|can|may|might|not|must|did|does)[-\s]+$",
            OTHER_STRIKE,
        ),
        (
            "strike",
            RIGHT,
            r"^\s+(?:down|a\s+(?:deal|balance|chord|match|pose|blow|tone)|an\s+\w+|zone|force|out|up|back|it|him|her|them"
            r"|at\s+(?:the\s+(?:heart|root|core)|any|random|will|him|her|them)"
            r"|targets?|hard|fear|price|team|rate|similar|difference|resemblance|images?|contrast|example|blonde|figure|features"
            r"|the\s+(?:right|ball|head|wall|ground|target|\w+\s+(?:law|ban|rule)))\b",
            OTHER_STRIKE,
        ),
        ("strike", RIGHT, r"^\s+(?:at|on|in)\b[^.;]*\b(?:killed|wounded|injured|destroyed)\b", OTHER_STRIKE),
        ("strike", RIGHT, r"^\s+fences?\b", "a fence"),
        (
            "strike",
            RIGHT,
            r"^\s+(?:funds?|pay|vote|votes|authori[sz]ation|deadline|benefits|notice|threats?|ballots?|mandate|breakers?)\b",
            STRIKE_TO_COME,
        ),
        (
            "strike",
            LEFT,
            r"\b(?:(?:in\s+the\s+event|in\s+case|threat|risk|possibility|talk|prospect|danger)\s+of|authori[sz]ed?|avert(?:ed)?|any|no"
            r"|(?:ballot|vot)(?:e|es|ed|ing)?\s+(?:\w+\s+){0,3}?(?:on|for|over)"
            r"|avoid(?:ed)?|possible|potential|impending|looming)\s+(?:an?\s+|the\s+)?$",
            STRIKE_TO_COME,
        ),
        (
            "strike",
            RIGHT,
            r"^\s+had\s+been\s+(?:set|due|expected|planned|scheduled)\s+to\b",
            "a strike that did not come",
        ),
        (
            "strike",
            AROUND,
            r"\bstrikes?\b[^.;]*\b(?:was|were|been)\s+(?:\w+ly\s+)?averted\b",
            "a strike that did not come",
        ),
        ("walkout", RIGHT, _PLACE_LEFT, "people who leave a place"),
        (
            "walkout",
            RIGHT,
            r"^\s+(?:in|after|before)\s+the\s+(?:\w+th|first|second|third|half|interval|intermission)\b",
            "people who leave a place",
        ),
        ("walkout", RIGHT, r"^\s+(?:(?:lower\s+)?level|basement|patio|balcony|deck)s?\b", "a part of a house"),
        (
            "blockade",
            AROUND,
            r"\b(?:naval|navy|warships?|saudi|qatar|gaza\s+strip|economic|sanctions|missile|coalition)\b",
            "a blockade of war or trade",
        ),
        (
            "protest",
            RIGHT,
            r"^\s+(?:periods?|forms?|filings?|votes?|voters|songs?|music|singer|letters?|note|album|art|candidate|party|era|literature)\b",
            "a word for something else",
        ),
        (
            "protest",
            RIGHT,
            r"^\s+(?:his|her|their|its)\s+(?:innocence|removal|ejection|ouster)",
            "words of one person",
        ),
        (
            "protest",
            LEFT,
            r"\b(?:under|doth|lodged\s+an?|filed\s+an?|diplomatic|without|(?:formal|official)\s+(?:letter\s+of)?)\s+$",
            "a protest in words",
        ),
        (
            "protest",
            LEFT,
            r"\b(?:resign|quit|step|stepp|boycott|withdr[ae]w)(?:ed|ing|s|ped|ation)?(?:\s+\w+){0,4}\s+in\s+$",
            "a protest in words",
        ),
        (
            "protest",
            AROUND,
            r"\b(?:cooking|product|technology|flight|prototype|robot|culinary|chefs?|software|appliance|clinical|live|lab)"
            r"\s+demo",
            "a showing of something",
        ),
        ("protest", RIGHT, r"^\s+(?:project|flight|model|plot|garden|farm|phase)s?\b", "a showing of something"),
        (
            "protest",
            LEFT,
            r"\bwalk(?:s|ed|ing)?\s+out\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:talks|negotiations)\b[^.;]*\bin\s+$",
            "a protest in words",
        ),
        (
            "protest",
            LEFT,
            r"\bas\s+(?!they\b|(?-i:(?:[a-z-]+\s+)?(?:[a-z]+s|people|crowd|men|women)\b))(?:\w+\s+){1,2}(?:had\s+|have\s+)?$",
            "words of one person",
        ),
        ("protest", RIGHT, r"^\s+(?:a|the|that)\s+(?:\w+\s+)?(?:call|foul|goal|finish)\b", "a protest in sports"),
        ("protest", LEFT, r"\b(?:g[ai]ve[sn]?|giving)\s+(?:an?|the|another)\s+(?:\w+\s+)?$", "a showing of something"),
        ("protest", AROUND, r"\bdemonstration\b[^.;]*\bto\s+show\s+how\b", "a showing of something"),
        ("protest", LEFT, r"\b(?:written|filed|formal)\s+$", "a protest in words"),
        ("blockade", RIGHT, r"^\s+of\s+(?:ice|snow|debris|sand|rocks?|trees)\b", "no people"),
        (
            "sit_in",
            LEFT,
            r"\b(?:homeless|tent|squatter|migrants?|refugee|military|army|rv|confederate|roma|settlers?)\s+$",
            "a camp that people live in",
        ),
        ("protest", RIGHT, r"^\s+too\s+much\b", "a figure of speech"),
        ("vigil", RIGHT, r"^\s+(?:lamps?|lights)\b", "a thing in a church"),
        ("vigil", AROUND, _SICKBED, "a watch at a bed"),
        ("vigil", RIGHT, r"^\s+(?:at|by)\s+(?:his|her|their|the)\s+(?:bedside|bed)\b", "a watch at a bed"),
    )
)
