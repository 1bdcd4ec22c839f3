from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(text: str, gazetteer: Gazetteer) -> pd.DataFrame:
    row = {"article_id": "a", "story_id": "a", "text": text, "published_on": date(2024, 5, 13)}
    return find_mentions(ARTICLES.frame([row]), gazetteer)[0]


def crowds(text: str, gazetteer: Gazetteer) -> dict[str, tuple[int, int] | None]:
    mentions = read(text, gazetteer)
    return {
        f"{row.query}{' counter' if row.action == 'counter_protest' else ''}": None
        if pd.isna(row.crowd_low)
        else (row.crowd_low, row.crowd_high)
        for row in mentions.itertuples()
    }


def test_a_figure_counts_the_town_it_stands_with(gazetteer):
    text = "On Sunday, 200 people marched in Boise, Idaho, and 300 people rallied in Eugene, Oregon."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}


def test_a_total_over_towns_counts_none_of_them(gazetteer):
    text = "Hundreds of people marched in Boise, Idaho, and Eugene, Oregon, on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": None, "Eugene, Oregon": None}


def test_a_figure_for_each_counts_all_of_a_list(gazetteer):
    told = (
        "Teachers marched in Boise, Idaho, and Eugene, Oregon, on Sunday. Their marches in Boise and Eugene drew about"
    )
    assert crowds(f"{told} 400 each.", gazetteer) == {"Boise, Idaho": (400, 400), "Eugene, Oregon": (400, 400)}
    assert crowds(f"{told} 400 in all.", gazetteer) == {"Boise, Idaho": None, "Eugene, Oregon": None}


def test_those_who_also_gathered_were_elsewhere(gazetteer):
    told = "About 30 people rallied for the clinic in Boise, Idaho, on Sunday."
    assert crowds(f"{told} Thousands of students also gathered in a park.", gazetteer) == {"Boise, Idaho": (30, 30)}
    text = "Hundreds of people also gathered in Boise, Idaho, on Sunday to protest the clinic’s closing."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200)}


def test_a_strong_march_of_before_keeps_its_figure(gazetteer):
    text = (
        "The walkouts in Boise, Idaho, began on the Monday after the 9,000-strong march there. Some 400 students "
        "walked out."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (400, 400)}
    text = "People held a 9,000-strong march in Boise, Idaho, on Sunday against the war."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (9000, 9000)}


def test_a_month_behind_the_figure_may_tell_of_something_else(gazetteer):
    text = (
        "About 300 people took part in a protest in Boise, Idaho, on Sunday.\n\nOrganizers said around 350 joined the "
        "march in Boise for the group, which was banned in February."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (300, 350)}


def test_counterprotesters_that_are_numbered_are_their_sides(gazetteer):
    text = (
        "About 60 people rallied against immigration in Boise, Idaho, on Sunday. Counterprotesters numbered more than "
        "40 by the end of the march."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (60, 60), "Boise, Idaho counter": (40, 40)}


def test_figures_told_before_the_town_is_named_again_stay_those_of_the_one_gathering(gazetteer):
    text = (
        "People marched in Boise, Idaho, on Sunday against the war. Organizers estimated 1,700 people had turned out "
        "for the march. The Boise police said there were 1,200 protesters in Boise."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (1200, 1700)}


def test_a_crowd_of_days_before_is_not_the_gatherings(gazetteer):
    text = "Hundreds of people rallied in Boise, Idaho, on Sunday over a ban. The rally came a day after 400 protested."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200)}
    text = "A day after the ban, 400 people protested in Boise, Idaho."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (400, 400)}


def test_the_same_protests_told_on_have_their_figure(gazetteer):
    told = (
        "Nurses marched in Eugene, Oregon, on Sunday. On Tuesday the ruling sparked protests in Boise, Idaho, which "
        "were peaceful."
    )
    marching = "which consisted of about 90 people marching in the rain, ended at noon."
    assert crowds(f"{told} The protests, {marching}", gazetteer)["Boise, Idaho"] == (90, 90)
    assert crowds(f"{told} Protests in the region, {marching}", gazetteer)["Boise, Idaho"] is None


