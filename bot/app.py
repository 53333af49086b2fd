"""The composition root: the one place that knows every room, and the one that starts tasks."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.types import TelegramObject, Update

from bot import i18n
from bot.api import Api
from bot.clock import SandboxClock, SystemClock
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.intake.fetching import Fetched
from bot.intake.handling import Handling
from bot.intake.inbox import Desk
from bot.intake.poller import ALLOWED, Poller
from bot.intake.webhook import Webhook
from bot.metrics import Figures, shown
from bot.middlewares.actor import ActorMiddleware, Speaking, given
from bot.middlewares.alarm import alarm
from bot.problems import OperatorProblem
from bot.settings import Settings
from bot.storage import Storage, open_storage
from bot.telling import introduce, learn_name, lost_file, porter, renderer
from bot.ui.labels import Readings
from bot.ui.screen import Screen
from domain import danger
from domain.notices import Limits
from handlers.refused import refused
from handlers.routes import routes
from handlers.table import Table
from scheduler.room import Room
from scheduler.runner import Runner
from scheduler.sweeping import Sweeping
from scheduler.ticks import Ticks
from scheduler.watch import watching
from usecases import waking
from usecases.ports import Clock, Committed, UnitOfWork
from usecases.ports_files import Files
from usecases.registration import recognise
from usecases.staff import ensure_admins

log = logging.getLogger(__name__)
YOUNG = 10_000  # new objects after which those that point at each other are looked for: an update makes hundreds
DRAIN = 6.0  # seconds a shutdown waits for what is in work, then as long for what is being sent


@dataclass(slots=True)
class App:
    """Everything that runs; cancelling `run` ends it cleanly."""

    settings: Settings
    storage: Storage
    clock: Clock
    api: Api
    sender: Sender
    desk: Desk
    runner: Runner
    speaking: Speaking

    async def run(self) -> None:
        """Until cancelled: sender, desk, clock and intake, each in a task of its own."""
        async with self.storage.works() as work:
            await ensure_admins(work, self.settings.admin_ids)
            await waking.begin(work)
        gc.set_threshold(YOUNG)
        gc.freeze()  # a quarter of a million objects of aiogram that live for ever: not looked at again and again
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.sender.run())
            tasks.create_task(self.desk.run())
            self.runner.start()
            if isinstance(self.clock, SandboxClock):
                tasks.create_task(self.clock.follow(self._clock_moved))
            tasks.create_task(introduce(self.api, self.speaking.catalogues))
            tasks.create_task(learn_name(self.api, self.speaking.bot_link))
            tasks.create_task(self._while_held())
            await asyncio.to_thread(self.storage.territory.warm_up)
            tasks.create_task(asyncio.to_thread(danger.warm_up))
            try:
                with watching(self.clock, self._clock_moved):
                    async with shown(self._figures(), self.settings.metrics_port):
                        await self._take_in()
            finally:
                await self._wind_down()

    def _figures(self) -> Figures:
        return Figures(lambda: self.sender.counts, lambda: self.sender.depths, lambda: self.desk.backlog)

    async def _while_held(self) -> None:
        """Another process may begin when the database has let go of us: this one must end at once."""
        await self.storage.hold.lost.wait()
        raise OperatorProblem("втрачено з'єднання з базою даних; запустіть бота знову")

    async def _take_in(self) -> None:
        if not self.settings.webhook_url:
            return await Poller(self.api, self.desk).run()
        secret = self.settings.webhook_secret.get_secret_value()
        webhook = Webhook(self.api, self.desk, self.settings.webhook_url, secret, self.settings.webhook_port)
        await webhook.start()
        try:
            await asyncio.Event().wait()
        finally:
            await webhook.stop()

    def _clock_moved(self) -> None:
        self.runner.look()
        self.sender.clock_moved()

    async def _wind_down(self) -> None:
        """Stop taking, end what is in work, send what is ready; the rest waits in the database."""
        self.runner.stop()
        await self.runner.ended(DRAIN)
        await self.desk.drain(DRAIN)
        await self.sender.drain(DRAIN)


async def run(settings: Settings) -> None:
    """`susid run`: migrate, then work until cancelled. Raises OperatorProblem for what can be mended."""
    try:
        async with build(settings) as app:
            log.info("susid is up")
            await app.run()
    except* OperatorProblem as group:
        problem = group.exceptions[0]
    else:
        return
    raise problem


@asynccontextmanager
async def build(settings: Settings) -> AsyncIterator[App]:
    """All rooms put together over one database."""
    async with AsyncExitStack() as stack:
        clock = await _clock(settings)
        wires = _Wires()
        storage = await stack.enter_async_context(open_storage(settings, clock, wires.committed))
        api = Api(settings.telegram_api_url, settings.token)
        stack.push_async_callback(api.close)
        catalogues = i18n.load()
        limits = Limits(settings.send_rate, settings.notice_alone)
        speaking = Speaking(catalogues, Readings(catalogues.all()), settings.timezone, limits=limits)
        pace = Pace(settings.send_rate, chat_every=1 / settings.chat_rate)
        rendered = renderer(speaking, storage.territory, clock)
        lost, admit = lost_file(speaking), porter(clock, speaking.tz)
        rooms = (api, storage.mailroom, clock, rendered)
        sender = Sender(*rooms, pace=pace, lost_file=lost, admit=admit, tz=speaking.tz)
        wires.sender = sender
        ticks = Ticks(storage.works, clock, storage.agenda, Room(lambda: sender.line))
        wires.runner = Runner(ticks, clock, SystemClock(), Sweeping(storage.housekeeping, clock, storage.works))
        spawned = await stack.enter_async_context(_Spawned())
        bot = Bot(settings.token)
        fetched = Fetched(api)
        router = _Routing(bot, speaking, wires.sender, fetched)
        ways = (router.route, router.refuse, api.call, spawned.add, fetched.fetching)
        handling = Handling(bot, storage.works, storage.inbox, *ways)
        desk = Desk(storage.inbox, settings.bot_id, handling)
        yield App(settings, storage, clock, api, wires.sender, desk, wires.runner, speaking)


async def _clock(settings: Settings) -> Clock:
    if not settings.clock_url:
        return SystemClock()
    clock = SandboxClock(settings.clock_url)
    await clock.start()
    return clock


class _Wires:
    """From a commit to those who wait for it; they are made after the database is open."""

    sender: Sender | None = None
    runner: Runner | None = None

    def committed(self, left: Committed) -> None:
        """Letters go to the sender at once; an earlier timer moves the next wake-up; of a notice that changed nothing
        more is sent as it was."""
        if left.letters and self.sender:
            self.sender.hand_over(left.letters)
        if left.notices and self.sender:
            self.sender.notices_changed()
        if left.wake_at and self.runner:
            self.runner.wake(left.wake_at)


class _Spawned:
    """Short tasks that nobody waits for, held so that they are not lost, and ended with the process."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def add(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run it beside everything else."""
        task = asyncio.create_task(work)  # noqa: TID251  (the one place that may)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def __aenter__(self) -> _Spawned:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2)


