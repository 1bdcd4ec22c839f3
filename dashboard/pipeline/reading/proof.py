"""Proof: whether what an article tells of is a gathering for a cause, and no match, market, march-past or month.

Words like "protesters" prove it by themselves. "Rally", "march", "strike" and their like have other senses in sports,
business, campaigns, parades and history; they count only with other signs: a crowd as the doer, a cause, signs and
chants, a public building, a group that called it, or protest told of elsewhere in the article.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.pipeline.reading.cues import Cue, CueKind
from dashboard.pipeline.reading.gatherings import Gathering
from dashboard.pipeline.reading.sense_patterns import STRIKE_TO_COME
from dashboard.pipeline.reading.tellings import Telling
from dashboard.tables import Action, Status

ENOUGH = 2.0
"""From this weight of signs the words are taken to tell of a gathering for a cause."""
ENOUGH_OF_PROTEST = 3.0
"""The same where a cue proves a protest: then another sign must tell that it took place and was no word alone."""

ENOUGH_OF_CROWD = 5.0
"""The same where only what a crowd did is told, in no word of a gathering: signs are held up for teams too."""


def _compile(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


def _compile_small(*alternatives: str) -> re.Pattern[str]:
    """Compile words to be looked for in small letters: in half the time that capitals and small ones take."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_PROVES_ITSELF = re.compile(
    r"protest|demonstrators?$|demonstrated$|demonstrating$|counter|picket|die-?in|hunger strike"
    r"|t(?:ook|ak\w+) to the street|dharna|gherao|bandh|hartal|rasta|sick-?out",
    re.IGNORECASE,
)
_DEED = (
    "demand|protest|oppose|denounce|decry|condemn|urge|call (?:for|on|attention)|press|support|defend|save|stop|show|"
    "say|mourn|remember|commemorate|honou?r|draw attention|speak out|voice|ask|push|fight|mark|"
    "raise awareness|highlight|insist|block|keep"
)
_CAUSE = _compile(
    "against",
    "in (?:support|favou?r|defen[cs]e|solidarity|opposition|protest|response|memory|honou?r) (?:of|to|with|over|at)",
    rf"(?:to|and) (?:{_DEED})", "demand(?:s|ed|ing)?", "call(?:ed|ing) (?:for|on)", "oppos(?:ed|ing|ition)",
    "denounc(?:ed|ing)", "urg(?:ed|ing)", "black lives matter",
    "(?:peace|unity|climate|freedom|solidarity|justice) (?:march|rally|walk|vigil|demonstration)", "gun violence",
    r"(?:pro|anti)-\w+", "solidarity", "justice", "rights", "grievances?",
    "over (?:the|their|his|her|a|an|new|pay|plans?|proposed|wages|cuts|police|gun|alleged)",
    "for (?:the victims|better|higher|justice|peace|climate|women|science|our lives|an end|equality|reform|change)",
)  # fmt: skip
_CAUSE_OF_NAME = re.compile(
    r"\b(?:Rall(?:y|ies)|March(?:es)?|Vigils?|Strikes?|Walkouts?) (?:for|against|to)\b"
    r"|\b\w+[’']s? (?:March|Strike|Rally)\b"
    r"|\b(?:rall(?:y|ies)|march(?:es)?|vigils?|walkouts?|strikes?) (?:for|against) "
)
_AGAINST = re.compile(
    r"\b(?:protest(?:s|ing)?|demonstrat\w+|rall(?:y|ies|ying)|march(?:es|ing)?|walkouts?|sit-ins?|picketing) "
    r"(?:\w+ )?(?:against|demanding|calling for|in (?:support of|solidarity with|opposition to|protest of))\b"
)
"""The gathering's own word with what it is against or for beside it."""
_SHOWN = _compile(
    "signs", "placards?", "banners?", "chant(?:s|ed|ing)?", "slogans?", "megaphones?", "bullhorns?",
    "candle(?:s|light|lit)?", "effig(?:y|ies)", "tear gas", "riot (?:police|gear)", "blocked traffic",
    "barricades?", "petitions?", "in silence", "moments? of silence",
    r"peaceful(?:ly)?", "unlawful assembly", "declared (?:it )?an? riot",
)  # fmt: skip
_FOR_A_CAUSE = _compile("activists?", "campaigners?", "advocates?", "days? of action", "organi[sz]ers", "marchers")
_PUBLIC = _compile(
    "capitol", "city hall", "town hall", "courthouse", "statehouse", "legislature", "parliament", "embassy",
    "consulate", "headquarters", "federal building", "police station", "town square", "ministry", "white house",
    "supreme court", "governor[’']s (?:mansion|house|office)", "congress(?:man|woman)[’']s office", "downtown",
    "detention", "jail", "prison", "plaza", "square", "steps", "office of",
)  # fmt: skip
_CROWD = _compile(
    "people", "others", "residents", "students", "pupils", "teachers", "workers", "nurses", "doctors", "farmers",
    "tenants",
    "parents", "mothers", "families", "women", "activists", "protest[eo]rs", "demonstrators", "picketers",
    "supporters", "opponents", "members",
    "employees", "citizens", "neighbou?rs", "owners", "drivers", "immigrants", "migrants", "veterans", "youths?",
    "teens", "teenagers", "clergy", "mourners", "friends", "relatives", "advocates", "campaigners",
    "union(?:s|ists)?", "hundreds", "thousands", "dozens", "scores", "crowds?", "marchers", "ralliers", "strikers",
    "staff", "civil servants", "men", "lawyers", "scientists", "miners", "hundred", "thousand",
    r"\d[\d,]*\+? (?:[\w-]+ )?(?:marched|rallied|gathered|turned out|walked|stood|protested)", "participants",
    "survivors", "volunteers", "worshippers", "caravan", "motorcade",
    "convoy", "seniors", "graduates", "undergraduates", "nationalists",
    "supremacists", "groups?",
)  # fmt: skip
_COUNTED = re.compile(
    r"\b(?:\d[\d,]*|dozens|hundreds|thousands|scores|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_CROWD_DOES = re.compile(
    rf"{_CROWD.pattern}(?: (?:also|have|had|who|will))? "
    r"(?:rall(?:y|ied)|march(?:ed)?|walked out|picket(?:ed)?|gather(?:ed)?|struck)\b",
    re.IGNORECASE,
)
_LABOUR = _compile(
    "unions?",
    "pay",
    "wages?",
    "contracts?",
    "picket\\w*",
    "walk(?:ed)? off",
    "benefits",
    "labou?r",
    "layoffs?",
)
_PUPILS = _compile("students?", "pupils?", "classes", "high schools?", "schoolmates")
_CALLED = _compile("organi[sz]ed by", "organi[sz]ers?", "called by", "sponsored by", "hosted by", "led by")

