"""For whom: a child, another person who knows, a report with a name and without; all of it reaches the review."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import (
    Turn,
    choose,
    join,
    key,
    labels_of,
    nothing_broke,
    reads,
    submit,
    take,
    turns,
)
from tests.support.town import Town

ABOUT = {
    "Дитині": (
        Turn("Скільки років", press="Від 6"),
        Turn("Як звати дитину", write="Оленка"),
    ),
    "Іншій людині": (
        Turn("Як звати цю людину", write="Ганна Петрівна"),
        Turn("живе ця людина", press="🏠 Пирятин"),
        Turn("Який телефон", write="050 111 22 33"),
        Turn("Кому нам дзвонити", press="Цій людині"),
    ),
    "Повідомити": (
        Turn("Хто це й де", write="Чоловік у хаті біля криниці, один"),
        Turn("живе ця людина", write="тут"),
        Turn("ваше ім'я", press="Так, можна"),
    ),
}
READ = {
    "Дитині": ("Вік: Від 6 до 13", "Про кого: Оленка"),
    "Іншій людині": ("Ганна Петрівна", "Телефон цієї людини: 050 111 22 33", "Кому відповідати: Цій людині"),
    "Повідомити": ("Чоловік у хаті біля криниці, один", "Записати ваше ім'я: Так, можна"),
}


async def begin(person: Phone, whom: str) -> None:
    """From the menu through the questions about this person."""
    await person.press("Потрібна допомога")
    await take(person, Turn("Кому потрібна", press=whom))
    for turn in ABOUT[whom]:
        await take(person, turn)


async def test_whoever_needs_help_the_review_names_them(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    for whom, words in READ.items():
        await begin(maria, whom)
        for turn in turns("Інше")[1:]:
            await take(maria, turn)
        review = said(await reads(maria, "Перевірте"))
        assert [part for part in words if part not in review] == []
        await olha.hear(await submit(maria))
    await nothing_broke(town)


async def test_a_report_without_a_name_asks_for_no_number(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await take(maria, Turn("Кому потрібна", press="Повідомити"))
    await take(maria, Turn("Хто це й де", write="Жінка з Садової"))
    await take(maria, Turn("живе ця людина", press="Пропустити"))
    await take(maria, Turn("ваше ім'я", press="Ні, без імені"))
    for turn in turns("Інше")[1:-1]:
        await take(maria, turn)
    assert "Ні, без імені" in said(await reads(maria, "Перевірте"))
    await olha.hear(await submit(maria))
    await nothing_broke(town)


async def test_their_number_is_not_known_and_the_name_is_left_out(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await take(maria, Turn("Кому потрібна", press="Іншій людині"))
    await take(maria, Turn("Як звати", press="Пропустити"))
    await take(maria, Turn("живе ця людина", press="Пропустити"))
    assert "Поділитися" not in "".join(labels_of(await reads(maria, "Який телефон")))
    await maria.write("номера немає")
    await reads(maria, "Яка потрібна")
    for asks in ("Який телефон", "живе ця людина", "Як звати", "Кому потрібна"):
        await maria.press("Назад")
        await reads(maria, asks)
    await choose(maria, "Мені")
    await reads(maria, "Яка потрібна")
    await nothing_broke(town)


async def test_a_mother_in_another_community_is_helped_there(town: Town) -> None:
    """Whoever writes stays where they are; the words around the name are kept; nobody is held up by a name."""
    maria, nadiia = town.phone(cast.MARIA), town.phone(cast.NADIIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    await take(maria, Turn("Кому потрібна", press="Іншій людині"))
    await take(maria, Turn("Як звати цю людину", write="Мама"))
    await take(maria, Turn("живе ця людина", write="Кракозябрівка"))
    assert "Пропустити" in labels_of(await reads(maria, "Не знайшлося такої назви"))
    await maria.write("Ромни")
    await reads(maria, "Інша назва")
    await maria.press("Ромни ·")
    await reads(maria, "ще не користується")
    await maria.write("Вона в Яреськах, закінчились дрова")
    await reads(maria, "Інша назва")
    await maria.press("Інша назва")
    await take(maria, Turn("живе ця людина", write="к"))
    await choose(maria, "Ще ▾")
    await reads(maria, "Попередні")
    await maria.write("яреськи")
    await reads(maria, "Нижні Яреськи")
    await choose(maria, "Яреськи · Шишацька")
    await take(maria, Turn("Який телефон", press="Номера немає"))
    for turn in turns("Інше")[1:]:
        await take(maria, turn)
    review = said(await reads(maria, "Перевірте"))
    assert "Де живе: Яреськи" in review and "закінчились дрова" in review and "Пирятин" not in review
    number = await submit(maria)
    assert number.startswith("ШИШ")
    assert "Яреськи" in said(await nadiia.hear(number))
    await key(maria, "⚙️ Ще")
    await maria.press("Переїхали?")
    await maria.hear("Зараз у нас записано: Пирятин")
    await nothing_broke(town)
