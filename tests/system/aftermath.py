"""What a crash may leave behind, read where it lies: the database file and the calls that Telegram took."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from tests.support.town import Town

SHOWN = ("sendMessage", "editMessageText", "editMessageReplyMarkup")
_NUMBER = re.compile(r"[А-ЯІЇЄҐ]{3}-\d\d-\d\d-\d\d")
_HINT = re.compile(r"\n👯.*")


def rows(database_url: str, sql: str, *values: Any) -> list[Any]:
    """Ask the database file."""
    file = Path(str(make_url(database_url).database))
    with closing(sqlite3.connect(file, timeout=10)) as database, database:
        return database.execute(sql, values).fetchall()


def unfinished(database_url: str) -> int:
    """How much is not done yet: updates not handled, letters not settled."""
    updates = "SELECT count(*) FROM inbox WHERE state = 'new'"
    sql = f"SELECT ({updates}) + count(*) FROM outbox WHERE state = 'waiting'"
    return int(rows(database_url, sql)[0][0])


def settled(database_url: str) -> Counter[int]:
    """How many letters are known to be sent, by chat."""
    sql = "SELECT chat, count(*) FROM outbox WHERE state = 'sent' GROUP BY chat"
    return Counter(dict(rows(database_url, sql)))


def requests_of(database_url: str, chat: int) -> list[tuple[str, str]]:
    """Number and status of each request of this person."""
    sql = "SELECT number, status FROM requests JOIN people ON people.id = person_id WHERE chat = ?"
    return rows(database_url, sql, chat)


def words_of(database_url: str, chat: int) -> int:
    """How many messages of this person are kept with their requests."""
    sql = "SELECT count(*) FROM request_words JOIN people ON people.id = person_id WHERE chat = ?"
    return int(rows(database_url, sql, chat)[0][0])


async def newest_call(town: Town) -> int:
    """The number of the last call of a bot."""
    return max((int(call["n"]) for call in await town.sandbox.calls()), default=0)


async def taken(town: Town, since: int) -> Mapping[int, list[str]]:
    """What Telegram took for each chat since that call, in order; request numbers are left out."""
    found: dict[int, list[str]] = {}
    for call in await town.sandbox.calls(since):
        if call["method"] in SHOWN and (call["ok"] or "not modified" in call["error"]):
            said = _HINT.sub("", str(call["params"].get("text", "")))  # one life knows of the lives before it
            text = _NUMBER.sub("№", f"{call['method']} {said}")
            found.setdefault(call["chat_id"], []).append(text)
    return found
