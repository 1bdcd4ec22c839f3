"""A figure safe to publish: the map with title, filters in words, legend, counts and credits, drawn from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

import numpy as np
import pandas as pd

from dashboard.errors import ExportError
from dashboard.page.basemap import Frame
from dashboard.page.credits import CENSUS, NATURAL_EARTH, Credit
from dashboard.page.extract import Extract
from dashboard.page.figure_labels import Label
from dashboard.page.figure_legend import Block, Legend, draw_blocks, measure_blocks
from dashboard.page.figure_map import MapDrawing, PlacedMark
from dashboard.page.figure_marks import Category, Mark, Scale, categorize, make_scale, stack_events
from dashboard.page.figure_options import PRESETS, FigureOptions, Preset
from dashboard.page.figure_palette import THEMES, Inks
from dashboard.page.figure_region import Region, find_region
from dashboard.page.figure_text import TextBlock, describe_figure
from dashboard.page.svg import clean, element
from dashboard.page.typeface import FALLBACK, SEMIBOLD
from dashboard.page.words import count_of

_BOUNDARIES = {"us-atlas": CENSUS, "world-atlas": NATURAL_EARTH}
_TALLEST, _LOWEST = 0.8, 0.42  # of the map's width, where the preset leaves the height open
_LEGEND_SHARE = 0.23  # of the sheet's width, where the legend stands beside the map
_COLUMN_SHARE = 0.2  # of the sheet's width, at least, for the legend with the foot under it


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One drawn figure."""

    svg: str
    """The whole drawing, in pixels of the design; the typeface by name only."""
    width: float
    height: float
    title: str
    description: str
    """What it shows, for people who cannot see it."""
    frame: Frame
    """The map's rectangle."""
    marks: tuple[PlacedMark, ...]
    """The places drawn, with their centres."""
    labels: tuple[Label, ...]
    """The places named, with their boxes."""
    events: pd.DataFrame
    """The events on the map, as rows of the `events` table."""
    boundaries: tuple[Credit, ...]
    """The sources of the boundaries drawn."""
    options: FigureOptions


def draw_figure(extract: Extract, options: FigureOptions) -> Figure:
    """Draw the events of an extract; raises ExportError for a region that is not known."""
    return Sheet(extract, options).draw()


