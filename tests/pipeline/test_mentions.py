"""What is read of short texts: sites, days, status, sides; each case one way in which news is hard."""

from typing import Any

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

FRIDAY = "2024-05-17"


def read(text: str, *, published: str | None = FRIDAY, **more: Any) -> pd.DataFrame:
    row = {"article_id": "a", "text": text, "story_id": "a", **more}
    row["published_on"] = pd.Timestamp(published) if published else None
    return find_mentions(ARTICLES.frame([row]), Gazetteer.load())[0]


def towns(mentions: pd.DataFrame) -> list[str | None]:
    return [None if pd.isna(query) else query for query in mentions["query"]]


def rejected(text: str) -> dict[str, str]:
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": pd.Timestamp(FRIDAY)}
    table = find_mentions(ARTICLES.frame([row]), Gazetteer.load())[2]
    return dict(zip(table["quote"], table["reason"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Boise, Idaho, about 200 people rallied against the cuts on Thursday.", ["Boise, Idaho"]),
        ("Rallies against the cuts were held in Toledo, Ohio, Dayton, Ohio, and Akron, Ohio, on Thursday.",
         ["Toledo, Ohio", "Dayton, Ohio", "Akron, Ohio"]),
        ("Nurses marched against the cuts from Moline, Illinois, to Davenport, Iowa, on Thursday.",
         ["Moline, Illinois"]),
        ("Maria Lopez, a teacher from Yuma, Arizona, was among dozens who marched against the cuts in Tucson, Arizona.",
         ["Tucson, Arizona"]),
        ("Marchers in Tulsa, Oklahoma, protested the shooting of a man in Wichita, Kansas, on Thursday.",
         ["Tulsa, Oklahoma"]),
        ("FARGO, N.D. (AP) — Farmers rallied on Thursday to ask for better prices.", ["Fargo, North Dakota"]),
    ],
)  # fmt: skip
def test_the_site_is_where_it_happens(text, expected):
    assert towns(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wall Street rallied in New York on Thursday.",
        "No protesters showed up in Boise, Idaho, on Thursday.",
        "Workers in Dayton, Ohio, may strike if talks fail.",
        "Thousands marched in 1963 in Birmingham, Alabama.",
        "Two decades after the protests in Seattle, Washington, trade talks still draw a crowd.",
    ],
)
def test_what_is_no_gathering_gives_no_mention(text):
    assert towns(read(text)) == []


def test_a_town_told_twice_is_one_mention():
    text = "Students rallied against the cuts in Provo, Utah, on Thursday. The rally in Provo ended at dusk."
    assert towns(read(text)) == ["Provo, Utah"]


def test_two_days_in_one_town_are_two():
    text = (
        "Students marched against the cuts in Provo, Utah, on Tuesday. "
        "On Thursday, teachers marched against them in Provo."
    )
    assert sorted(read(text)["starts_on"].dt.strftime("%Y-%m-%d")) == ["2024-05-14", "2024-05-16"]


def test_a_counter_protest_is_its_own():
    text = (
        "About 300 people rallied in Salem, Oregon, on Thursday. Across the street, 40 people held a counter-protest."
    )
    assert sorted(read(text)["action"]) == ["counter_protest", "rally"]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Teachers rallied against the cuts in Macon, Georgia, on Thursday.", "held", "2024-05-16"),
        ("Teachers will rally against the cuts in Macon, Georgia, on Saturday.", "planned", "2024-05-18"),
        ("Teachers plan to hold a rally against the cuts in Macon, Georgia, on Saturday.", "planned", "2024-05-18"),
        ("Saturday's rally against the cuts in Macon, Georgia, has been canceled.", "cancelled", "2024-05-18"),
    ],
)
def test_status_turns_the_day(text, status, day):
    mention = read(text).iloc[0]
    assert (mention["status"], str(mention["starts_on"])[:10]) == (status, day)


def test_without_a_publication_day_a_weekday_is_no_date():
    mention = read("Teachers rallied against the cuts in Macon, Georgia, on Thursday.", published=None).iloc[0]
    assert pd.isna(mention["starts_on"])
    assert mention["date_basis"] == "none"


def test_no_town_anywhere_keeps_the_mention_without_a_place():
    mention = read("Dozens of tenants rallied against the rents outside City Hall on Thursday.").iloc[0]
    assert pd.isna(mention["query"])
    assert mention["place_basis"] == "none"


def test_the_outlets_home_stands_in_and_says_so():
    mention = read(
        "Dozens of tenants rallied against the rents outside City Hall on Thursday.", home="Eugene, Oregon"
    ).iloc[0]
    assert (mention["query"], mention["place_basis"]) == ("Eugene, Oregon", "outlet")


