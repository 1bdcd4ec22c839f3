"""How news tells the place of a gathering: datelines, headings, lists, what opens a sentence, what is left unsaid."""

import pytest

from tests.pipeline.test_mentions import read, rejected, towns


def read_as(text, **more):
    return towns(read(text, **more))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the mark of a list's item, and "and" at its end
        ("Marches against the toll were held on Thursday.\n\n-- In Elko, Nev., truckers marched outside the depot.\n\n"
         "-- In Yuma, Ariz., growers picketed outside the customs office on Thursday.",
         ["Elko, Nevada", "Yuma, Arizona"]),
        # a town on a line of its own
        ("FARGO, NORTH DAKOTA\n\nHundreds marched against it on Thursday.\n\nDULUTH, MINNESOTA\n\n"
         "Some 90 people rallied against it at the harbor on Thursday.", ["Fargo, North Dakota", "Duluth, Minnesota"]),
        # a dateline whose dash was lost, and one before a sentence without a place
        ("TOPEKA, Kan. Nurses marched against the cuts on Wednesday.\n\n"
         "In Wichita, Kan., 60 nurses protested on Thursday.",
         ["Topeka, Kansas", "Wichita, Kansas"]),
        ("CHICAGO Janitors marched on Thursday against the layoffs.\n\nIn Gary, Indiana, 40 janitors marched.",
         ["Chicago, Illinois", "Gary, Indiana"]),
        # the capital in a list of towns
        ("Students walked out on Thursday in cities including Dallas, Washington D.C. and Boston over the rule.",
         ["Dallas, Texas", "Washington, District of Columbia", "Boston, Massachusetts"]),
        # lists that syntax loses
        ("A strike by 300 nurses over pay has hit clinics in Ames and Dubuque, Iowa, since Thursday.",
         ["Ames, Iowa", "Dubuque, Iowa"]),
        ("Bakers protested on Thursday at depots at Luton in Bedfordshire, Coventry, and near Dundee.",
         ["Luton, United Kingdom", "Coventry, United Kingdom", "Dundee, United Kingdom"]),
        ("Town after town saw people march against the war: 800 protesting in Toledo, Ohio; "
         "300 in Xoqqa, Ohio; 90 in Erie, Pa.",
         ["Toledo, Ohio", "Erie, Pennsylvania"]),
        ("Speakers on Thursday called for new rules in cities such as Boise, Spokane and Tacoma to crowds waving signs "
         "against the dam.", ["Boise, Idaho", "Spokane, Washington", "Tacoma, Washington"]),
        # a label before a caption, a day behind the town
        ("Anger: In Provo, Utah, teachers marched while carrying banners against the cuts.", ["Provo, Utah"]),
        ("Some 3,000 people took to the streets of Tucson May 16 to demonstrate for higher pay.", ["Tucson, Arizona"]),
        # what belongs to the gatherings just told
        ("More protests against the tax are planned, with one outside City Hall in Akron, Ohio, on Saturday.",
         ["Akron, Ohio"]),
        ("There were 30 arrests in Reno, Nevada, as protesters clashed with police on Thursday.", ["Reno, Nevada"]),
        ("Thousands of drivers gridlocked Lansing, Mich., on Thursday in the largest protest so far.",
         ["Lansing, Michigan"]),
        ("Teamsters in Dayton and Akron, Ohio, conducted a practice picket on Thursday.",
         ["Dayton, Ohio", "Akron, Ohio"]),
        ("Nine teenagers were arrested in Tulsa, Oklahoma, on Thursday for blocking a street at a protest.",
         ["Tulsa, Oklahoma"]),
    ],
)  # fmt: skip
def test_the_place_is_found(text, expected):
    assert sorted(read_as(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the town that opens the sentence, not a part of it called like another
        ("In Seattle, tires burned on Capitol Hill after a protest against the curfew on Thursday.",
         ["Seattle, Washington"]),
        # whose ally, where somebody lives, where one person went
        ("Even in Oslo, Washington's old friend in the north, some 500 protested on Thursday.", ["Oslo, Norway"]),
        ("SALEM, Ore. — Hundreds marched against the dam on Thursday.\n\nDana Wu, who lives in Houston and flew in to "
         "join the march, carried a drum.", ["Salem, Oregon"]),
        ("Ana Ruiz, a protester in Tampa, Florida, went to Orlando on Thursday.", []),
        # a paper's own dateline, where the sentences tell other towns
        ("BILLINGS, Mont. — Ranchers got an answer on Thursday as readers filled a lawn against the cuts.\n\n"
         "In Helena, Montana, 80 people protested on the lawn on Thursday.", ["Helena, Montana"]),
        # a state that no gathering lies in
        ("Nurses rallied in Trenton, New Jersey, on Tuesday. On Wednesday in Michigan, protesters carried torches.",
         ["Trenton, New Jersey"]),
        # last year's, told to compare
        ("In Macon, Georgia, 900 people rallied for the river, exceeding last year's turnout.", ["Macon, Georgia"]),
        # an article in a language's own words
        ("“La Paloma” was sung at a vigil for the drowned in Galveston, Texas, on Thursday.", ["Galveston, Texas"]),
        # owners have protested a rate, as a dateline's town is told
        ("BEND, Ore. — Owners of 20 lots have protested the sewer fee that the council adopted, the clerk said.", []),
    ],
)  # fmt: skip
def test_a_place_told_for_something_else_is_none(text, expected):
    assert read_as(text) == expected


