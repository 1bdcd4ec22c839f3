"""Short invented texts of one Friday's paper: the day and the status that each tells of its gatherings."""

from datetime import date

import pandas as pd
import pytest

from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer

FRIDAY = date(2018, 6, 22)

TEXTS = {
    "a quoted today, beside the day itself": (
        "At least 100 activists protested the mine in Fresno, California, on June 12.\n\n"
        "“We came out here today to stop the trucks,” said Ann Lee, one of the protesters.",
        {("Fresno, California", "2018-06-12", "held")},
    ),
    "over the course of a weekend that the lead tells": (
        "Over the course of the weekend, demonstrations against the levy were held in many cities. In Fresno, "
        "California, 2,000 people protested.",
        {("Fresno, California", "2018-06-16", "held")},
    ),
    "beside the night of a killing": (
        "Protests against the war shut down roads on Thursday. Undeterred by fears after a gunman killed five officers "
        "in Dallas on Tuesday night, organizers went ahead with a march in Tulsa, Oklahoma.",
        {("Tulsa, Oklahoma", "2018-06-21", "held")},
    ),
    "of the lead, which also tells an earlier one": (
        "Thousands took to the streets in U.S. cities on Wednesday over the killing, marching the day after a gunman "
        "shot officers watching over a similar demonstration in Dallas.\n\n"
        "Protesters clogged roadways in Toledo, Ohio.",
        {("Dallas, Texas", "2018-06-19", "held"), ("Toledo, Ohio", "2018-06-20", "held")},
    ),
    "the night before a day that another sentence tells": (
        "The council in Fresno, California, voted on Wednesday to cut bus service. The night before, about 150 people "
        "rallied outside City Hall in Fresno against the cuts.",
        {("Fresno, California", "2018-06-19", "held")},
    ),
    "days later than a day of something else": (
        "On Monday, police shot a man in Tulsa, Oklahoma. Two days later, some 400 people marched through downtown "
        "Tulsa to demand justice.",
        {("Tulsa, Oklahoma", "2018-06-20", "held")},
    ),
    "called off, in a sentence of the past, for a day that is near": (
        "The protest against the budget scheduled for Saturday in Erie, Pennsylvania, was postponed indefinitely after "
        "organizers failed to obtain a permit.",
        {("Erie, Pennsylvania", "2018-06-23", "cancelled")},
    ),
    "moved from one day to another": (
        "The vigil in Topeka, Kansas, for victims of police violence has been moved from Saturday to Sunday.",
        {("Topeka, Kansas", "2018-06-24", "planned")},
    ),
    "planned unless something happens, beside one of another month": (
        "Teachers said they will march against the bill in Tulsa, Oklahoma, next Friday unless the governor acts. "
        "Hundreds rallied against it in January.",
        {("Tulsa, Oklahoma", "2018-06-29", "planned")},
    ),
    "this month, which is not over": (
        "Similar rallies against the bill in Tulsa, Oklahoma, earlier this month drew more than 100 people.",
        {("Tulsa, Oklahoma", "2018-06-01", "held")},
    ),
    "named after a holiday and held on another day": (
        "The Juneteenth march for farmworkers in Tulsa, Oklahoma, held on Saturday because of storms, drew 90 people.",
        {("Tulsa, Oklahoma", "2018-06-16", "held")},
    ),
    "of the other side, that a paragraph before tells": (
        "Students in Fresno, California, rallied against tuition on June 10.\n\nIn Tulsa, Oklahoma, some 200 people "
        "rallied for the clinic on June 14.\n\nAs the rally began, a small group of counter-protesters was led away.",
        {
            ("Fresno, California", "2018-06-10", "held"),
            ("Tulsa, Oklahoma", "2018-06-14", "held"),
        },
    ),
    "to come, that its organizers announced they were cancelling": (
        "Organizers of a gun rights rally planned in Tulsa, Oklahoma, for Saturday abruptly announced they were "
        "cancelling the event.",
        {("Tulsa, Oklahoma", "2018-06-23", "cancelled")},
    ),
    "to come, whose organizers announced they were cancelling something else": (
        "Organizers of a gun rights rally planned in Tulsa, Oklahoma, for Saturday announced they were cancelling a "
        "contract.",
        {("Tulsa, Oklahoma", "2018-06-23", "planned")},
    ),
    "to come, of a march that is committed to peace": (
        "A march against the war is planned for Friday in Tulsa, Oklahoma. The march is committed to peace.",
        {("Tulsa, Oklahoma", "2018-06-22", "planned")},
    ),
    "held, beside one that a semicolon parts": (
        "In Tulsa, Oklahoma, about 40 demonstrators rallied at a diner on Friday; another demonstration was planned.",
        {("Tulsa, Oklahoma", "2018-06-22", "held")},
    ),
    "held, of people whose march was planned": (
        "In Tulsa, Oklahoma, thousands began singing for the refugees before their planned march across the bridge.",
        {("Tulsa, Oklahoma", "2018-06-22", "held")},
    ),
    "held, by people who hold banners": (
        "Demonstrators hold banners for the refugees as police stand in the road in Tulsa, Oklahoma.",
        {("Tulsa, Oklahoma", "2018-06-22", "held")},
    ),
    "held, by a crowd on its day, beside words of no tense": (
        "Nurses are on strike. Hundreds of nurses have walked the line Friday at the hospital in Tulsa, Oklahoma. The "
        "strike is a warning.",
        {("Tulsa, Oklahoma", "2018-06-22", "held")},
    ),
    "by a timetable, for people who hold a rally": (
        "Protesters hold a rally for the refugees on Friday in Tulsa, Oklahoma.",
        {("Tulsa, Oklahoma", "2018-06-22", "planned")},
    ),
    "held, though one of the protesters has plans": (
        "People waved protest signs for higher wages Wednesday in Tulsa, Oklahoma. Ann Lee, a protester in Tulsa, "
        "planned to go home.",
        {("Tulsa, Oklahoma", "2018-06-20", "held")},
    ),
    "the only one that any telling states, weeks ago": (
        "About 90 people protested the pipeline in Fresno, California, June 1.\n\nAfter they had sung, the protesters "
        "marched in Tulsa, Oklahoma, as well.",
        {("Fresno, California", "2018-06-01", "held"), ("Tulsa, Oklahoma", "2018-06-01", "held")},
    ),
    "not one of months ago, where it all began": (
        "Protesters swarmed a park in Dallas, Texas, again as clashes broke out with officers. The clashes began on "
        "Wednesday night as protesters broke the rules. Protesters set up camp in Dallas, Texas, on February 17 and "
        "sparked a wave of protests.",
        {("Dallas, Texas", "2018-06-20", "held"), ("Dallas, Texas", "2018-02-17", "held")},
    ),
    "not a whole year that is told as background": (
        "Cooks are preparing for yet another walkout this Monday, to unfold in 100 cities. Workers in Oklahoma City, "
        "Tulsa and elsewhere have pledged to strike at their places of employment to demand better wages. Oklahoma "
        "City workers began the movement last year and have already staged multiple strikes and walkouts this year.",
        {("Oklahoma City, Oklahoma", "2018-06-25", "planned"), ("Tulsa, Oklahoma", "2018-06-25", "planned")},
    ),
    "days after what a clause of its sentence dates": (
        "Three days after police shot a man on Sunday, about 150 people marched to City Hall in Tulsa, Oklahoma.",
        {("Tulsa, Oklahoma", "2018-06-20", "held")},
    ),
    "days after a day that is told behind": (
        "In Tulsa, Oklahoma, about 90 people held a vigil for the victims two days after a shooting on Sunday.",
        {("Tulsa, Oklahoma", "2018-06-19", "held")},
    ),
    "not days after one that came before it": (
        "TULSA, Okla. — Hundreds of people rallied against the ban on Wednesday night. The rally came two days after "
        "400 people protested at the airport.",
        {("Tulsa, Oklahoma", "2018-06-20", "held")},
    ),
    "days before one that is told first": (
        "On Wednesday, two days after students marched in Norman, Oklahoma, their teachers rallied in Tulsa, Oklahoma.",
        {("Norman, Oklahoma", "2018-06-18", "held"), ("Tulsa, Oklahoma", "2018-06-20", "held")},
    ),
    "of none, as nobody came": (
        "No one showed up Tuesday in Tulsa, Oklahoma, for a march against the pipeline that had been announced online.",
        set(),
    ),
    "of none, as it never materialized": (
        "A march against the pipeline that had been announced for Tuesday in Tulsa, Oklahoma, never materialized.",
        set(),
    ),
    "of people who marched, though no one was arrested": (
        "No one was arrested as people marched against the pipeline on Tuesday in Tulsa, Oklahoma.",
        {("Tulsa, Oklahoma", "2018-06-19", "held")},
    ),
    "on the anniversary of something": (
        "On the anniversary of the fire, June 9, about 300 people marched through Tulsa, Oklahoma, for better pay.",
        {("Tulsa, Oklahoma", "2018-06-09", "held")},
    ),
    "was to be held": (
        "The city of Laredo, Texas, denied a permit for a march against the border wall that was to be held Saturday.",
        {("Laredo, Texas", "2018-06-23", "planned")},
    ),
    "scheduled, told of its organizers": (
        "Organizers of the march against the mine in Harrisburg, Pennsylvania, set for July 28, met on Thursday.",
        {("Harrisburg, Pennsylvania", "2018-07-28", "planned")},
    ),
    "scheduled and held": (
        "A march against the ruling in Harrisburg, Pennsylvania, scheduled for Wednesday, drew 300 people in the rain.",
        {("Harrisburg, Pennsylvania", "2018-06-20", "held")},
    ),
    "how many may come": (
        "Organizers say as many as 5,000 people could attend Sunday's march for gun control in Boulder, Colorado.",
        {("Boulder, Colorado", "2018-06-24", "planned")},
    ),
    "while police prepare for it": (
        "Ahead of Saturday's rally for abortion rights in Tallahassee, Florida, police are closing streets.",
        {("Tallahassee, Florida", "2018-06-23", "planned")},
    ),
    "another town's plan in the next sentence": (
        "Thousands protested the separation of families on Wednesday.\n\n"
        "In Cleveland, Ohio, about 500 people marched against it. A rally is planned for Sunday in Columbus, Ohio.",
        {("Cleveland, Ohio", "2018-06-20", "held"), ("Columbus, Ohio", "2018-06-24", "planned")},
    ),
    "beside a day it is compared with": (
        "Wednesday was quieter. About 60 people marched in Ferguson, Missouri, against the ruling, compared with 300 "
        "on Tuesday.",
        {("Ferguson, Missouri", "2018-06-20", "held")},
    ),
    "a day beside each town": (
        "Farmers rallied in Amarillo, Texas, on Tuesday and in Lubbock, Texas, on Wednesday to protest tariffs.",
        {("Amarillo, Texas", "2018-06-19", "held"), ("Lubbock, Texas", "2018-06-20", "held")},
    ),
    "what something else came a day after": (
        "The mayor said Thursday he won't resign, a day after 100 people protested his remarks in Elmira, New York.",
        {("Elmira, New York", "2018-06-20", "held")},
    ),
    "going on as the paper is printed": (
        "Hundreds of protesters have gathered outside the courthouse in Stockton, California, to demand justice.\n\n"
        "The trial began on Monday.",
        {("Stockton, California", "2018-06-22", "held")},
    ),
    "at a meeting of a day": (
        "Parents plan to protest the closing of schools at Monday's board meeting in Plano, Texas.",
        {("Plano, Texas", "2018-06-25", "planned")},
    ),
    "planned for long, and held": (
        "The march in Tucson, Arizona, planned for months, drew 1,000 people on Wednesday to oppose the border wall.",
        {("Tucson, Arizona", "2018-06-20", "held")},
    ),
    "is on a day": (
        "A group opposed to the wall says it expects 500 people at its rally in El Paso, Texas. The rally is Saturday "
        "at San Jacinto Plaza.",
        {("El Paso, Texas", "2018-06-23", "planned")},
    ),
    "moved to a later day": (
        "A rally for immigrant families planned for Saturday in Lansing, Michigan, has been postponed until June 30.",
        {("Lansing, Michigan", "2018-06-30", "planned")},
    ),
    "another one called off below": (
        "In Salem, Oregon, more than 200 people marched against the layoffs on Wednesday.\n\n"
        "Nurses called off a strike of their own in May.",
        {("Salem, Oregon", "2018-06-20", "held")},
    ),
    "on the day that stands before whoever tells of it": (
        "Ten people were hurt when protesters blocked a road in Toledo, Ohio, on Tuesday night, police said Thursday.",
        {("Toledo, Ohio", "2018-06-19", "held")},
    ),
    "planned to end on a later day": (
        "Bus drivers walked off the job Monday in Akron, Ohio, to protest pay cuts. The walkout is scheduled to end "
        "Saturday morning.",
        {("Akron, Ohio", "2018-06-18", "held")},
    ),
    "being organized": (
        "A protest against the curfew is being organized for Tuesday in Columbus, Ohio, according to a web page.",
        {("Columbus, Ohio", "2018-06-26", "planned")},
    ),
    "told in the present of a day to come": (
        "A chapter of the union is holding a rally against the layoffs in Peoria, Illinois, this Sunday.",
        {("Peoria, Illinois", "2018-06-24", "planned")},
    ),
    "what police await": (
        "Police expect as many as 800 people at a protest against the mine Saturday in Elko, Nevada.",
        {("Elko, Nevada", "2018-06-23", "planned")},
    ),
    "planned, and what became of it": (
        "A planned protest against the toll in Eugene, Oregon, fizzled Wednesday when few came.",
        {("Eugene, Oregon", "2018-06-20", "held")},
    ),
    "a question that marchers shout": (
        "On Wednesday, about 300 people marched in Fargo, North Dakota, chanting: “Whose city? Our city!”",
        {("Fargo, North Dakota", "2018-06-20", "held")},
    ),
    "in a week, and in the next sentence on a day of it": (
        "Students in Casper, Wyoming, plan to walk out of class next week to protest gun violence.\n\n"
        "The walkout is set for Wednesday morning, three weeks after a shooting.",
        {("Casper, Wyoming", "2018-06-27", "planned")},
    ),
    "given up by who planned it": (
        "The organizer of a “freedom rally” against the mayor planned Saturday in Salem, Oregon, scrapped the idea.",
        {("Salem, Oregon", "2018-06-23", "cancelled")},
    ),
    "of an organizer who spoke": (
        "Ann Lee, an organizer of Saturday’s march for peace in Yuma, Arizona, said they are expecting hundreds.",
        {("Yuma, Arizona", "2018-06-23", "planned")},
    ),
    "by a time of the day": (
        "The order took effect Tuesday. By Wednesday afternoon, some 30 protesters stood outside the statehouse in "
        "Concord, New Hampshire.",
        {("Concord, New Hampshire", "2018-06-20", "held")},
    ),
    "ended on a later day": (
        "Students staged a sit-in Monday at a college in Grinnell, Iowa, to protest low pay. The sit-in, which ended "
        "Wednesday, was peaceful.",
        {("Grinnell, Iowa", "2018-06-18", "held")},
    ),
    "when what people broke into was": (
        "Tuesday night’s council meeting in Hayward, California, was interrupted by some 30 protesters demanding rent "
        "control.",
        {("Hayward, California", "2018-06-19", "held")},
    ),
    "moved from a weekday to a date": (
        "The rally against the prison in Wilkes-Barre, Pennsylvania, was postponed from Saturday to June 30.",
        {("Wilkes-Barre, Pennsylvania", "2018-06-30", "planned")},
    ),
    "scheduled, told with its purpose, and moved to another park": (
        "A march to protest the verdict scheduled to start at 6 p.m. today at City Park in Denver has been moved to "
        "Civic Center Park.",
        {("Denver, Colorado", "2018-06-22", "planned")},
    ),
    "announced before it was held": (
        "SALEM, Ore. — Hundreds of people marched against the ruling on Wednesday evening.\n\n"
        "The march was announced at 11 a.m. by a students' union.",
        {("Salem, Oregon", "2018-06-20", "held")},
    ),
}


@pytest.fixture(scope="module")
def told() -> dict[str, set[tuple[str, str, str]]]:
    """Give town, first day and status of what each text was read to tell of, all texts read at once."""
    rows = [
        {"article_id": kind, "story_id": kind, "text": text, "published_on": FRIDAY}
        for kind, (text, _) in TEXTS.items()
    ]
    mentions = find_mentions(ARTICLES.frame(rows), Gazetteer.load())[0]
    found: dict[str, set[tuple[str, str, str]]] = {kind: set() for kind in TEXTS}
    for row in mentions.to_dict("records"):
        day = "" if pd.isna(row["starts_on"]) else row["starts_on"].date().isoformat()
        found[row["article_id"]].add((row["query"], day, row["status"]))
    return found


@pytest.mark.parametrize("kind", TEXTS)
def test_day_and_status(told, kind):
    assert told[kind] == TEXTS[kind][1]
