"""Sites: whether a town named in a cue's sentence is where the gathering happens, by syntax."""

from spacy.tokens import Token

from dashboard.pipeline.reading.links import (
    CROWDS_OWN,
    FRONTED,
    IN_NAME,
    IN_VENUE,
    LIES_ELSEWHERE,
    NEAR,
    NO_LINK,
    OF_SUBURB,
    OPPOSED,
    PART_OF_NAME,
    PEOPLES_OWN,
    PLACE,
    RESIDENTS,
    SITE_SCORE,
    STOOD_WITH,
    Link,
)
from dashboard.pipeline.reading.objects import judge_object
from dashboard.pipeline.reading.positions import (
    FRONTED_SCORE,
    HARMED,
    NEAR_SCORE,
    is_captioned,
    is_fronted,
    is_listed,
    is_near,
    is_seat_nearby,
    is_stood_with,
)
from dashboard.pipeline.reading.routes import judge_destination, judge_origin, link_verb
from dashboard.pipeline.reading.site_words import (
    ADDRESSED,
    AT,
    AWAY,
    BEARINGS,
    CROWD_NOUNS,
    DOZENS,
    EXCLUDED_AT,
    GROUPS,
    HOST_VERBS,
    INCIDENTS,
    LOCAL,
    PART_OF_IT,
    PEOPLE_NOUNS,
    PLACE_NOUNS,
    PUBLIC,
    SCENES,
    SPEECH,
    STREET_NAMES,
    SUBURBS,
    TIMES,
    TOWNS_OWN,
    UNITS,
    VENUE_NOUNS,
)
from dashboard.pipeline.reading.status import FIRM_PLANS
from dashboard.pipeline.reading.syntax import Parsed, clause_steps, governing_verb, is_verb


def link_town(parsed: Parsed, start: int, end: int, cues: list[Token]) -> Link:
    """Judge the town at the article's characters start:end as a site of the gatherings that `cues` (tokens) tell."""
    root = parsed.root_of(start, end)
    if root is None or not cues:
        return NO_LINK
    if is_stood_with(parsed, start):
        return STOOD_WITH
    if is_fronted(parsed, start, cues[0]):
        return Link(FRONTED_SCORE, FRONTED)
    if is_captioned(parsed, start, cues[0]):
        return Link(FRONTED_SCORE, "named beside the date")
    link = link_noun(root, cues)
    if link.reason == OPPOSED and (root.dep_ == "conj" or root.conjuncts):
        return Link(NEAR_SCORE, "one of a list of towns")
    return _link_by_position(parsed, start, end, cues[0], link) or link


def _link_by_position(parsed: Parsed, start: int, end: int, cue: Token, link: Link) -> Link | None:
    """Judge by its words a town that syntax gives no link, or a seat of government that it gives a weak one."""
    if link == NO_LINK and is_near(parsed, start, cue):
        return Link(NEAR_SCORE, NEAR)
    if link.score < SITE_SCORE and is_seat_nearby(parsed, start, end, cue):
        return Link(NEAR_SCORE, "a seat of government named close to the gathering")
    if link == NO_LINK and is_listed(parsed, start, cue):
        return Link(NEAR_SCORE, "named in the gathering's notice")
    return None


def link_noun(root: Token, cues: list[Token]) -> Link:
    """Judge a place's noun, a town's or a venue's, as a site of the gatherings that `cues` tell."""
    if any(
        c.dep_ == "relcl" and _tells_where(c) and any(c == cue or c.is_ancestor(cue) for cue in cues)
        for c in root.children
    ):
        return Link(0.95, "the place of the clause that tells the gathering")
    cue_ids = frozenset(t.i for t in cues)
    if root.dep_ == "xcomp" and root.tag_ == "NNP":  # "flocked to Raleigh", read as if it were a verb
        return judge_destination(root.head, cue_ids, cues, 1.0)
    return _climb(root, cue_ids, cues, 1.0, 0)


def _tells_where(clause: Token) -> bool:
    return any(c.lower_ == "where" for c in clause.children)


