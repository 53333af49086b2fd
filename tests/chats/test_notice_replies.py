"""What people write under a notice is kept: it becomes a request, a question that is answered, or nothing."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from domain.people import Role
from tests.chats.heard_steps import WORDS, hears, tell
from tests.chats.staff_steps import arrive, calm, newest, press_on, take, times
from tests.chats.steps import ask_for_help, fill, labels_of, nothing_broke, number_in, reads, sees, told
from tests.support.town import DAY, Town

ASK, HELP, NOTHING = "❓ Запитати громаду", "🤝 Потрібна допомога", "Нічого не треба"


async def reader(town: Town, words: str = WORDS) -> tuple[Phone, Json]:
    """Марія, to whom a notice has come."""
    maria = await arrive(town.phone(cast.MARIA))
    await tell(town, words)
    return maria, await hears(town, maria, words)


async def test_a_question_reaches_the_coordinator_and_its_answer_the_question(town: Town) -> None:
    maria, notice = await reader(town)
    head = town.phone(cast.COORDINATOR)
    asked = await maria.reply(notice, "А до котрої години?")
    assert labels_of(await reads(maria, "повідомлення збережено")) == [HELP, ASK, NOTHING]
    await maria.press(ASK)
    passed = said(await maria.hear("Запитання передано"))
    number = number_in(passed)
    assert [part for part in ("відповість Тетяна Романівна", "до 17:00", "робити не треба") if part not in passed] == []
    question = await newest(head, "А до котрої години?")
    for part in ("Запитання про сповіщення", number, WORDS[:20]):
        assert part in said(question)
    await calm(town)
    assert await times(maria, number, 1) == 1, "one answer to one question"
    await head.reply(question, "До 15:00")
    answer = await maria.hear("До 15:00")
    assert answer["reply_to"] == asked and "Відповідає" in said(answer)
    await press_on(head, "Відкрити", number)
    await head.press("Подробиці")
    await sees(head, f"Про сповіщення: {WORDS[:20]}")
    await nothing_broke(town)


async def test_words_right_under_a_notice_may_be_a_request(town: Town) -> None:
    maria, _ = await reader(town)
    await maria.write("У мене немає запасу води, не можу ходити.")
    assert HELP in labels_of(await reads(maria, "повідомлення збережено"))
    await maria.write("І ліки закінчуються.")
    assert ASK in labels_of(await reads(maria, "Збережено 2 повідомлення"))
    await maria.press(HELP)
    await reads(maria, "Кому потрібна")
    assert "не можу ходити" not in "\n".join(await told(town.phone(cast.COORDINATOR)))
    await maria.write("/mydata")
    await sees(maria, "усе, що ми зберігаємо")
    pages = b"".join([await maria.download(one) for one in await maria.documents(2)])
    assert "ліки закінчуються" in pages.decode()
    await nothing_broke(town)


async def test_nothing_is_needed_and_later_words_go_the_usual_way(town: Town) -> None:
    maria, notice = await reader(town)
    await maria.reply(notice, "Дякую")
    await reads(maria, "повідомлення збережено")
    await maria.press(NOTHING)
    await reads(maria, "Нікому не надіслано")
    await maria.write("Ще одне")
    assert ASK not in labels_of(await reads(maria, "повідомлення збережено"))
    await maria.press(NOTHING)
    await tell(town, "Друге сповіщення")
    await hears(town, maria, "Друге сповіщення")
    await town.sandbox.advance(advance=3 * DAY + 60)
    await calm(town)
    await maria.write("Через три дні")
    assert ASK not in labels_of(await reads(maria, "повідомлення збережено"))
    await maria.reply(notice, "А тепер відповідь на перше")
    assert ASK in labels_of(await reads(maria, "Збережено 2 повідомлення")), "Telegram's reply never grows old"
    await nothing_broke(town)


async def test_an_album_and_a_voice_go_with_the_question(town: Town) -> None:
    maria, notice = await reader(town)
    head = town.phone(cast.COORDINATOR)
    for n in range(3):
        await maria.send("photo", media_group_id="g", caption=f"Кут {n}", reply_to=notice["message_id"])
    await maria.send("voice", reply_to=notice["message_id"])
    await reads(maria, "Збережено 2 повідомлення")  # an album is one
    await maria.press(ASK)
    await maria.hear("Запитання передано")
    await newest(head, "Кут 2")
    await calm(town)
    heard = (await head.chat())["messages"]
    assert sum("photo" in one for one in heard) == 3 and sum("voice" in one for one in heard) == 1
    await nothing_broke(town)


async def test_a_dialog_waits_and_an_open_request_is_offered(town: Town) -> None:
    maria, notice = await reader(town)
    number = await ask_for_help(maria)
    await fill(maria, until="Яка вулиця")
    await maria.reply(notice, "А до котрої години?")
    shown = labels_of(await reads(maria, "повідомлення збережено"))
    assert shown == [f"Додати до № {number}", HELP, ASK, NOTHING] or number in shown[0]
    await maria.press(ASK)
    await maria.hear("Запитання передано")
    await maria.hear("Ви зупинились на питанні")
    await maria.press("Продовжити")
    await reads(maria, "Яка вулиця")
    await nothing_broke(town)


async def test_a_sticker_under_a_notice_loses_nothing(town: Town) -> None:
    maria, notice = await reader(town)
    await maria.send("sticker", reply_to=notice["message_id"])
    await maria.hear("Щоб попросити про допомогу")
    await maria.reply(notice, "Де взяти воду?")
    question = await reads(maria, "повідомлення збережено")
    data = next(b["callback_data"] for b in buttons(question) if b["text"] == ASK)
    await maria.press(ASK)
    await maria.hear("Запитання передано")
    await maria.forge(question, str(data))
    await maria.hear("Ця кнопка вже застаріла")
    await calm(town)
    assert await times(town.phone(cast.COORDINATOR), "Де взяти воду?", 1) == 1
    await nothing_broke(town)


async def test_staff_ask_too_and_their_cases_stay_apart(town: Town) -> None:
    maria, olha, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    number = await ask_for_help(maria)
    await take(olha, number)
    await maria.hear("Ваш соціальний працівник")
    await tell(town, "Нарада о 15:00", "news", role=Role.WORKER)
    notice = await hears(town, olha, "Нарада о 15:00")
    await olha.reply(notice, "А де саме?")
    assert labels_of(await reads(olha, "повідомлення збережено")) == [ASK, NOTHING], "not a resident herself"
    await olha.press(ASK)
    await olha.hear("Запитання передано")
    await newest(head, "А де саме?")
    await calm(town)
    assert await times(maria, "А де саме?") == 0
    await nothing_broke(town)


async def test_words_that_wait_outlive_another_talk(town: Town) -> None:
    maria, notice = await reader(town)
    number = await ask_for_help(maria)
    await maria.reply(notice, "А до котрої години?")
    question = await reads(maria, "повідомлення збережено")
    await maria.press("Дописати", on=await newest(maria, number, "Дописати"))
    await maria.hear("Напишіть повідомлення")
    await maria.write("Код домофона 12")
    await maria.hear(f"Додано до запиту № {number}")
    await maria.press(ASK, on=question)
    await maria.hear("Запитання передано")
    assert "Код домофона" not in said(await newest(town.phone(cast.COORDINATOR), "А до котрої години?"))
    await nothing_broke(town)


async def test_danger_under_a_notice_is_heard_first(town: Town) -> None:
    maria, notice = await reader(town)
    await maria.reply(notice, "Мене б'є чоловік")
    await maria.hear("102")
    await reads(maria, "повідомлення збережено")
    await maria.press(ASK)
    await maria.hear("Запитання передано")
    question = await newest(town.phone(cast.COORDINATOR), "Запитання про сповіщення")
    assert "відкрийте справу" in said(question)
    await calm(town)
    assert await times(town.phone(cast.COORDINATOR), "чоловік") == 0
    await nothing_broke(town)


async def test_an_edit_of_the_reply_goes_where_the_reply_went(town: Town) -> None:
    maria, notice = await reader(town)
    head = town.phone(cast.COORDINATOR)
    asked = await maria.reply(notice, "А до котрої?")
    await reads(maria, "повідомлення збережено")
    await maria.edit(asked, "А до котрої години?")
    await calm(town)
    assert ASK in labels_of(await reads(maria, "повідомлення збережено"))
    await maria.press(ASK)
    await maria.hear("Запитання передано")
    await newest(head, "А до котрої години?")
    await maria.edit(asked, "А до котрої години завтра?")
    await newest(head, "Змінено: А до котрої години завтра?")
    await nothing_broke(town)
