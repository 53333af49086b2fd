"""«🔁 Передати»: a colleague takes a case over, declines, keeps silent, or is too late; and a worker leaves."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.people import Role
from tests.chats.staff_steps import (
    arrive,
    call_me,
    calm,
    decline,
    everything,
    invitation,
    neighbour,
    newest,
    present,
    press_on,
    reached,
    take,
    times,
)
from tests.chats.steps import data_of, labels_of, until
from tests.support.town import HOUR, Town
from usecases import leaving

HANDED, STAYS = "передає вам справу", "Справа лишається за вами"
ROUNDS = 12


async def a_case(town: Town) -> tuple[Phone, Phone, Phone, str]:
    """Maria's request, which Olha has; Vasyl is her colleague."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник: Ольга Іванівна")
    return maria, olha, town.phone(cast.VASYL), number


async def hand_over(worker: Phone, number: str, to: str = "Василь", why: str = "Відпустка") -> None:
    """From the card to «Поки колега не погодиться»."""
    await press_on(worker, "Передати", number)
    await press_on(worker, to, "Кому передати справу?")
    await press_on(worker, why, "Чому передаєте?")
    await worker.hear("Поки колега не погодиться, справа лишається за вами")


async def test_a_colleague_takes_it_over_and_the_resident_knows_whom_to_expect(town: Town) -> None:
    maria, olha, vasyl, number = await a_case(town)
    await press_on(olha, "Передати", number)
    shown = await newest(olha, "Кому передати справу?")
    labels = [b["text"] for b in buttons(shown)]
    assert labels[:2] == ["Василь Петрович · справ немає", "Тетяна Романівна · справ немає"]
    await press_on(olha, "Василь", "Кому передати справу?")
    await press_on(olha, "Відпустка", "Чому передаєте?")
    begun = await olha.hear("Поки колега не погодиться")
    assert number in said(begun) and "Василь Петрович" in said(begun)
    keep = data_of(begun, "Лишити")
    offer = await vasyl.hear(HANDED)
    for told in (number, "Ольга Іванівна", "Відпустка чи хвороба"):
        assert told in said(offer)
    for private in ("Марія", "765", "Соборна"):
        assert private not in said(offer)
    assert [b["text"] for b in buttons(offer)] == ["✅ Взяти в роботу", "↩️ Відхилити"]

    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.write("Хвіртка відчинена.")
    await olha.hear("Хвіртка відчинена.")
    await calm(town)
    assert "Хвіртка" not in await everything(vasyl)

    await take(vasyl, number)
    assert "Василь Петрович" in said(await maria.hear("Ваш соціальний працівник: Василь"))
    assert "Василь Петрович" in said(await olha.hear("справу передано"))
    await calm(town)
    assert buttons(await present(olha, begun)) == []
    await olha.forge(begun, keep)
    assert "Василь Петрович" in said(await olha.hear("справу вже передано"))
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.write("Чекаю на вас.")
    await vasyl.hear("Чекаю на вас.")
    await calm(town)
    assert "Чекаю на вас." not in await everything(olha)


async def test_under_way_no_first_call_is_promised_again(town: Town) -> None:
    maria, olha, vasyl, number = await a_case(town)
    await reached(olha, number)
    await press_on(olha, "Поговорили", "Чи вдалося")
    await maria.hear("Робота триває")
    await calm(town)
    await hand_over(olha, number)
    await take(vasyl, number)
    told = said(await maria.hear("Відтепер ваш соціальний працівник: Василь Петрович"))
    assert "Робота триває" in told and "24 листопада" not in told


async def test_declined_it_stays(town: Town) -> None:
    _maria, olha, vasyl, number = await a_case(town)
    await hand_over(olha, number)
    await vasyl.hear(HANDED)
    await decline(vasyl, number, "Близько знаю")
    assert "Ольга Іванівна" in said(await newest(vasyl, "Відхилено"))
    back = said(await olha.hear("передати не вдалося"))
    assert number in back and "Близько знаю" in back and STAYS in back
    await hand_over(olha, number, to="Тетяна", why="Знайомі")
    head = town.phone(cast.COORDINATOR)
    await take(head, number)
    await olha.hear("справу передано")


async def test_without_an_answer_it_stays(town: Town) -> None:
    _maria, olha, vasyl, number = await a_case(town)
    await hand_over(olha, number)
    taking = data_of(await newest(vasyl, HANDED, "Взяти"), "Взяти")
    await town.sandbox.advance(advance=4 * HOUR)
    await calm(town)
    assert not await times(olha, "відповіді немає")
    await town.sandbox.advance(advance=1.1 * HOUR)
    assert STAYS in said(await olha.hear("відповіді немає"))
    await vasyl.hear("Час на відповідь минув")
    assert not await times(vasyl, HANDED), "said in the place of the offer"
    await vasyl.forge(await newest(vasyl, ""), taking)
    await calm(town)
    assert not await times(vasyl, "Запит ваш")


