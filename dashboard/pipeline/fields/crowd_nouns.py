"""Which nouns name people who gather, which name people who do not, and which verbs tell that people gathered."""

import re

from dashboard.pipeline.wordlists import word_set

_GATHERERS = word_set(
    """protesters protestors protester demonstrators marchers rallygoers ralliers attendees participants strikers
    counterprotesters counterprotestors counterdemonstrators counter-protesters counter-protestors counter-picketers
    picketers occupiers pickets activists mourners supporters sympathizers crowd"""
)
_PEOPLE = word_set(
    """landlords youth grandparents spouses survivors sophomores juniors seniors freshmen postdocs interns cooks
    chefs pilots guests patients monks bishops loved-ones folk townspeople tenants scientists lawyers doctors
    engineers artists musicians people persons person men women children kids teens teenagers youths students
    pupils graduates undergraduates parents residents citizens locals members families folks faithful clergy
    faculty staff opponents constituents dissidents adherents immigrants migrants militants celebrants descendants
    veterans nurses colleagues employees retirees refugees relatives friends alumni others souls individuals
    patriots anarchists nationalists fans females males girls boys moms dads mothers fathers grandmothers
    catholics christians muslims jews democrats republicans conservatives liberals progressives delegates pastors
    priests rabbis imams nuns athletes adults infants medics paramedics mechanics academics critics skeptics clerks
    aides deacons elders followers"""
)
_NOT_GATHERING = word_set(
    """officers police troops soldiers deputies guards guardsmen troopers firefighters agents inmates prisoners
    detainees victims voters subscribers viewers customers shoppers bystanders onlookers spectators passersby
    passers-by commuters tourists diners patrons speakers performers panelists signers signatories"""
)
_NOT_PEOPLE = word_set(
    """dollars meters metres kilometers kilometres liters litres centers centres computers numbers posters flyers
    letters papers newspapers orders offers towers trailers tractors reactors sectors factors errors monitors
    mirrors doors floors quarters headquarters chapters banners stickers flowers trackers cruisers helicopters
    shelters chambers matters corners bars cars stars wars flavors colors guitars lists collars pillars sensors
    layers shutters cylinders counters dinners winters summers semesters servers lockers fingers shoulders heads"""
)
_GATHERING_THINGS = word_set(
    """cities towns villages states countries counties communities nations places locations schools campuses groups
    organizations organisations unions chapters churches events rallies marches protests demonstrations vigils
    cars vehicles trucks tractors buses bikes boats horses dogs flags signs votes seats stores minutes hours days
    years miles signatures names comments complaints calls ballots tickets meals copies"""
)
_PEOPLE_ENDING = re.compile(r"(?:ers|ors|ists|ians|goers|mates|crats|men|women)$")

