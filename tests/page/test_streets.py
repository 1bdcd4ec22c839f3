"""The street map's setting."""

import pytest

from dashboard.page.streets import Streets, describe_streets, read_streets


def test_a_style_names_its_host() -> None:
    streets = read_streets("https://key:secret@Maps.example:8443/style.json?k=1", {"b.example", "a.example"})
    assert isinstance(streets, Streets)
    assert streets.host == "maps.example:8443"
    assert streets.hosts == ("a.example", "b.example")


def test_nothing_is_set_and_nothing_is_sent() -> None:
    assert describe_streets(read_streets(None)) is None


@pytest.mark.parametrize(
    "address", ["maps.example/style.json", "file:///style.json", "https://", "https://a:port/s", "javascript:1"]
)
def test_what_is_no_address_is_said(address: str) -> None:
    sent = describe_streets(read_streets(address))
    assert sent is not None
    assert "PROTEST_MAP_STREETS is not the address" in str(sent["fault"])
    assert "style" not in sent
