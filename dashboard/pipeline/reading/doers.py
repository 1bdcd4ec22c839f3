"""Doers: whether a verb that may tell of a gathering has a crowd as its doer."""

from spacy.tokens import Token

from dashboard.pipeline.reading.site_words import CROWD_NOUNS, PEOPLE_NOUNS
from dashboard.pipeline.reading.syntax import is_verb
from dashboard.pipeline.wordlists import word_set

_PEOPLE_OR_NUMBER = CROWD_NOUNS | word_set("they who we protesters million dozen")
_EVENT_NOUNS = word_set("event gathering events gatherings")
_LIKENED = word_set("other another similar more smaller larger largest biggest further additional sister")
_SET = word_set("set scheduled expected reported")
_BE = word_set("are were was")
_ABOUT_THEM = word_set("supplies gear equipment law laws rules policy policies zone zones rights")
_CROWD_WORDS = word_set("crowd crowds turnout")
_OFFICIALS = word_set(
    "officers troopers deputies soldiers guards agents lawmakers legislators senators reporters speakers leaders "
    "prosecutors "
    "investigators candidates performers players runners singers dancers hours years months weeks days minutes miles "
    "percent dollars times points feet yards numbers members papers orders matters centers dinners"
)
"""Plurals that gather for their work, and those that only look like a people's."""
_OF_PEOPLE = ("ers", "ors", "ists", "ians", "ents", "ants", "men", "ees")
_NO_DEEDS = word_set(
    "said say says are were is was have had has live lived want wanted think thought believe believed feel felt know "
    "knew told died lost received got get need needed use used voted vote support supported oppose opposed face faced "
    "own earn signed registered"
)
"""What people do, feel or suffer without gathering for it."""
_NEWS_TO_THEM = word_set(
    "informed told notified warned laid fired hired invited infected displaced affected employed enrolled registered"
)
"""What is done to people who need not be together."""
_ARRESTED = word_set("arrested detained cited ticketed charged handcuffed")
"""What is done to people for what they did: "seven were arrested for blocking an intersection"."""
_OTHER_AIMS = word_set(
    "service services mass funeral burial game games match concert meeting ceremony dinner lunch breakfast conference "
    "festival wedding celebration debate speech party picnic tournament fair"
)
_HOLD = word_set("hold holds held holding host hosts hosted hosting stage staged organize organized plan planned")
_TAKE_PLACE = word_set("took take takes drew draws began begins")
_DESCRIBES = frozenset({"det", "poss", "compound", "nummod"})
_LINKED = word_set("conjunction solidarity concert coordination tandem connection support sister")
_KINDS_OF_IT = frozenset(("rallies", "marches", "actions", "demonstrations", "events", "gatherings", "strikes"))
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_crowds_doing(token: Token) -> bool:
    """Tell a crowd's verb with a crowd as its doer, or an event named for a cause: "a pro-Trump event"."""
    if is_verb(token):
        subject = find_subject(token)
        return not _is_for_something_else(token) and (
            (subject is not None and is_crowd(subject)) or _has_crowd_before(token)
        )
    no_deeds = {"nsubj": _NO_DEEDS, "nsubjpass": _NEWS_TO_THEM}.get(token.dep_, ())
    if token.head.lower_ in no_deeds or (token.dep_ == "nsubj" and _is_for_something_else(token.head)):
        return False
    if token.lower_ in CROWD_NOUNS or token.tag_ == "CD":
        return token.dep_ in {"nsubj", "nsubjpass", "conj", "pobj", "nummod", "ROOT", "appos", "dobj"}
    if token.lower_ in _EVENT_NOUNS:
        if _is_held(token):
            return True
        left = token.doc[max(0, token.i - 4) : token.i].text.lower()
        return "pro-" in left or "anti-" in left
    return token.lower_ in _CROWD_WORDS


def _is_for_something_else(verb: Token) -> bool:
    """Say whether a crowd comes for what is no protest: "turned out to vote", "gathered for the funeral"."""
    is_to_vote = any(c.dep_ in {"xcomp", "advcl"} and c.lower_ == "vote" for c in verb.children)
    aims = (p for c in verb.children if c.dep_ == "prep" and c.lower_ == "for" for p in c.children)
    return is_to_vote or any(p.dep_ == "pobj" and p.lower_ in _OTHER_AIMS for p in aims)


