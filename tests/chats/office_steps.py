"""What conversations about the office's setup need: the way to a page, a press of what is newest, a forged button."""

from __future__ import annotations

import asyncio

from bot.phone import Json, Phone, buttons
from bot.ui.callbacks import Office
from tests.chats.staff_steps import calm
from tests.chats.steps import NEXT, key, labels_of, newest, on_screen, reads, told
from tests.support.town import Town

GONE = "Такого запиту не знайшлося"  # what everybody reads under a button that is not theirs


async def on_page(phone: Phone, *labels: str, reads_then: str = "") -> Json:
    """Press these one after another, each on the newest message, through its pages; then read these words."""
    for label in labels:
        await _choose(phone, label)
    return await reads(phone, reads_then) if reads_then else newest(await phone.chat())


async def _choose(phone: Phone, label: str) -> None:
    """Press it on the newest message as soon as it is there; what is on a later page is turned to."""
    for look in range(1, 400):
        shown = newest(await phone.chat())
        there = labels_of(shown)
        if any(label in text for text in there):
            await phone.press(label, on=shown)
            return await _answered(phone, shown)
        if look % 15 == 0 and NEXT in there:
            await phone.press(NEXT, on=shown)
            await _answered(phone, shown)
        await asyncio.sleep(0.02)
    raise AssertionError(f"{phone.name} sees no «{label}» but {there}")


async def _answered(phone: Phone, before: Json) -> None:
    """Until the message is another one, or says something else; some presses change nothing."""
    for _ in range(50):
        now = newest(await phone.chat())
        if (now["message_id"], on_screen(now)) != (before["message_id"], on_screen(before)):
            return
        await asyncio.sleep(0.02)


async def desk(phone: Phone, label: str, words: str) -> Json:
    """A key under the text field, and the page that it opens."""
    await key(phone, label)
    return await reads(phone, words)


def button(message: Json, label: str) -> str:
    """What the button with these words sends."""
    return next(str(b["callback_data"]) for b in buttons(message) if label in b["text"])


async def audited(town: Town, person: int) -> list[str]:
    """What is on record of this person, the oldest first."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        return [line.action for line in reversed(await work.journal.lines(100, person_id=actor.person.id))]


async def refused(town: Town, phone: Phone, *datas: Office) -> None:
    """Each of these buttons, which nobody gave them, is answered as one that does not exist."""
    message = newest(await phone.chat())
    for data in datas:
        before = await told(phone)
        await phone.forge(message, data.pack())
        await calm(town)
        fresh = (await told(phone))[len(before) :]
        assert fresh and GONE in fresh[0], (data, fresh)
