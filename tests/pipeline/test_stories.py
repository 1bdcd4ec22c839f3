import random

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pipeline.stories import Sketch, find_stories, outlet_key, sketch

Sketched = tuple[str, str | None, str | None, Sketch]
WORDS = [f"{a}{b}" for a in "bdfgklmnprst" for b in ("ak", "el", "om", "ur", "ist", "and")]


def prose(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def article(name: str, text: str, url: str | None = None, publisher: str | None = None) -> Sketched:
    return name, url, publisher, sketch(text)


def test_a_copy_with_a_new_end_is_the_same_story_in_any_outlet() -> None:
    stories = find_stories(
        [article("b", prose(1), publisher="X"), article("a", prose(1) + " " + prose(2), publisher="Y")]
    )
    assert stories == {"a": "a", "b": "a"}


def test_texts_that_share_a_paragraph_are_one_story_only_within_an_outlet() -> None:
    left, right = prose(1, 100) + " " + prose(2, 250), prose(1, 100) + " " + prose(3, 250)
    apart = find_stories([article("a", left, publisher="X"), article("b", right, publisher="Y")])
    together = find_stories([article("a", left, publisher="X"), article("b", right, publisher="X")])
    assert apart == {"a": "a", "b": "b"}
    assert together == {"a": "a", "b": "a"}


def test_a_rewritten_report_is_known_by_the_last_part_of_its_address() -> None:
    left, right = prose(1, 40) + " " + prose(2), prose(1, 40) + " " + prose(3)
    slug = "families-rally-across-the-country-n12345"
    moved = [article("a", left, f"https://e.org/news/{slug}"), article("b", right, f"https://e.org/storyline/{slug}")]
    assert find_stories(moved) == {"a": "a", "b": "a"}
    assert find_stories([article("a", left, "https://e.org/x"), article("b", right, "https://e.org/y")])["b"] == "b"


def test_a_wire_report_in_many_outlets_is_one_story() -> None:
    rows = [article(f"{i:03}", prose(1) + " " + prose(i + 10, 30), publisher=f"outlet {i}") for i in range(60)]
    assert set(find_stories(rows).values()) == {"000"}


def test_an_outlets_standing_footer_joins_nothing() -> None:
    rows = [article(f"{i:03}", prose(i + 10, 200) + " " + prose(1, 30), publisher="X") for i in range(60)]
    assert len(set(find_stories(rows).values())) == 60


@given(st.permutations(range(8)))
def test_the_order_of_the_articles_is_nothing(order: list[int]) -> None:
    texts = [prose(1), prose(1) + prose(2), prose(3), prose(4), prose(4), "", "one word", prose(5)]
    rows = [article(str(i), texts[i]) for i in order]
    assert find_stories(rows) == {"0": "0", "1": "0", "2": "2", "3": "3", "4": "3", "5": "5", "6": "6", "7": "7"}


def test_an_address_that_is_none_tells_nothing() -> None:
    assert outlet_key("http://[bad", None) is None
    assert find_stories([article("a", prose(1), "http://[bad"), article("b", prose(2), "http://[bad")])["b"] == "b"
