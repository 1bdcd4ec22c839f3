"""The settings of a run; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _project_root() -> Path:
    """Give the checkout this package stands in, or the working directory where it was installed without one."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() else Path.cwd()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things lie and what was opted in to. Nothing here asks a third party for anything unless it is set."""

    articles: Path
    """A file or a folder of articles."""
    tables: Path
    """The folder of built tables."""
    geocache: Path
    """The cached table of places."""
    corrections: Path
    """The append-only log of what people corrected."""
    geocoder: str | None = None
    """An online geocoder for what the gazetteer lacks: "nominatim", "photon", a geopy geocoder's name, or none."""
    geocoder_contact: str | None = None
    """The e-mail or address that the online geocoder's operator may write to."""
    geocoder_url: str | None = None
    """Another server that speaks the geocoder's protocol: "http://127.0.0.1:8080"."""
    geocoder_options: str | None = None
    """What the geocoder needs beside, as a JSON object: {"api_key": "…"}."""
    editors: frozenset[str] = frozenset()
    """The e-mail addresses that may correct and add where the page is served to others; they sign in by OIDC."""
    fetch_private: bool = False
    """Whether "Add articles" may fetch from addresses of this machine and of private networks."""
    streets: str | None = None
    """The address of a MapLibre style to lay under the dots; readers' browsers then ask its host for tiles."""
    streets_hosts: frozenset[str] = frozenset()
    """Other hosts that the style may have asked."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read PROTEST_MAP_* of the environment; what is not set has its default below the project's root."""
        root = _project_root()

        def path(name: str, default: str) -> Path:
            return Path(environment.get(f"PROTEST_MAP_{name}") or root / default)

        def text(name: str) -> str | None:
            return environment.get(f"PROTEST_MAP_{name}") or None

        return cls(
            articles=path("ARTICLES", "data/articles"),
            tables=path("TABLES", "data/tables"),
            geocache=path("GEOCACHE", "geocache/cache.csv"),
            corrections=path("CORRECTIONS", "data/corrections.csv"),
            geocoder=text("GEOCODER"),
            geocoder_contact=text("GEOCODER_CONTACT"),
            geocoder_url=text("GEOCODER_URL"),
            geocoder_options=text("GEOCODER_OPTIONS"),
            editors=frozenset((text("EDITORS") or "").casefold().replace(",", " ").split()),
            streets=text("STREETS"),
            streets_hosts=frozenset((text("STREETS_HOSTS") or "").casefold().replace(",", " ").split()),
            fetch_private=(text("FETCH_PRIVATE") or "").casefold() in {"1", "true", "yes"},
        )


def environment_for_tables(tables: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Give the environment of a process that is to read `tables`, whatever its working directory."""
    return {**environment, "PROTEST_MAP_TABLES": str(tables.resolve())}
