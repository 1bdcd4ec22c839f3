"""What the words around a name show: each function tells of one match whether something holds."""

from dashboard.pipeline.names import lexicon
from dashboard.pipeline.names.matches import (
    Facts,
    Match,
    first_word,
    is_after,
    is_before,
    is_single,
    joined_run,
)
from dashboard.pipeline.names.words import Word
from geocache.demonyms import country_of

_MAY_FOLLOW_A_PLACE = (
    lexicon.INSTITUTIONS | lexicon.TITLES | lexicon.MONTHS_AND_DAYS | lexicon.STREETS | lexicon.WATERS_AND_HEIGHTS
) | lexicon.TEAMS


def is_distinct(match: Match, facts: Facts) -> bool:
    """Tell whether the name is neither a person's nor a plain word's."""
    word = first_word(match, facts).lower
    lists = facts.lexicon
    return not is_single(match) or not (
        word in lists.first_names or word in lists.surnames or word in lists.common_words
    )


def is_common(match: Match, facts: Facts) -> bool:
    """Tell whether the name is one plain English word."""
    word = first_word(match, facts)
    return is_single(match) and facts.lexicon.is_common(word.lower)


def is_all_common(match: Match, facts: Facts) -> bool:
    """Tell whether a name of several words holds plain words alone: "Country Club", "Rolling Hills"."""
    return not is_single(match) and all(
        facts.lexicon.is_common(word.lower) or word.lower in facts.lexicon.small_words
        for word in facts.words[match.first : match.last]
    )


def is_of(match: Match, facts: Facts, heads: frozenset[str]) -> bool:
    """Tell whether a word of `heads` and "of" stand before the match."""
    i = match.first
    words = facts.words
    return i >= 2 and words[i - 1].lower == "of" and words[i].joined and words[i - 2].lower in heads


def is_of_institution(match: Match, facts: Facts) -> bool:
    """Tell whether the name completes an institution's: "University of Texas"."""
    i = match.first - 2
    return is_of(match, facts, lexicon.OF_INSTITUTIONS) and facts.words[i].capital


def is_before_institution(match: Match, facts: Facts) -> bool:
    """Tell whether the name opens an institution's: "Gainesville Fire Department"."""
    for word in facts.words[match.last : match.last + 5]:
        if not (word.joined and (word.capital or word.lower in ("of", "and", "&", "for"))):
            return False
        if word.capital and word.lower in lexicon.INSTITUTIONS:
            return True
    return False


def is_honoured(match: Match, facts: Facts) -> bool:
    """Tell whether the name is somebody's who is remembered: "in Stone's honor"."""
    rest = facts.words[match.last : match.last + 1]
    return is_single(match) and bool(rest) and rest[0].owned and rest[0].lower in ("honor", "honour", "memory", "name")


def is_before_a_score(match: Match, facts: Facts) -> bool:
    """Tell whether a score follows, and the name is a team's: "beat Chicago 24-13"."""
    rest = facts.words[match.last : match.last + 2]
    return (
        len(rest) > 1
        and rest[0].joined
        and all(w.text.rstrip(".,").isdigit() for w in rest)
        and rest[1].gap in ("-", "–")
    )


def is_before_its_office(match: Match, facts: Facts) -> bool:
    """Tell whether a town's own office follows: "Pueblo City Council", "Salem Mayor"; not "Capitol Police"."""
    following = [word.text for word in joined_run(facts.words, match.last, 2)]
    name = first_word(match, facts).lower
    is_kind = is_single(match) and (name in lexicon.KINDS_OF_POLICE or name in lexicon.INSTITUTIONS)
    return not is_kind and any(tuple(following[:length]) in lexicon.TOWNS_OFFICES for length in (1, 2))


def is_after_unknown_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a capital word that is no plain word stands before: a forename that no list holds, or a firm."""
    word = match.before
    return (
        word is not None
        and word.capital
        and word.text.isalpha()
        and facts.words[match.first].gap not in ("-", "–")
        and word.lower not in facts.lexicon.small_words
        and not facts.lexicon.is_common(word.lower)
        and word.lower not in lexicon.DIRECTIONS
        and word.lower not in lexicon.LOCATIVES
        and word.lower not in lexicon.TITLES
        and not _is_weekday(word)
    )


def is_after_plain_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a plain word written with a capital stands before: "Rocky Mountain National Park"."""
    word = match.before
    return (
        word is not None
        and word.capital
        and not word.opens
        and facts.lexicon.is_common(word.lower)
        and word.lower not in lexicon.DIRECTIONS | lexicon.LOCATIVES | lexicon.TITLES | lexicon.AFTER_PLACES
        and not _is_weekday(word)
    )


def _is_weekday(word: Word) -> bool:
    """Tell a weekday, which stands before a town's name without being part of it: "a Thursday Dallas protest"."""
    return word.lower in lexicon.MONTHS_AND_DAYS and word.lower.endswith("day")


def is_before_unknown_capital(match: Match, facts: Facts) -> bool:
    """Tell whether a capital word that is no plain word follows: a surname, or the rest of a firm's name."""
    word = match.after
    return (
        word is not None
        and word.capital
        and match.last not in facts.name_words
        and word.text.isalpha()
        and word.gap not in ("-", "–")
        and not facts.lexicon.is_common(word.lower)
        and word.lower not in facts.lexicon.small_words
        and word.lower not in _MAY_FOLLOW_A_PLACE
    )


def is_before_a_day(match: Match, facts: Facts) -> bool:
    """Tell whether "in" stands before the name and a day or month behind: "in Troy on Saturday"."""
    if not is_before(match, lexicon.INSIDE):
        return False
    behind = facts.words[match.last : match.last + 2]
    day = behind[1:] if behind and behind[0].lower in {"on", "last", "this", "next"} else behind[:1]
    return any(word.capital and word.lower in lexicon.MONTHS_AND_DAYS for word in day)


