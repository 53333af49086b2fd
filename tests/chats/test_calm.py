"""What the other conversations rely on: calm is only when Telegram, too, keeps nothing for the bot any more."""

from __future__ import annotations

from bot import demo_people as cast
from tests.chats.staff_steps import arrive, calm, times
from tests.chats.steps import HELP
from tests.support.town import Town


async def test_what_was_written_and_not_heard_yet_is_waited_for(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await calm(town)
    await town.sandbox.faults(latency_ms=1000, methods=["getUpdates"])
    await maria.write("/start")  # ends the bot's poll; it asks again a second later
    await maria.hear("Чим допомогти?")
    await maria.write("/help")
    await calm(town)
    assert await times(maria, HELP[0]) == 1
