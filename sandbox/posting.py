"""How a message of the bot comes to be: checks in Telegram's order, then into the chat."""

from __future__ import annotations

from typing import Any

from sandbox import bottom
from sandbox.call import Call, find_chat, writable
from sandbox.detection import Text
from sandbox.entities import CAPTION_LIMIT, TEXT_LIMIT, formatted
from sandbox.errors import refuse
from sandbox.keyboards import NONE, Markup, fits, read_markup
from sandbox.state import Chat, Stored
from sandbox.utf16 import length

Json = dict[str, Any]


def text_of(call: Call) -> Json:
    """The text of a call as message fields; raises «message text is empty» and the parse refusals."""
    raw = call.params.text("text")
    if not raw:
        raise refuse("message text is empty")
    entities = call.params.parsed("entities", "entities") if "entities" in call.params.raw else None
    shown = formatted(raw, call.params.text("parse_mode"), entities)
    if not shown.text:
        raise refuse("text must be non-empty")
    return _fields(shown, "text", "entities")


def caption_of(params_text: str, parse_mode: str, entities: Any) -> Json:
    """A caption as message fields; {} when there is none."""
    if not params_text:
        return {}
    shown = formatted(params_text, parse_mode, entities)
    return _fields(shown, "caption", "caption_entities") if shown.text else {}


def call_caption(call: Call) -> Json:
    """The caption of a call."""
    entities = call.params.parsed("caption_entities", "caption entities")
    return caption_of(call.params.text("caption"), call.params.text("parse_mode"), entities)


def _fields(shown: Text, text: str, entities: str) -> Json:
    fields: Json = {text: shown.text}
    if shown.entities:
        fields[entities] = shown.entities
    return fields


def check_length(content: Json) -> None:
    """Refuse what is longer than Telegram carries, counted after parsing."""
    if length(content.get("text") or "") > TEXT_LIMIT:
        raise refuse("message is too long")
    if length(content.get("caption") or "") > CAPTION_LIMIT:
        raise refuse("message caption is too long")


def send(call: Call, content: Json) -> Json:
    """Send that content to the chat of the call; the new Message."""
    markup = read_markup(call.params)
    chat = writable(find_chat(call))
    fits(markup, chat.peer.chat["type"])
    reply = reply_fields(call, chat)
    check_length(content)
    return post(call, chat, {**reply, **content}, markup)


def post(call: Call, chat: Chat, content: Json, markup: Markup = NONE) -> Json:
    """Put a message of the bot into a chat, with its keyboard."""
    number = call.bot.next_message(chat)
    data = {
        "message_id": number,
        "from": call.bot.user(),
        "chat": chat.peer.chat,
        "date": call.world.clock.stamp(),
    }
    data.update(content)
    if call.params.flag("protect_content"):
        data["has_protected_content"] = True
    if markup.inline is not None:
        data["reply_markup"] = markup.inline
    chat.keep(Stored(data, mine=True, fixed=markup.reply is not None))
    if markup.reply is not None:
        bottom.apply(chat, markup.reply, number)
    call.world.changes.chat(chat.peer.id)
    return data


def reply_fields(call: Call, chat: Chat) -> Json:
    """The message replied to; raises «message to be replied not found» unless told not to mind."""
    asked = call.params.parsed("reply_parameters", "reply parameters")
    if isinstance(asked, dict):
        wanted, lenient = asked.get("message_id"), bool(asked.get("allow_sending_without_reply"))
    else:
        wanted = call.params.number("reply_to_message_id")
        lenient = call.params.flag("allow_sending_without_reply")
    if wanted is None:
        return {}
    found = chat.find(int(wanted)) if str(wanted).isdigit() else None
    if found is not None:
        return {"reply_to_message": quoted(found)}
    if lenient:
        return {}
    raise refuse("message to be replied not found")


def quoted(stored: Stored) -> Json:
    """A message as it stands inside its reply: without what it replied to itself."""
    return {name: value for name, value in stored.data.items() if name != "reply_to_message"}
