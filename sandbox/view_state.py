"""What the page and the tests see of the whole: people, bots, groups, clock, faults."""

from __future__ import annotations

from typing import Any

from sandbox.group import Group
from sandbox.scopes import place
from sandbox.state import Bot, Person
from sandbox.world import World

Json = dict[str, Any]


def person_view(world: World, person: Person) -> Json:
    """A person as the page lists them."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "phone": person.phone,
        "username": person.username,
        "label": person.label,
        "blocked": _blocked(world, person.id),
        "deactivated": person.deactivated,
    }


def group_view(group: Group) -> Json:
    """A group with who is in it and where it moved."""
    return {
        "id": group.id,
        "title": group.title,
        "kind": group.kind,
        "people": group.people,
        "moved_to": group.moved_to,
    }


def bot_view(bot: Bot) -> Json:
    """A bot as the page lists them, with the commands of the widest scope."""
    named = {"id": bot.id, "username": bot.username, "name": bot.name, "privacy": bot.privacy}
    return {**named, "commands": bot.commands.get(place(None, ""), [])}


def state_view(world: World) -> Json:
    """Everything but the chats."""
    return {
        "clock": world.clock.view(),
        "bots": [bot_view(bot) for bot in world.bots.values()],
        "people": [person_view(world, person) for person in world.people.values() if not person.crowd],
        "groups": [group_view(group) for group in world.groups.values()],
        "faults": world.faults.view(),
        "version": world.changes.version,
    }


def _blocked(world: World, person_id: int) -> bool:
    """Whether the person has blocked a bot."""
    return any(person_id in bot.chats and bot.chats[person_id].blocked for bot in world.bots.values())
