import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import ExportError
from dashboard.page.figure import draw_figure
from dashboard.page.figure_dots import Circle, draw_counter
from dashboard.page.figure_labels import Dot, Room, place_labels
from dashboard.page.figure_marks import make_scale, round_down, round_up, stack_events
from dashboard.page.figure_options import PRESETS, ColourBy, FigureOptions, SizeBy
from dashboard.page.figure_palette import THEMES
from dashboard.page.projection import equal_area_disc, equal_earth, united_states
from tests.page.extracts import changed_extract, large_extract, sample_extract
from tests.sample_tables import build_tables

SVG = "{http://www.w3.org/2000/svg}"


def read_words(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def list_circles(svg: str) -> list[tuple[float, float, float]]:
    marks = next(g for g in ElementTree.fromstring(svg).iter(f"{SVG}g") if g.get("class") == "marks")
    return [(float(c.get("cx")), float(c.get("cy")), float(c.get("r"))) for c in marks.iter(f"{SVG}circle")]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("region", [None, "us", "world", "fit"])
def test_every_place_is_drawn_inside_the_frame(preset, theme, region):
    figure = draw_figure(sample_extract(), FigureOptions(preset=preset, theme=theme, region=region))
    assert len(figure.marks) == 11
    frame = figure.frame
    for mark in figure.marks:
        assert frame.x + mark.radius <= mark.x <= frame.x + frame.width - mark.radius
        assert frame.y + mark.radius <= mark.y <= frame.y + frame.height - mark.radius
    drawn = np.array(list_circles(figure.svg))
    for mark in figure.marks:
        assert np.hypot(drawn[:, 0] - mark.x, drawn[:, 1] - mark.y).min() < 0.01


@pytest.mark.parametrize("preset", PRESETS)
def test_a_dot_at_the_edge_is_not_cut(preset):
    north = changed_extract(latitude=[48.0, *[40.0] * 12], longitude=[-100.0, *[-90.0] * 12], crowd_low=5_000)
    figure = draw_figure(north, FigureOptions(preset=preset, region="fit"))
    assert min(mark.y - mark.radius for mark in figure.marks) >= figure.frame.y + PRESETS[preset].text - 1e-6


def test_the_counts_are_the_tables_own_and_add_up():
    extract = sample_extract()
    figure = draw_figure(extract, FigureOptions())
    words = " ".join(read_words(figure.svg))
    assert "13 events: 12 on the map (100 % at town level; 1 probably there), 1 online." in words
    assert sum(mark.mark.count for mark in figure.marks) == 12 == len(extract.mapped)
    assert "12 protest events in 11 places" in words
    assert "5 articles (2 independent stories) up to 14 June 2018" in words


def test_counts_say_what_lies_outside_a_state():
    figure = draw_figure(sample_extract(), FigureOptions(region="florida"))
    words = " ".join(read_words(figure.svg))
    assert "2 protest events in 1 place in Florida" in words
    assert "13 events: 2 on the map (100 % at town level), 10 outside this map, 1 online." in words
    assert [mark.mark.place for mark in figure.marks] == ["Miramar, Florida"]
    assert [label.words for label in figure.labels] == ["Miramar"]


def test_credits_name_only_the_sources_used():
    in_us = " ".join(read_words(draw_figure(sample_extract(), FigureOptions(region="us")).svg))
    assert "GeoNames (CC BY 4.0)" in in_us
    assert "US Census Bureau" in in_us
    assert "OpenStreetMap" not in in_us
    assert "Natural Earth" not in in_us
    in_world = " ".join(read_words(draw_figure(sample_extract(), FigureOptions(region="world")).svg))
    assert "Natural Earth" in in_world
    assert "US Census Bureau" not in in_world


def test_a_stack_says_its_count_and_nothing_is_moved():
    figure = draw_figure(sample_extract(), FigureOptions())
    stack = next(mark for mark in figure.marks if mark.mark.count == 2)
    x, y = figure.frame.place(np.array([25.98731]), np.array([-80.23227]))
    assert (stack.x, stack.y) == (x[0], y[0])
    assert "2" in read_words(figure.svg)


def test_area_is_in_proportion_to_the_crowd():
    extract = changed_extract(crowd_low=[200, 800, *[None] * 11], crowd_high=None)
    extract.events["crowd_low"] = extract.events["crowd_low"].astype("Int64")
    figure = draw_figure(extract, FigureOptions())
    radii = {mark.mark.crowd: mark.radius for mark in figure.marks}
    assert radii[800.0] / radii[200.0] == pytest.approx(2)
    assert radii[None] < radii[200.0]


def test_sizes_by_events_know_every_place():
    figure = draw_figure(sample_extract(), FigureOptions(size=SizeBy.EVENTS))
    radii = {mark.mark.count: mark.radius for mark in figure.marks}
    assert radii[2] / radii[1] == pytest.approx(2**0.5)
    assert "Crowd not reported" not in read_words(figure.svg)


@pytest.mark.parametrize("colour", ColourBy)
def test_the_legend_names_each_colour_that_occurs(colour):
    words = read_words(draw_figure(sample_extract(), FigureOptions(colour=colour)).svg)
    expected = {
        ColourBy.STATUS: {"Held", "Planned"},
        ColourBy.ORGANIZER: {"Families Belong Together", "No organizer named"},
        ColourBy.ACTION: {"Rally", "March", "Protest"},
    }
    assert expected[colour] <= set(words)
    assert "Cancelled" not in words


def test_more_organizers_than_colours_share_one():
    figure = draw_figure(large_extract(120, 40), FigureOptions(colour=ColourBy.ORGANIZER))
    words = read_words(figure.svg)
    assert "Other organizers" in words
    assert sum(bool(re.fullmatch(r"Group \d+", word)) for word in words) == 7


def test_labels_touch_neither_each_other_nor_a_dot():
    figure = draw_figure(large_extract(60, 40), FigureOptions())
    boxes = [label.box for label in figure.labels]
    assert len(boxes) == len(figure.marks)
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
        for mark in figure.marks:
            away = np.hypot(max(left - mark.x, 0, mark.x - right), max(top - mark.y, 0, mark.y - bottom))
            assert away >= mark.radius


def test_title_and_note_may_be_the_authors_own():
    figure = draw_figure(sample_extract(), FigureOptions(title="A <day> & a half", note="Drawn for page one"))
    words = read_words(figure.svg)
    assert "A <day> & a half" in words
    assert "Drawn for page one" in words
    assert "12 protest events in 11 places" not in words


@pytest.mark.parametrize("preset", PRESETS)
def test_long_words_take_their_room_and_nothing_overlaps(preset):
    names = [[f"The {number} Association of Very Long Names for Neighbourhood Gatherings"] for number in range(13)]
    figure = draw_figure(
        changed_extract(organizers=names),
        FigureOptions(preset=preset, colour=ColourBy.ORGANIZER, title="Many " * 60, note="A long note. " * 60),
    )
    tree = ElementTree.fromstring(figure.svg)
    lines = [(float(t.get("y")), float(t.get("x")), t.text) for t in tree.iter(f"{SVG}text")]
    assert max(y for y, _, _ in lines) < figure.height
    title_bottom = max(y for y, _, words in lines if words.startswith("Many"))
    note_top = min(y for y, _, words in lines if words.startswith("A long note"))
    legend_bottom = max(y for y, _, words in lines if words.startswith("Other organizers"))
    assert title_bottom < figure.frame.y
    assert figure.frame.y + figure.frame.height < note_top
    assert legend_bottom < note_top


def test_text_from_articles_cannot_become_markup():
    hostile = '</title><script>alert(1)</script>"\x00\x1b<b>'
    figure = draw_figure(changed_extract(place=hostile), FigureOptions())
    tree = ElementTree.fromstring(figure.svg)
    assert not list(tree.iter(f"{SVG}script"))
    assert any("<script>" in word for word in read_words(figure.svg))


def test_the_description_says_what_the_map_shows():
    description = draw_figure(sample_extract(), FigureOptions()).description
    assert description.startswith("Map of the United States. All events · 1–14 June 2018. 13 events")
    assert "Eugene, Oregon: 1 event, about 100 people" in description


def test_a_place_known_by_its_county_has_a_halo_and_counts_apart():
    figure = draw_figure(changed_extract(precision="county"), FigureOptions())
    words = " ".join(read_words(figure.svg))
    assert "0 % at town level" in words
    assert "Town not known" in words


def test_only_online_events_give_a_map_without_dots():
    extract = changed_extract(is_online=True)
    figure = draw_figure(extract, FigureOptions())
    assert figure.marks == ()
    assert "13 events: 0 on the map, 13 online." in " ".join(read_words(figure.svg))


def test_a_region_without_events_is_refused_in_words():
    with pytest.raises(ExportError, match="none of the 12 events with a position is in Utah"):
        draw_figure(sample_extract(), FigureOptions(region="Utah"))


def test_an_unknown_region_gets_a_suggestion():
    with pytest.raises(ExportError, match="did you mean Texas"):
        draw_figure(sample_extract(), FigureOptions(region="Texs"))


def test_a_region_whose_name_is_like_no_other_gets_no_suggestion():
    with pytest.raises(ExportError, match="no such region; give us, world, fit"):
        draw_figure(sample_extract(), FigureOptions(region="Ontario"))


def test_a_country_shows_what_lies_in_it():
    extract = changed_extract(latitude=48.8566, longitude=2.3522)
    figure = draw_figure(extract, FigureOptions(region="France"))
    assert len(figure.marks) == 1
    assert figure.marks[0].mark.count == 13 - 1


@pytest.mark.parametrize(("latitude", "longitude", "region"), [(46.81, -71.21, "us"), (45.5, -64.3, "United States")])
def test_a_country_leaves_out_its_neighbours(latitude, longitude, region):
    """Quebec lies within the extent of the United States, Maine and El Paso within those of Canada and Mexico."""
    abroad = changed_extract(latitude=latitude, longitude=longitude)
    abroad.collection.places["country_code"] = "CA"
    with pytest.raises(ExportError, match="is in the United States"):
        draw_figure(abroad, FigureOptions(region=region))


@pytest.mark.parametrize(("latitude", "longitude", "region"), [(44.1, -70.2, "Canada"), (31.759, -106.487, "Mexico")])
def test_towns_at_a_border_stay_in_their_own_country(latitude, longitude, region):
    extract = changed_extract(latitude=latitude, longitude=longitude)
    with pytest.raises(ExportError, match=f"is in {region}"):
        draw_figure(extract, FigureOptions(region=region))
    assert draw_figure(extract, FigureOptions(region="us")).marks[0].mark.count == 12


def test_unasked_the_map_leaves_out_the_parts_of_the_states_that_are_empty():
    words = read_words(draw_figure(sample_extract(), FigureOptions()).svg)
    assert "Montana" in words
    assert "Alaska" not in words
    assert "Alaska" in read_words(draw_figure(sample_extract(), FigureOptions(region="us")).svg)
    anchorage = changed_extract(latitude=[61.21806, *[40.0] * 12], longitude=[-149.90028, *[-90.0] * 12])
    assert "Alaska" in read_words(draw_figure(anchorage, FigureOptions()).svg)


def test_unasked_events_close_together_fill_the_map_with_their_surroundings():
    near = [30.3 + 0.1 * i for i in range(13)]
    figure = draw_figure(changed_extract(latitude=near, longitude=-97.7), FigureOptions())
    words = read_words(figure.svg)
    assert "Texas" in words  # enough around them to know where that is
    assert "Montana" not in words
    height = max(m.y for m in figure.marks) - min(m.y for m in figure.marks)
    assert height > 0.1 * figure.frame.height


def test_points_across_the_date_line_fit_one_map():
    tables_longitude = [179.5, -179.5, *[178.0] * 11]
    figure = draw_figure(changed_extract(latitude=-17.8, longitude=tables_longitude), FigureOptions())
    assert len(figure.marks) == 3
    assert all(figure.frame.x < mark.x < figure.frame.x + figure.frame.width for mark in figure.marks)


def test_ten_thousand_places_are_all_drawn():
    extract = large_extract(20_000, 10_000)
    figure = draw_figure(extract, FigureOptions(region="fit"))
    assert sum(mark.mark.count for mark in figure.marks) == len(extract.mapped) == 20_000
    assert len(figure.marks) == extract.summary.places


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(61.2, -149.9), (52.0, 177.5), (21.3, -157.9), (18.4, -66.1), (25.8, -80.2), (47.6, -122.3), (44.9, -67.0)],
)
def test_alaska_hawaii_and_puerto_rico_are_part_of_the_united_states(latitude, longitude):
    assert np.isfinite(united_states(np.array([latitude]), np.array([longitude]))).all()


