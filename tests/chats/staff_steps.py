"""What conversations with the staff need over and over: short ways in, and being sure that nobody speaks any more."""

from __future__ import annotations

import asyncio
import time

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.people import Role
from tests.chats.steps import choose, counted, number_in
from tests.support.town import Town
from usecases import intake, staff

TOWN, VILLAGE = "UA53040090010096696", "UA53040090040024582"  # Пирятин; Білоцерківці of its community
FAR_VILLAGE = "UA53060330030046028"  # Баранівка of the Шишацька community
UNSTAFFED, UNSTAFFED_TOWN = "UA53060010000060316", "UA53060010010044458"  # Білоцерківська: served, nobody works there
CALM, LOOK = 3, 0.04  # so many looks in a row, so many seconds apart
RESTLESS = 30.0  # seconds after which it will not be calm any more


async def neighbour(town: Town, person: int, name: str, settlement: str = TOWN) -> Phone:
    """One more resident, who came by the QR code of their settlement."""
    phone = await town.newcomer(person, name)
    return await arrive(phone, settlement)


async def arrive(phone: Phone, settlement: str = TOWN) -> Phone:
    """Registered by the link of a settlement."""
    await phone.write(f"/start g_{settlement}")
    await phone.hear("Вітаю")
    await phone.press("Погоджуюсь")
    await phone.hear("Населений пункт")
    return phone


async def call_me(phone: Phone, number: str = "067 765 43 21") -> str:
    """The shortest request; its number."""
    await phone.press("Подзвоніть мені")
    await phone.hear("За яким номером")
    await phone.write(number)
    return number_in(said(await phone.hear("отримано")))


async def danger(town: Town, person: int) -> str:
    """An urgent request of a registered resident, put in without its conversation; its number."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        draft = Draft("of-a-test", REQUEST.id, "review", work.now, {"service": "other", "threat": "yes"})
        return (await intake.submit(work, actor, draft)).number


async def take(worker: Phone, number: str) -> Json:
    """The offer is heard and taken; the worker's card comes back."""
    await press_on(worker, "Взяти в роботу", f"{number} ·")  # another offer may name it as alike
    return await worker.hear("Запит ваш")


async def take_over(head: Phone, number: str) -> Json:
    """Nobody else is left: the coordinator takes it, and the alarm becomes the card."""
    await press_on(head, "Взяти собі", number)
    return await head.hear("Зроблено")


async def press_on(phone: Phone, label: str, words: str) -> Json:
    """Press the button of the newest message with these words: there may be several offers in a chat."""
    return await phone.press(label, on=await newest(phone, words, label))


async def newest(phone: Phone, words: str, label: str = "") -> Json:
    """The newest message with these words and this button, waited for."""
    for _ in range(200):
        for message in reversed((await phone.chat())["messages"]):
            texts = [b["text"] for b in buttons(message)]
            if words in said(message) and (not label or any(label in text for text in texts)):
                return dict(message)
        await asyncio.sleep(0.05)
    raise AssertionError(f"{phone.name} has no message «{words}» with «{label}»: {await everything(phone)}")


async def present(phone: Phone, message: Json) -> Json:
    """The same message as it stands now."""
    found = [m for m in (await phone.chat())["messages"] if m["message_id"] == message["message_id"]]
    return dict(found[0])


async def bare(phone: Phone, message: Json) -> Json:
    """The same message as soon as nothing on it can be pressed any more."""
    for _ in range(400):
        if not buttons(now := await present(phone, message)):
            return now
        await asyncio.sleep(0.05)
    raise AssertionError(f"{phone.name} could still press on «{said(now)}»")


async def data_of(phone: Phone, label: str) -> str:
    """What the newest button with this label calls back: an outsider will forge it."""
    message = await newest(phone, "", label)
    return str(next(b["callback_data"] for b in buttons(message) if label in b["text"]))


async def reached(worker: Phone, number: str = "") -> None:
    """«Зв'язок був», on the newest card (of this request): they talked."""
    await press_on(worker, "Зв'язок був", number)
    await worker.hear("Чи вдалося зв'язатися")
    await worker.press("✅ Поговорили")


async def finish(worker: Phone, outcome: str = "Допомогу надано") -> None:
    """«Завершити» with this outcome and no note."""
    await worker.press("Завершити")
    await worker.hear("Який підсумок")
    await choose(worker, outcome)
    await worker.hear("Кілька слів")
    await worker.press("Пропустити")
    await worker.hear("Завершено")


async def decline(worker: Phone, number: str, reason: str = "Забагато роботи") -> None:
    """«Відхилити» with a reason."""
    await press_on(worker, "Відхилити", number)
    await worker.hear("Чому відхиляєте")
    await worker.press(reason)
    await worker.hear("Відхилено")


async def calm(town: Town, look: float = LOOK) -> None:
    """Until nothing is being done: no update waits here or at Telegram, no timer is due, no letter or copy is ready."""
    looks, end = 0, time.monotonic() + RESTLESS
    while time.monotonic() < end:
        looks = looks + 1 if await _nothing_to_do(town) else 0
        if looks == CALM:
            return
        await asyncio.sleep(look)
    raise AssertionError("the bot does not come to rest")


async def _nothing_to_do(town: Town) -> bool:
    app = town.app
    assert app is not None
    if town.unheard or app.sender.flying or app.sender.held:
        return False
    there = (await town.sandbox.clock())[0]
    now = app.clock.now()
    if abs((there - now).total_seconds()) > 1 or await app.storage.inbox.pending(app.settings.bot_id):
        return False
    if any(letter.not_before is None or letter.not_before <= now for letter in await app.storage.mailroom.pending()):
        return False
    async with app.storage.works() as work:
        wake = await work.timers.next_due()
    await app.runner.ended(RESTLESS)  # what it has in hand is due to nobody else
    return wake is None or wake > now


async def everything(phone: Phone) -> str:
    """All that the bot ever told this person and still stands in the chat."""
    told = [m for m in (await phone.chat())["messages"] if m["from"] == "bot"]
    captions = [f"{said(m)} {' '.join(b['text'] for b in buttons(m))}" for m in told]
    return "\n".join(captions)


async def times(phone: Phone, words: str, least: int = 0) -> int:
    """How many messages of the bot in this chat have these words, once there are at least so many (or never)."""

    def count(chat: Json) -> int:
        return sum(words in said(m) for m in chat["messages"] if m["from"] == "bot")

    return await counted(phone, count, least)


async def invitation(town: Town, role: Role, community: str = cast.PYRIATYN, title: str = "") -> str:
    """A link's payload, as `susid invite` makes it."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        return await staff.invite(work, role, community, title)
