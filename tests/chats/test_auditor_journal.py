"""«🧾 Журнал»: who did what and when; never what was read, whose it was, or to whoever may not read it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from bot.ui.callbacks import Case, Office, parse
from domain.people import Role
from tests.chats.roles_steps import hired
from tests.chats.staff_steps import arrive, call_me, calm, data_of, everything, neighbour, present, press_on, take
from tests.chats.steps import ask_for_help, has_keys
from tests.support.town import Town

JOURNAL = "🧾 Журнал"


async def _auditor(town: Town) -> Phone:
    person = await town.newcomer(6401, "Ревізор", "Тихий")
    assert "Журнал" in await hired(town, person, Role.AUDITOR)
    return person


async def _journal(person: Phone) -> Json:
    await person.write(JOURNAL)
    return await person.hear("Журнал · усі записи")


async def _turn(town: Town, person: Phone, message: Json, label: str) -> Json:
    await person.press(label, on=await present(person, message))
    await calm(town)
    return await present(person, message)


async def test_an_auditor_sees_who_did_what_and_nothing_else(town: Town) -> None:
    auditor, olha = await _auditor(town), town.phone(cast.OLHA)
    victim = await neighbour(town, 6200, "Секретенко")
    number = await ask_for_help(victim, story="Криниця пересохла.")
    await take(olha, number)
    await press_on(olha, "Подробиці", number)
    await olha.hear("Криниця")
    assert set(await has_keys(auditor, JOURNAL)) == {JOURNAL, "🆘 Небезпека", "⚙️ Ще"}
    told = said(await _journal(auditor))
    assert "Ольга Іванівна\nвідкрито подробиці · " + number in told
    assert "Ревізор Тихий\nприєднання: аудитор" in told
    assert told.index("відкрито подробиці") < told.index("приєднання: аудитор"), "the newest comes first"
    for other in ("/cases", "🗂 Мої справи", "🆕 Черга", "🧭 Моя громада", "👥 Працівники"):
        await auditor.write(other)
    await calm(town)
    everywhere = await everything(auditor)
    assert not [word for word in ("Секретенко", "Криниця", "Соборна", "067") if word in everywhere]


async def test_that_it_was_read_is_a_line_too(town: Town) -> None:
    auditor = await _auditor(town)
    await _journal(auditor)
    await auditor.write("/admin")
    assert "Ревізор Тихий\nчитання журналу" in said(await auditor.hear("Журнал"))


async def test_pages_stay_as_they_were_while_lines_are_added(town: Town) -> None:
    auditor = await _auditor(town)
    for _ in range(10):
        await _journal(auditor)
    shown = await _journal(auditor)
    first, lines = said(shown), said(shown).count("читання журналу")
    assert lines == 8 and "▴ Попередні" not in str(buttons(shown))
    second = said(await _turn(town, auditor, shown, "Ще ▾"))
    assert second.count("читання журналу") == 2 and "приєднання: аудитор" in second
    assert said(await _turn(town, auditor, shown, "▴ Попередні")) == first


async def test_one_request_one_person_one_community(town: Town) -> None:
    auditor, olha = await _auditor(town), town.phone(cast.OLHA)
    number = await call_me(await arrive(town.phone(cast.MARIA)))
    await take(olha, number)
    await press_on(olha, "Подробиці", number)
    await olha.hear("067")
    shown = await _journal(auditor)
    assert "▸" not in said(shown)
    people = await _turn(town, auditor, shown, "👤 Людина")
    mine = said(await _turn(town, auditor, people, "Ольга Іванівна"))
    assert "відкрито подробиці" in mine and "Ревізор" not in mine
    everything_ = await _turn(town, auditor, shown, "Усі записи")
    assert "Ревізор" in said(everything_)
    places = await _turn(town, auditor, shown, "🏘 Громада")
    if not any("Пирятинська" in b["text"] for b in buttons(places)):
        places = await _turn(town, auditor, shown, "Ще ▾")
    assert "відкрито подробиці" in said(await _turn(town, auditor, places, "Пирятинська"))
    shown = await _journal(auditor)
    await auditor.press("№ Запит", on=shown)
    await auditor.hear("номер запиту")
    await auditor.write(number.replace("-", " ").lower())
    about = said(await auditor.hear(f"запит № {number}"))
    assert "відкрито подробиці" in about and "приєднання" not in about
    await auditor.press("№ Запит", on=await _journal(auditor))
    await auditor.hear("номер запиту")
    await auditor.write("ПИР-00-00-00")
    await auditor.hear("Запиту з таким номером немає")


async def test_what_is_refused_is_on_record_with_the_request_that_was_meant(town: Town) -> None:
    auditor, vasyl, olha = await _auditor(town), town.phone(cast.VASYL), town.phone(cast.OLHA)
    number = await call_me(await arrive(town.phone(cast.MARIA)))
    await take(olha, number)
    real = parse(await data_of(olha, "Завершити"))
    assert isinstance(real, Case)
    on = next(m for m in reversed((await vasyl.chat())["messages"]) if m["from"] == "bot")
    await vasyl.forge(on, Case("details", real.request, 1).pack())
    await vasyl.hear("Такого запиту")
    assert f"Василь Петрович\nчужа кнопка: відмовлено · {number}" in said(await _journal(auditor))


async def test_an_admin_reads_it_too_and_nobody_else_does(town: Town) -> None:
    assert "читання журналу" not in said(await _journal(town.phone(cast.ADMIN_ID)))
    others = [town.phone(cast.OLHA), town.phone(cast.COORDINATOR), await arrive(town.phone(cast.MARIA))]
    for person in others:
        await person.write(JOURNAL)
        on = next(m for m in reversed((await person.chat())["messages"]) if m["from"] == "bot")
        for verb in ("journal", "journal_c", "journal_p", "journal_n"):
            await person.forge(on, Office(verb).pack())
    await calm(town)
    for person in others:
        assert "усі записи" not in await everything(person) and "Хто саме" not in await everything(person)
