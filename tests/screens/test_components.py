from dashboard.screens.components import list_imports


def test_a_module_names_what_it_and_its_own_imports_ask_for_at_once() -> None:
    imported = list_imports("map_view")
    assert {"map_layers", "map_names", "map_sheet", "map_shapes"} <= set(imported)  # the last two by others
    assert len(imported) == len(set(imported))


def test_what_is_loaded_only_when_wanted_is_not_named() -> None:
    assert "map_streets" not in list_imports("map_view")


def test_a_module_without_imports_names_none() -> None:
    assert list_imports("link") == []
