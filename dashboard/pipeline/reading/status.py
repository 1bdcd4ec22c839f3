"""Status: whether a cue tells of a gathering held, planned or cancelled, or of none at all."""

import itertools
import re

from spacy.tokens import Token

from dashboard.pipeline.reading.doers import find_subject, is_crowd
from dashboard.pipeline.reading.syntax import governing_verb, is_verb
from dashboard.pipeline.reading.tense import MAYBE, OPEN_FORMS, Tense, climb
from dashboard.pipeline.reading.unreal import judge_case, judge_general, judge_negation, judge_unreal
from dashboard.pipeline.wordlists import WEEKDAY, word_set
from dashboard.tables import Status

_FUTURE = word_set("will 'll ’ll wo shall")
_PLANS = word_set(
    "plan plans planned planning schedule scheduled slated set expected expects expect expecting organize organizing "
    "organizes intend intends going preparing prepare prepares ready upcoming due invited announced announce "
    "announces vow vowed vows promised promise hope hopes hoping aim aims looking urging urge called calling want "
    "wants seek agreed await looms signed registered notice brace braces bracing gearing pledge "
    "pledged pledges"
)
FIRM_PLANS = word_set("planned scheduled slated upcoming expected set due")
"""What gatherings and little else is, and what has a day of its own."""
_CANCELLED = re.compile(
    r"^(?:cancel(?:l?ed|s|l?ing)?|call(?:ed|s)? off|postpon(?:ed|es|e|ing)|scrapp(?:ed|ing)|nix(?:ed|es)|suspended)$",
    re.I,
)
_NEW_DAY = re.compile(r"^(?:postpon|resched|moved|delay|push)", re.I)
_DAY_NAME = re.compile(rf"{WEEKDAY}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*|tomorrow")
_AUXILIARIES = word_set("be been being have has had is are was were")
_TURNOUT = word_set("attend join draw attract bring see number host")
"""What a gathering that is to come may do or have: "could draw 500"."""
_BE_THERE = word_set("be come gather attend arrive flood fill pack descend")
"""What people may do at or for a gathering that is to come: "thousands could be downtown for the march"."""
_HAPPENED = word_set(
    "drew attracted brought went took began started ended filled proceeded lasted remained saw fizzled turned erupted "
    "devolved grew swelled"
)
UNTIL = word_set("through until till")
LASTINGS = word_set("last lasts continue continues run runs remain")
"""What goes on until a day, "through Friday", which is that of its end."""
ENDINGS = word_set("end ends conclude concludes finish finishes")
"""What a gathering that has begun is yet to do, on a day that may be a later one."""
_ARRANGED = word_set("organized organised planned arranged advertised promoted prepared")
"""What is being done to a gathering that is to come."""
_ONE_PERSON = re.compile(r"(?:protest|demonstrat|march|picket|rally ?go)[eo]r$")
"""What one of them plans is no gathering."""
_SPEAKERS = re.compile(
    r"^(?:(?:co-?)?organi[sz]ers?|spokes(?:wo)?man|spokesperson|leaders?|founders?|sponsors?|coordinators?|hosts?)$",
    re.I,
)
"""Of a gathering, they tell of it before and after."""
_GO_ON = word_set("are 're ’re")
_HAVE_GONE = word_set("have 've ’ve")
_NOW = word_set("is are 's ’s 're ’re")
_CLAUSE_TOKENS = 10
_SPANS = word_set("hours day days week weeks")
_SAID = word_set("said says told announced informed wrote added promised vowed warned")
_IT = word_set("it idea plan plans event")
"""What is called off where the gathering itself was named before."""
_PART = re.compile(r"\b(?:portion|part|leg|end)\b", re.I)
_IN_HANDS = word_set("sign signs banner banners placard placards flag flags candles hands posters portraits")
"""What people hold as they stand there."""
_TIMETABLE = word_set(
    "holds hold hosts host begins begin starts start kicks kick takes take returns return is are gets opens"
)


def read_tense(cue: Token) -> Tense:
    """Read the tense, mood and negation about a cue's token."""
    for judge in _JUDGES:
        tense = judge(cue)
        if tense is not None:
            return tense
    return Tense(None)