@cache
def _table() -> Table:
    """One for the process: aiogram's routers belong to one parent."""
    return Table(*routes())


async def _asked(update: TelegramObject, data: dict[str, Any]) -> Any:
    """The answer of the route that fits. aiogram's Dispatcher would ask the same table, behind middlewares that we have
    no use for, and remember the last updates."""
    kind = next(kind for kind in ALLOWED if getattr(update, kind))
    return await _table().propagate_event(kind, getattr(update, kind), **data)


_recognised = ActorMiddleware()


class _Routing:
    """From an update to its screen, and the way a refusal is told."""

    def __init__(self, bot: Bot, speaking: Speaking, sender: Sender, files: Files) -> None:
        self._bot, self._speaking, self._sender, self._files = bot, speaking, sender, files

    async def route(self, work: UnitOfWork, update: Update, rest: bool) -> Screen | None:
        """The screen that a route answers with; None for what is none of our business."""
        if came := update.message or update.my_chat_member:
            self._sender.resume(came.chat.id)
        whose = UserContextMiddleware.resolve_event_context(update)
        data = {"work": work, "speaking": self._speaking, "files": self._files, "rest": rest, "bot": self._bot}
        screen = await _recognised(_asked, update, {**data, "event_from_user": whose.user, "event_chat": whose.chat})
        return screen if isinstance(screen, Screen) else None

    async def refuse(self, work: UnitOfWork, update: Update, error: Exception) -> Screen | None:
        """The words for a command that could not be done."""
        user = update.event.from_user if hasattr(update.event, "from_user") else None
        if user is None:
            return None
        actor = await recognise(work, user.id, user.full_name)
        about = given(self._speaking, work, actor, update)
        v = about["v"]
        warning = await alarm(work, actor, v, self._speaking.warned, update)  # danger is heard whatever else failed
        screen = await refused(work, actor, v, error, about["press"])
        return warning.followed_by(screen) if warning else screen
