"""«🆕 Черга»: the team's requests that nobody has, the oldest first; taken by one, and the other reads who."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from domain.requests import Details
from tests.chats.staff_steps import (
    FAR_VILLAGE,
    VILLAGE,
    arrive,
    call_me,
    calm,
    danger,
    decline,
    everything,
    neighbour,
    newest,
    press_on,
    take,
)
from tests.chats.steps import labels_of, on_screen, reads, times
from tests.support.town import HOUR, Town
from usecases import intake

QUEUE = "🆕 Черга"
ROUNDS = 5


async def queue(worker: Phone) -> Json:
    """The first page, fresh."""
    await worker.write(QUEUE)
    return await reads(worker, "Оновити")


async def opened(worker: Phone, number: str) -> Json:
    """The card of one request of the queue."""
    page = await queue(worker)
    await worker.press(number, on=page)
    return await reads(worker, "ще ніхто не взяв")


async def test_the_oldest_stands_first_and_nothing_personal_does(town: Town) -> None:
    vasyl = town.phone(cast.VASYL)
    maria = await arrive(town.phone(cast.MARIA))
    first = await call_me(maria)
    await town.sandbox.advance(advance=2 * HOUR)
    await calm(town)
    urgent = await danger(town, cast.MARIA)
    far = await call_me(await neighbour(town, 6001, "Ганна", FAR_VILLAGE))
    page = await queue(vasyl)
    numbers = [text for text in labels_of(page) if "ПИР" in text]
    assert [text.split(" · ")[0] for text in numbers] == [first, f"❗ {urgent}"]
    text = said(page)
    assert "2 запити чекають" in text and "чекає 2 години" in text and "чекає 1 хвилину" in text
    for private in ("Марія", "765", far):
        assert private not in on_screen(page)


async def test_one_takes_it_unasked_and_whoever_was_asked_is_told(town: Town) -> None:
    olha, vasyl, maria = town.phone(cast.OLHA), town.phone(cast.VASYL), await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    await newest(olha, number, "Взяти в роботу")
    await press_on(vasyl, "Взяти в роботу", said(await opened(vasyl, number))[:20])
    await vasyl.hear("Запит ваш")
    assert "Василь Петрович" in said(await newest(olha, f"Уже взято: {number}"))
    assert "Василь Петрович" in said(await maria.hear("Ваш соціальний працівник"))
    await queue(vasyl)
    await reads(vasyl, "Черга порожня")


async def test_two_at_once_and_one_has_it(town: Town) -> None:
    """Olha refused it once because she was busy, the coordinator was never asked: both may take it."""
    head, vasyl = town.phone(cast.COORDINATOR), town.phone(cast.VASYL)
    maria = await arrive(town.phone(cast.MARIA))
    for taken in range(1, ROUNDS + 1):
        number = await call_me(maria, f"067 765 43 {20 + taken}")
        cards = [await opened(phone, number) for phone in (head, vasyl)]
        pair = zip((head, vasyl), cards, strict=True)
        await asyncio.gather(*(phone.press("Взяти в роботу", on=card) for phone, card in pair))
        await calm(town)
        told = [await everything(phone) for phone in (head, vasyl)]
        lost = [text for text in told if f"Уже взято: {number}" in text]
        assert len(lost) == 1, told
        winner = "Василь Петрович" if f"Уже взято: {number}" in told[0] else "Тетяна Романівна"
        told_who = lost[0].split(f"Уже взято: {number}")[1].splitlines()[0]
        assert winner in told_who
        assert await times(maria, "Ваш соціальний працівник") == taken


async def test_pages_do_not_lose_the_place(town: Town) -> None:
    vasyl = town.phone(cast.VASYL)
    await arrive(town.phone(cast.MARIA))
    numbers = [await danger(town, cast.MARIA) for _ in range(7)]
    page = await queue(vasyl)
    assert sum("ПИР" in text for text in labels_of(page)) == 5
    await vasyl.press("Ще ▾", on=page)
    second = await reads(vasyl, "Попередні")
    assert [n for n in numbers if n in on_screen(second)] == numbers[5:]
    await vasyl.press(numbers[6], on=second)
    card = await reads(vasyl, "ще ніхто не взяв")
    await vasyl.press("Назад", on=card)
    back = await reads(vasyl, "Попередні")
    assert [n for n in numbers if n in on_screen(back)] == numbers[5:]


async def test_whoever_knows_them_closely_never_sees_it_again(town: Town) -> None:
    olha, maria = town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    await newest(olha, number, "Взяти в роботу")
    await decline(olha, number, "Близько знаю")
    page = await queue(olha)
    assert number not in on_screen(page)
    assert number in on_screen(await queue(town.phone(cast.VASYL)))


async def test_what_is_sensitive_is_in_the_coordinators_queue_only(town: Town) -> None:
    vasyl, head = town.phone(cast.VASYL), town.phone(cast.COORDINATOR)
    await arrive(town.phone(cast.MARIA), VILLAGE)
    number = await _sensitive(town)
    assert number not in on_screen(await queue(vasyl))
    page = on_screen(await queue(head))
    assert number in page and "тиха розмова" not in page and "Дзвінок" in page


async def _sensitive(town: Town) -> str:
    """A sensitive request of Марія, put in without its conversation."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.MARIA)
        assert actor is not None
        return (await intake.create(work, intake.Asking(actor.person, "unsafe", Details("Марія")))).number


async def test_others_have_no_queue_and_forged_buttons_find_nothing(town: Town) -> None:
    nadiia, petro = town.phone(cast.NADIIA), await arrive(town.phone(cast.PETRO))
    maria = await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    card = await opened(town.phone(cast.VASYL), number)
    claim = next(str(b["callback_data"]) for b in buttons(card) if "Взяти" in b["text"])
    verb, kind, request, _version = claim.split(":")
    assert (verb, kind) == ("c", "claim")
    for data in (claim, f"l:queue:{request}:0", "l:queue:0:0"):
        for phone in (nadiia, petro):
            await phone.forge((await phone.chat())["messages"][-1], data)
    await petro.write(QUEUE)
    await calm(town)
    for phone in (nadiia, petro):
        assert number not in await everything(phone)
    assert "чекає на працівника" not in await everything(petro)
    await take(town.phone(cast.OLHA), number)
