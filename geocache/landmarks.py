"""Squares, campuses and airports that news names without their town: "Trafalgar Square", "Rutgers University"."""

import csv
from functools import cache
from pathlib import Path

LANDMARKS = Path(__file__).resolve().parent / "landmarks.csv"


@cache
def read_landmarks() -> dict[str, list[tuple[str, str]]]:
    """Give by its first word each landmark's name and its town, as the gazetteer is asked; the longest names first."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    with LANDMARKS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            by_word.setdefault(row["name"].split()[0], []).append((row["name"], row["town"]))
    return {word: sorted(names, key=lambda pair: -len(pair[0])) for word, names in by_word.items()}
