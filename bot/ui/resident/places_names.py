"""Settlements on buttons: so named that two of one name can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bot.i18n import mark
from bot.ui.view import View
from domain.communities import Settlement

LONGEST = 64  # signs of a button
KINDS = {
    "C": mark("village"),
    "X": mark("settlement"),
    "M": mark("town"),
    "K": mark("town"),
}  # as the codifier calls them
Naming = Callable[[Settlement], str]


def names(v: View, found: Sequence[Settlement], served: Mapping[str, str]) -> list[str]:
    """«Вишневе · Шишацька · Полтавська обл.»; where that is not enough the raion, the kind, and the code at last."""
    ways: tuple[Naming, ...] = (
        lambda place: _named(v, place, served),
        lambda place: _named(v, place, served, raion=True),
        lambda place: _named(v, place, served, raion=True, kind=True),
        lambda place: f"{_named(v, place, served, raion=True)} · {place.code[-5:]}",
    )
    told = [ways[0](place) for place in found]
    for way in ways[1:]:
        alike = Counter(told)
        told = [way(place) if alike[name] > 1 else name for place, name in zip(found, told, strict=True)]
    return [name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…" for name in told]


def _named(v: View, place: Settlement, served: Mapping[str, str], raion: bool = False, kind: bool = False) -> str:
    district = v.t.plain("{name} district", name=place.raion) if place.raion else ""
    around = [served.get(place.community, district), district if raion else ""]
    oblast = place.oblast if not place.oblast.endswith("ка") or " " in place.oblast else _oblast(v, place.oblast)
    what = v.t.plain(KINDS[place.category]) if kind and place.category in KINDS else ""
    parts = [place.name, what, *around, "" if oblast == place.name else oblast]
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _oblast(v: View, name: str) -> str:
    return v.t.plain("{name} region", name=name)
