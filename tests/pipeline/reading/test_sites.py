"""Where gatherings are told to be: each case one way in which news leaves it unsaid, or names a place that is none."""

import pytest

from tests.pipeline.test_mentions import read, rejected, towns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a place that stands for its town
        ("About 200 Rutgers University students protested on Thursday outside the dean's office.",
         ["New Brunswick, New Jersey"]),
        ("Nurses protested across from the White House on Thursday.", ["Washington, District of Columbia"]),
        ("Students at the University of Texas at Dallas protested the cuts on Thursday.", ["Dallas, Texas"]),
        ("Some 90 teachers protested at the North Dakota Capitol on Thursday.", ["Bismarck, North Dakota"]),
        ("At Oxford High School in Michigan, 100 students walked out on Thursday to demand safer schools.",
         ["Oxford, Michigan"]),
        # those who tell of it, a caption's date, a clause that says where
        ("Police in Duluth, Minnesota, said about 200 people had marched against the cuts on Thursday.",
         ["Duluth, Minnesota"]),
        ("Farmers protest against low prices, Thursday, May 16, 2024, in Salem, Oregon.", ["Salem, Oregon"]),
        ("Two buses left for Pierre, South Dakota, where hundreds of teachers rallied for higher pay on Thursday.",
         ["Pierre, South Dakota"]),
        ("About 90 people, many of them loggers, gathered outside City Hall in Augusta, Maine, on Sunday, "
         "holding signs against the ban.", ["Augusta, Maine"]),
        # the lead's town, not that of a list below
        ("READING, Pa. — Some 400 people came to City Park on Monday for a vigil against hate.\n\n"
         "A vigil was held Sunday in Lancaster, Pennsylvania, where 250 people lit candles.",
         ["Reading, Pennsylvania", "Lancaster, Pennsylvania"]),
        # an old protest told of the place they passed
        ("In Macon, Ga., more than 2,000 people gathered at Elm Park against the law and walked past Oak Hall, where "
         "dogs were turned on demonstrators in 1964.", ["Macon, Georgia"]),
        # not the town of a later event, but the one whose school it is
        ("Students at Cedar Rapids High School walked out on Thursday over gun violence.\n\n"
         "Another rally is planned for April 24 in Des Moines, Iowa.", ["Cedar Rapids, Iowa", "Des Moines, Iowa"]),
        ("Marches against the cuts are planned on Saturday:\n\n- Toledo, Ohio: courthouse, noon\n"
         "- Dayton, Ohio: library, 1 p.m.\n- Akron, Ohio: main square, 2 p.m.",
         ["Toledo, Ohio", "Dayton, Ohio", "Akron, Ohio"]),
    ],
)  # fmt: skip
def test_a_site_is_found_that_is_told_by_the_way(text, expected):
    assert sorted(map(str, towns(read(text)))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Chicago, thousands protested at Grant Park on Thursday.", ["Chicago, Illinois"]),
        ("TULSA, Okla. — Hundreds marched across the Phoenix Park footbridge on Thursday against the cuts.",
         ["Tulsa, Oklahoma"]),
        ("Two women held up a banner on Thursday in Tulsa, Oklahoma, to protest for a man killed in Wichita, Kansas.",
         ["Tulsa, Oklahoma"]),
        ("Thousands marched against the war on Thursday in Fayetteville, North Carolina, near Fort Bragg.",
         ["Fayetteville, North Carolina"]),
        ("Hundreds of teachers marched through Lisbon, Portugal, on Thursday to demand higher pay.\n\n"
         "Teachers have also walked out in Scotland.", ["Lisbon, Portugal"]),
        ("Thousands of fans lined the streets of Nashville, Tennessee, holding signs for the team after the game.", []),
        ("The mayor walked out of Monday's meeting in Flint, Michigan.", []),
    ],
)  # fmt: skip
def test_a_place_beside_it_is_no_site(text, expected):
    assert towns(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # offices and schools of the town, not where something happened that people gather about
        ("Some 300 students walked out Thursday to call for safer schools.\n\nThey stood outside Ames High School for "
         "17 minutes, one for each victim of the shooting in Parkland, Florida. Ames police saw no trouble.",
         ["Ames, Iowa"]),
        ("Dozens of people rallied against the ban outside the clinic on Thursday.\n\nWausau Mayor Ann Roe spoke, and "
         "Marathon County deputies stood by.", ["Wausau, Wisconsin"]),
        ("Steelworkers protested at the mill's gate on Thursday against layoffs.\n\nThe Pueblo City Council backs the "
         "union. The company's offices are in Chicago.", ["Pueblo, Colorado"]),
        # a county's courthouse, a union's town, a shop that is called like a town
        ("About 250 people rallied on Saturday to support immigrants.\n\nThey marched to the Yakima County Courthouse.",
         ["Yakima, Washington"]),
        ("Some 200 teachers picketed on Thursday over their contract.\n\nThe Warwick Teachers Association called it. "
         "A lawyer in Providence represents the board.", ["Warwick, Rhode Island"]),
        ("PORTLAND, Ore. — Workers have a union.\n\nThey picketed on Thursday for a contract.\n\nPowell's sells books."
         " Powell's says it will talk. Powell's workers are in a local.", ["Portland, Oregon"]),
        # not the police whose doing it is about
        ("About 200 people marched on Thursday over the death of a man killed by Tulsa police.\n\nThey went by Topeka "
         "City Hall, where the mayor of Topeka met them.", ["Topeka, Kansas"]),
    ],
)  # fmt: skip
def test_a_gathering_without_a_town_is_where_the_towns_own_offices_are(text, expected):
    assert towns(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 40 workers picketed on Thursday outside the Smithfield distribution center in Greensboro over pay.",
         ["Greensboro, North Carolina"]),
        ("FERGUSON, Mo. (AP) — Protesters blocked a road Thursday in this St. Louis suburb.", ["Ferguson, Missouri"]),
        ("Hundreds marched against the law on Thursday in Kirkwood, a suburb of St. Louis.", ["Kirkwood, Missouri"]),
        ("Hundreds of Dover students rode buses to Concord on Thursday, where they rallied at the State House for aid.",
         ["Concord, New Hampshire"]),
        ("Hundreds of farmworkers boarded buses in Kingston on Tuesday for a rally at the Capitol in Albany, New York.",
         ["Albany, New York"]),
        ("Workers picketed outside the plant in Toledo on Thursday. The Guild, based in Detroit, called the strike.",
         ["Toledo, Ohio"]),
        ("Residents of Vienna, Va., lined Maple Avenue Tuesday to protest a plan for a tower.", ["Vienna, Virginia"]),
        ("A Rochester group joined Buffalo activists on Thursday for a protest outside the Buffalo offices of a bank.",
         ["Buffalo, New York"]),
        ("Hundreds marched on Sunday from the park to the Lincoln Memorial to demand more aid.",
         ["Washington, District of Columbia"]),
        ("More than 60 people stood on Main Street in Fargo on Tuesday in solidarity with protesters at Standing Rock.",
         ["Fargo, North Dakota"]),
        ("Two years after the shooting, dozens of people marched through Raleigh, North Carolina, on Thursday.",
         ["Raleigh, North Carolina"]),
        ("Dozens of people packed a Little Rock church on Thursday to protest the law.", ["Little Rock, Arkansas"]),
        ("Dozens marched through Raleigh on Thursday in support of Ann Roe, who was arrested last week in Charlotte.",
         ["Raleigh, North Carolina"]),
    ],
)  # fmt: skip
def test_a_town_that_tells_of_the_site_or_of_a_person_is_no_second_site(text, expected):
    assert towns(read(text)) == expected


