"""Every button of a card is tapped twice in the same moment, as unsteady thumbs do."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from tests.chats.card_steps import reads_there
from tests.chats.race_steps import many, rest
from tests.chats.staff_steps import arrive, newest, take
from tests.chats.steps import labels_of, nothing_broke, number_in
from tests.support.town import Town

MORE, LESS = "⋯ Ще", "⬅️ Назад"


async def test_every_button_of_a_card_twice_at_once(town: Town) -> None:
    """Each does once what it does; whatever it asks is asked in one place."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    everyday = await _card(town)
    rarely = await _behind(olha, everyday)
    for label in [*labels_of(everyday), *labels_of(rarely)]:
        on = await _card(town)
        number = number_in(said(on))
        on = on if label in labels_of(on) else await _behind(olha, on)
        await asyncio.gather(*(olha.press(label, on=on) for _ in range(2)))
        after = await rest(town, maria, olha)
        kinds = after.rows.kinds(number)
        assert max(kinds.values()) == 1, (label, kinds)
        assert len(after.of(maria, number)) <= 2, label
    assert len({*labels_of(everyday), *labels_of(rarely)}) > 9
    await nothing_broke(town)


async def _card(town: Town) -> Json:
    """A case that Ольга has just taken."""
    olha = town.phone(cast.OLHA)
    (number,) = await many(town, cast.MARIA, 1)
    await take(olha, number)
    return await newest(olha, number, MORE)


async def _behind(phone: Phone, card: Json) -> Json:
    """The same card with what is behind «⋯ Ще»."""
    await phone.press(MORE, on=card)
    return await reads_there(phone, card, LESS)
