import pytest

from dashboard.pipeline.fields.organizers import find_organizers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The organizer of the vigil, Ann Lee, wept.", ["Ann Lee"]),
        ("The organizers of the vigil, Oak Alliance and Fair Share, were glad.", ["Oak Alliance", "Fair Share"]),
        ("Ann Lee, a protest organizer, told the Bay Herald that it rained.", ["Ann Lee"]),
        ("Strike leaders such as Ann Lee and Bob Tran were glad.", ["Ann Lee", "Bob Tran"]),
        ("At noon protest leader Ann Lee stood on a bench.", ["Ann Lee"]),
        ("The marchers, who call themselves the Oak Walkers, slept outside.", ["Oak Walkers"]),
        ("“It rained,” said Ann Lee, 25, an organizer of the protest.", ["Ann Lee"]),
        ("“It rained,” Ann Lee, organizer of the protest, told them.", ["Ann Lee"]),
        ("Ann Lee, a spokeswoman for protest organizer Open Water, wept.", ["Open Water"]),
        ("“It rained,” wrote organizers Ann Lee and Bob Tran.", ["Ann Lee", "Bob Tran"]),
    ],
)
def test_who_is_called_an_organizer_is_one(text, names):
    assert [o.name for o in find_organizers(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The organizers of the vigil, Ann Lee said, wept.",
        "Party leader Ann Lee watched the march.",
        "Police arrested occupation leader Ann Lee on a road.",
        "Union leaders, including Ann Lee, watched the march.",
        "The marchers, who called Ann Lee, slept outside.",
        "“It rained,” said Ann Lee, 25, a student of the protest.",
        "Organizers wrote to Ann Lee about the march.",
    ],
)
def test_leaders_of_others_are_none(text):
    assert not find_organizers(text)
