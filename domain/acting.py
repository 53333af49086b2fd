"""What a person is now, of all that they may be. Only menu and commands follow it, never what they may see."""

from __future__ import annotations

from domain.people import Actor, Membership, Role

RESIDENT = -1  # in the place of a membership: they chose their own resident's menu
_UNASKED = (Role.COORDINATOR, Role.WORKER, Role.ADMIN, Role.AUDITOR)  # whose menu comes first to who never chose


def hats(actor: Actor) -> tuple[Membership, ...]:
    """The roles that the actor holds now, each in its community."""
    return tuple(m for m in actor.memberships if m.active)


def may_switch(actor: Actor) -> bool:
    """Whether there is more than one thing to be."""
    return len(hats(actor)) + actor.registered > 1


def as_resident(actor: Actor) -> bool:
    """Whether the actor chose to be a resident, and is one."""
    return actor.person.acting == RESIDENT and actor.registered


def chosen(actor: Actor) -> Membership | None:
    """The membership that the actor chose; None when they chose none, or when it has ended."""
    return next((m for m in hats(actor) if m.id == actor.person.acting), None)


def acting(actor: Actor) -> Membership | None:
    """The membership whose menu is shown; None: the resident's. A choice that has ended falls back."""
    if as_resident(actor):
        return None
    unasked = sorted(hats(actor), key=lambda m: (_UNASKED.index(m.role), m.id))
    return chosen(actor) or next(iter(unasked), None)