@pytest.mark.parametrize(
    ("verb", "action"),
    [("staged a walkout", "walkout"), ("staged a rally", "rally"), ("gathered for a vigil", "vigil")],
)
def test_what_is_staged_is_the_action(verb, action):
    mention = read(f"Students {verb} against the cuts in Tulsa, Oklahoma, on Thursday.").iloc[0]
    assert mention["action"] == action
    assert mention["cue"] == action


def test_those_whom_a_firm_brought_in_are_no_crowd():
    mention = read(
        "More than 250 workers marched in Tulsa, Oklahoma, on Thursday over pay. The firm has brought in thousands of "
        "temporary workers."
    ).iloc[0]
    assert mention["crowd_high"] == 250


@pytest.mark.parametrize(
    "text",
    [
        "Akron, Ohio, on Wednesday remained calm following the outbreak of a protest march against cuts on Tuesday.",
        "The mayor of Akron, Ohio, on Wednesday condemned the protest that drew 300 people Tuesday.",
    ],
)
def test_a_gatherings_own_words_tell_its_day(text):
    assert read(text).iloc[0]["starts_on"].weekday() == 1


def test_a_capitol_is_named_whole_as_the_venue():
    mention = read("Nurses rallied at the Texas Capitol on Thursday.").iloc[0]
    assert (mention["query"], mention["venue"]) == ("Austin, Texas", "Texas Capitol")


def test_an_online_gathering_has_no_place():
    mention = read("About 90 people joined a virtual protest against the cuts on Thursday.").iloc[0]
    assert mention["is_online"]
    assert pd.isna(mention["query"])


def test_rejected_places_say_why():
    assert rejected("Ann Roe, mayor of Yuma, Arizona, marched in Tucson, Arizona, on Thursday.")["Yuma"]


def test_the_same_articles_give_the_same_ids():
    text = "Students rallied against the cuts in Provo, Utah, on Thursday."
    assert list(read(text)["mention_id"]) == list(read(text)["mention_id"])


def test_an_article_without_a_cue_gives_nothing():
    assert read("The council met in Boise, Idaho, on Thursday.").empty


@pytest.mark.parametrize("published", [None, FRIDAY])
def test_a_planned_gathering_is_none_of_those_held(published):
    text = (
        "In Salem, Oregon, several dozen people held a vigil against the cuts on Tuesday. "
        "A march of 300 nurses in Salem is planned for next Friday."
    )
    mentions = read(text, published=published)
    assert list(mentions["status"]) == ["held", "planned"]
    assert towns(mentions) == ["Salem, Oregon"] * 2


def test_a_plans_own_town_stands_behind_its_day():
    text = (
        "In Salem, Oregon, several dozen people held a vigil against the cuts on Tuesday.\n\n"
        "A march of 300 nurses, by their union's count, is planned for next Friday in Medford, Oregon."
    )
    assert towns(read(text)) == ["Salem, Oregon", "Medford, Oregon"]


def test_a_place_told_in_another_sentence_is_less_sure():
    text = "The council met in Salem, Oregon, on Tuesday. Outside, about 200 people rallied against the cuts."
    [score] = read(text)["place_score"]
    assert 0 < score <= 0.65


def test_a_town_that_is_only_the_sentences_one_town_is_less_sure():
    loose, tight = (
        f"Hundreds rallied {words} in Salem, Oregon, on Tuesday." for words in ("against the cuts", "loudly")
    )
    assert read(loose)["place_score"].item() <= 0.65 < read(tight)["place_score"].item()


def test_the_only_town_of_a_sentence_comes_before_another_sentences():
    text = (
        "Hundreds rallied against the cuts in Salem, Oregon, on Tuesday. "
        "Hundreds rallied for tenants' rights in Medford, Oregon, on Wednesday."
    )
    mentions = read(text)
    assert towns(mentions) == ["Salem, Oregon", "Medford, Oregon"]
    assert set(mentions["place_basis"]) == {"stated"}


def test_an_impossible_day_takes_no_other_gatherings_day():
    text = (
        "About 40 people rallied against the cuts in Salem, Oregon, on May 14, 2024.\n\n"
        "A rally against the cuts on 31 February 2024 in Medford, Oregon, drew 90 people."
    )
    assert list(read(text)["date_basis"]) == ["stated", "none"]


def test_a_second_rally_is_for_the_cause_of_the_first():
    first = "Hundreds rallied for tenants' rights in Salem, Oregon, on Tuesday."
    second = "A second rally is set for Friday in Medford, Oregon."
    assert towns(read(f"{first}\n\n{second}")) == ["Salem, Oregon", "Medford, Oregon"]
    assert towns(read(second)) == []


def test_a_text_longer_than_a_parser_takes_is_read():
    text = "About 200 people rallied against the cuts in Salem, Oregon, on Tuesday " + "and talked " * 100_000
    assert towns(read(text)) == ["Salem, Oregon"]
