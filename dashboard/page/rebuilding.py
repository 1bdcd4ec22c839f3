"""The tables built anew after articles were added, with signs of how far it is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from dashboard.build import BuildRequest, BuildSummary, build_tables
from dashboard.page.words import count_of
from dashboard.settings import Settings

T = TypeVar("T")
Tell = Callable[[float], object]
"""Is told which part of the articles is done; may raise to stop the build, which leaves the tables as they were."""


def rebuild(settings: Settings, tell: Tell) -> BuildSummary:
    """Build the tables of the settings in this process; raises what a build raises."""
    request = BuildRequest(articles=settings.articles, tables=settings.tables, geocache=settings.geocache, jobs=1)

    def watch(steps: Iterable[T], expected: int) -> Iterator[T]:
        for done, step in enumerate(steps, start=1):
            yield step
            tell(min(done / max(expected, 1), 1.0))

    return build_tables(request, settings, watch)


def describe_added(stored: list[Path], summary: BuildSummary) -> str:
    """Say what was stored and what the tables hold now."""
    added = f"{count_of(len(stored), 'article')} stored. " if stored else ""
    return (
        f"{added}The tables now hold {count_of(summary.events, 'event')} "
        f"from {count_of(summary.articles, 'article')} of {count_of(summary.stories, 'story', 'stories')}."
    )
