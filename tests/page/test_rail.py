from datetime import date

import numpy as np

from dashboard.page.colouring import choose_colour
from dashboard.page.facets import Facet
from dashboard.page.figure_options import ColourBy
from dashboard.page.filters import EventIndex, Filters
from dashboard.page.rail import (
    SHOWN,
    change_filters,
    describe_rail,
    explain_colour,
    glance_at,
    list_sought,
    to_rail,
)

GROUP = "Families Belong Together"
PLANNED = Filters(first=date(2018, 6, 2), chosen={"status": frozenset(["planned"])})


def make_facet(*names: str) -> Facet:
    """Give a facet of one event a name."""
    rows = np.arange(len(names), dtype=np.intp)
    return Facet("organizer", "Organizer", names, names, rows, rows)


def test_what_never_changes_names_each_value_once_and_its_label_only_where_it_differs(index: EventIndex) -> None:
    head, columns = to_rail(index)
    assert [facet["key"] for facet in head["facets"]] == list(columns) == list(index.facets)
    organizer, status = head["facets"][0], head["facets"][2]
    assert list(columns["organizer"]) == [GROUP, "Micaela Eller", "none"]
    assert organizer["labels"] == {"none": "No organizer named"}
    assert status["labels"] == {"held": "Held", "planned": "Planned"}
    assert head["days"] == "1–14 June 2018"


def test_counts_are_those_under_the_other_filters(index: EventIndex) -> None:
    facets = describe_rail(index, PLANNED, kept={}, sought={})["facets"]
    for key, sent in facets.items():
        assert sent["counts"] == index.count(PLANNED, key)[:SHOWN].tolist()
    assert [index.facets["status"].values[position] for position in facets["status"]["chosen"]] == ["planned"]


def test_counts_are_told_of_what_is_listed_alone(index: EventIndex) -> None:
    values = index.facets["region"].values
    assert len(values) > SHOWN + 2
    filters = Filters(chosen={"region": frozenset([values[-1]])})
    sought = {"region": [values[SHOWN], "Atlantis"]}
    sent = describe_rail(index, filters, kept={"region": [values[0], values[-2]]}, sought=sought)["facets"]["region"]
    assert sent["kept"] == [len(values) - 2, len(values) - 1]
    assert sent["sought"] == [SHOWN]
    counts = index.count(filters, "region")
    assert sent["counts"][SHOWN:] == [counts[-2], counts[-1], counts[SHOWN]]


def test_a_closed_facet_names_the_most_frequent_and_none_named_last(index: EventIndex) -> None:
    organizer = index.facets["organizer"]
    assert glance_at(organizer, np.array([3, 0, 9]), ()) == f"{GROUP} 3, No organizer named 9"
    assert glance_at(organizer, np.array([3, 1, 9]), ["Micaela Eller", GROUP]) == f"only {GROUP} or Micaela Eller"
    many = make_facet(*"abcdef", "none")
    assert glance_at(many, np.array([1, 5, 2, 4, 3, 1, 9]), ()) == "b 5, d 4, e 3, c 2"


def test_a_change_replaces_what_it_names_and_leaves_the_rest(index: EventIndex) -> None:
    changed = change_filters(PLANNED, {"chosen": {"organizer": [GROUP, "Nobody"], "status": []}}, index.facets)
    assert changed == Filters(first=date(2018, 6, 2), chosen={"organizer": frozenset([GROUP])})
    assert change_filters(changed, {"words": "march"}, index.facets).chosen == changed.chosen
    assert change_filters(PLANNED, {"chosen": {"colour": ["blue"]}}, index.facets) == PLANNED


def test_only_some_found_values_are_counted(index: EventIndex) -> None:
    sought = list_sought({"sought": {"organizer": ["x"] * 5_000, "else": ["y"]}}, index.facets)
    assert sought == {"organizer": ["x"] * 100}
    assert list_sought({"words": "march"}, index.facets) is None


def test_colour_tells_status_where_one_organizer_is_chosen() -> None:
    one, two = (Filters(chosen={"organizer": frozenset(names)}) for names in (["A"], ["A", "B"]))
    assert choose_colour(ColourBy.ORGANIZER, one) is ColourBy.STATUS
    assert choose_colour(ColourBy.ORGANIZER, two) is ColourBy.ORGANIZER
    assert choose_colour(ColourBy.ACTION, one) is ColourBy.ACTION
    assert explain_colour(ColourBy.ORGANIZER, one) == "One organizer is chosen, so the dots’ colour tells their status."
    assert explain_colour(ColourBy.STATUS, one) == explain_colour(ColourBy.ORGANIZER, two) == ""
    assert explain_colour(ColourBy.STATUS, Filters(chosen={"status": frozenset(["held"])})) == ""
