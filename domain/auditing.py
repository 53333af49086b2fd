"""The journal of who looked at or did what: ids and kinds, never what was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line, as it was written in the transaction of the act itself. `whom` is the colleague it was done to."""

    id: int
    at: datetime
    person_id: int
    action: str
    request_id: int = 0
    community: str = ""
    whom: int = 0
