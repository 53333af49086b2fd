"""After «Надіслати»: one's requests, words added, taken back, helped or not; and what lies beside the form."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.staff_steps import reached
from tests.chats.steps import (
    all_handled,
    fill,
    has_keys,
    join,
    key,
    nothing_broke,
    number_in,
    reads,
    sees,
    submit,
    told,
    turns,
)
from tests.support.town import Town


async def asked(town: Town) -> tuple[Phone, Phone, str]:
    """Марія of Пирятин has a request; Ольга has the offer of it."""
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await olha.hear(number)
    return maria, olha, number


async def finished(worker: Phone, resident: Phone) -> None:
    """The worker finishes; the resident need not wait for the question, the request has it."""
    await worker.press("Завершити")
    await worker.hear("Який підсумок")
    await worker.press("Допомогу надано")
    await worker.hear("Кілька слів")
    await worker.press("Пропустити")
    await resident.hear("Відповісти можна й зараз")
    await resident.press("Відкрити запит")
    await reads(resident, "Так, допомогли")


async def test_my_requests_tell_number_status_who_and_by_when(town: Town) -> None:
    maria, olha, number = await asked(town)
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    await maria.press(number)
    card = said(await reads(maria, "Оновити"))
    assert "Отримано" in card
    assert number in card
    assert "завтра до 17:00" in card
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await maria.write("/my")
    await maria.hear("Ваші запити")
    await maria.press(number)
    card = said(await reads(maria, "Оновити"))
    assert "Призначено" in card
    assert "Ольга Іванівна" in card
    await reached(olha)
    await maria.hear("Робота триває")
    await maria.press("Оновити")
    await maria.hear("У роботі")
    await nothing_broke(town)


async def test_something_is_added_before_and_after_it_is_taken(town: Town) -> None:
    maria, olha, number = await asked(town)
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    await maria.press(number)
    assert "Отримано" in said(await reads(maria, "Оновити"))
    await maria.press("Дописати")
    assert number in said(await maria.hear("Напишіть повідомлення")), "which one it goes to"
    await maria.write("Хвіртка відчинена")
    await maria.hear(f"Додано до запиту № {number}")
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.send("voice")
    await maria.hear(f"Додано до запиту № {number}")
    await olha.hear("[voice]")
    await olha.press("Подробиці")
    assert "Хвіртка відчинена" in said(await olha.hear("Своїми словами"))
    await nothing_broke(town)


async def test_a_request_is_taken_back(town: Town) -> None:
    maria, olha, number = await asked(town)
    await olha.press("Взяти в роботу")
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    await maria.press(number)
    assert "Призначено" in said(await reads(maria, "Оновити"))
    await maria.press("Скасувати запит")
    await maria.hear("Чому хочете скасувати")
    await maria.press("⬅️ Назад", on=await reads(maria, "Надіслано помилково"))
    await maria.hear(f"Запит № {number} залишається")
    await maria.press("Скасувати запит")
    await maria.hear("Чому хочете скасувати")
    await maria.press("Надіслано помилково")
    await maria.hear(f"{number} скасовано")
    assert "помилково" in said(await olha.hear("скасовано"))
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    await maria.press(number)
    await maria.hear("Стан: Скасовано")
    await nothing_broke(town)


async def test_not_helped_then_helped(town: Town) -> None:
    maria, olha, number = await asked(town)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await finished(olha, maria)
    await maria.press("Ні, не вирішено")
    await maria.hear("знову відкрито")
    await town.phone(cast.COORDINATOR).hear("не вирішено")
    await olha.hear("Новий запит")
    await olha.press("Взяти в роботу")
    await reads(maria, "Ваш соціальний працівник")
    await finished(olha, maria)
    await maria.press("Так, допомогли")
    await maria.hear("Бережіть себе")
    await olha.hear("Справу закрито")
    await maria.press("Мої запити")
    await reads(maria, f"{number} · Завершено")
    await nothing_broke(town)


async def test_call_me_in_two_taps(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await maria.press("Подзвоніть мені")
    await maria.hear("За яким номером")
    await maria.write("немає")
    await maria.hear("потрібен номер")
    await maria.send("contact")
    number = said(await maria.hear("отримано"))
    assert "зателефонує" in number
    assert "Дзвінок" in said(await olha.hear("ПИР-"))
    await key(maria, "Подзвоніть мені")
    await reads(maria, "За яким номером")
    await key(maria, "☎️")
    assert "зателефонує" in said(await maria.hear("Ми пам'ятаємо")), "the same number, no second request"
    assert number_in(said(await maria.hear("Номер вашого"))) == number_in(number)
    await has_keys(maria, "📞 Подзвоніть мені")
    await nothing_broke(town)


async def test_danger_in_the_middle_of_every_question(town: Town) -> None:
    """The numbers come, and the question is still there to be answered."""
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    for turn in turns():
        await sees(maria, turn.asks)
        await maria.press("Небезпека")
        await maria.hear("112")
        await (maria.press(turn.press) if turn.press else maria.write(turn.write))
    await maria.hear("Перевірте")
    assert "Соборна, 5" in said((await maria.chat())["messages"][-1])
    await nothing_broke(town)


async def test_contacts_privacy_help_and_language(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    for label, words in (("Контакти", cast.PHONE), ("Про мої дані", "Ваші права"), ("Як це працює", "говорити")):
        await maria.press("Ще")
        await maria.hear("Що вас цікавить")
        await maria.press(label)
        await maria.hear(words)
    for command, words in (("/contacts", "1545"), ("/privacy", "Ваші права"), ("/help", "говорити")):
        await maria.write(command)
        await maria.hear(words)
    await maria.write("/settings")
    await reads(maria, "Налаштування")
    await maria.press("English")
    await maria.hear("we speak English")
    await maria.press("I need help")
    await maria.hear("Who needs help")
    await maria.write("✖️ Скасувати")
    await maria.hear("Cancelled")
    await maria.write("/settings")
    await reads(maria, "Settings")
    await maria.press("Українська")
    await maria.hear("говоримо українською")
    await has_keys(maria, "🤝 Потрібна допомога")
    await nothing_broke(town)


async def test_words_outside_any_dialog(town: Town) -> None:
    maria, olha, number = await asked(town)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    await maria.write("Приходьте зранку")
    await maria.send("photo", caption="Ось хвіртка")
    await all_handled(maria)
    await maria.press(f"Додати до запиту № {number}")
    await maria.hear("Додано до запиту")
    await olha.hear("Приходьте зранку")
    await olha.hear("Ось хвіртка")
    await maria.write("Ой, це не вам")
    await maria.hear("повідомлення збережено")
    await maria.press("Нічого не треба")
    await maria.hear("Нікому не надіслано")
    assert "не вам" not in "\n".join(await told(olha))
    await nothing_broke(town)


async def test_words_become_the_story_of_a_new_request(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.write("Дах тече, дров нема")
    await maria.hear("повідомлення збережено")
    await maria.press("Новий запит")
    for turn in turns("🧺"):
        await reads(maria, turn.asks)
        skip = turn.asks == "своїми словами"
        await maria.press("Пропустити" if skip else turn.press) if turn.press or skip else await maria.write(turn.write)
    assert "Дах тече, дров нема" in said(await reads(maria, "Перевірте"))
    await submit(maria)


async def test_the_ways_of_a_form_typed_where_words_wait_for_a_place(town: Town) -> None:
    maria, olha, number = await asked(town)
    await maria.write("Ще одне")
    await maria.hear("повідомлення збережено")
    for label in ("Пропустити", "➡️ Далі", "✅ Надіслати", "⬅️ Назад"):
        await maria.write(label)
    await all_handled(maria)
    await maria.press(f"Додати до запиту № {number}")
    await maria.hear("Додано до запиту")
    await maria.press("Мої запити")
    await maria.hear("Ваші запити")
    await maria.press(number)
    assert "Отримано" in said(await reads(maria, "Оновити"))
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.write("Пропустити")
    await maria.hear("кілька слів")
    await maria.write("/cancel")
    await maria.hear("Скасовано")
    await nothing_broke(town)
