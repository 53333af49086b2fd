"""Two people for many: one asks, the other reads the very message and decides with one tap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.approval_steps import TEXT, asked, now_reads, question, second_admin
from tests.chats.office_steps import audited, on_page
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import data_of, key, labels_of, newest, nothing_broke, on_screen, reads, times, told
from tests.chats.test_notice_sheet import a_draft
from tests.support.town import HOUR, Town
from tests.support.town import town as a_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town where no admin decides alone."""
    async with a_town(tmp_path, notice_alone=0) as place:
        yield place


async def test_the_second_person_sees_the_message_and_one_tap_sends_it(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    zoya = await second_admin(town)
    admin = await asked(town)
    page = on_screen(newest(await admin.chat()))
    assert TEXT in page and "інший адміністратор або координатор" in page and "1 людина" in page
    assert "менше хвилини" in page and "до середи, 25 листопада" in page
    for phone in (zoya, head):
        await phone.hear("Ось що побачать люди")
        await phone.hear(TEXT)
        shown = on_screen(await question(phone))
        assert "Андрій" in shown and "1 людина" in shown and "одразу після вашого схвалення" in shown
        assert "Схвалити" in shown
        assert "менше хвилини" in shown and "до середи, 25 листопада, 10:0" in shown, "as its author saw it"
    assert not await times(maria, TEXT)
    other = newest(await zoya.chat())
    await head.press("✅ Схвалити")
    await reads(head, "Схвалено, дякуємо")
    await maria.hear(TEXT)
    await now_reads(zoya, other, "Уже схвалено: Тетяна")
    assert "Тетяна" in said(await admin.hear("Сповіщення схвалено"))
    await calm(town)
    assert await times(maria, TEXT, 1) == 1
    assert {"notice_asked", "notice_sent"} <= set(await audited(town, cast.ADMIN_ID))
    assert "notice_approved" in await audited(town, cast.COORDINATOR)
    await nothing_broke(town)


async def test_no_and_asked_again_and_the_old_buttons_are_stale(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    admin = await asked(town)
    first = await question(head)
    yes = data_of(first, "✅ Схвалити")
    await head.press("❌ Не схвалювати", on=first)
    await reads(head, "Не схвалено")
    await admin.hear("Сповіщення не схвалено")
    await calm(town)
    waited = next(m for m in await admin.screen() if "чекає на схвалення" in said(m))
    assert not labels_of(waited), "what waited is answered: the page above has no buttons any more"
    await on_page(admin, "Відкрити сповіщення", "▶️ Надіслати", reads_then="чекає на схвалення")
    again = await question(head)
    await head.forge(again, yes)
    await reads(head, "тим часом змінили")
    assert not await times(maria, TEXT)
    await nothing_broke(town)


async def test_once_more_then_taken_back(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    head, admin = town.phone(cast.COORDINATOR), await asked(town)
    first = await question(head)
    await calm(town)
    await town.sandbox.advance(advance=300)
    await on_page(admin, "Запитати ще раз", reads_then="Запитано ще раз")
    second = await question(head)
    assert first["message_id"] != second["message_id"]
    await calm(town)
    assert not labels_of(next(m for m in await head.screen() if m["message_id"] == first["message_id"]))
    await on_page(admin, "Назад у чернетку", reads_then="Це знову чернетка")
    await now_reads(head, second, "Сповіщення відкликано")
    await nothing_broke(town)


async def test_nobody_there_to_approve_is_said_with_what_to_do(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    await on_page(admin, "👥 Кому", "🏘 Громади", "Усі громади", "Назад", "✅ Готово", reads_then="чернетка")
    page = on_screen(await on_page(admin, "▶️ Надіслати", reads_then="запитати зараз нема кого"))
    assert "запросіть ще одного адміністратора" in page and "чернетка" in page
    await calm(town)
    assert not await times(town.phone(cast.COORDINATOR), "Прохання")


async def test_danger_does_not_wait_for_the_morning_nor_for_a_second_person(town: Town) -> None:
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    await town.sandbox.advance(advance=13 * HOUR)
    admin = await a_draft(town, text="Не пийте воду з крана!")
    await on_page(admin, "🆘 Небезпека", reads_then="загрожує життю")
    page = await on_page(admin, "🌊 Повінь", reads_then="чернетка")
    assert "🆘 Небезпека: 🌊 Повінь, погана вода" in on_screen(page)
    await on_page(admin, "▶️ Надіслати", reads_then="чекає на схвалення")
    one = await question(zoya)
    assert "Прийде й уночі" in said(one)
    await on_page(admin, "Без схвалення", reads_then="Чому не можна чекати")
    await on_page(admin, "Важить кожна хвилина")
    await maria.hear("Не пийте воду")
    alarm = said(await zoya.hear("без схвалення. Від кого"))
    assert "Важить кожна хвилина" in alarm and "зупиніть" in alarm
    assert "зателефонуйте" in said(await town.phone(cast.COORDINATOR).hear("без схвалення. Від кого"))
    await now_reads(zoya, one, "Надіслано без схвалення")
    assert "notice_alone_minutes" in await audited(town, cast.ADMIN_ID)
    await key(admin, "📣 Сповіщення")
    await on_page(admin, "🗂 Історія", reads_then="Надіслано без схвалення: йшлося про життя")
    await nothing_broke(town)


async def test_a_danger_in_words_and_none_after_all(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    await on_page(admin, "🆘 Небезпека", "Ще ▾", "Інша небезпека", reads_then="Яка це небезпека?")
    await admin.write("може прорвати дамбу")
    page = await reads(admin, "🆘 Небезпека: може прорвати дамбу")
    assert "Тема" not in said(page)
    await on_page(admin, "🆘 Небезпека", "Це не небезпека", reads_then="🏷 Тема")
    await calm(town)
    assert (await audited(town, cast.ADMIN_ID))[-2:] == ["notice_danger", "notice_no_danger"]
    await nothing_broke(town)


async def test_a_resident_or_worker_with_a_forged_button_finds_nothing(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    await asked(town)
    yes = data_of(await question(town.phone(cast.COORDINATOR)), "✅ Схвалити")
    for phone in (maria, olha):
        await phone.forge(newest(await phone.chat()), yes)
        await phone.hear("Такого запиту не знайшлося")
    await calm(town)
    assert not await times(maria, TEXT)
    assert not any("Сповіщення" in text for text in await told(olha))


async def test_two_who_approve_at_once_send_it_once(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    zoya = await second_admin(town)
    await asked(town)
    both = [await question(phone) for phone in (zoya, head)]
    await asyncio.gather(*(phone.press("✅ Схвалити", on=on) for phone, on in zip((zoya, head), both, strict=True)))
    await maria.hear(TEXT)
    for phone, on in zip((zoya, head), both, strict=True):
        await now_reads(phone, on, "")
    await calm(town)
    assert await times(maria, TEXT, 1) == 1
    await nothing_broke(town)


async def test_another_admin_finds_it_in_the_list_and_approves_there(town: Town) -> None:
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    admin = await asked(town)
    assert "✅ Схвалити" not in labels_of(newest(await admin.chat()))
    await question(zoya)
    await key(zoya, "📣 Сповіщення")
    page = await on_page(zoya, "⏳", reads_then="чекає на схвалення")
    assert {"✅ Схвалити", "❌ Не схвалювати"} <= set(labels_of(page))
    await on_page(zoya, "✅ Схвалити", reads_then="Схвалено, дякуємо")
    await maria.hear(TEXT)
    await nothing_broke(town)


async def test_a_photo_is_shown_to_the_second_person_as_residents_get_it(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    admin = town.phone(cast.ADMIN_ID)
    await key(admin, "📣 Сповіщення")
    await on_page(admin, "➕ Нове", reads_then="Для кого")
    await on_page(admin, "Пирятинська", reads_then="Надішліть сюди повідомлення")
    await admin.send("photo", caption="Графік підвезення води")
    await reads(admin, "чернетка")
    await on_page(admin, "▶️ Надіслати", reads_then="чекає на схвалення")
    assert "[photo]" in said(await head.hear("Графік підвезення"))
    await question(head)
    await head.press("✅ Схвалити")
    assert "[photo]" in said(await maria.hear("Графік підвезення"))
    await nothing_broke(town)
