"""Reports for readers of a whole country: what is background, which words are no town, which days are theirs."""

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
FRIDAY = "2024-05-03"


def read(text: str, *, published: str | None = FRIDAY, headline: str | None = None) -> pd.DataFrame:
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": published, "headline": headline}
    return find_mentions(ARTICLES.frame([row]), GAZETTEER)[0]


def told(text: str, **more: str | None) -> list[tuple[str | None, str | None, str]]:
    """Give town, first day and status of each gathering, in order."""
    rows = read(text, **more).to_dict("records")
    days = [None if pd.isna(r["starts_on"]) else str(r["starts_on"].date()) for r in rows]
    return sorted((r["query"], day, r["status"]) for r, day in zip(rows, days, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A jury in Tulsa, Oklahoma, freed a guard on Thursday. The case led to weeks of protests in Reno, Nevada.",
            id="what a case led to",
        ),
        pytest.param(
            "The mayor of Tulsa, Oklahoma, gave a speech on Thursday. He spoke of the fears of those marching in Reno.",
            id="whoever marches",
        ),
        pytest.param(
            "Clerks at two Tulsa banks turned out to vote on Thursday on whether to authorize a strike over pay.",
            id="a vote on a strike",
        ),
        pytest.param(
            "Activists held a news conference outside the jail in Tulsa, Oklahoma, on Thursday to ask for an end to "
            "protests.",
            id="a press conference",
        ),
        pytest.param(
            "A judge in Tulsa, Oklahoma, set a hearing for Thursday. Since the shooting, thousands have marched in "
            "cities such as Reno and Boise. Activists have led marches in Dallas.",
            id="since something that is no day",
        ),
        pytest.param(
            "A guard in Tulsa, Oklahoma, was dismissed on Thursday. A video showed him pushing a protester in Reno.",
            id="one of those who protest",
        ),
        pytest.param(
            "Hundreds of friends gathered for a service in Tulsa, Oklahoma, on Thursday. Protesters were not welcome.",
            id="a service",
        ),
        pytest.param(
            "The premier came to Reno, Nevada, on Thursday. Some say the arrests are to scare the public from the "
            "planned protest rallies.",
            id="protest rallies",
        ),
        pytest.param(
            "A fundraiser for the March of Dimes, it will be held Saturday in Reno, Nevada. Families will march three "
            "miles.",
            id="a march for charity, and all marches beside it",
        ),
        pytest.param(
            "Hundreds of farmers in Texas and Oklahoma protested on Thursday as part of a global protest.",
            id="in two states, of no town",
        ),
    ],
)  # fmt: skip
def test_what_is_no_gathering_of_a_town_gives_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what something led to, where it is the news
        ("The verdict led to protests by hundreds of people in Reno, Nevada, on Thursday.",
         ("Reno, Nevada", "2024-05-02", "held")),
        ("Guards arrested those protesting outside the jail in Reno, Nevada, on Thursday.",
         ("Reno, Nevada", "2024-05-02", "held")),
        # at the scene, and in the town whose police were hurt
        ("A crowd of about 90 protesters gathered at the scene of the shooting in Reno, Nevada, on Thursday.",
         ("Reno, Nevada", "2024-05-02", "held")),
        ("Two Reno police officers were hurt during a protest over rents on Thursday.",
         ("Reno, Nevada", "2024-05-02", "held")),
        # a weekday before the town's name; a firm's name like a town's; streets' names
        ("A gunman fired at people who marched at a Thursday Dallas protest.", ("Dallas, Texas", "2024-05-02", "held")),
        ("RENO, Nev. - Hundreds of people marched for higher pay at Dayton's Corp on Thursday.",
         ("Reno, Nevada", "2024-05-02", "held")),
        ("Protesters broke windows in Reno, Nevada, on Thursday at Grace and Hamilton Streets.",
         ("Reno, Nevada", "2024-05-02", "held")),
        # a dateline of town, state and full date; one whose dash was lost before "A"
        ("LONDON, Ontario, 2 May 2024 — Tenants rallied on Wednesday against higher rents.",
         ("London, Ontario", "2024-05-01", "held")),
        ("DENVER A guard was acquitted on Tuesday. Friends planned a protest march for Sunday outside the court.",
         ("Denver, Colorado", "2024-05-05", "planned")),
        # where they came to, with words that a parser misreads; a campus of a state's university
        ("Thousands also flocked to Raleigh to show support or disdain for the law. Protesters waved signs Thursday.",
         ("Raleigh, North Carolina", "2024-05-02", "held")),
        ("At the University of Wisconsin-Madison, 25 protesters chanted at a booth on Thursday.",
         ("Madison, Wisconsin", "2024-05-02", "held")),
        # not where those were shot whom it is about, whatever list they stand in; nor one who likens
        ("Hundreds of people protested in Chicago on Thursday over the shootings of men in Tulsa, Oklahoma, and Reno.",
         ("Chicago, Illinois", "2024-05-02", "held")),
        ("Hundreds of protesters marched in New York on Thursday. Ann Lee, a protester in Los Angeles, will come next.",
         ("New York City, New York", "2024-05-02", "held")),
        ("The city, like Reno, saw protests on Thursday. Hundreds of protesters marched in Boise, Idaho.",
         ("Boise, Idaho", "2024-05-02", "held")),
        # what people have staged need not be of the day of the paper
        ("Protesters have staged demonstrations in Reno, Nevada, before the vote.\n\nThe demonstration was calm as of "
         "8 p.m. on Thursday.", ("Reno, Nevada", "2024-05-02", "held")),
        # a day of every year is none
        ("Hundreds protested in Reno, Nevada, on Thursday, for which people march every January 22.",
         ("Reno, Nevada", "2024-05-02", "held")),
        # students who walk out, with words of history
        ("Students across Reno planned walkouts on the anniversary of the school shooting on Monday.",
         ("Reno, Nevada", "2024-05-06", "planned")),
        ("A vigil was planned for Friday evening in Reno, Nevada, near where the two motorcycle officers were shot.",
         ("Reno, Nevada", "2024-05-03", "planned")),
    ],
)  # fmt: skip
def test_a_gathering_has_its_own_town_and_day(text, expected):
    assert told(text) == [expected]


