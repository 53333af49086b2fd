"""The keyboard under the text field: large, always there, and danger is one tap away in each of them."""

from __future__ import annotations

from bot.ui import labels
from bot.ui.commands import commands, listed
from bot.ui.screen import Key, Screen
from bot.ui.view import View
from domain.acting import acting, chosen, may_switch
from domain.people import Actor, Role

Rows = tuple[tuple[str, ...], ...]

RESIDENT: Rows = ((labels.NEED_HELP,), (labels.MY_REQUESTS, labels.CALL_ME))
OF_ROLE: dict[Role, Rows] = {
    Role.WORKER: ((labels.CASES, labels.VISITS), (labels.QUEUE, labels.ABSENCE), (labels.ON_BEHALF,)),
    Role.COORDINATOR: ((labels.DESK, labels.STAFF), (labels.CASES, labels.VISITS, labels.QUEUE), (labels.ON_BEHALF,)),
    Role.ADMIN: ((labels.NOTICE, labels.STAFF), (labels.COMMUNITIES, labels.SERVICES_DESK), (labels.JOURNAL,)),
    Role.AUDITOR: ((labels.JOURNAL,),),
}
_LAST = (labels.DANGER, labels.MORE)


def menu_keys(v: View, actor: Actor | None) -> list[list[Key]]:
    """The keyboard of what the actor is now; None: of whoever is to leave no trace."""
    return [[Key(v.t.plain(label)) for label in row] for row in rows(actor)]


def rows(actor: Actor | None) -> Rows:
    """The labels of that keyboard. Staff who live here and never chose ask for help in one tap, too."""
    if actor is None:
        return ((labels.DANGER,),)
    member = acting(actor)
    own = OF_ROLE[member.role] if member else RESIDENT
    unasked = member is not None and chosen(actor) is None and actor.registered
    help_too: Rows = ((labels.NEED_HELP,),) if unasked else ()
    return (*own, *help_too, *_switch(may_switch(actor)), _LAST)


def menu(v: View, actor: Actor, text: str = "") -> Screen:
    """The menu of what the actor is now, with its commands; `text` in place of the usual words."""
    return Screen(text or _words(v, actor), keys=menu_keys(v, actor), commands=commands(v.t, actor))


def at_once(v: View, text: str, role: str, switch: bool = False) -> Screen:
    """The menu that somebody has from now on, whose role another person has changed; "" for a resident."""
    now = Role(role) if role else None
    own = OF_ROLE[now] if now else RESIDENT
    keys = [[Key(v.t.plain(label)) for label in row] for row in (*own, *_switch(switch), _LAST)]
    return Screen(text, keys=keys, commands=listed(v.t, now) if now else ())


def _switch(several: bool) -> Rows:
    return ((labels.ROLES,),) if several else ()


def _words(v: View, actor: Actor) -> str:
    member = acting(actor)
    if member and member.role is Role.AUDITOR:
        return v.t.say("Good to see you. The journal shows who did what, and when.")
    if member and member.role is Role.ADMIN:
        return v.t.say("Good to see you. What shall we do?")
    if member and (chosen(actor) or not actor.registered):
        return v.t.say("Good to see you. New requests come here.")
    return v.t.say("How can we help?")
