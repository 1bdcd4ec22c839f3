"""The commands; the only place that prints and exits."""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tqdm import tqdm

from dashboard.errors import ProtestMapError
from dashboard.settings import Settings
from geocache.errors import GeocacheError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

T = TypeVar("T")
BAR_FROM_SECONDS = 2
"""A build that takes less shows no bar."""
MAX_WIDTH = 110
"""Characters a line; longer ones are hard to read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0, or 2 for what its user can mend."""
    try:
        settings = Settings.from_environment()
        options = _parser(settings).parse_args(arguments)
        _finish_what_was_stopped(options)
        status = int(options.run(options, settings) or 0)
        sys.stdout.flush()
    except (ProtestMapError, GeocacheError) as error:
        print(f"protest-map: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # who read it has left: Python's own flush at exit would fail again
        return 0
    except OSError as error:
        print(f"protest-map: {error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("protest-map: stopped; what was finished is kept", file=sys.stderr)
        return 130
    return status


def _finish_what_was_stopped(options: argparse.Namespace) -> None:
    """Finish a build's last step, putting its tables in place, where it was stopped in the midst of it."""
    if getattr(options, "tables", None):
        from dashboard.tableset import finish_commit  # noqa: PLC0415 - slow to import

        finish_commit(options.tables)


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="protest-map", description="News articles to a map of protests, with the words behind every fact."
    )
    parser.add_argument("--version", action="version", version=f"protest-map {version('protest-map')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands, settings)
    _add_serve(commands, settings)
    _add_geoparse(commands)
    _add_geocode(commands, settings)
    _add_explain(commands, settings)
    _add_import(commands, settings)
    _add_export(commands, settings)
    return parser


def _add_path(command: argparse.ArgumentParser, name: str, default: Path, metavar: str, told: str) -> None:
    command.add_argument(name, type=Path, default=default, metavar=metavar, help=f"{told} (default: %(default)s)")


def _add_tables(command: argparse.ArgumentParser, settings: Settings) -> None:
    _add_path(command, "--tables", settings.tables, "DIR", "a folder of tables")


def _add_geocache(command: argparse.ArgumentParser, settings: Settings) -> None:
    told = "the cached table of places, to which new answers are added"
    _add_path(command, "--geocache", settings.geocache, "FILE", told)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a number of 1 or more")
    return int(text)


def _add_build(commands: "Commands", settings: Settings) -> None:
    build = commands.add_parser("build", help="articles → tables; counts per stage, and what was lost")
    told = "a file or a folder of .md, .txt, .html, .jsonl or .csv"
    _add_path(build, "--articles", settings.articles, "PATH", told)
    _add_tables(build, settings)
    _add_geocache(build, settings)
    build.add_argument("--if-changed", action="store_true", help="do nothing where the tables are up to date")
    build.add_argument("--jobs", type=_positive, metavar="N", help="processes that read (default: one for each core)")
    build.add_argument(
        "--renew-places", action="store_true", help="ask anew for cached places that are old or of an earlier gazetteer"
    )
    build.add_argument(
        "--scheduler", metavar="ADDRESS", help="read on the workers of a Dask scheduler: tcp://HOST:8786"
    )
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace, settings: Settings) -> int:
    from dashboard.build import BuildRequest, build_tables, describe_build, is_up_to_date  # noqa: PLC0415 - slow to import

    request = BuildRequest(
        articles=options.articles,
        tables=options.tables,
        geocache=options.geocache,
        jobs=options.jobs,
        renews_places=options.renew_places,
        scheduler=options.scheduler,
    )
    if options.if_changed and is_up_to_date(request, settings):
        print(f"The tables in {request.tables} are up to date.")
        return 0
    print(f"Reading {request.articles} …", flush=True)
    summary = build_tables(request, settings, _show_progress)
    print("\n".join(describe_build(summary, request)))
    return 0


def _add_explain(commands: "Commands", settings: Settings) -> None:
    explain = commands.add_parser("explain", help="why this point is here: mentions, quotes, links, places")
    explain.add_argument("id", metavar="EVENT_ID", help="the id of an event, an article or a mention, or its beginning")
    _add_tables(explain, settings)
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace, settings: Settings) -> None:
    from dashboard.explain import explain  # noqa: PLC0415 - slow to import

    print("\n".join(explain(options.id, options.tables, width=min(shutil.get_terminal_size().columns, MAX_WIDTH))))


