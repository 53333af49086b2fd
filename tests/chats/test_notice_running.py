"""A notice on its way: it fills up, is paused, goes on, is stopped; and who it did not reach is telephoned."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.notices import NoticeState
from domain.people import Role
from tests.chats.notice_run_steps import WORDS, as_it_is, begun
from tests.chats.office_steps import audited
from tests.chats.staff_steps import (
    FAR_VILLAGE,
    VILLAGE,
    arrive,
    calm,
    data_of,
    everything,
    invitation,
    neighbour,
    newest,
    times,
)
from tests.chats.steps import labels_of, on_screen, reads, until
from tests.support.town import HOUR, Town


async def _evening(town: Town) -> tuple[Phone, Phone, Phone]:
    """Ten in the evening: nothing ordinary goes out. The admin, and two residents."""
    maria, hanna = await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна", VILLAGE)
    await calm(town)
    await town.sandbox.advance(advance=12 * HOUR)
    return town.phone(cast.ADMIN_ID), maria, hanna


async def test_everybody_gets_it_once_and_the_report_says_how_many(town: Town) -> None:
    admin, petro = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.PETRO), FAR_VILLAGE)
    readers = [await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна", VILLAGE)]
    await begun(town)
    for reader in readers:
        await reader.hear(WORDS)
    report = await admin.hear("Сповіщення надіслано")
    assert "Надіслано 2 з 2" in said(report) and WORDS in said(report)
    assert labels_of(report) == ["✏️ Виправити", "🗑 Відкликати", "🔁 Повторити", "📄 Копія", "⬅️ До сповіщень"]
    await town.restart()
    await calm(town)
    assert [await times(reader, WORDS) for reader in (*readers, petro)] == [1, 1, 0]
    assert await times(admin, "Сповіщення надіслано", 1) == 1


async def test_at_night_it_rests_and_is_paused_and_goes_on(town: Town) -> None:
    admin, maria, hanna = await _evening(town)
    await begun(town)
    page = await admin.hear("Тихі години: продовжимо о 08:00")
    assert labels_of(page)[:2] == ["⏸ Пауза", "⏹ Зупинити"] and "Надіслано 0 з 2" in said(page)
    await calm(town)
    await admin.press("⏸ Пауза")
    paused = await reads(admin, "Призупинено")
    assert (paused["message_id"], labels_of(paused)[0]) == (page["message_id"], "▶️ Продовжити")
    await town.sandbox.advance(to="morning")
    await calm(town)
    assert not [phone for phone in (maria, hanna) if WORDS in await everything(phone)]
    await town.restart()
    await admin.press("▶️ Продовжити")
    for reader in (maria, hanna):
        await reader.hear(WORDS)
    await admin.hear("Надіслано 2 з 2")
    await calm(town)
    assert [await times(reader, WORDS) for reader in (maria, hanna)] == [1, 1]
    assert {"notice_paused", "notice_resumed"} <= set(await audited(town, cast.ADMIN_ID))


async def test_stop_holds_it_at_once_and_once_more_is_for_good(town: Town) -> None:
    admin, maria, hanna = await _evening(town)
    notice = await begun(town)
    await admin.hear("Тихі години")
    await admin.press("⏹ Зупинити")
    await reads(admin, "натисніть «⏹ Зупинити» ще раз")
    assert (await as_it_is(town, notice)).state is NoticeState.PAUSED
    await admin.press("⏹ Зупинити")
    stopped = await reads(admin, "Сповіщення зупинено")
    assert "▶️ Продовжити" not in labels_of(stopped)
    await reads(admin, "зупинено раніше: 2")
    await town.sandbox.advance(to="morning")
    await calm(town)
    assert not [phone for phone in (maria, hanna) if WORDS in await everything(phone)]
    assert await times(admin, "Сповіщення зупинено", 1) == 1


async def test_an_old_button_shows_how_it_is(town: Town) -> None:
    admin, *_ = await _evening(town)
    await begun(town)
    await admin.hear("Тихі години")
    page = await newest(admin, "Тихі години", "Зупинити")
    stop = next(b["callback_data"] for b in buttons(page) if "Зупинити" in b["text"])
    await admin.press("⏸ Пауза")
    await reads(admin, "Призупинено")
    await admin.forge(page, stop)
    await admin.hear("уже дещо змінилося")
    await reads(admin, "Призупинено")


async def test_the_coordinator_telephones_whom_it_did_not_reach(town: Town) -> None:
    admin, head, olha = town.phone(cast.ADMIN_ID), town.phone(cast.COORDINATOR), town.phone(cast.OLHA)
    await arrive(town.phone(cast.MARIA))
    ivan = await neighbour(town, 6002, "Іван", VILLAGE)
    await calm(town)
    await ivan.block()
    notice = await begun(town)
    report = said(await admin.hear("Сповіщення надіслано"))
    assert "Надіслано 1 з 2" in report and "закрили бота: 1" in report and "Іван" not in report
    told = await head.hear("Не доставлено: 1. Пирятинська")
    assert "Іван" not in said(told)
    data = await data_of(head, "Кому зателефонувати")
    for other in (admin, olha):
        await other.forge((await other.chat())["messages"][-1], data)
    await head.press("📞 Кому зателефонувати")
    await head.hear("Зателефонувати 1 людині")
    await calm(town)
    (file,) = await head.documents()
    page = (await head.download(file)).decode()
    assert "Іван" in page and "Білоцерківці" in page and "заблоковано бота" in page and "Марія" not in page
    assert "notice_calls" in await audited(town, cast.COORDINATOR)
    await calm(town)
    for other in (admin, olha):
        assert not await other.documents()
    assert (await as_it_is(town, notice)).state is NoticeState.DONE


async def test_another_admin_stops_it_and_its_author_is_told(town: Town) -> None:
    admin, *_ = await _evening(town)
    other = await _second_admin(town)
    notice = await begun(town)
    await admin.hear("Тихі години")
    await other.press("📣 Сповіщення")
    await other.hear("надсилається")
    await other.press("▶️ У середу")
    await other.hear("Тихі години")
    await other.press("⏹ Зупинити")
    await reads(other, "ще раз")
    await until(admin, lambda chat: "Призупинено" in on_screen(chat["messages"][-1]), "the pause")
    await other.press("⏹ Зупинити")
    await reads(other, "Сповіщення зупинено")
    await admin.hear("Сповіщення зупинено")
    assert (await as_it_is(town, notice)).state is NoticeState.STOPPED


async def _second_admin(town: Town) -> Phone:
    other = await town.newcomer(6100, "Світлана")
    await other.write(f"/start {await invitation(town, Role.ADMIN, '', 'Світлана Юріївна')}")
    await other.hear("Вітаємо в команді")
    return other


async def test_the_list_goes_away_from_the_chat_again(town: Town) -> None:
    head, ivan = town.phone(cast.COORDINATOR), await neighbour(town, 6002, "Іван", VILLAGE)
    await calm(town)
    await ivan.block()
    await begun(town)
    await head.press("📞 Кому зателефонувати")
    await head.hear("Зателефонувати 1 людині")
    await calm(town)
    assert await head.documents()
    await town.sandbox.advance(advance=41 * HOUR)
    await head.hear("Список прибрано")
    await calm(town)
    assert not [m for m in await head.documents() if not m["deleted"]]
