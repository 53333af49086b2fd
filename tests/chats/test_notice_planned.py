"""A planned notice: it begins at its time, now, at another one, or not at all."""

from __future__ import annotations

from bot import demo_people as cast
from tests.chats.approval_steps import TEXT, dismissed, second_admin
from tests.chats.office_steps import on_page
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import nothing_broke, on_screen, reads, times
from tests.chats.test_notice_sheet import a_draft
from tests.support.town import DAY, Town


async def planned(town: Town, hour: str = "15:00") -> None:
    """The admin plans it for tomorrow."""
    admin = await a_draft(town)
    await on_page(admin, "🕐 Запланувати", "Завтра", hour, reads_then="Початок: завтра")
    page = await on_page(admin, "▶️ Надіслати", reads_then="Сповіщення заплановано")
    assert "завтра, у вівторок, 15:00" in on_screen(page)


async def test_it_begins_at_its_time(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await planned(town)
    await calm(town)
    assert not await times(maria, TEXT)
    await town.sandbox.advance(advance=DAY + 6 * 3600)
    await maria.hear(TEXT)
    await nothing_broke(town)


async def test_now_instead(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await planned(town)
    await on_page(town.phone(cast.ADMIN_ID), "▶️ Зараз")
    await maria.hear(TEXT)
    await town.sandbox.advance(advance=2 * DAY)
    await calm(town)
    assert await times(maria, TEXT, 1) == 1
    await nothing_broke(town)


async def test_another_time_and_back(town: Town) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), town.phone(cast.ADMIN_ID)
    await planned(town)
    await on_page(admin, "🕐 Інший час", reads_then="Коли почати")
    await on_page(admin, "Завтра", "12:00", reads_then="12:00")
    await on_page(admin, "▶️ Надіслати", reads_then="Сповіщення заплановано")
    await on_page(admin, "Назад у чернетку", reads_then="Це знову чернетка")
    await town.sandbox.advance(advance=2 * DAY)
    await calm(town)
    assert not await times(maria, TEXT)


async def test_the_author_is_no_admin_any_more_at_its_time(town: Town) -> None:
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    await planned(town)
    await dismissed(town, cast.ADMIN_ID)
    await town.sandbox.advance(advance=DAY + 6 * 3600)
    await zoya.hear("Сповіщення не надіслано")
    assert not await times(maria, TEXT)
    page = await on_page(zoya, "Відкрити сповіщення", reads_then="чернетка")
    assert TEXT in on_screen(page)
    await on_page(zoya, "🕐 Запланувати", "Одразу", reads_then="Початок: одразу")
    await on_page(zoya, "▶️ Надіслати")
    await maria.hear(TEXT)
    await reads(maria, TEXT)


async def test_a_restart_before_its_time_changes_nothing(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await planned(town)
    await town.restart()
    await town.sandbox.advance(advance=DAY + 6 * 3600)
    await maria.hear(TEXT)
    await calm(town)
    assert await times(maria, TEXT, 1) == 1
