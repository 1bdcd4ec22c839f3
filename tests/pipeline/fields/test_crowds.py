from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pipeline.fields import crowds
from dashboard.pipeline.fields.crowds import CrowdKind, CrowdWords, find_crowds, read_crowd_phrase

ARTICLES = Path(__file__).parents[3] / "data" / "articles"


def find_one(text: str) -> CrowdWords:
    found = find_crowds(text)
    assert len(found) == 1, [text[words.start : words.end] for words in found]
    return found[0]


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("dozens", 24, 24),
        ("a couple dozen", 24, 24),
        ("two dozen", 24, 24),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("several dozen", 36, 36),
        ("a few dozen", 36, 36),
        ("scores", 40, 40),
        ("a hundred", 100, 100),
        ("hundreds", 200, 200),
        ("hundreds and hundreds", 200, 200),
        ("a couple of hundred", 200, 200),
        ("several hundred", 300, 300),
        ("thousands", 2_000, 2_000),
        ("a few thousand", 3_000, 3_000),
        ("tens of thousands", 20_000, 20_000),
        ("hundreds of thousands", 200_000, 200_000),
        ("more than half a million", 500_000, 500_000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("thirty-five", 35, 35),
        ("about 1,450", 1_450, 1_450),
        ("3,000+", 3_000, 3_000),
        ("10K", 10_000, 10_000),
        ("70 to 85", 70, 85),
        ("between 70 and 85", 70, 85),
        ("35-40", 35, 40),
        ("two to three hundred", 200, 300),
        ("2-3K", 2_000, 3_000),
        ("dozens to hundreds", 24, 200),
        ("dozens; about 90; hundreds", 24, 200),
        ("400; another 50", 450, 450),
        ("a hundred and fifty", 150, 150),
        ("two hundred twenty-five", 225, 225),
        ("hundreds, if not thousands", 200, 2_000),
        ("hundreds, perhaps thousands", 200, 2_000),
        ("1.5 lakh", 150_000, 150_000),
        ("25 to 30,000", 25_000, 30_000),
        ("several hunderds", 300, 300),
        ("60 marchers; 4 arrests", 60, 60),
    ],
)
def test_reads_size_words_by_the_convention(phrase, low, high):
    assert read_crowd_phrase(phrase) == (low, high)


@pytest.mark.parametrize("phrase", ["", "unknown", "a large crowd"])
def test_unknown_stays_unknown(phrase):
    assert read_crowd_phrase(phrase) is None


