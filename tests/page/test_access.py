import pytest

from dashboard.page.access import Access, Visit, decide_access

EDITORS = frozenset({"ada@example.org"})
SIGNED_IN = {"is_logged_in": True, "email": "Ada@Example.org", "email_verified": True}


def decide(
    address: str | None = "127.0.0.1", has_login: bool = False, user: dict[str, object] | None = None, **headers: str
) -> Access:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    visit = Visit(server_address=address, headers=named, has_login=has_login, user=user)
    return decide_access(visit, EDITORS)


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1:8501", "127.0.0.1", "[::1]:8501", "LOCALHOST", "127.8.8.8:80"]
)
@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_ones_own_machine_may_write(host: str, address: str) -> None:
    assert decide(address, Host=host).may_write
    assert decide(address, Host=host, Origin=f"http://{host}").may_write


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.4", "protest.example.org"])
def test_a_server_that_others_reach_is_closed(address: str | None) -> None:
    assert not decide(address, Host="localhost:8501").may_write


@pytest.mark.parametrize(
    "host",
    ["evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "", "localhost@evil.example",
     "0.0.0.0:8501", "2130706433", "[bad", "evil.example#localhost"],
)  # fmt: skip
def test_a_name_that_was_made_to_point_here_is_not_this_machine(host: str) -> None:
    assert not decide(Host=host).may_write


def test_no_host_is_not_this_machine() -> None:
    assert not decide().may_write


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://evil.example:8501", "http://localhost.evil.example"]
)
def test_a_page_of_another_site_may_not_write(origin: str) -> None:
    assert not decide(Host="localhost:8501", Origin=origin).may_write


@pytest.mark.parametrize("name", ["X_Forwarded_For", "x_real_ip", "Forwarded", "Via", "X_Forwarded_Host"])
def test_what_a_proxy_passes_on_is_not_this_machine(name: str) -> None:
    assert not decide(Host="localhost:8501", **{name: "203.0.113.9"}).may_write


def test_elsewhere_one_is_asked_to_sign_in_where_that_is_set_up() -> None:
    assert decide("0.0.0.0", Host="map.example.org").may_sign_in is False
    asked = decide("0.0.0.0", has_login=True, user={"is_logged_in": False}, Host="map.example.org")
    assert (asked.may_write, asked.may_sign_in) == (False, True)


def test_an_editor_who_signed_in_may_write_under_their_address() -> None:
    access = decide("0.0.0.0", has_login=True, user=SIGNED_IN, Host="map.example.org")
    assert (access.may_write, access.who) == (True, "Ada@Example.org")


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"email": "ben@example.org"}, "ben@example.org is not among"),
        ({"email": None}, "vouch"),
        ({"email_verified": False}, "vouch"),
    ],
)
def test_another_who_signed_in_may_not(claims: dict[str, object], words: str) -> None:
    access = decide("0.0.0.0", has_login=True, user=SIGNED_IN | claims, Host="map.example.org")
    assert not access.may_write
    assert words in (access.reason or "")


def test_claims_count_for_nothing_where_no_login_is_set_up() -> None:
    assert not decide("0.0.0.0", has_login=False, user=SIGNED_IN, Host="map.example.org").may_write


def test_nobody_is_an_editor_where_none_is_named() -> None:
    visit = Visit(server_address="0.0.0.0", headers={"Host": "m"}, has_login=True, user=SIGNED_IN)
    assert not decide_access(visit, frozenset()).may_write
