"""A sieve for many patterns: which of them can match a text at all, told by the plain strings that each one needs.

Looking for a string in a sentence takes a hundredth of the time that a pattern of alternatives takes to fail. The
strings are read off the patterns themselves, so they cannot fall behind them.
"""

import re
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]  # the one way to a pattern's parts; in 3.11 to 3.14
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

Strings = frozenset[str]
"""In small letters; of what a pattern needs, a text must hold one."""

_LEAST = 3
"""The weight of strings worth looking for."""
_RARE = 9
"""The weight of a sign that no plain text holds."""
_MOST = 12
"""Strings that a part of a pattern may stand for and still be spelt out."""
_NOTHING: Strings = frozenset(("",))
_REPEATS = frozenset((codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT))


class Sieve:
    """Patterns, and what a text must hold for each."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        """Read off what each of `patterns` needs."""
        self._needed = [(pattern, sorted(needs_of(pattern), key=len)) for pattern in patterns]

    def sift(self, text: str) -> Iterator[re.Pattern[str]]:
        """Give the patterns that may match `text`, in their order."""
        small = text.casefold()
        is_met: dict[Strings, bool] = {}
        for pattern, needs in self._needed:
            for need in needs:
                met = is_met.get(need)
                if met is None:
                    met = is_met[need] = _holds_any(small, need)
                if not met:
                    break
            else:
                yield pattern


def _holds_any(text: str, strings: Strings) -> bool:
    for string in strings:  # noqa: SIM110 - asked 50 times a sentence, and any() takes twice the time
        if string in text:
            return True
    return False


def needs_of(pattern: re.Pattern[str]) -> list[Strings]:
    """Give what a text must hold for `pattern` to match: one string of each set; none where nothing is sure."""
    found = _read(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return [need for need in dict.fromkeys(found) if _weight(need) >= _LEAST]


def pass_over(pattern: str, flags: int) -> re.Pattern[str]:
    """Compile a pattern of words so that it passes over words of other first letters at once: in half the time."""
    letters = "".join(sorted(_first_letters(parser.parse(pattern, flags))))
    return re.compile(rf"\b(?=[{re.escape(letters)}]){pattern}", flags)


def _first_letters(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Give the letters that a row of parts can begin with. Raises ValueError where they are not told."""
    letters: frozenset[str] = frozenset()
    for kind, value in parts:
        spelt = _spell(kind, value) or frozenset()
        rows = [] if spelt or kind in _REPEATS else _alternatives(kind, value)
        if not spelt and not rows:
            raise ValueError("a pattern that may begin with any letter")
        letters |= {string[0] for string in spelt if string}.union(*map(_first_letters, rows))
        if "" not in spelt:
            return letters
    return letters


def _read(parts: Iterable[tuple[Any, Any]]) -> list[Strings]:
    """Give what a row of a pattern's parts needs; neighbours that can be spelt out are joined to longer strings."""
    needs: list[Strings] = []
    joined = _NOTHING
    for kind, value in parts:
        spelt = _spell(kind, value)
        if spelt is None or len(joined) * len(spelt) > _MOST:
            needs += [_shortest(joined)] if spelt is None else []
            needs += _read_part(kind, value) if spelt is None else [_shortest(joined)]
            joined = spelt or _NOTHING
        else:
            joined = frozenset(one + other for one in joined for other in spelt)
    return [need for need in (*needs, _shortest(joined)) if "" not in need]


def _spell(kind: Any, value: Any) -> Strings | None:
    """Give all strings that a part can stand for; None where they are many or not known."""
    if kind is codes.LITERAL:
        return frozenset((chr(value).casefold(),))
    if kind is codes.AT:
        return _NOTHING
    if kind is codes.IN and all(code is codes.LITERAL for code, _ in value):
        return _if_few(chr(each).casefold() for _, each in value)
    rows = _alternatives(kind, value)
    return _spell_any(rows) if rows else None


def _alternatives(kind: Any, value: Any) -> list[Any]:
    """Give the rows of parts for one of which a part stands; none where it is none of these."""
    if kind is codes.SUBPATTERN:
        return [value[-1]]
    if kind is codes.BRANCH:
        return list(value[1])
    return [value[2], ()] if kind in _REPEATS and value[:2] == (0, 1) else []


def _spell_any(rows: Iterable[Iterable[tuple[Any, Any]]]) -> Strings | None:
    """Give all strings that one of several rows of parts can stand for."""
    spelt = [_spell_row(row) for row in rows]
    return None if None in spelt else _if_few(string for row in spelt for string in row or ())


def _spell_row(parts: Iterable[tuple[Any, Any]]) -> Strings | None:
    joined: Strings | None = _NOTHING
    for kind, value in parts:
        spelt = _spell(kind, value)
        if spelt is None or joined is None:
            return None
        joined = _if_few(one + other for one in joined for other in spelt)
    return joined


def _if_few(strings: Iterable[str]) -> Strings | None:
    few = frozenset(strings)
    return few if len(few) <= _MOST else None


def _read_part(kind: Any, value: Any) -> list[Strings]:
    """Give what a part needs that cannot be spelt out."""
    if kind in _REPEATS and value[0] > 0:
        return _read(value[2])
    rows = _alternatives(kind, value)
    if len(rows) == 1:
        return _read(rows[0])
    needs = [_read(row) for row in rows] or [[]]
    return [_shortest(frozenset().union(*(max(row, key=_weight) for row in needs)))] if all(needs) else []


def _shortest(strings: Strings) -> Strings:
    """Leave out the strings that hold another one: where "organized" is, "organize" is too."""
    return frozenset(s for s in strings if not any(other in s for other in strings if other != s))


def _weight(need: Strings) -> int:
    """Say how rarely a text holds one of the strings, by the shortest."""
    return min(len(string) if string.isascii() else _RARE for string in need)
