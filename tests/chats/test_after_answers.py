"""The survey with its stars, the ways back for thirty days and later, and a person who switches the bot off."""

from __future__ import annotations

from bot.phone import said
from tests.chats.after_steps import a_case, take
from tests.chats.staff_steps import calm, everything, newest
from tests.chats.steps import data_of, has_keys, labels_of, nothing_broke, reads, times
from tests.support.town import Town

A_DAY = 24 * 3600


async def test_many_stars_are_thanked_for(town: Town) -> None:
    case = await a_case(town)
    await case.closed()
    asked = await newest(case.maria, "Оцініть", "⭐")
    assert labels_of(asked) == ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐"]
    await case.maria.press("5 ⭐")
    await case.maria.hear("Усього вам доброго")
    await case.maria.forge(asked, data_of(asked, "1 ⭐"))
    await reads(case.maria, "Стан: Завершено")
    await calm(town)
    assert not await times(case.head, "оцінка")
    await nothing_broke(town)


async def test_few_stars_and_why_reach_the_coordinator_not_the_worker(town: Town) -> None:
    case = await a_case(town)
    await case.closed()
    await case.maria.press("1 ⭐")
    await case.maria.hear("Що пішло не так")
    assert case.number in said(await case.head.hear("оцінка 1 з 5"))
    await case.maria.write("Приходили не в той день")
    await case.maria.hear("Дякуємо, що сказали")
    await case.head.hear("Приходили не в той день")
    await calm(town)
    worker = await everything(case.olha)
    assert "оцінка" not in worker and "не в той день" not in worker
    await nothing_broke(town)


async def test_saying_why_may_be_skipped(town: Town) -> None:
    case = await a_case(town)
    await case.closed()
    await case.maria.press("3 ⭐")
    await case.maria.hear("Що пішло не так")
    await case.maria.press("Пропустити")
    await case.maria.hear("Усього вам доброго")
    await has_keys(case.maria, "🤝 Потрібна допомога")
    assert not await times(case.head, "оцінка")


async def test_for_thirty_days_the_card_has_the_way_back(town: Town) -> None:
    case = await a_case(town)
    await case.closed()
    await town.sandbox.advance(advance=29 * A_DAY)
    await case.open()
    assert labels_of(await newest(case.maria, "Стан: Завершено", "Історія"))[0] == "❌ Ні, не вирішено"
    await case.maria.press("Ні, не вирішено")
    await case.maria.hear("знову відкрито")
    await case.olha.hear("Новий запит")


async def test_later_a_new_request_goes_on_from_the_old(town: Town) -> None:
    case = await a_case(town)
    await case.closed()
    await case.open()
    old = await newest(case.maria, "Стан: Завершено", "Ні, не вирішено")
    await town.sandbox.advance(advance=31 * A_DAY)
    await case.maria.press("Ні, не вирішено", on=old)
    await case.maria.hear("змінилося")
    await case.maria.press("Звернутися знову")
    await reads(case.maria, "Кому")
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(case.maria.person)
        assert actor is not None and actor.draft is not None
        former = await work.requests.get(int(actor.draft.about["follows"]), within=actor)
    assert former.number == case.number


async def test_the_worker_is_told_to_telephone(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await case.maria.hear("Ваш соціальний працівник")
    await case.maria.block()
    assert case.number in said(await case.olha.hear("Людина вимкнула бота. Зателефонуйте"))
    await case.maria.block(False)
    await case.olha.hear("знову увімкнено")
    await case.maria.write("/my")
    await calm(town)
    assert await times(case.olha, "вимкнула бот", 1) == 1
    assert await times(case.olha, "знову увімкнено", 1) == 1


async def test_what_was_closed_in_silence_is_opened_by_its_own_button(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await case.finish()
    await town.sandbox.advance(advance=8 * A_DAY)
    closed = await case.maria.hear("упродовж 30 днів")
    await case.maria.press("Ні, не вирішено", on=closed)
    await case.maria.hear("знову відкрито")
    await nothing_broke(town)
