"""Other ways in which people write the name of one town."""

import re
from collections.abc import Iterator

_WORDS_IN_FULL = {
    "n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west",
    "bch": "beach", "cyn": "canyon", "co": "county", "cty": "city", "ctr": "center", "cntr": "center", "hbr": "harbor",
    "hgts": "heights", "ht": "heights", "hts": "heights", "is": "island", "isl": "island", "jct": "junction",
    "jnct": "junction", "lk": "lake", "pk": "park", "pt": "point", "rpds": "rapids", "spg": "springs",
    "spgs": "springs", "sprgs": "springs",
    "twp": "township", "twnshp": "township", "vlg": "village", "vly": "valley", "boro": "borough",
    "centre": "center", "harbour": "harbor", "pnt": "point", "hls": "hills", "cy": "city", "gdns": "gardens",
}  # fmt: skip
_BEFORE = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|village|borough|municipality|hamlet)\s+of"
    r"|downtown|uptown|midtown|central|greater|inner|near|nearby|outside(?:\s+of)?|just\s+outside(?:\s+of)?)\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:borough|boro|city|town|village|cdp|metro(?:politan)?(?:\s+area)?|area"
    r"|region|downtown|suburbs?|vicinity)$",
    re.IGNORECASE,
)
_TOWNSHIP = re.compile(r"\s+(?:charter\s+)?(?:township|twp\.?|twnshp\.?)$|^township\s+of\s+", re.IGNORECASE)
_SIDE = re.compile(
    r"^(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?east|north-?west|south-?east"
    r"|south-?west|ne|nw|se|sw|n\.?|s\.?|e\.?|w\.?)\s+",
    re.IGNORECASE,
)
_ISLAND = re.compile(r"\s+(?:islands?|is\.?|isl\.?)$", re.IGNORECASE)
_BOROUGH = re.compile(r"borough\b(?<!\bborough)", re.IGNORECASE)
_BORO = re.compile(r"boro\b(?<!\bboro)", re.IGNORECASE)
_LEFT_OFF = (
    "Beach",
    "Island",
    "Springs",
    "Village",
    "Heights",
    "Park",
    "Hills",
    "Manor",
    "Center",
    "Bay",
    "Lake",
    "Station",
)
_SHORTEST = 3
"""Letters of the shortest name that is looked for among several: "N/A" names no towns."""
_TELLING = 7
"""Letters of a single word that make it telling enough to be lengthened."""
_PARENTHESES = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)$")
_BETWEEN = re.compile(r"\s*(?:/|\\|;|\+|\s&\s|\s-{1,2}\s|\s[–—]\s|–|—|\band\b|\bor\b)\s*", re.IGNORECASE)
_HYPHEN = re.compile(r"\s*-\s*")


def write_otherwise(name: str) -> Iterator[str]:
    """Give other ways to write `name`, the surest first: words in full, without "City of" or "Township", with "The"."""
    full = spell_out(name)
    seen = {name}
    for base in dict.fromkeys((name, full, _BOROUGH.sub("boro", full), _BORO.sub("borough", full))):
        for other in (base, _BEFORE.sub("", base), _BEHIND.sub("", base), _BEHIND.sub("", _BEFORE.sub("", base))):
            for article in (other, f"The {other}", re.sub(r"^the\s+", "", other, flags=re.IGNORECASE)):
                if article and article not in seen:
                    seen.add(article)
                    yield article


def without_township(name: str) -> str | None:
    """Give the town that a township is called like: "Freehold Township" → "Freehold"; None for another name."""
    rest = _TOWNSHIP.sub("", name)
    return rest if rest != name else None


def lengthen(name: str) -> Iterator[str]:
    """Give `name` with the word that people often leave off its end: "Hilton Head" → "Hilton Head Island"."""
    if " " in name or len(name) >= _TELLING:
        yield from (f"{name} {word}" for word in _LEFT_OFF)


def without_side(name: str) -> str | None:
    """Give the town of which `name` is a side: "Southeast Portland" → "Portland"; None where it names no side."""
    rest = _SIDE.sub("", name)
    return rest if rest != name else None


def without_island(name: str) -> str | None:
    """Give the town that an island is called like: "Galveston Island" → "Galveston"; None for another name."""
    rest = _ISLAND.sub("", name)
    return rest if rest != name else None


def split_parentheses(name: str) -> list[str]:
    """Give a name without what stands in parentheses, then what stands in them: "Bellows Falls (Rockingham)"."""
    match = _PARENTHESES.match(name)
    if match is None:
        return [name]
    return [part.strip() for part in (f"{match[1]} {match[3]}", match[2]) if part.strip()]


def split_names(name: str) -> tuple[list[str], bool]:
    """Give the towns that a name for several names, and whether it surely is one: "Minneapolis/St. Paul".

    A hyphen may part two towns or join the words of one name. Any other name is given alone.
    """
    parts = [part for part in _BETWEEN.split(name) if len(part) >= _SHORTEST]
    if len(parts) > 1:
        return parts, True
    return [part for part in _HYPHEN.split(name) if len(part) >= _SHORTEST], False


def spell_out(name: str) -> str:
    """Give `name` with its abbreviated words in full: "Coyote Spgs" → "Coyote Springs"."""
    full = ((word, _WORDS_IN_FULL.get(word.casefold().rstrip("."))) for word in name.split())
    return " ".join(word if words is None else words.capitalize() for word, words in full)