def test_what_is_elsewhere_is_not():
    assert np.isnan(united_states(np.array([48.86, 19.4]), np.array([2.35, -99.1]))).all()


@given(st.floats(-80, 80), st.floats(-179, 179))
def test_projections_keep_areas(latitude, longitude):
    for project in (equal_earth, equal_area_disc(latitude, longitude)):
        step = 1e-4
        x, y = project(
            np.array([latitude, latitude + step, latitude]), np.array([longitude, longitude, longitude + step])
        )
        area = abs((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]))
        assert area == pytest.approx(np.radians(step) ** 2 * np.cos(np.radians(latitude)), rel=2e-3)


@given(st.floats(1, 1e7))
@settings(max_examples=50)
def test_round_numbers_enclose_the_value(value):
    assert round_down(value) <= value * 1.000001
    assert round_up(value) >= value * 0.999999
    assert round_up(value) / round_down(value) <= 2.5001


@pytest.mark.parametrize("crowds", [[36, 36, 100], [900, 4_800], [80], [3, 60_000]])
def test_the_size_legend_shows_none_below_the_least(crowds):
    tables = build_tables()
    events = tables["events"][tables["events"]["latitude"].notna()].drop_duplicates("place").iloc[: len(crowds)]
    marks = stack_events(events.assign(crowd_low=crowds), np.zeros(len(crowds), dtype=np.intp))
    largest, *others = make_scale(marks, SizeBy.CROWD, 24, 11).steps()
    assert largest == round_up(max(crowds))
    assert all(min(crowds) <= step < largest for step in others)