_HAPPENS = _compile(
    "held", "hold(?:s|ing)?", "host(?:s|ed|ing)?", "occurred", "happened", "during", "took place",
    "takes? place", "drew", "draws?", "began", "staged?", "staging",
    "broke out", "erupted", "turned (?:out|violent)", "continued?", "planned", "scheduled", "set for",
    "block(?:ed|ing)?", "clash(?:ed|es)?", "arrest(?:ed|s)?", "outside", "in front of", "near", "stood",
    "attend(?:ed|ees)?", "joined", "swept", "spread", "entered", "end(?:ed|s)", "walk(?:ed|ing)? out", "part in",
    r"organi[sz]\w+", "present", "broke up", "called off", r"cancel\w+", "postponed", r"interrupt\w+", r"disrupt\w+",
    "follow(?:ed|ing)", "tonight", "today", "showed up", "streets",
)  # fmt: skip
_OTHER_FIELDS = {
    "sports": _compile_small(
        "innings?", "playoffs?", "coach(?:es)?", "quarterback", "touchdowns?", "scored?", "season", "yards", "fans",
        "league", "championship", "tournament", "game", "match", "period", "half(?:time)?", "title", "wins?",
        "seed(?:ed)?", "pitch(?:er)?", "ninth", "jockey", "racing", "race", "stage", "crews?", "motorcycles?",
        "teammates?", "players", "softball", "doubles", "singles", "bikers?", "riders?", "cars", "homecoming", "chess",
    ),
    "business": _compile_small(
        "shares?", "stocks?", "investors?", "percent", "prices?", "index", "sales", "profits?", "earnings",
        "analysts?", "traders?", "market", "wheat", "corn", "crude", "bonds", "yen", "euro", "quarter", "barrels",
        "robots?", "software", "product", "bids?", "firm",
    ),
    "campaigns": _compile_small(
        "candidates?", "election", "campaign(?:ed|ing|s)?", "voters?", "ballots?", "primary", "nominee",
        "council seats?", "seats", "polls?", "stump(?:ed|ing)?", "re-?elect\\w*", "running mate",
    ),
    "shows": _compile_small(
        "parade", "bands?", "singers?", "songs?", "tour", "album", "trial", "dogs?", "handlers?", "agility",
        "festival", "concert", "dancers?", "tourists?", "museum", "exhibit(?:ion)?", "tickets?", "procession",
        "jamboree", "scouts?", "chef", "cook(?:s|ing)?", "recipes?", "revival", "fair", "picnic", "pipers",
        "floats", "opened", "restaurant", "statues?", "unveiled", "monument", "garden", "library", "drones?",
        "planters", "charity", "raised? \\$", "firefighters", "pep",
        "commencement", "diplomas?", "encore", "saxophonist", "trio", "jazz", "musicians?", "krewes?", "musical",
    ),
    "worship": _compile_small(
        "easter", "worshipp?ers", "hymns?", "sunrise service", "sermon", "pilgrims?", "pilgrimage", "wooden cross",
    ),
    "forces": _compile_small("troops", "soldiers", "army", "navy", "warships?", "rebels", "air force", "militia"),
    "nature": _compile_small(
        "storms?", "lightning", "virus", "penguins", "cattle", "glaciers?", "wildfires?", "floods?",
    ),
    "history": _compile_small(
        "historians?", r"(?<!\d, )(?<!\d )(?:1[89]\d\d|20[01]\d)s?", "documentary", "memoir", "novel", "died",
        "obituary", "anniversary", "book",
    ),
}  # fmt: skip


