"""The commands; the only place that prints and exits."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import ProtestMapError
from dashboard.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0, or 2 for what its user can mend."""
    settings = Settings.from_environment()
    options = _parser(settings).parse_args(arguments)
    try:
        return int(options.run(options, settings) or 0)
    except ProtestMapError as error:
        print(f"protest-map: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("protest-map: stopped; what was finished is kept", file=sys.stderr)
        return 130


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="protest-map", description="News articles to a map of protests, with the words behind every fact."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands, settings)
    return parser


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", settings: Settings) -> None:
    build = commands.add_parser("build", help="articles → tables; counts per stage, and what was lost")
    build.add_argument("--articles", type=Path, default=settings.articles, metavar="PATH")
    build.add_argument("--tables", type=Path, default=settings.tables, metavar="DIR")
    build.add_argument("--geocache", type=Path, default=settings.geocache, metavar="FILE")
    build.add_argument("--if-changed", action="store_true", help="do nothing where the tables are up to date")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace, settings: Settings) -> int:
    raise NotImplementedError  # the stages come first


if __name__ == "__main__":
    sys.exit(main())
