"""Links: how a town stands to the gathering that its sentence tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """How a town stands to a cue: its score from 0 (no site) to 1, and the reason in words."""

    score: float
    reason: str


END_OF_MARCH = "a march's end belongs to its start"
END = "where it ended, which belongs to where it started"
PLACE = "the place of the gathering"
FRONTED = "the sentence starts with the place"
IN_NAME = "named in the name of where it is"
CROWDS_OWN = "where the crowd is from"
PEOPLES_OWN = Link(0.0, "where people are from")
RESIDENTS = Link(0.45, "where the residents are who gathered")
PART_OF_NAME = Link(0.1, "part of a name")
"""A town that stands within the name of something else: "Laramie High School"."""
OF_PEOPLE = frozenset({RESIDENTS, PEOPLES_OWN})
"""Links of a town that people are named by, which is the site where it is its sentence's only town."""
LIES_ELSEWHERE = "told to say where another place lies"
NEAR = "named close to the gathering"
OF_SUBURB = "told to say where its suburb lies"
IN_VENUE = "a park's, square's or hall's name, which may be a person's"
HONOURED = frozenset(
    ("Washington", "Lincoln", "Roosevelt", "Jefferson", "Franklin", "Kennedy", "Monroe", "Grant", "Adams", "Wilson")
) | {"Garfield", "McKinley", "Hoover", "Marshall", "Truman", "Eisenhower", "Obama", "King", "Edison", "Carver"}
"""After whom schools are named everywhere, though towns bear their names too."""
SITE_SCORE = 0.5
"""From this score a town is taken as the site."""
FROM_AFAR = Link(0.0, "where people set out for it")
OPPOSED = "named with what the gathering is for or against"
BASE = Link(0.0, "where somebody has an office")
STOOD_WITH = Link(0.0, "where others are whom the gathering stands with")
NO_LINK = Link(0.2, "named beside the gathering, not as its site")
