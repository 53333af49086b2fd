"""Reply markup: what Telegram accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import refuse
from sandbox.params import Params

Json = dict[str, Any]
INLINE_BUTTONS = 100
INLINE_ROW = 8
REPLY_BUTTONS = 300
REPLY_ROW = 12
CALLBACK_BYTES = 64
_ACTIONS = frozenset(
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    ]
)
_LINK = re.compile(
    r"^(?:(?:https?|ton)://)?[^\s/.]+(?:\.[^\s/.]+)+(?:[:/?#]\S*)?$|^(?:tg|tel|mailto):\S+$|^https?://\S+$"
)


@dataclass(slots=True)
class Markup:
    """A checked reply_markup: `inline` goes with the message, `reply` changes the chat's keyboard."""

    inline: Json | None = None
    reply: Json | None = None


NONE = Markup()


def read_markup(params: Params) -> Markup:
    """The reply_markup of a call, checked as Telegram checks it."""
    markup = params.parsed("reply_markup", "reply keyboard markup")
    if markup is None:
        return NONE
    if not isinstance(markup, dict):
        raise refuse("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard", "InlineKeyboardButton")
        return Markup(inline=_inline(rows))
    if "keyboard" in markup:
        return Markup(reply=_reply(markup))
    known = markup.get("remove_keyboard") or markup.get("force_reply")
    return Markup(reply=markup) if known else NONE


def inline_only(params: Params) -> Markup:
    """The reply_markup of an edit: an inline keyboard or nothing."""
    markup = read_markup(params)
    if markup.reply is not None:
        raise refuse("inline keyboard expected")
    return markup


def fits(markup: Markup, kind: str) -> None:
    """Refuse what such a chat does not have: channels only inline keyboards, groups no asking for a number or place."""
    if markup.reply is None or kind == "private":
        return
    if kind == "channel":
        raise refuse("inline keyboard expected")
    buttons = [button for row in markup.reply.get("keyboard", []) for button in row]
    for wish, name in (("request_contact", "phone number"), ("request_location", "location")):
        if any(wish in button for button in buttons):
            raise refuse(f"{name} can be requested in private chats only")


def _rows(value: Any, field: str, kind: str) -> list[list[Json]]:
    if not isinstance(value, list):
        raise refuse(f'field "{field}" of the ReplyKeyboardMarkup must be an Array of Arrays')
    for row in value:
        if not isinstance(row, list):
            raise refuse(f'field "{field}" must be an Array of Arrays')
    return [[_button(button, kind) for button in row] for row in value if row]


def _button(button: Any, kind: str) -> Json:
    if isinstance(button, str) and kind == "KeyboardButton":
        return {"text": button}
    if not isinstance(button, dict):
        raise refuse(f"can't parse {kind}: expected an Object")
    if not isinstance(button.get("text"), str):
        raise refuse(f"can't parse {kind}: Can't find field \"text\"")
    return {name: value for name, value in button.items() if value is not None and value is not False}


def _inline(rows: list[list[Json]]) -> Json | None:
    if sum(map(len, rows)) > INLINE_BUTTONS or any(len(row) > INLINE_ROW for row in rows):
        raise refuse("reply markup is too long")
    for row in rows:
        for button in row:
            _check_inline(button)
    return {"inline_keyboard": rows} if rows else None


def _check_inline(button: Json) -> None:
    if not button["text"].strip():
        raise refuse("inline keyboard button text must be non-empty")
    if not _ACTIONS & button.keys():
        raise refuse("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_BYTES:
            raise refuse("BUTTON_DATA_INVALID")
    if "url" in button and not _LINK.match(str(button["url"])):
        raise refuse(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "web_app" in button:
        _check_web_app(button["web_app"], "inline keyboard button")


def _check_web_app(web_app: Any, where: str) -> None:
    url = web_app.get("url", "") if isinstance(web_app, dict) else ""
    if not str(url).startswith("https://"):
        raise refuse(f"{where} Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def _reply(markup: Json) -> Json:
    rows = _rows(markup["keyboard"], "keyboard", "KeyboardButton")
    if sum(map(len, rows)) > REPLY_BUTTONS or any(len(row) > REPLY_ROW for row in rows):
        raise refuse("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise refuse("keyboard button text must be non-empty")
        if "web_app" in button:
            _check_web_app(button["web_app"], "keyboard button")
    return {**markup, "keyboard": rows}