def _climb(noun: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int) -> Link:
    """Follow the place noun upwards until a cue, a person, or something else holds it."""
    noun = _first_of_list(noun, cue_ids)
    if depth > 6:
        return NO_LINK
    if noun.dep_ == "pobj":
        return _judge_preposition(noun, cue_ids, cues, score, depth)
    if noun.dep_ in {"compound", "nmod"} and noun.i + 1 < noun.head.i and noun.nbor(1).text == ",":
        return _climb(noun.head, cue_ids, cues, score, depth + 1)  # "in Reno, Nevada"
    if noun.dep_ in {"compound", "nmod", "poss", "amod", "npadvmod", "nummod"} and noun.head.tag_[:1] == "N":
        return _judge_modifier(noun, cue_ids, cues, score, depth)
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return _judge_subject(noun, cues, score)
    return judge_object(noun, cue_ids, cues, score) if noun.dep_ == "dobj" else NO_LINK


def _first_of_list(noun: Token, cue_ids: frozenset[int]) -> Token:
    """Go from a later item of a list or an apposition to the first one, which carries the syntax."""
    while noun.dep_ in {"conj", "appos"} and noun.head.i not in cue_ids and not _is_person(noun.head):
        noun = noun.head
    return noun


def _judge_preposition(noun: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int) -> Link:
    word = noun.head
    preposition, head = word.lower_, word.head
    while preposition != "to" and head.dep_ == "prep" and head.head != head and head.tag_ == "IN":  # "outside of"
        preposition, head = head.lower_ if preposition == "of" else preposition, head.head
    if preposition == "from":
        is_near = word.head.lower_ in AWAY
        return (
            _judge_location(word.head.head, cue_ids, cues, 0.95 * score, depth)
            if is_near
            else judge_origin(word, head, cue_ids, score)
        )
    if preposition == "out" and word.lower_ == "of":  # "walked out of Central High"
        return _judge_location(head, cue_ids, cues, score, depth)
    if preposition == "of" and head.lower_ in DOZENS and noun.lower_ in PLACE_NOUNS:
        return _climb(head, cue_ids, cues, score, depth + 1)
    if preposition == "of":
        return _judge_of(head, cue_ids, cues, score, depth)
    if preposition in {"to", "toward", "towards"}:
        is_part = head.lower_ in PLACE_NOUNS
        return (
            _climb(head, cue_ids, cues, score, depth + 1) if is_part else judge_destination(head, cue_ids, cues, score)
        )
    return _judge_where(noun, preposition, head, cue_ids, cues, score, depth)


def _judge_where(  # noqa: PLR0911, PLR0913, PLR0917 - one case a line; what the climb has reached
    noun: Token, preposition: str, head: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int
) -> Link:
    """Judge a place behind a preposition that may say where something was."""
    if preposition in {"near", "outside"} and head.tag_ == "NNP" and head.lower_ not in PLACE_NOUNS | VENUE_NOUNS:
        return Link(0.1, LIES_ELSEWHERE)
    if preposition == "like" and head.tag_ != "NNS":
        return Link(0.0, "likened to it")  # "the city, like Reno, has seen protests"
    if preposition in {"as", "like", "including"}:
        return _climb(head, cue_ids, cues, score, depth + 1) if head.tag_[:1] == "N" else link_verb(head, cues, score)
    if preposition == "with" and noun.lower_ in PART_OF_IT:
        return _judge_location(head, cue_ids, cues, score, depth)
    if preposition in {"against", "for"} and depth > 0 and head.i in cue_ids:
        return Link(0.5 * score, OPPOSED)
    is_timed = noun.lower_ in TIMES and preposition not in AT  # "planned for next Friday in Madison"
    if is_timed or (preposition == "for" and head.lower_ in FIRM_PLANS):  # "planned for Leeds"
        return _judge_location(head, cue_ids, cues, score, depth)
    if preposition not in AT or (preposition in EXCLUDED_AT and depth == 0):
        return Link(0.0, f"what the words are “{preposition}”, not where")
    return _judge_location(head, cue_ids, cues, score, depth)


def _judge_location(  # noqa: PLR0911 - one case a line, as the grammar has them
    head: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int
) -> Link:
    if head.i in cue_ids:
        return Link(score, PLACE)
    if head.lower_ in UNITS and head.dep_ == "pobj":  # "for three minutes outside City Hall"
        head = head.head.head
    if is_verb(head):
        return link_verb(head, cues, score)
    if head.lower_ in CROWD_NOUNS:
        return _link_victims(head) or _link_crowd(head, cues, score)
    if _is_person(head):
        return _judge_speaker(head, cues, score)
    if head.lower_ == "arrests" and head.dep_ in {"attr", "nsubj", "nsubjpass"}:  # "arrests in Ames as people marched"
        return link_verb(head.head, cues, score)
    if head.lower_ in INCIDENTS:
        scene = _scene_of(head)
        if scene is not None:
            return _climb(scene, cue_ids, cues, 0.9 * score, depth + 1)
        return Link(0.0, f"where the {head.text} was")
    if head.tag_[:1] == "N" or head.tag_ == "CD":
        return _climb(head, cue_ids, cues, score * 0.95, depth + 1)
    return link_verb(governing_verb(head), cues, score * 0.8)


