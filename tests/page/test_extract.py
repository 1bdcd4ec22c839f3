import pandas as pd
import pytest

from dashboard.errors import ExportError
from dashboard.page.collection import Collection
from dashboard.page.credits import GEONAMES, OPENSTREETMAP, list_place_credits, write_credits
from dashboard.page.extract import Extract, make_extract
from dashboard.page.filters import Filters
from dashboard.tables import ARTICLES, DATASETS
from tests.page.extracts import sample_extract
from tests.sample_tables import build_tables

SURVEY = {
    "dataset": "survey", "name": "The Survey", "version": "2020", "terms": "CC BY 4.0", "url": "https://survey.example",
    "row_count": 1, "event_count": 1, "set_aside_count": 0,
}  # fmt: skip


def extract_with(**tables) -> Extract:
    return make_extract(Collection(**{**build_tables(), **tables}), Filters())


def coded_articles():
    rows = ARTICLES.rows(build_tables()["articles"])
    return ARTICLES.frame([{**row, "coded_by": "The Survey" if row["article_id"] == "cnn" else None} for row in rows])


@pytest.mark.parametrize(
    ("column", "value"), [("geocoder", "nominatim"), ("geocoder", "photon"), ("gazetteer_id", "osm:relation/186579")]
)
def test_openstreetmap_is_credited_where_its_answers_are_shown(column, value):
    places = build_tables()["places"]
    places.loc[places["query"] == "Eugene, Oregon", column] = value
    assert list_place_credits(places[places["query"] == "Eugene, Oregon"]) == (OPENSTREETMAP,)
    assert list_place_credits(places[places["query"] == "Austin, Texas"]) == (GEONAMES,)
    extract = extract_with(places=places)
    assert "© OpenStreetMap contributors (ODbL)" in extract.say_credits()
    only_austin = make_extract(extract.collection, Filters(words="KXAN"))
    assert "OpenStreetMap" not in only_austin.say_credits()


def test_a_position_set_by_hand_owes_nobody_a_credit():
    places = build_tables()["places"].assign(geocoder="by hand")
    assert list_place_credits(places) == ()


def test_imported_data_are_credited_with_their_terms():
    extract = extract_with(articles=coded_articles(), datasets=DATASETS.frame([SURVEY]))
    assert "Coded events: The Survey 2020 (CC BY 4.0)." in extract.say_credits()
    assert extract.say_data().startswith("Read from 4 articles (2 independent stories); coded by The Survey up to")


def test_many_outlets_are_counted_not_listed():
    said = write_credits([], [f"Outlet {number}" for number in range(9)])
    assert said == "Reports: Outlet 0, Outlet 1, Outlet 2, Outlet 3, Outlet 4, Outlet 5 and 3 other outlets."


def test_the_hash_follows_the_data():
    extract = sample_extract()
    assert extract.data_hash == make_extract(extract.collection, Filters()).data_hash
    changed = build_tables()["events"].assign(crowd_low=7)
    assert extract_with(events=changed).data_hash != extract.data_hash
    assert make_extract(extract.collection, Filters(words="KXAN")).data_hash != extract.data_hash


def test_the_town_share_is_never_rounded_up_to_all():
    precision = ["city"] * 12 + ["county"]
    events = build_tables()["events"].assign(precision=precision, latitude=40.0, longitude=-100.0, is_online=False)
    assert "92 % at town level" in extract_with(events=events).say_counts()


def test_events_without_a_day_are_named_beside_the_days_of_the_others():
    events = build_tables()["events"]
    events.loc[events.index[:2], ["starts_on", "ends_on"]] = None
    assert extract_with(events=events).say_filters().endswith(" 2018 and 2 without a day")
    assert extract_with(events=events.assign(starts_on=pd.NaT, ends_on=pd.NaT)).say_filters().endswith("no day known")


def test_tables_without_events_have_nothing_to_export():
    with pytest.raises(ExportError, match="the tables hold no event"):
        extract_with(events=build_tables()["events"].iloc[:0], links=build_tables()["links"].iloc[:0])
