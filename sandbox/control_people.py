"""The control side: what a person does in the chat, and how the chat looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.botapi import WORLD
from sandbox.builtin import builtin
from sandbox.buttons import callback, press
from sandbox.control import body_of, number
from sandbox.errors import ControlError
from sandbox.files import Upload
from sandbox.people import Actor
from sandbox.view import chat_view

Json = dict[str, Any]
Act = Callable[[Actor, Json], Json]


def _text(actor: Actor, wish: Json) -> Json:
    text = wish.get("text")
    if not isinstance(text, str):
        raise ControlError(400, "text is needed")
    numbers = actor.text(text, wish.get("reply_to"), wish.get("entities"))
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


def _sticker(actor: Actor, wish: Json) -> Json:
    return {"message_id": actor.file("sticker", builtin("sticker"), "", "")}


def _dice(actor: Actor, wish: Json) -> Json:
    return {"message_id": actor.dice()}


def _forward(actor: Actor, wish: Json) -> Json:
    return {"message_id": actor.forward(str(wish.get("text") or "…"), str(wish.get("author") or "Хтось"))}


def _edit(actor: Actor, wish: Json) -> Json:
    actor.edit(wish.get("message_id"), str(wish.get("text") or "…"))
    return {"message_id": wish["message_id"]}


def _plain(act: Callable[[Actor], None]) -> Act:
    def run(actor: Actor, wish: Json) -> Json:
        act(actor)
        return {"ok": True}

    return run


_ACTS: dict[str, Act] = {
    "text": _text,
    "press": _press,
    "callback": _callback,
    "contact": _contact,
    "location": _location,
    "sticker": _sticker,
    "dice": _dice,
    "forward": _forward,
    "edit": _edit,
    "block": _plain(Actor.block),
    "unblock": _plain(Actor.unblock),
    "deactivate": _plain(Actor.deactivate),
}
_FILES = ("photo", "voice", "document", "video_note", "video", "audio")


def _actor(request: web.Request, wish: Json) -> Actor:
    world = request.app[WORLD]
    bot = world.bot(wish.get("bot") or request.query.get("bot"))
    return Actor(world, bot, int(request.match_info["id"]))


def _route(act: Act) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        wish = await body_of(request)
        return web.json_response(act(_actor(request, wish), wish))

    return handle


def _file_route(kind: str) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        wish, upload = await _file(request, kind)
        caption, group = str(wish.get("caption") or ""), str(wish.get("media_group_id") or "")
        return web.json_response({"message_id": _actor(request, wish).file(kind, upload, caption, group)})

    return handle


async def _file(request: web.Request, kind: str) -> tuple[Json, Upload]:
    if request.content_type != "multipart/form-data":
        return await body_of(request), builtin(kind)
    form = await request.post()
    file = form.get("file")
    if not isinstance(file, web.FileField):
        raise ControlError(400, "the form has no file")
    wish = {name: value for name, value in form.items() if isinstance(value, str)}
    return wish, Upload(file.file.read(), file.filename, file.content_type)


async def _chat(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person = world.person(int(request.match_info["id"]))
    bot = world.bot(request.query.get("bot")) if world.bots else None
    return web.json_response(chat_view(world, bot, person))


async def _download(request: web.Request) -> web.Response:
    file = request.app[WORLD].files.by_id.get(request.match_info["file_id"])
    if file is None:
        raise ControlError(404, "no such file")
    # An uploaded page must not run as one of ours.
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    return web.Response(body=file.data, content_type=file.mime, headers=headers)


def add_people(app: web.Application) -> None:
    """The routes about one person, and files for the page."""
    for name, act in _ACTS.items():
        app.router.add_post(f"/sandbox/people/{{id:\\d+}}/{name}", _route(act))
    for kind in _FILES:
        app.router.add_post(f"/sandbox/people/{{id:\\d+}}/{kind}", _file_route(kind))
    app.router.add_get("/sandbox/people/{id:\\d+}/chat", _chat)
    app.router.add_get("/sandbox/files/{file_id}", _download)