@given(low=st.integers(2, 2_000_000), more=st.integers(1, 500_000))
def test_written_numbers_read_back(low, more):
    high = low + more
    assert read_crowd_phrase(f"about {low:,}") == (low, low)
    assert read_crowd_phrase(f"between {low:,} and {high:,}") == (low, high)
    assert read_crowd_phrase(f"{low:,} to {high:,}") == (low, high)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "kind"),
    [
        ("About 100 people gathered in the park.", "About 100", 100, 100, "total"),
        ("Nearly 40 union nurses picketed.", "Nearly 40", 40, 40, "total"),
        ("It drew a crowd of nearly 3,200, the mayor said.", "nearly 3,200", 3_200, 3_200, "total"),
        ("The crowd was estimated at 300.", "300", 300, 300, "total"),
        ("Hundreds marched downtown.", "Hundreds", 200, 200, "total"),
        ("As many as 6,500 should turn up, the police think.", "As many as 6,500", 6_500, 6_500, "total"),
        ("A 500-strong crowd met.", "500", 500, 500, "total"),
        ("A 40-woman vigil was held.", "40", 40, 40, "total"),
        ("A 60-nurse picket began.", "60", 60, 60, "total"),
        ("A 150-person counterprotest was held.", "150", 150, 150, "total"),
        ("Hundreds of farm and mill workers marched.", "Hundreds", 200, 200, "total"),
        ("About 60 protesters were punished.", "About 60", 60, 60, "part"),
        ("She called four protesters heroes.", "four", 4, 4, "other"),
        ("The around-60 people present sang.", "around-60", 60, 60, "total"),
        ("Between 70 and 85 demonstrators stood there.", "Between 70 and 85", 70, 85, "total"),
        ("More than 200 turned out.", "More than 200", 200, 200, "total"),
        ("A small group of marchers, fewer than 20, sang.", "fewer than 20", 20, 20, "total"),
        ("Marchers, estimated by police at 8,000, sang.", "8,000", 8_000, 8_000, "total"),
        ("Twelve people were arrested.", "Twelve", 12, 12, "part"),
        ("Some 200 onlookers cheered from the bridge.", "Some 200", 200, 200, "other"),
        ("A judge freed six people who were arrested there.", "six", 6, 6, "part"),
        ("It came a week after 17 people were gunned down.", "17", 17, 17, "part"),
        ("Police arrested six protesters.", "six", 6, 6, "part"),
        ("Some 500 children have been separated from their parents.", "Some 500", 500, 500, "part"),
        ("Hundreds of detained children slept there.", "Hundreds", 200, 200, "part"),
        ("At least 14 miners were killed.", "At least 14", 14, 14, "part"),
        ("The union represents nearly 20,000 workers.", "nearly 20,000", 20_000, 20_000, "other"),
        ("The college has an enrollment of 740 students.", "740", 740, 740, "other"),
        ("Some 30 police officers watched.", "Some 30", 30, 30, "other"),
        ("Thousands of people rallied across the country.", "Thousands", 2_000, 2_000, "national"),
        ("About 3 million people marched worldwide.", "About 3 million", 3_000_000, 3_000_000, "national"),
        ("Thousands of teachers rallied in dozens of cities.", "Thousands", 2_000, 2_000, "national"),
        ("Thousands of nurses rallied in Dayton and 500 other cities.", "Thousands", 2_000, 2_000, "national"),
        ("Thousands of Puerto Ricans jammed the road.", "Thousands", 2_000, 2_000, "total"),
        ("Hundreds gathered to fight the statewide order.", "Hundreds", 200, 200, "total"),
        ("Some 90 activists from around the country met there.", "Some 90", 90, 90, "total"),
        ("The rally against the mine had swelled to more than 400.", "more than 400", 400, 400, "total"),
        ("Estimates of the crowd ranged from 300 to 500.", "300 to 500", 300, 500, "total"),
        ("With some 450 in attendance, it was full.", "some 450", 450, 450, "total"),
        ("People of all ages, maybe 200 of them, sang.", "maybe 200", 200, 200, "total"),
        ("They came on foot, 17 men and four women.", "17 men and four", 21, 21, "total"),
        ("The principal said “somewhere around 50 or 60” left.", "somewhere around 50 or 60", 50, 60, "total"),
        ("Hundreds of land-rights activists sang.", "Hundreds", 200, 200, "total"),
        ("Neighbors of a community of about 500 lined the road.", "about 500", 500, 500, "other"),
        ("About 70 residents defied the curfew.", "About 70", 70, 70, "total"),
        ("The crowd (about 900) cheered.", "about 900", 900, 900, "total"),
        ("Turnout: 250.", "250", 250, 250, "total"),
        ("It swelled from 20 to about 200 people.", "20 to about 200", 200, 200, "total"),
        ("The number of protesters reached 450 by dusk.", "450", 450, 450, "total"),
        ("It was smaller than the 1,500 who marched last year.", "1,500", 1_500, 1_500, "other"),
        ("An audience of 300 heard the speech.", "300", 300, 300, "other"),
        ("They stood at a hall where Ann Lee spoke to a crowd of 300.", "300", 300, 300, "other"),
        ("They blocked the gate with about 40 protesters.", "about 40", 40, 40, "total"),
        ("About 50 residents lost power.", "About 50", 50, 50, "other"),
        ("Half of the school's 600 students walked out.", "600", 600, 600, "other"),
        ("More than 900 people signed a petition.", "More than 900", 900, 900, "other"),
        ("DAYTON--Hundreds of nurses rallied.", "Hundreds", 200, 200, "total"),
        ("Police said 2,500 people had taken to the streets.", "2,500", 2_500, 2_500, "total"),
        ("Forty people were taken to a clinic.", "Forty", 40, 40, "part"),
        ("Thousands of students across Canada walked out.", "Thousands", 2_000, 2_000, "national"),
        ("Thousands marched in U.S. cities.", "Thousands", 2_000, 2_000, "national"),
        ("Across the country, in Dayton, about 300 people marched.", "about 300", 300, 300, "total"),
        ("Across the country, about 300 people marched.", "about 300", 300, 300, "national"),
        ("Some 9,000 fans attended the concert.", "Some 9,000", 9_000, 9_000, "other"),
        ("A crowd of 9,000 people watched the parade.", "9,000", 9_000, 9_000, "other"),
        ("Some 900 people attended the rally.", "Some 900", 900, 900, "total"),
        ("Hundreds of members of the National Guard stood there.", "Hundreds", 200, 200, "other"),
        ("Hundreds of members of the choir stood there.", "Hundreds", 200, 200, "total"),
        ("A bus carrying 50 passengers arrived.", "50", 50, 50, "other"),
        ("Tens of thousands attended the memorial.", "Tens of thousands", 20_000, 20_000, "other"),
        ("The park once teemed with thousands of protesters.", "thousands", 2_000, 2_000, "other"),
        ("The park teemed with thousands of protesters.", "thousands", 2_000, 2_000, "total"),
        ("A group of seven activists disrupted Mass.", "seven", 7, 7, "total"),
        ("He spoke for the seven activists.", "seven", 7, 7, "other"),
        ("The march may have approached 3,000.", "3,000", 3_000, 3_000, "total"),
        ("They marched over the layoffs of 300 workers.", "300", 300, 300, "part"),
        ("Some 74 people are facing federal charges.", "Some 74", 74, 74, "part"),
        ("Four people were stabbed there.", "Four", 4, 4, "part"),
        ("About 40 neighbors who cheered waved flags.", "About 40", 40, 40, "other"),
        ("About 40 clerks watched the marchers from a roof.", "About 40", 40, 40, "other"),
        ("About 40 clerks watched the speeches at the rally.", "About 40", 40, 40, "total"),
        ("About 40 students were informed by email.", "About 40", 40, 40, "other"),
        ("A jury of 12 people cleared her after the march.", "12", 12, 12, "other"),
        ("The rally inside drew 3,000 people.", "3,000", 3_000, 3_000, "other"),
        ("The rally inside the park’s gate was small; 90 people marched.", "90", 90, 90, "total"),
        ("Some 300 people cheered the president.", "Some 300", 300, 300, "other"),
        ("Some 300 people cheered when she spoke.", "Some 300", 300, 300, "total"),
        ("With about 100 people in attendance, the vigil began.", "about 100", 100, 100, "total"),
        ("It is a town with about 100 people.", "about 100", 100, 100, "other"),
        ("“There must be 500 people here.”", "500", 500, 500, "total"),
        ("More than 20 speakers took the stage.", "More than 20", 20, 20, "other"),
    ],
)
def test_tells_what_a_number_counts(text, words, low, high, kind):
    found = find_one(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.kind) == (low, high, CrowdKind(kind))


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 cities will have events.",
        "It lasted 17 minutes and cost $4,000.",
        "The 17-year-old walked 300 miles.",
        "Stocks gained 300 points, or 2 percent.",
        "Forty tractors blocked the road.",
        "They met at 500 Main Street, in the 1,200 block.",
        "Barbers shaved 180 heads at the rally.",
        "The vote was 5-4 in 2017.",
        "A woman sang.",
        "They met where Route 47 ends.",
        "The strike is set for 23 March.",
        "Two-thirds of the road was closed.",
        "They stood in the 97-degree heat.",
        "A 500-mile march began, and a 10-day protest ended.",
        "A 12-member jury heard of the march.",
        "A 200-member union held a rally.",
        "Volunteers with 2,000 signatures gathered there.",
        "She brought the 2,000 signatures gathered by her club.",
        "The rally began at 11.",
        "Nurses in Two Harbors walked out.",
        "They sang at The 400 Block.",
        "The march began around 6 p.m. and ended about 11 o’clock.",
    ],
)
def test_leaves_out_what_counts_no_people(text):
    assert find_crowds(text) == []


