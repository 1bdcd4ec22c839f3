"""The packages' boundaries, from the imports themselves."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = sorted(p for package in ("dashboard", "geocache") for p in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            found.add(node.module or "")
    return found


def tops_of(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports_of(path)}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_keep_the_boundaries(path: Path) -> None:
    name, tops = name_of(path), tops_of(path)
    if name.startswith(("dashboard/pipeline/", "geocache/")):
        assert not tops & {"streamlit", "pydeck"}
    if name.startswith("dashboard/page/"):
        assert "streamlit" not in tops
    if name.startswith("geocache/"):
        assert "dashboard" not in tops
    if name.startswith("dashboard/pipeline/"):
        assert not [module for module in imports_of(path) if module.startswith("dashboard.page")]
    assert "tests" not in tops


@pytest.mark.parametrize("path", [p for p in SOURCES if p.suffix == ".py"], ids=name_of)
def test_no_module_shadows_a_package_of_others(path: Path) -> None:
    """Streamlit puts the script's folder first on the path: a `dashboard/calendar.py` would be taken for Python's."""
    if path.name == "__init__.py" or path.parent.name != "dashboard":
        return
    assert path.stem not in sys.stdlib_module_names
    assert path.stem not in packages_distributions()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_the_settings_read_the_environment_and_only_the_commands_print(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    name = name_of(path)
    if name != "dashboard/settings.py":
        assert not attributes & {"environ", "getenv"}
    if name != "dashboard/cli.py" and not name.startswith("geocache/compile/"):
        assert not calls & {"print", "exit"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