_RUNS_THROUGH, _FILLS = 3, 5
"""From these numbers of different words an article is one of that field: without, and with a word of protest."""


@dataclass(frozen=True, slots=True)
class Article:
    """What of an article bears on each of its gatherings."""

    text: str
    has_protest: bool
    """True where words prove a protest somewhere in it."""
    is_of_other_field: bool
    """True where several words of sports, business, campaigns, shows or the like run through it, and no protest."""
    has_signs: bool
    """True where signs, chants or people who stand for a cause are told of somewhere in it."""
    is_of_crowds: bool
    """True where it has no word of a gathering, only what crowds do."""
    may_strike: bool = False
    """True where it tells of a vote on a strike or of one that may come."""


def read_evidence(text: str, told: Iterable[tuple[str, Sequence[Cue]]], *, may_strike: bool = False) -> Article:
    """Give what of the article bears on its gatherings; `told` are its sentences with cues not of another sense."""
    told = list(told)
    proofs = [(words, cue) for words, cues in told for cue in cues if _PROVES_ITSELF.match(cue.words)]
    has_protesters = any(cue.kind == CueKind.PEOPLE for _, cue in proofs)
    has_protest = has_protesters or any(_CROWD.search(words) and not _name_field(words) for words, _ in proofs)
    has_signs = (_SHOWN.search(text) or _FOR_A_CAUSE.search(text)) is not None
    most = max(_count_fields(text).values())
    is_filled = most >= _FILLS and not (has_protesters or has_signs)
    is_of_other_field = is_filled or (most >= _RUNS_THROUGH and not has_protest)
    is_of_crowds = all(cue.kind == CueKind.CROWD for _, cues in told for cue in cues)
    return Article(text, has_protest, is_of_other_field, has_signs, is_of_crowds, may_strike)


