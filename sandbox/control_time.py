"""The control side: the long polls, the clock and signals."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox.acts import number
from sandbox.botapi import WORLD
from sandbox.clock import Clock
from sandbox.control import asked, body_of
from sandbox.errors import ControlError

_LONGEST_POLL = 60.0
_SHORTEST_STEP = 60


def _patience(request: web.Request) -> float:
    return min(max(asked(request, "timeout", 0), 0), _LONGEST_POLL)


async def get_events(request: web.Request) -> web.Response:
    """Which chats changed since a version; waits for the first change."""
    changes = request.app[WORLD].changes
    since = int(asked(request, "since", 0))
    found = await changes.bell.until(lambda: changes.since(since), _patience(request))
    return web.json_response(found or changes.nothing())


async def get_clock(request: web.Request) -> web.Response:
    """The time here; waits until it is set anew after a version."""
    clock = request.app[WORLD].clock
    since = request.query.get("since")
    if since is not None:
        seen = int(asked(request, "since", 0))
        clock.follow(seen)
        await clock.bell.until(lambda: clock.version != seen or None, _patience(request))
    return web.json_response(clock.view())


async def post_clock(request: web.Request) -> web.Response:
    """Move the time; with `step` it passes by steps of so many seconds, so that nothing on the way is missed."""
    world, wish = request.app[WORLD], await body_of(request)
    if "advance" in wish:
        await _move(world.clock, number(wish["advance"], "advance"), wish)
    elif wish.get("to") == "morning":
        await _move(world.clock, world.clock.until_morning(), wish)
    elif "offset" in wish:
        world.clock.set_offset(number(wish["offset"], "offset"))
    else:
        raise ControlError(400, 'one of "advance", "to": "morning", "offset" is needed')
    world.changes.world()
    return web.json_response(world.clock.view())


async def _move(clock: Clock, seconds: float, wish: dict[str, Any]) -> None:
    if "step" not in wish:
        clock.advance(seconds)
        return
    step = number(wish["step"], "step")
    if step < _SHORTEST_STEP:
        raise ControlError(400, f"step is in seconds, {_SHORTEST_STEP} or more")
    await clock.run(seconds, step)


async def post_signal(request: web.Request) -> web.Response:
    """Tell whoever started the bot."""
    name = (await body_of(request)).get("name")
    if not isinstance(name, str) or not name:
        raise ControlError(400, "name is needed")
    return web.json_response(request.app[WORLD].signals.send(name))


async def get_signals(request: web.Request) -> web.Response:
    """Hear what was told."""
    signals = request.app[WORLD].signals
    return web.json_response(await signals.since(int(asked(request, "since", 0)), _patience(request)))


def add_time(app: web.Application) -> None:
    """The routes that wait, and those that move what they wait for."""
    app.router.add_get("/sandbox/events", get_events)
    app.router.add_get("/sandbox/clock", get_clock)
    app.router.add_post("/sandbox/clock", post_clock)
    app.router.add_post("/sandbox/signals", post_signal)
    app.router.add_get("/sandbox/signals", get_signals)