def _scene_of(incident: Token) -> Token | None:
    """Give the place of an incident where people are said to be at it: "gathered at the scene of the shooting in"."""
    scene = incident.head.head
    is_of_scene = incident.dep_ == "pobj" and incident.head.lower_ == "of" and scene.lower_ in SCENES
    return scene if is_of_scene and scene.dep_ == "pobj" else None


def _judge_speaker(person: Token, cues: list[Token], score: float) -> Link:
    """Take the town of those who tell of a gathering, or act at it, for its own.

    "Police in Bristol said about 200 marched"; "Police in Bristol arrested two at the march".
    """
    verb = person.head
    is_told = any(clause_steps(cue, verb) == 1 if verb.lower_ in SPEECH else verb.is_ancestor(cue) for cue in cues)
    if person.lower_ in LOCAL and person.dep_ == "nsubj" and is_told and verb.lower_ not in HARMED:
        return Link(0.6 * score, "where those are who tell of it")
    if person.lower_ in LOCAL and person.dep_ == "nsubjpass" and any(_was_amid(verb, cue) for cue in cues):
        return Link(0.6 * score, "where those are who were hurt at it")
    return Link(0.0, "where a person is from")


def _was_amid(verb: Token, cue: Token) -> bool:
    """Say whether something was done as the gathering went on: "was hurt during a protest"."""
    return any(c.lower_ in {"during", "at", "amid"} and cue.head == c for c in verb.children)


def _judge_of(head: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int) -> Link:
    if head.i in cue_ids:
        return Link(0.7 * score, "the place of the gathering")
    if head.lower_ in BEARINGS and not any(c.dep_ == "det" for c in head.children):
        return Link(0.1, LIES_ELSEWHERE)
    if head.lower_ in SUBURBS:
        return _in_name(_climb(head, cue_ids, cues, 0.8 * score, depth + 1), OF_SUBURB)
    if head.lower_ in PLACE_NOUNS or (head.dep_ == "conj" and head.head.lower_ in PLACE_NOUNS):
        return _climb(head, cue_ids, cues, score, depth + 1)
    if _is_person(head) or head.lower_ in CROWD_NOUNS:
        return Link(0.45, CROWDS_OWN) if head.lower_ == "residents" else Link(0.0, "where a person is from")
    return Link(0.0, f"the “{head.text}” of that place, not the gathering's")


def _judge_modifier(  # noqa: PLR0911 - one case a line, as the grammar has them
    noun: Token, cue_ids: frozenset[int], cues: list[Token], score: float, depth: int
) -> Link:
    head = noun.head
    if head.i in cue_ids or any(head.i == cue.head.i and cue.dep_ == "compound" for cue in cues):
        return Link(0.95 * score, "the gathering is named after the place")
    if (other := _what_else(noun, head, cues, score)) is not None:
        return other
    if head.lower_ in TIMES:  # "in Chicago March 10"
        return _climb(head, cue_ids, cues, score, depth + 1)
    if noun.dep_ == "poss":
        return _climb(head, cue_ids, cues, score * 0.85, depth + 1)
    if head.lower_ in SUBURBS:
        return _in_name(_climb(head, cue_ids, cues, score * 0.75, depth + 1), OF_SUBURB)
    if head.lower_ in TOWNS_OWN or _lies_elsewhere(head):
        return _in_name(_climb(head, cue_ids, cues, score * 0.75, depth + 1))
    behind = noun.nbor(1)
    if behind.tag_ in {"NNP", "NNPS"} and behind.lower_ in VENUE_NOUNS and behind != head:
        return _in_name(_climb(head, cue_ids, cues, score * 0.7, depth + 1), IN_VENUE)
    if head.tag_ in {"NNP", "NNPS"} and head.lower_ in VENUE_NOUNS:
        reason = IN_NAME if any(c.lower_ in PUBLIC for c in head.children) else IN_VENUE
        return _in_name(_climb(head, cue_ids, cues, score * 0.7, depth + 1), reason)
    if head.tag_ in {"NNP", "NNPS"} and head.lower_ not in PLACE_NOUNS:
        return PART_OF_NAME
    return _climb(head, cue_ids, cues, score * 0.9, depth + 1)