def test_a_dateline_is_the_day_of_an_article_that_has_none():
    text = "LONDON, Ontario, 2 May 2024 — Tenants rallied on Wednesday against higher rents."
    assert told(text, published=None) == [("London, Ontario", "2024-05-01", "held")]


def test_a_plan_of_no_told_year_takes_no_other_day():
    text = "Hundreds of people marched in Reno, Nevada, on May 3, 2023. They will march in Boulder on November 1."
    assert told(text, published=None) == [
        ("Boulder, Colorado", None, "planned"),
        ("Reno, Nevada", "2023-05-03", "held"),
    ]


def test_a_gathering_of_years_before_is_not_news():
    text = "Nurses rallied in Ottawa on Thursday. It comes a year after 900 people filled Toronto to protest the cuts."
    assert told(text) == [("Ottawa, Ontario", "2024-05-02", "held")]


def test_a_headline_tells_what_people_gathered_for():
    text = "RENO, Nev. — About 30 people gathered Thursday to tell the mine to stop."
    assert told(text, headline="Protest against the mine") == [("Reno, Nevada", "2024-05-02", "held")]
    assert told(text, headline="News from the mine") == []


def test_a_week_told_first_holds_the_days_told_after():
    text = (
        "Two people at a march in Reno, Nevada, were struck by a car this week. On Wednesday, 90 people marched in "
        "Reno. On Thursday, 70 people rallied in Reno."
    )
    assert [day for _, day, _ in told(text)] == ["2024-05-01", "2024-05-02"]


def test_other_events_are_of_the_kind_told():
    text = "Nurses protested in Ottawa on Thursday. Other events were planned for Saturday in Toronto."
    assert ("Toronto, Ontario", "2024-05-04", "planned") in told(text)


def test_only_a_street_that_is_told_which_is_a_venue():
    across = "About 90 nurses protested across the street from the hospital in Reno, Nevada, on Thursday."
    assert read(across)["venue"].dropna().tolist() != ["street"]
    own = read("About 90 nurses protested on Virginia Street in Reno, Nevada, on Thursday.")
    assert own["venue"].tolist() == ["Virginia Street"]


def test_those_who_shout_down_a_rally_are_against_it():
    text = (
        "In Elkton, Maryland, some 15 Klansmen were surrounded and shouted down by 500 protesters at their rally on "
        "Thursday."
    )
    assert sorted(read(text)["action"]) == ["counter_protest", "rally"]


def test_what_was_not_done_tells_no_status():
    row = {
        "article_id": "a", "story_id": "a", "published_on": FRIDAY,
        "text": "The union did not endorse the march in Reno, Nevada.",
    }  # fmt: skip
    spans = find_mentions(ARTICLES.frame([row]), GAZETTEER)[1]
    assert "status" not in set(spans["field"])


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        # a name that the outlet's own town bears, and one of somebody after whom schools are named
        ("Protesters returned to downtown St. Petersburg on Thursday.", "Tampa Bay Times", "St. Petersburg, Florida"),
        ("Protesters marched in St. Petersburg, Russia, on Thursday.", "Tampa Bay Times", "Saint Petersburg, Russia"),
        ("About 200 students at Roosevelt High School walked out on Thursday to demand action on guns.", "Star Tribune",
         "Minneapolis, Minnesota"),
        # residents of another town than the outlet's, at home or at the Capitol
        ("Durham residents held a vigil on Thursday for a teen killed by police.", "WRAL", "Durham, North Carolina"),
        ("Durham residents rallied outside the state Capitol on Thursday.", "WRAL", "Raleigh, North Carolina"),
    ],
)  # fmt: skip
def test_a_local_outlets_town_is_told_from_its_namesakes(text, publisher, expected):
    row = {"article_id": "a", "text": text, "story_id": "a", "published_on": FRIDAY, "publisher": publisher}
    assert find_mentions(ARTICLES.frame([row]), GAZETTEER)[0]["query"].tolist() == [expected]


def test_a_day_until_which_it_lasts_is_no_other_strike():
    text = "Dozens of nurses walked the picket line in Reno, Nevada, on Thursday."
    assert told(text + " The strike is expected to last through Saturday.") == told(text)


def test_a_peaceful_march_is_for_a_cause():
    text = "RENO, Nev. — A {}march on Thursday turned tense on its way to the bridge."
    assert told(text.format("peaceful ")) == [("Reno, Nevada", "2024-05-02", "held")]
    assert told(text.format("slow ")) == []


def test_a_saints_town_does_not_end_what_people_do():
    text = (
        "Some 400 people left class on Thursday and headed for a bridge in St. Paul, Minnesota, to demand safer roads."
    )
    assert told(text) == [("Saint Paul, Minnesota", "2024-05-02", "held")]
