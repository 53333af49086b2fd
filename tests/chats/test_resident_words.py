"""The story, the photo that comes late, the telephone, and the review with its corrections."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from tests.chats.steps import (
    all_handled,
    choose,
    fill,
    has_keys,
    join,
    key,
    labels_of,
    nothing_broke,
    reads,
    submit,
    take,
    turns,
)
from tests.support.town import Town


async def details_read_by(worker: Phone, number: str) -> str:
    """Take the request and open its details; all that came of them."""
    await worker.hear(number)
    await worker.press("Взяти в роботу")
    await worker.hear("Запит ваш")
    await worker.press("Подробиці")
    opened = await worker.hear("Своїми словами")
    await all_handled(worker)
    after = [m for m in (await worker.chat())["messages"] if m["message_id"] >= opened["message_id"]]
    return "\n".join(said(m) for m in after)


async def test_a_voice_then_photos_sent_late_all_reach_the_worker(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await maria.send("voice")
    await maria.hear("За яким номером")
    await maria.send("photo", caption="Це наш колодязь")
    assert "За яким номером" in said(await maria.hear("додано до вашої розповіді"))
    await maria.send("document")
    await maria.hear("додано до вашої розповіді")
    await maria.send("forward", author="Онук", text="Бабусю, приїду завтра")
    await maria.hear("додано до вашої розповіді")
    await maria.write("067 123 45 67")
    await maria.hear("3 файли")
    await maria.send("video_note")
    await maria.hear("4 файли")
    await maria.press("Виправити")
    await reads(maria, "Що виправити")
    await choose(maria, "Вашими словами")
    await reads(maria, "своїми словами")
    await maria.write("Ноги болять")
    await reads(maria, "Це наш колодязь / ↪️ Онук: Бабусю, приїду завтра / Ноги болять, 4 файли")
    told = await details_read_by(olha, await submit(maria))
    assert all(part in told for part in ("[voice]", "[photo]", "Це наш колодязь", "[document]", "[video_note]"))
    await nothing_broke(town)


async def test_a_photo_with_a_caption_is_a_story(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await maria.send("photo", caption="Дах протікає")
    await maria.hear("За яким номером")
    await maria.write("немає")
    assert "Дах протікає, 1 файл" in said(await maria.hear("Перевірте"))


async def test_a_photo_before_the_story_is_asked(town: Town) -> None:
    """It is kept for the story, and the question stays."""
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="живе")
    await maria.send("photo")
    assert "живе" in said(await maria.hear("додано до вашої розповіді"))
    await maria.press("Так, без нікого")
    await nothing_broke(town)


RIGHT = {
    "067 123 45 67": "067 123 45 67",
    "+380671234567": "067 123 45 67",
    "80671234567": "067 123 45 67",
    "(067) 123-45-67, кличте Марію": "067 123 45 67",
    "０６７１２３４５６７": "067 123 45 67",
    "05358 2 12 34": "053 582 12 34",
    "немає": "немає",
    "нема": "немає",
}


async def test_a_number_is_understood_however_it_is_written(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="За яким номером")
    for written, shown in RIGHT.items():
        await maria.write(written)
        assert shown in said(await maria.hear("Перевірте")), written
        await maria.press("Назад")
        await maria.hear("За яким номером")
    await nothing_broke(town)


WRONG = {"067 123 45": "бракує цифр", "0671234567890123": "забагато", "секрет": "не видно номера"}


async def test_a_number_that_is_not_right_is_asked_again(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="За яким номером")
    for written, trouble in WRONG.items():
        await maria.write(written)
        assert "За яким номером" in said(await maria.hear(trouble)), written
    assert "067 123 45…" in "\n".join(said(m) for m in (await maria.chat())["messages"])
    await maria.write("0671234567")
    await maria.hear("Перевірте")


CONTACTS: tuple[tuple[Json, str], ...] = (
    ({}, "067 123 45 67"),
    ({"phone": "+380509998877", "user_id": 999, "first_name": "Сусідка"}, "050 999 88 77"),
    ({"phone": "+380509998866", "first_name": "З книжки"}, "050 999 88 66"),
)


async def test_a_contact_is_taken_and_someone_elses_is_named_so(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    for wish, shown in CONTACTS:
        await fill(maria, until="За яким номером")
        await has_keys(maria, "📱 Поділитися номером")
        await maria.send("contact", **wish)
        if wish:
            await maria.hear("контакт іншої людини")
        await reads(maria, shown)
        await maria.press("✖️ Скасувати")
        await reads(maria, "Скасовано")
    await nothing_broke(town)


async def test_the_number_of_the_last_time_is_offered(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    await submit(maria)
    await fill(maria, until="За яким номером")
    await maria.press("☎️ 067 123 45 67")
    assert "067 123 45 67" in said(await reads(maria, "Перевірте"))
    await submit(maria)


FIXES = (
    ("Для кого", "Кому", "Мені", ""),
    ("без нікого", "живе", "Ні, з родиною", ""),
    ("Загроза зараз", "загроза", "Так, є загроза", ""),
    ("Вашими словами", "своїми словами", "", "І дах тече"),
    ("Вулиця", "Яка вулиця", "", "Садова, 7"),
    ("Телефон", "За яким номером", "", "050 111 22 33"),
)


async def test_each_answer_is_corrected_alone(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    for name, question, press, write in FIXES:
        await maria.press("Виправити")
        await reads(maria, "Що виправити")
        await choose(maria, name)
        await reads(maria, question)
        await (maria.press(press) if press else maria.write(write))
        assert (press or write) in said(await reads(maria, "Перевірте"))
    await maria.press("Виправити")
    await reads(maria, "Що виправити")
    await choose(maria, "Яка допомога")
    await reads(maria, "Яка потрібна")
    await choose(maria, "📄")
    await reads(maria, "документами")
    await maria.press("Субсидія")
    await reads(maria, "зручніше")
    await maria.press("Пропустити")
    review = said(await reads(maria, "Перевірте"))
    assert "живе" not in review
    for words in ("Мені", "Так, є загроза", "І дах тече", "Садова, 7", "050 111 22 33", "Субсидія"):
        assert words in review
    await submit(maria)
    await nothing_broke(town)


@pytest.mark.parametrize("way", ["press", "write"])
async def test_from_a_correction_back_to_the_review(town: Town, way: str) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.press("Виправити")
    await reads(maria, "Що виправити")
    assert "⬅️ Назад" in labels_of(await reads(maria, "Що виправити"))
    await choose(maria, "Телефон")
    await reads(maria, "За яким номером")
    await (key(maria, "Назад") if way == "press" else maria.write("назад"))
    await maria.hear("067 123 45 67")
    await submit(maria)


async def test_the_whole_form_in_a_village_of_another_community(town: Town) -> None:
    petro, nadiia = town.phone(cast.PETRO), town.phone(cast.NADIIA)
    await join(petro, "Яреськи")
    await petro.press("Потрібна допомога")
    for turn in turns("🧳"):
        await take(petro, turn)
    await reads(petro, "Яреськи")
    number = await submit(petro)
    assert number.startswith("ШИШ-")
    assert "Яреськи" in said(await nadiia.hear(number))
    assert number not in "\n".join([said(m) for m in (await town.phone(cast.OLHA).chat())["messages"]])
