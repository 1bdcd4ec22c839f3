"""Where the reports that a correction is about are now, after articles were renamed or read anew."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from dashboard.pipeline.corrections.correction_lines import QUOTE_CHARACTERS, Anchor


class ReportFinder:
    """Finds the mentions of anchors: by id, or else by their words, place and article."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        self._mentions = mentions
        self._articles: dict[str, str] = dict(
            zip(mentions["mention_id"].tolist(), mentions["article_id"].tolist(), strict=True)
        )
        self._by_quote: dict[str, list[tuple[str, str, str | None]]] | None = None

    def find(self, anchors: Iterable[Anchor]) -> list[str]:
        """Give the mentions that are still found, each once, in the anchors' order."""
        found = (a.mention_id if a.mention_id in self._articles else self._find_by_words(a) for a in anchors)
        return list(dict.fromkeys(mention for mention in found if mention is not None))

    def article_of(self, mention_id: str) -> str:
        """Give the article that tells a mention."""
        return self._articles[mention_id]

    def quotes_of(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Give the beginning of the evidence of each mention."""
        told = self._mentions[self._mentions["mention_id"].isin(list(mention_ids))]
        return {m: e[:QUOTE_CHARACTERS] for m, e in zip(told["mention_id"], told["evidence"], strict=True)}

    def _find_by_words(self, anchor: Anchor) -> str | None:
        """Give the one mention with the anchor's words whose article or place is the anchor's; None where none is."""
        fits = defaultdict(list)
        for mention_id, article_id, query in self._index_quotes().get(anchor.quote, ()):
            fits[(article_id == anchor.article_id, query == anchor.query)].append(mention_id)
        best = next((fits[fit] for fit in ((True, True), (True, False), (False, True)) if fits[fit]), [])
        return best[0] if len(best) == 1 else None

    def _index_quotes(self) -> dict[str, list[tuple[str, str, str | None]]]:
        if self._by_quote is None:
            self._by_quote = defaultdict(list)
            queries = self._mentions["query"].astype(object).where(self._mentions["query"].notna(), None)
            columns = (self._mentions["mention_id"], self._mentions["article_id"], queries, self._mentions["evidence"])
            for mention_id, article_id, query, evidence in zip(*columns, strict=True):
                self._by_quote[evidence[:QUOTE_CHARACTERS]].append((mention_id, article_id, query))
        return self._by_quote