def test_a_local_outlets_home_outweighs_what_people_far_away_suffered():
    text = (
        "A vigil for the victims of the Lisbon attacks was held on the riverfront on Thursday.\n\n"
        "Some of those who came had watched the match at the stadium in Lisbon that night."
    )
    assert read_as(text, url="https://www.inforum.com/a") == ["Fargo, North Dakota"]
    assert read_as(text) == ["Lisbon, Portugal"]


def test_a_headline_tells_where_or_what_for():
    text = "A vigil was held on the green on Thursday night, and some 200 people lit candles."
    assert read_as(text, headline="Vigil held in Dayton, Ohio") == ["Dayton, Ohio"]
    assert read_as(text, headline="Vigil for Dayton") == [None]


def test_an_outlets_home_is_not_in_a_state_that_the_words_tell():
    text = "Two protesters from Maine were arrested in Ohio on Thursday after locking themselves to a gate."
    assert read_as(text, url="https://www.whsv.com/a") == [None]


def test_the_one_town_named_is_taken_where_no_other_is():
    text = "Hundreds marched from the park on Thursday with names of people killed by Albuquerque officers."
    assert read_as(text) == ["Albuquerque, New Mexico"]


def test_a_town_with_its_state_where_people_died_is_no_place_of_a_walkout():
    text = (
        "In February, a tragedy struck Parkland, Florida, when a gunman killed 17 people at a school.\n\n"
        "Students walked out of our school on Thursday over gun violence."
    )
    assert read_as(text) == [None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rumors of a march kept shops in Lima, Ohio, shut on Thursday.", "march"),
        ("The paper in Gary, Indiana, raised the prospect of a teachers' strike on Thursday.", "strike"),
        ("The union in Gary, Indiana, should meet and call a rally at the office.", "rally"),
    ],
)
def test_talk_of_a_gathering_is_none(text, words):
    assert read_as(text) == []
    assert words in rejected(text)


def test_a_candidates_rallies_are_set_aside_in_an_article_on_him():
    rally = "“You will look back at this rally,” Donald Trump told supporters in Akron, Ohio, on Thursday.\n\n"
    text = rally + "In a campaign appearance before 9,000 who attended the rally, the presidential nominee chanted."
    assert read_as(text) == []
    assert read_as(text + "\n\nOutside, 50 protesters held signs against him.") == ["Akron, Ohio"]


def test_people_on_the_march_march():
    assert read_as("Some 2,000 people were on the march in Leeds, England, on Thursday against the cuts.") == [
        "Leeds, United Kingdom"
    ]
    assert read_as("The army was on the march in Leeds, England, on Thursday.") == []


def test_many_who_gather_for_a_cause_are_heard_without_a_word_of_protest():
    text = "Hundreds gathered in Leeds, England, on Thursday to mark a year since the fire, calling for safer homes."
    assert read_as(text) == ["Leeds, United Kingdom"]
    assert read_as("Hundreds gathered in Leeds on Thursday for a meeting, calling for safer homes.") == []


def test_only_those_who_disrupt_a_rally_are_against_it():
    text = (
        "The march in Newark, New Jersey, on Thursday was called for those in towns where people with flags "
        "disrupted a demonstration."
    )
    assert next(iter(read(text)["action"])) == "march"


