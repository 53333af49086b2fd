"""What people tell is in nobody's log and cannot be read in the database's files."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot import demo_people as cast
from tests.chats.steps import ask_for_help, join
from tests.support.town import Town

STORY = "Канарка: болить коліно, син поїхав"
SECRETS = ("Канарка", "коліно", "Соборна, 5", "067 123 45 67", "380671234567", "Коваль", "Чебрець", "Любисток")


async def a_whole_case(town: Town) -> None:
    """Told, taken, written about both ways, finished; a fault and a free word on the way."""
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    number = await ask_for_help(maria, story=STORY)
    await olha.hear(number)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await olha.press("Подробиці")
    await olha.hear("Канарка")
    await olha.press("Написати")
    await olha.hear("Напишіть повідомлення")
    await town.sandbox.faults(bad_gateway=1)
    await olha.write("Чебрець заварю, завтра буду")
    await maria.hear("Чебрець")
    await maria.write("Любисток маю")
    await maria.hear("збережено")


async def test_the_log_tells_nothing_of_anybody(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await a_whole_case(town)
    await town.restart()
    assert [word for word in (*SECRETS, town.settings.token) if word in caplog.text] == []


async def test_the_files_of_the_database_tell_nothing(town: Town, tmp_path: Path) -> None:
    await a_whole_case(town)
    await town.stop()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("susid.db*"))
    assert len(kept) > 10_000
    assert [word for word in SECRETS if word.encode() in kept] == []
