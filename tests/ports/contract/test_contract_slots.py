"""What stands at a place of a chat: what was sent there, and was not made into something else."""

from __future__ import annotations

from domain.messages import Lane
from tests.support.offices import Office
from usecases.ports import Letter, Settled


async def put(office: Office, slot: str, *message_ids: int, chat: int = 7) -> None:
    """A letter to this place that left these messages; one that edits leaves the number of what it edited."""
    async with office.works() as work:
        id_ = work.new_id()
        work.outbox.put(Letter(id_, chat, 1, Lane.REPLY, {"screen": []}, slot=slot))
    await office.mailroom.settle([Settled(id_, "sent", message_ids[0], message_ids=message_ids)])


async def stands(office: Office, slot: str, chat: int = 7) -> list[tuple[int, tuple[int, ...]]]:
    """What stands there now."""
    async with office.works() as work:
        return await work.outbox.standing(chat, slot)


async def test_the_newest_is_first_and_other_chats_are_other_places(office: Office) -> None:
    await put(office, "details:1", 11, 12, 13)
    await put(office, "details:1", 15)
    await put(office, "details:1", 11, chat=8)
    await put(office, "", 16)
    assert await stands(office, "details:1") == [(15, ()), (11, (12, 13))]
    assert await stands(office, "") == []


async def test_what_was_edited_into_something_else_stands_there_no_longer(office: Office) -> None:
    await put(office, "cases", 11)
    await put(office, "case:1", 11)
    assert (await stands(office, "cases"), await stands(office, "case:1")) == ([], [(11, ())])
    await put(office, "cases", 11)
    assert (await stands(office, "cases"), await stands(office, "case:1")) == ([(11, ())], [])
    await put(office, "", 11)
    assert await stands(office, "cases") == []


async def test_what_was_not_sent_stands_nowhere(office: Office) -> None:
    async with office.works() as work:
        work.outbox.put(Letter(0, 7, 1, Lane.REPLY, {"screen": []}, slot="case:1"))
    assert await stands(office, "case:1") == []
