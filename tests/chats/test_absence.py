"""«🏖 Відсутність»: cases, offers and visits go over and come back, by the worker's own hand, the coordinator's, and
the clock's; every resident reads once who comes now."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from domain.deadlines import instant
from tests.chats.after_steps import Case, a_case, put
from tests.chats.coordinator_steps import at_desk
from tests.chats.staff_steps import arrive, call_me, calm, newest, present, press_on, reached, take, times
from tests.chats.steps import data_of, key, labels_of, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town
from usecases import visiting

OLHA, VASYL, TETIANA = "Ольга Іванівна", "Василь Петрович", "Тетяна Романівна"
NOW_WITH = "Відтепер ваш соціальний працівник: "


async def write_down(worker: Phone, first: str, last: str, who: str) -> Json:
    """From «🏖 Відсутність» to «Записано»; the page of the absence comes back."""
    await key(worker, "Відсутність")
    await worker.press("➕ Додати", on=await reads(worker, "➕ Додати"))
    return await _chosen(worker, first, last, who)


async def _chosen(worker: Phone, first: str, last: str, who: str) -> Json:
    await worker.press(first, on=await reads(worker, "З якого дня?"))
    await worker.press(last, on=await reads(worker, "Який останній день"))
    await worker.press(who, on=await reads(worker, "Хто замінює?"))
    await worker.press("✅ Записати", on=await reads(worker, "✅ Записати"))
    return await newest(worker, "✅ Записано")


async def test_today_at_once_and_back_again(town: Town) -> None:
    maria, olha, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.VASYL)
    number = await call_me(maria)
    card = await take(olha, number)
    await maria.hear(f"Ваш соціальний працівник: {OLHA}")
    await key(olha, "Відсутність")
    listed = await reads(olha, "Нічого не записано")
    await olha.press("➕ Додати", on=listed)
    assert labels_of(await reads(olha, "З якого дня?"))[:2] == ["пн 23.11", "вт 24.11"]
    await olha.press("пн 23.11", on=await reads(olha, "З якого дня?"))
    lengths = labels_of(await reads(olha, "Який останній день"))
    assert lengths[:3] == ["Лише цей день", "7 днів · до нд 29.11", "14 днів · до нд 06.12"]
    await olha.press("7 днів", on=await reads(olha, "Який останній день"))
    who = labels_of(await reads(olha, "Хто замінює?"))
    assert f"{VASYL} · справ немає" in who and who[-2:] == ["Без заміни: координатор", "⬅️ Назад"]
    await olha.press(VASYL, on=await reads(olha, "Хто замінює?"))
    sure = await reads(olha, "✅ Записати")
    assert f"Замінює: {VASYL}" in said(sure) and "пн 23.11 – нд 29.11" in said(sure)
    assert not await times(vasyl, number), "nothing happens before it is sure"
    again = data_of(sure, "Записати")
    await olha.press("✅ Записати", on=sure)
    page = await newest(olha, "✅ Записано")
    assert f"{number}: {VASYL}" in said(page)
    told = said(await maria.hear(f"Ваш соціальний працівник: {VASYL}"))
    assert number in told
    over = said(await vasyl.hear("Замінюєте ви"))
    assert OLHA in over and number in over and "Марія" not in over
    assert VASYL in said(await town.phone(cast.COORDINATOR).hear(f"{OLHA}: відсутність"))
    await olha.forge(page, again)
    await newest(olha, "відсутність уже записано")
    await calm(town)
    assert await times(maria, VASYL, 1) == 1
    passed = await present(olha, card)
    assert VASYL in said(passed) and "Марія" not in said(passed) and labels_of(passed) == []

    await vasyl.write("/cases")
    await vasyl.press(number, on=await newest(vasyl, "Ваші справи", number))
    card = await newest(vasyl, f"Заміна за: {OLHA}")
    assert "📞 Зв'язок був" in labels_of(card)
    await reached(vasyl, number)
    await press_on(vasyl, "Поговорили", "Чи вдалося")
    await maria.hear("Робота триває")
    await key(olha, "Відсутність")
    await olha.press("зараз", on=await newest(olha, "🏖 Відсутність", "зараз"))
    await olha.press("✋ Я вже тут", on=await newest(olha, "Поки що ці справи ведуть інші"))
    await newest(olha, "знову на роботі")
    told = said(await maria.hear(f"{NOW_WITH}{OLHA}"))
    assert "Робота триває" in told
    assert number in said(await vasyl.hear(f"{OLHA}: знову на роботі"))
    await calm(town)
    assert (await times(maria, VASYL), await times(maria, NOW_WITH)) == (1, 1)
    await nothing_broke(town)


async def test_by_the_clock_and_nobody_is_woken(town: Town) -> None:
    maria, olha, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.VASYL)
    number = await call_me(maria)
    await take(olha, number)
    await reached(olha, number)
    await press_on(olha, "Поговорили", "Чи вдалося")
    await write_down(olha, "вт 24.11", "Лише цей день", VASYL)
    await vasyl.hear("Замінюєте ви")
    await calm(town)
    assert not await times(vasyl, number)
    await town.sandbox.advance(advance=16 * HOUR)  # two in the night
    await calm(town)
    assert not await times(maria, VASYL), "residents sleep"
    await town.sandbox.advance(advance=7 * HOUR)
    await maria.hear(f"{NOW_WITH}{VASYL}")
    assert number in said(await vasyl.hear(number))
    assert number in said(await olha.hear("Від сьогодні ви відсутні"))
    fresh = await put(town, cast.MARIA)
    await newest(vasyl, fresh, "Взяти в роботу")
    await calm(town)
    assert not await times(olha, fresh), "the absent are not asked"
    await town.sandbox.advance(advance=DAY)
    await maria.hear(f"{NOW_WITH}{OLHA}")
    assert number in said(await olha.hear("З поверненням"))
    await nothing_broke(town)


async def test_offers_go_round_at_once(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, vasyl, number = town.phone(cast.OLHA), town.phone(cast.VASYL), await put(town, cast.MARIA)
    taking = data_of(await newest(olha, number, "Взяти"), "Взяти")
    shown = await newest(olha, number, "Взяти")
    await write_down(olha, "пн 23.11", "Лише цей день", "Без заміни")
    await newest(vasyl, number, "Взяти в роботу")
    await calm(town)
    await olha.forge(shown, taking)
    await calm(town)
    assert not await times(olha, "Запит ваш")
    await take(vasyl, number)
    await nothing_broke(town)


async def test_visits_follow_the_case(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await _visit(case)
    await case.maria.hear("Підходить?")
    await write_down(case.olha, "пн 23.11", "7 днів", VASYL)
    vasyl = town.phone(cast.VASYL)
    await vasyl.hear("Замінюєте ви")
    await key(vasyl, "📅 Візити")
    await vasyl.press("🗓 Тиждень", on=await reads(vasyl, "Візити сьогодні"))
    await vasyl.press("вт 24.11", on=await reads(vasyl, "Візити, 23.11"))
    assert case.number in said(await reads(vasyl, "Візити у вівторок"))
    await nothing_broke(town)


async def _visit(case: Case) -> None:
    """Olha has proposed to come on Tuesday at ten, put in without the conversation."""
    assert case.town.app is not None
    starts = instant(date(2026, 11, 24), time(10), "Europe/Kyiv")
    async with case.town.app.storage.works() as work:
        actor = await work.people.actor(cast.OLHA)
        assert actor is not None
        request = await work.lists.numbered(case.number, None)
        await visiting.propose(work, actor, request.id, starts, starts + timedelta(hours=2))


async def test_a_chain_and_its_leaver(town: Town) -> None:
    """Olha is away with Vasyl, he goes away with Tetiana; a circle is refused; then Vasyl is taken off the work."""
    maria, olha, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.VASYL)
    number = await call_me(maria)
    await take(olha, number)
    await write_down(olha, "пн 23.11", "14 днів", VASYL)
    await maria.hear(VASYL)
    await key(vasyl, "Відсутність")
    await vasyl.press("➕ Додати", on=await reads(vasyl, "➕ Додати"))
    await vasyl.press("пн 23.11", on=await reads(vasyl, "З якого дня?"))
    await vasyl.press("7 днів", on=await reads(vasyl, "Який останній день"))
    choices = await reads(vasyl, "Хто замінює?")
    assert any(OLHA in label and "🏖" in label for label in labels_of(choices))
    await vasyl.press(OLHA, on=choices)
    await vasyl.press("✅ Записати", on=await reads(vasyl, "✅ Записати"))
    refused = await reads(vasyl, "Вийде коло")
    await vasyl.press(TETIANA, on=refused)
    await vasyl.press("✅ Записати", on=await reads(vasyl, "✅ Записати"))
    await newest(vasyl, "✅ Записано")
    await maria.hear(TETIANA)
    head = await at_desk(town)
    assert number in said(await head.hear("Замінюєте ви"))
    await head.press("Працівники")
    workers = await reads(head, "До громади")
    assert f"🏖 {VASYL}" in said(workers)
    await head.press(VASYL, on=workers)
    await head.press("Зняти з роботи", on=await reads(head, "Зняти з роботи"))
    await head.press("Так, зняти", on=await reads(head, "Так, зняти"))
    await newest(head, "Знято з роботи")
    assert VASYL in said(await olha.hear("більше не зможе вас замінити"))
    await calm(town)
    assert await times(maria, TETIANA, 1) == 1, "it stays in these hands"
    await key(olha, "Відсутність")
    await olha.press("зараз", on=await newest(olha, "🏖 Відсутність", "зараз"))
    await olha.press("✋ Я вже тут", on=await newest(olha, f"{number}: {TETIANA}"))
    await calm(town)
    await newest(olha, "знову на роботі")
    await nothing_broke(town)


async def test_the_coordinator_writes_it_down_for_a_worker(town: Town) -> None:
    olha, vasyl, head = town.phone(cast.OLHA), town.phone(cast.VASYL), await at_desk(town)
    await head.press("Працівники")
    await head.press(OLHA, on=await reads(head, "До громади"))
    await head.press("🏖 Відсутність", on=await reads(head, "Навантаження"))
    await head.press("➕ Додати", on=await reads(head, "➕ Додати"))
    page = await _chosen(head, "ср 25.11", "7 днів", VASYL)
    assert OLHA in said(page) and "ср 25.11 – вт 01.12" in said(page)
    assert f"Замінює: {VASYL}" in said(await olha.hear("Записано вашу відсутність"))
    await vasyl.hear("Замінюєте ви")
    await head.press("📅 Інший останній день", on=page)
    await head.press("📅 Інший день", on=await reads(head, "Який останній день"))
    await head.press("пт 27.11", on=await reads(head, "пт 27.11"))
    page = await newest(head, "✅ Змінено")
    assert "ср 25.11 – пт 27.11" in said(page)
    await olha.hear("Змінено вашу відсутність")
    await key(olha, "Відсутність")
    await olha.press("ср 25.11", on=await newest(olha, "🏖 Відсутність", "ср 25.11"))
    mine = await newest(olha, "ср 25.11 – пт 27.11", "Скасувати відсутність")
    await olha.press("Скасувати відсутність", on=mine)
    await newest(olha, "✅ Відсутність скасовано")
    await vasyl.hear("відсутність скасовано")
    await head.press("👤 Хто замінює", on=page)
    await newest(head, "Цю відсутність уже завершено")
    await calm(town)
    await town.sandbox.advance(advance=3 * DAY)
    await calm(town)
    assert not await times(olha, "Від сьогодні")
    await nothing_broke(town)


async def test_others_find_nothing(town: Town) -> None:
    olha, vasyl, stranger = town.phone(cast.OLHA), town.phone(cast.VASYL), town.phone(cast.NADIIA)
    page = await write_down(olha, "ср 25.11", "Лише цей день", VASYL)
    await key(olha, "Відсутність")
    listed = await reads(olha, "➕ Додати")
    data = [data_of(page, "Скасувати"), data_of(page, "останній день"), data_of(page, "Хто замінює")]
    data += [data_of(listed, "➕ Додати"), data_of(listed, "ср 25.11")]
    for phone in (vasyl, stranger, await arrive(town.phone(cast.MARIA))):
        about = await newest(phone, "")
        for one in data:
            await phone.forge(about, one)
        await calm(town)
        assert await times(phone, "Такого запиту не знайшлося") == len(data), phone.name
    await olha.press("ср 25.11", on=await present(olha, listed))
    await newest(olha, "ср 25.11", "Скасувати відсутність")
    await nothing_broke(town)