def is_in_compound(match: Match, facts: Facts) -> bool:
    """Tell whether a hyphen joins the name to a word that is no place's: "al-Sadr"."""
    word = facts.words[match.first]
    is_joined = word.joined and word.gap in ("-", "–") and match.first - 1 not in facts.name_words
    return is_joined and not is_of_party(match, facts) and country_of(facts.words[match.first - 1].lower) is None


def is_of_road(match: Match, facts: Facts) -> bool:
    """Tell whether the name is one of two that a road or railway bears: "the Lagos-Ibadan expressway"."""
    words, first, last = facts.words, match.first, match.last
    if last < len(words) and words[last].gap in lexicon.ROAD_JOINTS:
        first, last = last, last + 1
    is_second = first > 0 and words[first].gap in lexicon.ROAD_JOINTS and words[first - 1].capital
    return is_second and last < len(words) and words[last].lower in lexicon.ROADS


def is_titled(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a title and a forename with a surname behind it: "Chief Joseph Baker"."""
    after = match.after
    names = facts.words[match.first : match.last]
    return (
        not is_single(match)
        and (names[0].lower in lexicon.TITLES or all(word.lower in facts.lexicon.first_names for word in names))
        and after is not None
        and after.capital
        and (after.lower in facts.lexicon.surnames or not facts.lexicon.is_common(after.lower))
        and after.lower not in lexicon.INSTITUTIONS
    )


def is_university(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a state university's, short: "Michigan State"."""
    following = facts.words[match.last : match.last + 2]
    if not (following and following[0].joined and following[0].text == "State"):
        return False
    return len(following) < 2 or not (following[1].joined and following[1].capital)


def is_newspaper(match: Match, facts: Facts) -> bool:
    """Tell whether the name opens a newspaper's: "Lansing State Journal", "The Moscow Times"."""
    following = facts.words[match.last : match.last + 3]
    for word in following:
        if not (word.joined and word.capital):
            return False
        if word.lower in lexicon.NEWSPAPERS:
            return True
    return False


def is_home(match: Match, facts: Facts) -> bool:
    """Tell whether it is given as a person's home: "Mindy Miller of Ravenel", "Ann Lee, 22, of Winfield"."""
    i = match.first
    if i < 2 or facts.words[i - 1].lower not in ("of", "from") or not facts.words[i].joined:
        return False
    is_age = facts.words[i - 2].text.isdigit() and facts.words[i - 1].gap == ", "
    return is_age or i - 2 in facts.person_words


def is_of_party(match: Match, facts: Facts) -> bool:
    """Tell whether a party's letter is joined before the name: "R-Elbow Lake"."""
    return facts.words[match.first].gap in ("-", "–") and is_before(match, lexicon.PARTIES, capital=True)


def is_after_age_or_street(match: Match, facts: Facts) -> bool:
    """Tell whether the name stands where a home is given: "Ann Lee, 37, Palestine", "Main Street, Tipperary"."""
    if match.first < 2 or facts.words[match.first].gap not in (", ", "., "):
        return False
    word = facts.words[match.first - 1]
    is_age = word.text.isdigit() and len(word.text) < 3
    return is_age or (word.capital and word.lower in lexicon.STREETS)


_ARTICLES_ABROAD = frozenset(("La", "El", "Le", "Il", "Der", "Das"))
"""Open titles and names of other languages; "LA" is a city."""


def is_small_word(match: Match, facts: Facts) -> bool:
    """Tell whether the name is an article, a pronoun or a short form of one."""
    word = first_word(match, facts)
    is_short_form = word.lower.endswith(("'ll", "'m", "'d", "'ve", "'re"))
    is_small = word.lower in facts.lexicon.small_words or word.text in _ARTICLES_ABROAD
    return is_single(match) and (is_short_form or (is_small and not word.text.isupper()))


def is_institutions_word(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a plain word of institutions' names, and no state follows: "the Act", "Region 1".

    What describes one needs it to follow: "Superior Court"; not "in Superior, about".
    """
    word = first_word(match, facts).lower
    if not is_single(match) or match.has_area or word not in lexicon.INSTITUTIONS:
        return False
    return word not in lexicon.DESCRIBING or (match.after is not None and match.after.capital)


def may_be_named_after_person(match: Match, facts: Facts) -> bool:
    """Tell whether a little known town's name is a person's too, and a building's kind follows: "Kennedy Plaza"."""
    is_little_known = match.prominence < 1.5 and not match.has_area
    return is_little_known and not is_distinct(match, facts) and is_after(match, lexicon.BUILDINGS, capital=True)


def is_saints(match: Match, facts: Facts) -> bool:
    """Tell whether the name may be a church's, school's or hospital's: "St. Michael's", "St. Joseph Hospital"."""
    is_saint = not is_single(match) and first_word(match, facts).lower in ("st", "saint")
    rest = facts.words[match.last : match.last + 1]
    return is_saint and (is_before_institution(match, facts) or bool(rest and rest[0].gap[:2] in ("'s", "’s")))


def is_attribute(match: Match, facts: Facts) -> bool:
    """Tell whether an article stands before the name and a plain word after it: "a Dallas hospital"."""
    after = match.after
    return is_before(match, frozenset(("a", "an", "the"))) and after is not None and not after.capital


def is_short_capitals(match: Match, facts: Facts) -> bool:
    """Tell whether the name is a few capitals that stand for no state or country."""
    text = match.name
    return text.isupper() and text.isalpha() and len(text) <= 5 and match.prominence < 1.5 and not match.is_dateline
