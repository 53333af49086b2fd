"""A notice that is confirmed already: an edit or a further part changes nothing in it, and its author is told."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import said
from tests.chats.notice_steps import WORDS, asked, drafted, press_page
from tests.chats.staff_steps import arrive, calm, everything, newest
from tests.chats.steps import sees
from tests.support.town import Town


async def test_an_edit_of_what_was_sent_is_no_correction(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    admin = await asked(town)
    number = await admin.write(WORDS)
    await admin.hear("чернетка")
    await press_page(admin, "▶️ Надіслати")
    await maria.hear(WORDS)
    await admin.edit(number, "У п'ятницю дрова.")
    assert "✏️ Виправити" in said(await admin.hear("вже підтверджено"))
    await calm(town)
    assert "У п'ятницю" not in await everything(maria)


async def test_a_part_that_comes_too_late_is_told(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    admin = await asked(town)
    await admin.send("photo", caption=WORDS, media_group_id="78")
    await admin.hear("чернетка")
    await press_page(admin, "▶️ Надіслати")
    await maria.hear(WORDS)
    await admin.send("photo", media_group_id="78")
    await admin.hear("вже підтверджено")
    await calm(town)
    assert len([m for m in await maria.screen() if "photo" in m]) == 1


async def test_words_for_what_was_sent_meanwhile_are_not_lost_silently(town: Town) -> None:
    """The question was open on one page, and the notice was sent from another."""
    maria = await arrive(town.phone(cast.MARIA))
    admin = await drafted(town)
    page = await newest(admin, "чернетка", "▶️ Надіслати")
    await press_page(admin, "✏️ Повідомлення")
    await admin.hear("Надішліть сюди")
    await admin.press("▶️ Надіслати", on=page)
    await maria.hear(WORDS)
    await admin.write("Ні, у п'ятницю.")
    await admin.hear("змінилося")
    await calm(town)
    assert "у п'ятницю" not in await everything(maria)


async def test_a_file_that_telegram_refuses_is_seen_before_anybody_gets_it(town: Town) -> None:
    admin = await asked(town)
    await admin.send("photo", caption=WORDS)
    await admin.hear("чернетка")
    assert town.app is not None
    async with town.app.storage.works() as work:
        [notice] = await work.notices.newest(1)
        post = notice.posts["uk"]
        lost = replace(post, parts=(replace(post.parts[0], file="gone"),))
        await work.notices.save(notice, replace(notice, posts={"uk": lost}, version=notice.version + 1))
    await press_page(admin, "👁 Перегляд")
    await admin.hear("не вдалося")
    await sees(admin, WORDS)