def _add_import(commands: "Commands", settings: Settings) -> None:
    command = commands.add_parser("import", help="event tables that others coded, into the same tables")
    command.add_argument("file", type=Path, metavar="FILE", help="their CSV or JSON")
    command.add_argument(
        "--source", required=True, choices=("ccc", "acled", "count-love", "mapping"), help="whose it is"
    )
    command.add_argument("--mapping", type=Path, metavar="FILE", help="YAML or TOML: which of their columns holds what")
    _add_tables(command, settings)
    _add_geocache(command, settings)
    command.set_defaults(run=_import)


def _import(options: argparse.Namespace, settings: Settings) -> None:
    from dashboard.imports.importing import describe_import, import_file  # noqa: PLC0415 - slow to import

    summary = import_file(
        options.file,
        options.source,
        options.mapping,
        options.tables,
        options.geocache,
        corrections=settings.corrections,
    )
    print("\n".join(describe_import(summary, options.tables, options.geocache)))


def _show_progress(steps: Iterable[T], total: int) -> Iterator[T]:
    from tqdm import tqdm  # noqa: PLC0415 - needed by long jobs alone

    yield from tqdm(steps, total=total, unit=" articles", delay=BAR_FROM_SECONDS, disable=None, leave=False)


def _add_geoparse(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    geoparse = commands.add_parser(
        "geoparse",
        help="texts → their place names with coordinates",
        description='Reads {"id", "text"} a line, both needed, and where given the outlet\'s "home" '
        '("Eugene, Oregon"), "publisher", "url" or "domain"; '
        'writes {"id", "toponyms": [{"start", "end", "name", "latitude", "longitude"}]} a line.',
    )
    geoparse.add_argument("--in", dest="source", type=Path, required=True, metavar="TEXTS.jsonl", help="a text a line")
    geoparse.add_argument(
        "--out", dest="target", type=Path, required=True, metavar="FILE.jsonl", help="place names a line"
    )
    geoparse.set_defaults(run=_geoparse)


def _geoparse(options: argparse.Namespace, settings: Settings) -> int:
    from dashboard.geoparse import geoparse_file  # noqa: PLC0415 - the other commands do without
    from geocache.gazetteer import Gazetteer  # noqa: PLC0415

    size = options.source.stat().st_size if options.source.is_file() else None
    with tqdm(total=size, unit="B", unit_scale=True, desc="geoparse", disable=None, leave=False) as bar:
        report = geoparse_file(options.source, options.target, Gazetteer.load(), advance=bar.update)
    for line in report.set_aside:
        print(f"protest-map: set aside {line}", file=sys.stderr)
    print(
        f"{options.target}: {report.text_count:,} texts, {report.toponym_count:,} place names, "
        f"{report.placed_count:,} of them placed; {len(report.set_aside):,} lines set aside"
    )
    return 0


def _add_geocode(commands: "Commands", settings: Settings) -> None:
    geocode = commands.add_parser(
        "geocode",
        help="place names → points",
        description="Reads a CSV with a column `query`; writes it with name, admin1, country_code, latitude, "
        "longitude, precision, geocoder and note for each row. A name that is not clearly one place has no point.",
    )
    geocode.add_argument(
        "--in", dest="source", type=Path, required=True, metavar="FILE.csv", help="a table with a column `query`"
    )
    geocode.add_argument(
        "--out", dest="target", type=Path, required=True, metavar="FILE.csv", help="the same with the places"
    )
    told = "the cached table of places: its rows by hand count first, and an online geocoder's answers are added"
    _add_path(geocode, "--geocache", settings.geocache, "FILE", told)
    geocode.set_defaults(run=_geocode)


def _geocode(options: argparse.Namespace, settings: Settings) -> None:
    from dashboard.geocode import geocode_file  # noqa: PLC0415 - the other commands do without
    from dashboard.online import open_asker  # noqa: PLC0415

    with (
        open_asker(
            replace(settings, geocache=options.geocache), lambda line: print(f"protest-map: {line}", file=sys.stderr)
        ) as asker,
        tqdm(unit=" rows", delay=BAR_FROM_SECONDS, disable=None, leave=False) as bar,
    ):
        report = geocode_file(options.source, options.target, asker.ask_town, advance=bar.update)
    for line in report.set_aside:
        print(f"protest-map: set aside {line}", file=sys.stderr)
    counts = ", ".join(f"{count:,} {precision}" for precision, count in sorted(report.by_precision.items()))
    print(
        f"{options.target}: {report.row_count:,} row{'' if report.row_count == 1 else 's'} ({counts or 'none'}); "
        f"{report.corrected_count:,} of them read otherwise than written, as their note says"
        + (f"; {len(report.set_aside):,} set aside" if report.set_aside else "")
    )


def _add_serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", settings: Settings) -> None:
    serve = commands.add_parser("serve", help="the page, on this machine's own address")
    _add_tables(serve, settings)
    serve.add_argument("--port", type=int, default=8501, metavar="N", help="the port (default: 8501)")
    serve.add_argument(
        "--begin", action="store_true", help="open also where nothing was built: the page says how to begin"
    )
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace, _settings: Settings) -> int:
    from dashboard.serve import serve  # noqa: PLC0415 - the other commands need no server

    return serve(
        options.tables,
        options.port,
        lambda address: print(f"Protest Map is at {address} (Ctrl+C stops it)", flush=True),
        begins=options.begin,
    )


