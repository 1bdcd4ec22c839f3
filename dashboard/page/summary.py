"""What is shown, counted and said in words: the header, and the counts every export repeats."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.page.facets import Mask
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.words import capitalize, count_of, join_words, write_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of the events shown; mapped + online + unplaced = events."""

    events: int
    mapped: int
    online: int
    unplaced: int
    undated: int
    places: int
    articles: int
    stories: int
    outlets: int
    left_out: int
    """Events that the filters leave out."""
    undated_left_out: int
    """Events without a day that a date filter leaves out, all else matching."""
    first: date | None
    last: date | None


def summarize(index: EventIndex, filters: Filters, mask: Mask) -> Summary:
    """Count what `mask`, the filters' own match, shows."""
    collection = index.collection
    articles = collection.find_articles(mask)
    mapped = mask & index.is_mapped
    dated = mask & ~index.is_undated
    undated_left_out = int((index.match(filters, but="dates") & index.is_undated & ~mask).sum())
    return Summary(
        events=int(mask.sum()),
        mapped=int(mapped.sum()),
        online=int((mask & index.is_online).sum()),
        unplaced=int((mask & ~index.is_mapped & ~index.is_online).sum()),
        undated=int((mask & index.is_undated).sum()),
        places=int(np.count_nonzero(np.bincount(index.points[mapped]))),
        articles=len(articles),
        stories=int(np.count_nonzero(collection.stories.count(articles))),
        outlets=int(np.count_nonzero(collection.outlets.count(articles))),
        left_out=int((~mask).sum()),
        undated_left_out=undated_left_out,
        first=index.starts[dated].min().item() if dated.any() else None,
        last=index.ends[dated].max().item() if dated.any() else None,
    )


def say_summary(summary: Summary) -> tuple[str, str]:
    """Give what is shown, and in a second line when it was and what is not on the map."""
    rest = " ".join(f"{sentence}." for sentence in (say_off_map(summary), _say_undated(summary)) if sentence)
    if not summary.events:
        none = f"None of {count_of(summary.left_out, 'event')} fits the filters." if summary.left_out else ""
        return "No event is shown", f"{none} {rest}".strip()
    return say_shown(summary), f"{capitalize(say_days(summary))}. {rest}".rstrip()


def _say_undated(summary: Summary) -> str:
    if not summary.undated_left_out:
        return ""
    return f"{summary.undated_left_out:,} without a day left out by the dates"


def say_shown(summary: Summary) -> str:
    """Say what is shown: "13 events, 12 of them on the map in 11 places, told by 5 articles of 2 … from 3 outlets".

    Where all of them are on the map: "7 events in 7 places, told by …".
    """
    return f"{count_of(summary.events, 'event')}{_say_mapped(summary)}, {say_sources(summary)}"


def _say_mapped(summary: Summary) -> str:
    where = f"in {count_of(summary.places, 'place')}"
    if summary.mapped == summary.events:
        return f" {where}"
    if summary.mapped:
        return f", {summary.mapped:,} of them on the map {where}"
    return f", {'not' if summary.events == 1 else 'none of them'} on the map"


def say_nothing_mapped(summary: Summary) -> str:
    """Say why the map is empty; nothing where it is not."""
    if summary.mapped:
        return ""
    if summary.events:
        return say_off_map(summary)
    return "No event fits the filters" if summary.left_out else "There is no event yet"


def say_sources(summary: Summary) -> str:
    """Say who tells of the events: "told by 5 articles of 2 independent stories from 3 outlets"."""
    articles = count_of(summary.articles, "article")
    stories = count_of(summary.stories, "independent story", "independent stories")
    outlets = count_of(summary.outlets, "outlet")
    return f"told by {articles} of {stories} from {outlets}"


def say_when(summary: Summary) -> str:
    """Say from when to when: "1–14 June 2018"."""
    if summary.first is None or summary.last is None:
        return "no day known"
    return write_interval(summary.first, summary.last)


def say_days(summary: Summary) -> str:
    """Say when the events were, those without a day apart: "1–14 June 2018 and 2 without a day"."""
    is_in_part = summary.undated and summary.first is not None
    return say_when(summary) + (f" and {summary.undated:,} without a day" if is_in_part else "")


def say_off_map(summary: Summary) -> str:
    """Say what is not on the map: "1 online and 2 unplaced events are under “Not on the map”"; nothing if all is."""
    kinds = ((summary.online, "online"), (summary.unplaced, "unplaced"))
    counts = [f"{count:,} {kind}" for count, kind in kinds if count]
    if not counts:
        return ""
    verb = "event is" if summary.online + summary.unplaced == 1 else "events are"
    return f"{join_words(counts)} {verb} under “Not on the map”"
