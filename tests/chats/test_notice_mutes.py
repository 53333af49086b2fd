"""«🔕» under a notice and in the settings: topic by topic, asked first, taken back; danger always comes."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone
from tests.chats.heard_steps import hears, tell
from tests.chats.staff_steps import arrive, calm, times
from tests.chats.steps import labels_of, newest, nothing_broke, reads, until
from tests.support.town import Town

NO_MORE = "🔕 Не надсилати таке"


async def topics(person: Phone) -> list[str]:
    """The page of the topics, as it shows now."""
    asked = await person.write("/settings")
    await until(person, lambda chat: newest(chat)["message_id"] > asked, "the page")
    await person.press("Що надсилати")
    await reads(person, "Сповіщення громади")
    await person.press("Сповіщення громади")
    return labels_of(await reads(person, "Про небезпеку повідомимо завжди"))


async def test_the_button_under_a_notice_asks_first_and_stops_its_topic_alone(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await tell(town, "Завтра не буде води.")
    notice = await hears(town, maria, "Завтра не буде води.")
    await maria.press(NO_MORE, on=notice)
    await maria.hear("Більше не надсилати сповіщень на тему «Відключення»?")
    await maria.press("Ні, надсилати далі")
    await reads(maria, "Гаразд, надсилатимемо й далі")
    await tell(town, "Вода буде пізніше.")
    await hears(town, maria, "Вода буде пізніше.")
    await maria.press(NO_MORE, on=notice)
    await reads(maria, "Більше не надсилати")
    await maria.press("Так, не надсилати")
    await reads(maria, "Більше не надсилаємо сповіщень на тему «Відключення»")
    await tell(town, "Води не буде й післязавтра.")
    await tell(town, "У вівторок видають дрова.", "aid")
    await tell(town, "Воду не пити: отруєно.", "outage", danger="water")
    await hears(town, maria, "видають дрова")
    await hears(town, maria, "Воду не пити")
    await calm(town)
    assert await times(maria, "післязавтра") == 0
    await nothing_broke(town)


async def test_under_danger_there_is_no_such_button(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await tell(town, "Воду не пити: отруєно.", "outage", danger="water")
    assert NO_MORE not in labels_of(await hears(town, maria, "Воду не пити"))


async def test_it_is_switched_on_again_where_it_was_switched_off_or_in_the_settings(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await tell(town)
    notice = await hears(town, maria)
    await maria.press(NO_MORE, on=notice)
    await reads(maria, "Більше не надсилати")
    await maria.press("Так, не надсилати")
    await reads(maria, "Увімкнути потім")
    await maria.press(NO_MORE, on=notice)  # the notice has its button still
    await calm(town)
    assert await times(maria, "Більше не надсилаємо", 2) == 2
    await maria.press("Увімкнути знову")
    await reads(maria, "надсилатимемо й далі")
    assert (await topics(maria))[0] == "🔔 Відключення"
    await tell(town, "Знову без води.")
    await hears(town, maria, "Знову без води.")
    await nothing_broke(town)


async def test_the_page_of_topics(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    names = ["Відключення", "Виїзний прийом", "Гуманітарна допомога", "Укриття", "Новини громади"]
    assert await topics(maria) == [*(f"🔔 {name}" for name in names), "🔕 Вимкнути всі", "⬅️ Назад"]
    await maria.press("Укриття")
    await reads(maria, "🔕 Укриття")
    await maria.press("Назад")
    assert "🔔 Сповіщення громади" in labels_of(await reads(maria, "Чи все гаразд"))
    await maria.press("Назад")
    await reads(maria, "Не надсилаємо: укриття")
    assert (await topics(maria))[3] == "🔕 Укриття"
    await maria.press("Вимкнути всі")
    assert labels_of(await reads(maria, "Сповіщення вимкнено")) == ["🔔 Увімкнути знову", "⬅️ Назад"]
    await maria.press("Назад")
    assert "🔕 Сповіщення громади" in labels_of(await reads(maria, "Чи все гаразд"))
    await maria.press("Сповіщення громади")
    await reads(maria, "Сповіщення вимкнено")
    await maria.press("Увімкнути знову")
    assert "🔕 Укриття" in labels_of(await reads(maria, "Відключення")), "as it was"
    await nothing_broke(town)


async def test_a_forged_topic_is_an_old_button(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await tell(town)
    notice = await hears(town, maria)
    for data in ("n:q:1:0:surveys", "n:qy:1:0:", "n:qb:1:0:x", "n:qq:1:0:"):
        before = await times(maria, "Ця кнопка вже застаріла")
        await maria.forge(notice, data)
        await calm(town)
        assert await times(maria, "Ця кнопка вже застаріла") == before + 1, data
    assert not [label for label in await topics(maria) if label.startswith("🔕") and "Вимкнути всі" not in label]
