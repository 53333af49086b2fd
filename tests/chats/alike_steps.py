"""Buttons of what is not theirs, pressed by everybody: what Telegram was asked to do is compared call by call."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from itertools import zip_longest

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone
from bot.ui.callbacks import Callback, Case, Noticing, Visiting
from domain.people import Role
from domain.short_numbers import base36
from handlers.filters import Pressed
from handlers.routes import ORDER
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import calm, neighbour
from tests.support.town import Town

NOWHERE, NEVER, AUDITOR = 123456789, 123456787, 6203
_NUMBER = re.compile(r'"message_id": \d+|(?<=[am]:)\w+(?=:)')  # and of a dialog's buttons
_OWN = frozenset({"message_id", "callback_query_id", "date", "edit_date", "at", "time"})
_NUMBERED = (Case, Visiting, Noticing)
_ONESELF = frozenset({"roles"})  # about nobody else
LOOK, PATIENCE = 0.2, 300  # seconds between two looks; how many of them
GONE = ("reopen",)  # verbs that no route has


def verbs(kind: type[Callback]) -> list[str]:
    """Every verb of this kind that any route listens to, so that none is forgotten."""
    filters = [f.callback for module in ORDER for route in module.router.callback_query.handlers for f in route.filters]
    found = {verb for one in filters if isinstance(one, Pressed) and one.kind is kind for verb in one.verbs}
    return sorted((found | {*GONE}) - _ONESELF)


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """What somebody was told otherwise, the first of each."""
    pairs = [(name, zip_longest(one[name], other[name], fillvalue="nothing")) for name in one]
    found = ((name, [(a, b) for a, b in told if a != b]) for name, told in pairs)
    return [(name, *told[0]) for name, told in found if told]


async def outsiders(town: Town) -> list[Phone]:
    """A resident, a colleague, one of another community, a coordinator of a third, an auditor, and an admin."""
    head, auditor = await town.newcomer(6202, "Керівниця"), await town.newcomer(AUDITOR, "Ревізор")
    await hired(town, head, Role.COORDINATOR)
    await hired(town, auditor, Role.AUDITOR)
    staff = [town.phone(who) for who in (cast.VASYL, cast.NADIIA, cast.ADMIN_ID)]
    return [await neighbour(town, 6201, "Сусід"), head, auditor, *staff]


async def pressed(town: Town, people: list[Phone], made: Sequence[Callback]) -> dict[str, list[str]]:
    """All that Telegram was asked to do because of these buttons, chat by chat, and what then stood there: less the
    numbers and times that Telegram itself gives, and the number of the request that was pressed."""
    since = int((await town.sandbox.get("calls"))["next"])
    before = {person.person: await _seen(person) for person in people}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.delivery.sender.overtaken", lambda *_: False)  # every answer is compared
        await asyncio.gather(*(_pressed_by(person, made) for person in people))
        await calm(town)
    calls = await town.sandbox.calls(since)
    assert calls[0]["n"] == since + 1, "the sandbox keeps all of them"
    answered = sorted(_told(call) for call in calls if call["method"].lower() == "answercallbackquery")
    told: dict[str, list[str]] = {"toasts": [*answered]}
    for person in people:
        asked = [_told(call) for call in calls if call.get("chat_id") == person.person]
        fresh = [message for message in await _seen(person) if message not in before[person.person]]
        told[person.name] = [_NUMBER.sub("", said) for said in (*asked, *fresh)]
    given = {base36(one.request if isinstance(one, Case) else one.id) for one in made if isinstance(one, _NUMBERED)}
    own = re.compile(rf"(?<=:)(?:{'|'.join(given)})(?=:)") if given else _NUMBER
    return {name: [own.sub("#", said) for said in lines] for name, lines in told.items()}


async def _pressed_by(person: Phone, made: Sequence[Callback]) -> None:
    on = await _last(person)
    for button in made:
        await person.forge(on, button.pack())
    for _ in range(PATIENCE):
        if not (await person.chat())["waiting"]:
            return
        await asyncio.sleep(LOOK)
    raise AssertionError(f"{person.name} waits for the answer to a button")


async def _seen(person: Phone) -> list[str]:
    messages = (await person.chat())["messages"]
    return [json.dumps({**m, **dict.fromkeys(_OWN - {"message_id"}, 0)}, sort_keys=True) for m in messages]


def _told(call: Json) -> str:
    params = {name: value for name, value in call["params"].items() if name not in _OWN}
    return json.dumps([call["method"].lower(), params], sort_keys=True, ensure_ascii=False)


async def _last(person: Phone) -> Json:
    return dict(next(m for m in reversed((await person.chat())["messages"]) if m["from"] == "bot"))
