"""The filters' rail in AppTest: what the page sends it, and changes made in it, taken by the page's own callback."""

import itertools
import json
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.page.test_packing import unpack

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Rail:
    """What the browser would show."""

    sent: dict[str, Any]
    """What is set: words, dates and what is wrong with them, colour, size."""
    counts: dict[str, dict[str, int]]
    """For each facet the listed values' counts, by their labels."""
    chosen: dict[str, list[str]]
    """For each facet in which something is chosen, its labels."""
    glances: dict[str, str]
    """What is said of each facet while it is closed."""


def read_rail(page: AppTest) -> Rail:
    """Read what was sent to the rail."""
    head = unpack(_find(page, "protest_rail").bytes)[0]
    stills = [unpack(e.proto.bytes) for e in _list(page) if e.proto.component_name == "protest_map_still"]
    still, values = next((h, v) for h, v in stills if h["version"] == head["still"])
    counts, chosen = {}, {}
    for facet in still["facets"]:
        sent, labels = head["facets"][facet["key"]], [facet["labels"].get(v, v) for v in values[facet["key"]]]
        first = range(min(still["shown"], len(labels)))
        listed = [labels[position] for position in (*first, *sent["kept"], *sent["sought"])]
        counts[facet["key"]] = dict(zip(listed, sent["counts"], strict=True))
        chosen[facet["key"]] = [labels[position] for position in sent["chosen"]]
    chosen = {key: labels for key, labels in chosen.items() if labels}
    return Rail(head, counts, chosen, {key: facet["glance"] for key, facet in head["facets"].items()})


def change(page: AppTest, **changed: Any) -> AppTest:
    """Run the page as after a change in the rail: `words`, `dates`, `colour`, `size`, `chosen` values by facet."""
    return page._run(make_change(page, **changed))


def make_change(page: AppTest, **changed: Any) -> Any:
    """Give the widgets' states as after a change in the rail."""
    states = page._tree.get_widget_states()
    value = {"changed": {"at": next(_numbers), **changed}}
    states.widgets.add(id=_find(page, "protest_rail").id, json_value=json.dumps(value))
    return states


def choose(page: AppTest, facet: str, *values: str) -> AppTest:
    """Choose these values of a facet in place of those chosen before."""
    return change(page, chosen={facet: list(values)})


def _list(page: AppTest) -> list[Any]:
    return list(page.get("bidi_component"))


def _find(page: AppTest, name: str) -> Any:
    return next(element.proto for element in _list(page) if element.proto.component_name == name)
