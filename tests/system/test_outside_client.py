"""Everybody's roles played from outside: only commands of `susid`, HTTP, and a Telegram on another port."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.phone import Phone
from tests.chats.steps import ask_for_help, join
from tests.support.town import MONDAY_TEN
from tests.system.programs import Installation, Own, environment, installed

COMMUNITY = "UA53040090000048649"  # Пирятинська
RESIDENT, WORKER, ADMIN = 6001, 6002, 6003


@asynccontextmanager
async def sandbox(folder: Path) -> AsyncIterator[str]:
    """`python -m sandbox` on a free port; its address."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0"),
        cwd=folder,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout
    try:
        async with asyncio.timeout(60):
            yield (await program.stdout.readline()).decode().strip().rstrip("/")
    finally:
        program.kill()
        await program.wait()


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Installation]:
    async with sandbox(tmp_path) as url, installed(tmp_path, url, Own, clock=True, ADMIN_IDS=str(ADMIN)) as found:
        await found.sandbox.advance(offset=(MONDAY_TEN - datetime.now(UTC)).total_seconds())
        for person, name in ((RESIDENT, "Галина"), (WORKER, "Оксана"), (ADMIN, "Андрій")):
            await found.newcomer(person, name)
        yield found


async def test_everybody_does_their_part(place: Installation) -> None:
    resident, worker, admin = (place.phone(person) for person in (RESIDENT, WORKER, ADMIN))
    assert COMMUNITY in (await place.command("communities", "add", COMMUNITY))[-1]
    link = (await place.command("invite", "--community", COMMUNITY, "--role", "worker"))[-1]
    await place.start()
    await worker.write(f"/start {link.rpartition('=')[2]}")
    await worker.hear("Пирятинська")
    await join(resident, "Пирятин")
    number = await ask_for_help(resident)
    await helped(place, resident, worker, number)
    await noticed(resident, admin)
    code, seconds = await place.terminate()
    assert (code, seconds < 20) == (0, True)


async def helped(place: Installation, resident: Phone, worker: Phone, number: str) -> None:
    """From the offer to «Так, допомогли», with a power cut in the middle."""
    await worker.hear(number)
    await worker.press("Взяти в роботу")
    await worker.hear("Запит ваш")
    await resident.hear("соціальний працівник")
    await worker.press("Написати")
    await worker.hear("Напишіть повідомлення")
    await place.bot.kill()
    await worker.write("Буду о десятій.")
    await place.start()
    await resident.hear("Буду о десятій.")
    await worker.press("Завершити")
    await worker.hear("підсумок")
    await worker.press("Допомогу надано")
    await worker.hear("Кілька слів")
    await worker.press("Пропустити")
    await resident.hear("Відповісти можна й зараз")
    await resident.press("Відкрити запит")
    await resident.hear("Завершено")
    await resident.press("Так, допомогли")
    await worker.hear("Справу закрито")


async def noticed(resident: Phone, admin: Phone) -> None:
    """The admin writes to the whole community."""
    await admin.write("/start")
    await admin.hear("")
    await admin.press("Сповіщення")
    await admin.press("Нове")
    await admin.hear("Надішліть сюди")
    await admin.write("У четвер видають дрова.")
    await admin.hear("чернетка")
    await admin.press("▶️ Надіслати")
    await resident.hear("видають дрова")
