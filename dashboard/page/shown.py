"""What filters leave of a collection, worked out once: counts, stacks, the words around a picture."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.page.colouring import Colouring
from dashboard.page.extract import Extract
from dashboard.page.facets import Mask
from dashboard.page.figure_options import SizeBy
from dashboard.page.filters import EventIndex, Filters, describe_filters
from dashboard.page.picture import Caption, write_caption, write_empty_caption
from dashboard.page.stacks import StackIndex, Stacks
from dashboard.page.summary import Summary, summarize


@dataclass(frozen=True)
class Shown:
    """The events that `filters` show."""

    index: EventIndex
    points: StackIndex
    filters: Filters
    colouring: Colouring
    """What the dots' colour tells."""
    size: SizeBy
    """What their area tells."""

    @cached_property
    def mask(self) -> Mask:
        """Which of all events are shown."""
        return self.index.match(self.filters)

    @cached_property
    def summary(self) -> Summary:
        """Their counts."""
        return summarize(self.index, self.filters, self.mask)

    @cached_property
    def stacks(self) -> Stacks:
        """Their points on the map."""
        return self.points.count(self.mask, self.colouring.codes)

    @cached_property
    def extract(self) -> Extract | None:
        """What can be exported of them; None without any."""
        if not self.summary.events:
            return None
        collection = self.index.collection
        words = describe_filters(self.filters, self.index.facets)
        return Extract(collection, words, self.summary, self.mask)

    @cached_property
    def caption(self) -> Caption:
        """The words around a picture of them."""
        if self.extract is None:
            return write_empty_caption(describe_filters(self.filters, self.index.facets))
        return write_caption(self.extract)
