"""The control side: the state, people, calls, faults and raw updates."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from sandbox.acts import number
from sandbox.botapi import WORLD
from sandbox.errors import ApiError, ControlError
from sandbox.faults import read_faults
from sandbox.view_state import person_view, state_view

Json = dict[str, Any]


@web.middleware
async def control_errors(request: web.Request, handler: Any) -> web.StreamResponse:
    """Mistakes as {"error": …} with 4xx."""
    try:
        return await handler(request)  # type: ignore[no-any-return]
    except ControlError as error:
        return web.json_response({"error": error.message}, status=error.status)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=400)


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request; {} when there is none."""
    raw = await request.read()
    try:
        value = json.loads(raw) if raw else {}
    except ValueError as error:
        raise ControlError(400, "the body is not JSON") from error
    if not isinstance(value, dict):
        raise ControlError(400, "the body is not a JSON object")
    return value


def asked(request: web.Request, name: str, default: float) -> float:
    """A number from the query."""
    return number(request.query.get(name, default), name)


async def get_state(request: web.Request) -> web.Response:
    """Everything but the chats."""
    return web.json_response(state_view(request.app[WORLD]))


async def post_people(request: web.Request) -> web.Response:
    """Add a person or change one."""
    world = request.app[WORLD]
    return web.json_response(person_view(world, world.add_person(await body_of(request))))


async def get_calls(request: web.Request) -> web.Response:
    """The last calls of the Bot API."""
    return web.json_response(request.app[WORLD].calls.since(int(asked(request, "since", 0))))


async def post_faults(request: web.Request) -> web.Response:
    """Set what goes wrong next."""
    world = request.app[WORLD]
    world.faults = read_faults(await body_of(request), world.faults)
    world.changes.world()
    return web.json_response(world.faults.view())


async def post_update(request: web.Request) -> web.Response:
    """Put a raw update into a bot's queue, under any number."""
    world, wish = request.app[WORLD], await body_of(request)
    update, update_id = wish.get("update"), wish.get("update_id")
    if not isinstance(update, dict):
        raise ControlError(400, "update is needed")
    if update_id is None:
        update_id = update.get("update_id")
    chosen = None if update_id is None else int(number(update_id, "update_id"))
    given = world.bot(wish.get("bot")).queue.inject(update, chosen, _chat_id(update))
    return web.json_response({"update_id": given})


def _chat_id(update: Json) -> int:
    """The chat an update belongs to, for the order of webhooks; 0 when it names none."""
    for body in update.values():
        if isinstance(body, dict):
            place = body.get("chat") or body.get("from") or {}
            if isinstance(place, dict) and isinstance(place.get("id"), int):
                return int(place["id"])
    return 0


async def post_reset(request: web.Request) -> web.Response:
    """Begin anew with the same people."""
    world = request.app[WORLD]
    world.forget()
    return web.json_response(state_view(world))


def add_control(app: web.Application) -> None:
    """The routes about the whole that answer at once."""
    app.router.add_get("/sandbox/state", get_state)
    app.router.add_post("/sandbox/people", post_people)
    app.router.add_get("/sandbox/calls", get_calls)
    app.router.add_post("/sandbox/faults", post_faults)
    app.router.add_post("/sandbox/updates", post_update)
    app.router.add_post("/sandbox/reset", post_reset)
