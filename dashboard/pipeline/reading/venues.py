"""Venues: the square, park, building or street of a gathering, by the syntax of its sentence."""

from spacy.tokens import Token

from dashboard.pipeline.reading.sites import link_noun
from dashboard.pipeline.reading.syntax import Parsed
from dashboard.pipeline.reading.tellings import Telling
from dashboard.pipeline.wordlists import word_set

_VENUES = word_set(
    "park square plaza courthouse courthouses hall capitol statehouse campus school street avenue boulevard road "
    "office offices headquarters building center centre church cathedral mosque synagogue temple airport station "
    "bridge library stadium arena house intersection corner facility terminal steps monument museum embassy "
    "consulate prison jail university college common commons green mall mansion hospital clinic precinct store "
    "factory plant warehouse theater theatre field fairgrounds courtyard gates memorial pier dock lawn rotunda "
    "tower garden gardens hotel market"
)
_STREETS = word_set("street avenue boulevard road corner intersection")
_ENOUGH = 0.5
_NOT_PART = word_set("relcl acl appos advcl cc conj punct")


def find_venue(telling: Telling) -> tuple[int, int] | None:
    """Give where the words stand in the article that name the venue in the telling's sentence."""
    if telling.token is None:
        return None
    scored = [
        (link_noun(token, [telling.token]).score, token)
        for token in telling.parsed.doc
        if token.lower_ in _VENUES and not _is_any_street(token)
    ]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].i), default=None)
    return _span(telling.parsed, best[1], telling) if best is not None and best[0] >= _ENOUGH else None


def _is_any_street(noun: Token) -> bool:
    """Say whether a street or corner is not told which one: "across the street"; not "on 5th Street"."""
    is_bare = all(c.dep_ in {"det", "amod", "prep", "punct", "relcl", "cc", "conj"} for c in noun.children)
    return noun.lower_ in _STREETS and is_bare and not any(c.lower_ == "of" for c in noun.children)


def _span(parsed: Parsed, noun: Token, telling: Telling) -> tuple[int, int] | None:
    """Give the noun with what describes it, up to the town."""
    first, last = noun.i, noun.i
    for token in noun.lefts:
        if token.dep_ in {"compound", "amod", "nmod", "poss", "nummod"}:
            first = min(first, token.left_edge.i)
    for token in noun.rights:
        if token.lower_ == "of" and not any(t.dep_ in _NOT_PART for t in token.subtree):
            last = max(last, token.right_edge.i)
    start = parsed.article_offset(noun.doc[first].idx)
    end = parsed.article_offset(noun.doc[last].idx + len(noun.doc[last]) - 1)
    if start is None or end is None:
        return None
    at = parsed.article_offset(noun.idx) or start
    is_own = telling.town is not None and telling.town.start <= at < telling.town.end  # "the Texas Capitol"
    if telling.town and telling.town.start > start and not is_own:
        end = min(end, telling.town.start - 1)
    return (start, end + 1) if end >= start else None
