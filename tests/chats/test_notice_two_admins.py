"""Two admins compose at once: each sees the other's drafts, and whoever is second reads what the first one did."""

from __future__ import annotations

from bot import demo_people as cast
from tests.chats.approval_steps import second_admin
from tests.chats.notice_steps import MORE, drafted
from tests.chats.office_steps import audited, button, desk, on_page
from tests.chats.staff_steps import arrive, calm, everything
from tests.chats.steps import labels_of, on_screen, reads
from tests.support.town import Town

ENTRY = "📣 Сповіщення"


async def test_both_see_both_drafts_with_their_authors(town: Town) -> None:
    zoia = await second_admin(town)
    await drafted(town, "Збори в клубі о десятій.")
    await desk(zoia, ENTRY, "Збори в клубі")
    await on_page(zoia, "➕ Нове", "Шишацька", reads_then="Надішліть сюди")
    await zoia.write("У п'ятницю не буде світла.")
    await reads(zoia, "чернетка")
    listed = await desk(town.phone(cast.ADMIN_ID), ENTRY, "не буде світла")
    assert [text for text in labels_of(listed) if "✍️" in text] == [
        "✍️ У п'ятницю не буде світла.",
        "✍️ Збори в клубі о десятій.",
    ]
    assert "Зоя" in on_screen(listed) and "Шишацька" in on_screen(listed)


async def test_one_throws_it_away_while_the_other_wants_to_send_it(town: Town) -> None:
    maria, zoia = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    admin = await drafted(town, "Збори в клубі о десятій.")
    page = await reads(admin, "Збори в клубі")
    await desk(zoia, ENTRY, "Збори в клубі")
    await on_page(zoia, "✍️ Збори", reads_then="Кому:")
    sure = await on_page(zoia, MORE, "✖️ Викинути чернетку", reads_then="Його ніхто не отримає")
    await on_page(zoia, "Так, викинути", reads_then="чернеток немає")
    await admin.forge(page, button(page, "▶️ Надіслати"))
    await admin.hear("дещо змінилося")
    await reads(admin, "Нікому не надіслано")
    await zoia.forge(sure, button(sure, "Так, викинути"))
    await zoia.hear("дещо змінилося")
    await calm(town)
    assert "Збори" not in await everything(maria)
    assert (await audited(town, 5032)).count("notice_thrown_away") == 1


async def test_it_is_sent_while_the_other_is_about_to_throw_it_away(town: Town) -> None:
    maria, zoia = await arrive(town.phone(cast.MARIA)), await second_admin(town)
    admin = await drafted(town, "Збори в клубі о десятій.")
    await desk(zoia, ENTRY, "Збори в клубі")
    await on_page(zoia, "✍️ Збори", reads_then="Кому:")
    sure = await on_page(zoia, MORE, "✖️ Викинути чернетку", reads_then="Його ніхто не отримає")
    await admin.press("▶️ Надіслати")
    await maria.hear("Збори в клубі")
    await zoia.forge(sure, button(sure, "Так, викинути"))
    await zoia.hear("дещо змінилося")
    await calm(town)
    assert "notice_thrown_away" not in await audited(town, 5032)
