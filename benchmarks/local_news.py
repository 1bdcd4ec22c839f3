"""Local news in which nobody protests, made from parts, as rich in names and false cues as real news.

Of 588 articles of American local papers, 24 in 100 hold a word that may tell of a protest (most of them "March", the
month), and 6 in 100 one in no other sense, so that sentences of them are parsed. Of these articles it is 26 and 6 in
100. They hold more names than real ones: in a thousand characters 40 words with a capital, 10 place names and 10
numbers, against 31, 6 and 6.
"""

import random

TOWNS = (
    "Abilene", "Ada", "Albany", "Alexandria", "Ames", "Athens", "Auburn", "Beaumont", "Bedford", "Benton",
    "Bowling Green", "Bristol", "Canton", "Carlisle", "Cedar Falls", "Clinton", "Columbus", "Dover", "Elkhart",
    "Fairfield", "Florence", "Franklin", "Fulton", "Georgetown", "Greenville", "Hamilton", "Jackson", "Jasper",
    "Kingston", "Lebanon", "Lima", "Lincoln", "Madison", "Marion", "Milford", "Monroe", "Newport", "Oxford",
    "Paris", "Pineville", "Pontiac", "Princeton", "Richmond", "Rochester", "Salem", "Sheridan", "Sidney",
    "St. Joseph", "Troy", "Vernon", "Warren",
)  # fmt: skip
STATES = (
    "Ohio", "Texas", "Ind.", "Mich.", "Louisiana", "Kentucky", "Ala.", "Iowa", "Georgia", "N.Y.", "Illinois", "Pa.",
)  # fmt: skip
FIRST = (
    "Alice", "Brenda", "Carl", "Dana", "Eric", "Frank", "Gloria", "Harold", "Irene", "James", "Karen", "Louis", "Maria",
    "Nathan", "Olivia", "Paul", "Rachel", "Samuel", "Teresa", "Victor",
)  # fmt: skip
LAST = (
    "Adams", "Bowman", "Carter", "Dixon", "Ellis", "Foster", "Garrison", "Houston", "Irwin", "Jordan", "Kent",
    "Lawrence", "Marshall", "Norris", "Owens", "Preston", "Quinn", "Reed", "Sutton", "Thornton", "Vaughn", "Wells",
    "York",
)  # fmt: skip
STREETS = ("Main Street", "Church Road", "Dublin Avenue", "U.S. 31", "Highway 71 South", "Lakeview Drive")
DAYS = ("Monday", "Tuesday", "Thursday", "Friday night", "Saturday", "Jan. 14", "Feb. 2", "April 21", "last week")

