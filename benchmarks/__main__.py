"""Every benchmark in turn, as `make bench` runs them: `python -m benchmarks [NAME ...]`."""

import argparse
import subprocess
import sys

BENCHMARKS = {
    "read": "reading an article against spaCy's small model run whole, and a stream with few protests",
    "geoparse": "finding and placing a text's place names against spaCy's names alone",
    "geocode": "100,000 place names against a plain dictionary of the same names",
    "figure": "one figure drawn by us, matplotlib, Vega and a browser",
    "page": "the page of 100,000 events against streamlit-lonboard, st.map and plotly; of twelve against a bare pydeck",
    "build": "a build on one core, two cores and a cluster; a rebuild; growth and memory",
}


def main() -> int:
    """Run the benchmarks named, or all; gives 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)} (default: all)")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"no benchmark is called {unknown[0]}")
    failed = [name for name in names if _run(name)]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


def _run(name: str) -> int:
    print(f"\n== {name}: {BENCHMARKS[name]}\n", flush=True)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
