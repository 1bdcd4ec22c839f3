import pytest

from dashboard.pipeline.fields.organizer_bars import is_barred
from dashboard.pipeline.fields.organizers import find_organizers


@pytest.mark.parametrize(
    "before",
    [
        "Drivers protested outside ",
        "At the headquarters of ",
        "Workers employed by the camera maker ",
        "Cashiers at the grocery chain ",
        "They heard of it in a group chat named ",
        "The march was planned on an app called “",
        "Ann Lee, a professor at ",
        "Nobody was hurt, said Sheriff ",
        "The march was organized over the shooting of May Roe by ",
    ],
)
def test_words_before_a_name_tell_that_it_organizes_nothing(before):
    assert is_barred(before)


@pytest.mark.parametrize(
    "before",
    [
        "The march was organized by ",
        "A director of affairs at ",
        "The Facebook group ",
        "They chatted with the Oak Club and ",
    ],
)
def test_other_words_do_not(before):
    assert not is_barred(before)


def test_a_firm_calls_no_strike_of_its_workers():
    assert not find_organizers("Drivers hired by the bakery company Crust & Sons launched a strike.")
    assert find_organizers("Drivers led by the Crust Union launched a strike.")
