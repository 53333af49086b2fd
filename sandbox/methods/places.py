"""Points on the map."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, method
from sandbox.errors import refuse
from sandbox.posting import send

Json = dict[str, Any]


@method("sendLocation")
def send_location(call: Call) -> Json:
    """A point on the map."""
    return send(call, {"location": point(call)})


@method("sendVenue")
def send_venue(call: Call) -> Json:
    """A point with a name and an address."""
    names = {name: call.params.text(name) for name in ("title", "address")}
    if not all(names.values()):
        raise refuse("venue title and address must be non-empty")
    place = point(call)
    return send(call, {"venue": {"location": place, **names}, "location": place})


def point(call: Call) -> Json:
    """Latitude and longitude in degrees."""
    try:
        latitude = float(call.params.text("latitude"))
        longitude = float(call.params.text("longitude"))
    except ValueError as error:
        raise refuse("wrong latitude or longitude specified") from error
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise refuse("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}