def _judge_cancelled(cue: Token) -> Tense | None:
    for word in climb(cue)[1:] + list(cue.children) + _joined_verbs(cue):
        if _NEW_DAY.match(word.lower_) and any(is_new_day(t) and _DAY_NAME.match(t.text) for t in word.subtree):
            return Tense(Status.PLANNED, word)
        two = f"{word.lower_} {word.nbor(1).lower_}" if word.i + 1 < len(word.doc) else word.lower_
        if not (_CANCELLED.match(word.lower_) or _CANCELLED.match(two)):
            continue
        between = word.doc[min(word.i, cue.i) : max(word.i, cue.i) + 3].text
        is_object = cue.dep_ in {"dobj", "nsubjpass", "nsubj", "conj", "compound", "pobj", "appos"} or word.dep_ in {
            "amod",
            "acl",
        }
        is_beside = governing_verb(cue).dep_ == "conj" and governing_verb(cue).head == word
        if is_object and not is_beside and not _PART.search(between):
            return Tense(Status.CANCELLED, word)
    return None


def _joined_verbs(cue: Token) -> list[Token]:
    """Give the verbs joined to the cue's or said of it: "planned a march and scrapped the idea", "said it was off"."""
    joined = (c for c in governing_verb(cue).subtree if c.dep_ in {"conj", "ccomp"} and is_verb(c))
    return [v for v in joined if any(c.dep_ == "dobj" and c.lower_ in _IT for c in v.children)]


def is_new_day(day: Token) -> bool:
    """Say whether it is the day to which something was moved: "postponed until June 30", "from May 1 to May 8"."""
    moved = day.head.head
    while moved.head != moved and (moved.lower_ == "from" or moved.head.lower_ == "from"):
        moved = moved.head
    return day.head.lower_ in {"to", "until", "till", "for"} and _NEW_DAY.match(moved.lower_) is not None


def _judge_foreseen(cue: Token) -> Tense | None:
    """Judge what was said to come, "said they would march", and whose turnout is guessed, "could draw 500"."""
    verb = governing_verb(cue)
    maybe = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in MAYBE), None)
    if maybe is None:
        return None
    is_said = maybe.lower_ == "would" and verb.dep_ == "ccomp" and verb.head.lower_ in _SAID
    is_turnout = cue != verb and verb.lower_ in _TURNOUT and (cue.dep_ == "nsubj" or _is_joined(cue))
    is_turnout |= cue.dep_ == "pobj" and cue.head.lower_ in {"for", "at"} and verb.lower_ in _BE_THERE
    return Tense(Status.PLANNED, maybe) if is_said or is_turnout else None


def _is_joined(cue: Token) -> bool:
    """Say whether people are the doers of what is done with the cue: "thousands could attend the march"."""
    subject = find_subject(cue.head)
    return cue.dep_ == "dobj" and subject is not None and is_crowd(subject)


def _judge_preceding(cue: Token) -> Tense | None:
    """Judge what something else came after: "a day after hundreds marched"."""
    clause = cue.doc[max(0, cue.i - _CLAUSE_TOKENS) : cue.i]
    words = [t.lower_ for t in clause]
    spans = [i for i, pair in enumerate(itertools.pairwise(words)) if pair[0] in _SPANS and pair[1] == "after"]
    return Tense(Status.HELD, cue) if spans and "," not in words[spans[-1] :] else None


def _judge_planned(cue: Token) -> Tense | None:
    verb = governing_verb(cue)
    if cue.dep_ in {"nsubj", "nsubjpass"} and (verb.lower_ in _HAPPENED or _is_to_end(verb)):
        return None
    if cue.tag_ == "NN" and _ONE_PERSON.search(cue.lower_):
        return None
    plan = _plan_beside(cue) or _plan_after(cue)
    if plan is not None:
        return Tense(Status.PLANNED, plan)
    for token in climb(cue):
        if _is_set_otherwise(token) or _is_parted(cue, token) or (token.tag_ == "VB" and token.head.lower_ == "helped"):
            break
        if token != cue and token.lower_ in _PLANS and _is_planned_by(cue, token) and not _is_past_news(token):
            return Tense(Status.PLANNED, token)
        auxiliary = next((c for c in token.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _FUTURE), None)
        if auxiliary is not None:
            return Tense(Status.PLANNED, auxiliary)
        is_told = token != cue or (cue.tag_ == "VBD" and cue.dep_ == "relcl")  # "residents who marched will get …"
        if is_verb(token) and is_told and token.tag_ not in OPEN_FORMS:
            break
    return None


