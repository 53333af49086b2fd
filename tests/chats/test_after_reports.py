"""A report without a name is acted on and says nothing of whoever made it; who is called when it is about another."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.after_steps import put, take
from tests.chats.staff_steps import arrive, everything, newest, reached
from tests.chats.steps import Turn, labels_of, nothing_broke, reads, submit, turns
from tests.chats.steps import take as answer
from tests.support.town import Town


async def reported(maria: Phone) -> str:
    """The whole form of a report, without a name; its number."""
    await arrive(maria)
    await maria.press("Потрібна допомога")
    await answer(maria, Turn("Кому потрібна", press="Повідомити"))
    await answer(maria, Turn("Хто це й де", write="Жінка з Садової"))
    await answer(maria, Turn("живе ця людина", press="🏠"))
    await answer(maria, Turn("ваше ім'я", press="Ні, без імені"))
    for turn in turns("Інше")[1:-1]:
        await answer(maria, turn)
    await reads(maria, "Перевірте")
    return await submit(maria)


async def test_a_report_without_a_name_is_acted_on(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    number = await reported(maria)
    told = said(await newest(maria, "отримано"))
    for part in (number, "Ваше ім'я не записано", "Відповіді сюди не буде", "1545"):
        assert part in told
    assert cast.PHONE in told, "the number of the office"
    card = await take(olha, number)
    assert "💬 Написати" not in labels_of(card)
    await olha.press("Подробиці")
    details = said(await olha.hear("Хто повідомляє"))
    for part in ("без імені", "Жінка з Садової", "Телефон: немає"):
        assert part in details
    assert "Марія" not in await everything(olha)
    await maria.write("/my")
    await reads(maria, "Запитів поки немає")
    before = await everything(maria)
    await reached(olha)
    await olha.hear("у роботі")
    assert await everything(maria) == before, "no answer comes to whoever wished no name"
    await nothing_broke(town)


async def test_nothing_of_the_reporter_is_kept_with_it(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    number = await reported(maria)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.MARIA)
        assert actor and not await work.requests.of_person(actor.person.id)
        assert actor.person.phone == ""
    assert number in said(await take(town.phone(cast.OLHA), number))


async def test_the_other_person_is_called_when_the_answers_are_theirs(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await arrive(maria)
    about = {"about_name": "Ганна Петрівна", "about_phone": "+380501112233", "answers_to": "them"}
    number = await put(town, cast.MARIA, for_whom="other", **about)
    await take(olha, number)
    await olha.press("Подробиці")
    details = said(await olha.hear("Ганна Петрівна"))
    assert "Телефонувати цій людині: 050 111 22 33" in details
    assert "Хто просить: Марія Коваль, 067 123 45 67" in details, "both are kept"