def test_a_list_of_towns_is_where_people_are_not_what_they_are_against():
    text = "Alaskans rallied on Wednesday against budget vetoes in Anchorage, Kodiak and Juneau."
    assert towns(read(text)) == ["Anchorage, Alaska", "Kodiak, Alaska", "Juneau, Alaska"]


def test_a_hall_of_the_outlets_own_town_is_no_persons():
    text = "On Tuesday, 60 people picketed the water board's hearing at Modesto Centre Plaza against the plan."
    assert towns(read(text, publisher="Modesto Bee")) == ["Modesto, California"]
    assert towns(read(text)) == [None]


def test_a_smaller_group_for_the_other_side_is_a_gathering_of_its_own():
    text = (
        "LEXINGTON, Ky. — About 90 people rallied against the rule outside the library on Thursday.\n\n"
        "A smaller group in favor of it, about 20 people, stood by the road. In case of rain, the rally will be moved "
        "to June 30."
    )
    assert towns(read(text)) == ["Lexington, Kentucky"] * 2


def test_people_of_a_rally_that_was_no_news_make_no_gathering():
    text = (
        "COLUMBUS, Ohio — A man was sentenced Wednesday for driving into protesters at a 2017 rally in Dayton.\n\n"
        "Prosecutors said he sped toward the marchers on Main Street."
    )
    assert towns(read(text)) == []
    assert rejected(text)["marchers"] == "told as background"


def test_gathering_that_only_dates_something_else_is_no_second_one():
    text = (
        "More than 200 people came to the rally in Troy, New York, on Saturday. The week after the rally, on June 23, "
        "the group is hosting a lobby day in Albany."
    )
    assert towns(read(text)) == ["Troy, New York"]
