"""Looks at everything an installation needs and says what to do; changes nothing and prints no secret."""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.problems import OperatorProblem, told
from bot.scrub import kind
from bot.settings import RUN_NEEDS, Settings, SettingsProblem, load

OLDEST_PYTHON, TOO_NEW_PYTHON = (3, 11), (3, 15)
API_SECONDS = 5.0
BACKUP_DAYS = 2
FREE_MEGABYTES = 500


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `advice` is what to do when it is not right."""

    ok: bool
    what: str
    advice: str = ""

    @property
    def line(self) -> str:
        """`✔ what` or `✘ what → advice`."""
        return f"{'✔' if self.ok else '✘'} {self.what}" + (f" → {self.advice}" if self.advice else "")


def examine() -> list[Finding]:
    """Everything, in order; without good settings only what does not need them."""
    findings = [python(), *_careful("часовий пояс", time_zone), *_careful("тексти", catalogues)]
    try:
        settings = load(needs=RUN_NEEDS)
    except SettingsProblem as problem:
        return findings + [Finding(False, line) for line in problem.lines]
    findings.append(Finding(True, "налаштування: усе на місці"))
    for name, check in CHECKS.items():
        findings += _careful(name, partial(check, settings))
    return findings


def _careful(name: str, check: Callable[[], Finding]) -> list[Finding]:
    try:
        return [check()]
    except Exception as error:  # one broken check must not hide the others
        return [Finding(False, f"{name}: {told(error) or kind(error)}")]


def python() -> Finding:
    """The interpreter is one that the tests run on."""
    version = sys.version_info[:2]
    ok = OLDEST_PYTHON <= version < TOO_NEW_PYTHON
    return Finding(ok, f"Python {version[0]}.{version[1]}", "" if ok else "потрібен Python від 3.11 до 3.14")


def time_zone() -> Finding:
    """The data of time zones is there; without it every deadline would be wrong by hours."""
    ZoneInfo("Europe/Kyiv")
    return Finding(True, "дані часових поясів: Europe/Kyiv")


def catalogues() -> Finding:
    """The Ukrainian texts are complete."""
    from bot.i18n import load as load_texts

    load_texts()
    return Finding(True, "тексти: повні")


def api(settings: Settings) -> Finding:
    """The Bot API answers and knows the token."""
    where = urlsplit(settings.telegram_api_url).netloc
    status, answer = asyncio.run(_get_me(f"{settings.telegram_api_url}/bot{settings.token}/getMe"))
    if status == HTTPStatus.OK:
        return Finding(True, f"Bot API {where}: бот @{answer['result']['username']}")
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        return Finding(False, f"Bot API {where} не знає цього токена", "візьміть токен у @BotFather: BOT_TOKEN")
    return Finding(False, f"Bot API {where}: відповідь {status}", "спробуйте пізніше або перевірте TELEGRAM_API_URL")


async def _get_me(url: str) -> tuple[int, Any]:
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=API_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as http, http.get(url) as answer:
            return answer.status, await answer.json()
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # `from None`: the library's own message holds the address with the token.
        raise OperatorProblem(f"немає зв'язку ({kind(error)}) → перевірте мережу й TELEGRAM_API_URL") from None


def database(settings: Settings) -> Finding:
    """The database opens, is of this version and of these keys and, where it is a file, whole and private."""
    from db.engine import sqlite_path

    path = sqlite_path(settings.database_url)
    if path and not path.exists():
        return Finding(False, f"база даних: файлу {path} ще немає", "створіть: susid migrate")
    return asyncio.run(_look_into(settings, path))


async def _look_into(settings: Settings, path: Path | None) -> Finding:
    from db.backup import verify
    from db.files import open_to_all
    from db.migrate import check_version

    current = await check_version(settings.database_url)
    if path:
        await verify(path)
    if not current:
        return Finding(False, "база даних: відкривається", "оновіть її: susid migrate")
    keys = await _look_at_keys(settings)
    if path and (files := open_to_all(path)):
        return Finding(False, "база даних: її може прочитати будь-хто", f"chmod 600 {' '.join(map(str, files))}")
    return Finding(True, f"база даних: відкривається, {keys}")


async def _look_at_keys(settings: Settings) -> str:
    """The keys are those of this database; raises what says that they are not."""
    from db.crypto import Vault
    from db.engine import make_engine
    from db.keys import check_keys, count_old

    engine, vault = make_engine(settings.database_url), Vault(settings.keys)
    try:
        await check_keys(engine, vault)
        old = await count_old(engine, vault)
    finally:
        await engine.dispose()
    return f"ключі підходять; запечатано ще старими ключами: {old}" if old else "ключі підходять"


def backups(settings: Settings) -> Finding:
    """There is a backup and it is not old."""
    folder = Path(settings.backup_dir)
    times = [file.stat().st_mtime for file in folder.glob("*") if file.is_file()] if folder.is_dir() else []
    if not times:
        return Finding(False, f"копії: у теці {folder} немає жодної", f"susid backup {folder}/susid.backup")
    days = (time.time() - max(times)) / 86400
    late = days > BACKUP_DAYS
    return Finding(not late, f"копії: найновішій {days:.0f} дн.", "зробіть нову: susid backup" if late else "")


def space(settings: Settings) -> Finding:
    """The disk under the data has room."""
    place = _existing(Path(settings.backup_dir).resolve())
    megabytes = shutil.disk_usage(place).free // 2**20
    ok = megabytes >= FREE_MEGABYTES
    return Finding(ok, f"диск: вільно {megabytes} МБ", "" if ok else f"звільніть місце, потрібно {FREE_MEGABYTES} МБ")


def _existing(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


CHECKS = {"Bot API": api, "база даних": database, "копії": backups, "диск": space}
