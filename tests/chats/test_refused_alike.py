"""What is out of one's scope looks exactly like what is not there: call by call to Telegram, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import zip_longest

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone
from bot.ui.callbacks import Callback, Case, Lists, Office, Visiting, parse
from domain.absences import Absence
from domain.deadlines import instant
from domain.people import Role
from domain.short_numbers import base36
from domain.visits import Visit
from handlers.filters import Pressed
from handlers.routes import ORDER
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import arrive, call_me, calm, data_of, neighbour, take
from tests.support.town import Town
from usecases import absences, casework, visiting

NOWHERE, NEVER, AUDITOR = 123456789, 123456787, 6203
DAY, MOMENT = "20261126", "202611260800"
# What the button of a visit says besides; that of an absence; that of terms and hours.
OF_VISITS = {
    **dict.fromkeys(("rday", "vday", "vone", "vweek", "vmove", "wday", "wmday"), DAY),
    **dict.fromkeys(("rwish", "wat", "wmat"), MOMENT),
    "vmoved": f"{DAY}20261127",
    "wres": "done",
    "wset": "w25",
    "wdays": "25",
}
ON = base36(date(2026, 12, 1).toordinal())
OF_ABSENCES = {
    **dict.fromkeys(("abl", "abn", "abo", "abh", "abe", "abs"), ""),
    **dict.fromkeys(("abu", "abeok", "absok"), f".{ON}"),
    "abw": f".{ON}.{ON}",
    "abc": f".{ON}.{ON}.0",
    "abok": f".{ON}.{ON}.0",
}
_NUMBER = re.compile(r'"message_id": \d+|(?<=[am]:)\w+(?=:)')  # and of a dialog's buttons
_OWN = frozenset({"message_id", "callback_query_id", "date", "edit_date", "at", "time"})
_NUMBERED = (Case, Visiting)
NEW = frozenset({"wnew", "wday", "wat"})  # verbs that name the request of a visit
_ONESELF = frozenset({"roles"})  # about nobody else
GONE = ("reopen",)  # verbs that no route has


def verbs(kind: type[Callback]) -> list[str]:
    """Every verb of this kind that any route listens to, so that none is forgotten."""
    filters = [f.callback for module in ORDER for route in module.router.callback_query.handlers for f in route.filters]
    found = {verb for one in filters if isinstance(one, Pressed) and one.kind is kind for verb in one.verbs}
    return sorted((found | {*GONE}) - _ONESELF)


async def test_every_button_of_a_foreign_request_is_the_button_of_none(town: Town) -> None:
    real, outsiders = await _taken(town), await _outsiders(town)
    await _pressed(town, outsiders, [Case(verb, NEVER, 3) for verb in verbs(Case)])  # dialogs of their own begin once
    there = await _pressed(town, outsiders, [Case(verb, real, 3) for verb in verbs(Case)])
    nowhere = await _pressed(town, outsiders, [Case(verb, NOWHERE, 3) for verb in verbs(Case)])
    assert differing(there, nowhere) == []
    assert all(len(told) >= len(verbs(Case)) for told in there.values()), "every button is answered"


async def test_every_button_of_a_foreign_visit_is_the_button_of_none(town: Town) -> None:
    """New visits name their request, the others the visit."""
    real, outsiders = await _taken(town), await _outsiders(town)
    visit = await _visit(town, real)
    await _pressed(town, outsiders, _of_visits(NEVER, NEVER))
    nowhere = await _pressed(town, outsiders, _of_visits(NOWHERE, NOWHERE))
    assert differing(await _pressed(town, outsiders, _of_visits(visit.id, real)), nowhere) == []
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert await work.visits.of_request(real) == [visit], "nothing came of it"


async def test_every_button_of_a_foreign_absence_is_the_button_of_none(town: Town) -> None:
    """By the worker whose it is, and by its own number; a colleague and the coordinator of a neighbour community."""
    outsiders = [await town.newcomer(6202, "Керівниця"), town.phone(cast.VASYL)]
    await hired(town, outsiders[0], Role.COORDINATOR)
    absence = await _absence(town)
    assert {verb for verb in verbs(Office) if verb.startswith("ab")} == OF_ABSENCES.keys(), (
        "a new one has its line here"
    )
    nowhere = await _pressed(town, outsiders, _of_absences(NOWHERE))
    for known in (absence.id, absence.membership_id):
        assert differing(await _pressed(town, outsiders, _of_absences(known)), nowhere) == []
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert await work.absences.of_community(cast.PYRIATYN) == [absence], "nothing came of it"


@pytest.mark.parametrize("make", [Lists, Office])
async def test_lists_and_desks_of_others_are_none(town: Town, make: type[Lists | Office]) -> None:
    real, outsiders = await _taken(town), await _outsiders(town)
    others = [one for one in outsiders if one.person not in (cast.ADMIN_ID, AUDITOR)]  # who may know who works here
    assert town.app is not None
    async with town.app.storage.works() as work:
        team = await work.staff.team(cast.PYRIATYN)
    await _pressed(town, others, _buttons(make, NEVER))
    nowhere = await _pressed(town, others, _buttons(make, NOWHERE))
    known = real if make is Lists else team[0].id  # lists are of requests, desks of colleagues
    assert differing(await _pressed(town, others, _buttons(make, known)), nowhere) == []


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """What somebody was told otherwise, the first of each."""
    pairs = [(name, zip_longest(one[name], other[name], fillvalue="nothing")) for name in one]
    found = ((name, [(a, b) for a, b in told if a != b]) for name, told in pairs)
    return [(name, *told[0]) for name, told in found if told]


def _buttons(make: type[Lists | Office], of: int) -> list[Callback]:
    if make is Lists:
        return [Lists(which, of) for which in verbs(Lists)]
    return [Office(verb, str(at)) for verb in verbs(Office) if verb not in OF_ABSENCES for at in (of, base36(of))]


def _of_visits(visit: int, request: int) -> list[Callback]:
    def button(verb: str) -> Callback:
        return Visiting(verb, request if verb in NEW else visit, 1, OF_VISITS.get(verb, ""))

    return [button(verb) for verb in verbs(Visiting)]


def _of_absences(of: int) -> list[Callback]:
    return [Office(verb, base36(of) + more) for verb, more in OF_ABSENCES.items()]


async def _visit(town: Town, request_id: int) -> Visit:
    """One that Olha has proposed."""
    assert town.app is not None
    starts = instant(date(2026, 11, 26), time(10), "Europe/Kyiv")
    async with town.app.storage.works() as work:
        olha = await work.people.actor(cast.OLHA)
        assert olha is not None
        return await visiting.propose(work, olha, request_id, starts, starts + timedelta(hours=2), "d:7")


async def _absence(town: Town) -> Absence:
    """Olha will be away."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        olha = await work.people.actor(cast.OLHA)
        assert olha is not None
        return await absences.plan(work, olha, olha.helping[0].id, date(2026, 12, 1), date(2026, 12, 4))


