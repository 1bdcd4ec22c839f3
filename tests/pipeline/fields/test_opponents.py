import pytest

from dashboard.pipeline.fields.opponents import find_opposed
from dashboard.pipeline.fields.organizers import find_organizers


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Roe canceled a rally. The protesters are against Mayor Roe.",
        "Ann Roe held a rally. Protesters interrupted Roe’s speech.",
        "Ann Roe led the rally. Anti-Roe chants were heard.",
        "On Friday President Ann Roe held a rally.",
        "The rally was announced by Roe. They are against President Roe.",
        "People gathered outside a rally hosted by Sen. Ann Roe.",
        "Ann Roe has planned a rally. They were calling for the resignation of Mayor Ann Roe.",
        "Ann Roe held a rally. Marchers demanded that Sheriff Roe resign.",
        "Ann Roe held a rally. The Roe administration had no comment.",
        "Ann Roe held a rally. Roe condemned the protesters.",
        "Ann Roe held a rally at the arena, and hundreds protested outside.",
        "Ann Roe held an event. People stood outside Roe’s rally.",
    ],
)
def test_whom_people_are_against_organizes_nothing(text):
    assert "Roe" in find_opposed(text)
    assert not find_organizers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe held a rally against Mayor Tom Lee.",
        "Bay Drivers Union President Ann Roe held a rally.",
        "Ann Roe, who is against the dam, held a rally.",
        "Ann Roe held a rally outside a dinner hosted by Sen. Tom Lee.",
        "Ann Roe held a rally. Roe condemned the dam.",
        "Ann Roe held a rally at the dam, and hundreds came.",
    ],
)
def test_others_do(text):
    assert [o.name for o in find_organizers(text)] == ["Ann Roe"]
