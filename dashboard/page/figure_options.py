"""What a figure can be asked for: where, what colour and size say, how large, light or dark."""

from dataclasses import dataclass
from enum import StrEnum


class ColourBy(StrEnum):
    """What a dot's colour tells."""

    STATUS = "status"
    ORGANIZER = "organizer"
    ACTION = "action"


class SizeBy(StrEnum):
    """What a dot's area tells."""

    CROWD = "crowd"
    EVENTS = "events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The sheet for one use; lengths in pixels of the design, which a PNG multiplies."""

    name: str
    width: int
    height: int | None
    """None: as high as the map's shape asks."""
    pixels: int
    """The width of a PNG unless another is asked for."""
    text: float
    """The size of running text; all other sizes follow from it."""
    legend_beside: bool
    """Beside the map, or else below it."""
    largest_dot: float
    """The radius of the size legend's largest circle."""

    @property
    def margin(self) -> float:
        """The sheet's margin."""
        return 2 * self.text


PRESETS = {
    "article": Preset(
        name="article", width=960, height=None, pixels=1920, text=13, legend_beside=False, largest_dot=24
    ),
    "slide": Preset(name="slide", width=1280, height=720, pixels=2560, text=17, legend_beside=True, largest_dot=30),
    "poster": Preset(name="poster", width=1684, height=1191, pixels=5052, text=22, legend_beside=True, largest_dot=44),
}
"""An article's column, a 16:9 slide, an A2 sheet at 72 points an inch."""
LARGEST_WIDTH = 6000
SMALLEST_WIDTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOptions:
    """How a figure is drawn."""

    region: str | None = None
    """"us", "world", "fit", or a state's or country's name; None takes what suits the points: the United States without
    their empty far parts, or the surroundings of points that lie close together, or else "fit"."""
    colour: ColourBy = ColourBy.STATUS
    size: SizeBy = SizeBy.CROWD
    preset: str = "article"
    theme: str = "light"
    width: int | None = None
    """Pixels across of a PNG; None takes the preset's."""
    title: str | None = None
    """None says what is counted."""
    note: str | None = None
    """A line of the author's own under the legend."""
    labels: int = 40
    """The most places to name."""
    bare: bool = False
    """Map and legend alone, each dot a link to its place: for a web page that says the rest itself."""