def test_an_abbreviated_month_ends_no_sentence():
    assert find_crowds("Ann Lee was hurt at the Aug. 12 rally.") == []


def test_a_limit_is_no_crowd():
    assert find_one("It was allowed on condition that no more than 500 people came.").is_expected


def test_expected_is_told_from_seen():
    expected, seen = find_crowds("Organizers expect 500 people to rally Friday. On Monday, 40 people rallied.")
    assert (expected.is_expected, seen.is_expected) == (True, False)


def test_what_was_hoped_for_does_not_make_what_came_expected():
    hoped, came, gathered = find_crowds(
        "They had hoped for 500 but only 75 people came. Some 80 people, twice as many as expected, sang."
    )
    assert (hoped.is_expected, came.is_expected, gathered.is_expected) == (True, False, False)


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 farmers held a protest against the plan on Thursday.",
        "About 400 people protested a plan to sell the park.",
        "About 300 people gathered in hopes of stopping the sale.",
        "About 500 clerks rallied to oppose cuts that are planned to begin in June.",
    ],
)
def test_what_a_protest_is_about_does_not_make_its_people_expected(text):
    assert not find_one(text).is_expected


def test_what_is_expected_of_a_protest_against_something_is_expected():
    assert find_one("Some 300 farmers are expected to march against the dam.").is_expected


