"""Invitations by buttons: shown once, listed, taken back; and why a link does not work, kindly."""

from __future__ import annotations

import re

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from bot.ui.callbacks import Office
from tests.chats.office_steps import audited, desk, on_page, refused
from tests.chats.staff_steps import calm, everything
from tests.chats.steps import labels_of, reads
from tests.support.town import DAY, Town


def payload_of(message: Json) -> str:
    """The code in an invitation."""
    found = re.search(r"start=(\S+)", said(message))
    assert found, said(message)
    return found.group(1)


async def invitations(phone: Phone) -> None:
    """«Працівники» → Пирятинська → «Запросити»."""
    await desk(phone, "Працівники", "Яка громада")
    await on_page(phone, "Пирятинська", "Запросити", reads_then="Запрошення")


async def test_a_link_is_shown_once_copied_and_opens_the_role(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await invitations(admin)
    made = await on_page(admin, "➕ Працівник", reads_then="Воно діє 48 годин")
    payload = payload_of(made)
    copied = [b["copy_text"]["text"] for b in buttons(made) if "copy_text" in b]
    assert re.findall(r"https://t\.me/\S+", said(made)) == copied
    listed = said(await on_page(admin, "До запрошень", reads_then="1. соціальний працівник, до"))
    assert "Андрій" in listed and "ср 25.11" in listed and payload not in listed
    iryna = await town.newcomer(6301, "Ірина", "Савчук")
    await iryna.write(f"/start {payload}")
    assert "Пирятинська" in said(await iryna.hear("соціальний працівник"))
    second = await town.newcomer(6302, "Оксана")
    await second.write(f"/start {payload}")
    await second.hear("вже використано")
    await invitations(admin)
    await reads(admin, "немає жодного чинного")
    assert payload not in (await everything(admin)).replace(said(made), "")
    assert "invited_worker" in await audited(town, cast.ADMIN_ID)


async def test_a_link_is_taken_back_in_one_tap(town: Town) -> None:
    admin, iryna = town.phone(cast.ADMIN_ID), await town.newcomer(6301, "Ірина")
    await invitations(admin)
    payload = payload_of(await on_page(admin, "➕ Координатор", reads_then="Воно діє 48 годин"))
    page = await on_page(admin, "До запрошень", reads_then="Скасувати № 1")
    await on_page(admin, "Скасувати № 1", reads_then="Посилання більше не діє")
    await admin.forge(page, next(b["callback_data"] for b in buttons(page) if "Скасувати" in b["text"]))
    await reads(admin, "Це посилання вже не діяло")
    await iryna.write(f"/start {payload}")
    await iryna.hear("посилання відкликано")
    assert (await audited(town, cast.ADMIN_ID)).count("invite_revoked") == 1


async def test_an_old_link_has_expired_and_is_not_listed(town: Town) -> None:
    admin, iryna = town.phone(cast.ADMIN_ID), await town.newcomer(6301, "Ірина")
    await invitations(admin)
    payload = payload_of(await on_page(admin, "➕ Працівник", reads_then="Воно діє 48 годин"))
    await town.sandbox.advance(advance=2 * DAY + 60)
    await calm(town)
    await iryna.write(f"/start {payload}")
    await iryna.hear("Термін цього посилання минув")
    await invitations(admin)
    await reads(admin, "немає жодного чинного")


async def test_who_may_invite_whom(town: Town) -> None:
    admin, head = town.phone(cast.ADMIN_ID), town.phone(cast.COORDINATOR)
    await desk(admin, "Працівники", "Яка громада")
    page = await on_page(admin, "Адміни й аудитори", "Запросити", reads_then="Запрошення")
    assert [text for text in labels_of(page) if text.startswith("➕")] == ["➕ Адміністратор", "➕ Аудитор"]
    payload = payload_of(await on_page(admin, "➕ Аудитор", reads_then="Воно діє 48 годин"))
    deputy = await town.newcomer(6305, "Заступник")
    await deputy.write(f"/start {payload}")
    await deputy.hear("аудитор")
    await head.forge((await head.chat())["messages"][-1], Office("invs", cast.PYRIATYN).pack())
    own = await reads(head, "Запрошення")
    assert [text for text in labels_of(own) if text.startswith("➕")] == ["➕ Працівник"]
    forbidden = [
        *(Office("invmk", f"{role}.{cast.PYRIATYN}") for role in ("coordinator", "admin", "auditor", "king")),
        *(Office("invmk", f"worker.{code}") for code in (cast.COMMUNITIES[0], "-", "")),
        Office("invmk", "admin.-"),
        Office("invs", "-"),
        Office("invs", cast.COMMUNITIES[0]),
        Office("invno", f"abc.{cast.COMMUNITIES[0]}"),
    ]
    await refused(town, head, *forbidden)
    await refused(
        town, town.phone(cast.OLHA), Office("invs", cast.PYRIATYN), Office("invmk", f"worker.{cast.PYRIATYN}")
    )
