"""The embedded gazetteer, with geopy's face: `geocode(query)`."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from geocache.answers import Answerer
from geocache.index import Entry, Index
from geocache.places import Place, Precision
from geocache.weighing import Answer

__all__ = ["GEOCODER", "Entry", "Gazetteer"]

GEOCODER = "gazetteer"
"""The geocoder of a place that the gazetteer answered."""
_NAMED_BY_REGION = frozenset({"US", "CA", "AU"})
"""Countries whose towns are told apart by state: "Eugene, Oregon", but "Paris, France"."""


class Gazetteer(Index):
    """Places by name, offline."""

    def geocode(self, query: str, *, today: date | None = None) -> Place | None:
        """Give the place that `query` clearly names, however a person wrote it: "Ft. Wayne IN", "Albequerque, NM".

        None where nothing is called so. A name that several places bear and none clearly: a place without a point,
        its `note` naming the candidates. A name read otherwise than written says so in `note`. `today` dates it.
        """
        answer = Answerer(self).answer(query)
        if answer is None:
            return None
        if answer.entry is None:
            return self._ambiguous(query, answer, today or date.today())
        return self.to_place(answer.entry, query, today=today, note=answer.note)

    def to_place(self, entry: Entry, query: str, *, today: date | None = None, note: str | None = None) -> Place:
        """Give `entry` as the answer to `query`."""
        return Place(
            query=query,
            name=entry.name,
            admin1=entry.admin1,
            country_code=entry.country_code or None,
            latitude=entry.latitude,
            longitude=entry.longitude,
            precision=entry.kind,
            gazetteer_id=entry.gazetteer_id,
            geocoder=GEOCODER,
            looked_up_on=today or date.today(),
            note=note,
            version=self.version,
        )

    @lru_cache(maxsize=65536)  # noqa: B019 - one gazetteer lives as long as the process
    def name_of(self, entry: Entry) -> str:
        """Give the shortest full name that `geocode` answers with `entry`: "Eugene, Oregon", "Paris, France"."""
        answerer = Answerer(self)
        for name in self._full_names(entry):
            answer = answerer.answer_exactly(name)
            if answer is not None and answer.entry == entry:
                return name
        return entry.gazetteer_id

    def write_name(self, entry: Entry) -> str:
        """Give a place's name for people, with all it lies in where no shorter name tells it from others."""
        if (name := self.name_of(entry)) != entry.gazetteer_id:
            return name
        country = self.country(entry.country_code)
        parts = [entry.name, entry.admin2, entry.admin1, country.name if country else entry.country_code]
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def _full_names(self, entry: Entry) -> Iterator[str]:
        country = self.country(entry.country_code)
        outer = [country.name] if country else []
        if entry.kind is Precision.COUNTRY:
            yield entry.name
            return
        if entry.kind is Precision.REGION:
            yield from (entry.name, ", ".join([entry.name, *outer]))
            return
        region = [entry.admin1] if entry.admin1 else []
        county = [entry.admin2] if entry.admin2 and entry.kind is not Precision.COUNTY else []
        if entry.country_code in _NAMED_BY_REGION:
            outer = region or outer
            yield ", ".join([entry.name, *outer])
        else:
            yield ", ".join([entry.name, *outer])
            yield ", ".join([entry.name, *region, *outer])
            outer = region + outer
        yield ", ".join([entry.name, *county, *outer])

    def _ambiguous(self, query: str, answer: Answer, today: date) -> Place:
        names = "; ".join(self._write_candidate(entry) for entry in answer.candidates)
        return Place(
            query=query, geocoder=GEOCODER, looked_up_on=today, note=f"candidates: {names}", version=self.version
        )

    def _write_candidate(self, entry: Entry) -> str:
        """Give a candidate's name and, where that alone does not ask for it, what does: its id."""
        name, query = self.write_name(entry), self.name_of(entry)
        return name if name == query else f"{name} ({entry.kind}: ask for {query})"
