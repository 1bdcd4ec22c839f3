"""The gazetteer against geopy's face on a plain dictionary of the same names: `python -m benchmarks.geocode`.

100,000 distinct names: nine in ten as the gazetteer writes them, the rest in capitals, without the comma, or with a
letter missing, which the dictionary cannot answer. Each is timed in the same run, in processor time. The load and the
memory of the gazetteer are measured in a process of its own.
"""

import random
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from time import process_time

from geopy.location import Location

from geocache.gazetteer import Gazetteer
from geocache.places import Precision

_COUNT = 100_000
_SEED = 20180614
_LOADING = """
    import resource, time
    import numpy, pyarrow.ipc, marisa_trie, rapidfuzz
    from geocache.gazetteer import Gazetteer
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    gazetteer = Gazetteer.load()
    seconds = time.process_time() - start
    gazetteer.geocode("Eugene, Oregon")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(gazetteer):,} places loaded in {seconds:.3f} s of one core, {(after - before) / 1024:.0f} MB more")
"""


class DictionaryGeocoder:
    """geopy's face on a plain dictionary."""

    def __init__(self, points: dict[str, tuple[float, float]]) -> None:
        self._points = points

    def geocode(self, query: str) -> Location | None:
        """Give the location of just this name."""
        point = self._points.get(query)
        return None if point is None else Location(query, point, {})


def main() -> None:
    """Print seconds, names a second and the ratio to the dictionary."""
    subprocess.run([sys.executable, "-c", textwrap.dedent(_LOADING)], check=True)
    gazetteer = Gazetteer.load()
    points = _points(gazetteer)
    names = _vary(list(points), random.Random(_SEED))
    for title, queries in (("as the gazetteer writes them", list(points)), ("one in ten otherwise", names)):
        dictionary = _time(DictionaryGeocoder(points).geocode, queries)
        ours = _time(gazetteer.geocode, queries)
        answered = sum(1 for query in queries if (place := gazetteer.geocode(query)) and place.point)
        print(
            f"{len(set(queries)):,} distinct names, {title}: {ours:.2f} s ({len(queries) / ours:,.0f} a second), "
            f"{answered / len(queries):.1%} answered; dictionary {dictionary:.2f} s, ratio {ours / dictionary:.1f}"
        )


def _points(gazetteer: Gazetteer) -> dict[str, tuple[float, float]]:
    """Give the first towns by their full names, as many as are counted."""
    points: dict[str, tuple[float, float]] = {}
    for row in range(len(gazetteer)):
        entry = gazetteer.entry(row)
        if entry.kind is Precision.CITY:
            points[gazetteer.name_of(entry)] = entry.point
        if len(points) == _COUNT:
            break
    return points


def _vary(names: Sequence[str], chance: random.Random) -> list[str]:
    """Write one in ten otherwise."""
    return [_write_otherwise(name, chance) if at % 10 == 0 else name for at, name in enumerate(names)]


def _write_otherwise(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(2, name.find(",")))
    return chance.choice((name.upper(), name.replace(",", ""), name[:at] + name[at + 1 :]))


def _time(geocode: Callable[[str], object], queries: Sequence[str]) -> float:
    start = process_time()
    for query in queries:
        geocode(query)
    return process_time() - start


if __name__ == "__main__":
    main()
