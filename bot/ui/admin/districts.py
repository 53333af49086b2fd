"""Districts of a community: the list, one of them, its settlements one tap each, and taking one away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.i18n import Html
from bot.ui.admin.pages import back, shown
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community, District, Settlement
from domain.short_numbers import base36
from usecases.districts import Shown

NAMED = 30  # settlements named in the text of a district


def listed(v: View, community: Community, districts: Sequence[District], page: int = 0) -> Screen:
    """All districts of a community with the number of their settlements."""
    here, turns = shown(v, districts, Office("dss", community.code, page))
    rows = one_each(*(Button(f"{one.name} · {len(one.settlements)}", Office("ds", base36(one.id))) for one in here))
    lines = [v.t.say("<b>🗺 Districts</b>"), v.t.say("Community: {name}", name=community.name)]
    if not districts:
        lines.append(v.t.say("There are none yet: every worker serves the whole community."))
    new = Button(v.t.plain("➕ New district"), Office("dsnew", community.code))
    ways = ((new,), back(v, Office("cm", community.code)))
    return Screen(Html("\n".join(lines)), buttons=(*rows, *turns, *ways), edit=True)


def one(v: View, district: Shown, places: Sequence[Settlement], workers: int, note: str = "") -> Screen:
    """One district: its settlements, its workers, and what can be changed."""
    inside = [place.name for place in places if place.code in district.district.settlements]
    more = v.t.count("and {n} more", "and {n} more", len(inside) - NAMED) if len(inside) > NAMED else ""
    named = ", ".join(inside[:NAMED]) or v.t.say("no settlements yet")
    lines = [
        note,
        v.t.say("<b>🗺 District: {name}</b>", name=district.district.name),
        v.t.say("{places}", places=named),
        more,
        v.t.count("{n} colleague serves it.", "{n} colleagues serve it.", workers),
    ]
    at = base36(district.district.id)
    buttons = one_each(
        Button(v.t.plain("🏠 Settlements"), Office("dsset", at)),
        Button(v.t.plain("✏️ Another name"), Office("dsname", at)),
        Button(v.t.plain("🗑 Remove it"), Office("dsdrop", at)),
    )
    ways = (*buttons, back(v, Office("dss", district.community.code)))
    return Screen(Html("\n".join(filter(None, lines))), buttons=ways, edit=True)


def settlements(v: View, district: Shown, places: Sequence[Settlement], page: int = 0, taken: str = "") -> Screen:
    """Each settlement in or out by a tap; one of another district says of which."""
    at = base36(district.district.id)
    here, turns = shown(v, places, Office("dsset", at, page))
    alike = Counter(place.name for place in places)
    rows = one_each(*(_place(district, place, alike[place.name] > 1, page) for place in here))
    text = v.t.say("<b>District: {name}</b>\nWhich settlements belong to it?", name=district.district.name)
    note = v.t.say("It was taken from the district: {name}.", name=taken) if taken else ""
    return Screen(
        Html("\n".join(filter(None, (text, note)))),
        buttons=(*rows, *turns, back(v, Office("ds", at))),
        edit=True,
        toast=v.t.plain("It was taken from the district: {name}.", name=taken) if taken else "",
    )


def _place(district: Shown, place: Settlement, alike: bool, page: int) -> Button:
    name = f"{place.name} · {place.code[-5:]}" if alike else place.name
    home = district.home(place.code)
    at = f"{base36(district.district.id)}.{place.code}"
    if home and home.id == district.district.id:
        return Button(f"☑️ {name}", Office("dsout", at, page))
    return Button(f"{name} ({home.name})" if home else name, Office("dsin", at, page))


def sure(v: View, district: Shown, workers: int) -> Screen:
    """Before it is removed: what becomes of its workers and settlements."""
    lines = [
        v.t.say("🗑 Remove the district: {name}?", name=district.district.name),
        v.t.count("{n} colleague loses it.", "{n} colleagues lose it.", workers),
        v.t.count(
            "{n} settlement goes to the whole community.",
            "{n} settlements go to the whole community.",
            len(district.district.settlements),
        ),
    ]
    at = base36(district.district.id)
    yes = Button(v.t.plain("🗑 Yes, remove it"), Office("dsgone", at))
    no = Button(v.t.plain("⬅️ Leave it as it is"), Office("ds", at))
    return Screen(Html("\n".join(lines)), buttons=one_each(yes, no), edit=True)
