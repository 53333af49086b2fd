"""«👥 Працівники»: titles, districts, services, clearance, how much they carry, leaving; each by its own people."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from domain.people import Membership
from domain.short_numbers import base36
from tests.chats.after_steps import a_case
from tests.chats.office_steps import audited, desk, on_page, refused
from tests.chats.staff_steps import calm, take
from tests.chats.steps import labels_of, on_screen, reads
from tests.support.town import Town


async def colleague(town: Town, chat: int, code: str = cast.PYRIATYN) -> Membership:
    """A membership as it is now."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(chat)
        assert actor is not None
        return next(m for m in actor.memberships if m.community == code)


async def page_of(admin: Phone, name: str) -> None:
    """«Працівники» → Пирятинська → the colleague."""
    await desk(admin, "Працівники", "Яка громада")
    await on_page(admin, "Пирятинська", name, reads_then=f"{name}\n")


async def test_everybody_is_listed_with_their_role(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await desk(admin, "Працівники", "Яка громада")
    page = on_screen(await on_page(admin, "Пирятинська", reads_then="Ольга Іванівна"))
    assert page.index("Тетяна Романівна · координатор") < page.index("Василь Петрович · соціальний працівник")
    await on_page(admin, "Назад", "Назад")
    await desk(admin, "Працівники", "Яка громада")
    assert "Андрій" in on_screen(await on_page(admin, "Адміни й аудитори", reads_then="адміністратор"))


async def test_settings_are_changed_each_by_a_tap(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await page_of(admin, "Ольга Іванівна")
    await on_page(admin, "Округи", reads_then="Які округи")
    await on_page(admin, "Села", reads_then="☑️ Села")
    await on_page(admin, "☑️ Центр", "Назад", reads_then="Округи: Села")
    await on_page(admin, "Послуги", "🏠", "Назад", reads_then="Послуги: 🏠")
    await on_page(admin, "Скільки справ", "до 10 справ", reads_then="Одночасно: до 10")
    await on_page(admin, "Ім'я в чаті", reads_then="Як підписати колегу")
    await admin.write("Ольга <І.>")
    await reads(admin, "✅ Змінено")
    olha = await colleague(town, cast.OLHA)
    assert (olha.title, olha.capacity, olha.services) == ("Ольга <І.>", 100, frozenset({"home_care"}))
    assert len(olha.districts) == 1


async def test_clearance_needs_a_second_word_and_is_on_record(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    olha = Office("st", base36((await colleague(town, cast.OLHA)).id))
    await head.forge((await head.chat())["messages"][-1], olha.pack())
    await reads(head, "Складні справи: ні")
    await on_page(head, "🔐 Складні справи", reads_then="читатиме все, що там написано")
    assert not (await colleague(town, cast.OLHA)).cleared
    await on_page(head, "Залишити як є", "🔐 Складні справи", "Так, надати доступ", reads_then="Складні справи: так")
    assert (await colleague(town, cast.OLHA)).cleared
    await on_page(head, "🔐 Складні справи", "Так, прибрати доступ", reads_then="Складні справи: ні")
    lines = await audited(town, cast.COORDINATOR)
    assert [line for line in lines if line.endswith("cleared")] == ["cleared", "uncleared"]


async def test_leaving_hands_the_work_on_and_says_how_much(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    admin = town.phone(cast.ADMIN_ID)
    await page_of(admin, "Ольга Іванівна")
    await on_page(admin, "Зняти з роботи", reads_then="Усе відкрите одразу перейде іншим")
    assert (await colleague(town, cast.OLHA)).active
    await on_page(admin, "Так, зняти", reads_then="Іншим передано 1 запит")
    await town.phone(cast.VASYL).hear(case.number)
    await on_page(admin, "Повернути до роботи", reads_then="✅ Змінено")
    assert (await colleague(town, cast.OLHA)).active


async def test_nobody_takes_themselves_off(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await desk(admin, "Працівники", "Яка громада")
    await on_page(admin, "Адміни й аудитори", "Андрій", "Зняти з роботи", "Так, зняти", reads_then="хтось інший")
    assert (await colleague(town, cast.ADMIN_ID, "")).active


async def test_a_coordinator_changes_the_workers_of_their_own_community_alone(town: Town) -> None:
    olha, head = await colleague(town, cast.OLHA), town.phone(cast.COORDINATOR)
    own = base36((await colleague(town, cast.COORDINATOR)).id)
    admins = base36((await colleague(town, cast.ADMIN_ID, "")).id)
    verbs = ("stname", "stdis", "stsrv", "stclr", "stcap", "stcyes", "stoff", "stgone")
    sets = [("stset", "300"), ("stset", "999"), ("stsin", "papers"), ("stsin", "nonsense")]
    await refused(town, head, *(Office(verb, own) for verb in verbs), *(Office(v, f"{own}.{x}") for v, x in sets))
    await refused(town, head, Office("st", admins), Office("sts", "-"), Office("stcyes", admins))
    mine = base36(olha.id)
    strangers = [*(Office(verb, mine) for verb in ("st", *verbs)), *(Office(v, f"{mine}.{x}") for v, x in sets)]
    for chat in (cast.NADIIA, cast.VASYL, cast.OLHA):
        await refused(town, town.phone(chat), *strangers, Office("sts", cast.PYRIATYN))
    await calm(town)
    assert await colleague(town, cast.OLHA) == olha
    await head.forge((await head.chat())["messages"][-1], Office("st", own).pack())
    page = await reads(head, "координатор")
    assert [text for text in labels_of(page) if "Назад" not in text] == []
    assert "Тетяна Романівна" in said(page)
