"""Safe contact: every later message obeys it, also what was queued before; the work goes on by telephone."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.after_steps import Case, a_case
from tests.chats.safety_steps import CODE, SAFE_NUMBER, a_quiet_case, alive
from tests.chats.staff_steps import arrive, calm, everything, finish, newest, reached, take
from tests.chats.steps import labels_of, nothing_broke, reads, times, until
from tests.chats.visit_steps import propose
from tests.support.town import HOUR, Town

NEUTRAL = "Є відповідь на ваш запит. Відкрийте, коли буде зручно й безпечно."


async def wish(person: Phone, thing: str, choice: str) -> None:
    """One thing of the safe contact, changed alone."""
    await person.write("/settings")
    await reads(person, "Безпечний зв'язок")
    await person.press("Безпечний зв'язок")
    await reads(person, "Слово для дзвінка")
    await person.press(thing)
    await reads(person, choice)
    await person.press(choice)
    await reads(person, "Безпечний номер:")


async def write_to(worker: Phone, words: str) -> None:
    """The worker writes to the resident of the case on the screen."""
    await worker.press("Написати")
    await worker.hear("Напишіть повідомлення")
    await worker.write(words)


async def test_each_thing_is_changed_alone(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await wish(maria, "Чи писати сюди", "Лише без подробиць")
    await wish(maria, "Коли телефонувати", "Увечері")
    await maria.press("Безпечний номер")
    await reads(maria, "На який номер")
    await maria.write(SAFE_NUMBER)
    await reads(maria, "067 999 88 77")
    await maria.press("Слово для дзвінка")
    await reads(maria, "Яке слово")
    await maria.write(CODE)
    page = said(await reads(maria, CODE))
    for told in ("лише без подробиць", "увечері, 17–21", "067 999 88 77", CODE):
        assert told in page
    await maria.press("Безпечний номер")
    await reads(maria, "На який номер")
    await maria.press("Такого номера немає")
    page = said(await reads(maria, "Безпечний номер: немає"))
    assert "увечері" in page and CODE in page


async def test_whom_nobody_can_reach_is_told_so(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await wish(maria, "Чи писати сюди", "Сюди не писати")
    assert "ніяк не звернутися" in said(await newest(maria, "Безпечний номер:"))


async def test_a_worker_learns_at_once_that_nobody_writes_here(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await case.maria.hear("Ваш соціальний працівник")
    await wish(case.maria, "Чи писати сюди", "Сюди не писати")
    before = await everything(case.maria)
    await case.olha.press("Написати")
    told = await case.olha.hear("просила не писати")
    assert labels_of(told) == ["📇 Подробиці"] and "067" not in said(told)
    await case.olha.hear("Напишіть повідомлення")
    await case.olha.write("Завтра привезу дрова")
    await case.olha.hear("Збережено як нотатку")
    await case.olha.press("Подробиці", on=told)
    details = said(await case.olha.hear("Чи писати сюди"))
    assert "Нотатка, лише для працівників: Завтра привезу дрова" in details
    await calm(town)
    assert await everything(case.maria) == before
    await nothing_broke(town)


async def test_a_reply_of_the_worker_is_kept_as_well(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await wish(case.maria, "Чи писати сюди", "Сюди не писати")
    await case.olha.press("Подробиці")
    card = await case.olha.hear("Для кого")
    before = await everything(case.maria)
    await calm(town)
    await case.olha.reply(card, "Ми їдемо")
    await case.olha.hear("Збережено як нотатку")
    await calm(town)
    assert await everything(case.maria) == before


async def test_instead_of_the_question_the_worker_telephones(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    await wish(case.maria, "Чи писати сюди", "Сюди не писати")
    before = await everything(case.maria)
    await town.sandbox.advance(advance=24 * HOUR)
    assert case.number in said(await case.olha.hear("зателефонуйте й запитайте"))
    await reached(case.olha)
    await case.olha.hear("у роботі")
    await calm(town)
    assert await everything(case.maria) == before


async def test_what_was_queued_obeys_a_wish_that_came_later(town: Town) -> None:
    """A notice at night waits for the morning; by then nothing may be written any more."""
    maria, admin = await arrive(town.phone(cast.MARIA)), town.phone(cast.ADMIN_ID)
    await town.sandbox.advance(advance=13 * HOUR)
    await admin.press("Сповіщення")
    await admin.press("Нове")
    await reads(admin, "Для кого")
    await admin.press("Пирятинськ")
    await reads(admin, "Надішліть сюди")
    await admin.write("Завтра видають дрова")
    await reads(admin, "дрова")
    await admin.press("▶️ Надіслати")
    await admin.hear("08:00")
    await wish(maria, "Чи писати сюди", "Сюди не писати")
    await town.sandbox.advance(advance=12 * HOUR)
    await calm(town)
    assert "видають дрова" not in await everything(maria)


async def test_a_message_waits_for_the_hours_that_are_safe(town: Town) -> None:
    case = await a_case(town)
    await wish(case.maria, "Коли телефонувати", "Увечері")
    await take(case.olha, case.number)
    await case.olha.hears_nothing("щось зламалося")
    assert not await times(case.maria, "Ваш соціальний працівник")
    await town.sandbox.advance(advance=7 * HOUR)
    await case.maria.hear("Ваш соціальний працівник")


async def opened(case: Case) -> str:
    """What stands on the screen after «Відкрити»."""
    await case.maria.press("Відкрити")
    return said(await case.maria.hear("Дзвінок"))


async def test_of_a_sensitive_case_only_that_there_is_an_answer(town: Town) -> None:
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна")
    await take(case.head, case.number)
    neutral = await case.maria.hear(NEUTRAL)
    assert said(neutral) == NEUTRAL and labels_of(neutral) == ["Відкрити"]
    await write_to(case.head, "Приїдемо о шостій")
    await case.head.hear("Надіслано")
    await until(case.maria, lambda chat: sum(NEUTRAL in said(m) for m in chat["messages"]) == 2, NEUTRAL)
    assert "о шостій" not in await alive(case.maria) and "Тетяна" not in await alive(case.maria)
    told = await opened(case)
    assert "Приїдемо о шостій" in told and case.number in told and "Тетяна Романівна" in told
    await case.maria.press("🫥 Сховати")
    await until(case.maria, lambda chat: not any("о шостій" in said(m) for m in chat["messages"]), "hidden again")
    await nothing_broke(town)


async def test_by_a_persons_own_wish_too_and_without_a_sound(town: Town) -> None:
    case = await a_case(town)
    await wish(case.maria, "Чи писати сюди", "Лише без подробиць")
    await take(case.olha, case.number)
    await case.maria.hear(NEUTRAL)
    calls = [c for c in await town.sandbox.calls() if c["params"].get("text") == NEUTRAL]
    assert calls and all(str(c["params"].get("disable_notification")).lower() == "true" for c in calls)


async def test_the_survey_of_a_sensitive_case_is_answered_after_opening(town: Town) -> None:
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна")
    await take(case.head, case.number)
    await case.maria.hear(NEUTRAL)
    await finish(case.head)
    await until(case.maria, lambda chat: sum(NEUTRAL in said(m) for m in chat["messages"]) == 2, NEUTRAL)
    assert "допомог" in await opened(case)
    await case.maria.press("Так, допомогли")
    await reads(case.maria, "Оцініть")


async def test_the_worker_sends_files_which_come_on_a_second_demand(town: Town) -> None:
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна")
    await take(case.head, case.number)
    await case.head.press("Написати")
    await case.head.hear("Напишіть повідомлення")
    await case.head.send("photo", caption="мапа")
    await case.head.hear("Надіслано")
    await until(case.maria, lambda chat: sum(NEUTRAL in said(m) for m in chat["messages"]) == 2, NEUTRAL)
    await opened(case)
    assert "мапа" not in await alive(case.maria)
    await case.maria.press("Показати файли")
    await case.maria.hear("мапа")
    assert "🫥 Сховати розмову" in labels_of(await newest(case.maria, "усе це прибрати"))


async def test_a_visit_is_answered_where_it_was_opened_and_all_is_folded_up_again(town: Town) -> None:
    case = await a_case(town)
    await wish(case.maria, "Чи писати сюди", "Лише без подробиць")
    await take(case.olha, case.number)
    await propose(case, cast.OLHA)
    await until(case.maria, lambda chat: sum(NEUTRAL in said(m) for m in chat["messages"]) == 2, NEUTRAL)
    await case.maria.press("Відкрити")
    await reads(case.maria, "Підходить?")
    for press, comes in (("Підтверджую", "домовлено"), ("Назад", "Призначено"), ("Історія", "запит отримано")):
        await case.maria.press(press)
        assert "🫥 Сховати" in labels_of(await reads(case.maria, comes))
    await case.maria.press("🫥 Сховати")
    await reads(case.maria, NEUTRAL)
    assert "четвер" not in await alive(case.maria)
    await nothing_broke(town)
