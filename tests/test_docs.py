"""The documents stay true: each command has help and stands in the README, and so does each table."""

import argparse
from pathlib import Path

import pytest

from dashboard.cli import _parser
from dashboard.dictionary import describe_tables
from dashboard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = _parser(Settings.from_environment({}))
    (action,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"protest-map {name}" in README


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_says_what_it_does(name: str) -> None:
    silent = [a.dest for a in commands()[name]._actions if a.help is None]
    assert not silent, f"protest-map {name}: no help for {silent}"


def test_the_readme_holds_the_table_dictionary_as_the_schemas_say_it() -> None:
    assert describe_tables().strip() in README


def test_every_setting_of_the_environment_stands_in_the_readme() -> None:
    for field in Settings.__dataclass_fields__:
        assert f"`PROTEST_MAP_{field.upper()}`" in README
