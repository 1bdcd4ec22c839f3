"""Map projections on the sphere: from degrees to a plane in units of the earth's radius, x to the right and y down."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Project = Callable[[Numbers, Numbers], tuple[Numbers, Numbers]]
"""(latitude, longitude) → (x, y); NaN where the projection shows nothing."""


def turn(longitude: Numbers, middle: float) -> Numbers:
    """Give degrees east of a meridian, within -180 to 180."""
    return (np.asarray(longitude, dtype=np.float64) - middle + 180) % 360 - 180


def equal_area_cone(south: float, north: float, middle: float) -> Project:
    """Give Albers' conic projection, true along the parallels `south` and `north`, upright at the meridian `middle`."""
    sin_south, sin_north = np.sin(np.radians([south, north]))
    cone = (sin_south + sin_north) / 2
    constant = np.cos(np.radians(south)) ** 2 + 2 * cone * sin_south

    def project(latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
        radius = np.sqrt(np.maximum(constant - 2 * cone * np.sin(np.radians(latitude)), 0)) / cone
        angle = cone * np.radians(turn(longitude, middle))
        return radius * np.sin(angle), radius * np.cos(angle)

    return project


def equal_area_disc(latitude_middle: float, longitude_middle: float) -> Project:
    """Give Lambert's azimuthal projection about a middle: true areas, and shapes kept well near it."""
    sin_middle, cos_middle = np.sin(np.radians(latitude_middle)), np.cos(np.radians(latitude_middle))

    def project(latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
        north, east = np.radians(latitude), np.radians(turn(longitude, longitude_middle))
        cosine = sin_middle * np.sin(north) + cos_middle * np.cos(north) * np.cos(east)
        scale = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        scale = np.where(cosine > -0.9, scale, np.nan)  # the far side of the earth is torn apart
        y = cos_middle * np.sin(north) - sin_middle * np.cos(north) * np.cos(east)
        return scale * np.cos(north) * np.sin(east), -scale * y

    return project


def equal_earth(latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
    """Give the Equal Earth projection of the whole world (Šavrič, Patterson and Jenny 2018)."""
    slant = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(latitude)))
    square = slant**2
    slope = 1.340264 - 3 * 0.081106 * square + square**3 * (7 * 0.000893 + 9 * 0.003796 * square)
    x = 2 * np.radians(longitude) * np.cos(slant) / (np.sqrt(3) * slope)
    y = slant * (1.340264 - 0.081106 * square + square**3 * (0.000893 + 0.003796 * square))
    return x, -y


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of the United States with its own projection, and where it stands on the common plane."""

    south: float
    west: float
    north: float
    east: float
    """The degrees it covers; `west` may lie beyond the date line, as -190."""
    project: Project
    middle: tuple[float, float]
    """(latitude, longitude) that comes to `at`."""
    at: tuple[float, float]
    """(x, y) on the plane of the contiguous states."""
    scale: float

    def holds(self, latitude: Numbers, longitude: Numbers) -> npt.NDArray[np.bool_]:
        """Give which points lie in the part."""
        east = turn(longitude, (self.west + self.east) / 2)
        half = (self.east - self.west) / 2
        return np.asarray((latitude >= self.south) & (latitude <= self.north) & (np.abs(east) <= half))

    def place(self, latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
        """Give where points of the part come to on the common plane."""
        x, y = self.project(latitude, longitude)
        x_middle, y_middle = self.project(np.array([self.middle[0]]), np.array([self.middle[1]]))
        return self.at[0] + self.scale * (x - x_middle), self.at[1] + self.scale * (y - y_middle)


_STATES = equal_area_cone(29.5, 45.5, -96)
_Y = float(_STATES(np.array([38.0]), np.array([-96.0]))[1][0])
US_INSETS = (
    Inset(24.3, -125.2, 49.6, -66.7, _STATES, (38, -96), (0, _Y), 1),
    Inset(51, -190.2, 71.6, -129.8, equal_area_cone(55, 65, -154), (62, -154), (-0.252, _Y + 0.194), 0.35),
    Inset(18.7, -160.7, 22.4, -154.6, equal_area_cone(8, 18, -157), (20.6, -157.6), (-0.115, _Y + 0.213), 1),
    Inset(17.6, -67.4, 18.6, -64.5, equal_area_cone(8, 18, -66), (18.2, -66), (0.118, _Y + 0.222), 1.25),
)
"""The contiguous states, Alaska at a third of their scale, Hawaii at theirs, Puerto Rico a little larger."""
US_INSET_LINES = tuple(
    np.array([[x, _Y + down] for x, down in line])
    for line in (
        ((-0.371, 0.128), (-0.24, 0.128), (-0.163, 0.205), (-0.163, 0.25)),
        ((-0.148, 0.176), (-0.098, 0.176), (-0.062, 0.212), (-0.062, 0.25)),
        ((0.09, 0.25), (0.09, 0.212), (0.146, 0.212), (0.146, 0.25)),
    )
)
"""What sets the moved parts off, as (x, y) rows on the common plane."""


def united_states(latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
    """Give Albers' projection of the contiguous states with the other parts moved in; NaN for the rest of the world."""
    x, y = np.full(latitude.shape, np.nan), np.full(latitude.shape, np.nan)
    for inset in US_INSETS:
        inside = inset.holds(latitude, longitude)
        x[inside], y[inside] = inset.place(latitude[inside], longitude[inside])
    return x, y
