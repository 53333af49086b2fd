"""Who may do what, in every state, is exactly the table; a refusal says nothing and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from domain.people import Actor, may_see
from domain.requests import NotFound, Refused
from tests.usecases.permits import KINDS, OWNERS, STAGES, World, a_world
from tests.usecases.permits_office import DUTIES, OWN_DESK, may
from tests.usecases.permits_table import COMMANDS, HELD, Command, Rel, who
from usecases import finding, journal, queueing
from usecases.ports import UnitOfWork

SORTS = {"plain": (False, False), "sensitive": (True, False), "urgent": (False, True)}
WORLDS = [(stage, sort, owner) for stage in STAGES for sort in SORTS for owner in OWNERS]
Run = Callable[[UnitOfWork, Actor, World], Awaitable[Any]]


async def outcome(world: World, actor: Actor, run: Run) -> str:
    """What came of it: done, told (too late; what there is now), or no such thing. Then the world is as it was."""
    before = world.desk.rows
    try:
        async with world.desk.work() as work:
            await run(work, actor, world)
    except Refused as told:
        came = "told" if told.fresh.id == world.request else "told of another"
    except NotFound:
        came = "nothing"
    else:
        came = "done"
    written, world.desk.office.stored = world.desk.rows, before
    return came if came == "done" or written is before else f"{came}, and something was written"


def expected(command: Command, kind: str, stage: str, sort: str, owner: str) -> set[str]:
    """What may come of it, as the table says."""
    rels = who(kind, stage, SORTS[sort][0], owner)
    if any(stage in command.by.get(rel, ()) for rel in rels):
        return {"told"} if command.plain and any(SORTS[sort]) else {"done"}
    theirs = command.held and stage in HELD and Rel.HOLDER not in rels
    if rels & command.by.keys() and not theirs:
        return {"told"}
    return {"told", "nothing"} if rels & command.told else {"nothing"}


@pytest.mark.parametrize(("stage", "sort", "owner"), WORLDS)
async def test_the_table_of_permissions(stage: str, sort: str, owner: str) -> None:
    world = await a_world(stage, *SORTS[sort], owner)
    wrong = []
    for kind in KINDS:
        actor = await world.desk.actor(world.chats[kind])
        for name, command in COMMANDS.items():
            came = await outcome(world, actor, command.run)
            if came not in expected(command, kind, stage, sort, owner):
                wrong.append((name, kind, came))
    assert wrong == []


async def test_who_sets_up_the_office() -> None:
    world = await a_world("accepted", False, False, "owner")
    wrong = []
    for kind in KINDS:
        actor = await world.desk.actor(world.chats[kind])
        for name, duty in DUTIES.items():
            allowed = kind == "head" if name in OWN_DESK else may(kind, duty)
            came = await outcome(world, actor, duty.run)
            if came != ("done" if allowed else "nothing"):
                wrong.append((name, kind, came))
    assert wrong == []


@pytest.mark.parametrize(("stage", "sort", "owner"), [world for world in WORLDS if world[1] != "urgent"])
async def test_no_list_shows_what_a_button_would_refuse(stage: str, sort: str, owner: str) -> None:
    world = await a_world(stage, *SORTS[sort], owner)
    request = world.desk.rows.requests[world.request]
    for kind in KINDS:
        actor, rels = await world.desk.actor(world.chats[kind]), who(kind, stage, SORTS[sort][0], owner)
        async with world.desk.work() as work:
            shown = (await queueing.queue(work, actor)).requests
            mine, found = await finding.mine(work, actor), await finding.find(work, actor, request.number)
        assert bool(shown) is (Rel.TEAM in rels), kind
        assert bool(mine) is (Rel.HOLDER in rels), kind
        assert bool(found) is (may_see(actor, request) and Rel.OWNER not in rels), kind


async def test_what_one_was_shown_is_on_record_and_of_an_auditor_too() -> None:
    """Reads, searches and the reading of the journal are lines of their own, in the same transaction."""
    world = await a_world("accepted", True, False, "owner")
    reads = {"holder": ("read details", "read_details"), "head": ("history of the staff", "read_history")}
    for kind, (name, verb) in reads.items():
        actor = await world.desk.actor(world.chats[kind])
        async with world.desk.work() as work:
            await COMMANDS[name].run(work, actor, world)
        assert world.desk.rows.audit[-1][:3] == (actor.person.id, verb, world.request)
    auditor = await world.desk.actor(world.chats["auditor"])
    for _ in range(2):
        async with world.desk.work() as work:
            sheet = await journal.read(work, auditor, journal.Wish(request=world.request))
    assert [line.action for line in sheet.lines] == ["journal", "read_history", "read_details"]
    assert sheet.numbers[world.request] == world.desk.rows.requests[world.request].number
