"""What a call that did not succeed means for its letter. Pure; the words are in the table of `refusals`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.api import ApiError, Unreachable
from bot.delivery.refusals import BAD, FORBIDDEN, Act
from domain.people import Reach

FLOOD_S = 5.0  # a 429 that does not say for how long
CLOSED_S = 30.0  # a refused token is asked again after this


REPAIRS = frozenset({Act.ANEW, Act.PLAIN, Act.SHORTER, Act.BARE, Act.NO_FILE, Act.APART, Act.ELSEWHERE})
_REFUSED = REPAIRS | {Act.FAIL}
_NOBODY = frozenset({Act.TOKEN, Act.SHUT, Act.MOVED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`error` is a class of failure without personal data; `seconds` to wait; `chat` the new id; `offline`: no
    server answered at all."""

    act: Act
    error: str = ""
    reach: Reach = Reach.OPEN
    seconds: float = 0.0
    chat: int = 0
    offline: bool = False


_WORDS = re.compile(r"[A-Za-z_' ]+")


def outcome(error: ApiError | Unreachable, call: Mapping[str, Any]) -> Verdict:
    """What a refusal means, knowing what was asked: what cannot be deleted is as good as deleted, of an album that
    is refused some files may be good, and who waits for a file of ours is told that it cannot come. A list of
    commands that is not set holds up nothing: everything works without it."""
    verdict, method = judge(error), call["method"]
    if method.endswith("MyCommands") and verdict.act not in _NOBODY:
        return replace(verdict, act=Act.DONE)
    if verdict.act in _REFUSED and method.startswith("delete"):
        return replace(verdict, act=Act.DONE)
    if verdict.act in _REFUSED - {Act.PLAIN} and method == "sendMediaGroup":
        return replace(verdict, act=Act.APART)
    if verdict.act is Act.FAIL and "upload" in call:
        return replace(verdict, act=Act.NO_FILE)
    return verdict


def judge(error: ApiError | Unreachable) -> Verdict:
    """What a call that did not succeed means."""
    if isinstance(error, Unreachable):
        return Verdict(Act.UNSURE if error.maybe_done else Act.AGAIN, error.kind, offline=True)
    if error.migrate_to:
        return Verdict(Act.MOVED, name(error), chat=int(error.migrate_to))
    if error.code >= 500:
        return Verdict(Act.AGAIN, name(error))
    special = {429: _flood, 401: _token, 404: _token, 403: _forbidden, 400: _bad}.get(error.code, _other)
    return special(error)


def name(error: ApiError) -> str:
    """«400 message is too long»: the code and the fixed part of the words, up to what Telegram may quote."""
    said = re.sub(r"^(Bad Request|Forbidden): ", "", error.description)
    found = _WORDS.match(said)
    return f"{error.code} {found[0].strip()[:60]}" if found else str(error.code)


def _flood(error: ApiError) -> Verdict:
    seconds = FLOOD_S if error.retry_after is None else float(error.retry_after)
    return Verdict(Act.FLOOD, "429", seconds=seconds)


def _token(error: ApiError) -> Verdict:
    # 404 is a token without its shape, a wrong TELEGRAM_API_URL, or a method that this server does not know.
    return Verdict(Act.TOKEN, str(error.code), seconds=CLOSED_S)


def _forbidden(error: ApiError) -> Verdict:
    said = error.description.lower()
    for words, reach in FORBIDDEN:
        if words in said:
            return Verdict(Act.SHUT, reach.value, reach)
    return Verdict(Act.FAIL, name(error))


def _bad(error: ApiError) -> Verdict:
    said = error.description.lower()
    for words, act in BAD:
        if words in said:
            reach = Reach.GONE if act is Act.SHUT else Reach.OPEN
            return Verdict(act, reach.value if act is Act.SHUT else name(error), reach)
    return Verdict(Act.FAIL, name(error))


def _other(error: ApiError) -> Verdict:
    return Verdict(Act.FAIL, name(error))
