"""«❔ Чому саме цей фахівець»: every round in words, and a reason for everybody who was passed over."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.after_steps import put
from tests.chats.coordinator_steps import at_desk, open_case
from tests.chats.staff_steps import arrive, calm, decline, neighbour, take
from tests.chats.steps import nothing_broke, reads
from tests.support.town import HOUR, Town

OLHA, VASYL = "Ольга Іванівна", "Василь Петрович"


async def told(town: Town, listed: str, number: str) -> str:
    """What the coordinator reads."""
    head = await at_desk(town)
    await open_case(head, listed, number)
    await head.press("⋯ Ще")
    await reads(head, "Чому саме")
    await head.press("Чому саме")
    return said(await reads(head, "Запитали"))


async def test_the_district_then_whoever_is_left_then_the_head(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    number = await put(town, cast.MARIA)
    first = await told(town, "У черзі", number)
    assert f"Запитали: {OLHA}" in first and "округ цього населеного пункту" in first
    assert f"Не запитали: {VASYL} (інший округ)" in first
    await decline(town.phone(cast.OLHA), number)
    second = await told(town, "У черзі", number)
    assert f"{OLHA}: відхилено (Забагато роботи)" in second
    assert f"Запитали: {VASYL}" in second and f"Не запитали: {OLHA} (раніше відхилено)" in second
    await town.sandbox.advance(advance=6 * HOUR)
    await calm(town)
    third = await told(town, "Без відповідального", number)
    assert f"{VASYL}: без відповіді вчасно" in third
    assert "Запитали: Тетяна Романівна" in third and "більше нікого питати" in third
    asked_head = third.split("Запитали:")[-1]
    assert "працює в громаді" not in asked_head, "one reason, the true one"
    await nothing_broke(town)


async def test_whoever_helps_the_person_already(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    former = await put(town, cast.MARIA)
    await take(town.phone(cast.OLHA), former)
    assert "вже допомагає цій людині" in await told(town, "У черзі", await put(town, cast.MARIA))


async def test_danger_asks_everybody_and_violence_the_cleared(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    urgent = await told(town, "У черзі", await put(town, cast.MARIA, threat="yes"))
    assert OLHA in urgent and VASYL in urgent and "всіх, хто на зміні" in urgent
    hanna = await neighbour(town, 6204, "Ганна")
    quiet = await told(town, "Без відповідального", await put(town, hanna.person, service="unsafe"))
    assert "немає допуску" in quiet and "більше нікого питати" in quiet
    await nothing_broke(town)