def _is_held(noun: Token) -> bool:
    """Say whether an event or gathering is what people hold: "will hold its own gathering", "gatherings took place".

    One likened to those told needs less: "spoke at the largest gathering in", "other events were in".
    """
    is_likened = any(c.lower_ in _LIKENED for c in noun.children)
    if is_likened and noun.dep_ == "pobj" and noun.head.lower_ == "at":
        return True
    is_object = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lower_ in _HOLD | (_SET if is_likened else set())
    is_subject = noun.dep_ == "nsubj" and noun.head.lower_ in _TAKE_PLACE | (_BE if is_likened else set())
    return is_object or is_subject


def is_in_general(token: Token) -> bool:
    """Tell "protest" as such from a protest: "forms of protest", "protest laws", "picket supplies"."""
    if token.dep_ == "compound" and token.head.lower_ in _ABOUT_THEM:
        return True
    if token.lower_ != "protest" or token.tag_ != "NN" or any(c.dep_ in _DESCRIBES for c in token.children):
        return False
    return token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in {"of", "for", "about", "as", "on"})


def is_model(token: Token) -> bool:
    """Tell the named event that another is linked to: "held in conjunction with the Women's March on Washington"."""
    preposition = token.head
    is_linked = preposition.lower_ in {"with", "of", "to"} and preposition.head.lower_ in _LINKED
    return token.tag_ == "NNP" and token.dep_ == "pobj" and is_linked


def is_one_officials(token: Token) -> bool:
    """Tell a verb of gatherings that one person does: "the mayor walked out of the meeting"."""
    subject = find_subject(token) if is_verb(token) else None
    return subject is not None and subject.tag_ == "NN" and subject.lower_ in PEOPLE_NOUNS and not is_crowd(subject)


def is_manner(token: Token) -> bool:
    """Tell "in protest", which says why something was done and is no gathering itself."""
    return (
        token.lower_ == "protest" and token.dep_ == "pobj" and token.head.lower_ == "in" and token.i - token.head.i == 1
    )


def find_subject(verb: Token) -> Token | None:
    """Give the doer of a verb, from the verb it is joined to or the noun it describes where it has none itself."""
    token = verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.lower_ in _ARRESTED:
        return next((c for c in verb.head.head.children if c.dep_ == "nsubjpass"), None)
    for _ in range(4):
        subjects = [c for c in token.children if c.dep_ in {"nsubj", "agent"}]
        subject = next((c for c in subjects if is_crowd(c)), subjects[0] if subjects else None)
        if subject is not None:
            return token.head if subject.lower_ in {"who", "that", "which"} and token.dep_ == "relcl" else subject
        if token.dep_ in {"acl", "relcl"}:
            return _open_subject(token) or token.head
        if token.dep_ not in {"conj", "xcomp", "advcl", "dep", "ccomp"}:
            return None
        token = token.head
    return None


def _open_subject(verb: Token) -> Token | None:
    """Give the people a sentence without a verb starts with, for a past tense that a noun beside it cannot take.

    "Members of the church where a man was killed by an officer marched" is read as an officer marched off.
    """
    root = verb.doc[: verb.i].root if verb.i and verb.tag_ == "VBD" and verb.dep_ == "acl" else None
    return root if root is not None and root.dep_ == "ROOT" and not is_verb(root) and is_crowd(root) else None


def is_crowd(noun: Token) -> bool:
    """Say whether the noun counts or names people together."""
    if noun.lower_ in _PEOPLE_OR_NUMBER or noun.tag_ == "CD" or _are_counted(noun):
        return True
    parts = [c for c in noun.children if c.dep_ in {"conj", "nummod", "appos", "quantmod"}]
    members = [g for c in noun.children if c.lower_ == "of" for g in c.children]
    return any(c.lower_ in _PEOPLE_OR_NUMBER for c in parts) or any(g.lower_ in CROWD_NOUNS for g in members)


def _are_counted(noun: Token) -> bool:
    """Tell counted people by whatever noun, "300 gun owners", and many by what they do: "tenants", "fishermen"."""
    if noun.tag_ != "NNS" or noun.lower_ in _OFFICIALS:
        return False
    return noun.lower_.endswith(_OF_PEOPLE) or any(c.dep_ == "nummod" and c.tag_ == "CD" for c in noun.children)


def _has_crowd_before(verb: Token) -> bool:
    """Say whether counted people stand before the verb, with no other verb between, where the parser found no doer."""
    for token in reversed(verb.doc[: verb.i]):
        if token.tag_ in _FINITE:
            return False
        if token.lower_ in CROWD_NOUNS and any(c.dep_ == "nummod" for c in token.children):
            return True
    return False


def names_several(event: Token) -> bool:
    """Say whether the word, or that of which it is a part, "protest rallies", names several events."""
    noun = event.head if event.dep_ == "compound" and event.head.lower_ in _KINDS_OF_IT else event
    return noun.tag_ in {"NNS", "NNPS"}
