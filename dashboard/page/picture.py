"""What stands around the map in a saved picture: title, filters, counts and credits, all in words."""

from dashboard.page.summary import Summary, say_shown, say_when
from dashboard.page.words import count_of

CREDITS = (
    "Places: GeoNames (CC BY 4.0), US Census Bureau via us-atlas. Boundaries: US Census Bureau via us-atlas, "
    "Natural Earth via world-atlas. Made with Protest Map."
)


def describe_picture(summary: Summary, filters: str) -> dict[str, object]:
    """Give the title, the lines below it, the credits and the file's name."""
    return {
        "title": f"Protests, {say_when(summary)}",
        "lines": [
            f"{filters}. {say_shown(summary)}.",
            f"Not on the map: {count_of(summary.online, 'online event')}, {summary.unplaced:,} not placed. "
            f"{say_town_share(summary)}",
        ],
        "credits": CREDITS,
        "file_name": "protest-map.png",
    }


def say_town_share(summary: Summary) -> str:
    """Say how exact the points are: "100 % at town level."."""
    if not summary.mapped:
        return ""
    return f"{round(100 * summary.at_town / summary.mapped)} % at town level."
