"""A wrong hour that is corrected late in the evening is right before the morning; who was not told yet sleeps."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.notices import NoticeState, Part, Post, Posts, Task
from domain.noticing import pause
from domain.people import SafeContact
from tests.chats.mend_steps import NINE, TEN, becomes, correct, message, send, vanishes
from tests.chats.notice_run_steps import as_it_is
from tests.chats.staff_steps import arrive, calm, everything, press_on, times
from tests.chats.steps import labels_of, nothing_broke, reads, sees
from tests.support.town import HOUR, Town

TEXT: Posts = {"uk": Post((Part(text=NINE),))}
HALF_PAST_TEN = {"advance": 12 * HOUR + HOUR // 2}


async def only_in_the_morning(town: Town, phone: Phone) -> None:
    """This resident is written to from eight until twelve."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(phone.person)
        assert actor is not None
        await work.people.save(replace(actor.person, safe=SafeContact(hours="morning")))


async def test_everybody_who_has_it_reads_the_right_hour_at_night(town: Town) -> None:
    admin, maria, petro = town.phone(cast.ADMIN_ID), *[await arrive(town.phone(n)) for n in (cast.MARIA, cast.PETRO)]
    await send(town, TEXT)
    stood = [await one.hear("о 9:00") for one in (maria, petro)]
    await admin.hear("Сповіщення надіслано")
    await calm(town)
    await town.sandbox.advance(**HALF_PAST_TEN)
    await correct(admin, "9:00", TEN)
    for person, before in zip((maria, petro), stood, strict=True):
        await becomes(person, before, "10:00")
    assert "2 з 2" in said(await admin.hear("Сповіщення виправлено"))
    assert "Тихі години" not in await everything(admin)
    await town.sandbox.advance(to="morning")
    await calm(town)
    assert [await times(one, "води") for one in (maria, petro)] == [1, 1]
    await nothing_broke(town)


async def test_who_was_not_told_yet_reads_the_right_hour_in_the_morning(town: Town) -> None:
    admin, maria, petro = town.phone(cast.ADMIN_ID), *[await arrive(town.phone(n)) for n in (cast.MARIA, cast.PETRO)]
    await town.sandbox.advance(advance=3 * HOUR)
    await only_in_the_morning(town, petro)
    await send(town, TEXT)
    before = await maria.hear("о 9:00")
    await calm(town)
    await town.sandbox.advance(advance=9 * HOUR + HOUR // 2)
    await correct(admin, "9:00", TEN)
    await sees(admin, "Решта отримає нові слова вранці")
    await becomes(maria, before, "10:00")
    page = await reads(admin, "Тихі години: продовжимо о 08:00")
    assert "Виправлено 1 з 1" in said(page) and "Надіслано 1 з 2" in said(page)
    await calm(town)
    assert "води" not in await everything(petro)
    await town.restart()
    await town.sandbox.advance(to="morning")
    assert TEN in said(await petro.hear("води"))
    await calm(town)
    await town.sandbox.advance(advance=60)
    await admin.hear("Сповіщення виправлено")
    await calm(town)
    assert [await times(one, "води") for one in (maria, petro)] == [1, 1]
    await nothing_broke(town)


async def test_one_correction_after_the_other(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    notice = await send(town, TEXT)
    before = await maria.hear("о 9:00")
    await admin.hear("Сповіщення надіслано")
    await calm(town)
    assert town.app is not None
    over = await as_it_is(town, notice)
    async with town.app.storage.works() as work:
        under_way = replace(over, state=NoticeState.RUNNING, task=Task.CORRECT, edition=2)
        await work.notices.save(over, pause(replace(under_way, totals={"send": 1, "correct:2": 1})))
    await press_on(admin, "Виправити", "9:00")
    assert "зупиніть його" in said(await admin.hear("Попереднє виправлення ще триває"))
    page = await admin.hear("Призупинено")
    assert labels_of(page)[:2] == ["▶️ Продовжити", "⏹ Зупинити"]
    assert await message(maria, before["message_id"]) == before


async def test_what_a_recall_did_not_reach_is_recalled_once_more(town: Town) -> None:
    admin, maria, petro = town.phone(cast.ADMIN_ID), *[await arrive(town.phone(n)) for n in (cast.MARIA, cast.PETRO)]
    await send(town, TEXT)
    kept, gone = await maria.hear("о 9:00"), await petro.hear("о 9:00")
    await admin.hear("Сповіщення надіслано")
    await maria.block()
    await press_on(admin, "Відкликати", "9:00")
    await admin.press("Прибрати в усіх")
    await vanishes(petro, gone)
    report = await admin.hear("Сповіщення прибрано")
    assert "1 з 2" in said(report) and "🗑 Відкликати" in labels_of(report) and "✏️ Виправити" not in labels_of(report)
    await maria.block(False)
    await calm(town)
    await admin.press("🗑 Відкликати", on=report)
    await admin.hear("отримала 1 людина")
    await admin.press("Позначити скасованим")
    assert not buttons(await becomes(maria, kept, "Скасовано"))
    assert "🗑 Відкликати" not in labels_of(await admin.hear("Сповіщення скасовано"))
    await nothing_broke(town)
