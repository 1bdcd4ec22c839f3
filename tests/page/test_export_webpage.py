import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from dashboard.page.export_webpage import write_iframe, write_webpage
from dashboard.page.figure_options import FigureOptions
from tests.page.extracts import changed_extract, large_extract, sample_extract
from tests.sample_tables import build_tables

REFERENCES = {"src", "href", "srcset", "data", "action", "poster", "xlink:href"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.texts: list[str] = []
        self.open_names: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open_names.append(tag)

    def handle_data(self, data):
        if self.open_names[-1:] not in (["script"], ["style"]):
            self.texts.append(data)


def read(content: bytes) -> Reader:
    reader = Reader()
    reader.feed(content.decode("utf-8"))
    return reader


def write(extract=None, **options) -> bytes:
    return write_webpage(extract or sample_extract(), FigureOptions(**options))


def test_the_page_names_every_event_report_and_count():
    words = " ".join(" ".join(read(write()).texts).split())
    for name in ("Eugene, Oregon", "Austin, Texas", "Online", "GeoNames", "13 events: 12 on the map"):
        assert name in words
    assert words.count("NBC News, 14 June 2018") == 9
    assert "position: town centre; other reading: Warwick, New York" in words


def test_whole_articles_are_not_passed_on():
    content = write().decode()
    for text in build_tables()["articles"]["text"]:
        assert text not in content


def test_each_dot_leads_to_its_place():
    tags = read(write()).tags
    targets = {attributes["id"] for tag, attributes in tags if tag == "section" and attributes.get("class") == "place"}
    links = {attributes["href"][1:] for tag, attributes in tags if tag == "a" and attributes.get("class") == "dot"}
    assert len(links) == 11
    assert targets - links == {"online"}
    assert links <= targets


def test_nothing_is_loaded_and_the_policy_forbids_it():
    content = write().decode()
    for tag, attributes in read(content.encode()).tags:
        if tag not in ("a",):
            assert not [name for name in attributes if name in REFERENCES]
    assert set(re.findall(r"url\(([^)]{0,5})", content)) <= {"data:", "#fram"}
    policy = next(a["content"] for tag, a in read(content.encode()).tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    script = re.search(r"<script>(.*)</script>", content, re.DOTALL)[1]
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_text_from_articles_cannot_become_markup():
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    content = write(
        changed_extract(place=hostile, venue=hostile, organizers=[[hostile]] * 13), title=hostile, note=hostile
    )
    tags = [tag for tag, _ in read(content).tags]
    assert tags.count("script") == 1
    assert "img" not in tags


def test_only_web_addresses_become_links():
    tables = build_tables()
    tables["articles"] = tables["articles"].assign(url="javascript:alert(1)")
    extract = sample_extract()
    hostile = type(extract)(type(extract.collection)(**tables), extract.filters, extract.summary, extract.mask)
    links = [a["href"] for tag, a in read(write(hostile)).tags if tag == "a" and "href" in a]
    assert not [link for link in links if not link.startswith(("#", "https://"))]


def test_the_same_events_have_the_same_bytes():
    assert write() == write()


def test_ten_thousand_places_are_all_listed():
    tags = read(write(large_extract(12_000, 10_000))).tags
    assert sum(tag == "article" for tag, _ in tags) == 12_000


@pytest.mark.parametrize("address", ["https://maps.example.org/?organizer=A&from=2018-06-01", '"><script>'])
def test_the_snippet_escapes_its_address(address):
    (tag, attributes), *more = read(write_iframe(address, 'A "day"').encode()).tags
    assert (tag, more) == ("iframe", [])
    assert attributes["src"] == address
    assert attributes["title"] == 'A "day"'