def test_sources_that_differ_make_a_range(gazetteer):
    text = (
        "Nurses marched in Boise, Idaho, on Sunday. Police put the crowd at 300. "
        "Organizers said that 500 people attended."
    )
    mentions = read(text, gazetteer)
    assert (mentions.crowd_low[0], mentions.crowd_high[0], mentions.crowd_said_by[0]) == (300, 500, "Police")


def test_a_count_beside_somebodys_other_one_is_kept_with_it(gazetteer):
    text = "More than 300 people marched through Boise, Idaho, on Sunday to demand rent control. Police said about 250."
    mentions = read(text, gazetteer)
    assert (mentions.crowd_low[0], mentions.crowd_high[0], mentions.crowd_said_by[0]) == (250, 300, "Police")


def test_each_side_has_its_own_figure(gazetteer):
    text = (
        "About 250 people rallied for gun rights in Boise, Idaho, on Sunday. Across the street, some 60 "
        "counterprotesters held photographs of people killed in shootings."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (250, 250), "Boise, Idaho counter": (60, 60)}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("There were no more than 25 of them.", (25, 25)),
        ("Attendance was put at 1,500 by the sheriff’s office and at 3,000 by organizers.", (1500, 3000)),
        ("The event turned out 125 people, said Sgt. Ann Lee.", (125, 125)),
        ("As many as 5,000 protesters marched, police said, though organizers claimed 30,000.", (5000, 30000)),
    ],
)
def test_a_figure_in_the_next_sentence_is_the_crowds(told, expected, gazetteer):
    text = f"Nurses rallied at the courthouse in Boise, Idaho, on Sunday. {told}"
    assert crowds(text, gazetteer) == {"Boise, Idaho": expected}


def test_a_sourced_part_is_not_the_crowd(gazetteer):
    text = (
        "Thousands of people rallied in Boise, Idaho, on Sunday. Police said about 150 people stood on the lawn; "
        "the rest stayed in their cars."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (2000, 2000)}


def test_some_of_those_told_are_a_crowd_where_no_whole_one_is_told(gazetteer):
    strike = "Nurses at a clinic in Boise, Idaho, went on strike on Sunday. About 180 of them paced the sidewalk."
    assert crowds(strike, gazetteer) == {"Boise, Idaho": (180, 180)}
    march = "About 300 people marched in Boise, Idaho, on Sunday. Some 50 of them sat down on a bridge."
    assert crowds(march, gazetteer) == {"Boise, Idaho": (300, 300)}


def test_people_held_elsewhere_are_no_crowd(gazetteer):
    text = (
        "More than two dozen people held a vigil outside a prison in Boise, Idaho, on Sunday, where about "
        "1,900 immigrants are being held. Last year’s drew 400."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (24, 24)}


def test_those_of_a_union_that_came_are_counted_and_so_are_counter_demonstrators(gazetteer):
    text = (
        "Nurses picketed in Boise, Idaho, on Sunday. The union, which represents 300 nurses, said 45 of them had "
        "turned out. A few dozen counter-demonstrators gathered across the road."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (45, 45), "Boise, Idaho counter": (36, 36)}


def test_what_was_seen_goes_before_what_was_expected(gazetteer):
    text = "Organizers had expected 1,000 people. About 40 people rallied in Boise, Idaho, on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (40, 40)}


def test_an_earlier_gathering_keeps_its_figure(gazetteer):
    text = (
        "Nurses rallied in Boise, Idaho, on Sunday over their pay. Their last rally in February drew a crowd of 2,000."
    )
    assert crowds(text, gazetteer)["Boise, Idaho"] is None


def test_an_earlier_gathering_of_the_same_sentence_keeps_its_figure(gazetteer):
    text = "Two weeks after a similar march drew 900 people, about 1,400 marched in Boise, Idaho, on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (1400, 1400)}


