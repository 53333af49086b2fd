"""What the tests of hand-overs do over and over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.dialogs import HAND_OVER
from domain.form_steps import begin
from domain.forms import Draft
from domain.requests import Request
from tests.usecases.desk import ANNA, Desk
from usecases import handing


def member_of(desk: Desk, chat: int) -> int:
    """The membership of the one who writes from this chat."""
    person = next(one.id for one in desk.rows.people.values() if one.chat == chat)
    return next(m.id for m in desk.rows.memberships.values() if m.person_id == person)


def loads(desk: Desk) -> dict[int, int]:
    """The load of everyone who has any."""
    held = [(desk.rows.people[m.person_id].chat, m.load) for m in desk.rows.memberships.values()]
    return {chat: load for chat, load in held if load}


def holder(desk: Desk, request: Request) -> int:
    """The chat of whoever is responsible, 0 for nobody."""
    found = desk.request(request).holder
    return desk.rows.people[found.person_id].chat if found else 0


def words(desk: Desk, kind: str) -> list[Any]:
    """What the messages of this kind say it is about, with whom they went to."""
    return [(one.chat, one.body["params"].get("why", "")) for one in desk.letters(kind)]


async def a_case(desk: Desk, *colleagues: int, **answers: Any) -> Request:
    """Anna has it; these work there too."""
    await desk.hire(ANNA)
    request = await desk.submit(**answers)
    await desk.take(ANNA, request)
    for chat in colleagues:
        await desk.hire(chat)
    desk.told()
    return request


async def hand(desk: Desk, request: Request, to: int, by: int = ANNA, **answers: Any) -> Request:
    """«Передати» to this colleague."""
    actor = await desk.actor(by)
    async with desk.work() as work:
        return await handing.hand_over(work, actor, form(desk, request, member_of(desk, to), **answers))


def form(desk: Desk, request: Request, to: object, **answers: Any) -> Draft:
    """The form as it is filled in."""
    told = {"to": str(to), "cause": "away", **answers}
    return replace(begin(HAND_OVER, "nonce", desk.now, {"request": request.id}), answers=told)


async def do(desk: Desk, chat: int, what: Any, request: Request, *more: Any) -> Any:
    """One use case of this person, in a transaction of its own."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await what(work, actor, request.id, *more)
