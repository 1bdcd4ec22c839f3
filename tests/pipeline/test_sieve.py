"""What a pattern needs is never more than what its matches hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.pipeline.fields import organizer_patterns as patterns
from dashboard.pipeline.sieve import Sieve, needs_of, pass_over


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\brall(?:y|ies)\b", [{"rally", "rallies"}]),
        (r"(?:co-?)?organi[sz]ed", [{"organised", "organized"}]),
        (r"(?:march|vigil)\w* (?:in|at) \d+", [{"march", "vigil"}, {" in ", " at "}]),
        (r"(?:march)?(?:ed|\w+)", []),
        (r"march|\d+", []),
        (r"(?:march )+(?=on)(?!off)o+", [{"march "}]),
        (r"(?:aa|bb|cc|dd)(?:aa|bb|cc|dd)tail", [{"aatail", "bbtail", "cctail", "ddtail"}]),
    ],
)
def test_reads_off_a_pattern_what_it_needs(pattern: str, needs: list[set[str]]) -> None:
    assert needs_of(re.compile(pattern, re.IGNORECASE)) == [frozenset(need) for need in needs]


def test_sifts_out_what_cannot_match() -> None:
    march, vigil, any_word = (re.compile(p, re.IGNORECASE) for p in (r"march(?:ed)? on", "vigils?", r"\w+"))
    assert list(Sieve([march, vigil, any_word]).sift("Hundreds MARCHED ON.")) == [march, any_word]


def test_passes_over_words_of_other_letters_and_over_none_of_its_own() -> None:
    pattern = pass_over(r"(?:(?P<walk>walk[-\s]?outs?|sick-?outs?)|vigils?|(?:co-)?march)\b", re.IGNORECASE)
    assert pattern.pattern.startswith(r"\b(?=[cmsvw])")
    assert [m[0] for m in pattern.finditer("A VIGIL, a co-march, sickouts, the outs")] == [
        "VIGIL",
        "co-march",
        "sickouts",
    ]
    with pytest.raises(ValueError, match="any letter"):
        pass_over(r"\w+ march", re.IGNORECASE)


@pytest.mark.parametrize("pattern", patterns.PROMOTERS, ids=("promoted", "supports"))
@settings(max_examples=20)
@given(st.data())
def test_never_sifts_out_a_pattern_that_matches(pattern: re.Pattern[str], data: st.DataObject) -> None:
    assert pattern in set(patterns.ALL.sift(data.draw(st.from_regex(pattern))))
