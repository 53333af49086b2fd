"""Notices and bad input: clear words, nothing half sent, nothing lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.notice_topics import without
from domain.notices import Notice, Part, Post
from tests.chats.approval_steps import dismissed, question, second_admin
from tests.chats.mend_steps import send
from tests.chats.notice_run_steps import as_it_is, begun
from tests.chats.notice_steps import WORDS, asked, drafted, press_page, preview
from tests.chats.office_steps import on_page
from tests.chats.staff_steps import FAR_VILLAGE, arrive, calm, everything
from tests.chats.steps import nothing_broke, reads, told
from tests.support.town import HOUR, Town
from tests.support.town import town as a_town

LOST = Part("photo", WORDS, file="no-such-photo")
UNREADABLE = ({"type": "bold", "offset": "here", "length": 2},)  # no Telegram takes this


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Town]:
    """A town where no admin decides alone."""
    async with a_town(tmp_path, notice_alone=0) as place:
        yield place


async def newest(town: Town) -> Notice:
    """The notice that was made last."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        [notice] = await work.notices.newest(1)
    return notice


async def becomes(town: Town, post: Post) -> None:
    """The draft has this message, which nobody could have sent to the bot as it is."""
    notice = await newest(town)
    assert town.app is not None
    async with town.app.storage.works() as work:
        await work.notices.save(notice, replace(notice, posts={"uk": post}, version=notice.version + 1))


async def mutes(town: Town, person: int, topic: str) -> None:
    """This person has switched the topic off."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        await work.people.save(replace(actor.person, quiet=without(actor.person.quiet, topic)))


async def test_an_audience_of_nobody(town: Town) -> None:
    await arrive(town.phone(cast.PETRO), FAR_VILLAGE)
    admin = await drafted(town)
    await reads(admin, "Таких людей поки немає")
    await press_page(admin, "▶️ Надіслати")
    page = said(await reads(admin, "Не надіслано"))
    assert "немає нікого" in page and "👥 Кому" in page and "чернетка" in page
    await nothing_broke(town)


async def test_everybody_has_muted_its_topic(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await mutes(town, cast.MARIA, "news")
    admin = await drafted(town)
    assert "вимкнули цю тему: 1" in said(await reads(admin, "Ніхто з них не отримає"))
    await press_page(admin, "▶️ Надіслати")
    await reads(admin, "Не надіслано")
    await calm(town)
    assert WORDS not in await everything(maria)
    await press_page(admin, "🆘 Небезпека")
    await on_page(admin, "🌊", reads_then="Отримають усі")
    await nothing_broke(town)


@pytest.mark.parametrize("part", [LOST, Part(text=WORDS, entities=UNREADABLE)], ids=["photo", "entities"])
async def test_what_telegram_refuses_comes_as_plain_words(town: Town, part: Part) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), await drafted(town)
    await becomes(town, Post((part,)))
    assert WORDS in said((await preview(admin))[0]), "the author sees it first"
    await press_page(admin, "▶️ Надіслати")
    got = await maria.hear(WORDS)
    assert "photo" not in got and not any(one["type"] == "bold" for one in got.get("entities", ()))
    assert "Надіслано 1 з 1" in said(await admin.hear("Сповіщення надіслано"))
    await nothing_broke(town)


@pytest.mark.parametrize("n", [1, 2], ids=["photo", "album"])
async def test_a_caption_that_cannot_be_read_loses_its_bold_type_alone(town: Town, n: int) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), await asked(town)
    await (admin.album(n, WORDS) if n > 1 else admin.send("photo", caption=WORDS))
    await admin.hear("чернетка")
    await calm(town)
    first, *others = (await newest(town)).posts["uk"].parts
    await becomes(town, Post((replace(first, entities=UNREADABLE), *others)))
    await admin.press("📣 Сповіщення")
    await on_page(admin, "✍️", reads_then="чернетка")
    await press_page(admin, "▶️ Надіслати")
    got = await maria.hear(WORDS)
    assert "photo" in got and len(await maria.together(got)) == n
    await nothing_broke(town)


async def test_an_album_edited_while_it_goes_out(town: Town) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), await asked(town)
    await calm(town)
    await town.sandbox.advance(advance=12 * HOUR)  # at night it waits in the middle
    first, *_ = await admin.album(2, WORDS)
    await admin.hear("чернетка")
    await press_page(admin, "▶️ Надіслати")
    await admin.hear("Тихі години")
    await admin.edit(first, "У п'ятницю дрова.")
    assert "✏️ Виправити" in said(await admin.hear("вже підтверджено"))
    await town.sandbox.advance(to="morning")
    got = await maria.hear(WORDS)
    assert len(await maria.together(got)) == 2
    assert "У п'ятницю" not in await everything(maria)
    await nothing_broke(town)


async def test_who_writes_it_is_no_admin_any_more(town: Town) -> None:
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    admin = await asked(town)
    await dismissed(town, cast.ADMIN_ID)
    await admin.write(WORDS)
    await admin.hear("Чим допомогти")
    asked_once = [words for words in await told(admin) if "Надішліть сюди" in words]
    assert len(asked_once) == 1, "no question again that nobody may answer"
    assert not await drafts(zoya), "nothing half made"
    assert WORDS not in await everything(maria)
    await nothing_broke(town)


async def drafts(admin: Phone) -> bool:
    """Whether the admin's list has any."""
    await admin.press("📣 Сповіщення")
    return "чернетка" in said(await admin.hear("📣 Сповіщення"))