def test_figures_told_of_it_go_before_what_was_counted_earlier(gazetteer):
    text = (
        "About 9,000 people were inside the arena in Boise, Idaho, for the governor’s concert on Sunday. "
        "Some 40 protesters were outside in Boise."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (40, 40)}


def test_the_town_before_whoever_counted_has_the_figure(gazetteer):
    text = (
        "In Boise, Idaho, some 200 people rallied against the mine on Sunday, and in Eugene, Oregon, police said "
        "75 people stood on the steps."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (75, 75)}


def test_a_crowd_that_grew_is_as_large_as_it_grew(gazetteer):
    text = (
        "Around noon on Sunday, several dozen people lined the road in Boise, Idaho, to protest the war. "
        "By 1 p.m. the crowd had grown to about 300."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (300, 300)}


def test_members_arrests_and_officers_are_no_crowd(gazetteer):
    text = (
        "Nurses rallied in Boise, Idaho, on Sunday. Their union represents 4,000 workers. "
        "Twelve people were arrested, and 30 officers watched."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": None}


def test_a_figure_counts_the_town_told_before_it(gazetteer):
    text = "In Boise, Idaho, on Sunday, 200 people marched against the mine; in Eugene, Oregon, 300 people rallied."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}


def test_a_far_smaller_figure_counts_a_part(gazetteer):
    text = (
        "About 900 people rallied against the mine in Boise, Idaho, on Sunday, police said. "
        "A dozen drivers stood at the gate, organizers said."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (900, 900)}


def test_a_town_at_the_front_of_its_part_has_the_figure_after_it(gazetteer):
    text = "In Boise, Idaho, 200 people marched against the mine, and in Eugene, Oregon, 300 people rallied on Sunday."
    assert crowds(text, gazetteer) == {"Boise, Idaho": (200, 200), "Eugene, Oregon": (300, 300)}


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("Police put the crowd at 400, while organizers said it was closer to 700.", 400, 700),
        ("Organizers said 1,500; police counted 200.", 200, 1_500),
        ("Police said 90 people took part; the union, which called it, claimed 600.", 90, 600),
        ("Organizers said 400 people took part, twice as many as last year.", 400, 400),
        ("The largest crowd was at noon, with about 60 people.", 60, 60),
        ("Organizers had hoped for 500 but only about 75 people turned out.", 75, 75),
        ("More than 1,000 people had registered, but closer to 3,000 came.", 3_000, 3_000),
        ("It began with about 30 people and grew to 240 by noon.", 240, 240),
        ("Dozens of people sang. The group of about 45 walked to the mill.", 45, 45),
        ("About 90 people sang, and another 20 watched.", 90, 90),
        ("The crowd topped out around 180.", 180, 180),
        ("Organizers said thousands took part; police said 4,500.", 4_500, 4_500),
        ("Organizers said thousands took part; police said 400.", 400, 2_000),
        ("About 80 people rallied at noon. Thousands of students sang.", 80, 80),
        ("About 80 people in blue led it. Some 1,900 people sang.", 1_900, 1_900),
        ("Organizers said 900 took part, the most since a march by 1,500.", 900, 900),
    ],
)
def test_of_several_figures_the_crowd_itself_counts(told, low, high, gazetteer):
    assert crowds(f"Nurses marched in Boise, Idaho, on Sunday over their pay. {told}", gazetteer) == {
        "Boise, Idaho": (low, high)
    }


