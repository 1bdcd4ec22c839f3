"""What a person can set of an event, field by field: the columns each takes, and which values they may have."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dashboard.tables import Action, Status
from geocache.places import Precision

Row = dict[str, Any]
FIELDS: dict[str, tuple[str, ...]] = {
    "place": ("place", "query", "latitude", "longitude", "precision", "is_online"),
    "venue": ("venue",),
    "day": ("starts_on", "ends_on"),
    "status": ("status",),
    "action": ("action",),
    "crowd": ("crowd_low", "crowd_high"),
    "organizers": ("organizers",),
    "promoters": ("promoters",),
}
"""The fields, each with the columns of `events` that it is."""
ANSWER = ("name", "admin1", "country_code", "gazetteer_id")
"""What a place may hold beside: the gazetteer's answer, for the table of places."""
LONGEST_TEXT = 300


def check_change(field: str, new: Row) -> Row:
    """Give the columns that `field` sets, as a row of `events` has them; raises ValueError saying what is wrong."""
    if field not in FIELDS:
        raise ValueError(f"field {field!r} is none of {', '.join(FIELDS)}")
    allowed = FIELDS[field] + (ANSWER if field == "place" else ())
    if foreign := sorted(set(new) - set(allowed)):
        raise ValueError(f"{field} does not set {', '.join(foreign)}")
    return _CHECKS[field]({name: new.get(name) for name in FIELDS[field]} | {n: new[n] for n in allowed if n in new})


def read_columns(field: str, event: Row) -> Row:
    """Give what `field` is in a row of `events`, as it stands in the log: days as text, None for null."""
    return {name: _to_json(event[name]) for name in FIELDS[field]}


def _to_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return list(value) if isinstance(value, (list, tuple)) else value


def _check_place(new: Row) -> Row:
    for name in ("place", "query", *ANSWER):
        _check_text(name, new.get(name))
    point = [_check_degrees(name, new[name], limit) for name, limit in (("latitude", 90), ("longitude", 180))]
    precision = _check_state("precision", new["precision"] or Precision.UNRESOLVED, Precision)
    is_online = new["is_online"] or False
    if not isinstance(is_online, bool):
        raise ValueError("is_online is neither true nor false")
    if (point[0] is None) != (point[1] is None) or (point[0] is None) != (precision == Precision.UNRESOLVED):
        raise ValueError('a place has latitude, longitude and a precision, or none of them and "unresolved"')
    if is_online and point[0] is not None:
        raise ValueError("an online event has no point")
    if point[0] is not None and not new["place"]:
        raise ValueError("a point needs a name")
    return new | {"latitude": point[0], "longitude": point[1], "precision": precision, "is_online": is_online}


def _check_day(new: Row) -> Row:
    days = [_check_date(name, new[name]) for name in ("starts_on", "ends_on")]
    if (days[0] is None) != (days[1] is None):
        raise ValueError("starts_on and ends_on stand both or neither")
    if days[0] is not None and days[1] is not None and days[0] > days[1]:
        raise ValueError("it ends before it starts")
    return {"starts_on": days[0], "ends_on": days[1]}


def _check_crowd(new: Row) -> Row:
    low, high = new["crowd_low"], new["crowd_high"]
    for name, value in new.items():
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53):
            raise ValueError(f"{name} {value!r} is no number of people")
    if (low is None) != (high is None):
        raise ValueError("crowd_low and crowd_high stand both or neither")
    if low is not None and high is not None and low > high:
        raise ValueError("its lowest crowd is more than its highest")
    return new


def _check_names(new: Row) -> Row:
    for name, value in new.items():
        if not isinstance(value, list):
            raise ValueError(f"{name} is no list of names")
        for one in value:
            if _check_text(name, one) is None:
                raise ValueError(f"{name} holds an empty name")
    return new


def _check_venue(new: Row) -> Row:
    return {"venue": _check_text("venue", new["venue"])}


def _check_status(new: Row) -> Row:
    return {"status": _check_state("status", new["status"], Status)}


def _check_action(new: Row) -> Row:
    return {"action": _check_state("action", new["action"], Action)}


def _check_text(name: str, value: Any) -> str | None:
    if value is not None and (not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT):
        raise ValueError(f"{name} is no text of 1 to {LONGEST_TEXT} characters")
    return value


def _check_state(name: str, value: Any, states: type[Status] | type[Action] | type[Precision]) -> str:
    if value not in list(states):
        raise ValueError(f"{name} {value!r} is none of {', '.join(states)}")
    return str(value)


def _check_degrees(name: str, value: Any, limit: int) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -limit <= value <= limit:
        raise ValueError(f"{name} {value!r} is not between -{limit} and {limit}")
    return float(value)


def _check_date(name: str, value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} {value!r} is no day as YYYY-MM-DD") from None


_CHECKS: dict[str, Callable[[Row], Row]] = {
    "place": _check_place,
    "venue": _check_venue,
    "day": _check_day,
    "status": _check_status,
    "action": _check_action,
    "crowd": _check_crowd,
    "organizers": _check_names,
    "promoters": _check_names,
}
