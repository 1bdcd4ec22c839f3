"""The golden table: what the five articles and the texts that are read rightly give, row by row.

Rewrite it with `python -m tests.corpus.expected` after a change of the reading, and look at the difference: each row
that changes must be right by the article's words.
"""

import argparse
from pathlib import Path

import pandas as pd

from dashboard.pipeline.articles import read_articles
from dashboard.pipeline.mentions import find_mentions
from dashboard.tables import ARTICLES
from geocache.gazetteer import Gazetteer
from tests.corpus.labels import as_articles, find_differences, read_labelled

FIVE = Path(__file__).resolve().parents[2] / "data" / "articles"
GOLDEN = Path(__file__).resolve().parent / "mentions.csv"
COLUMNS = [
    "article_id", "query", "place_basis", "starts_on", "ends_on", "date_basis", "crowd_low", "crowd_high",
    "crowd_said_by", "organizers", "promoters", "action", "status", "is_online", "evidence",
]  # fmt: skip
_EVIDENCE = 60
"""Characters of a mention's sentence that tell it apart."""


def read_all(gazetteer: Gazetteer) -> pd.DataFrame:
    """Give the mentions of the five articles and of all labelled texts."""
    five, _ = read_articles(FIVE)
    texts = as_articles(read_labelled())
    mentions, _, _ = find_mentions(ARTICLES.frame([*five.to_dict("records"), *texts.to_dict("records")]), gazetteer)
    return mentions


def as_golden(mentions: pd.DataFrame) -> pd.DataFrame:
    """Give mentions as the golden table holds them: text alone, in order."""
    rows = mentions.assign(
        organizers=mentions["organizers"].map("; ".join),
        promoters=mentions["promoters"].map("; ".join),
        evidence=mentions["evidence"].str.slice(0, _EVIDENCE).str.replace("\n", " "),
    )[COLUMNS]
    text = rows.astype("string").fillna("")
    return text.sort_values(COLUMNS, ignore_index=True)


def read_golden() -> pd.DataFrame:
    """Give the golden table."""
    return pd.read_csv(GOLDEN, dtype="string", keep_default_na=False)


def write_golden() -> None:
    """Write the rows of the five articles and of the texts that agree with their labels."""
    gazetteer = Gazetteer.load()
    mentions = read_all(gazetteer)
    wrong = {
        t.name for t in read_labelled() if find_differences(t.label, mentions[mentions.article_id == t.name], gazetteer)
    }
    as_golden(mentions[~mentions["article_id"].isin(wrong)]).to_csv(GOLDEN, index=False)


def main() -> None:
    """Rewrite the golden table."""
    argparse.ArgumentParser(prog="python -m tests.corpus.expected", description=__doc__).parse_args()
    write_golden()


if __name__ == "__main__":
    main()
