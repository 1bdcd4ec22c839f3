"""Made-up tables in which everything occurs that the map's filters and counts have to tell apart."""

from typing import Any

import numpy as np
import pandas as pd

from tests.sample_tables import make_events

COUNT = 400


def make_varied_events(seed: int = 0) -> dict[str, pd.DataFrame]:
    """Give tables of COUNT events: some undated, online, unplaced, over days, of several organizers or outlets."""
    tables = make_events(COUNT, 25, seed)
    random = np.random.default_rng(seed + 1)
    events = tables["events"]

    def some(share: float) -> "pd.Series[bool]":
        return pd.Series(random.random(COUNT) < share, index=events.index)

    length = pd.to_timedelta(random.integers(0, 30, COUNT), unit="D")
    events["ends_on"] = events["ends_on"].where(~some(0.3), events["starts_on"] + length)
    events["organizers"] = _make_lists("Group", 12, 0.3, random)
    events["promoters"] = _make_lists("Supporter", 5, 0.7, random)
    events["crowd_low"] = _make_crowds(events["crowd_low"], some(0.2), random)
    undated, unplaced = some(0.15), some(0.1)
    events.loc[undated, ["starts_on", "ends_on"]] = pd.NaT
    events.loc[some(0.02), "ends_on"] = pd.NaT
    events["is_online"] = some(0.1)
    events.loc[unplaced, ["place", "query", "latitude", "longitude"]] = None
    events.loc[unplaced, "precision"] = "unresolved"
    events["status"] = random.choice(["held", "planned", "cancelled"], COUNT, p=[0.5, 0.3, 0.2])
    links = tables["links"]
    moved = random.random(len(links)) < 0.2  # so that some events have two outlets and some none
    links.loc[moved, "event_id"] = random.choice(events["event_id"], moved.sum())
    tables["articles"].loc[some(0.1), "publisher"] = None
    return tables


def _make_lists(name: str, most: int, empty: float, random: np.random.Generator) -> list[list[str]]:
    """Give for each event up to three different names; the lower its number, the more often it occurs."""
    sizes = np.where(random.random(COUNT) < empty, 0, random.integers(1, 4, COUNT))
    return [[f"{name} {n}" for n in sorted(set((most * random.random(size) ** 2).astype(int)))] for size in sizes]


def _make_crowds(
    crowds: "pd.Series[Any]", is_round: "pd.Series[bool]", random: np.random.Generator
) -> "pd.Series[Any]":
    """Give crowds of which some are such that rounding to three digits is a matter of half a digit."""
    halves = pd.Series(random.choice([0, 1, 1_005, 1_015, 9_995, 99_950, 100_050], COUNT), index=crowds.index)
    return crowds.where(~is_round, halves.astype(crowds.dtype))
