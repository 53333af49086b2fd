"""What a new colleague reads: who they are now and what comes next, or why the link does not work."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Role

ROLES = {
    Role.WORKER: mark("social worker"),
    Role.COORDINATOR: mark("coordinator"),
    Role.ADMIN: mark("admin"),
    Role.AUDITOR: mark("auditor"),
}
NEXT = {
    Role.WORKER: mark("New requests will come here. “🗂 My cases” shows those you have taken."),
    Role.COORDINATOR: mark("What nobody has taken will come here. “🧭 My community” shows how everything stands."),
    Role.ADMIN: mark("“🏘 Communities” and “👥 Staff” arrange the work. Requests themselves are not open to this role."),
    Role.AUDITOR: mark("“🧾 Journal” shows who did what, and when. Requests themselves are not open to this role."),
}
NO_ENTRY = {
    "unknown": mark("This link does not work. Please ask your coordinator for a new one."),
    "used": mark("This link was used already. Please ask your coordinator for a new one."),
    "expired": mark("This link has expired. Please ask your coordinator for a new one."),
    "revoked": mark("This link was taken back. Please ask your coordinator for a new one."),
}


def joined(v: View, role: Role, community: str, again: bool = False) -> Screen:
    """A colleague came through a link; `again`: they had this role already, and the link is left as it was."""
    name = v.t.say(ROLES[role])
    if again:
        head = v.t.say("You are in the team already. Your role: {role}.", role=name)
    else:
        head = v.t.say("Welcome to the team. Your role: {role}.", role=name)
    where = [v.t.say("Community: {name}", name=community)] if community else []
    return Screen(Html("\n".join([head, *where, "", v.t.say(NEXT[role])])))


def no_entry(v: View, why: str) -> Screen:
    """Why the link does not work."""
    return Screen(v.t.say(NO_ENTRY[why]))
