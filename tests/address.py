"""The address in AppTest: what the page has the browser write, and "back", taken by the page's own callback."""

import json
from typing import Any
from urllib.parse import parse_qs, urlencode

from streamlit.testing.v1 import AppTest


def read_sent(page: AppTest) -> dict[str, Any]:
    """Give what was sent last to be written: `address` and the numbers beside it."""
    sent = [json.loads(element.proto.json) for element in _list(page)]
    return max(sent, key=lambda one: int(one["number"]))


def read_address(page: AppTest) -> dict[str, str]:
    """Give the address's parameters, each of which has one value."""
    address = parse_qs(read_sent(page)["address"], strict_parsing=True) if read_sent(page)["address"] else {}
    assert all(len(values) == 1 for values in address.values())
    return {name: values[0] for name, values in address.items()}


def go_back(page: AppTest, *, at: int, states: Any = None, **address: str) -> AppTest:
    """Run the page as after "back" to an address, its number being `at`; `states` hold what comes with the same run."""
    states = states or page._tree.get_widget_states()
    heard = next(element.proto.id for element in _list(page) if json.loads(element.proto.json)["hears"])
    value = {"returned": {"at": at, "address": urlencode(address)}}
    states.widgets.add(id=heard, json_value=json.dumps(value))
    return page._run(states)


def _list(page: AppTest) -> list[Any]:
    return [element for element in page.get("bidi_component") if element.proto.component_name == "protest_address"]
