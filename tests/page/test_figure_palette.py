import pytest

from dashboard.page.figure_palette import THEMES
from dashboard.page.palette import measure_contrast, read_hex


def contrast(one: str, other: str) -> float:
    return measure_contrast(read_hex(one), read_hex(other))


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read(theme):
    inks = THEMES[theme]
    for ground in (inks.ground, inks.land):
        assert contrast(inks.ink, ground) >= 7
    assert contrast(inks.soft_ink, inks.ground) >= 4.5
    assert contrast(inks.name_ink, inks.land) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_each_dot_stands_off_the_land(theme):
    inks = THEMES[theme]
    pairs = [(inks.status[s], inks.edge[s]) for s in inks.status] + [*inks.series, inks.rest, inks.nameless]
    for fill, edge in pairs:
        assert max(contrast(fill, inks.land), contrast(edge, inks.land)) >= 3
    assert contrast(inks.counter, inks.land) >= 3
