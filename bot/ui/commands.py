"""The commands under the menu button, for each role: everybody's, and what the staff have besides."""

from __future__ import annotations

from bot.i18n import Texts, mark
from domain.acting import acting
from domain.people import Actor, Role

Listed = tuple[tuple[str, str], ...]  # a command and what it does

EVERYBODY = (
    ("start", mark("Menu")),
    ("new", mark("I need help")),
    ("my", mark("My requests")),
    ("help", mark("How it works")),
    ("contacts", mark("Contacts")),
    ("settings", mark("Settings")),
    ("privacy", mark("About my data")),
    ("mydata", mark("Everything kept about me")),
    ("forget", mark("Forget me")),
    ("cancel", mark("Cancel")),
)
_CASES = ("cases", mark("My cases"))
_OWN = {
    Role.WORKER: (_CASES,),
    Role.COORDINATOR: (("admin", mark("My community")), _CASES),
    Role.ADMIN: (("admin", mark("The whole installation")),),
    Role.AUDITOR: (("admin", mark("Journal")),),
}


def listed(t: Texts, role: Role | None = None) -> Listed:
    """The list of a role in this language; None: a resident's."""
    menu, *others = EVERYBODY
    own = _OWN[role] if role else ()
    return tuple((name, t.plain(words)) for name, words in (menu, *own, *others))


def commands(t: Texts, actor: Actor) -> Listed | None:
    """What this chat shows from now on. Empty: no list of its own, so everybody's; None: nothing ever was changed."""
    if not actor.memberships:
        return None
    member = acting(actor)
    return listed(t, member.role) if member else ()
