"""The whole sandbox as one object that the two HTTP sides share."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from sandbox.calls import Calls
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.errors import ApiError, ControlError
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.group import Group
from sandbox.signals import Signals
from sandbox.state import Bot, Chat, Person, fresh_number
from sandbox.waiting import UpdateQueue
from sandbox.webhooks import Webhooks

_FIRST_PERSON = 500_000_001
_GROUPS = 10**9
_FIRST = {"group": 4 * 10**9, "supergroup": 1_002 * 10**9, "channel": 1_003 * 10**9}


class World:
    """People, bots, files, clock, faults and the numbers that run."""

    def __init__(self, query_seconds: float = 15.0, webhook_pause: float = 0.5) -> None:
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.bots: dict[int, Bot] = {}
        self.clock = Clock()
        self.changes = Changes()
        self.calls = Calls()
        self.signals = Signals()
        self.faults = Faults()
        self.files = FileStore()
        self.webhooks = Webhooks(self.clock, webhook_pause)
        self.query_seconds = query_seconds
        self._number = fresh_number() * 1000 + random.randrange(1000)

    def number(self) -> int:
        """A number that nothing else here has: callback queries, albums."""
        self._number += 1
        return self._number

    def bot_for(self, token: str) -> Bot:
        """The bot of a token, made at its first call; another secret for a known id is refused."""
        head, colon, secret = token.partition(":")
        if not (head.isascii() and head.isdigit() and colon and secret):
            raise ApiError(404, "Not Found")
        bot = self.bots.get(int(head))
        if bot is None:
            bot = Bot(int(head), token, UpdateQueue(100_000_000 + fresh_number()))
            self.bots[bot.id] = bot
            self.changes.world()
        elif bot.token != token:
            raise ApiError(401, "Unauthorized")
        return bot

    def bot(self, bot_id: Any = None) -> Bot:
        """The bot the control side means: by id, or the first that called."""
        if not self.bots:
            raise ControlError(409, "no bot has called yet")
        if bot_id is None:
            return next(iter(self.bots.values()))
        if str(bot_id).isdigit() and int(bot_id) in self.bots:
            return self.bots[int(bot_id)]
        raise ControlError(404, f"no bot {bot_id}")

    def person(self, person_id: int) -> Person:
        """Somebody known here."""
        if person_id not in self.people:
            raise ControlError(404, f"no person {person_id}")
        return self.people[person_id]

    def add_group(self, title: str, kind: str, people: list[int]) -> Group:
        """Make a group or channel of these people, under an id like Telegram's."""
        number = self.number() % _GROUPS
        group = Group(-(number + _FIRST[kind]), title, kind, [self.person(one).id for one in people])
        self.groups[group.id] = group
        self.changes.world()
        return group

    def group(self, group_id: int) -> Group:
        """A group or channel known here."""
        if group_id not in self.groups:
            raise ControlError(404, f"no group {group_id}")
        return self.groups[group_id]

    def chat(self, bot: Bot, peer: Person | Group) -> Chat:
        """Their chat, begun when somebody first looks at it."""
        chat = bot.chats.get(peer.id)
        if chat is None:
            chat = bot.chats[peer.id] = Chat(peer)
            chat.started = isinstance(peer, Person) and peer.crowd
        return chat

    def add_person(self, fields: dict[str, Any]) -> Person:
        """Make a person, or change the one with that id."""
        known: dict[str, Any] = {name: str(fields[name]) for name in _PERSON_FIELDS if fields.get(name) is not None}
        if not known.get("first_name", "").strip():
            raise ControlError(400, "first_name is needed")
        person_id = int(fields.get("id") or max([_FIRST_PERSON - 1, *self.people]) + 1)
        person = Person(person_id, **known)
        self.people[person_id] = person
        for bot in self.bots.values():
            if person_id in bot.chats:
                bot.chats[person_id].peer = person
        self.changes.world()
        return person

    def add_crowd(self, ids: Iterable[int]) -> None:
        """People who have pressed «Start» and only read: the page does not list them."""
        self.people |= {id_: Person(id_, f"Сусід {id_}", crowd=True) for id_ in ids}

    def forget(self) -> None:
        """Begin anew: chats, groups, updates, calls, faults, clock; people and running numbers stay."""
        self.groups.clear()
        for bot in self.bots.values():
            bot.queue.clear()
            bot.queries.clear()
            bot.chats.clear()
        self.calls.records.clear()
        self.faults = Faults()
        self.clock.set_offset(0)
        for person in self.people.values():
            person.deactivated = False
            self.changes.chat(person.id)
        self.changes.world()

    async def close(self) -> None:
        """Let every long poll go: the server is stopping."""
        for bell in (self.clock.bell, self.changes.bell, self.signals.bell):
            bell.close()
        for bot in self.bots.values():
            bot.queue.close()
        await self.webhooks.close()


_PERSON_FIELDS = ("first_name", "last_name", "phone", "username", "label", "language_code")
