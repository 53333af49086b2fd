"""One chat as its person sees it: the latest buttons, and what pressing or writing sends."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench import telegram
from bench.scripts import Act
from bench.telegram import Json

_queries = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the bot that shows something in a chat."""

    method: str
    chat: int
    text: str
    message_id: int
    markup: Json | None

    @property
    def talks(self) -> bool:
        """Whether the person gets words by it (and not only another keyboard)."""
        return bool(self.text)


class Phone:
    """The state of one private chat."""

    def __init__(self, chat: int) -> None:
        self.chat = chat
        self.last_text = ""
        self._message_ids = itertools.count(1)
        self._inline: dict[int, Json] = {}
        self._keyboard: list[Any] = []

    def show(self, call: Call) -> None:
        """Take in what the bot sent or edited."""
        self.last_text = call.text or self.last_text
        markup = call.markup or {}
        self._inline.pop(call.message_id, None)  # the message shown last is looked at first
        if "inline_keyboard" in markup:
            self._inline[call.message_id] = telegram.outgoing(self.chat, call.message_id, call.text, markup)
        elif "keyboard" in markup:
            self._keyboard = markup["keyboard"]
        elif "remove_keyboard" in markup:
            self._keyboard = []

    def update(self, act: Act) -> Json | None:
        """The update this act makes; None when the button it presses is not there (yet)."""
        if act.kind == "press":
            return self._press(act.value)
        content = telegram.contact(self.chat) if act.kind == "contact" else telegram.text(act.value)
        return self._send(content)

    def labels(self) -> list[str]:
        """Everything that could be pressed now, for a message about a script that does not fit."""
        return [button["text"] for _, button in self._buttons()] + [_label(b) for row in self._keyboard for b in row]

    def _send(self, content: Json) -> Json:
        return telegram.incoming(self.chat, next(self._message_ids) * 2 + 1, content)

    def _buttons(self) -> Iterator[tuple[Json, Json]]:
        for message in reversed(self._inline.values()):
            for row in message["reply_markup"]["inline_keyboard"]:
                yield from ((message, button) for button in row)

    def _press(self, label: str) -> Json | None:
        for message, button in self._buttons():
            if label in button["text"] and "callback_data" in button:
                return telegram.pressed(self.chat, next(_queries), message, button["callback_data"])
        for button in itertools.chain.from_iterable(self._keyboard):
            if label in _label(button):
                return self._send(self._reply_button(button))
        return None

    def _reply_button(self, button: Any) -> Json:
        asks_contact = isinstance(button, dict) and button.get("request_contact")
        return telegram.contact(self.chat) if asks_contact else telegram.text(_label(button))


def _label(button: Any) -> str:
    return str(button["text"]) if isinstance(button, dict) else str(button)
