"""What the tests of absences do over and over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain.absences import Absence
from domain.people import Membership
from domain.requests import HELD, Request
from domain.substituting import root_of
from tests.usecases.desk import HEAD, Desk
from tests.usecases.handing_steps import do, member_of
from usecases import absences, handing

MONDAY = date(2026, 11, 23)


def day(ahead: int) -> date:
    """So many days after the first one, a Monday."""
    return MONDAY + timedelta(days=ahead)


async def away(
    desk: Desk, chat: int, since: int = 0, until: int = 4, substitute: int = 0, by: int = 0, whom: int = 0
) -> Absence:
    """This worker is away from one day to another (counted from the Monday), with this colleague in their place."""
    actor = await desk.actor(by or chat)
    instead = member_of(desk, substitute) if substitute else 0
    async with desk.work() as work:
        return await absences.plan(work, actor, whom or member_of(desk, chat), day(since), day(until), instead)


async def back(desk: Desk, absence: Absence, by: int) -> Absence:
    """«Я вже тут», or «Скасувати» of one that has not begun."""
    actor = await desk.actor(by)
    async with desk.work() as work:
        return await absences.cancel(work, actor, absence.id)


async def change(desk: Desk, absence: Absence, by: int, **fields: Any) -> Absence:
    """Other days or another substitute."""
    actor = await desk.actor(by)
    async with desk.work() as work:
        return await absences.change(work, actor, absence.id, **fields)


async def a_case_of(desk: Desk, chat: int, **answers: Any) -> Request:
    """A case that this worker has."""
    request = await desk.submit(**answers)
    await do(desk, HEAD, handing.assign, request, member_of(desk, chat))
    return await desk.take(chat, request)


def membership(desk: Desk, chat: int) -> Membership:
    """As it is now."""
    return desk.rows.memberships[member_of(desk, chat)]


def root(desk: Desk, request: Request) -> int:
    """The chat of whom the case belongs to."""
    holder = desk.request(request).holder
    assert holder is not None
    return desk.rows.people[desk.rows.memberships[root_of(holder)].person_id].chat


def loads_are_right(desk: Desk) -> None:
    """What everybody carries is the sum of what they hold."""
    held: dict[int, int] = {}
    for request in desk.rows.requests.values():
        for offer in request.offers:
            held[offer.membership_id] = held.get(offer.membership_id, 0) + offer.held
        assert sum(o.state in ("accepted", "transfer_pending") for o in request.offers) == (request.status in HELD)
    assert {m.id: m.load for m in desk.rows.memberships.values() if m.load} == {id_: w for id_, w in held.items() if w}


def said(desk: Desk, why: str) -> list[tuple[int, list[str]]]:
    """To whom it was said, and which cases it was about."""
    letters = [one for one in desk.letters("absence") if one.body["params"]["why"] == why]
    return [(one.chat, [number for number, _ in one.body["params"].get("cases", [])]) for one in letters]
