"""What the page and the tests see of the whole: people, bots, clock, faults."""

from __future__ import annotations

from typing import Any

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


def state_view(world: World) -> Json:
    """Everything but the chats."""
    return {
        "clock": world.clock.view(),
        "bots": [
            {"id": bot.id, "username": bot.username, "name": bot.name, "commands": commands(bot)}
            for bot in world.bots.values()
        ],
        "people": [person_view(world, person) for person in world.people.values()],
        "faults": world.faults.view(),
        "version": world.changes.version,
    }


def commands(bot: Bot) -> list[Json]:
    """The commands of the bot's menu: those of the widest scope."""
    return bot.commands.get(('{"type": "default"}', ""), [])


def _blocked(world: World, person_id: int) -> bool:
    """Whether the person has blocked a bot."""
    return any(person_id in bot.chats and bot.chats[person_id].blocked for bot in world.bots.values())
