"""«Інша роль»: all that a person is, and one tap to become it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.joining import ROLES
from bot.ui.callbacks import Acting, Office
from bot.ui.menus import menu
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.acting import acting, hats
from domain.people import Actor, Membership
from domain.communities import Community

SIZE = 5
VERB = "roles"
Communities = Mapping[str, Community]


def roles(v: View, actor: Actor, communities: Communities, page: int = 0, edit: bool = False) -> Screen:
    """The list, the present one marked."""
    present = acting(actor)
    mine: list[Membership | None] = [*hats(actor), *([None] if actor.registered else [])]
    last = max(0, len(mine) - 1) // SIZE
    at = min(page, last)
    shown = mine[at * SIZE : (at + 1) * SIZE]
    buttons = one_each(*(_button(v, one, one == present, communities) for one in shown))
    return Screen(v.t.say("Which role are you in now?"), buttons=(*buttons, *_turns(v, at, last)), edit=edit)


def switched(v: View, actor: Actor, communities: Communities) -> Screen:
    """Its menu; everything that was open before stays open."""
    name = title(v, acting(actor), communities)
    lines = [v.t.say("Now you are here as: {role}.", role=name), v.t.say("Your other roles go on as before.")]
    told = menu(v, actor, Html("\n".join(lines)))
    return Screen(told.text, keys=told.keys, commands=told.commands, unbutton=True)


def title(v: View, member: Membership | None, communities: Communities) -> str:
    """«Координатор · Шишацька», «Мешканець»."""
    if member is None:
        return v.t.plain("Resident")
    role = v.t.plain(ROLES[member.role])
    place = communities.get(member.community)
    return " · ".join([role[:1].upper() + role[1:], *([place.name] if place else [])])


def _button(v: View, member: Membership | None, present: bool, communities: Communities) -> Button:
    sign = "✅ " if present else ""
    return Button(sign + title(v, member, communities), Acting(member.id if member else 0))


def _turns(v: View, at: int, last: int) -> tuple[Row, ...]:
    back = [Button(v.t.plain(labels.PREVIOUS), Office(VERB, "", at - 1))] if at else []
    onward = [Button(v.t.plain(labels.NEXT_PAGE), Office(VERB, "", at + 1))] if at < last else []
    return (tuple(back + onward),) if back or onward else ()