def test_a_doubtful_place_says_so_in_its_dot_its_label_and_the_legend():
    words = read_words(draw_figure(sample_extract(), FigureOptions(region="us")).svg)
    assert "?" in words
    assert any(word.endswith("(?)") and word.startswith("Warwick") for word in words)
    assert "Probably here: the name has another reading" in " ".join(words)
    sure = changed_extract(other_reading=None)
    assert "(?)" not in " ".join(read_words(draw_figure(sure, FigureOptions(region="us")).svg))


def test_a_figure_says_how_many_positions_are_doubtful_or_named_by_no_words():
    extract = sample_extract()
    mentions = extract.collection.mentions.copy()
    links = extract.collection.links
    of_event = links.loc[links["event_id"] == extract.mapped["event_id"].iloc[0], "mention_id"]
    mentions.loc[mentions["mention_id"].isin(of_event), "place_basis"] = "outlet"
    collection = replace(extract.collection, mentions=mentions)
    said = replace(extract, collection=collection).say_counts()
    assert "; 1 probably there; 1 at their outlet's home town, for no words name one)" in said


def test_the_ring_of_a_place_is_as_much_of_one_as_its_counter_protests():
    circle = Circle(50, 50, 10)
    inks = THEMES["light"]
    assert "<circle" in draw_counter(circle, inks)
    half = draw_counter(circle, inks, 0.5)
    start, end = re.findall(r"50,(\d+(?:\.\d+)?)", half)
    assert float(start) < 40
    assert float(end) > 60


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_places_are_named_alike_and_told_from_states(preset: str) -> None:
    figure = draw_figure(sample_extract(), FigureOptions(preset=preset))
    names = {label.words.removesuffix(" (?)") for label in figure.labels}
    assert len(names) == len(figure.marks)
    assert "Washington, D.C." in names
    assert len({"," in name for name in names - {"Washington, D.C."}}) == 1


