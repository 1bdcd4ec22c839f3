"""Which mentions tell of one gathering: one town, one day, and nothing in their words that tells them apart.

Mentions are taken town by town, those with the surest day first, in an order made from what they say and from no
order of reading; each joins the gathering it fits best or begins one. A gathering knows its days and who has told of
it, so the work grows with the number of mentions and not with the number of pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from dashboard.tables import Action, DateBasis, Status

GENERAL_ACTIONS = frozenset({Action.PROTEST, Action.RALLY, Action.MARCH})
"""Words that reports of one gathering use by turns."""
SAME_NAME_SCORE = 88
"""Of 100; from this on two written names of a venue or organizer mean one."""
LONGEST_SPAN = 31
"""Days; what is told for longer has no day worth comparing."""
NEAR_DAYS = 7
"""An undated report may tell of a gathering that took place so many days from its publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One mention, with what of its place and its article decides whether another tells of the same gathering."""

    mention_id: str
    article_id: str
    story_id: str
    published_on: date | None
    town: str | None
    """What tells towns apart; None where no place is known or the event is online."""
    is_town: bool
    """False for a state, a country or another area that may hold several gatherings in a day."""
    starts_on: date | None
    ends_on: date | None
    date_basis: str
    status: str
    action: str
    is_online: bool
    venue: str | None
    organizers: tuple[str, ...]
    crowd: tuple[int, int] | None
    evidence: str

    @property
    def is_counter(self) -> bool:
        """Say whether it stands against another gathering, which is then not this one."""
        return self.action == Action.COUNTER_PROTEST

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day, as ordinals; None where they are unknown or too far apart to compare."""
        if self.starts_on is None or self.ends_on is None:
            return None
        first, last = self.starts_on.toordinal(), self.ends_on.toordinal()
        return (first, last) if 0 <= last - first <= LONGEST_SPAN else None

    @property
    def details(self) -> int:
        """How many of the fields that tell gatherings apart it has."""
        return bool(self.venue) + bool(self.organizers) + bool(self.crowd)


@dataclass(slots=True)
class Gathering:
    """Reports that tell of one gathering, each with the reason it is among them."""

    days: tuple[int, int] | None
    reports: list[Report] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)
    organizers: set[str] = field(default_factory=set)
    venues: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    by_article: dict[str, list[Report]] = field(default_factory=dict)
    tellers: dict[str, set[str]] = field(default_factory=dict)
    """Evidence → the articles that hold this sentence."""

    def add(self, report: Report, reason: str) -> None:
        """Take in `report`; a stated day narrows the gathering's days, a day that was only inferred does not."""
        self.reports.append(report)
        self.reasons.append(reason)
        self.stories.add(report.story_id)
        self.actions.add(report.action)
        self.statuses.add(report.status)
        self.by_article.setdefault(report.article_id, []).append(report)
        if report.evidence:
            self.tellers.setdefault(report.evidence, set()).add(report.article_id)
        self.organizers.update(name_key(o) for o in report.organizers)
        if report.venue:
            self.venues.add(name_key(report.venue))
        if report.days and self.days and report.date_basis != DateBasis.PUBLISHED:
            first, last = max(report.days[0], self.days[0]), min(report.days[1], self.days[1])
            self.days = (first, last) if first <= last else self.days


def group_reports(reports: Iterable[Report]) -> list[Gathering]:
    """Group reports into gatherings; the same reports give the same groups in whatever order they come."""
    blocks: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    for report in reports:
        blocks[_block(report)].append(report)
    return [gathering for key in sorted(blocks, key=repr) for gathering in _Block(blocks[key]).group()]


def gather_reports(reports: Iterable[Report]) -> Gathering:
    """Give the one gathering of reports that a person put together, whatever the rules would say."""
    ordered = sorted(reports, key=lambda report: _order(report, 1))
    gathering = Gathering(days=ordered[0].days)
    for report in ordered:
        gathering.add(report, "put together by hand")
    return gathering