async def test_called_off_and_the_other_learns_it(town: Town) -> None:
    _maria, olha, vasyl, number = await a_case(town)
    await hand_over(olha, number)
    taking = data_of(await newest(vasyl, HANDED, "Взяти"), "Взяти")
    await press_on(olha, "Лишити", "Передаємо")
    await vasyl.hear("передачу скасовано")
    await vasyl.forge(await newest(vasyl, ""), taking)
    await calm(town)
    assert not await times(vasyl, "Запит ваш")
    assert [b["text"] for b in buttons(await newest(olha, number, "Передати"))]


async def test_both_press_at_the_same_moment_and_one_has_it(town: Town) -> None:
    maria, olha, vasyl, number = await a_case(town)
    for _ in range(ROUNDS):
        await hand_over(olha, number)
        offer, begun = await newest(vasyl, HANDED), await newest(olha, "Передаємо", "Лишити")
        await asyncio.gather(vasyl.press("Взяти в роботу", on=offer), olha.press("Лишити", on=begun))
        await calm(town)
        taken = "Запит ваш" in said(await present(vasyl, offer)) or await times(vasyl, "Запит ваш") > 0
        if taken:
            assert await times(maria, "Василь Петрович", 1) == 1
            assert await times(olha, "справу вже передано", 1) == 1
            return
        assert await times(maria, "Василь Петрович") == 0
        await vasyl.hear("передачу скасовано")


async def test_more_colleagues_come_by_pages(town: Town) -> None:
    _maria, olha, _vasyl, number = await a_case(town)
    for n in range(6):
        newcomer = await town.newcomer(7000 + n, f"Колега{n}")
        await newcomer.write(f"/start {await invitation(town, Role.WORKER, title=f'Колега {n}')}")
        await newcomer.hear("Вітаємо в команді")
    await press_on(olha, "Передати", number)
    first = await newest(olha, "Кому передати справу?", "Ще")
    assert len([b for b in buttons(first) if "·" in b["text"]]) == 5
    await press_on(olha, "Ще", "Кому передати справу?")
    await calm(town)
    second = await present(olha, first)
    assert len([b for b in buttons(second) if "·" in b["text"]]) == 3
    last = next(b["text"] for b in buttons(second) if "·" in b["text"])
    await olha.press(last, on=second)
    await press_on(olha, "Інше", "Чому передаєте?")
    await olha.hear("Кілька слів для історії")
    await olha.write("Канарка знає цю родину.")
    await olha.hear("Поки колега не погодиться")
    await calm(town)
    for phone in town.phones.values():
        assert "Канарка" not in await everything(phone), phone.name


async def test_a_worker_leaves_and_all_the_work_goes_on(town: Town) -> None:
    maria, olha, vasyl, _number = await a_case(town)
    numbers = [_number]
    for n in range(2):
        resident = await neighbour(town, 6001 + n, f"Сусідка{n}")
        numbers.append(await call_me(resident, f"067 765 43 3{n}"))
        await take(olha, numbers[-1])
    waiting = await call_me(await neighbour(town, 6010, "Ганна"), "067 765 43 40")
    await olha.hear(waiting)
    await calm(town)
    details = data_of(await newest(olha, numbers[0], "Подробиці"), "Подробиці")
    assert town.app is not None
    async with town.app.storage.works() as work:
        admin = await work.people.actor(cast.ADMIN_ID)
        leaver = await work.people.actor(cast.OLHA)
        assert admin and leaver
        report = await leaving.deactivate(work, admin, leaver.memberships[0].id)
    assert (len(report.requeued), report.offers) == (3, 1)
    told = said(await town.phone(cast.COORDINATOR).hear("тут більше не працює"))
    for number in numbers:
        assert number in told
        await newest(vasyl, number, "Взяти в роботу")
    await newest(vasyl, waiting, "Взяти в роботу")
    assert "Ваша роль тут більше не діє" in said(await olha.hear("більше не діє"))
    await until(olha, lambda chat: "Подробиці" not in str([labels_of(m) for m in chat["messages"]]), "bare cards")
    await olha.forge(await newest(olha, ""), details)
    await calm(town)
    assert not await times(olha, "765 43 21")
    await take(vasyl, numbers[0])
    await maria.hear("Ваш соціальний працівник: Василь Петрович")
