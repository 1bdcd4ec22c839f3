"""Articles to measure with: short reports made from parts, as many as asked for, the same for the same number."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

TOWNS = (
    "Salem, Oregon", "Dayton, Ohio", "Macon, Georgia", "Boise, Idaho", "Tulsa, Oklahoma", "Fargo, North Dakota",
    "Provo, Utah", "Mobile, Alabama", "Duluth, Minnesota", "Yuma, Arizona", "Flint, Michigan", "Erie, Pennsylvania",
)  # fmt: skip
GROUPS = ("Nurses United", "the Valley Tenants Union", "Students First", "the Clean River Coalition")
CROWDS = ("About {n} people", "Several dozen people", "More than {n} people", "Hundreds of people")
VERBS = ("rallied", "marched", "held a vigil", "protested")
SUBJECTS = ("The council", "The school board", "A county judge", "The museum", "The hospital", "The bus company")
SHORT, USUAL = (4, 8), (20, 40)
"""Sentences of a brief note, and of a usual report of some 300 to 600 words."""
MATTERS = (
    "approved a plan to repave {n} streets before the winter", "heard from {n} residents about the price of water",
    "said the new bridge would open in {n} weeks", "named a director who had worked there for {n} years",
    "counted {n} visitors in the first month", "put off its vote on a budget of {n} million dollars",
)  # fmt: skip


def make_article(number: int, *, protests: float, sentences: tuple[int, int] = SHORT) -> dict[str, str]:
    """Give one article as a row of `articles`; a share `protests` of them tells of a protest."""
    chance = random.Random(number)
    day = date(2020, 1, 6) + timedelta(days=number % 600)
    text = [_filler(chance) for _ in range(chance.randint(*sentences))]
    if chance.random() < protests:
        text.insert(chance.randrange(3), _protest(chance))
    return {
        "article_id": f"a{number:07}",
        "publisher": f"Outlet {number % 97}",
        "published_on": day.isoformat(),
        "headline": f"Report {number}",
        "text": " ".join(text),
    }


def write_corpus(path: Path, count: int, *, protests: float = 0.2, sentences: tuple[int, int] = SHORT) -> Path:
    """Write `count` articles as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(json.dumps(make_article(number, protests=protests, sentences=sentences)) + "\n")
    return path


def _filler(chance: random.Random) -> str:
    words = f"{chance.choice(SUBJECTS)} {chance.choice(MATTERS)}, spokesman number {chance.randrange(10**6)} said"
    return words.format(n=chance.randrange(2, 900)) + "."


def _protest(chance: random.Random) -> str:
    crowd = chance.choice(CROWDS).format(n=chance.randrange(2, 90) * 10)
    day = chance.choice(("on Monday", "on Saturday", "on Thursday"))
    return f"{crowd} {chance.choice(VERBS)} in {chance.choice(TOWNS)}, {day}, called by {chance.choice(GROUPS)}."
