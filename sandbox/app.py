"""Puts the two sides and the page together into one aiohttp application."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.botapi import WORLD, add_bot_api
from sandbox.control import add_control, control_errors
from sandbox.control_groups import add_groups
from sandbox.control_people import add_people
from sandbox.control_time import add_time
from sandbox.files import UPLOAD_LIMIT
from sandbox.world import World

__all__ = ["WORLD", "make_app"]

PAGE = Path(__file__).parent / "page"
_FORM_ROOM = 1024 * 1024


def make_app(
    people: Iterable[dict[str, Any]] = (),
    *,
    crowd: Iterable[int] = (),
    query_seconds: float = 15.0,
    webhook_pause: float = 0.5,
) -> web.Application:
    """A fresh sandbox with these people, and a crowd that only reads; query_seconds is how long a pressed button may
    be answered, webhook_pause the first pause (s) before an update is sent to a webhook again."""
    app = web.Application(client_max_size=UPLOAD_LIMIT + _FORM_ROOM, middlewares=[control_errors])
    app[WORLD] = World(query_seconds, webhook_pause)
    for person in people:
        app[WORLD].add_person(person)
    app[WORLD].add_crowd(crowd)
    add_bot_api(app)
    add_control(app)
    add_time(app)
    add_people(app)
    add_groups(app)
    add_page(app)
    app.on_shutdown.append(_stop)
    return app


def add_page(app: web.Application) -> None:
    """The page with phones, when it is there."""
    app.router.add_get("/", _index)
    if PAGE.is_dir():
        app.router.add_static("/page", PAGE)


async def _index(request: web.Request) -> web.StreamResponse:
    index = PAGE / "index.html"
    if not index.is_file():
        raise web.HTTPNotFound(text="there is no page here")
    return web.FileResponse(index, headers={"Cache-Control": "no-cache"})


async def _stop(app: web.Application) -> None:
    await app[WORLD].close()
