"""Settlements on buttons: so named that two of one name can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.ui.view import View
from domain.communities import Settlement

LONGEST = 64  # signs of a button


def names(v: View, found: Sequence[Settlement], served: Mapping[str, str]) -> list[str]:
    """«Вишневе · Шишацька · Полтавська обл.»: the raion, and the code at last, where that is not enough."""
    near = [_named(v, place, served) for place in found]
    alike = Counter(near)
    far = [
        _named(v, place, served, raion=True) if alike[name] > 1 else name
        for place, name in zip(found, near, strict=True)
    ]
    same = Counter(far)
    told = (f"{name} · {place.code[-5:]}" if same[name] > 1 else name for place, name in zip(found, far, strict=True))
    return [name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…" for name in told]


def _named(v: View, place: Settlement, served: Mapping[str, str], raion: bool = False) -> str:
    district = v.t.plain("{name} district", name=place.raion) if place.raion else ""
    around = [served.get(place.community, district), district if raion else ""]
    oblast = place.oblast if not place.oblast.endswith("ка") or " " in place.oblast else _oblast(v, place.oblast)
    parts = [place.name, *around, "" if oblast == place.name else oblast]
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _oblast(v: View, name: str) -> str:
    return v.t.plain("{name} region", name=name)
