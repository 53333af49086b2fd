"""What is done with a copy of a notice that stands in a chat already: edited, taken away, or marked as called off.

All is made from the calls that would send it, so that what is edited cannot differ from what is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.ui.files.notice_strikes import headed, struck
from bot.ui.view import View
from domain.notices import Task

Call = dict[str, Any]
DELETABLE = timedelta(hours=47)  # of 48 (Bot API: deleteMessage); until the letter's turn comes, some time passes
MEDIA = {f"send{kind.capitalize()}": kind for kind in ("photo", "video", "animation", "audio", "document")}
_MARKUP, _ABOVE = "reply_markup", "show_caption_above_media"
_CAPTION = ("caption", "parse_mode", "caption_entities", _ABOVE)
_TEXT = ("text", "parse_mode", "entities", "link_preview_options", _MARKUP)


def calls(v: View, sends: Sequence[Call], task: Task, shown: Sequence[int], since: datetime | None) -> list[Call]:
    """The calls for a copy that consists of the messages `shown`, and would be sent by `sends` if it were not there.

    What Telegram does not take away any longer is marked as called off."""
    if task is Task.DELETE and since is not None and v.now - since < DELETABLE:
        return [{"method": "deleteMessages", "message_ids": sorted(shown)}]
    made = list(_messages(sends))
    return corrected(made, shown) if task in (Task.SEND, Task.CORRECT) else cancelled(v, made, shown)


def corrected(made: Sequence[Call], shown: Sequence[int]) -> list[Call]:
    """Every message as it would be sent now; what is new comes silently, what is no more is taken away."""
    edits = [edit for call, at in zip(made, shown, strict=False) if (edit := _edit(call, at))]
    new = [{**call, "disable_notification": True} for call in made[len(shown) :]]
    return [*edits, *new, *({"method": "deleteMessage", "message_id": at} for at in shown[len(made) :])]


def cancelled(v: View, made: Sequence[Call], shown: Sequence[int]) -> list[Call]:
    """The news stands above the words; under what has no words that could be changed it is a message of its own."""
    told = [(call, at, field) for call, at in zip(made, shown, strict=False) if (field := worded(call))]
    if not told:
        reply = {"message_id": shown[0], "allow_sending_without_reply": True}
        said = headed(v, {}, "text")
        return [{"method": "sendMessage", **said, "reply_parameters": reply, "disable_notification": True}]
    head = next((n for n, (call, _, field) in enumerate(told) if call.get(field)), 0)
    return [
        _worded_edit(call, at, headed(v, call, field) if n == head else struck(call, field))
        for n, (call, at, field) in enumerate(told)
        if n == head or call.get(field)
    ]


def _messages(sends: Sequence[Call]) -> Iterator[Call]:
    """One call for each message that those leave in the chat."""
    for call in sends:
        if call["method"] != "sendMediaGroup":
            yield call
            continue
        for item in call["media"]:
            rest = {key: value for key, value in item.items() if key not in ("type", "media")}
            yield {"method": f"send{item['type'].capitalize()}", item["type"]: item["media"], **rest}


def worded(call: Mapping[str, Any]) -> str:
    """Where a message has its words, "" for what has none."""
    if call["method"] == "sendMessage":
        return "text"
    return "caption" if call["method"] in MEDIA or call["method"] == "sendVoice" else ""


def _edit(call: Mapping[str, Any], at: int) -> Call | None:
    """The edit that makes the message what the call would send; None when it cannot differ."""
    if call["method"] == "sendMessage":
        return {"method": "editMessageText", "message_id": at, **_some(call, _TEXT)}
    if kind := MEDIA.get(call["method"]):
        item = {"type": kind, "media": call[kind], **_some(call, (*_CAPTION, "has_spoiler"))}
        return {"method": "editMessageMedia", "message_id": at, "media": item, **_some(call, (_MARKUP,))}
    if call["method"] == "sendVoice":  # Bot API: there is no InputMediaVoice
        return {"method": "editMessageCaption", "message_id": at, **_some(call, (*_CAPTION, _MARKUP))}
    return {"method": "editMessageReplyMarkup", "message_id": at, **_some(call, (_MARKUP,))}


def _worded_edit(call: Mapping[str, Any], at: int, words: Call) -> Call:
    """The words changed and the buttons gone; the picture stays."""
    if "text" in words:
        quiet = {"link_preview_options": {"is_disabled": True}}
        return {"method": "editMessageText", "message_id": at, **words, **quiet}
    return {"method": "editMessageCaption", "message_id": at, **words, **_some(call, (_ABOVE,))}


def _some(call: Mapping[str, Any], names: Sequence[str]) -> Call:
    return {name: call[name] for name in names if name in call}