async def test_each_refusal_is_one_line(town: Town) -> None:
    real, vasyl = await _taken(town), town.phone(cast.VASYL)
    assert town.app is not None
    for number in (real, NOWHERE):
        await _pressed(town, [vasyl], [Case("details", number, 1)])
        async with town.app.storage.works() as work:
            actor = await work.people.actor(cast.VASYL)
            assert actor is not None
            lines = await work.journal.lines(10, request_id=number)
        mine = [line.action for line in lines if line.person_id == actor.person.id]
        assert mine == ["refused"]


async def _taken(town: Town) -> int:
    """A request that Olha has; its id."""
    olha = town.phone(cast.OLHA)
    await take(olha, await call_me(await arrive(town.phone(cast.MARIA))))
    card = parse(await data_of(olha, "Завершити"))
    assert isinstance(card, Case) and town.app is not None
    async with town.app.storage.works() as work:
        worker = await work.people.actor(cast.OLHA)
        assert worker is not None
        await casework.record_contact(work, worker, card.request)  # from now on it is no team's any more
    await calm(town)
    return card.request


async def _outsiders(town: Town) -> list[Phone]:
    """A resident, a colleague, one of another community, its coordinator, an auditor, and an admin."""
    head, auditor = await town.newcomer(6202, "Керівниця"), await town.newcomer(AUDITOR, "Ревізор")
    await hired(town, head, Role.COORDINATOR)
    await hired(town, auditor, Role.AUDITOR)
    staff = [town.phone(who) for who in (cast.VASYL, cast.NADIIA, cast.ADMIN_ID)]
    return [await neighbour(town, 6201, "Сусід"), head, auditor, *staff]


async def _pressed(town: Town, people: list[Phone], pressed: Sequence[Callback]) -> dict[str, list[str]]:
    """All that Telegram was asked to do because of these buttons, chat by chat, and what then stood there: less the
    numbers and times that Telegram itself gives, and the number of the request that was pressed."""
    since = int((await town.sandbox.get("calls"))["next"])
    before = {person.person: await _seen(person) for person in people}
    for person in people:
        on = await _last(person)
        for button in pressed:
            await person.forge(on, button.pack())
    await calm(town)
    calls = await town.sandbox.calls(since)
    assert calls[0]["n"] == since + 1, "the sandbox keeps all of them"
    answered = sorted(_told(call) for call in calls if call["method"].lower() == "answercallbackquery")
    told: dict[str, list[str]] = {"toasts": [*answered]}
    for person in people:
        made = [_told(call) for call in calls if call.get("chat_id") == person.person]
        fresh = [message for message in await _seen(person) if message not in before[person.person]]
        told[person.name] = [_NUMBER.sub("", said) for said in (*made, *fresh)]
    given = {base36(one.request if isinstance(one, Case) else one.id) for one in pressed if isinstance(one, _NUMBERED)}
    own = re.compile(rf"(?<=:)(?:{'|'.join(given)})(?=:)") if given else _NUMBER
    return {name: [own.sub("#", said) for said in lines] for name, lines in told.items()}


async def _seen(person: Phone) -> list[str]:
    messages = (await person.chat())["messages"]
    return [json.dumps({**m, **dict.fromkeys(_OWN - {"message_id"}, 0)}, sort_keys=True) for m in messages]


def _told(call: Json) -> str:
    params = {name: value for name, value in call["params"].items() if name not in _OWN}
    return json.dumps([call["method"].lower(), params], sort_keys=True, ensure_ascii=False)


async def _last(person: Phone) -> Json:
    return dict(next(m for m in reversed((await person.chat())["messages"]) if m["from"] == "bot"))
