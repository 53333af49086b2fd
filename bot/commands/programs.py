"""Commands that run until they are stopped: the bot, the demo, the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands import start
from bot.commands.ukrainian import Command

if TYPE_CHECKING:
    from bot.demo import Cast

PORT = click.IntRange(0, 65535)
DEMO_PORT = 8800
DEMO_DATA = Path("data/demo")


@click.command("run", cls=Command, short_help="Запустити бота.")
def run() -> None:
    """Запустити бота: опитування (polling), а коли задано WEBHOOK_URL — вебхук.

    Спершу оновлює базу даних.
    """
    from bot.settings import RUN_NEEDS

    settings = start.settings(needs=RUN_NEEDS)
    from bot.app import run as run_bot

    start.until_stopped(run_bot(settings))


@click.command("demo", cls=Command, short_help="Показати все на цій машині, без токена.")
@click.option("--port", type=PORT, default=DEMO_PORT, metavar="N", help=f"Порт сторінки (звично {DEMO_PORT}).")
@click.option("--data", type=click.Path(path_type=Path), metavar="ТЕКА", help="Де тримати дані демонстрації.")
@click.option("--story", is_flag=True, help="Розіграти розмову в терміналі й завершити.")
def demo(port: int, data: Path | None, story: bool) -> int | None:
    """Показати все на цій машині: пісочниця, бот, приклади громад і людей.

    Не потрібні ні токен, ні інтернет. Друкує адресу сторінки.
    """
    from functools import partial

    from bot import logs
    from bot.demo import TOKEN, Cast, Crowd, show
    from bot.demo_neighbours import ALONE, FIRST, MANY
    from bot.demo_neighbours import prepare as prepare_crowd
    from bot.demo_people import ADMIN_ID, PEOPLE_FILE, SECOND_ADMIN, open_phones, prepare

    logs.setup("text", [TOKEN])
    if story:
        return _tell(port, data, Cast(PEOPLE_FILE, ADMIN_ID, prepare, open_phones))
    crowd = Crowd(FIRST, MANY, ALONE)
    cast = Cast(PEOPLE_FILE, ADMIN_ID, prepare_crowd, partial(open_phones, also=[SECOND_ADMIN]), crowd)
    return start.until_stopped(show(port, data or DEMO_DATA, cast))


def _tell(port: int, data: Path | None, cast: Cast) -> int:
    import tempfile

    from bot.demo import tell
    from bot.story import play

    # A story is the same every time, whatever the demo beside it is doing.
    with tempfile.TemporaryDirectory(prefix="susid-") as fresh:
        code = start.until_stopped(tell(play, port, data or Path(fresh), cast))
    return 1 if code is None else code


@click.command("sandbox", cls=Command)
@click.option("--port", type=PORT, required=True, metavar="N", help="Порт; 0 — будь-який вільний.")
def sandbox(port: int) -> None:
    """Запустити саму пісочницю: сервер Bot API для будь-якого бота."""
    import os
    import sys

    # Another program: nothing of the bot is imported into it.
    os.execv(sys.executable, [sys.executable, "-m", "sandbox", "--port", str(port)])


COMMANDS = [run, demo, sandbox]
