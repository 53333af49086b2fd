"""What is out of one's scope looks exactly like what is not there: call by call to Telegram, byte for byte."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot import demo_people as cast
from bot.ui.callbacks import Callback, Case, Lists, Office, Visiting, parse
from domain.absences import Absence
from domain.deadlines import instant
from domain.people import Role
from domain.short_numbers import base36
from domain.visits import Visit
from tests.chats.alike_steps import AUDITOR, NEVER, NOWHERE, differing, outsiders, pressed, verbs
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import arrive, call_me, calm, data_of, take
from tests.support.town import Town
from usecases import absences, casework, visiting

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
NEW = frozenset({"wnew", "wday", "wat"})  # verbs that name the request of a visit


@pytest.mark.parametrize("half", [0, 1])
async def test_every_button_of_a_foreign_request_is_the_button_of_none(town: Town, half: int) -> None:
    real, others = await _taken(town), (await outsiders(town))[half::2]
    await pressed(town, others, [Case(verb, NEVER, 3) for verb in verbs(Case)])  # dialogs of their own begin once
    there = await pressed(town, others, [Case(verb, real, 3) for verb in verbs(Case)])
    nowhere = await pressed(town, others, [Case(verb, NOWHERE, 3) for verb in verbs(Case)])
    assert differing(there, nowhere) == []
    assert all(len(told) >= len(verbs(Case)) for told in there.values()), "every button is answered"


async def test_every_button_of_a_foreign_visit_is_the_button_of_none(town: Town) -> None:
    """New visits name their request, the others the visit."""
    real, others = await _taken(town), await outsiders(town)
    visit = await _visit(town, real)
    await pressed(town, others, _of_visits(NEVER, NEVER))
    nowhere = await pressed(town, others, _of_visits(NOWHERE, NOWHERE))
    assert differing(await pressed(town, others, _of_visits(visit.id, real)), nowhere) == []
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert await work.visits.of_request(real) == [visit], "nothing came of it"


async def test_every_button_of_a_foreign_absence_is_the_button_of_none(town: Town) -> None:
    """By the worker whose it is, and by its own number; a colleague and the coordinator of a neighbour community."""
    others = [await town.newcomer(6202, "Керівниця"), town.phone(cast.VASYL)]
    await hired(town, others[0], Role.COORDINATOR)
    absence = await _absence(town)
    assert {verb for verb in verbs(Office) if verb.startswith("ab")} == OF_ABSENCES.keys(), (
        "a new one has its line here"
    )
    nowhere = await pressed(town, others, _of_absences(NOWHERE))
    for known in (absence.id, absence.membership_id):
        assert differing(await pressed(town, others, _of_absences(known)), nowhere) == []
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert await work.absences.of_community(cast.PYRIATYN) == [absence], "nothing came of it"


@pytest.mark.parametrize(("make", "half"), [(Lists, 0), (Lists, 1), (Office, 0), (Office, 1)])
async def test_lists_and_desks_of_others_are_none(town: Town, make: type[Lists | Office], half: int) -> None:
    real, everybody = await _taken(town), await outsiders(town)
    knowing = (cast.ADMIN_ID, AUDITOR)  # who works here
    others = [one for one in everybody if one.person not in knowing][half::2]
    assert town.app is not None
    async with town.app.storage.works() as work:
        team = await work.staff.team(cast.PYRIATYN)
    await pressed(town, others, _buttons(make, NEVER))
    nowhere = await pressed(town, others, _buttons(make, NOWHERE))
    known = real if make is Lists else team[0].id  # lists are of requests, desks of colleagues
    assert differing(await pressed(town, others, _buttons(make, known)), nowhere) == []


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
        await pressed(town, [vasyl], [Case("details", number, 1)])
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
