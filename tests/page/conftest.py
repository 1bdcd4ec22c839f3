"""The sample's index, made once for all of the page's tests."""

import pytest

from dashboard.page.collection import Collection
from dashboard.page.filters import EventIndex
from dashboard.page.stacks import StackIndex
from tests.sample_tables import build_tables


@pytest.fixture(scope="session")
def index() -> EventIndex:
    return EventIndex(Collection(**build_tables()))


@pytest.fixture(scope="session")
def points(index: EventIndex) -> StackIndex:
    return StackIndex(index.collection.events)
