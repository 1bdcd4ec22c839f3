import pytest

from dashboard.pipeline.fields.group_names import add_surname, find_aliases, is_institution, names_sort
from dashboard.pipeline.fields.name_finding import Name


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Oakham Baptist Church met. Oakham members sang.", {"oakham": "Oakham Baptist Church"}),
        ("Oakham is a town. Oakham Baptist Church met.", {}),
        ("Indivisible Oakham Action met. Indivisible sang.", {}),
        ("Tenants Rise Together met. Tenants sang.", {}),
        ("Rowers Out and About [ROA] met.", {"roa": "Rowers Out and About"}),
    ],
)
def test_second_names_are_found(text, aliases):
    assert find_aliases(text) == aliases


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann and Bob Lee met.", "Ann Lee"),
        ("Indivisible and Bob Lee met.", "Indivisible"),
        ("Ann and Oak Lee met.", "Ann"),
        ("Ann met Bob Lee.", "Ann"),
    ],
)
def test_a_forename_gets_the_surname_told_behind_the_next(text, name):
    first = text.split(" ", 1)[0]
    assert add_surname(Name(0, len(first), first), text).text == name


def test_a_word_for_groups_is_no_name():
    assert names_sort("Union")
    assert not names_sort("Unison")


def test_a_person_may_be_called_as_a_place_is():
    assert not is_institution("Joy Park")
    assert is_institution("Oakham Park")
