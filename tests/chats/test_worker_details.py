"""«Подробиці» go away again: after forty hours, at the end of the case; of violence they come after a question."""

from __future__ import annotations

from bot.phone import Json, Phone, said
from tests.chats.after_steps import Case, a_case, take
from tests.chats.card_steps import living, reads_there
from tests.chats.safety_steps import CODE, a_quiet_case
from tests.chats.staff_steps import calm, newest, present, times
from tests.chats.steps import choose, labels_of, nothing_broke
from tests.support.town import Town

HOUR, MINUTE = 3600, 60


async def shown(case: Case) -> Json:
    """Ольга has taken it and reads the details."""
    await take(case.olha, case.number)
    await case.olha.press("Подробиці")
    return await case.olha.hear("Для кого")


async def with_photo(case: Case) -> None:
    """Марія adds a photo."""
    await case.add()
    await case.maria.send("photo", caption="двері")
    await case.maria.hear("Додано")


async def photos(phone: Phone, under: str) -> int:
    """How many photos with these words still stand in the chat."""
    return sum("photo" in m and under in said(m) for m in await phone.screen())


async def test_after_forty_hours_they_are_put_away_and_may_be_opened_again(town: Town) -> None:
    case = await a_case(town)
    await with_photo(case)
    read = await shown(case)
    assert "067 123 45 67" in said(read)
    await calm(town)
    assert await photos(case.olha, "двері") == 1
    await town.sandbox.advance(advance=39 * HOUR)
    await calm(town)
    assert "067 123 45 67" in said(await present(case.olha, read))
    await town.sandbox.advance(advance=HOUR + MINUTE)
    gone = await reads_there(case.olha, read, "Подробиці прибрано")
    assert "067" not in said(gone) and gone["protected"]
    await calm(town)
    assert await photos(case.olha, "двері") == 0
    await case.olha.press("Подробиці", on=await present(case.olha, read))
    again = await case.olha.hear("067 123 45 67")
    assert again["protected"] and again["message_id"] != read["message_id"]
    await calm(town)
    await town.sandbox.advance(advance=41 * HOUR)
    await reads_there(case.olha, again, "Подробиці прибрано")
    await nothing_broke(town)


async def test_what_was_read_later_stays_its_own_forty_hours(town: Town) -> None:
    case = await a_case(town)
    first = await shown(case)
    await calm(town)
    await town.sandbox.advance(advance=20 * HOUR)
    await calm(town)
    await case.olha.press("Подробиці", on=await living(case.olha, case.number))
    second = await case.olha.hear("Для кого")
    await calm(town)
    await town.sandbox.advance(advance=20 * HOUR + MINUTE)
    await reads_there(case.olha, first, "Подробиці прибрано")
    await calm(town)
    assert "067" in said(await present(case.olha, second))
    await town.sandbox.advance(advance=20 * HOUR + MINUTE)
    await reads_there(case.olha, second, "Подробиці прибрано")


async def test_at_the_end_they_are_put_away_at_once(town: Town) -> None:
    case = await a_case(town)
    read = await shown(case)
    await case.head.press("Мої справи")
    await case.olha.press("Завершити")
    await case.olha.hear("Який підсумок")
    await choose(case.olha, "Допомогу надано")
    await case.olha.press("Пропустити")
    gone = await reads_there(case.olha, read, "Подробиці прибрано")
    assert labels_of(gone) == [], "whoever may not read them any more has no button"
    await nothing_broke(town)


async def test_what_is_gone_already_is_not_sent_anew(town: Town) -> None:
    case = await a_case(town)
    read = await shown(case)
    await case.olha.delete(read["message_id"])
    await calm(town)
    await town.sandbox.advance(advance=41 * HOUR)
    await calm(town)
    assert await times(case.olha, "прибрано") == 0


async def test_after_a_restart_they_go_away_as_well(town: Town) -> None:
    case = await a_case(town)
    read = await shown(case)
    await calm(town)
    await town.stop()
    await town.sandbox.advance(advance=41 * HOUR)
    await town.start()
    await reads_there(case.olha, read, "Подробиці прибрано")


async def test_of_violence_they_come_after_a_question(town: Town) -> None:
    case = await a_quiet_case(town)
    await case.head.press("🗂 Відкрити справу", on=await newest(case.head, case.number, "Відкрити справу"))
    card = await living_soon(case)
    await case.head.press("Подробиці", on=card)
    asked = await reads_there(case.head, card, "на самоті")
    assert CODE not in said(asked) and labels_of(asked) == ["👁 Показати", "⬅️ Назад"]
    await case.head.press("Назад", on=asked)
    back = await reads_there(case.head, card, "Стан:")
    assert await times(case.head, CODE) == 0
    await case.head.press("Подробиці", on=back)
    await case.head.press("👁 Показати", on=await reads_there(case.head, card, "на самоті"))
    read = await case.head.hear(CODE)
    assert read["protected"]
    await reads_there(case.head, card, "Стан:")
    await calm(town)
    await town.sandbox.advance(advance=41 * HOUR)
    assert CODE not in said(await reads_there(case.head, read, "Подробиці прибрано"))
    await nothing_broke(town)


async def living_soon(case: Case) -> Json:
    """The coordinator's card, once it has come and is known to stand there."""
    card = await newest(case.head, case.number, "Подробиці")
    await calm(case.town)
    return card


async def test_its_files_stay_for_five_minutes(town: Town) -> None:
    case = await a_quiet_case(town)
    await case.add()
    await case.maria.send("photo", caption="синці")
    await case.maria.hear("Додано")
    await case.head.press("🗂 Відкрити справу", on=await newest(case.head, case.number, "Відкрити справу"))
    card = await living_soon(case)
    await case.head.press("Подробиці", on=card)
    await case.head.press("👁 Показати", on=await reads_there(case.head, card, "на самоті"))
    read = await case.head.hear(CODE)
    assert await photos(case.head, "синці") == 0
    await case.head.press("Показати файли", on=read)
    told = await case.head.hear("5 хвилин")
    photo = await case.head.hear("синці")
    assert photo["protected"]
    await calm(town)
    await town.sandbox.advance(advance=5 * MINUTE + 1)
    await reads_there(case.head, told, "Файли прибрано")
    await calm(town)
    assert await photos(case.head, "синці") == 0
    await nothing_broke(town)