def name_key(name: str) -> str:
    """Give what two spellings of a name have in common: "The MoveOn.org" and "moveon.org"."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _block(report: Report) -> tuple[object, ...]:
    """Give what two reports must share to be compared at all."""
    if report.is_online:
        return ("online", report.is_counter)
    if report.town is None:
        return ("nowhere", report.story_id, report.is_counter)
    return ("town", report.town, report.is_counter)


class _Block:
    """The gatherings of one town, found by their days."""

    def __init__(self, reports: list[Report]) -> None:
        told = Counter((r.article_id, r.days) for r in reports)
        self._reports = sorted(reports, key=lambda r: _order(r, told[r.article_id, r.days]))
        self._gatherings: list[Gathering] = []
        self._by_day: dict[int, list[Gathering]] = defaultdict(list)

    def group(self) -> list[Gathering]:
        for report in self._reports:
            self._place(report)
        return self._gatherings

    def _place(self, report: Report) -> None:
        candidates = list(self._candidates(report))
        fits = [(len(bonds), len(g.reports), -i, g, bonds) for i, g, bonds in self._fits(report, candidates)]
        best = max(fits, key=lambda fit: fit[:3], default=None)
        if best is None or self._is_unclear(report, fits):
            self._begin(report, _reason_apart(report, candidates))
            return
        gathering, bonds = best[3], best[4]
        gathering.add(report, _reason_together(report, gathering, bonds, is_one_of_many=len(fits) > 1))

    def _candidates(self, report: Report) -> Iterator[Gathering]:
        """Give the gatherings that the report's days allow, each once."""
        if report.days is None:
            yield from (g for g in self._gatherings if _is_near(report, g))
            return
        first, last = report.days
        if report.date_basis == DateBasis.PUBLISHED and not self._by_day.get(first):
            first -= 1  # a report without a word on the day is often the next day's
        seen: set[int] = set()
        for day in range(first, last + 1):
            for gathering in self._by_day.get(day, ()):
                if id(gathering) not in seen and _overlap((first, last), gathering.days):
                    seen.add(id(gathering))
                    yield gathering

    def _fits(self, report: Report, candidates: list[Gathering]) -> Iterator[tuple[int, Gathering, list[str]]]:
        for i, gathering in enumerate(candidates):
            bonds = _bonds(report, gathering)
            if not _conflict(report, gathering, bonds) and (bonds or not _needs_bond(report)):
                yield i, gathering, bonds

    def _is_unclear(self, report: Report, fits: list[tuple[int, int, int, Gathering, list[str]]]) -> bool:
        """Say whether a report that names no one day fits several gatherings equally well."""
        if report.days and report.days[0] == report.days[1]:
            return False
        most = max((fit[0] for fit in fits), default=0)
        return sum(fit[0] == most for fit in fits) > 1

    def _begin(self, report: Report, reason: str) -> None:
        gathering = Gathering(days=report.days)
        gathering.add(report, reason)
        self._gatherings.append(gathering)
        if report.days is not None:
            for day in range(report.days[0], report.days[1] + 1):
                self._by_day[day].append(gathering)


def _overlap(left: tuple[int, int], right: tuple[int, int] | None) -> bool:
    return right is not None and left[0] <= right[1] and right[0] <= left[1]


def _order(report: Report, told_there: int) -> tuple[object, ...]:
    """Put the surest first: a known day, a single one, then articles that tell several gatherings apart."""
    first, last = report.days or (0, 0)
    is_inferred = report.date_basis == DateBasis.PUBLISHED
    return (report.days is None, is_inferred, last - first, first, -told_there, -report.details, report.mention_id)


def _needs_bond(report: Report) -> bool:
    """Say whether place and day alone do not make two reports one: online, nowhere, in a whole state, or undated."""
    return report.days is None or not report.is_town


def _is_near(report: Report, gathering: Gathering) -> bool:
    if gathering.days is None or report.published_on is None:
        return gathering.days is None
    published = report.published_on.toordinal()
    return gathering.days[0] - NEAR_DAYS <= published <= gathering.days[1] + NEAR_DAYS


