"""The quiet talk: no words demanded, only how somebody may safely come near; others read nothing of it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.safety_steps import CODE, a_quiet_case, quiet_talk
from tests.chats.staff_steps import arrive, calm, everything, newest, take, take_over
from tests.chats.steps import choose, labels_of, nothing_broke, reads, sees, until
from tests.support.town import Town

DANGER_WORDS = ("насил", "кривд", "небезпе", "дитин", "калина", "999")


async def test_from_the_danger_screen_to_a_worker_who_knows_how_to_call(town: Town) -> None:
    case = await a_quiet_case(town)
    told = said(await newest(case.maria, "Усе записано"))
    assert "вранці, з 8 до 12" in told and "скаже ваше слово" in told
    offer = said(await newest(case.head, case.number, "Взяти собі"))
    assert "Дзвінок" in offer and not [word for word in DANGER_WORDS if word in offer]
    assert case.number not in await everything(case.olha), "nobody here is cleared for it but the coordinator"
    await take_over(case.head, case.number)
    await case.head.press("Подробиці")
    await case.head.press("👁 Показати")
    details = said(await case.head.hear("Про що це"))
    lines = details.splitlines()
    assert [line.split(":")[0] for line in lines[1:6]] == [
        "❗ Про що це",
        "Скажіть слово",
        "Безпечний номер, лише він",
        "Коли телефонувати",
        "Чи писати сюди",
    ]
    assert CODE in details and "067 999 88 77" in details and "Вранці" in details
    await nothing_broke(town)


async def test_from_the_list_of_services_without_any_words(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    await maria.press("Потрібна допомога")
    await reads(maria, "Кому")
    await maria.press("Мені")
    await reads(maria, "Яка потрібна")
    await choose(maria, "тиха розмова")
    intro = said(await maria.hear("Якщо писати небезпечно"))
    for number in ("102", "15-47", "116 123", "116 111"):
        assert number in intro
    number = await quiet_talk(maria, hours="Зараз", here="Так, можна", code="")
    assert "Терміново" in said(await newest(head, number, "Взяти в роботу"))
    await maria.hears_nothing("незавершений")
    await nothing_broke(town)


async def test_left_the_request_goes_on_where_it_was(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await maria.press("Потрібна допомога")
    await reads(maria, "Кому")
    await maria.press("Мені")
    await reads(maria, "Яка потрібна")
    await choose(maria, "тиха розмова")
    await reads(maria, "є 18 років")
    await maria.press("Скасувати")
    await sees(maria, "незавершений запит")
    await maria.press("Продовжити")
    await reads(maria, "Яка потрібна")


async def test_every_question_can_be_hidden(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await maria.press("Небезпека")
    await maria.hear("101")
    await maria.press("Тиха розмова")
    for asked, press in (
        ("є 18 років", "Так, є 18"),
        ("безпечно зателефонувати", "Зараз"),
        ("На який номер", "Такого"),
    ):
        assert "🫥 Сховати розмову" in labels_of(await reads(maria, asked))
        await maria.press(press)
    last = labels_of(await reads(maria, "Як вам сюди писати"))
    assert "🫥 Сховати розмову" in last
    assert not [label for label in last if "не пишіть" in label], "without a number somebody must be able to write"


async def test_a_child_is_asked_for_nothing_about_the_parents(town: Town) -> None:
    case = await a_quiet_case(town, who="Ще ні", hours="Не дзвоніть", here="Як завжди", code="")
    whole = await everything(case.maria)
    assert "116 111 — дітям" in whole and "Добре, що ви написали" in whole
    assert not [
        word for word in ("батьк", "мам", "Яка вулиця", "Як звати", "ім'я") if word in whole.split("Якщо писати")[1]
    ]
    await take_over(case.head, case.number)
    await case.head.press("Подробиці")
    await case.head.press("👁 Показати")
    details = said(await case.head.hear("Про що це"))
    assert "до 18 років; батькам не телефонувати" in details and "зовсім не телефонувати" in details


async def test_a_child_we_do_not_know_is_led_on_by_the_place_or_by_phone(town: Town) -> None:
    kid, head = await town.newcomer(6100, "Іванко"), town.phone(cast.COORDINATOR)
    await kid.write("мені 12 років, вітчим мене б'є")
    warned = said(await kid.hear("телефонуйте зараз"))
    assert "116 111" in warned and warned.startswith("Добре, що ви написали."), "a number alone is cold"
    await kid.press("Тиха розмова")
    await kid.hear("Якщо писати небезпечно")
    await reads(kid, "Погоджуюсь")
    await kid.press("Погоджуюсь")
    await reads(kid, "Напишіть назву")
    await kid.write("Не знаю")
    await reads(kid, "Пирятинськ")
    await kid.press("Пирятинськ")
    number = await quiet_talk(kid, who="Ще ні", hours="Зараз", here="Так, можна", code="")
    await take(head, number)
    await head.press("Подробиці")
    await head.press("👁 Показати")
    assert "вітчим мене б'є" in said(await head.hear("Своїми словами"))


async def test_what_is_written_all_the_same_is_kept(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    await maria.press("Небезпека")
    await maria.hear("101")
    await maria.press("Тиха розмова")
    await reads(maria, "є 18 років")
    await maria.write("сусіди все чують")
    await reads(maria, "додано")
    await maria.send("photo", caption="двері")
    await until(maria, lambda chat: sum("додано" in said(m) for m in chat["messages"]) == 2, "додано")
    number = await quiet_talk(maria)
    await take_over(head, number)
    await head.press("Подробиці")
    await head.press("👁 Показати")
    shown = await head.hear("Своїми словами")
    assert "сусіди все чують" in said(shown)
    assert not [m for m in (await head.chat())["messages"] if "photo" in m], "no picture lies about in the chat"
    await head.press("Показати файли", on=shown)
    await head.hear("двері")


async def test_a_report_of_violence_next_door_tells_who_and_where(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await maria.press("Потрібна допомога")
    await reads(maria, "Кому")
    await maria.press("Повідомити")
    await reads(maria, "Хто це")
    await maria.write("Сусідка Галя, Соборна 7")
    await reads(maria, "живе ця людина")
    await maria.write("тут")
    await reads(maria, "ваше ім'я")
    await maria.press("Так")
    await reads(maria, "Яка потрібна")
    await choose(maria, "тиха розмова")
    await reads(maria, "загроза")


async def test_it_is_not_cancelled_in_silence(town: Town) -> None:
    case = await a_quiet_case(town)
    await case.open()
    card = await newest(case.maria, "Дзвінок")
    assert not [word for word in DANGER_WORDS if word in said(card)]
    await case.maria.press("Скасувати запит")
    await reads(case.maria, "Чому")
    await case.maria.press("Уже")
    await case.maria.hear("переконається")
    await case.head.hear("просить скасувати")
    await calm(town)