SENTENCES = (
    "{town} police arrested {first} {last}, {age}, of {n} {street} in {other}, after a chase on {day}.",
    "The {county} County Commission voted 4-3 on {day} to spend ${n},000 on the road to {other}, {state}.",
    "{first} {last} of {town} and {first2} {last2} of {other} were named to the board of {county} Community College.",
    "“We have never seen {n} calls in a night,” said {first} {last}, who runs the {town} Fire Department.",
    "The {age}-year-old was taken to {county} Memorial Hospital, where she was listed in fair condition on {day}.",
    "{last} Elementary School in {town} will open its new gym to {n} pupils, Superintendent {first2} {last2} said.",
    "The car left {street} two miles north of {other} and hit a utility pole, according to the {state} State Police.",
    "Judge {first} {last} set bond at ${n},500 for the {town} man, who pleaded not guilty in {county} County Court.",
    "A company from {other}, {state}, will hire {age} people at its plant near {town}, Mayor {first2} {last2} said.",
    "Heavy rain closed {street} between {town} and {other} for {age} hours on {day}, and {n} homes lost power.",
    "The {town} Library Board approved a budget of $1.{age} million and thanked {first} {last} for her work.",
    "{first} {last}, whose family has farmed near {other} since 19{age}, sold {n} acres to the county.",
    "Firefighters from {town}, {other} and {county} County kept the blaze from a house at {n} {street}.",
    "{last2}, a Republican from {other}, said the bill would help {n} veterans in {state} and Canada.",
    "The Rev. {first} {last} will lead the service at First Baptist Church in {town} at 11 a.m. on {day}.",
    "{county} County gathered {n} tons of leaves, filled {age} trucks and still joined {other} in asking for help.",
    "She is survived by two sons, {first} of {other}, {state}, and {first2} of {town}, and by {age} grandchildren.",
    "It was not clear how long the work would take, or whether the money set aside for it would be enough in the end.",
    "“You do what you can with what you have, and then you go home and sleep,” she said, and laughed about it.",
    "Neither of them had been in trouble before, a neighbor said, and both had been seen at work earlier in the week.",
    "He said that he would rather wait for the report than guess at the cause, and asked that people be patient.",
    "The new rules would let owners keep what they have built, but nothing could be added without another hearing.",
    "A trial is expected to begin in the spring; his lawyer did not return calls that asked for a comment.",
    "Nobody was hurt, though the roof of the building was lost and the smoke could be seen for miles around.",
    "Those who want to help can leave food, blankets or toys at the door of the church until the end of the week.",
    "The team lost its lead in the last minutes, but its coach was pleased with the way the younger players ran.",
    "Members will be asked to choose between the two plans in the fall, once the cost of each of them is known.",
    "Crowds at the {county} County Fair were up by {age} percent, though rain kept {n} people home on {day}.",
)
OTHER_SENSES = (
    "The board will meet again on March {age}, and bids for the {town} bridge are due by March 31.",
    "{last} was arrested in March in {other}, {state}, on a charge that was later dropped.",
    "{town} High rallied from {age} points down to beat {other}, 61-58, on {day}.",
    "It was a striking house on {street}, {first} {last} said, with lightning strikes on two sides.",
    "The Marching Band of {town} took first place in {other} on {day}.",
)
"""Words of cues in senses that the reading tells from protests."""
IN_PASSING = (
    "{first} {last} wrote that people in {other} protest at whatever they are asked to pay for.",
    "The union has been without a contract for {age} months and may strike, {first2} {last2} of {other} said.",
    "The lecture on {day} was about marches that {last} had photographed as a student.",
    "A protester in {other}, {state}, is the hero of the novel that the club will read on {day}.",
)
"""Cues that only a parse, or the whole article, tells from a gathering's."""
_OTHER_SENSE, _IN_PASSING = 0.19, 0.08
"""Shares of the articles that hold one of each."""


def make_local_news(number: int, characters: int) -> str:
    """Give the text of one article of some `characters`, the same for the same number."""
    chance = random.Random(number)
    sentences = [chance.choice(SENTENCES) for _ in range(chance.randint(12, 18) * characters // 1_500 or 1)]
    if chance.random() < _OTHER_SENSE:
        sentences.insert(chance.randrange(len(sentences)), chance.choice(OTHER_SENSES))
    if chance.random() < _IN_PASSING:
        sentences.insert(chance.randrange(len(sentences)), chance.choice(IN_PASSING))
    known = {name: chance.choice(list_) for name, list_ in _LISTS.items()}
    return " ".join(sentence.format(**known | _draw(chance)) for sentence in sentences)


_LISTS = {"town": TOWNS, "county": LAST, "state": STATES}
"""What an article keeps from its first sentence to its last."""


def _draw(chance: random.Random) -> dict[str, object]:
    """Draw what changes from sentence to sentence."""
    lists = {
        "other": TOWNS,
        "first": FIRST,
        "first2": FIRST,
        "last": LAST,
        "last2": LAST,
        "street": STREETS,
        "day": DAYS,
    }
    drawn: dict[str, object] = {name: chance.choice(list_) for name, list_ in lists.items()}
    return drawn | {"n": chance.randrange(100, 990), "age": chance.randrange(11, 90)}
