"""What conversations about the time after «Надіслати» need: a request that is there already, taken, finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.dialogs import REQUEST
from domain.forms import Draft
from tests.chats.staff_steps import arrive, press_on, take
from tests.chats.steps import number_in, reads
from tests.support.town import HOUR, Town
from usecases import intake

ANSWERS = {"for_whom": "me", "service": "supplies", "threat": "no", "phone": "+380671234567"}


@dataclass(frozen=True, slots=True)
class Case:
    """Марія of Пирятин asked for help, Ольга is asked to give it."""

    town: Town
    maria: Phone
    olha: Phone
    head: Phone
    number: str

    async def open(self) -> None:
        """Марія looks at her request."""
        await self.maria.write("/my")
        await reads(self.maria, f"{self.number} · ")
        await self.maria.press(self.number)
        await reads(self.maria, "Історія")

    async def add(self, words: str = "") -> None:
        """Марія opens it and presses «Дописати»; with `words` she writes them."""
        await self.maria.press("Мої запити")
        await self.maria.press(self.number)
        await self.maria.press("Дописати")
        await self.maria.hear("Напишіть повідомлення")
        if words:
            await self.maria.write(words)

    async def finish(self, outcome: str = "Допомогу надано") -> None:
        """Ольга ends the work; an hour later Марія is asked whether it helped."""
        await self.olha.press("Завершити")
        await self.olha.hear("Який підсумок")
        await self.olha.press(outcome)
        await self.olha.hear("Кілька слів")
        await self.olha.press("Пропустити")
        await self.maria.hear("Відповісти можна й зараз")
        await self.town.sandbox.advance(advance=HOUR + 60)
        await reads(self.maria, "Чи допомогли")

    async def closed(self) -> None:
        """Taken, ended, and it helped."""
        await take(self.olha, self.number)
        await self.finish()
        await self.maria.press("Так, допомогли")
        await reads(self.maria, "Оцініть")


async def put(town: Town, person: int, **answers: Any) -> str:
    """A request of somebody registered, put in without its conversation; its number."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor is not None
        draft = Draft(f"of-a-test-{work.new_id()}", REQUEST.id, "review", work.now, {**ANSWERS, **answers})
        return (await intake.submit(work, actor, draft)).number


async def a_case(town: Town, **answers: Any) -> Case:
    """Марія's request; whoever is asked has heard of it."""
    maria, olha, head = town.phone(cast.MARIA), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await arrive(maria)
    number = await put(town, cast.MARIA, **answers)
    return Case(town, maria, olha, head, number)


async def a_call(town: Town) -> Case:
    """The same by «Подзвоніть мені», as a person does it."""
    maria, olha, head = town.phone(cast.MARIA), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await arrive(maria)
    await maria.press("Подзвоніть мені")
    await reads(maria, "За яким номером")
    await maria.write("067 765 43 21")
    return Case(town, maria, olha, head, number_in(said(await maria.hear("отримано"))))


__all__ = ["Case", "a_call", "a_case", "press_on", "put", "take"]