_GATHERING_VERBS = (
    "gather", "rall(?:y|ied)", "march", "protest", "demonstrat",
    r"attend(?:ed|ing|s)?\b(?! (?:the |a |public )?(?:schools?|college|universit))", "turn(?:ed|ing)? (?:out|up)",
    "took a turn", "took turns", "made a", "came together", "joined hands", "held hands", "show(?:ed|ing)? up",
    "(?:take|took|taking) part", "participat", "assembl", "converg", "congregat", r"pack(?:ed|ing)?\b", "throng",
    "flood",
    "(?:took|take|taking) to", "taken to the streets?", "pour(?:ed|ing)? into", "walk(?:ed|ing)? out",
    "walkout", "picket",
    "fill(?:ed|ing)? (?:the|a)", "lined? (?:the|up)", "descend", "occup", "join", r"(?:came|come)\b",
    r"(?:stood|stand(?:ing)?)\b", r"(?:sat|sit|knelt)\b", "held (?:an?|signs|candles|up)", r"hold(?:ing)?\b",
    "chant", r"wav(?:e|ed|ing)\b", r"carr(?:y|ied)\b", "spilled", "stream", r"crowd(?:ed|ing)?\b", "swarm",
    "surround", r"block(?:ed|ing)?\b", r"mass(?:ed|ing)\b", "vigil", "listen", "cheer", r"stag(?:e|ed|ing)\b",
    "braved", r"left\b", "set out", "walk(?:ed|ing)", "pac(?:ed|ing)", "filed", "sang", "la(?:y|id) down",
    "form(?:ed|ing)",
    "walk(?:ed|ing)? off", "(?:went|gone|going|go) on strike", "struck (?:for|over)",
    "link(?:ed|ing) arms", "lock(?:ed|ing) arms", "log(?:ged|ging) (?:in|on)", "tun(?:ed|ing) in", r"lit\b",
    r"rode\b", r"drove\b", "parad(?:ed|ing)", "camp(?:ed|ing)", "slept", "pray(?:ed|ing)", "shout(?:ed|ing)",
    "squat", "huddl", "climb(?:ed|ing)", "went in", "reached", "braved", "wore", "dressed", "lay in", "crept",
    "circled", "stopped traffic", "shut down", r"(?:are|were) there\b", "sprawl",
    r"were (?:involved|on (?!board)|outside|in front|at the)", r"met\b", "signed in",
    r"present\b", "in attendance", "on strike",
    r"strong\b", "mobiliz", r"jam(?:med|ming)\b", "clog", "encircl", "storm", "confront", "disrupt", r"kneel\b",
    "danc",
    r"made (?:its|their) way", r"wound (?:its|their) way", "ringed", "besieg", "spoke out", "call(?:ed|ing) for",
    "demand",
    "releas(?:ed|ing)", "honk", "paddl", r"lay (?:on|across|in)\b", r"beat(?:ing)? drums", r"bang(?:ed|ing)\b",
    "deliver(?:ed|ing)",
    r"heard\b", "testif", "heckl", "jeer", r"boo(?:ed|ing)\b", "chained", "hung", r"tied\b", "plant(?:ed|ing)",
    "endur(?:ed|ing)", "defied",
    "pitched", "spent the", "cramm", "squeez", r"mill(?:ed|ing) (?:about|around)", "cluster", "stopped work",
    "refused to work",
    "downed tools", "stayed (?:off|away|out)", "called in sick", "boycott", r"skip(?:ped|ping)\b",
    "pour(?:ed|ing)", "trudg", "trek(?:ked|king)",
    "hik(?:ed|ing)", "snak(?:ed|ing)", "made the", "arriv(?:ed|ing)", "travel(?:ed|led|ing)", "faced off",
    "squared off",
    "clash(?:ed|ing)", "scuffl", "voic(?:ed|ing)", "called on", "urg(?:ed|ing)", "turned their", "took a",
    "raised their",
    "link(?:ed|ing) hands", "cross(?:ed|ing)", "slow(?:ed|ing) traffic", r"mourn(?:ed|ing)\b",
    "remember(?:ed|ing)", "honor(?:ed|ing)",
    "honour(?:ed|ing)", r"paid (?:their )?respects", "recit(?:ed|ing)", "said (?:the|a) (?:rosary|prayer)",
    "bowed", "greet(?:ed|ing)",
    r"waited\b", "were waiting", "dispersed", "went on (?:a )?hunger", "fast(?:ed|ing)", "paus(?:ed|ing)",
    "stepp?(?:ed|ing) (?:off|out)", "tour(?:ed|ing)",
    "read(?:ing)? (?:the )?names", "knelt", "gave speeches", "played", "burn(?:ed|ing)", "threw", "hurl(?:ed|ing)",
    "refused to leave",
)  # fmt: skip
GATHERED = re.compile(rf"\b(?:{'|'.join(_GATHERING_VERBS)})", re.IGNORECASE)
"""Starts a word that tells that people gathered."""

_HARMING_VERBS = (
    "arrest(?:s|ed|ing)?", "detained", "injur(?:ed|ies)", "kill(?:ed|ing)", "hurt", "wounded", "hospitali[sz]ed",
    "charged", "cited", "jailed", "separated", "deported", "displaced", "dead", "died", "deaths", "missing",
    "infected", "shot", "fired", "laid off", "sentenced", "gunned down", "slain", "massacred", "murdered",
    "evacuated", "trapped", "indicted", "convicted",
    r"taken (?:into custody|to (?!(?:the|a|city|downtown) streets?\b))", "in custody",
    "remain(?:ed)? behind", "refused to leave",
    r"fac(?:e|es|ed|ing) (?:[\w-]+ ){0,3}charges", "under arrest", "on trial", "behind bars", "booked", "handcuffed",
    "ticketed",
    "punished", "disciplined", "fined", "barred", "prosecuted", "reprimanded", "questioned", "pleaded",
    "suspended", "expelled", "stabbed", "beaten", "trampled", "assaulted",
    "(?:hit|struck) by", "run (?:over|down)", r"treated (?:at|for|by)\b",
)  # fmt: skip
HARMED = re.compile(rf"\b(?:{'|'.join(_HARMING_VERBS)})\b", re.IGNORECASE)
"""A word that tells what befell people."""


def is_people(word: str) -> bool:
    """Tell whether `word`, a plural noun, names people who may gather."""
    word = word.lower()
    if word in _NOT_PEOPLE or word in _NOT_GATHERING:
        return False
    return word in _PEOPLE or word in _GATHERERS or _PEOPLE_ENDING.search(word) is not None


def is_thing_that_gathers(word: str) -> bool:
    """Tell whether `word` names things or places of which people say that they gather or march: "cities"."""
    return word.lower() in _GATHERING_THINGS


def names_gatherers(word: str) -> bool:
    """Tell whether `word` by itself says that those people gathered: "protesters"."""
    return word.lower() in _GATHERERS


def names_counter(word: str | None) -> bool:
    """Tell whether `word` names those who stand against a gathering: "counter-protesters"."""
    return word is not None and word.lower().startswith("counter")


def is_anybody(word: str | None) -> bool:
    """Tell whether a figure's noun names no sort of people: "people", "protesters", or none."""
    return word is None or word.lower() in _GATHERERS | {"people", "persons"}


def stays_apart(word: str) -> bool:
    """Tell whether `word` names people who are no part of a protest: "officers", "inmates"."""
    return word.lower() in _NOT_GATHERING
