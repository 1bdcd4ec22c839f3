"""Unreal: what is said of a gathering that is none: denied, only possible, wished, forbidden, remembered."""

from spacy.tokens import Token

from dashboard.pipeline.reading.syntax import governing_verb, is_verb
from dashboard.pipeline.reading.tense import MAYBE, OPEN_FORMS, Tense, climb
from dashboard.pipeline.wordlists import word_set

_UNREAL = word_set(
    "able unable threaten threatens threatened threatening prevent prevents avoid avoids avert banned ban bans bar "
    "barred forbid discourage refuse refused refuses condemn oppose right rights ability freedom fear fears fearing "
    "warn warned consider considering considered debate debated allow allowed allowing encourage encouraged limit "
    "limits restrict restricts authorize authorizes authorized authorizing if whether unless sparked trigger"
)
_TALK = word_set("news word talk rumors rumours prospect possibility threat likelihood")
"""Of a gathering that need not be: "raised the prospect of a strike", "news of the rally"."""
_ALL = word_set("every any")
_OFFICES = word_set(
    "founder founders co-founder co-founders cofounder cofounders director president chair chairwoman chairman board "
    "spokeswoman spokesman alumna alumnus veteran"
)
"""Whoever is one of something for years: "a co-founder of the Women's March"."""
_MARCHING = word_set("march rally protest demonstrate picket gather")
"""What is planned though it may be given up, "will march unless"; a strike so told is a threat."""
_REMEMBERED = word_set(
    "veterans anniversary anniversaries history documentary film movie book novel exhibit exhibition museum "
    "memories memory lessons legacy era"
)
_NEGATIONS = word_set("no not n't n’t never neither nor without")
_TAKE_PLACE = word_set("hold held attend show take took join happen stage was were plan materialize materialized")
_NOBODY = word_set("nobody none")
_CAME = word_set("came showed turned attended joined gathered marched rallied appeared")


def judge_negation(cue: Token) -> Tense | None:
    """Judge what did not happen: "no march", "did not march", "nobody marched"."""
    verb = governing_verb(cue)
    if any(c.lower_ in _NEGATIONS for noun in _nouns_above(cue) for c in noun.children if c.dep_ in {"det", "neg"}):
        return Tense(None, unreal="denied")
    if cue.doc[0].lower_ in {"nor", "neither", "nobody"} and verb in {cue, cue.head}:
        return Tense(None, unreal="denied")
    if verb.lower_ in _CAME and any(c.dep_ == "nsubj" and _is_nobody(c) for c in verb.children):
        return Tense(None, unreal="denied")
    is_of_verb = cue == verb or (cue.head == verb and cue.dep_ in {"nsubj", "dobj", "nsubjpass", "attr"})
    if is_of_verb and any(c.dep_ == "neg" for c in verb.children) and _speaks_of_happening(cue, verb):
        return Tense(None, unreal="denied")
    return None


def _is_nobody(subject: Token) -> bool:
    """Say whether nobody is meant: "no one", "nobody"."""
    has_no = any(c.lower_ == "no" for c in subject.children)
    return subject.lower_ in _NOBODY or (subject.lower_ == "one" and has_no)


def judge_general(cue: Token) -> Tense | None:
    """Judge what is asked, "are we to march?", what is said of all or any, "every march", and a name in an office."""
    if cue.doc[-1].text == "?" and not _is_quoted_behind(cue):
        return Tense(None, unreal="asked, not told")
    if (cue.lower_.endswith("ing") and cue.dep_ in {"csubj", "nsubj"}) or any(
        c.dep_ == "det" and c.lower_ in _ALL for c in cue.children
    ):
        return Tense(None, unreal="told of all such gatherings")
    if cue.head.lower_ == "called" and any(c.lower_ == "what" for c in cue.head.children):
        return Tense(None, unreal="what somebody calls so")
    is_named = cue.dep_ == "pobj" and cue.head.lower_ in {"of", "behind"} and cue.head.head.lower_ in _OFFICES
    return Tense(None, unreal="part of what somebody is") if is_named and cue.tag_ in {"NNP", "NNPS"} else None


