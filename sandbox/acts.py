"""What a person does in a chat, by the name of the act: a wish in JSON in, the numbers that came of it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.builtin import builtin
from sandbox.buttons import callback, press
from sandbox.errors import ControlError
from sandbox.filekinds import message_fields, store_upload
from sandbox.own_messages import delete, edit
from sandbox.people import Actor, caption_fields, words

Json = dict[str, Any]
Act = Callable[[Actor, Json], Json]
FILES = ("photo", "voice", "document", "video_note", "video", "audio", "sticker")
IN_GROUPS = ("text", "press", "callback", "contact", "location", "venue", "dice", "forward", "edit", "delete")


def number(value: Any, name: str) -> float:
    """A number from a request, or a refusal that names it."""
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise ControlError(400, f"{name} must be a number") from error


def _text(actor: Actor, wish: Json) -> Json:
    text = wish.get("text")
    if not isinstance(text, str):
        raise ControlError(400, "text is needed")
    numbers = actor.text(text, wish.get("entities"))
    return {"message_id": numbers[-1], "message_ids": numbers}


def _press(actor: Actor, wish: Json) -> Json:
    data, text = wish.get("data"), wish.get("text")
    if data is None and text is None:
        raise ControlError(400, "data or text of the button is needed")
    return {"callback_query_id": press(actor, wish.get("message_id"), data, text)}


def _callback(actor: Actor, wish: Json) -> Json:
    return {"callback_query_id": callback(actor, wish.get("message_id"), str(wish.get("data", "")))}


def _contact(actor: Actor, wish: Json) -> Json:
    return {"message_id": actor.contact(wish)}


def _location(actor: Actor, wish: Json) -> Json:
    place = (number(wish.get(name), name) for name in ("latitude", "longitude"))
    return {"message_id": actor.location(*place)}


def _venue(actor: Actor, wish: Json) -> Json:
    latitude, longitude = (number(wish.get(name), name) for name in ("latitude", "longitude"))
    named = {name: str(wish.get(name) or "") for name in ("title", "address")}
    if not all(named.values()):
        raise ControlError(400, "title and address are needed")
    return {"message_id": actor.location(latitude, longitude, **named)}


def _dice(actor: Actor, wish: Json) -> Json:
    return {"message_id": actor.dice()}


def _forward(actor: Actor, wish: Json) -> Json:
    kind, said = wish.get("kind", "text"), str(wish.get("text") or "")
    content = words(said or "…")
    if kind in FILES:
        file = store_upload(actor.world.files, builtin(kind), kind, {})
        content = {**message_fields(file), **caption_fields(said)}
    person = wish.get("author_id")
    known = None if person is None else int(number(person, "author_id"))
    return {"message_id": actor.forward(content, str(wish.get("author") or "Хтось"), known)}


def _edit(actor: Actor, wish: Json) -> Json:
    edit(actor, wish.get("message_id"), str(wish.get("text") or ""))
    return {"message_id": wish["message_id"]}


def _delete(actor: Actor, wish: Json) -> Json:
    delete(actor, wish.get("message_id"))
    return {"message_id": wish["message_id"]}


def _plain(act: Callable[[Actor], None]) -> Act:
    def run(actor: Actor, wish: Json) -> Json:
        act(actor)
        return {"ok": True}

    return run


ACTS: dict[str, Act] = {
    "text": _text,
    "press": _press,
    "callback": _callback,
    "contact": _contact,
    "location": _location,
    "venue": _venue,
    "dice": _dice,
    "forward": _forward,
    "edit": _edit,
    "delete": _delete,
    "block": _plain(Actor.block),
    "unblock": _plain(Actor.unblock),
    "deactivate": _plain(Actor.deactivate),
}
