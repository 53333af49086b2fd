"""Telegram's replies are kept on both sides: the copy in the other chat answers the original there."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone
from tests.chats.staff_steps import arrive, call_me, calm, newest, take
from tests.support.town import Town


async def talking(town: Town) -> tuple[Phone, Phone]:
    """Марія and her worker."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    await take(olha, await call_me(maria))
    await maria.hear("Ваш соціальний працівник")
    return maria, olha


async def wrote(writer: Phone, label: str, text: str) -> int:
    """Words by the button; their number in the writer's chat."""
    await writer.press(label)
    await writer.hear("Напишіть повідомлення")
    return await writer.write(text)


async def test_a_reply_answers_the_original_on_the_other_side(town: Town) -> None:
    maria, olha = await talking(town)
    original = await wrote(olha, "💬 Написати", "Привезу воду о другій.")
    there = await maria.hear("Привезу воду")
    await calm(town)  # what was sent is written down
    back = await maria.reply(there, "О другій я на базарі")
    here = await olha.hear("на базарі")
    await calm(town)
    assert here["reply_to"] == original
    await olha.reply(here, "Тоді о третій")
    assert (await maria.hear("Тоді о третій"))["reply_to"] == back


async def test_files_keep_the_thread_as_well(town: Town) -> None:
    maria, olha = await talking(town)
    original = await wrote(maria, "💬 Дописати", "Ось так виглядає дах")
    heard = await olha.hear("виглядає дах")
    await calm(town)
    await olha.send("photo", caption="Такий матеріал підійде?", reply_to=heard["message_id"])
    assert (await maria.hear("Запит №"))["reply_to"] == original


async def test_a_reply_to_what_carried_no_words_of_the_other_side_answers_nothing(town: Town) -> None:
    maria, olha = await talking(town)
    card = await newest(olha, "Стан:")
    await calm(town)
    await olha.reply(card, "Буду завтра")
    assert not (await maria.hear("Буду завтра")).get("reply_to")


async def test_a_lost_original_does_no_harm(town: Town) -> None:
    maria, olha = await talking(town)
    original = await wrote(olha, "💬 Написати", "Привезу воду о другій.")
    there = await maria.hear("Привезу воду")
    await calm(town)
    await olha.delete(original)
    await maria.reply(there, "Дякую вам")
    assert not (await olha.hear("Дякую вам")).get("reply_to")