def test_those_who_said_that_they_would_come_are_expected():
    said, came = find_crowds("Some 4,000 people said online that they planned to attend, but 300 people came.")
    assert (said.is_expected, came.is_expected) == (True, False)


def test_a_crowd_that_grew_from_a_figure_to_another_is_the_second():
    first, last = find_crowds("The march grew from 30 people to more than 200.")
    assert (first.is_partial, last.is_partial, last.low) == (True, False, 200)


def test_a_verb_within_another_word_tells_of_no_gathering():
    assert find_one("About 40 players formed a chain.").is_gathering
    assert not find_one("About 40 players transformed a club.").is_gathering


def test_hope_that_people_have_is_none_that_they_come():
    assert not find_one("Thousands of people full of grief, anger and hope for peace marched.").is_expected
    assert find_one("They hope 300 people come.").is_expected
    assert find_one("Some 400 people have said they’ll attend.").is_expected


def test_those_who_returned_to_a_place_are_no_part():
    assert not find_one("About 90 neighbors returned to the plaza.").is_partial
    assert find_one("About 90 neighbors returned later.").is_partial


def test_those_outnumbered_are_not_those_who_protest():
    kinds = [words.kind for words in find_crowds("Sixty fans came but were outnumbered by about 90 protesters.")]
    assert kinds == [CrowdKind.OTHER, CrowdKind.TOTAL]
    kinds = [words.kind for words in find_crowds("Sixty protesters came but were outnumbered by 90 demonstrators.")]
    assert kinds == [CrowdKind.TOTAL, CrowdKind.TOTAL]


def test_a_bare_number_counts_whom_the_one_before_it_counts():
    here, there = find_crowds("Police arrested 12 people in Boise and 3 in Eugene.")
    assert (here.kind, there.kind, there.low) == (CrowdKind.PART, CrowdKind.PART, 3)


def test_some_of_a_known_number_are_those_who_came():
    came, known = find_crowds("At noon 22 of the hospital's 31 nurses walked out.")
    assert (came.low, came.kind, known.kind) == (22, CrowdKind.TOTAL, CrowdKind.OTHER)


def test_some_of_a_number_with_a_comma_are_those_who_came():
    came, known = find_crowds("About 300 of the school's 1,200 students took part.")
    assert (came.low, came.kind, known.kind) == (300, CrowdKind.TOTAL, CrowdKind.OTHER)


