"""Where the map writes names: asked of the module that places them, in a browser, with dots of our own."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

WIDTH, HEIGHT = 680, 500
PLACE = """async ([positions, covered]) => {
    const { placeNames } = await import("/app/static/map_names.js");
    const column = (value) => positions.map(() => value);
    const names = positions.map((_, i) => `Springfield ${i}`);
    const stacks = {
        length: positions.length, point: positions.map((_, i) => i), count: column(1), at: (i) => positions[i],
        label: (i) => names[i], name: (i) => names[i], crowd: () => 50, is: () => false, category: () => 0,
    };
    const dots = { radius: column(6), reach: () => 8, shrink: 1 };
    const viewport = { width: WIDTH, height: HEIGHT, zoom: 3, project: (position) => position };
    const placed = placeNames(viewport, stacks, dots, {}, [], null, covered)["place-names"];
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = "600 12.5px sans-serif";
    return placed.text.map((text, i) => {
        const [[x, y], [right, down]] = [placed.position[i], placed.offset[i]];
        const width = ruler.measureText(text).width;
        const left = x + right - { start: 0, middle: width / 2, end: width }[placed.anchor[i]];
        const leader = placed.leader[i] ?? null;
        return { text, left, right: left + width, top: y + down - 5, bottom: y + down + 5, leader };
    });
}""".replace("WIDTH", str(WIDTH)).replace("HEIGHT", str(HEIGHT))
PlaceNames = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def place(open_page: Callable[..., Page], address: str) -> PlaceNames:
    page = open_page(address)
    return lambda positions, covered=None: page.evaluate(PLACE, [positions, covered])  # type: ignore[no-any-return]


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return bool(across and one["top"] < other["bottom"] and other["top"] < one["bottom"])


def test_a_lone_dot_has_its_name_to_the_right(place: PlaceNames) -> None:
    (name,) = place([[300, 200]])
    assert name["leader"] is None
    assert 306 < name["left"] < 320


def test_towns_that_crowd_a_coast_are_all_named(place: PlaceNames) -> None:
    coast = [[600 - 13 * i, 200 + 12 * i] for i in range(5)]
    names = place(coast)
    assert len(names) == len(coast)
    assert not any(overlap(a, b) for i, a in enumerate(names) for b in names[:i])
    for x, y in coast:
        dot = {"left": x - 5, "right": x + 5, "top": y - 5, "bottom": y + 5}
        assert not any(overlap(name, dot) for name in names)


def test_a_name_without_room_is_joined_to_its_dot_by_a_line(place: PlaceNames) -> None:
    ring = [[300, 200], *([300 + 24 * dx, 200 + 18 * dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)]
    names = place(ring)
    assert any(name["leader"] for name in names)


def test_among_many_dots_no_lines_are_drawn(place: PlaceNames) -> None:
    names = place([[20 + 20 * (i % 30), 20 + 20 * (i // 30)] for i in range(600)])
    assert not any(name["leader"] for name in names)


def test_no_name_hides_under_the_buttons(place: PlaceNames) -> None:
    (name,) = place([[540, 60]], [WIDTH - 54, 0, WIDTH, 124])
    assert name["right"] <= WIDTH - 54