def _is_to_end(verb: Token) -> bool:
    """Say whether the end alone is planned: "the walkout is scheduled to end Thursday"."""
    return any(c.dep_ == "xcomp" and (c.lower_ in ENDINGS or _is_until(c)) for c in verb.children)


def _is_until(verb: Token) -> bool:
    """Say whether something goes on until a day: "is expected to last through Friday"."""
    return verb.lower_ in LASTINGS and any(c.lower_ in UNTIL and c.dep_ == "prep" for c in verb.children)


def _plan_beside(cue: Token) -> Token | None:
    """Give the firm plan's word that the cue is, or that stands with its noun: "a planned march"."""
    if is_verb(cue) and cue.lower_ in FIRM_PLANS:
        return cue
    kinds = {"acl"} if _is_met_by_crowd(cue) else {"amod", "acl", "compound"}
    return next((c for c in cue.children if c.lower_ in FIRM_PLANS and c.dep_ in kinds), None)


def _is_met_by_crowd(cue: Token) -> bool:
    """Say whether people came for what was planned: "hundreds gathered for a planned march"."""
    verb = governing_verb(cue)
    while verb.dep_ in {"xcomp", "conj"} and verb.tag_ == "VBG":  # "began chanting before their planned march"
        verb = verb.head
    subject = find_subject(verb) if cue.dep_ == "pobj" and verb.tag_ == "VBD" else None
    return subject is not None and is_crowd(subject)


def _plan_after(cue: Token) -> Token | None:
    """Give the next verb after an event's noun, if it is of a clause that tells its plan, whatever noun holds that.

    "The march against the wall scheduled for Friday"; "a rally that was to be held"; "ahead of Friday's march" too.
    """
    if cue.head.lower_ == "of" and cue.head.head.lower_ in {"ahead", "advance"}:
        verb = governing_verb(cue)
        is_now = any(t.tag_ in {"VBZ", "VBP"} for t in (verb, *verb.children))
        return cue.head.head if is_now else None
    for token in () if is_verb(cue) else cue.doc[cue.i + 1 :]:
        is_to_be = token.lower_ in {"is", "are", "was", "were"} and token.i + 2 < len(cue.doc)
        if is_to_be and token.nbor(1).lower_ == "to" and token.nbor(2).tag_ == "VB":
            return token
        is_purpose = token.tag_ == "VB" and token.head == cue and token.nbor(-1).lower_ == "to"  # "a march to demand"
        if is_verb(token) and token.lower_ not in _AUXILIARIES and not is_purpose:
            is_of_noun = token.dep_ in {"acl", "relcl"} and (token.head == cue.head or token.head.i > cue.i)
            is_firm = token.tag_ == "VBN" and token.lower_ in FIRM_PLANS and not _is_set_otherwise(token)
            return token if is_firm and (is_of_noun or token.head.is_ancestor(cue)) else None
    return None


def _is_parted(cue: Token, token: Token) -> bool:
    """Say whether a semicolon stands between the two, which parts what they tell."""
    return any(t.text == ";" for t in cue.doc[min(cue.i, token.i) : max(cue.i, token.i)])


def _is_set_otherwise(token: Token) -> bool:
    """Say whether "set" is no plan's: "set off", "set up"."""
    return token.lower_ == "set" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ not in {"to", "for"}


def _is_past_news(plan: Token) -> bool:
    """Say whether a plan was made before, so that it may be over: "was announced on Monday", "had expected"."""
    is_known = plan.lower_ in {"announced", "called", "promised"}
    if plan.lower_ in {"expect", "expected"} and any(c.lower_ == "had" for t in (plan, plan.head) for c in t.children):
        return True
    is_before = any(c.lower_ == "had" or (c.dep_ == "auxpass" and c.tag_ == "VBD") for c in plan.children)
    return is_known and is_before


def _is_planned_by(cue: Token, plan: Token) -> bool:
    """Say whether the cue hangs on a plan's word by little words alone: "plans for a march"."""
    token = cue
    while token.head not in {plan, token}:
        token = token.head
        is_awaited = plan.lower_.startswith("expect") and is_crowd(token)  # "police expect 2,000 people at a rally"
        is_little = token.tag_ in {"IN", "TO"} or token.lower_ in _PLANS or (is_verb(token) and token.tag_ == "VB")
        if not (is_little or is_awaited):
            return plan.lower_ in FIRM_PLANS and is_verb(plan)
    if plan.lower_ in {"signed", "registered"}:
        return cue.head.lower_ == "for"
    if plan.lower_ in {"called", "calling"}:
        return cue != token or any(c.lower_ == "for" for c in plan.children)
    return True


