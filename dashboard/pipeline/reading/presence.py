"""Presence: people told to be out somewhere together, whatever they do there, read off a sentence's parse.

What a crowd does at a protest is beyond listing: it forms a ring, lights lanterns, parks tractors. What people do
without gathering is not: they say, think, live, work, suffer. So a group of people as the doer is taken to be present
where its clause names a place, unless the verb is of that closed list, and the sentence gives one further sign.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dashboard.pipeline.reading.doers import is_crowd
from dashboard.pipeline.reading.site_words import CROWD_NOUNS, DAYS, PLACE_NOUNS, TAKEN, TOWNS_OWN, VENUE_NOUNS
from dashboard.pipeline.reading.syntax import Parsed, is_verb
from dashboard.pipeline.wordlists import WEEKDAY, word_set

_SOMEONE = re.compile(
    rf"\b(?:{'|'.join(sorted(CROWD_NOUNS))}|[a-z]{{3,}}(?:ers|ors|ists|ians|ents|ants|men|ees))\b", re.IGNORECASE
)
_SOMEWHERE_OR_TIME = re.compile(
    r"\b(?:outside|in front of|at|near|on the|along|across from|around the|through|into|downtown|streets?|steps|there"
    rf"|in [A-Z]|[ap]\.m\.|noon|{WEEKDAY})\b|(?:^|\s)In [A-Z]"
)
"""What a sentence must hold, with people, to be worth a parse."""
_NO_DEED_STEMS = word_set(
    "accus add agre answer appear approv argu arriv ask attack averag believ blam call charg claim comment "
    "compar compet complain complet consider continu contribut convict cook creat debat decid decreas describ "
    "di discover discuss donat earn elect employ enjoy enroll escap evacuat examin expect explain express fac "
    "favor fear fil graduat happen hat help hir hop hospitaliz increas inform injur investigat involv kill "
    "learn lik liv look lov mov need notic number offer oppos perform play practic prefer rais rank reach "
    "realiz receiv recover register reject relocat remain remember remov rent report resign respond retir "
    "return review rob search seem select sentenc serv shoot shop sign stay struggl suffer suggest support "
    "surviv talk tend total train travel treat us visit volunteer vot want watch welcom wonder work worr wound"
)
_NO_DEED_FORMS = word_set(
    "say says said see sees saw seen tell tells told think thinks thought is are be been being has have had do "
    "does did feel feels felt find finds found fell know knows knew known mean means meant get gets got give gave "
    "given lose lost win won wear wore write wrote written make made take took taken speak spoke spoken spend "
    "spent meet met leave left hear heard read buy bought sell sold pay paid build built grow grew eat ate sleep "
    "slept keep kept drank flee fled teach taught seek sought fight fought thank sue become became begin steal "
    "stole try tried apply applied reply replied study studied qualify qualified testify testified notify "
    "notified own"
)
_NO_PRESENCE = re.compile(
    rf"(?:{'|'.join(sorted(_NO_DEED_FORMS))}|(?:{'|'.join(sorted(_NO_DEED_STEMS))})(?:e|es|s|ed|d|ies|ied|y|ing|ling|led)?)$",
    re.IGNORECASE,
)
"""Verbs of speech, opinion, life, work, harm and change, and those that only link: they put nobody in the open."""
_WITNESSED = word_set("drew draws draw attracted attracts brought counted saw had")
"""What events and witnesses do with a crowd: "our crew counted 45 in"."""
_PUT_AT = word_set(
    "outside at near in on along across around through throughout beside behind before under by into onto from opposite"
)
_HERE = word_set("outside downtown there nearby")
_MORE_GROUNDS = word_set(
    "sidewalk sidewalks curb lawn steps gate plaza statue fountain rotunda gazebo lot monument memorial "
    "flagpole church cathedral mosque synagogue temple store bank hotel hospital clinic airport terminal port "
    "dock docks embassy consulate mansion precinct ministry parliament legislature ditch lane lanes overpass "
    "median roundabout intersection corner fence rope barricade barrier pavilion bandstand amphitheater quad "
    "pier riverfront waterfront square park campus factory plant refinery mine depot warehouse dam rink field "
    "track green yard door doors wall"
)
_NO_GROUNDS = word_set("part parts area areas community communities front middle edge center centre heart")
_GROUNDS = (PLACE_NOUNS | TAKEN | VENUE_NOUNS | TOWNS_OWN | _MORE_GROUNDS) - _NO_GROUNDS
"""Nouns of places in the open or before a house, by which a phrase tells where people were."""
_SHOWN = re.compile(
    r"\b(?:signs?|placards?|banners?|posters?|flags?|candles?|chant\w*|slogans?|megaphones?|bullhorns?|drums?|fists?"
    r"|moments? of silence|sang|singing|prayed|knelt|kneel\w*|linked arms|arm in arm|umbrellas?|lanterns?)\b|[“\"]",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:against|demand\w*|in (?:support|favou?r|solidarity|opposition|protest|memory|honou?r)|opposed|opposing"
    r"|to (?:call|show|oppose|support|mourn|remember|honou?r|press|urge|denounce|condemn|mark)|over the"
    r"|calling (?:for|on)|anti-\w+|pro-\w+|refus\w+ to (?:leave|move|disperse))\b",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\b(?:{WEEKDAY}|[ap]\.m\.|noon|midday|dawn|dusk|morning|afternoon|evening|tonight|midnight)\b")
_COUNTS = word_set("hundreds dozens scores thousands tens crowd crowds group groups throng throngs")
_COUNTED = re.compile(
    rf"\d|\b(?:{'|'.join(sorted(_COUNTS))}|dozen|hundred|thousand|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|\w+ty|eleven|twelve)\b",
    re.IGNORECASE,
)
_TALKS = word_set(
    "conference conferences briefing briefings meeting meetings hearing hearings interview interviews talks"
)
"""What people hold to speak and be heard: "leaders held a press conference outside"."""
_PRESENT = frozenset({"VBP", "VBZ"})


def may_tell_presence(text: str, start: int, end: int) -> bool:
    """Say whether a sentence names people, a place or an hour, and a sign of a gathering: then it is worth a parse."""
    return all(
        any(pattern.search(text, start, end) for pattern in patterns)
        for patterns in ((_SOMEWHERE_OR_TIME,), (_COUNTED, _TIME, _SHOWN, _CAUSE), (_SOMEONE,))
    )


def find_presence(parsed: Parsed) -> Token | None:
    """Give the word that tells people present in the sentence, a verb or a caption's noun; None where none does."""
    words = parsed.doc.text
    has_sign = any(pattern.search(words) for pattern in (_SHOWN, _CAUSE, _TIME))
    for group, doing in _doings(parsed):
        if (has_sign or _is_counted(group)) and _is_somewhere(group, doing):
            return doing
    return None


