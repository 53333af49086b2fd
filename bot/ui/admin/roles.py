"""«Інша роль»: all that a person is, and one tap to become it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html
from bot.ui.admin.joining import ROLES
from bot.ui.callbacks import Acting, Office
from bot.ui.menus import menu
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.acting import acting, hats
from domain.communities import Community
from domain.pages import part
from domain.people import Actor, Membership

SIZE = 5
VERB = "roles"
Communities = Mapping[str, Community]


def roles(v: View, actor: Actor, communities: Communities, page: int = 0, edit: bool = False) -> Screen:
    """The list, the present one marked."""
    present = acting(actor)
    mine: list[Membership | None] = [*hats(actor), *([None] if actor.registered else [])]
    shown, at, more = part(mine, SIZE, page)
    buttons = one_each(*(_button(v, one, one == present, communities) for one in shown))
    others = turns(v, at, more, lambda to: Office(VERB, "", to))
    return Screen(v.t.say("Which role are you in now?"), buttons=(*buttons, *others), edit=edit)


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
