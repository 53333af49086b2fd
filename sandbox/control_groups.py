"""The control side: groups and channels, who is in them, and how much of them a bot may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.acts import ACTS, IN_GROUPS
from sandbox.botapi import WORLD
from sandbox.control import body_of
from sandbox.control_acts import add_acts, by_of
from sandbox.errors import ControlError
from sandbox.group import KINDS, Group
from sandbox.membership import add_bot, come_or_go, migrate, remove_bot
from sandbox.state import Bot, Person
from sandbox.view import chat_view
from sandbox.view_state import bot_view, group_view
from sandbox.world import World

Json = dict[str, Any]
Change = Callable[[World, Bot, Group, Person, Json], Group | None]


async def _create(request: web.Request) -> web.Response:
    wish = await body_of(request)
    title, kind, people = str(wish.get("title") or "Група"), wish.get("kind", "group"), wish.get("people")
    if kind not in KINDS or not isinstance(people, list) or not people:
        raise ControlError(400, f"people are needed, and a kind: {', '.join(KINDS)}")
    return web.json_response(group_view(request.app[WORLD].add_group(title, kind, people)))


async def _groups(request: web.Request) -> web.Response:
    return web.json_response([group_view(group) for group in request.app[WORLD].groups.values()])


async def _chat(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    group, bot = world.group(int(request.match_info["id"])), world.bot(request.query.get("bot"))
    chat = chat_view(world, bot, group)
    return web.json_response({**group_view(group), **chat, "bot": bot.chats[group.id].status or "left"})


async def _bots(request: web.Request) -> web.Response:
    """What its owner sets with BotFather."""
    world, wish = request.app[WORLD], await body_of(request)
    bot = world.bot(wish.get("bot"))
    bot.privacy = bool(wish.get("privacy", bot.privacy))
    world.changes.world()
    return web.json_response(bot_view(bot))


def _changing(change: Change) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        world, wish = request.app[WORLD], await body_of(request)
        group = world.group(int(request.match_info["id"]))
        by = world.person(by_of(wish, group.people))
        return web.json_response(group_view(change(world, world.bot(wish.get("bot")), group, by, wish) or group))

    return handle


_CHANGES: dict[str, Change] = {
    "add_bot": lambda world, bot, group, by, wish: add_bot(world, bot, group, by, bool(wish.get("admin"))),
    "remove_bot": lambda world, bot, group, by, wish: remove_bot(world, bot, group, by),
    "join": lambda world, bot, group, by, wish: come_or_go(world, bot, group, by, here=True),
    "leave": lambda world, bot, group, by, wish: come_or_go(world, bot, group, by, here=False),
    "migrate": lambda world, bot, group, by, wish: migrate(world, group, by),
}


def add_groups(app: web.Application) -> None:
    """The routes about groups: making them, changing them, and what people do in them."""
    base = "/sandbox/groups/{id:-\\d+}"
    app.router.add_post("/sandbox/groups", _create)
    app.router.add_get("/sandbox/groups", _groups)
    app.router.add_get(f"{base}/chat", _chat)
    app.router.add_post("/sandbox/bots", _bots)
    for name, change in _CHANGES.items():
        app.router.add_post(f"{base}/{name}", _changing(change))
    add_acts(app, base, {name: ACTS[name] for name in IN_GROUPS})