def _is_counted(group: Token) -> bool:
    return group.tag_ == "CD" or any(c.tag_ == "CD" for c in group.children) or group.lower_ in _COUNTS


def _doings(parsed: Parsed) -> Iterator[tuple[Token, Token]]:
    """Give each group of people that the sentence names with the word that tells what it does."""
    for noun in parsed.doc:
        if noun.tag_ in {"PRP", "WP"} or noun.tag_[:1] not in {"N", "C", "J"} or not is_crowd(noun):
            continue
        doing = _doing_of(noun)
        if doing is not None and not (is_verb(doing) and doing.tag_ in _PRESENT):
            yield noun, doing


def _doing_of(noun: Token) -> Token | None:
    """Give what the people do, by their part in the clause; None where that puts them nowhere."""
    head = noun.head
    if noun.dep_ == "nsubj" and is_verb(head):
        return head if _puts_people_there(head) else None
    is_there = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in head.children)
    if is_there or (noun.dep_ == "dobj" and head.lower_ in _WITNESSED):
        return head
    if noun.dep_ == "pobj" and head.dep_ == "agent" and not _NO_PRESENCE.match(head.head.lower_):
        return head.head
    part = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG"), None)
    if part is not None and not _NO_PRESENCE.match(part.lower_):
        return part
    return noun if noun.dep_ == "ROOT" else None


def _puts_people_there(verb: Token) -> bool:
    """Say whether what the verb says of its doers puts them somewhere: "were on the steps"; not "were tired"."""
    if verb.lower_ in {"was", "were"}:
        return not any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    if any(c.dep_ == "dobj" and c.lower_ in _TALKS for c in verb.children):
        return False
    return _NO_PRESENCE.match(verb.lower_) is None


def _is_somewhere(group: Token, doing: Token) -> bool:
    """Say whether a place stands with what the people do, or with themselves."""
    around = [*doing.children, *group.children]
    around += [g for c in around if c.dep_ in {"xcomp", "advcl", "acl", "conj", "prep", "dobj"} for g in c.children]
    return any(_names_ground(word) for word in around)


def _names_ground(word: Token) -> bool:
    if word.lower_ in _HERE and word.dep_ == "advmod":
        return True
    if word.lower_ not in _PUT_AT:
        return False
    grounds = (c for c in word.subtree if c.dep_ in {"pobj", "dobj"} or c.head == word)
    return any(_is_ground(each) for each in grounds)


def _is_ground(noun: Token) -> bool:
    if noun.lower_ in DAYS:
        return False
    return noun.lower_ in _GROUNDS or noun.tag_ in {"NNP", "NNPS"}
