"""A screen: what one message says and which buttons it has, as plain data that fits an outbox row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.ui.callbacks import Callback
from bot.ui.command_list import command_list
from bot.ui.files.albums import SENDS, file_calls
from bot.ui.files.documents import Document, check_size

__all__ = ["FILE_KINDS", "HERE", "THERE", "Button", "Document", "Key", "Row", "Screen", "one_each"]
FILE_KINDS = frozenset(SENDS)
_DELETED_AT_ONCE = 100
_COPIED = 256  # characters of copy_text
HERE, THERE = "here", "there"
Row = tuple["Button", ...]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: pressing it sends `press` back, copies `copy` for pasting elsewhere, or opens `url`."""

    text: str
    press: Callback | None = None
    url: str = ""
    copy: str = ""

    def as_json(self) -> dict[str, Any]:
        """The Bot API's InlineKeyboardButton."""
        if self.press is not None:
            return {"text": self.text, "callback_data": self.press.pack()}
        if self.copy:
            return {"text": self.text, "copy_text": {"text": self.copy[:_COPIED]}}
        return {"text": self.text, "url": self.url}


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
    `files` follow the text, each as (kind, Telegram file id, caption), as few messages; then `documents`, which we
    made ourselves, at most documents.LETTER_BYTES in a letter. `then` are further messages, in order.
    `deletes` are messages of the chat that are taken away first, as far as Telegram still does that.
    `about` is the id of the request that it concerns, for Telegram's reply to it (0: none). `minor`: may be left out
    when more updates of the same chat wait; neither is seen in the calls. `silent`: it makes no sound.
    `slot` names the place in the chat at which it stands (domain/slots.py); `where` it is put, when there is such a
    place: HERE edits the pressed message only if that is the one that stands there, THERE edits the one that stands
    there and is nothing when none does.
    `reply_to` is the message of the chat that it answers; when that is gone, it comes all the same.
    `commands` are what this chat's menu button lists from now on; none: what everybody's does.
    `ready` are calls as they are, after the screen's own message: a notice in the very form it was written in.
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
    documents: Sequence[Document] = ()
    deletes: Sequence[int] = ()
    about: int = 0
    minor: bool = False
    silent: bool = False
    slot: str = ""
    where: str = ""
    reply_to: int = 0
    commands: Sequence[tuple[str, str]] | None = None
    ready: Sequence[Mapping[str, Any]] = ()

    def followed_by(self, *more: Screen) -> Screen:
        """This screen, then the others."""
        return replace(self, then=self.then + more)

    def parts(self) -> tuple[Screen, ...]:
        """The same as screens that go in letters of their own: what stands at a place of its own goes alone."""
        if not any(one.slot for one in (self, *self.then)):
            return (self,)
        return (replace(self, then=()), *(part for one in self.then for part in one.parts()))

    def calls(self, edits: int | None = None) -> list[dict[str, Any]]:
        """Bot API calls without chat_id; `edits` is the message whose button was pressed."""
        calls = [self._main(edits)] if self.text else []
        if self.unbutton and edits and not (self.edit and self.keys is None):
            calls.insert(0, {"method": "editMessageReplyMarkup", "message_id": edits})
        if self.deletes:
            calls[:0] = _deletes(self.deletes)
        if self.files or self.documents:
            calls += self._files()
        calls += [dict(call) for call in self.ready]
        if self.reply_to:
            calls = answering(calls, self.reply_to)
        calls += [call for screen in self.then for call in screen.calls(edits)]
        if self.commands is not None:
            calls.append(command_list(self.commands))
        if self.documents or self.then:
            check_size(calls)
        return calls

    def _files(self) -> list[dict[str, Any]]:
        calls = file_calls(self.files) + [document.as_call() for document in self.documents]
        return [{**call, "protect_content": True} for call in calls] if self.protect else calls

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
        if self.silent:
            call["disable_notification"] = True
        return {"method": "sendMessage", **call}

    def _markup(self) -> Mapping[str, Any] | None:
        if self.buttons:
            return {"inline_keyboard": [[button.as_json() for button in row] for row in self.buttons]}
        if self.keys is None:
            return None
        rows = [[key.as_json() for key in row] for row in self.keys]
        return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}


def answering(calls: Sequence[dict[str, Any]], message_id: int) -> list[dict[str, Any]]:
    """The calls, the first of which that sends something answers this message (Bot API: ReplyParameters)."""
    to = {"message_id": message_id, "allow_sending_without_reply": True}
    first = next((n for n, call in enumerate(calls) if call["method"].startswith("send")), -1)
    return [{**call, "reply_parameters": to} if n == first else call for n, call in enumerate(calls)]


def _deletes(message_ids: Sequence[int]) -> list[dict[str, Any]]:
    ids = sorted(set(message_ids))
    parts = [ids[at : at + _DELETED_AT_ONCE] for at in range(0, len(ids), _DELETED_AT_ONCE)]
    return [{"method": "deleteMessages", "message_ids": part} for part in parts]


def one_each(*buttons: Button | None) -> tuple[Row, ...]:
    """One button a row, as large as the screen allows; what is None is left out."""
    return tuple((button,) for button in buttons if button)
