"""«🧭 Моя громада»: the figures of the desk, the lists behind them, and the way back to the same page."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from domain.people import Role
from tests.chats.after_steps import put
from tests.chats.coordinator_steps import at_desk, open_case
from tests.chats.staff_steps import (
    UNSTAFFED,
    arrive,
    calm,
    everything,
    finish,
    invitation,
    neighbour,
    newest,
    take,
    times,
)
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town

CALM = ["⏫ Чекають рішення: 0", "🆕 У черзі: 1", "🚨 Без відповідального: 0"]


async def test_the_figures_say_what_waits(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha = town.phone(cast.OLHA)
    waiting, taken = await put(town, cast.MARIA), await put(town, cast.MARIA)
    await take(olha, taken)
    head = await at_desk(town)
    assert labels_of(await reads(head, "Прострочені: 0"))[:3] == CALM
    for hours in (5.1, 21):  # one worker keeps silent, then the other
        await town.sandbox.advance(advance=hours * HOUR)
        await calm(town)
    head = await at_desk(town)
    shown = labels_of(await reads(head, "Без відповідального: 1"))
    assert shown[0] == "⏫ Чекають рішення: 1" and shown[3] == "⏰ Прострочені: 0" and "👥 Працівники: 2" in shown
    await head.press("Без відповідального")
    card = await reads(head, waiting)
    assert taken not in "".join(labels_of(card)), "somebody is responsible for it"
    await town.sandbox.advance(advance=6 * HOUR)  # past 17:00 of the day that was promised
    await calm(town)
    head = await at_desk(town)
    await head.press("Прострочені: 2")
    shown = labels_of(await reads(head, waiting))
    assert taken in "".join(shown) and shown[0].startswith("⏰")
    await nothing_broke(town)


async def test_from_a_case_back_to_the_same_page(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    numbers = [await put(town, cast.MARIA) for _ in range(10)]
    head = await at_desk(town)
    await head.press("У черзі: 10")
    first = await reads(head, "Ще ▾")
    assert [n in text for n, text in zip(numbers[:8], labels_of(first), strict=False)] == [True] * 8
    await head.press("Ще ▾")
    second = await reads(head, numbers[9])
    assert second["message_id"] == first["message_id"], "the list turns in its place"
    for step in (numbers[9], "Ще", "Чому саме цей", "До справи"):
        await head.press(step)
        await reads(
            head, {"Ще": "Чому саме", "До справи": "Стан:"}.get(step, "До справи" if "Чому" in step else "Стан:")
        )
    await head.press("До списку")
    back = await reads(head, "▴")
    assert numbers[9] in "".join(labels_of(back)) and numbers[0] not in "".join(labels_of(back))
    assert back["message_id"] == first["message_id"]
    await head.press("До громади")
    await reads(head, "Працівники: 2")
    await nothing_broke(town)


async def test_a_community_of_others_is_not_found(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    number = await put(town, cast.MARIA)
    head = await at_desk(town)
    figures = buttons(await reads(head, "У черзі: 1"))
    lists = {b["text"]: b["callback_data"] for b in figures if "Налаштувати" not in b["text"]}  # has checks of its own
    card = await open_case(head, "У черзі", number)
    inside = [b["callback_data"] for b in buttons(card)]
    other = await neighbour(town, 6201, "Чужа")
    await other.write(f"/start {await invitation(town, Role.COORDINATOR, UNSTAFFED)}")
    await other.hear("аша роль")
    await other.write("/admin")
    own = await reads(other, "Працівники: 0")
    for phone, about in ((other, own), (town.phone(cast.OLHA), await newest(town.phone(cast.OLHA), number))):
        for data in [*lists.values(), *inside]:
            await phone.forge(about, data)
    await calm(town)
    for phone in (other, town.phone(cast.OLHA)):
        assert "Стан:" not in await everything(phone)
        assert await times(phone, "Такого запиту не знайшлося") == len(lists) + len(inside)
    assert number not in await everything(other)
    del maria
    await nothing_broke(town)


async def test_a_resident_and_a_worker_have_no_desk(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    for phone in (maria, olha):
        for words in ("/admin", "🧭 Моя громада"):
            await phone.write(words)
    await calm(town)
    for phone in (maria, olha):
        assert "Працівники" not in await everything(phone)


async def test_the_list_of_the_overdue_empties_when_they_are_called(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, number = town.phone(cast.OLHA), await put(town, cast.MARIA)
    await take(olha, number)
    await town.sandbox.advance(advance=DAY + 8 * HOUR)
    await calm(town)
    head = await at_desk(town)
    await head.press("Прострочені")
    assert number in "".join(labels_of(await reads(head, number)))
    await finish(olha)
    await head.press("До громади")
    await reads(head, "Прострочені: 0")
    await head.press("Прострочені")
    assert "порожньо" in said(await reads(head, "порожньо"))
    await nothing_broke(town)