def _judge_past(cue: Token) -> Tense | None:
    verb = governing_verb(cue)
    if _is_of_speaker(cue, verb):
        said = [c for c in verb.children if c.dep_ == "ccomp" and is_verb(c)]
        plan = next((v for v in said if v.lower_ in _PLANS or any(c.lower_ in _FUTURE for c in v.children)), None)
        return Tense(Status.PLANNED, plan) if plan is not None and plan.tag_ not in {"VBD", "VBN"} else None
    if any(c.lower_ == "being" for c in verb.children) and is_in_present(cue):
        tells_who = any(c.dep_ == "agent" for c in verb.children)
        return Tense(Status.PLANNED, verb) if verb.lower_ in _ARRANGED and not tells_who else None
    if verb.lower_ in {"moved", "relocated"} and any(c.lower_ in {"has", "have"} for c in verb.children):
        return Tense(Status.PLANNED, verb)
    if verb.tag_ in {"VBD", "VBN"} or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in {"aux", "auxpass"}):
        is_told = is_verb(cue) or not (_is_state(verb) or _is_denied(verb))
        return Tense(Status.HELD, verb) if is_told else None
    if verb.tag_ == "VB" and verb.head.tag_ == "VBD" and verb.dep_ in {"advcl", "xcomp"}:
        return Tense(Status.HELD, verb.head)
    return None


def _is_denied(verb: Token) -> bool:
    """Say whether what is told of a gathering is what was not done: "the union did not endorse the march"."""
    return any(c.dep_ == "neg" for c in verb.children)


def _is_state(verb: Token) -> bool:
    """Say whether a form of a verb only tells what something is: "the march is committed to peace"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBN" and bool(auxiliaries) and all(word in _NOW for word in auxiliaries)


def _is_of_speaker(cue: Token, verb: Token) -> bool:
    """Say whether the cue only tells who speaks: "an organizer of the march, said they expect 400 people"."""
    noun = cue.head.head if cue.head.lower_ in {"of", "for", "behind"} else cue.head
    return verb.lower_ in _SAID and noun != verb and _SPEAKERS.match(noun.lower_) is not None


def is_in_present(cue: Token) -> bool:
    """Say whether it is told in the present that goes on or lies ahead: "are marching", "is being held"."""
    verb = governing_verb(cue)
    is_progressive = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in verb.children)
    return is_progressive and any(c.dep_ == "aux" and c.lower_ in _NOW for c in verb.children)


def is_going_on(cue: Token) -> bool:
    """Say whether what the cue tells goes on as the article is written: "are gathering", "have gathered"."""
    verb = governing_verb(cue)
    is_passive = any(c.dep_ == "auxpass" for c in verb.children)
    words = _GO_ON | _HAVE_GONE if cue == verb else _GO_ON  # "have staged protests" may be over
    return not is_passive and any(c.dep_ == "aux" and c.lower_ in words for c in verb.children)


def _judge_timetable(cue: Token) -> Tense | None:
    verb = governing_verb(cue)
    if verb.lower_ in {"take", "takes"} and not any(c.lower_ == "place" for c in verb.children):
        return None
    if verb.lower_ in {"hold", "holds"} and any(c.dep_ == "dobj" and c.lower_ in _IN_HANDS for c in verb.children):
        return None
    is_said_of = verb.lower_ in {"is", "are"} and any(
        c.dep_ in {"acomp", "attr"} and not _DAY_NAME.match(c.text) for c in verb.children
    )
    if verb != cue and verb.tag_ in {"VBZ", "VBP"} and verb.lower_ in _TIMETABLE and not is_said_of:
        return Tense(None, verb, is_timetable=True)
    return None


_JUDGES = (
    judge_negation,
    judge_general,
    judge_case,
    _judge_cancelled,
    _judge_preceding,
    _judge_foreseen,
    judge_unreal,
    _judge_planned,
    _judge_past,
    _judge_timetable,
)
"""Asked in this order; the first that has an answer holds."""
