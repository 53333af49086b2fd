"""A long day of the staff with one resident's case: everything that can be done with it, and who stands beside."""

from __future__ import annotations

from dataclasses import dataclass

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.people import Role
from tests.chats.canary_steps import Canaries
from tests.chats.coordinator_steps import at_desk, case_of
from tests.chats.race_steps import joined
from tests.chats.staff_steps import UNSTAFFED, arrive, calm, invitation, press_on, take
from tests.chats.steps import Turn, choose, number_in, own, reads
from tests.chats.steps import take as answer
from tests.support.town import Town

MARIA, DARIA, FAR_HEAD, AUDITOR = 6501, 6502, 6503, 6504


@dataclass(frozen=True, slots=True)
class Day:
    """Марія asks; Ольга has it, then Василь; Дарія works beside them, Тетяна heads them, the others are elsewhere."""

    town: Town
    say: Canaries
    maria: Phone
    daria: Phone
    number: str = ""

    @property
    def olha(self) -> Phone:
        """Who has the case first."""
        return self.town.phone(cast.OLHA)

    @property
    def vasyl(self) -> Phone:
        """Who has it later."""
        return self.town.phone(cast.VASYL)

    @property
    def head(self) -> Phone:
        """Their coordinator."""
        return self.town.phone(cast.COORDINATOR)


async def morning(town: Town, say: Canaries) -> Day:
    """Everybody is there, and Марія's request is told with a file."""
    daria = await joined(town, DARIA, "Дарія Іллівна", Role.WORKER, cast.PYRIATYN)
    await joined(town, FAR_HEAD, "Яким Юрійович", Role.COORDINATOR, UNSTAFFED)
    auditor = await town.newcomer(AUDITOR, "Ревізор")
    await auditor.write(f"/start {await invitation(town, Role.AUDITOR, '')}")
    await auditor.hear("аша роль")
    maria = await arrive(await town.newcomer(MARIA, say["first name"], say["last name"], "+38" + say["own phone"]))
    return Day(town, say, maria, daria, await _asked(maria, say))


async def _asked(maria: Phone, say: Canaries) -> str:
    await maria.press("Потрібна допомога")
    for turn in (Turn("Кому", press="Мені"), Turn("Яка потрібна", press="🏠"), *own("🏠")):
        await answer(maria, turn)
    await answer(maria, Turn("загроза", press="Ні"))
    await answer(maria, Turn("Яка вулиця", write=f"{say['street']}, 5"))
    await reads(maria, "своїми словами")
    told = await maria.write(say["story"])
    await reads(maria, "За яким номером")
    await maria.edit(told, say["story corrected"])
    await maria.hear("Виправлено")
    await maria.write(say["phone"])
    await reads(maria, "Перевірте, чи все правильно")
    await maria.press("Надіслати")
    return number_in(said(await maria.hear("отримано")))


async def in_hand(day: Day) -> None:
    """Taken, read, written about both ways, noted, asked, searched for."""
    olha, maria, say, number = day.olha, day.maria, day.say, day.number
    await take(olha, number)
    await press_on(olha, "Подробиці", number)
    await olha.hear(say["story corrected"])
    await press_on(olha, "Написати", number)
    await reads(olha, "Напишіть повідомлення")
    await olha.write(say["words of the worker"])
    there = await maria.hear(say["words of the worker"])
    await calm(day.town)  # nobody answers sooner than it is written down what was sent
    later = await maria.reply(there, say["words"])
    await olha.hear(say["words"])
    await maria.edit(later, say["words corrected"])
    await maria.send("photo", caption=say["photo"], reply_to=there["message_id"])
    await olha.hear("[photo]")
    await maria.send("voice", caption=say["voice"], reply_to=there["message_id"])
    await olha.hear("[voice]")
    await _noted(olha, number, say["note of Ольга"])
    await press_on(olha, "Уточнити", number)
    await reads(olha, "Що хочете уточнити")
    await olha.write(say["question"])
    asked = await maria.hear(say["question"])
    await calm(day.town)
    await maria.reply(asked, say["answer"])
    await olha.hear(say["answer"])


async def _noted(worker: Phone, number: str, words: str) -> None:
    await press_on(worker, "📝 Нотатка", number)
    await worker.hear("Людина цього не побачить")
    await worker.write(words)
    await worker.hear("Нотатку збережено")


async def searched(day: Day) -> None:
    """Everybody of the staff looks for it by name and phone, and Дарія for a word that is nobody's."""
    others = [day.town.phone(who) for who in (cast.NADIIA, FAR_HEAD)]
    for worker in (day.olha, day.vasyl, day.daria, day.head, *others):
        for words in (day.say["first name"], day.say["phone"], day.number, day.say[f"search of {worker.person}"]):
            await worker.write("/cases")
            await choose(worker, "Знайти")
            await reads(worker, "Напишіть номер запиту")
            await worker.write(words)
            await calm(day.town)


async def handed_on(day: Day) -> None:
    """Ольга hands it over with words; Василь takes it, reads all of it and adds a note."""
    olha, vasyl, number = day.olha, day.vasyl, day.number
    await press_on(olha, "Передати", number)
    await press_on(olha, "Василь", "Кому передати")
    await press_on(olha, "Інше", "Чому передаєте")
    await reads(olha, "Кілька слів для історії")
    await olha.write(day.say["words of the hand-over"])
    await olha.hear("Поки колега не погодиться")
    await take(vasyl, number)
    await press_on(vasyl, "Подробиці", number)
    await vasyl.hear(day.say["story corrected"])
    await _noted(vasyl, number, day.say["note of Василь"])
    await press_on(vasyl, "Усі нотатки", "Нотатку збережено")
    await vasyl.hear(day.say["note of Ольга"])
    await press_on(vasyl, "⋯ Ще", number)
    await press_on(vasyl, "Історія", number)
    await press_on(vasyl, "Назад", number)
    await calm(day.town)


async def looked_on(day: Day) -> None:
    """The coordinator opens the worker, the case, why it went to whom, its history and its details."""
    await at_desk(day.town)
    await case_of(day.head, "Василь Петрович", day.number)
    await press_on(day.head, "Подробиці", day.number)
    await day.head.hear(day.say["story corrected"])


async def ended(day: Day) -> None:
    """Finished with words, and rated low with a reason."""
    vasyl, maria = day.vasyl, day.maria
    await press_on(vasyl, "Завершити", day.number)
    await reads(vasyl, "Який підсумок")
    await choose(vasyl, "Допомогу надано")
    await reads(vasyl, "Кілька слів")
    await vasyl.write(day.say["words of the end"])
    await maria.hear("Відповісти можна й зараз")
    await maria.press("Відкрити запит")
    await maria.press("Так, допомогли")
    await reads(maria, "Оцініть")
    await maria.press("1 ⭐")
    await maria.hear("Що пішло не так")
    await maria.press("своїми словами")
    await maria.hear("Розкажіть своїми словами")
    await maria.write(day.say["why so few stars"])
    await maria.hear("Дякуємо, що сказали")
    await day.head.hear(day.say["why so few stars"])
