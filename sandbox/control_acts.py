"""The control side: from a request to what a person does, with the files of a form or with built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.acts import FILES, Act, number
from sandbox.botapi import WORLD
from sandbox.builtin import builtin
from sandbox.control import body_of
from sandbox.errors import ControlError
from sandbox.files import Upload
from sandbox.methods.media import ALBUM, ALBUM_LIMIT
from sandbox.people import Actor

Json = dict[str, Any]
Handler = Callable[[web.Request], Any]
_SMALLEST = 2


def actor_of(request: web.Request, wish: Json) -> Actor:
    """Who acts: a person in the own chat, or one of a group («by», else who made it)."""
    world, place = request.app[WORLD], int(request.match_info["id"])
    bot = world.bot(wish.get("bot") or request.query.get("bot"))
    if place > 0:
        return Actor(world, bot, place, reply_to=wish.get("reply_to"))
    group = world.group(place)
    return Actor(world, bot, by_of(wish, group.people), group, wish.get("reply_to"))


def by_of(wish: Json, people: list[int]) -> int:
    """The number of whoever acts in a group."""
    if wish.get("by") is None and not people:
        raise ControlError(400, "by is needed: nobody is in the group")
    return int(number(wish.get("by", people[0] if people else None), "by"))


def act_route(act: Act) -> Handler:
    """A wish in JSON."""

    async def handle(request: web.Request) -> web.Response:
        wish = await body_of(request)
        return web.json_response(act(actor_of(request, wish), wish))

    return handle


def file_route(kind: str) -> Handler:
    """One file, of a form or built in."""

    async def handle(request: web.Request) -> web.Response:
        wish, uploads = await _files(request)
        actor, group = actor_of(request, wish), str(wish.get("media_group_id") or "")
        more = {"media_group_id": group} if group else {}
        upload = uploads[0] if uploads else builtin(kind)
        return web.json_response({"message_id": actor.file(kind, upload, str(wish.get("caption") or ""), **more)})

    return handle


async def album(request: web.Request) -> web.Response:
    """Several files at once: those of a form, or `n` built-in ones of a `kind`."""
    wish, uploads = await _files(request)
    kind, wanted = wish.get("kind", "photo"), int(number(wish.get("n", len(uploads)), "n"))
    if kind not in ALBUM or not _SMALLEST <= (len(uploads) or wanted) <= ALBUM_LIMIT:
        raise ControlError(400, f"an album is {_SMALLEST} to {ALBUM_LIMIT} of {', '.join(ALBUM)}")
    uploads = uploads or [builtin(kind, one) for one in range(wanted)]
    group, numbers = actor_of(request, wish).album(kind, uploads, str(wish.get("caption") or ""))
    return web.json_response({"message_id": numbers[0], "message_ids": numbers, "media_group_id": group})


async def _files(request: web.Request) -> tuple[Json, list[Upload]]:
    if request.content_type != "multipart/form-data":
        return await body_of(request), []
    form = await request.post()
    files = [file for file in form.getall("file", []) if isinstance(file, web.FileField)]
    if not files:
        raise ControlError(400, "the form has no file")
    wish = {name: value for name, value in form.items() if isinstance(value, str)}
    return wish, [Upload(file.file.read(), file.filename, file.content_type) for file in files]


def add_acts(app: web.Application, base: str, acts: dict[str, Act]) -> None:
    """The routes of these acts, of files and of albums under an address with an id."""
    for name, act in acts.items():
        app.router.add_post(f"{base}/{name}", act_route(act))
    for kind in FILES:
        app.router.add_post(f"{base}/{kind}", file_route(kind))
    app.router.add_post(f"{base}/album", album)
