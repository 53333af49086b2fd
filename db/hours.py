"""Office hours as JSON text, times and days in ISO form."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from domain.communities import OfficeHours


def write_hours(hours: OfficeHours) -> str:
    """One line that `read_hours` reads back."""
    spans = {
        str(day): [[f"{opens:%H:%M:%S}", f"{closes:%H:%M:%S}"] for opens, closes in hours.week[day]]
        for day in sorted(hours.week)
    }
    told: dict[str, Any] = {
        "week": spans,
        "closed": sorted(day.isoformat() for day in hours.closed),
    }
    told |= {"holidays": sorted(day.isoformat() for day in hours.holidays)}
    return json.dumps(told | {"martial_law": hours.martial_law, "timezone": hours.timezone})


def read_hours(text: str) -> OfficeHours:
    """The hours that were written."""
    told = json.loads(text)
    week = {
        int(day): tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)
        for day, spans in told["week"].items()
    }
    closed, holidays = (frozenset(map(date.fromisoformat, told[kind])) for kind in ("closed", "holidays"))
    return OfficeHours(week, closed, holidays, told["martial_law"], told["timezone"])
