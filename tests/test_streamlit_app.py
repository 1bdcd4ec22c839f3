"""The page as Streamlit runs it, without a browser: every filter, the drill-down, the views, the address."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import writing
from tests.address import go_back, read_address, read_sent
from tests.desk_folder import OWN_MACHINE, read_message
from tests.rail import change, choose, make_change, read_rail
from tests.sample_tables import build_tables, write_tables

APP = Path(__file__).resolve().parent.parent / "dashboard" / "streamlit_app.py"
ALL = "13 events, 12 of them on the map in 11 places, told by 5 articles of 2 independent stories from 3 outlets"
GROUP = "Families Belong Together"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"), build_tables())


@pytest.fixture
def page(tables: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(tables))
    return AppTest.from_file(str(APP), default_timeout=60)


def read_html(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def test_header_says_what_is_shown(page: AppTest) -> None:
    html = read_html(page.run())
    assert ALL in html
    assert "1–14 June 2018. 1 online event is under “Not on the map”." in html
    assert "GeoNames" in html


def test_map_is_one_of_our_components(page: AppTest) -> None:
    page.run()
    names = [element.proto.component_name for element in page.get("bidi_component")]
    assert names == [
        "protest_address",
        "protest_menu",
        "protest_map_still",
        "protest_map_view",
        "protest_timeline",
        "protest_card_focus",
        "protest_address",
        "protest_link",
        "protest_map_narrow",
        "protest_map_still",
        "protest_rail",
    ]


@pytest.mark.parametrize(
    ("facet", "value", "said"),
    [
        ("organizer", GROUP, "8 events, 7 of them on the map in 7 places"),
        ("promoter", "National Domestic Workers Alliance", "1 event in 1 place"),
        ("status", "planned", "2 events, 1 of them on the map in 1 place"),
        ("action", "march", "3 events in 3 places"),
        ("crowd", "100-999", "1 event in 1 place"),
        ("outlet", "CBS San Francisco", "3 events in 3 places"),
        ("region", "Florida", "2 events in 1 place"),
        ("precision", "city", "12 events in 11 places"),
    ],
)
def test_each_facet_filters_and_stands_in_the_address(page: AppTest, facet: str, value: str, said: str) -> None:
    page.run()
    choose(page, facet, value)
    assert said in read_html(page)
    assert read_address(page) == {facet: value}
    assert list(read_rail(page).chosen) == [facet]
    choose(page, facet)
    assert ALL in read_html(page)
    assert read_rail(page).chosen == {}


def test_counts_stand_under_the_other_filters(page: AppTest) -> None:
    page.run()
    choose(page, "region", "Florida")
    counts = read_rail(page).counts
    assert counts["organizer"][GROUP] == 1
    assert counts["region"]["California"] == 1


def test_dates_filter_and_stand_in_the_address(page: AppTest) -> None:
    page.run()
    change(page, dates="until 1 June")
    assert "1 event in 1 place" in read_html(page)
    assert read_address(page) == {"to": "2018-06-01"}
    assert read_rail(page).sent["dates"] == "until 1 June 2018"
    change(page, dates="next week")
    sent = read_rail(page).sent
    assert sent["dates"] == "next week"
    assert "“next week” is not understood" in sent["fault"]
    assert read_address(page) == {"to": "2018-06-01"}


def test_words_filter(page: AppTest) -> None:
    page.run()
    change(page, words="courthouse")
    assert "1 event in 1 place" in read_html(page)
    assert "**Cleveland, Ohio** :small[Thu 14 June 2018 · March]" in [button.label for button in page.button]


def test_clear_drops_every_filter(page: AppTest) -> None:
    page.query_params.update({"status": "planned", "words": "march", "from": "2018-06-02"})
    page.run()
    assert "1 event in 1 place" in read_html(page)
    page.button(key="clear").click().run()
    assert ALL in read_html(page)
    assert read_address(page) == {}
    assert read_rail(page).sent["dates"] == ""


def test_one_filter_is_dropped_by_its_own_button(page: AppTest) -> None:
    page.query_params.update({"status": "planned", "region": "Missouri"})
    page.run()
    page.button(key="drop:status").click().run()
    assert read_address(page) == {"region": "Missouri"}


def test_link_restores_the_open_event(page: AppTest) -> None:
    page.query_params["event"] = "eugene"
    html = read_html(page.run())
    assert "<h2>Eugene, Oregon</h2>" in html
    assert '<mark class="pm-crowd" title="crowd">About 100<sup aria-hidden="true">C</sup></mark> people' in html


def test_event_opens_from_the_list_and_closes(page: AppTest) -> None:
    page.run()
    page.button(key="open:austin").click().run()
    html = read_html(page)
    assert "3 reports of 2 independent stories, by 3 outlets" in html
    assert "2 versions of one story" in html
    page.button(key="close-event").click().run()
    assert "Choose a point on the map" in read_html(page)


def test_list_says_how_many_more_there_are_and_shows_them(page: AppTest) -> None:
    page.run()
    assert sum(button.key.startswith("open:") for button in page.button if button.key) == 8
    assert page.button(key="list-more").label == "5 more"
    page.button(key="list-more").click().run()
    opened = [button.label for button in page.button if button.key and button.key.startswith("open:")]
    assert len(opened) == 13
    assert [label for label in opened if label.startswith("**Online**")] == [opened[-2]]  # after those on the map


def test_stack_offers_its_events(page: AppTest) -> None:
    page.query_params["event"] = "miramar-14-june"
    page.run()
    assert page.radio[0].options == ["Thu 14 June 2018 · Rally", "Fri 1 June 2018 · Rally"]
    page.radio[0].set_value("miramar-1-june").run()
    assert "<h2>Miramar, Florida</h2>" in read_html(page)
    assert read_address(page)["event"] == "miramar-1-june"


def test_filter_never_changes_the_open_event(page: AppTest) -> None:
    page.query_params["event"] = "warwick"
    page.run()
    choose(page, "organizer", "Micaela Eller")
    assert "<h2>Warwick, Rhode Island</h2>" in read_html(page)
    assert "not among those that the filters show" in page.info[0].value


def test_event_that_is_gone_opens_nothing(page: AppTest) -> None:
    page.query_params["event"] = "from-an-older-build"
    assert "Choose a point on the map" in read_html(page.run())


def test_a_link_with_what_is_no_choice_says_so_and_keeps_the_rest(page: AppTest) -> None:
    page.query_params.update({"from": "2018-99-01", "to": "2018-06-01", "colour": "pink", "size": "xl", "view": "zzz"})
    assert "1 event in 1 place" in read_html(page.run())
    said = "from “2018-99-01”, colour “pink”, size “xl” and view “zzz”"
    assert [info.value for info in page.info] == [
        f"The link asks for what is not here, and is shown without it: {said}."
    ]


def test_a_mistyped_parameter_is_told_and_one_of_others_is_not(page: AppTest) -> None:
    page.query_params.update({"organiser": GROUP, "form": "2018-06-10", "utm_source": "mail", "embed": "true"})
    assert ALL in read_html(page.run())
    said = "“organiser”, which may be meant for “organizer” and “form”, which may be meant for “from”"
    assert said in page.info[0].value


@pytest.mark.parametrize("view", ["table", "off-map", "add", "review", "method"])
def test_every_view_says_what_the_link_asks_in_vain(page: AppTest, view: str) -> None:
    page.query_params.update({"view": view, "event": "gone"})
    page.run()
    assert "event “gone”" in page.info[0].value


def test_a_link_to_what_is_gone_says_so_until_something_else_is_looked_at(page: AppTest) -> None:
    page.query_params.update({"event": "from-an-older-build", "organizer": "Nobody"})
    page.run()
    assert "Organizer “Nobody” and event “from-an-older-build”" in page.info[0].value
    choose(page, "status", "planned")
    assert not page.run().info


@pytest.mark.parametrize(("view", "what"), [("table", "a row of the table"), ("off-map", "an event")])
def test_each_view_says_what_to_choose(page: AppTest, view: str, what: str) -> None:
    page.query_params["view"] = view
    assert f">Choose {what}<" in read_html(page.run())


def test_steps_go_through_the_events(page: AppTest) -> None:
    page.query_params["event"] = "warwick"
    page.run()
    page.button(key="step-older").click().run()
    assert "<h2>Rutherford, New Jersey</h2>" in read_html(page)


def test_whole_article_opens(page: AppTest) -> None:
    page.query_params["event"] = "eugene"
    page.run()
    next(button for button in page.button if button.label == "Whole article").click().run()
    assert '<article class="pm-article">' in read_html(page)


def test_table_lists_what_is_shown(page: AppTest) -> None:
    page.query_params["view"] = "table"
    page.run()
    assert len(page.dataframe[0].value) == 13
    organizers = dict(zip(page.dataframe[0].value["Place"], page.dataframe[0].value["Organizers"], strict=True))
    assert (organizers["Austin, Texas"], organizers["Eugene, Oregon"]) == ("Micaela Eller +1", GROUP)
    choose(page, "region", "Florida")
    assert list(page.dataframe[0].value["Place"]) == ["Miramar, Florida", "Miramar, Florida"]


def test_tray_adds_up_to_all(page: AppTest) -> None:
    page.query_params["view"] = "off-map"
    html = read_html(page.run())
    assert "12 on the map + 1 online + 0 not placed = <strong>13 events</strong>" in html
    assert [expander.label for expander in page.main.expander] == ["Online · 1", "Left out · 1"]
    assert "Nothing under “Not placed”, “Without a day” or “Cancelled”." in html
    assert "Nothing under “Read in part”." in html


def test_method_says_what_counts(page: AppTest) -> None:
    page.query_params["view"] = "method"
    page.run()
    assert "one gathering in one town on one day" in " ".join(page.markdown[0].value.split())


def test_empty_result_names_the_filter_and_drops_it(page: AppTest) -> None:
    page.query_params["words"] = "zeppelin"
    html = read_html(page.run())
    assert "No event fits these filters" in html
    assert "None of 13 events fits the filters." in html
    assert page.button(key="unblock:words").label == "Remove Words: “zeppelin” to see 13 events"
    page.button(key="unblock:words").click().run()
    assert ALL in read_html(page)


def test_nonsense_in_the_address_is_left_out(page: AppTest) -> None:
    page.query_params.update({"status": "eaten", "from": "soon", "view": "mirror", "x": "<script>"})
    assert ALL in read_html(page.run())
    assert read_address(page) == {}


def test_first_start_offers_to_add_and_to_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ARTICLES", "TABLES", "GEOCACHE", "CORRECTIONS"):
        monkeypatch.setenv(f"PROTEST_MAP_{name}", str(tmp_path / name.lower()))
    monkeypatch.setattr(writing, "read_visit", lambda: OWN_MACHINE)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert "Nothing is on the map yet" in read_html(page)
    assert "run `protest-map build`" in page.markdown[0].value
    assert page.text_area(key="add-text-area")
    page.button(key="build-first").click().run()
    assert "tables were not built" in page.error[0].value
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "About 40 people rallied in Dayton, Ohio, on June 4, 2018, to protest."
    )
    page.button(key="build-first").click().run()
    assert "1 event in 1 place" in read_html(page)


def test_tables_of_another_version_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_tables(tmp_path, build_tables())
    (tmp_path / "events.parquet").write_bytes(b"")
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(tmp_path))
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not page.exception
    assert "run `protest-map build" in read_message(page.error)


def test_tables_without_events_are_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = {
        name: t.iloc[:0] if name in ("events", "links", "mentions", "spans") else t
        for name, t in build_tables().items()
    }
    monkeypatch.setenv("PROTEST_MAP_TABLES", str(write_tables(tmp_path, kept)))
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert "No event is shown" in read_html(page)
    assert "none of the articles tells of a gathering" in page.info[0].value


def test_colour_and_size_stand_in_the_address(page: AppTest) -> None:
    page.query_params["colour"] = "organizer"
    page.run()
    assert read_rail(page).sent["colour"] == "organizer"
    change(page, size="events")
    assert not page.exception
    assert read_address(page) == {"colour": "organizer", "size": "events"}


def test_snippet_embeds_this_view(page: AppTest) -> None:
    page.run()
    choose(page, "region", "Florida")
    page.session_state["offer-code"] = True
    page.run()
    snippet = next(code.value for code in page.code if code.value.startswith("<iframe"))
    assert "?region=Florida&amp;embed=true" in snippet
    assert 'title="Protest map: State or country: Florida' in snippet


def test_filters_are_shown_where_they_filter_and_kept_elsewhere(page: AppTest) -> None:
    page.run()
    change(page, words="courthouse")
    change(page, dates="until 14 June 2018")
    page.button_group(key="view").set_value("method").run()
    assert len(page.sidebar) == 0
    page.button_group(key="view").set_value("map").run()
    assert read_rail(page).sent["words"] == "courthouse"
    assert "1 event in 1 place" in read_html(page)
    assert read_address(page) == {"words": "courthouse", "to": "2018-06-14"}


def test_a_closed_filter_names_what_is_in_it(page: AppTest) -> None:
    page.run()
    assert read_rail(page).glances["status"] == "Held 11, Planned 2"
    choose(page, "status", "planned")
    assert read_rail(page).glances["status"] == "only Planned"


def test_without_the_setting_no_street_map_is_sent(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def sent() -> str:
        mounted = page.run().get("bidi_component")
        return next(e.proto.bytes.decode("latin-1") for e in mounted if "view" in e.proto.component_name)

    assert '"streets": null' in sent()
    monkeypatch.setenv("PROTEST_MAP_STREETS", "https://tiles.example/style.json")
    assert "https://tiles.example/style.json" in sent()


def test_a_click_before_the_browser_has_the_new_address_loses_nothing(page: AppTest) -> None:
    page.run()
    choose(page, "region", "Florida")
    page.query_params.clear()  # what the browser still sends
    choose(page, "status", "held")
    assert read_address(page) == {"region": "Florida", "status": "held"}


def test_going_back_restores_at_once_and_says_which_return_it_answers(page: AppTest) -> None:
    page.run()
    assert (read_sent(page)["answers"], read_sent(page)["replaces"]) == (0, True)
    choose(page, "region", "Florida")
    assert (read_sent(page)["answers"], read_sent(page)["replaces"]) == (0, False)
    assert "2 events, 1 of them on the map" in read_html(go_back(page, at=7, status="planned"))
    assert read_address(page) == {"status": "planned"}
    assert (read_sent(page)["answers"], read_sent(page)["replaces"]) == (7, True)
    page.button(key="clear").click().run()
    assert read_address(page) == {}  # what was gone back to once is not restored again


@pytest.mark.parametrize(("at", "left"), [(1, {"status": "planned"}), (9, {"status": "planned", "region": "Missouri"})])
def test_of_a_choice_and_a_return_that_come_together_the_later_one_holds(
    page: AppTest, at: int, left: dict[str, str]
) -> None:
    page.run()
    together = make_change(page, at=at, chosen={"region": ["Missouri"]})
    go_back(page, at=5, states=together, status="planned")
    assert not page.exception
    assert read_address(page) == left