def _is_quoted_behind(cue: Token) -> bool:
    """Say whether the question is what people shouted: "marchers chanted, “Whose streets?”"."""
    behind = cue.doc[cue.i + 1 :].text
    return "“" in behind or behind.count('"') % 2 == 1


def _nouns_above(cue: Token) -> list[Token]:
    """Give the cue and the nouns it hangs on by little words: "stop" and "site" for "no stop at the rally site"."""
    nouns, token = [cue], cue
    while token.dep_ in {"pobj", "prep", "compound"} and token.head != token and not is_verb(token.head):
        token = token.head
        if token.tag_[:1] == "N":
            nouns.append(token)
    return nouns


def _speaks_of_happening(cue: Token, verb: Token) -> bool:
    """Say whether a denied verb denies the gathering: "did not march", "was not held"; not "did not see the march"."""
    return cue == verb or verb.lower_ in _TAKE_PLACE


def judge_case(cue: Token) -> Tense | None:
    """Judge what happens in some case alone, "in case of rain, it will be moved", and what is only talk of one."""
    if cue.dep_ == "pobj" and cue.head.lower_ == "of" and cue.head.head.lower_ in _TALK:
        return Tense(None, unreal=f"told as {cue.head.head.lower_}, not as a gathering")
    if cue.dep_ == "pobj" and cue.head.lower_ == "to" and cue.head.head.lower_ == "end":
        return Tense(None, unreal="wished to end")  # "asked for an end to protests"
    verb = governing_verb(cue)
    is_in_case = any(t.lower_ == "case" and t.dep_ == "pobj" and t.head.head == verb for t in cue.doc)
    return Tense(None, unreal="only on a condition") if is_in_case else None


def judge_unreal(cue: Token) -> Tense | None:
    """Judge what is told as possible, wished, forbidden or remembered, and not as a gathering."""
    conditions = {"if"} if cue.lower_ in _MARCHING else {"if", "unless"}
    if is_verb(cue) and any(g.lower_ in conditions for c in cue.children if c.dep_ == "advcl" for g in c.children):
        return Tense(None, unreal="only on a condition")
    if cue.tag_ == "VB" and cue.head.lower_ in {"vote", "votes", "voted", "voting"}:
        return Tense(None, unreal="voted for, not held")
    for token in climb(cue):
        if token != cue and token.lower_ in _REMEMBERED:
            return Tense(None, unreal=f"told through “{token.text}”, as history")
        words = {token.lower_} if token != cue else set()
        words |= {
            c.lower_
            for c in (*token.children, *_shared_auxiliaries(token))
            if c.dep_ in {"mark", "aux", "advmod", "amod", "prep"} or c.i == token.i - 1
        }
        if token != cue and token.lower_ in _UNREAL and not (_is_past_doing(token) or _is_doer(cue, token)):
            return Tense(None, unreal=f"told as “{token.text}”, not as a gathering")
        if (words & {"if", "unless", "whether"} and is_verb(token)) or (words & MAYBE and is_verb(token)):
            return Tense(None, unreal="only possible")
        if is_verb(token) and token.tag_ not in OPEN_FORMS:
            break
    return None


def _shared_auxiliaries(verb: Token) -> list[Token]:
    """Give what a joined verb shares of the one before it: "should" for "call" in "should meet and call a rally"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB" and not _has_own_subject(verb):
        verb = verb.head
        if shared := [c for c in verb.children if c.dep_ == "aux"]:
            return shared
    return []


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children)


def _is_doer(cue: Token, verb: Token) -> bool:
    """Say whether people of the cue's word do what the verb says, and so are there: "protesters refused to leave"."""
    return cue.dep_ in {"nsubj", "nsubjpass"} and cue.head == verb and cue.tag_ == "NNS" and cue.lower_.endswith("ers")


def _is_past_doing(token: Token) -> bool:
    return token.tag_ == "VBD" and token.lower_ in {"sparked", "barred", "banned"}
