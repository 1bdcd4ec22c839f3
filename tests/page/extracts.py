"""Extracts for the tests of figures and exports; those that no test changes are made once."""

from functools import cache

from dashboard.page.collection import Collection
from dashboard.page.extract import Extract, make_extract
from dashboard.page.filters import Filters
from tests.sample_tables import build_tables, make_events


@cache
def sample_extract() -> Extract:
    """The five articles' thirteen events."""
    return make_extract(Collection(**build_tables()), Filters())


@cache
def large_extract(event_count: int, place_count: int) -> Extract:
    """Many made-up events."""
    return make_extract(Collection(**make_events(event_count, place_count)), Filters())


def changed_extract(**columns) -> Extract:
    """The sample with some of its events' columns set."""
    tables = build_tables()
    tables["events"] = tables["events"].assign(**columns)
    return make_extract(Collection(**tables), Filters())