def find_doubt(gathering: Gathering, article: Article) -> str | None:
    """Give the reason why the words tell of no gathering for a cause, or None where the signs are enough."""
    if article.may_strike and all(_is_strike_to_come(t) for t in gathering.tellings):
        return STRIKE_TO_COME
    proves_itself = any(_PROVES_ITSELF.match(t.cue.words) for t in gathering.tellings)
    enough = ENOUGH_OF_CROWD if article.is_of_crowds else ENOUGH_OF_PROTEST if proves_itself else ENOUGH
    if weigh_signs(gathering, article) >= enough:
        return None
    field = _name_field(_words_of(gathering, article))
    return f"no sign of a gathering for a cause{f', in words of {field}' if field else ''}"


def _is_strike_to_come(telling: Telling) -> bool:
    """Say whether a strike is told that neither was held nor has a day."""
    is_open = telling.tense.status in {None, Status.PLANNED} and telling.occasion is None
    return is_open and telling.cue.action == Action.STRIKE


def weigh_signs(gathering: Gathering, article: Article) -> float:
    """Weigh the signs that a gathering is one for a cause; each kind counts once."""
    words = _words_of(gathering, article)
    crowd = _CROWD.search(words) is not None
    has_cause = (_CAUSE.search(words) or _CAUSE_OF_NAME.search(words)) is not None
    proves_itself = any(_PROVES_ITSELF.match(t.cue.words) for t in gathering.tellings)
    is_by_itself = _is_vigil_or_strike(gathering, words)
    in_other_words = max(_count_fields(words).values())
    signs = (
        (2.0, article.has_protest),
        (1.0, proves_itself and not article.has_protest),
        (1.0, proves_itself and gathering.occasion is not None),
        (2.0, any(t.cue.has_purpose for t in gathering.tellings)),
        (2.0, _AGAINST.search(words) is not None),
        (2.0, has_cause),
        (2.0, _SHOWN.search(words) is not None),
        (2.0, is_by_itself),
        (1.0, crowd),
        (1.0, _CROWD_DOES.search(words) is not None),
        (1.0, crowd and _COUNTED.search(words) is not None),
        (1.0, _HAPPENS.search(words) is not None),
        (1.0, _PUBLIC.search(words) is not None),
        (1.0, _CALLED.search(words) is not None),
        (1.0, article.has_signs),
        (-1.0, in_other_words > 0),
        (-1.0, in_other_words > (1 if article.has_protest or has_cause or is_by_itself else 0)),
        (-2.0, article.is_of_other_field),
    )
    return sum(weight for weight, sign in signs if sign)


def _is_vigil_or_strike(gathering: Gathering, words: str) -> bool:
    """Tell a vigil that is held, a strike over pay and a walkout of a school's students, each a cause by itself."""
    cues = {t.cue.action.value for t in gathering.tellings if t.cue.kind == CueKind.EVENT}
    is_held = "vigil" in cues and re.search(r"\b(?:k(?:ept|eeps?|eeping)) (?:a )?vigil\b", words) is None
    is_of_pupils = "walkout" in cues and _PUPILS.search(words) is not None
    return is_held or is_of_pupils or (bool(cues & {"strike", "walkout"}) and _LABOUR.search(words) is not None)


@lru_cache(maxsize=64)
def _count_fields(words: str) -> dict[str, int]:
    """Count the different words of each other field; kept, as a gathering's are asked for more than once."""
    small = words.lower()
    return {name: len(set(pattern.findall(small))) for name, pattern in _OTHER_FIELDS.items()}


def _name_field(words: str) -> str | None:
    """Name the other field of which the words tell, if any."""
    counts = _count_fields(words)
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] else None


def _words_of(gathering: Gathering, article: Article) -> str:
    """Give the sentences that tell of the gathering."""
    return " ".join(article.text[t.sentence.start : t.sentence.end] for t in _once(gathering.tellings))


def _once(tellings: list[Telling]) -> list[Telling]:
    return list({t.index: t for t in tellings}.values())
