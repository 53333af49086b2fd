"""«🔕»: kind by kind, never an answer and never the urgent; and the language is each person's own."""

from __future__ import annotations

from dataclasses import replace

from tests.chats.after_steps import Case, a_case
from tests.chats.day_steps import helped
from tests.chats.staff_steps import calm, everything, finish, reached, take, times
from tests.chats.steps import labels_of, newest, nothing_broke, reads
from tests.support.town import DAY, HOUR, Town

SWITCHES = {
    "Сповіщення громади": "notices",
    "Нагадування про візит": "visits",
    "Чи все гаразд": "checkins",
    "Чи допомогли вам": "surveys",
    "Незавершені запити": "drafts",
}


async def muted(case: Case, *names: str) -> None:
    """Марія switches these off."""
    await case.maria.write("/settings")
    await reads(case.maria, "Налаштування")
    await case.maria.press("Що надсилати")
    for name in names:
        await reads(case.maria, f"🔔 {name}")
        await case.maria.press(f"🔔 {name}")
        await reads(case.maria, f"🔕 {name}")


async def all_notices(case: Case) -> None:
    """None of the notices, by the page of their topics, and back."""
    await case.maria.press("Сповіщення громади")
    await reads(case.maria, "🔕 Вимкнути всі")
    await case.maria.press("🔕 Вимкнути всі")
    await reads(case.maria, "Сповіщення вимкнено")
    await case.maria.press("Назад")
    await reads(case.maria, "🔕 Сповіщення громади")


async def test_every_kind_has_its_own_switch_and_back(town: Town) -> None:
    case = await a_case(town)
    await muted(case)
    shown = labels_of(await reads(case.maria, "Сповіщення громади"))
    assert shown == [*(f"🔔 {name}" for name in SWITCHES), "⬅️ Назад"]
    await all_notices(case)
    for name in list(SWITCHES)[1:]:
        await case.maria.press(name)
        await reads(case.maria, f"🔕 {name}")
    assert await quiet(case) == set(SWITCHES.values())
    await case.maria.press("Чи все гаразд")
    await reads(case.maria, "🔔 Чи все гаразд")
    assert await quiet(case) == set(SWITCHES.values()) - {"checkins"}
    await case.maria.press("Назад")
    await reads(case.maria, "Не надсилаємо")
    await nothing_broke(town)


async def quiet(case: Case) -> set[str]:
    """What is switched off, as it is kept."""
    assert case.town.app is not None
    async with case.town.app.storage.works() as work:
        actor = await work.people.actor(case.maria.person)
    assert actor is not None
    return set(actor.person.quiet)


async def test_surveys_off_and_the_way_by_the_page_stays(town: Town) -> None:
    case = await a_case(town)
    await muted(case, "Чи допомогли вам")
    await take(case.olha, case.number)
    await finish(case.olha)
    await case.maria.hear("Відповісти можна й зараз")  # an answer comes all the same
    await town.sandbox.advance(advance=3 * DAY + HOUR)
    await calm(town)
    assert "Чи допомогли вам?" not in await everything(case.maria)
    await case.maria.press("Відкрити запит")
    await case.maria.press("Так, допомогли")
    await case.maria.hear("Бережіть себе")


async def test_checkins_off_and_surveys_on(town: Town) -> None:
    case = await a_case(town)
    await muted(case, "Чи все гаразд")
    await take(case.olha, case.number)
    await case.maria.hear("Ваш соціальний працівник")
    await town.sandbox.advance(advance=DAY + HOUR)
    await calm(town)
    assert "Чи зв'яза" not in await everything(case.maria)
    await reached(case.olha)
    await case.maria.hear("Робота триває")
    await helped(town, case.number)
    await town.sandbox.advance(advance=3 * DAY + HOUR)
    await calm(town)
    assert "Чи все у вас гаразд" not in await everything(case.maria)
    await finish(case.olha)
    await town.sandbox.advance(advance=HOUR + 60)
    await case.maria.hear("Чи допомогли вам?")
    assert await times(case.olha, "зателефонуйте й спитайте, як справи") == 0, "their wish is no task"


async def test_the_switch_of_former_days_shows_those_of_today(town: Town) -> None:
    case = await a_case(town)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(case.maria.person)
        assert actor is not None
        await work.people.save(replace(actor.person, quiet=frozenset({"reminders"})))
    await muted(case)
    await reads(case.maria, "🔕 Чи все гаразд")
    await case.maria.forge(newest(await case.maria.chat()), "u:mute_reminders")
    await calm(town)
    shown = labels_of(newest(await case.maria.chat()))
    assert [label[0] for label in shown[:5]] == ["🔔", "🔔", "🔕", "🔕", "🔕"]
    await nothing_broke(town)