def _add_export(commands: "Commands", settings: Settings) -> None:
    export = commands.add_parser("export", help="tables → a figure or data, by suffix: png svg pdf csv geojson kml …")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="its suffix says which export")
    _add_tables(export, settings)
    export.add_argument("--from", dest="first", metavar="DAY", help="leave out what ended before: 2018-06-01")
    export.add_argument("--to", dest="last", metavar="DAY", help="leave out what started after: 2018-06-30")
    for facet in _FACETS:
        export.add_argument(
            f"--{facet}", action="append", default=[], metavar="NAME", help="may be given several times"
        )
    export.add_argument("--rows", default="events", help="csv: events (default), or reports with their quotes")
    figure = export.add_argument_group("figures")
    figure.add_argument("--region", help="us, world, fit, or a US state or a country; default: as the events lie")
    figure.add_argument("--colour", "--color", default="status", help="status (default), organizer or action")
    figure.add_argument("--size", default="crowd", help="crowd (default) or events")
    figure.add_argument("--preset", default="article", help="article (default), slide or poster")
    figure.add_argument("--theme", default="light", help="light (default) or dark")
    figure.add_argument("--width", type=int, metavar="PIXELS", help="of a PNG, up to 6000")
    figure.add_argument("--title", help="instead of what is counted")
    figure.add_argument("--note", help="a line of your own under the legend")
    export.set_defaults(run=_export)


_FACETS = ("organizer", "status", "action", "outlet")


def _export(options: argparse.Namespace, settings: Settings) -> int:
    from dashboard.page import export  # noqa: PLC0415 - the renderers take a while to load, other commands do without

    export.find_writer(options.out)
    chosen = {facet: getattr(options, facet) for facet in _FACETS}
    extract = export.read_extract(options.tables, options.first, options.last, chosen)
    export.export_file(options.out, extract, export.read_options(vars(options), settings.corrections))
    print(f"{options.out}: {extract.say_selection()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
