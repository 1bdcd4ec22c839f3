"""Round-ups of many towns, and news of protests abroad or told in passing."""

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer


def read(text: str) -> pd.DataFrame:
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": pd.Timestamp("2023-10-13")}
    return find_mentions(ARTICLES.frame([row]), Gazetteer.load())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Protests against the pension law took place Thursday in Boston, Cleveland and Denver.",
            ["Boston, Massachusetts", "Cleveland, Ohio", "Denver, Colorado"],
            id="a town called like a person, among sure ones",
        ),
        pytest.param(
            "A group lists demonstrations against the cuts on Saturday from Tucson, Arizona, to Fargo, North Dakota.",
            ["Tucson, Arizona", "Fargo, North Dakota"],
            id="several gatherings from … to",
        ),
        pytest.param(
            "Miners marched against the layoffs in Timmins, Ontario, on Thursday. Other gatherings are planned in "
            "cities including Kingston, Ontario, and Regina.",
            ["Timmins, Ontario", "Kingston, Ontario", "Regina, Saskatchewan"],
            id="gatherings likened to those told",
        ),
        pytest.param(
            "The union said on Thursday that marches against the closure would be held in Lyon and Marseille.",
            ["Lyon, France", "Marseille, France"],
            id="what someone said would be held",
        ),
        pytest.param(
            "In Lebanon, protesters filled the streets of Beirut and Tripoli on Thursday to demand a new cabinet.",
            ["Beirut, Lebanon", "Tripoli, Lebanon"],
            id="the country that opens the sentence",
        ),
        pytest.param(
            "Pune: Teachers on Thursday took out a protest march over unpaid wages.\n\n"
            "Nagpur: Farmers staged a protest outside the tax office on Thursday over a levy.",
            ["Pune, India", "Nagpur, India"],
            id="paragraphs under datelines of their own",
        ),
        pytest.param(
            "When the senator visited Toledo on Thursday, some 60 protesters chanted outside the plant.",
            ["Toledo, Ohio"],
            id="the town that someone visited",
        ),
        pytest.param(
            "TOLEDO, Ohio — About 90 people lined the fence of the plant on Thursday as part of a nationwide protest.",
            ["Toledo, Ohio"],
            id="one gathering of many",
        ),
        pytest.param(
            "Nurses rallied against cuts Thursday in Loveland, Colorado. In Superior, about 40 people picketed too.",
            ["Loveland, Colorado", "Superior, Colorado"],
            id="a town called like an institution's word",
        ),
        pytest.param(
            "Nurses picketed on Thursday in Twin Falls, Idaho, where a candidate for governor spoke. Another rally "
            "against the rule is planned for Oct. 21 at the Capitol.",
            ["Twin Falls, Idaho", "Boise, Idaho"],
            id="the Capitol in news of one state",
        ),
        pytest.param(
            "Hundreds rallied against the order on Thursday in Lansing, Michigan. Two more are set for June 24 in "
            "Madison, Wisconsin, and Richmond, Virginia.",
            ["Lansing, Michigan", "Madison, Wisconsin", "Richmond, Virginia"],
            id="others of the kind last named",
        ),
        pytest.param(
            "About 200 people protested in Lansing, Michigan, on Thursday. Similar scenes unfolded in Akron, Ohio; and "
            "Boise, Idaho.",
            ["Akron, Ohio", "Boise, Idaho", "Lansing, Michigan"],
            id="similar scenes",
        ),
        pytest.param(
            "Teachers in Ohio and Colorado rallied on Thursday. In Colorado, about 3,000 of them marched around the "
            "Capitol.",
            ["Denver, Colorado"],
            id="the Capitol of the state that opens the sentence",
        ),
        pytest.param(
            "Nurses rallied against the cuts at the Ohio Statehouse on Thursday. Another rally is planned for Saturday "
            "in Dayton.",
            ["Columbus, Ohio", "Dayton, Ohio"],
            id="a seat of government behind what the rally is against",
        ),
        pytest.param(
            "Dozens rallied against the order outside the governor's mansion in Virginia on Thursday.",
            ["Richmond, Virginia"],
            id="the governor's mansion",
        ),
        pytest.param(
            "Several hundred protesters marched through New York City on Thursday, demonstrators in Portland, Oregon, "
            "hurled bottles at police, and crowds occupied several lanes of a freeway in St. Louis.",
            ["New York City, New York", "Portland, Oregon", "St. Louis, Missouri"],
            id="lanes of a freeway there",
        ),
        pytest.param(
            "Neighbors gathered on Thursday to protest a sign in the park. At least 50 of them waved flags as they "
            "protested along a road in the Chicago suburb of Northbrook.",
            ["Northbrook, Illinois"],
            id="as they protested",
        ),
        pytest.param(
            "Thousands rallied against the war on Thursday in dozens of cities: Chicago; Austin, Texas; Raleigh, "
            "North Carolina; and Detroit.",
            ["Austin, Texas", "Chicago, Illinois", "Detroit, Michigan", "Raleigh, North Carolina"],
            id="a list behind a colon",
        ),
        pytest.param(
            "Protests against the war were held Thursday in many cities, among them Chicago and Detroit.",
            ["Chicago, Illinois", "Detroit, Michigan"],
            id="a list behind “among them”",
        ),
        pytest.param(
            "About 1,000 people marched for peace in Hartford, Conn., on Thursday, 500 in Rochester, N.Y., and "
            "150 in Columbus, Ohio, police said.",
            ["Columbus, Ohio", "Hartford, Connecticut", "Rochester, New York"],
            id="towns with their counts in a row",
        ),
        pytest.param(
            "Police in Duluth, Minnesota, arrested two people at a march against the cuts on Thursday.",
            ["Duluth, Minnesota"],
            id="the town of the police who acted at it",
        ),
    ],
)
def test_every_town_of_a_round_up_is_a_site(text, expected):
    assert sorted(read(text)["query"]) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Students marched from Berkeley, California, towards Oakland on Thursday against the fees.",
            ["Berkeley, California"],
            id="the end of a march",
        ),
        pytest.param(
            "Hundreds marched on Thursday against the levy in the Douma suburb of Damascus, Syria.",
            ["Dūmā, Syria"],
            id="a suburb and its city",
        ),
        pytest.param(
            "Two buses left a church in Dothan, Alabama, on Thursday, and the 90 people on them sang all the way. "
            "Thousands marched against the levy in Montgomery, Alabama.",
            ["Montgomery, Alabama"],
            id="where people set out",
        ),
        pytest.param(
            "Youths protesting power cuts blocked the Lagos-Ibadan expressway on Thursday.",
            [],
            id="the towns of a road's name",
        ),
        pytest.param(
            "Thousands marched through London on Thursday against the war. The protesters gathered in Whitehall.",
            ["London, United Kingdom"],
            id="a street with the name of a small town elsewhere",
        ),
        pytest.param("Police in Tulsa, Oklahoma, had no reports of a protest on Thursday.", [], id="no reports of one"),
        pytest.param(
            "Families marched against gun violence in Tulsa, Oklahoma, on Thursday and named the towns of the dead: "
            "Toledo, Ohio; Dayton, Ohio; and Erie, Pennsylvania.",
            ["Tulsa, Oklahoma"],
            id="a list of other towns behind a site",
        ),
        pytest.param(
            "A treasurer said Thursday in Tulsa, Oklahoma, that nobody ever bought the picket supplies.",
            [],
            id="things for pickets",
        ),
    ],
)
def test_other_towns_of_such_news_are_none(text, expected):
    assert sorted(read(text)["query"].dropna()) == expected


def test_those_who_signed_up_for_a_march_have_not_marched():
    mentions = read("In Austin, Texas, 900 people have signed up online for a march on Saturday against the bill.")
    assert list(mentions["status"]) == ["planned"]
    assert not mentions["is_online"].any()


def test_a_rally_called_off_and_its_new_day_are_told_apart():
    mentions = read(
        "BOZEMAN, Mont. — A rally in support of Asian Americans that was to be held this afternoon has been called off "
        "because of the wind. The event is now set for Oct. 21 at the same place. A march in Missoula, Montana, went "
        "ahead on Thursday."
    )
    told = mentions[["query", "status", "starts_on"]].astype(str)
    assert set(told.itertuples(index=False, name=None)) == {
        ("Bozeman, Montana", "cancelled", "2023-10-13"),
        ("Bozeman, Montana", "planned", "2023-10-21"),
        ("Missoula, Montana", "held", "2023-10-12"),
    }