def _bonds(report: Report, gathering: Gathering) -> list[str]:
    """Give what beside place and day ties the report to the gathering, in words."""
    bonds = []
    if report.story_id in gathering.stories and _same_sentence(report, gathering):
        bonds.append("the same sentence in another version of the story")
    elif report.story_id in gathering.stories and report.article_id not in gathering.by_article:
        bonds.append("another version of the same story")
    if any(_is_among(o, gathering.organizers) for o in report.organizers):
        bonds.append("the same organizer")
    if report.venue and _is_among(report.venue, gathering.venues):
        bonds.append("the same venue")
    return bonds


def _same_sentence(report: Report, gathering: Gathering) -> bool:
    return bool(gathering.tellers.get(report.evidence, set()) - {report.article_id})


def _is_among(name: str, known: set[str]) -> bool:
    key = name_key(name)
    return key in known or any(_is_same_name(key, other) for other in known)


def _is_same_name(left: str, right: str) -> bool:
    return left == right or fuzz.token_set_ratio(left, right) >= SAME_NAME_SCORE


def _conflict(report: Report, gathering: Gathering, bonds: list[str]) -> str | None:
    """Give what tells the report's gathering from this one, in words; None where nothing does."""
    own = gathering.by_article.get(report.article_id)
    if own and (difference := _difference(report, own)):
        return f"the article itself tells them apart by {difference}"
    if _named_thing_bonds(bonds):
        return None
    if report.organizers and gathering.organizers and report.venue and gathering.venues:
        return "other organizers at another venue"
    actions = gathering.actions - GENERAL_ACTIONS
    if report.action not in GENERAL_ACTIONS and actions and report.action not in actions:
        return "another kind of action"
    if {report.status, *gathering.statuses} >= {Status.HELD, Status.CANCELLED} and not bonds:
        return "one was called off, the other held"
    return None


def _named_thing_bonds(bonds: list[str]) -> bool:
    return any(bond in {"the same organizer", "the same venue"} for bond in bonds)


def _difference(report: Report, others: list[Report]) -> str | None:
    """Give the field by which one article tells two gatherings apart; None where it may tell one of them twice."""
    for other in others:
        if report.venue and other.venue and not _is_same_name(name_key(report.venue), name_key(other.venue)):
            return "their venues"
        if report.organizers and other.organizers and not _shares_name(report.organizers, other.organizers):
            return "their organizers"
        if report.crowd and other.crowd and report.crowd != other.crowd:
            return "their crowds"
        if report.action != other.action and not {report.action, other.action} & GENERAL_ACTIONS:
            return "what people did"
        if report.status != other.status:
            return "one having been held and the other not"
    return None


def _shares_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return any(_is_same_name(name_key(a), name_key(b)) for a in left for b in right)


def _reason_together(report: Report, gathering: Gathering, bonds: list[str], *, is_one_of_many: bool) -> str:
    reason = ", ".join([_same_place(report), _same_day(report, gathering), *bonds])
    if is_one_of_many and not bonds:
        reason += "; several gatherings fit, and no words tell which, so it stands with the one most told"
    return reason


def _same_place(report: Report) -> str:
    if report.is_online:
        return "online"
    return "no place named" if report.town is None else "same town" if report.is_town else "same area"


def _same_day(report: Report, gathering: Gathering) -> str:
    if report.days is None:
        return "no day told"
    if gathering.days is None:
        return "no other day told"
    if not _overlap(report.days, gathering.days):
        return "published the day after"
    return "same day" if report.days == gathering.days else "its days include that day"


def _reason_apart(report: Report, candidates: list[Gathering]) -> str:
    for gathering in candidates:
        if conflict := _conflict(report, gathering, _bonds(report, gathering)):
            return f"apart from another gathering there: {conflict}"
    if candidates and _needs_bond(report):
        return "apart from others there: place and day do not show that it is one of them"
    if candidates:
        return "apart from others there: its days fit several of them"
    return "the first to tell of it"
