"""A notice is read by those whom it is for and by those who decide on it; whom to telephone, by their coordinator."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import Phone
from domain.people import Role
from tests.chats.approval_steps import SECOND, question, second_admin
from tests.chats.canary_steps import Canaries, everything_sent, in_buttons, nothing_in_clear, on_locked_screens, readers
from tests.chats.mend_steps import becomes
from tests.chats.notice_steps import MORE
from tests.chats.office_steps import desk, on_page
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import FAR_VILLAGE, VILLAGE, arrive, calm, newest, press_on
from tests.chats.steps import nothing_broke, reads
from tests.chats.test_notice_sheet import a_draft
from tests.support.town import Town
from tests.support.town import town as a_town

ADMIN, HEAD, MARIA, OLHA = cast.ADMIN_ID, cast.COORDINATOR, cast.MARIA, cast.OLHA
SILENT, FAR_HEAD, AUDITOR = 6601, 6602, 6603
DECIDE = {ADMIN, SECOND, HEAD}  # who writes it, and who may agree to it
READERS = {
    **dict.fromkeys(("notice", "link", "corrected"), {*DECIDE, MARIA}),
    "english": {SECOND, HEAD},  # who writes it has not looked at its preview
    "danger": DECIDE,
    "refused": DECIDE,
    "draft": {ADMIN, SECOND},  # both admins see what is in the making
    "reply": {HEAD},
    **dict.fromkeys(("first name of the silent", "phone of the silent"), {HEAD}),
}


@dataclass(frozen=True, slots=True)
class Office:
    """The admin, those who may agree, and one resident who reads it."""

    town: Town
    say: Canaries
    admin: Phone
    zoia: Phone
    head: Phone
    maria: Phone


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town where no admin decides alone."""
    async with a_town(tmp_path, notice_alone=0) as place:
        yield place


async def _everybody(town: Town, say: Canaries) -> Office:
    """Марія reads notices, one neighbour is silent; Petro lives in another community, where somebody heads as well."""
    maria = await arrive(town.phone(MARIA))
    await arrive(town.phone(cast.PETRO), FAR_VILLAGE)
    silent = await town.newcomer(SILENT, say["first name of the silent"], phone="+38" + say["phone of the silent"])
    await arrive(silent, VILLAGE)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(SILENT)
        assert actor is not None
        await work.people.save(replace(actor.person, phone="+38" + say["phone of the silent"]))
    await silent.block()
    await hired(town, await town.newcomer(FAR_HEAD, "Яким"), Role.COORDINATOR)
    await hired(town, await town.newcomer(AUDITOR, "Ревізор"), Role.AUDITOR)
    zoia = await second_admin(town)
    return Office(town, say, town.phone(ADMIN), zoia, town.phone(HEAD), maria)


async def _refused(here: Office) -> None:
    """One is not agreed to, one stays a draft."""
    admin, say = here.admin, here.say
    await a_draft(here.town, text=f"Завтра {say['refused']}.")
    await on_page(admin, "▶️ Надіслати", reads_then="чекає на схвалення")
    await here.head.press("❌ Не схвалювати", on=await question(here.head))
    await admin.hear("Сповіщення не схвалено")
    await a_draft(here.town, text=f"Колись {say['draft']}.")
    await desk(here.zoia, "📣 Сповіщення", say["draft"])


async def _sent(here: Office) -> None:
    """In two languages, with a link and a danger in words of one's own; agreed to, and read."""
    admin, say = here.admin, here.say
    await a_draft(here.town, text=f"Увага, {say['notice']}!")
    await on_page(admin, MORE, "Англійською", reads_then="Надішліть")
    await admin.write(f"Mind the {say['english']}!")
    await reads(admin, "чернетка")
    await on_page(admin, MORE, "🔗 Кнопка", reads_then="Що написати на кнопці")
    await admin.write(f"{say['link']} https://example.org/plan")
    await reads(admin, say["link"])
    await on_page(admin, "▴ До сповіщення", reads_then="чернетка")
    await on_page(admin, "🆘 Небезпека", "Інша небезпека", reads_then="Яка це небезпека")
    await admin.write(say["danger"])
    await reads(admin, say["danger"])
    await on_page(admin, "▶️ Надіслати", reads_then="чекає на схвалення")
    await here.zoia.press("✅ Схвалити", on=await question(here.zoia))
    await here.maria.hear(say["notice"])
    await admin.hear("Сповіщення надіслано")


async def _corrected(here: Office) -> None:
    """Other words, agreed to by the coordinator; a reader writes under them, and the coordinator takes the question."""
    admin, say = here.admin, here.say
    stood = await newest(here.maria, say["notice"])
    await press_on(admin, "Виправити", say["notice"])
    await press_on(admin, "Українською", "Які слова виправити")
    await admin.hear("Надішліть сюди виправлений")
    await admin.write(f"Увага, {say['corrected']}!")
    await admin.hear("Виправлення готове")
    await admin.press("Запитати схвалення")
    await here.head.press("✅ Схвалити", on=await question(here.head))
    now = await becomes(here.maria, stood, say["corrected"])
    await calm(here.town)
    await here.maria.reply(now, f"А {say['reply']}?")
    await reads(here.maria, "повідомлення збережено")
    await here.maria.press("❓ Запитати громаду")
    await newest(here.head, say["reply"])


async def _telephoned(here: Office) -> None:
    """The coordinator asks for the list; everybody else looks at all that they have."""
    await here.head.press("📞 Кому зателефонувати", on=await newest(here.head, "Не доставлено", "Кому зателефонувати"))
    await here.head.hear("Зателефонувати 1 людині")
    others = [here.town.phone(who) for who in (OLHA, cast.VASYL, cast.NADIIA, FAR_HEAD, AUDITOR, ADMIN, SECOND)]
    for phone in others:
        for words in ("/cases", "/admin", "🆕 Черга", "📣 Сповіщення", "🧾 Журнал"):
            await phone.write(words)
        await calm(here.town)


@pytest.mark.usefixtures("whole_calls")
async def test_a_notice_from_its_draft_to_the_telephone(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    say = Canaries(7)
    here = await _everybody(town, say)
    for part in (_refused, _sent, _corrected, _telephoned):
        await part(here)
    await calm(town)
    sent = [one for one in await everything_sent(town) if one.chat != SILENT]
    assert readers(sent, say) == {field: READERS.get(field, set()) for field in say}
    assert in_buttons(sent, say, "data") == set()
    assert {field for field, chat in on_locked_screens(sent, say) if chat == HEAD} & {"phone of the silent"} == set()
    await nothing_broke(town)
    await nothing_in_clear(town, say, tmp_path, caplog.text)
