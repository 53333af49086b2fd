"""Days and moments as buttons carry them; what no button of ours says leads nowhere."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.requests import NotFound

YEARS = range(2020, 2200)  # further off there is no calendar to ask


def read_day(text: str) -> date:
    """«20261126». Raises NotFound."""
    return _read(text, "%Y%m%d").date()


def read_moment(text: str) -> datetime:
    """«202611260800», UTC. Raises NotFound."""
    return _read(text, "%Y%m%d%H%M")


def _read(text: str, form: str) -> datetime:
    try:
        found = datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        raise NotFound from None
    if found.year not in YEARS:
        raise NotFound
    return found