def test_those_of_a_counter_protest_are_told_by_what_they_attended(gazetteer):
    text = "On Sunday 300 people attended the counter-protest in Boise, Idaho, while 90 marched for the mine."
    assert crowds(text, gazetteer)["Boise, Idaho counter"] == (300, 300)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Nurses will march in Boise, Idaho, on Saturday over their pay. Some 300 people attended in April.",
            id="seen, of what is planned",
        ),
        pytest.param(
            "The nurses’ march over their pay in Boise, Idaho, on Sunday was canceled. About 300 people were expected.",
            id="expected, of what was called off",
        ),
        pytest.param(
            "Nurses rallied in Boise, Idaho, on Sunday over their pay. Some 9,000 people own boats there.",
            id="not said to have gathered",
        ),
    ],
)
def test_a_figure_of_something_else_is_no_crowd(text, gazetteer):
    assert crowds(text, gazetteer) == {"Boise, Idaho": None}


def test_a_figure_of_those_who_will_come_is_that_of_what_is_planned(gazetteer):
    text = (
        "Nurses will march in Boise, Idaho, on Saturday over their pay. About 300 people have committed to the march."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (300, 300)}


def test_each_side_of_a_sentence_has_its_own_count(gazetteer):
    text = (
        "On Sunday in Boise, Idaho, there were about 350 to 400 protesters and roughly 150 counter-protesters "
        "at the rally against the dam."
    )
    assert crowds(text, gazetteer)["Boise, Idaho"] == (350, 400)


def test_a_figure_told_long_before_a_gathering_is_none_of_its(gazetteer):
    text = "Some 900 people are expected. {}It rained. On Saturday, nurses will rally in Boise, Idaho, over their pay."
    assert crowds(text.format(""), gazetteer) == {"Boise, Idaho": (900, 900)}
    assert crowds(text.format("Ann Lee slept. "), gazetteer) == {"Boise, Idaho": None}


def test_a_figure_in_another_town_or_of_an_earlier_rally_is_not_the_gatherings(gazetteer):
    text = (
        "Nurses marched in Boise, Idaho, on Sunday over their pay. Buses went to Eugene, where 900 people rallied. "
        "A first rally drew 70 people."
    )
    assert crowds(text, gazetteer)["Boise, Idaho"] is None


def test_a_figure_beside_the_town_goes_before_one_told_earlier(gazetteer):
    text = (
        "Thousands of people marched as nurses struck on Sunday. "
        "In Boise, Idaho, more than 150 people rallied for their pay on Sunday."
    )
    assert crowds(text, gazetteer) == {"Boise, Idaho": (150, 150)}


@settings(max_examples=12, deadline=None)
@given(
    number=st.integers(20, 90_000),
    other=st.sampled_from(
        [
            "The town has {:,} residents.", "More than {:,} people signed a petition.",
            "The union represents {:,} nurses.",
            "The law would leave {:,} people without care.", "About {:,} people were arrested last year.",
            "Some {:,} people marched across the country.", "The page has {:,} followers.", "The mill cost ${:,}.",
        ]
    ),
)  # fmt: skip
def test_an_unrelated_number_changes_no_crowd(gazetteer, number, other):
    text = "About 250 people marched in Boise, Idaho, on Sunday over the mill."
    assert crowds(f"{text} {other.format(number)}", gazetteer) == {"Boise, Idaho": (250, 250)}
    text = text.replace("About 250 people", "Nurses")
    assert crowds(f"{text} {other.format(number)}", gazetteer) == {"Boise, Idaho": None}


def test_what_police_set_against_a_count_of_nurses_makes_a_range(gazetteer):
    told = "About 450 nurses marched in Boise, Idaho, on Sunday."
    assert crowds(f"{told} Police put it at 300.", gazetteer) == {"Boise, Idaho": (300, 450)}
    assert crowds(f"{told} Police said 30 drivers were late.", gazetteer) == {"Boise, Idaho": (450, 450)}


def test_those_who_were_left_at_the_end_are_no_count_of_the_crowd(gazetteer):
    told = "Drivers marched for the dam in Boise, Idaho, on Sunday."
    assert crowds(f"{told} Only about 90 people were left by nightfall.", gazetteer) == {"Boise, Idaho": None}
    assert crowds(f"{told} Only about 90 people were there.", gazetteer) == {"Boise, Idaho": (90, 90)}