def _is_police_department(noun: Token) -> bool:
    return noun.lower_ in {"department", "bureau"} and any(c.lower_ == "police" for c in noun.children)


def _lies_elsewhere(noun: Token) -> bool:
    """Say whether a place of its own follows the noun: "the Smithfield warehouse in Greensboro"."""
    return any(c.lower_ == "in" and any(p.dep_ == "pobj" and p.tag_ == "NNP" for p in c.children) for c in noun.rights)


def _what_else(  # noqa: PLR0911 - one case a line, as the grammar has them
    noun: Token, head: Token, cues: list[Token], score: float
) -> Link | None:
    """Give what a place's name tells of before a noun that is no place: people, an incident, a street's name."""
    if noun.dep_ == "poss" and head.dep_ == "appos" and head.lower_ not in PLACE_NOUNS | VENUE_NOUNS:
        return Link(0.1, "told to say what something else is")  # "in Israel, Washington's ally"
    if head.lower_ in {"residents", "neighbors"} and any(head.head in {cue, cue.head} for cue in cues):
        return RESIDENTS
    if head.lower_ in CROWD_NOUNS and head.tag_ == "NNS":
        return Link(0.45 if _is_person(head) else 0.5, CROWDS_OWN)
    if head.lower_ in GROUPS:
        return Link(0.45, CROWDS_OWN)
    if _is_person(head) or _is_police_department(head):
        speaker = _judge_speaker(head, cues, score)
        if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.head.lower_ in HARMED | INCIDENTS:
            return Link(0.0, "where those are from who did it")  # "over a man killed by Tulsa police"
        return speaker if speaker.score else PEOPLES_OWN
    if head.lower_ in INCIDENTS:
        return Link(0.0, f"where the {head.text} was")
    if head.lower_ in STREET_NAMES or (head.lower_ == "streets" and any(c.dep_ == "cc" for c in noun.children)):
        return Link(0.0, "a street's name")
    return None


def _in_name(link: Link, reason: str = IN_NAME) -> Link:
    """Mark the link of a town that only stands in a building's or park's name."""
    return Link(link.score, reason) if link.score >= SITE_SCORE else link


def _judge_subject(noun: Token, cues: list[Token], score: float) -> Link:
    verb = noun.head
    if verb.lower_ in HOST_VERBS and any(clause_steps(cue, verb) in {0, 1} for cue in cues if cue != verb):
        return Link(0.9 * score, "the town that saw the gathering")
    if verb.lower_ not in SPEECH and any(c.dep_ == "advcl" and _holds(c, cues) for c in verb.children):
        return Link(0.55, "the town where things happened as it did")
    return Link(0.1, "the doer of something else")


def _holds(clause: Token, cues: list[Token]) -> bool:
    """Say whether an adverbial clause of time tells the gathering: "came to a standstill when people marched"."""
    is_time = any(c.lower_ in {"when", "as", "while", "after"} for c in clause.children)
    return is_time and any(clause_steps(cue, clause) == 0 for cue in cues)


def _link_victims(crowd: Token) -> Link | None:
    """Give the link of those to whom something was done: "protested over the shootings of men in Erie"."""
    noun = crowd.head.head if crowd.dep_ == "pobj" and crowd.head.lower_ == "of" else crowd
    return Link(0.0, f"where the {noun.text} was") if noun.lower_ in INCIDENTS else None


def _link_crowd(crowd: Token, cues: list[Token], score: float) -> Link:
    """Take a crowd's place as the gathering's where the crowd does what the cue tells."""
    if crowd.dep_ == "dobj" and crowd.head.lower_ in ADDRESSED and any(crowd.head.is_ancestor(cue) for cue in cues):
        return Link(0.8 * score, "where the crowd was that someone spoke to")
    head = crowd
    while head.dep_ in {"pobj", "prep", "conj", "nummod", "appos"} and head.head != head:
        head = head.head
    if any(cue in {crowd, head, head.head} or clause_steps(cue, governing_verb(head)) == 0 for cue in cues):
        return Link(0.9 * score, "where the crowd was")
    return link_verb(governing_verb(head), cues, 0.8 * score)


def _is_person(token: Token) -> bool:
    """Say whether it is a word for a person, or a name in apposition to one."""
    if token.lower_ in PEOPLE_NOUNS:
        return True
    return token.tag_ == "NNP" and any(c.dep_ == "appos" and c.lower_ in PEOPLE_NOUNS for c in token.children)
