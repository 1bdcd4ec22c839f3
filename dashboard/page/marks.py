"""The words behind each field, marked in a piece of an article's text; all text is escaped here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

MARKED_FIELDS = {
    "place": ("P", "place"),
    "venue": ("V", "venue"),
    "day": ("D", "day"),
    "crowd": ("C", "crowd"),
    "crowd_said_by": ("W", "who gave the crowd"),
    "organizer": ("O", "organizer"),
    "promoter": ("S", "supporter"),
    "status": ("T", "status"),
    "action": ("A", "what people did"),
    "cue": ("G", "gathering"),
}
"""For each field of `spans`, the letter behind its words and what the key says."""

_ENDS = tuple(".!?\"”’'")
"""What a sentence ends with; a quotation mark may close it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words behind one field: text[start:end] of the article."""

    field: str
    start: int
    end: int


def mark_text(text: str, start: int, end: int, spans: Iterable[Span]) -> Markup:
    """Give text[start:end] as HTML with each span's words in <mark> and its letter behind; spans may overlap."""
    known = {span for span in spans if span.field in MARKED_FIELDS and span.start < end and span.end > start}
    cuts = {start, end} | {cut for span in known for cut in (span.start, span.end) if start < cut < end}
    ordered = sorted(cuts)
    pieces = [_mark_piece(text, a, b, known, end) for a, b in pairwise(ordered)]
    return Markup("").join(pieces)


def list_fields(spans: Iterable[Span], start: int, end: int) -> list[str]:
    """Give the fields with words in text[start:end], in the key's order."""
    present = {span.field for span in spans if span.start < end and span.end > start}
    return [name for name in MARKED_FIELDS if name in present]


def write_key(fields: Iterable[str]) -> Markup:
    """Give the key to the marks of `fields` as HTML."""
    entry = Markup('<span class="pm-key-entry"><mark class="pm-{}"><sup>{}</sup></mark> {}</span>')
    return Markup(" ").join(entry.format(name, *MARKED_FIELDS[name]) for name in fields)


def _mark_piece(text: str, start: int, end: int, spans: set[Span], last: int) -> Markup:
    """Mark a piece that no span starts or ends within; the letter stands where its span ends."""
    covering = sorted(
        (s for s in spans if s.start <= start and s.end >= end), key=lambda s: (-(s.end - s.start), s.field)
    )
    html = Markup("{}").format(text[start:end])
    for span in reversed(covering):
        letter, name = MARKED_FIELDS[span.field]
        sup = Markup('<sup aria-hidden="true">{}</sup>').format(letter) if end in (span.end, last) else Markup("")
        html = Markup('<mark class="pm-{}" title="{}">{}{}</mark>').format(span.field, name, html, sup)
    return html


def find_excerpt(text: str, start: int, end: int, *, around: int = 90) -> tuple[int, int]:
    """Give where to cut an excerpt around text[start:end].

    It has at most `around` characters to each side, is cut at a word's edge and stays within the paragraph.
    """
    paragraph = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    first, last = max(paragraph, start - around), min(stop, end + around)
    if first > paragraph:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    if last < stop:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    return first, last


def mark_excerpt(text: str, start: int, end: int, spans: Iterable[Span]) -> Markup:
    """Give text[start:end] marked, with an ellipsis on each side where it is cut within a sentence."""
    before, after = text[:start].rstrip(" ")[-1:], text[end:].lstrip(" ")[:1]
    starts_whole = before in _ENDS or before == "\n" or not before
    ends_whole = text[start:end].rstrip()[-1:] in _ENDS or after == "\n" or not after
    marked = mark_text(text, start, end, spans)
    return Markup("{}{}{}").format("" if starts_whole else "… ", marked, "" if ends_whole else " …")
