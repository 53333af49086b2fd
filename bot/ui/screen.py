"""A screen: what one message says and which buttons it has, as plain data that fits an outbox row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.ui.callbacks import Callback

Row = tuple["Button", ...]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: pressing it sends `press` back, or opens `url`."""

    text: str
    press: Callback | None = None
    url: str = ""

    def as_json(self) -> dict[str, Any]:
        """The Bot API's InlineKeyboardButton."""
        if self.press is None:
            return {"text": self.text, "url": self.url}
        return {"text": self.text, "callback_data": self.press.pack()}


@dataclass(frozen=True, slots=True)
class Key:
    """A button of the keyboard under the text field: pressing it sends its own words, or the person's contact."""

    text: str
    contact: bool = False

    def as_json(self) -> dict[str, Any]:
        """The Bot API's KeyboardButton."""
        return {"text": self.text, "request_contact": True} if self.contact else {"text": self.text}


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. `edit` replaces the message whose button was pressed, where that is possible.

    `keys` is the keyboard under the text field (None leaves it as it is). `toast` is said over the button only.
    `unbutton` takes the buttons off the pressed message, when this screen comes beside it as a new one.
    `files` follow the text, each as (kind, Telegram file id, caption). `then` are further messages, in order.
    """

    text: str = ""
    buttons: Sequence[Row] = ()
    keys: Sequence[Sequence[Key]] | None = None
    edit: bool = False
    toast: str = ""
    protect: bool = False
    files: Sequence[tuple[str, str, str]] = ()
    then: tuple[Screen, ...] = field(default=())
    unbutton: bool = False

    def followed_by(self, *more: Screen) -> Screen:
        """This screen, then the others."""
        return replace(self, then=self.then + more)

    def calls(self, edits: int | None = None) -> list[dict[str, Any]]:
        """Bot API calls without chat_id; `edits` is the message whose button was pressed."""
        mine = [self._main(edits)] if self.text else []
        files = [_file(self, *found) for found in self.files]
        if self.unbutton and edits and not (self.edit and self.keys is None):
            mine.insert(0, {"method": "editMessageReplyMarkup", "message_id": edits})
        return mine + files + [call for screen in self.then for call in screen.calls(edits)]

    def _main(self, edits: int | None) -> dict[str, Any]:
        call: dict[str, Any] = {"text": self.text, "parse_mode": "HTML"}
        markup = self._markup()
        if markup:
            call["reply_markup"] = markup
        call["link_preview_options"] = {"is_disabled": True}
        if self.edit and edits and self.keys is None:
            return {"method": "editMessageText", "message_id": edits, **call}
        if self.protect:
            call["protect_content"] = True
        return {"method": "sendMessage", **call}

    def _markup(self) -> Mapping[str, Any] | None:
        if self.buttons:
            return {"inline_keyboard": [[button.as_json() for button in row] for row in self.buttons]}
        if self.keys is None:
            return None
        rows = [[key.as_json() for key in row] for row in self.keys]
        once = any(key.contact for row in self.keys for key in row)  # asks for one thing, then makes room
        return {
            "keyboard": rows,
            "resize_keyboard": True,
            "is_persistent": not once,
            "one_time_keyboard": once,
        }


_SENDS = {
    "voice": ("sendVoice", "voice"),
    "photo": ("sendPhoto", "photo"),
    "document": ("sendDocument", "document"),
    "video": ("sendVideo", "video"),
    "video_note": ("sendVideoNote", "video_note"),
    "audio": ("sendAudio", "audio"),
}
FILE_KINDS = frozenset(_SENDS)


def _file(screen: Screen, kind: str, file_id: str, caption: str) -> dict[str, Any]:
    method, field_name = _SENDS[kind]
    call: dict[str, Any] = {"method": method, field_name: file_id}
    if caption and kind != "video_note":
        call["caption"] = caption[:1024]
    if screen.protect:
        call["protect_content"] = True
    return call


def one_each(*buttons: Button | None) -> tuple[Row, ...]:
    """One button a row, as large as the screen allows; what is None is left out."""
    return tuple((button,) for button in buttons if button)
