"""Invitations: the links that still work, a new one shown once, and one tap that takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui.admin.joining import ROLES
from bot.ui.admin.pages import at_of, back, shown
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.people import Role
from usecases.ports import Invite


def listed(
    v: View,
    code: str,
    name: str,
    links: Sequence[Invite],
    makers: Mapping[int, str],
    roles: Sequence[Role],
    page: int = 0,
    note: str = "",
) -> Screen:
    """Who is invited as what, by whom and until when; and a new invitation for each role."""
    here, turns = shown(v, links, Office("invs", at_of(code), page))
    head = v.t.say("Community: {name}", name=name) if code else v.t.say("The whole installation")
    none = [] if links else [v.t.say("No link waits for anybody now.")]
    lines = [note, v.t.say("<b>➕ Invitations</b>"), head, *none, *(_line(v, n, one, makers) for n, one in _no(here))]
    revoke = [
        Button(v.t.plain("✖️ Take back No. {n}", n=n), Office("invno", f"{one.handle}.{at_of(code)}"))
        for n, one in _no(here)
        if one.role in roles
    ]
    new = [Button(v.t.plain(NEW[role]), Office("invmk", f"{role.value}.{at_of(code)}")) for role in roles]
    ways = (*one_each(*revoke), *turns, *one_each(*new), back(v, Office("sts", at_of(code))))
    return Screen(Html("\n".join(filter(None, lines))), buttons=ways, edit=True)


def made(v: View, role: Role, code: str, name: str, payload: str, link: str) -> Screen:
    """The link, this once: it is kept nowhere in plain."""
    shown_link = v.t.say("<code>{link}</code>", link=link or f"/start {payload}")
    how = v.t.say("Send this link to your colleague:") if link else v.t.say("Your colleague writes to this bot:")
    lines = [
        v.t.say("Invitation: {role}.", role=v.t.say(ROLES[role])),
        *([v.t.say("Community: {name}", name=name)] if code else []),
        how,
        shown_link,
        "",
        v.t.say("It works for 48 hours and for one account. We show it only now."),
    ]
    copy = Button(v.t.plain("📋 Copy"), copy=link or f"/start {payload}")
    done = Button(v.t.plain("⬅️ To the invitations"), Office("invs", at_of(code)))
    return Screen(Html("\n".join(lines)), buttons=one_each(copy, done), edit=True)


def _no(links: Sequence[Invite]) -> list[tuple[int, Invite]]:
    return list(enumerate(links, 1))


def _line(v: View, n: int, one: Invite, makers: Mapping[int, str]) -> Html:
    maker = makers.get(one.made_by) or v.t.plain("the command line")
    told = v.t.say("{n}. {role}, until {until}", n=n, role=v.t.say(ROLES[one.role]), until=v.short(one.expires_at))
    return Html(f"{told} · {v.t.say('{name}', name=maker)}")


NEW = {
    Role.WORKER: mark("➕ A worker"),
    Role.COORDINATOR: mark("➕ A coordinator"),
    Role.ADMIN: mark("➕ An admin"),
    Role.AUDITOR: mark("➕ An auditor"),
}
