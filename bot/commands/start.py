"""What the commands have in common: settings and logs first, and a clean end at Ctrl+C or SIGTERM."""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.settings import Settings

Result = TypeVar("Result")


class Stopped(Exception):
    """A signal ended the work, which has tidied up after itself."""


def settings(needs: Iterable[str] = ()) -> Settings:
    """The checked settings, after which logging is safe; raises SettingsProblem."""
    from bot import logs
    from bot.settings import load

    loaded = load(needs=needs)
    logs.setup(loaded.log_format, loaded.secrets)
    return loaded


def to_end(work: Coroutine[Any, Any, Result]) -> Result:
    """Run what has to finish: when SIGINT or SIGTERM cancels it, the command could not do its work."""
    import asyncio

    try:
        return asyncio.run(_stoppable(work))
    except Stopped:
        raise click.Abort from None


def until_stopped(work: Coroutine[Any, Any, Result]) -> Result | None:
    """Run what is there to be stopped: SIGINT or SIGTERM cancels it, it tidies up, and None is a good end."""
    import asyncio

    try:
        return asyncio.run(_stoppable(work))
    except Stopped:
        return None


async def _stoppable(work: Coroutine[Any, Any, Result]) -> Result:
    import asyncio
    import signal

    from bot import logs

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        if task:
            task.cancel()

    logs.watch_loop(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        return await work
    except asyncio.CancelledError:
        if stopped.is_set():
            raise Stopped from None
        raise
