"""The control side: what a person does in the own chat, how the chat looks, and files for the page."""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from sandbox.acts import ACTS
from sandbox.botapi import WORLD
from sandbox.control import asked
from sandbox.control_acts import add_acts
from sandbox.errors import ControlError
from sandbox.view import chat_view


async def _chat(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person = world.person(int(request.match_info["id"]))
    bot = world.bot(request.query.get("bot")) if world.bots else None
    return web.json_response(chat_view(world, bot, person, int(asked(request, "last", 0))))


async def _download(request: web.Request) -> web.Response:
    file = request.app[WORLD].files.by_id.get(request.match_info["file_id"])
    if file is None:
        raise ControlError(404, "no such file")
    # An uploaded page must not run as one of ours.
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    name = file.about.get("file_name")
    if name:
        headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    charset = "utf-8" if file.mime.startswith("text/") or file.mime.endswith("/json") else None
    return web.Response(body=file.data, content_type=file.mime, charset=charset, headers=headers)


def add_people(app: web.Application) -> None:
    """The routes about one person, and files for the page."""
    add_acts(app, "/sandbox/people/{id:\\d+}", ACTS)
    app.router.add_get("/sandbox/people/{id:\\d+}/chat", _chat)
    app.router.add_get("/sandbox/files/{file_id}", _download)