def test_a_name_in_quotes_is_no_speech():
    text = "In Erie, Pa., groups have planned a “March for Justice for the Workers of the Great Lakes” for Saturday."
    assert read_as(text) == ["Erie, Pennsylvania"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "here", and what counted people did in a report's first sentence
        ("RENO, Nev.--Where will it end?\n\nThat was asked at a rally against the dam outside the bank here May 9.\n\n"
         "People also protested in cities including Elko and Ely, Nevada.",
         ["Reno, Nevada", "Elko, Nevada", "Ely, Nevada"]),
        ("NEWARK, N.J.--About 50 people converged on the port on Thursday to say no to the terminal.\n\n"
         "There have been protests in Peru and Chile.", ["Newark, New Jersey"]),
        # a short name that is a firm's
        ("FRESNO, Calif.--Some 80 nurses have walked the picket line at Sutter Health since Thursday over pay.\n\n"
         "Sutter refused to meet. A Sutter official said so.", ["Fresno, California"]),
        ("Nurses marched in Sutter, California, on Thursday over pay. Sutter is small.", ["Sutter, California"]),
        # streets and what is named with them
        ("Thousands protested on the streets and bridges of Toledo, Ohio, on Thursday.", ["Toledo, Ohio"]),
        # those whom a gathering stands with
        ("Clerks rallied in Gary, Indiana, on Thursday in solidarity with striking bakers at Erie and Toledo.",
         ["Gary, Indiana"]),
        # a gathering of long ago, which its year tells
        ("Ana Wu, who led a landmark 1965 voting rights march in Selma, Alabama, died on Thursday.", []),
        # the nation's Capitol, in an outlet of another state
        ("The march on Washington on Saturday will start near the Capitol Building, organizers in New York said.",
         ["Washington, District of Columbia"]),
    ],
)  # fmt: skip
def test_a_place_is_found_that_another_sentence_tells(text, expected):
    assert sorted(read_as(text)) == sorted(expected)


def test_who_is_called_demos_is_no_demonstration():
    assert read_as("Demos Pappas, a cook, spoke of the strike fund in Yuma, Arizona, on Thursday.") == []


def test_protesters_who_meet_marchers_are_on_the_other_side():
    text = "In Yuma, Arizona, some 300 marchers were met by a few dozen protesters on Thursday."
    assert sorted(read(text)["action"]) == ["counter_protest", "march"]
    assert sorted(read("In Yuma, Arizona, the governor was met by 30 protesters on Thursday.")["action"]) == ["protest"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a walk from town to town
        ("On Thursday, supporters walked eighty miles in the cold, with few rests, from Detroit to Lansing.\n\n"
         "The protesters chanted against the law all the way.", ["Detroit, Michigan"]),
        # those to whom somebody spoke, and whose police tells
        ("Mills were shut by the strike. The pastor told about 200 people in Dayton, Ohio, on Thursday that the rally "
         "was for all who lost their pay.", ["Dayton, Ohio"]),
        ("In Erie, Pa., protesters blocked a road on Thursday.\n\nThe Dallas Police Department said five people were "
         "arrested during a protest outside of a bank.", ["Erie, Pennsylvania", "Dallas, Texas"]),
        # a university's short name, told of the town that it lies in
        ("Clerks rallied at Columbia University on Thursday over pay.\n\nThe rally at Columbia drew 90 people.",
         ["New York City, New York"]),
        ("Clerks rallied in Columbia, South Carolina, on Thursday over pay. Columbia is hot.",
         ["Columbia, South Carolina"]),
        # the one town of the sentence, by which people are named
        ("A judge in Cheyenne upheld the toll on Monday.\n\nDozens marched against the toll on Thursday, watched by "
         "Laramie officers on horses.", ["Laramie, Wyoming"]),
        ("Dozens marched against the toll in Cheyenne on Thursday, watched by Laramie officers on horses.",
         ["Cheyenne, Wyoming"]),
        # the one town of the sentence, in the name of something
        ("A judge in Cheyenne upheld the toll on Monday.\n\nDozens marched against the toll on Thursday, as the "
         "Laramie Fire Department looked on.", ["Laramie, Wyoming"]),
        ("CHEYENNE, Wyo. — Dozens marched against the toll on Thursday, as the Laramie Fire Department looked on.",
         ["Cheyenne, Wyoming"]),
    ],
)  # fmt: skip
def test_a_place_is_found_that_needs_its_neighbours(text, expected):
    assert sorted(read_as(text)) == sorted(expected)


def test_a_state_that_a_sentence_opens_with_is_no_local_outlets():
    text = "Two protesters were arrested on Thursday after they bound themselves to a gate in Ohio to stop the pipes."
    assert read_as(text, url="https://www.whsv.com/a") == [None]
    killed = "Two protesters were arrested on Thursday at a vigil for children killed in Ohio."
    assert read_as(killed, url="https://www.whsv.com/a") == ["Harrisonburg, Virginia"]


def test_a_turnout_of_those_against_it_is_heard():
    text = (
        "In Salem, Oregon, some 900 people marched against the war on Thursday.\n\n"
        "Many were surprised to see a sizeable turnout of counterprotesters at the bridge."
    )
    assert sorted(read(text)["action"]) == ["counter_protest", "march"]
