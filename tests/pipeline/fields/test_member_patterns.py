import pytest

from dashboard.pipeline.fields.organizers import find_organizers


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Members of the Circle of Hope say they’ll picket the funeral.", ["Circle of Hope"]),
        ("A local group, “Circle of Hope,” says 200 of its members will hold a vigil.", ["Circle of Hope"]),
        ("The Bay Teachers Union says its 900 teachers and aides will go on strike Monday.", ["Bay Teachers Union"]),
        ("Members of the Bay Farmers League made calls to organize a march.", ["Bay Farmers League"]),
        ("Protesters from the Ohio-based anti-dam Hill Church stood silently outside.", ["Hill Church"]),
        ("The Bay Drivers Union, picketing at the gate, voted again.", ["Bay Drivers Union"]),
        ("They met a demonstration of eight members of the Ohio chapter of the Oak Movement.", ["Oak Movement"]),
        (
            "The students, led by Hill United and the Oak Alliance (OA), are demanding trees.",
            ["Hill United", "Oak Alliance"],
        ),
        ("Open Water Action this morning began occupying the square.", ["Open Water Action"]),
        ("About 10 counter-protestors from the Hill Minutemen shouted.", ["Hill Minutemen"]),
        ("Members of Drivers Local 9 have been on the picket line since June.", ["Drivers Local 9"]),
        ("The Oak Alliance will hold a candlelight vigil.", ["Oak Alliance"]),
        ("Members of the Oak Alliance held a banner.", ["Oak Alliance"]),
        ("Tom Roe is pastor of the Hill Church. About 20 people from the church picketed.", ["Hill Church"]),
        ("Bay Democrats, led by Ann Lee, staged a sit-in on the floor.", ["Bay Democrats", "Ann Lee"]),
        ("Groups such as Open Water and Fair Share will rally at noon.", ["Open Water", "Fair Share"]),
        ("Members of the Oak Mission, known for its hymns, picketed the hall.", ["Oak Mission"]),
        ("About 90 members of the Bay Nurses Association went on a two-day strike.", ["Bay Nurses Association"]),
        ("The Oak Alliance said in a statement that its members would keep marching.", ["Oak Alliance"]),
    ],
)
def test_a_group_is_told_by_its_members(text, groups):
    assert [o.name for o in find_organizers(text)] == groups


@pytest.mark.parametrize(
    "text",
    [
        "Members of the Bay Farmers League said that the march was loud.",
        "The Bay Trust says its 900 customers will wait.",
        "It was a demonstration against members of the Oak Movement.",
        "They were holding the banner of the Oak Alliance.",
        "The students, led by Ann Lee in every vote, are tall.",
        "About 20 people from the church picketed.",
        "The Oak Alliance led the famous 1967 march.",
        "The Oak Committee will hold a public hearing.",
        "Counterprotesters from the group Oak 901 came.",
        "The European Union leaders gathered.",
        "The Ohio Air Force led the charge.",
        "The March for Clean Air rally was long.",
        "The council, led by Ann Lee, held a hearing on the march.",
        "Groups such as Open Water and Fair Share were told of the rally.",
        "Members of the Oak Mission, known for its hymns, watched the march.",
    ],
)
def test_others_are_only_named(text):
    assert not find_organizers(text)
