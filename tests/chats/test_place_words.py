"""What somebody tells instead of naming their place is not lost: it waits until the place is known."""

from __future__ import annotations

from bot import demo_people as cast
from tests.chats.steps import all_handled, nothing_broke, reads, sees, told
from tests.support.town import Town

STORY = "Мама впала й не може ходити, сама не дам ради, прошу допомогти"


async def test_a_story_at_the_question_of_the_place_waits(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("/start")
    await reads(maria, "Вітаю")
    await maria.press("Погоджуюсь")
    await reads(maria, "Напишіть назву")
    await maria.write(STORY)
    await all_handled(maria)
    await maria.send("voice")
    await all_handled(maria)
    await maria.write("Я з Пирятина, важко ходити")
    await reads(maria, "ваш населений пункт")
    await maria.press("Пирятин")
    await sees(maria, "Населений пункт: Пирятин")
    await reads(maria, "Збережено 3 повідомлення")
    await maria.press("Новий запит")
    await reads(maria, "Кому потрібна")
    await nothing_broke(town)


async def test_a_wrong_name_is_no_story(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("/start")
    await reads(maria, "Вітаю")
    await maria.press("Погоджуюсь")
    await reads(maria, "Напишіть назву")
    await maria.write("Кракозябрівка")
    await all_handled(maria)
    await maria.write("Пирятин")
    await reads(maria, "ваш населений пункт")
    await maria.press("Пирятин")
    await sees(maria, "Населений пункт: Пирятин")
    assert not [words for words in await told(maria) if "збережено" in words]