def test_a_figure_of_the_beginning_or_of_others_is_partial():
    first, last = find_crowds("The march began with 30 people and swelled to 200.")
    assert (first.is_partial, last.is_partial) == (True, False)
    assert find_one("Around 20 other demonstrators stayed outside.").is_partial


def test_a_figure_that_says_they_gathered_is_told_from_a_bare_one():
    gathered, bare = find_crowds("About 90 students marched. She teaches 30 students.")
    assert (gathered.is_gathering, bare.is_gathering) == (True, False)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Police put the crowd at 300; organizers said 500.", ["Police", "organizers"]),
        ("About 60 people came, according to the Ohio Herald.", ["the Ohio Herald"]),
        ("More than 40 people marched, police said.", ["police"]),
        ("Park police gave a lower estimate, saying there were 400 marchers.", ["Park police"]),
        ("Hundreds of people — police estimated 700 — marched.", [None, "police"]),
        ("About 40 people marched.", [None]),
        ("Organizers, the Oak Club, insisted that 40 people came.", ["Organizers"]),
        ("Protesters numbered about 300.", [None]),
        ("Hundreds of people—the Argus estimates 900—sang.", [None, "the Argus"]),
        ("An estimated 40 people marched.", [None]),
        ("The crowd was estimated at 300 by police; organizers put it at 500.", ["police", "organizers"]),
        ("A spokeswoman for the mine said 240 people walked out.", ["spokeswoman"]),
        ("About 800, by the city’s count, marched.", ["the city"]),
        ("According to the sheriff’s office, about 60 people came.", ["the sheriff’s office"]),
    ],
)
def test_says_whose_figure_it_is(text, sources):
    found = find_crowds(text)
    assert [text[slice(*words.said_by)] if words.said_by else None for words in found] == sources


def test_offsets_count_the_whole_text():
    text = "Five people sat. About 30 people stood. Nine people left."
    (found,) = find_crowds(text, start=17, end=39)
    assert text[found.start : found.end] == "About 30"


def test_the_five_articles_hold_these_crowds():
    text = (ARTICLES / "nbc-news-third.md").read_text() + (ARTICLES / "cnn.md").read_text()
    totals = [
        (text[w.start : w.end], w.low) for w in find_crowds(text) if w.kind is CrowdKind.TOTAL and not w.is_expected
    ]
    assert totals == [("several dozen", 36), ("Several dozen", 36), ("About 100", 100)]


@given(st.text(alphabet="ab 0123456789,.-–+kK$dozenhundreds\n", max_size=80))
def test_any_text_gives_ordered_spans_with_sound_ends(text):
    found = find_crowds(text)
    assert all(0 <= words.start < words.end <= len(text) and 0 <= words.low <= words.high for words in found)
    assert [words.start for words in found] == sorted(words.start for words in found)


@pytest.mark.parametrize("figure", ["5,000,000,000", "30 million", "9" * 400])
def test_more_people_than_ever_gathered_are_no_crowd(figure):
    assert find_crowds(f"The rally drew {figure} people.") == []
    assert find_one("The rally drew 2 million people.").high == 2_000_000


WORDS = [
    "people",
    "marchers",
    "a",
    "crowd",
    "of",
    "the",
    "police",
    "said",
    "gathered",
    "and",
    "in",
    "Boise",
    "drew",
    ".",
    "some",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_no_figure_without_a_number(text):
    assert find_crowds(text) == []


def test_the_work_grows_with_the_text_alone(monkeypatch):
    looked_at: list[int] = []
    split = crowds.split_qualifier
    monkeypatch.setattr(crowds, "split_qualifier", lambda lead: looked_at.append(len(lead)) or split(lead))
    find_crowds(" ".join(str(number) for number in range(2_000)))
    assert looked_at == []
    find_crowds(("the old mill road " * 20 + "300 people came and ") * 40)
    assert 0 < sum(looked_at) <= 40 * 200