def test_a_label_that_no_line_joins_to_its_dot_is_far_from_every_other_dot() -> None:
    dots = [Dot(100 + 26 * n, 100 + 24 * (n % 2), 5, (f"Town {n}, State",)) for n in range(6)]
    room = Room(draw_figure(sample_extract(), FigureOptions()).frame, dots)
    labels = {label.words: label for label in place_labels(dots, room, 12, most=6)}
    assert any(label.leader for label in labels.values())
    for dot in dots:
        label = labels.get(dot.words[0])
        if label and not label.leader:
            left, top, right, bottom = label.box
            for other in dots:
                away = np.hypot(max(left - other.x, 0, other.x - right), max(top - other.y, 0, other.y - bottom))
                assert other is dot or away - other.radius > 0.85 * 12


def test_no_line_to_a_label_runs_over_another_dot() -> None:
    near, far = Dot(100, 100, 8, ("Near",)), Dot(100, 130, 8, ("Far",))
    room = Room(draw_figure(sample_extract(), FigureOptions()).frame, [near, far])
    assert not room.is_clear((100, 108, 100, 160))
    assert room.is_clear((92, 100, 40, 100))


def test_a_slide_gives_the_map_its_height_and_the_column_the_words() -> None:
    figure = draw_figure(sample_extract(), FigureOptions(preset="slide"))
    assert figure.height == 720
    assert figure.frame.y + figure.frame.height == pytest.approx(720 - PRESETS["slide"].margin)
    counts = re.search(r'<text x="([\d.]+)"[^>]*>13 events:', figure.svg)
    assert counts
    assert float(counts[1]) > figure.frame.x + figure.frame.width
