"""What each refusal means for a letter. Pure and one table, so that a new one is one line and one test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.api import ApiError, Unreachable
from domain.people import Reach

FLOOD_S = 5.0  # a 429 that does not say for how long
CLOSED_S = 30.0  # a refused token is asked again after this


class Act(StrEnum):
    """What to do next."""

    DONE = "done"  # as good as sent
    ANEW = "anew"  # an edit of what cannot be edited: send it as a new message
    PLAIN = "plain"  # without formatting
    SHORTER = "shorter"  # in pieces
    BARE = "bare"  # without buttons
    NO_FILE = "no_file"  # words in place of the file
    MOVED = "moved"  # the chat has another id now
    SHUT = "shut"  # the person cannot be written to
    FAIL = "fail"  # for ever
    AGAIN = "again"  # later: nothing was done
    UNSURE = "unsure"  # it may have been sent
    FLOOD = "flood"  # everybody waits
    TOKEN = "token"  # the token is refused  # noqa: S105


REPAIRS = frozenset({Act.ANEW, Act.PLAIN, Act.SHORTER, Act.BARE, Act.NO_FILE})


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


_FORBIDDEN: tuple[tuple[str, Reach], ...] = (
    ("blocked by the user", Reach.BLOCKED),
    ("user is deactivated", Reach.GONE),
    ("can't initiate conversation", Reach.NEVER_STARTED),
)
# (what the description has in it, what to do): the first that fits; facts/telegram.md §3, TelegramBotAPI/errors.
_BAD: tuple[tuple[str, Act], ...] = (
    ("message is not modified", Act.DONE),
    ("message to edit not found", Act.ANEW),
    ("message can't be edited", Act.ANEW),
    ("message_id_invalid", Act.ANEW),
    ("message identifier is not specified", Act.ANEW),
    ("can't parse entities", Act.PLAIN),
    ("entity_", Act.PLAIN),  # ENTITY_TEXT_INVALID, ENTITY_BOUNDS_INVALID …
    ("button_", Act.BARE),  # BUTTON_DATA_INVALID, BUTTON_URL_INVALID, BUTTON_TYPE_INVALID …
    ("keyboard", Act.BARE),
    ("reply markup", Act.BARE),
    ("reply_markup", Act.BARE),
    ("is too long", Act.SHORTER),  # message …, message caption …
    ("_too_long", Act.SHORTER),
    ("file identifier", Act.NO_FILE),  # wrong …, wrong remote …, invalid remote …
    ("file_id", Act.NO_FILE),
    ("wrong type of the file", Act.NO_FILE),
    ("can't use file of type", Act.NO_FILE),
    ("file reference", Act.NO_FILE),
    ("file_reference_", Act.NO_FILE),
    ("voice_messages_forbidden", Act.NO_FILE),  # the reader's own privacy setting
    ("restricted receiving of", Act.NO_FILE),
    ("chat not found", Act.SHUT),
    ("user not found", Act.SHUT),
    ("peer_id_invalid", Act.SHUT),
    ("input_user_deactivated", Act.SHUT),
)
_WORDS = re.compile(r"[A-Za-z_' ]+")


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
    for words, reach in _FORBIDDEN:
        if words in said:
            return Verdict(Act.SHUT, reach.value, reach)
    return Verdict(Act.FAIL, name(error))


def _bad(error: ApiError) -> Verdict:
    said = error.description.lower()
    for words, act in _BAD:
        if words in said:
            reach = Reach.GONE if act is Act.SHUT else Reach.OPEN
            return Verdict(act, reach.value if act is Act.SHUT else name(error), reach)
    return Verdict(Act.FAIL, name(error))


def _other(error: ApiError) -> Verdict:
    return Verdict(Act.FAIL, name(error))
