"""What each setting has to look like. Every function returns the clean value or raises ValueError."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

KEY_BYTES = 32

# The name that the zone had before 2022; some systems still know only one of the two.
OLD_ZONE_NAMES = {"Europe/Kiev": "Europe/Kyiv"}


def parts(value: str) -> list[str]:
    """The items of a list written with commas, semicolons or spaces."""
    return [part for part in re.split(r"[,;\s]+", value) if part]


def token(value: str) -> str:
    """A bot token as BotFather gives it: the bot's id, a colon, a secret."""
    if not re.fullmatch(r"[0-9]{3,20}:[A-Za-z0-9_-]{3,255}", value):
        raise ValueError("not a token")
    return value


def ids(value: str | Iterable[int]) -> frozenset[int]:
    """Telegram ids of people; they are positive and fit 52 bits (Bot API, `User.id`)."""
    numbers = frozenset(int(item) for item in (parts(value) if isinstance(value, str) else value))
    if any(not 0 < number < 2**52 for number in numbers):
        raise ValueError("not an id")
    return numbers


def key(value: str) -> bytes:
    """One data key: base64 (either alphabet) of exactly 32 bytes."""
    try:
        raw = base64.b64decode(value.translate(str.maketrans("-_", "+/")), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(raw) != KEY_BYTES:
        raise ValueError("wrong length")
    return raw


def keys(value: str) -> str:
    """Keys separated by commas or spaces, the newest first; each is checked, the text is kept."""
    found = parts(value)
    if value and not found:
        raise ValueError("no key in it")
    if len({key(item) for item in found}) != len(found):
        raise ValueError("a key is there twice")
    return ",".join(found)


def _address(value: str) -> SplitResult:
    url = urlsplit(value)
    port = url.port  # raises ValueError when it is not a port
    if url.scheme not in ("http", "https") or not url.hostname or port == 0 or re.search(r"\s", value):
        raise ValueError("not a web address")
    return url


def api_url(value: str) -> str:
    """The root of a Bot API server, without a slash at the end."""
    url = _address(value)
    if url.query or url.fragment or re.search(r"/bot\d+:", value):
        raise ValueError("more than the root of a server")
    return value.rstrip("/")


def webhook_url(value: str) -> str:
    """Where updates are sent: https, or http inside (this machine, a name without dots, as containers have)."""
    url = _address(value)
    if url.scheme == "http" and "." in str(url.hostname).replace("127.0.0.1", ""):
        raise ValueError("not https")
    return value


def webhook_secret(value: str) -> str:
    """The `secret_token` of setWebhook: 1–256 of A–Z a–z 0–9 _ - (Bot API)."""
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError("not a webhook secret")
    return value


def database_url(value: str) -> str:
    """An SQLAlchemy URL of SQLite (a file) or PostgreSQL; the driver may be left out, `db` knows it."""
    if re.fullmatch(r"sqlite(\+aiosqlite)?:///\S.*", value) and not value.endswith(":memory:"):
        return value
    url = urlsplit(value)
    if url.scheme not in ("postgresql+asyncpg", "postgresql", "postgres") or len(url.path) < 2:
        raise ValueError("not a database that is known")
    return value


def zone(value: str) -> str:
    """A time zone name that this machine can resolve."""
    name = OLD_ZONE_NAMES.get(value, value)
    try:
        ZoneInfo(name)
    except (OSError, KeyError) as error:
        raise ValueError("no such time zone") from error
    return name