async def test_who_sends_it_is_no_admin_any_more(town: Town) -> None:
    """What was decided goes on; whoever is left holds it."""
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    await town.sandbox.advance(advance=12 * HOUR)
    admin, notice = town.phone(cast.ADMIN_ID), await begun(town)
    page = await admin.hear("Тихі години")
    await dismissed(town, cast.ADMIN_ID)
    before = await told(admin)
    await admin.press("⏹ Зупинити", on=page)
    await calm(town)
    assert "зупинено" not in " ".join((await told(admin))[len(before) :])
    assert (await as_it_is(town, notice)).task == "send"
    await zoya.press("📣 Сповіщення")
    await on_page(zoya, "▶️", reads_then="Тихі години")
    await town.sandbox.advance(to="morning")
    await maria.hear("не буде води")
    await nothing_broke(town)


async def test_its_end_has_come_before_it_was_sent(town: Town) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), await drafted(town)
    await press_page(admin, "⏳ Не після")
    await on_page(admin, "До кінця дня", reads_then="чернетка")
    await calm(town)
    await town.sandbox.advance(advance=20 * HOUR)
    await press_page(admin, "▶️ Надіслати")
    page = said(await reads(admin, "Не надіслано"))
    assert "не після" in page.lower()
    await calm(town)
    assert WORDS not in await everything(maria)
    await nothing_broke(town)


async def test_its_end_has_come_before_it_was_approved(two: Town) -> None:
    maria, zoya = await arrive(two.phone(cast.MARIA)), await second_admin(two)
    admin = await drafted(two)
    await press_page(admin, "⏳ Не після")
    await on_page(admin, "До кінця дня", reads_then="чернетка")
    await press_page(admin, "▶️ Надіслати")
    asks = await question(zoya)
    await calm(two)
    await two.sandbox.advance(advance=20 * HOUR)
    await zoya.press("✅ Схвалити", on=asks)
    await admin.hear("Сповіщення не надіслано")
    await calm(two)
    assert WORDS not in await everything(maria)
    await nothing_broke(two)


async def test_two_at_once_each_keep_their_own(town: Town) -> None:
    maria, zoya = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    admin = await asked(town)
    await zoya.press("📣 Сповіщення")
    await zoya.press("➕ Нове")
    await zoya.press("Пирятинська")
    await zoya.hear("Надішліть сюди повідомлення")
    await zoya.write("У п'ятницю прийом.")
    await admin.write(WORDS)
    for phone, words in ((admin, WORDS), (zoya, "У п'ятницю прийом.")):
        assert words in said(await phone.hear("чернетка"))
        await press_page(phone, "▶️ Надіслати")
        await maria.hear(words)
    await nothing_broke(town)


async def test_the_button_under_a_sample_switches_nothing_off(town: Town) -> None:
    maria, admin = await arrive(town.phone(cast.MARIA)), await drafted(town)
    shown = (await preview(admin))[0]
    await admin.press("🔕", on=shown)
    await press_page(admin, "🧪 Надіслати собі")
    await calm(town)
    assert "Більше не надсилати" not in await everything(admin)
    await press_page(admin, "▶️ Надіслати")
    got = await maria.hear(WORDS)
    await maria.press("🔕", on=got)
    await maria.hear("Більше не надсилати")


async def test_a_place_that_is_gone_is_told_like_any(town: Town) -> None:
    """What the bot itself could not write still ends in a report."""
    maria, admin = await arrive(town.phone(cast.MARIA)), town.phone(cast.ADMIN_ID)
    await send(town, {"uk": Post((Part("location", file="200.0,500.0"),))})
    report = said(await admin.hear("Сповіщення надіслано"))
    assert "Надіслано 0 з 1" in report
    assert "location" not in " ".join(map(str, await maria.screen()))
