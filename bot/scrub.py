"""Takes out of a line whatever must not be logged: secrets and personal data. When in doubt, out."""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Iterable, Iterator
from types import TracebackType
from urllib.parse import quote

HIDDEN = "[…]"
_MAX_FRAMES = 12
_MAX_TEXT = 2000

# A token inside the address of a Bot API call, and everything after it: file names are personal too.
_CALL = re.compile(r"/bot\d+(?::|%3[aA])\S*")
_TOKEN = re.compile(r"(?<!\d)\d{3,20}(?::|%3[aA])[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(://[^\s/:@]*:)[^\s@]+@")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[a-zA-Z]{2,}")
# Ukrainian numbers however they are grouped; a plain id of up to ten digits is none of these.
_PHONE = re.compile(r"(?<!\d)(?:\+[\d(][\d ()-]{7,}\d|(?:38)?[ (-]*0\d\d[ )-]*(?:\d[ -]?){6}\d)(?!\d)")
# People write in Cyrillic, the program's own log lines are English.
_PEOPLE = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff\u02bc'’\s,.;:!?«»()№-]*")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`")
_PLAIN = re.compile(r"[A-Za-z0-9_.:/+-]{1,64}")

_PATTERNS = [(_CALL, "/bot" + HIDDEN), (_TOKEN, HIDDEN), (_PASSWORD, rf"\1{HIDDEN}@"), (_MAIL, HIDDEN)]
_PERSONAL = [(_PHONE, HIDDEN), (_PEOPLE, HIDDEN)]


class Scrubber:
    """Knows this installation's secrets; a new one is made when the settings are read."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets for form in _forms(secret)}
        longest_first = sorted((re.escape(form) for form in forms), key=len, reverse=True)
        self._secrets = re.compile("|".join(longest_first)) if forms else None

    def text(self, text: str) -> str:
        """The text without secrets, phones, addresses of mail and Cyrillic words; on one line."""
        text = " ".join(text[:_MAX_TEXT].split())
        if self._secrets:
            text = self._secrets.sub(HIDDEN, text)
        for pattern, instead in _PATTERNS + _PERSONAL:
            text = pattern.sub(instead, text)
        return text

    def foreign(self, text: str) -> str:
        """A library's own words: its first line only, without anything that it quotes."""
        first = text.strip().splitlines()[0] if text.strip() else ""
        return self.text(_QUOTED.sub(HIDDEN, first))

    def number(self, value: object) -> object:
        """What a library hands to its log: numbers stay, texts are hidden, of anything else only its type."""
        if value is None or isinstance(value, (int, float)):
            return value if self.text(str(value)) == str(value) else HIDDEN
        if isinstance(value, BaseException):
            return kind(value)
        return HIDDEN if isinstance(value, str) else f"<{type(value).__name__}>"

    def value(self, value: object) -> object:
        """An argument or field of our own: plain identifiers stay too."""
        if isinstance(value, str) and _PLAIN.fullmatch(value) and self.text(value) == value:
            return value
        return self.number(value)

    def error(self, error: BaseException) -> str:
        """`Type at file:line:function < …`, then causes; the message only of classes marked `log_safe`."""
        return " | caused by ".join(self._one(each) for each in _chain(error))

    def _one(self, error: BaseException) -> str:
        message = f" ({self.text(str(error))})" if getattr(type(error), "log_safe", False) is True else ""
        where = " < ".join(places(error.__traceback__)) or "nowhere"
        return f"{kind(error)}{message} at {where}"


def _forms(secret: str) -> set[str]:
    # A token is also recognised by its secret half, in case somebody splits it.
    whole = {secret, secret.partition(":")[2], *secret.split(",")}
    return {form for each in whole if len(each) >= 6 for form in (each, quote(each, safe=""))}


def kind(error: BaseException) -> str:
    """The error's type, with the system's own name of it where there is one: `OSError[ECONNREFUSED]`."""
    code = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    return type(error).__name__ + (f"[{code}]" if code else "")


def places(trace: TracebackType | None) -> list[str]:
    """`file:line:function`, the innermost first; no source lines and no values."""
    frames = [(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in traceback.walk_tb(trace)]
    return [f"{place(path, line)}:{function}" for path, line, function in reversed(frames[-_MAX_FRAMES:])]


def place(path: str, line: int) -> str:
    """`file:line` without the way to the installation: the last three names find the file."""
    return "/".join(path.rpartition("site-packages/")[2].split("/")[-3:]) + f":{line}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    queue = [error]
    while queue:
        each = queue.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        queue += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        cause = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        queue += [cause] if cause else []
