"""What races need: many requests at once, thumbs that press at the same moment, and looking at what came of it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from domain.people import Role
from tests.chats.after_steps import put
from tests.chats.staff_steps import calm, invitation, neighbour
from tests.chats.steps import number_in
from tests.support.bare_rows import Rows, read_rows
from tests.support.town import Town

Thumb = Callable[[], Awaitable[Any]]
TAKE = "Взяти в роботу"
TITLES = {colleague.chat: colleague.title for colleague in cast.STAFF}
TAKEN = "Ваш соціальний працівник"  # what the resident reads
URGENT = {"service": "other", "threat": "yes"}


@dataclass(frozen=True, slots=True)
class Rest:
    """A town that has come to rest: the rows, and what stands in the chats."""

    rows: Rows
    chats: dict[int, list[Json]]

    def of(self, phone: Phone, number: str) -> list[Json]:
        """The bot's messages about this request in this chat."""
        return [m for m in self.chats[phone.person] if m["from"] == "bot" and number in said(m)]

    def takeable(self, phone: Phone, number: str) -> list[Json]:
        """Where this person could still press «Взяти в роботу»."""
        told = [m for m in self.of(phone, number) if _about(m, number)]
        return [m for m in told if any(TAKE in b["text"] for b in buttons(m))]

    def winner(self, number: str) -> int:
        """The chat of whoever has it. There is one, it was taken once, and the resident has been told once."""
        (holder,) = self.rows.holders(number)
        assert self.rows.kinds(number)["accepted"] == 1, number
        assert self.rows.asked(number) == [], number
        return holder

    def lost(self, phone: Phone, number: str) -> None:
        """This phone was second: the offer is gone from its place, and who has it is read there."""
        title = TITLES[self.winner(number)]
        told = self.of(phone, number)
        assert not self.takeable(phone, number), (phone.name, told)
        assert [m for m in told if title in said(m)], (phone.name, title, [said(m) for m in told])


def _about(message: Json, number: str) -> bool:
    """Whether the message is of this request, and does not only say that another is perhaps the same."""
    return number in said(message) and number_in(said(message)) == number


async def rest(town: Town, *phones: Phone) -> Rest:
    """Wait until nothing moves, then look. Nothing may be wrong in the rows, whoever has won."""
    await calm(town)
    seen = Rest(await read_rows(town.settings.database_url), await _chats(phones))
    assert list(seen.rows.faults()) == []
    return seen


async def _chats(phones: Sequence[Phone]) -> dict[int, list[Json]]:
    found = await asyncio.gather(*(phone.chat() for phone in phones))
    return {phone.person: chat["messages"] for phone, chat in zip(phones, found, strict=True)}


async def joined(town: Town, person: int, title: str, role: Role, community: str) -> Phone:
    """One more of the staff, by a link."""
    phone = await neighbour(town, person, title)
    await phone.write(f"/start {await invitation(town, role, community, title)}")
    await phone.hear("аша роль")
    TITLES[person] = title
    return phone


async def many(town: Town, person: int, n: int, **answers: Any) -> list[str]:
    """So many requests of one resident, put in without their conversations; their numbers."""
    return [await put(town, person, **answers) for _ in range(n)]


async def offers(phone: Phone, numbers: Sequence[str], label: str = TAKE) -> dict[str, Json]:
    """The newest message about each of these requests that has such a button."""
    for _ in range(400):
        found: dict[str, Json] = {}
        for message in (await phone.chat())["messages"]:
            if any(label in button["text"] for button in buttons(message)):
                found |= {number: message for number in numbers if _about(message, number)}
        if len(found) == len(numbers):
            return found
        await asyncio.sleep(0.03)
    raise AssertionError(f"{phone.name} has no «{label}» for {sorted(set(numbers) - set(found))}")


def thumbs(phone: Phone, on: dict[str, Json], label: str, numbers: Sequence[str]) -> list[Thumb]:
    """This person's presses of one button under each of these messages, in this order."""
    return [partial(phone.press, label, on=on[number]) for number in numbers]


async def at_once(chance: random.Random, *presses: Sequence[Thumb]) -> None:
    """All at the same moment, in no order."""
    mixed = [one for each in presses for one in each]
    chance.shuffle(mixed)
    await asyncio.gather(*(thumb() for thumb in mixed))
