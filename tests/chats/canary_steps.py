"""Words that nobody else would write, and who has read them: everything that the bot ever sent to anybody."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.phone import Json
from tests.support.town import Town

_TAG = re.compile("<[^>]*>")
LETTERS = "бвгджзклмнпрстфхцчш"
LOCK_SCREEN = 60  # characters that a phone shows while it is locked
AT_ONCE = ("sendMessage", "sendPhoto", "sendVoice", "sendDocument", "sendMediaGroup")  # what makes a phone light up


class Canaries(dict[str, str]):
    """One word for each thing that a person may tell, made up when it is first asked for."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)

    def __missing__(self, field: str) -> str:
        self[field] = self.phone() if "phone" in field else "Щ" + "".join(self._chance.choices(LETTERS, k=9))
        return self[field]

    def phone(self) -> str:
        """A number of a mobile, as it is typed."""
        return "067" + "".join(self._chance.choices("123456789", k=7))

    def forms(self, field: str) -> list[str]:
        """How it may be written in plain: as it was told, small, shouted; a number with and without its zero."""
        word = self[field]
        return [word[1:]] if word.isdigit() else [word, word.casefold(), word.upper()]


@dataclass(frozen=True, slots=True)
class Sent:
    """One call of the bot to one chat (0: to none), as one text without spaces in its numbers."""

    chat: int
    method: str
    text: str
    first: str  # what a lock screen shows
    buttons: str
    data: str

    def has(self, forms: Iterable[str]) -> bool:
        """Whether anything of it has one of these."""
        return any(form in self.text or form in _close(self.text) for form in forms)


async def everything_sent(town: Town) -> list[Sent]:
    """All that the bot has told; the documents as they can be opened."""
    calls = [_sent(call) for call in await town.sandbox.calls() if call["method"] != "getUpdates"]
    for phone in town.phones.values():
        for one in await phone.documents():
            text = (await phone.download(one)).decode("utf-8", "replace")
            calls.append(Sent(phone.person, "document", text, "", "", ""))
    return calls


def readers(sent: Iterable[Sent], canaries: Canaries) -> dict[str, set[int]]:
    """Who was told each of the words."""
    sent = list(sent)
    return {field: {one.chat for one in sent if one.has(canaries.forms(field))} for field in list(canaries)}


def on_locked_screens(sent: Iterable[Sent], canaries: Canaries) -> set[tuple[str, int]]:
    """Which of the words the phone of whom has shown while it lay on a table; what is protected was asked for."""
    shown = [one for one in sent if one.method in AT_ONCE and '"protect_content"' not in one.text]
    return {(f, one.chat) for f in list(canaries) for one in shown if any(w in one.first for w in canaries.forms(f))}


def in_buttons(sent: Iterable[Sent], canaries: Canaries, what: str) -> set[str]:
    """Which of the words stand on buttons, or (`data`) go to and fro behind them."""
    told = [getattr(one, what) for one in sent]
    return {f for f in list(canaries) if any(form in _close(text) for form in canaries.forms(f) for text in told)}


def _sent(call: Json) -> Sent:
    params = {name: _opened(value) for name, value in call["params"].items()}
    media = [str(one.get("caption", "")) for one in params.get("media", []) if isinstance(one, dict)]
    words = str(params.get("text", params.get("caption", " ".join(media))))
    rows = list(_buttons(params.get("reply_markup")))
    told = json.dumps(params, ensure_ascii=False)
    labels, data = ("\n".join(str(row.get(name, "")) for row in rows) for name in ("text", "callback_data"))
    return Sent(int(call.get("chat_id") or 0), call["method"], told, _TAG.sub("", words)[:LOCK_SCREEN], labels, data)


async def nothing_in_clear(town: Town, canaries: Canaries, folder: Path, logged: str) -> None:
    """The town stops: no word is in the files of its database, what is on record too, nor in the log."""
    await town.stop()
    kept = b"".join(file.read_bytes() for file in folder.glob("susid.db*"))
    assert len(kept) > 100_000
    assert len(logged) > 1_000
    words = [form for field in list(canaries) for form in canaries.forms(field)]
    assert [word for word in words if word.encode() in kept or word in logged] == []


def whole(value: Any) -> Any:
    """A parameter of a call as the bot sent it: the sandbox shows but its beginning otherwise."""
    return value if isinstance(value, str | int | dict | list) else repr(value)


def _opened(value: Any) -> Any:
    """What is JSON inside a parameter is read, so that its letters are letters."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _buttons(markup: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(markup, dict):
        for row in [*markup.get("inline_keyboard", []), *markup.get("keyboard", [])]:
            yield from (button for button in row if isinstance(button, dict))


def _close(text: str) -> str:
    return "".join(c for c in text if c not in " -()\u00a0\u202f")