@dataclass(frozen=True)
class Sheet:
    """A sheet being laid out: the texts and the legend take their room, the map takes the rest."""

    extract: Extract
    options: FigureOptions

    @cached_property
    def preset(self) -> Preset:
        """The sheet's measures."""
        return PRESETS[self.options.preset]

    @cached_property
    def inks(self) -> Inks:
        """The sheet's colours."""
        return THEMES[self.options.theme]

    @cached_property
    def region(self) -> Region:
        """What is shown of the world."""
        mapped = self.extract.mapped
        return find_region(self.options.region, mapped["latitude"].to_numpy(), mapped["longitude"].to_numpy())

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The events on the map; raises ExportError where there are events, but none of them here."""
        mapped = self.extract.mapped
        places = self.extract.collection.places.set_index("query")
        admin1 = mapped["query"].map(places["admin1"]).tolist()
        countries = mapped["query"].map(places["country_code"]).tolist()
        at = mapped["latitude"].to_numpy(), mapped["longitude"].to_numpy()
        shown = mapped[self.region.holds(*at, admin1, countries)]
        if shown.empty and len(mapped):
            raise ExportError(f"none of the {count_of(len(mapped), 'event')} with a position is in {self.region.name}")
        return shown

    @cached_property
    def marks(self) -> tuple[list[Mark], tuple[Category, ...]]:
        """The places on the map and the colours that occur."""
        codes, categories = categorize(self.shown, self.options.colour, self.inks)
        return stack_events(self.shown, codes), categories

    @cached_property
    def scale(self) -> Scale:
        """The dots' sizes."""
        return make_scale(self.marks[0], self.options.size, self.preset.largest_dot, 0.86 * self.preset.text)

    @cached_property
    def title(self) -> str:
        """The figure's title; by default what the map counts: "12 protest events in 11 places"."""
        if self.options.title is not None:
            return self.options.title
        if self.shown.empty:
            return f"{count_of(self.extract.summary.events, 'protest event')}, none with a place"
        where = f" in {self.region.name}" if self.region.is_named else ""
        places = count_of(len(self.marks[0]), "place")
        return f"{count_of(len(self.shown), 'protest event')} in {places}{where}"

    @cached_property
    def inner_width(self) -> float:
        """The sheet's width within its margins."""
        return self.preset.width - 2 * self.margin

    @property
    def margin(self) -> float:
        """The sheet's margin; a web page has its own."""
        return 0 if self.options.bare else self.preset.margin

    @cached_property
    def head(self) -> TextBlock:
        """Title, and what was filtered."""
        size, inks = self.preset.text, self.inks
        head = TextBlock(self.inner_width)
        if self.options.bare:
            return head
        head.add(self.title, 1.85 * size, inks.ink, weight=SEMIBOLD)
        head.add(self.extract.say_filters(), 1.08 * size, inks.soft_ink)
        return head

    @cached_property
    def foot(self) -> TextBlock:
        """The author's note, how the events add up, and whose data it is."""
        return self._foot_beside or self._write_foot(self.inner_width)

    @cached_property
    def _foot_beside(self) -> TextBlock | None:
        """The foot under the legend, where that stands beside the map and leaves it the room."""
        if not self.preset.legend_beside or not self.preset.height or not self.blocks:
            return None
        foot = self._write_foot(self.column_width)
        room = self.preset.height - self._top - self.margin - self.legend_size[1] - 2 * self.gap
        return foot if foot.height <= room else None

    def _write_foot(self, width: float) -> TextBlock:
        size, inks = self.preset.text, self.inks
        foot = TextBlock(width)
        if self.options.bare:
            return foot
        if self.options.note:
            foot.add(self.options.note, size, inks.ink)
        foot.add(self.extract.say_counts(self.shown), size, inks.ink)
        foot.add(f"{self.extract.say_data()} {self.extract.say_credits(self.boundaries)}", 0.8 * size, inks.soft_ink)
        return foot

    @property
    def boundaries(self) -> tuple[Credit, ...]:
        """The sources of the boundaries drawn."""
        return tuple(_BOUNDARIES[name] for name in self.region.list_sources())

    @cached_property
    def blocks(self) -> list[Block]:
        """The legend's parts; none where nothing is on the map."""
        marks, categories = self.marks
        widest = self.preset.width * _LEGEND_SHARE
        legend = Legend(
            colour=self.options.colour, categories=categories, marks=marks, scale=self.scale, inks=self.inks,
            text=0.92 * self.preset.text, widest=widest,
        )  # fmt: skip
        return legend.blocks() if marks else []

    @property
    def gap(self) -> float:
        """The distance between the sheet's parts."""
        return 1.1 * self.preset.text

    @cached_property
    def legend_size(self) -> tuple[float, float]:
        """The legend's width and height."""
        if not self.blocks:
            return 0, 0
        return measure_blocks(self.blocks, self._legend_gap, across=not self.preset.legend_beside)

    @property
    def column_width(self) -> float:
        """The width of what stands beside the map."""
        return max(self.legend_size[0], self.preset.width * _COLUMN_SHARE if self._has_column else 0)

    @property
    def _has_column(self) -> bool:
        return self.preset.legend_beside and bool(self.blocks)

    @property
    def _top(self) -> float:
        """Where the map begins."""
        return self.margin + self.head.height + (self.gap if self.head.height else 0)

    @property
    def _legend_gap(self) -> float:
        return (1.3 if self.preset.legend_beside else 3) * self.preset.text

    @cached_property
    def frame(self) -> Frame:
        """The map's rectangle, and how the region falls on it."""
        preset, margin, top = self.preset, self.margin, self._top
        width = self.inner_width
        below = margin if self._foot_beside else self.foot.height + self.gap + margin
        if preset.legend_beside:
            width -= self.column_width + 2 * self.gap
        elif self.blocks:
            below += self.legend_size[1] + self.gap
        height = preset.height - top - below if preset.height else self._free_height(width)
        edge = preset.text + (max(map(self.scale.size, self.marks[0]), default=0) if self.region.is_fitted else 0)
        return self.region.frame(margin, top, width, max(height, preset.text * 6), edge)

    def _free_height(self, width: float) -> float:
        return min(max(width / self.region.aspect(), _LOWEST * width), _TALLEST * width)

    @cached_property
    def placed(self) -> tuple[PlacedMark, ...]:
        """The marks with their centres, the largest first."""
        marks, _ = self.marks
        x, y = self.frame.place(np.array([m.latitude for m in marks]), np.array([m.longitude for m in marks]))
        placed = [
            PlacedMark(mark, float(at_x), float(at_y), self.scale.size(mark))
            for mark, at_x, at_y in zip(marks, x, y, strict=True)
        ]
        return tuple(sorted(placed, key=lambda m: -m.radius))

    def draw(self) -> Figure:
        """Give the finished figure."""
        drawing = MapDrawing(
            self.frame, self.region, self.placed, self.marks[1], self.scale, self.inks, self.preset.text,
            self.options.labels,
            self.options.bare,
        )  # fmt: skip
        height, parts = self._set(drawing.draw())
        description = describe_figure(self.extract, [m.mark for m in self.placed], self.region.name, self.shown)
        return Figure(
            svg=self._wrap(parts, height, description), width=self.preset.width, height=height, title=self.title,
            description=description, frame=self.frame, marks=self.placed, labels=tuple(drawing.words[0]),
            events=self.shown,
            boundaries=self.boundaries, options=self.options,
        )  # fmt: skip

    def _set(self, drawn: str) -> tuple[float, list[str]]:
        """Put the parts on the sheet; gives its height too, more than the preset's where the words need it."""
        margin, frame = self.margin, self.frame
        parts = [self.head.draw(margin, margin), drawn]
        bottom = frame.y + frame.height + self.gap
        if self.preset.legend_beside:
            x = frame.x + frame.width + 2 * self.gap
            parts.append(draw_blocks(self.blocks, x, frame.y, self._legend_gap, across=False))
            bottom = max(bottom, frame.y + self.legend_size[1] + self.gap)
        elif self.blocks:
            parts.append(draw_blocks(self.blocks, margin, bottom, self._legend_gap, across=True))
            bottom += self.legend_size[1] + self.gap
        if self._foot_beside:
            floor = max(self.preset.height or 0, bottom - self.gap + margin)
            parts.append(self.foot.draw(frame.x + frame.width + 2 * self.gap, floor - margin - self.foot.height))
            return floor, parts
        parts.append(self.foot.draw(margin, bottom))
        return max(self.preset.height or 0, bottom + self.foot.height + margin), parts

    def _wrap(self, parts: Sequence[str], height: float, description: str) -> str:
        """Give the whole SVG: what it shows in words, its ground, its parts."""
        width, frame = self.preset.width, self.frame
        role = "group" if self.options.bare else "img"  # what is within an img, such as a link, is not read out
        clip = element("rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height)
        content = [
            element("title", escape(clean(self.title)), id="title"),
            element("desc", escape(clean(description)), id="desc"),
            element("defs", element("clipPath", clip, id="frame")),
            element("rect", width=width, height=height, fill=self.inks.ground),
            *parts,
        ]
        return element(
            "svg", "\n".join(content), xmlns="http://www.w3.org/2000/svg", width=width, height=height,
            viewBox=f"0 0 {width} {height:.2f}", role=role, aria_labelledby="title desc", lang="en",
            font_family=FALLBACK,
        )  # fmt: skip
