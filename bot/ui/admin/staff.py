"""Who works in a community, in which role, and one colleague's settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.joining import ROLES
from bot.ui.admin.pages import ROOT, at_of, back, shown
from bot.ui.callbacks import Office
from bot.ui.dialogs.words_services import LABELS
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community, District
from domain.people import Membership, Role
from domain.short_numbers import base36

CLEARED = mark("🔐 Sensitive requests")
CHIEF, NO_CHIEF = "stchief", "stnochief"  # verbs
SERVING = (Role.WORKER, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A membership with what is shown of it. `name` is the title, or how the person calls themselves.

    `changeable`: by the reader; `load`: the reader may look at their cases."""

    member: Membership
    name: str
    community: str
    districts: Sequence[District]
    changeable: bool
    load: bool = False


def choose(v: View, communities: Sequence[Community], admin: bool, verb: str = "sts", page: int = 0) -> Screen:
    """Whose staff (or services)."""
    here, turns = shown(v, communities, Office(verb, "", page))
    rows = one_each(*(Button(one.name, Office(verb, one.code)) for one in here))
    whole = one_each(Button(v.t.plain("🛠 Admins and auditors"), Office(verb, ROOT))) if admin and verb == "sts" else ()
    return Screen(v.t.say("Which community?"), buttons=(*rows, *turns, *whole), edit=True)


def listed(
    v: View, code: str, name: str, team: Sequence[Membership], names: Mapping[int, str], page: int = 0
) -> Screen:
    """Everybody with their role; those who do not work now come last."""
    here, turns = shown(v, team, Office("sts", at_of(code), page))
    rows = one_each(*(Button(line(v, one, names[one.id]), Office("st", base36(one.id))) for one in here))
    head = v.t.say("Community: {name}", name=name) if code else v.t.say("The whole installation")
    lines = [f"<b>{v.t.say(labels.STAFF)}</b>", head, *([] if team else [v.t.say("There is nobody here yet.")])]
    invite = Button(v.t.plain("➕ Invitations"), Office("invs", at_of(code)))
    table = Button(v.t.plain("📄 Tables for Excel"), Office("csv", code)) if code else None
    up = Office("cm", code) if code else Office("sts")
    ways: tuple[Row, ...] = (*one_each(invite, table), back(v, up))
    return Screen(Html("\n".join(lines)), buttons=(*rows, *turns, *ways), edit=True)


def line(v: View, member: Membership, name: str) -> str:
    """«Ольга Іванівна · соціальний працівник»."""
    signs = ("🔐 " if member.cleared else "") + ("⭐ " if member.chief else "") if member.active else "🚪 "
    return f"{signs}{name} · {v.t.plain(ROLES[member.role])}"


def one(v: View, who: Colleague, note: str = "") -> Screen:
    """One colleague: what is set, and a button for each of it."""
    member, at = who.member, base36(who.member.id)
    lines = [note, v.t.say("<b>{name}</b>", name=who.name), v.t.say(ROLES[member.role])]
    lines += [v.t.say("Community: {name}", name=who.community)] if who.community else []
    lines += [v.t.say("🚪 Does not work now")] if not member.active else []
    lines += [v.t.say("⭐ Head of the department")] if member.chief else []
    lines += _settings(v, who) if member.role in SERVING else []
    buttons = _ways(v, who, at) if who.changeable else ()
    load = one_each(Button(v.t.plain("📊 Cases and load"), Office("worker", at))) if who.load else ()
    up = back(v, Office("sts", at_of(member.community)))
    return Screen(Html("\n".join(filter(None, lines))), buttons=(*buttons, *load, up), edit=True)


def _settings(v: View, who: Colleague) -> list[Html]:
    member = who.member
    districts = ", ".join(one.name for one in who.districts if one.id in member.districts)
    services = ", ".join(v.t.plain(label) for key, label in LABELS.items() if key in member.services)
    cleared = v.t.say("🔐 Gets sensitive requests") if member.cleared else v.t.say("🔓 Gets no sensitive requests")
    return [
        v.t.say("🗺 Districts: {names}", names=districts or v.t.plain("the whole community")),
        v.t.say("🗃 Services: {names}", names=services or v.t.plain("none by name")),
        cleared,
        v.t.say("⚖️ At once: up to {n}", n=tenths(member.capacity)),
    ]


def _ways(v: View, who: Colleague, at: str) -> tuple[Row, ...]:
    leave = Button(v.t.plain("🚪 Take off the work"), Office("stoff", at))
    come = Button(v.t.plain("↩️ Back to the work"), Office("ston", at))
    name, active = Button(v.t.plain("✏️ Name in the chat"), Office("stname", at)), leave if who.member.active else come
    if who.member.role not in SERVING:
        return ((name,), (active,))
    districts = Button(v.t.plain("🗺 Districts"), Office("stdis", at))
    services = Button(v.t.plain(labels.SERVICES_DESK), Office("stsrv", at))
    cleared = Button(v.t.plain(CLEARED), Office("stclr", at))
    capacity = Button(v.t.plain("⚖️ How many at once"), Office("stcap", at))
    return ((districts, services), (cleared,), (capacity,), *_chief(v, who.member, at), (name,), (active,))


def _chief(v: View, member: Membership, at: str) -> tuple[Row, ...]:
    """Of a coordinator: whether they hear of what the others leave undone."""
    if member.role is not Role.COORDINATOR or not member.active:
        return ()
    if member.chief:
        return ((Button(v.t.plain("⭐ No longer the head"), Office(NO_CHIEF, at)),),)
    return ((Button(v.t.plain("⭐ Make head of department"), Office(CHIEF, at)),),)


def tenths(amount: int) -> str:
    """A capacity as people say it."""
    return f"{amount / 10:g}".replace(".", ",")
