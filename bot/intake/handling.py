"""One update, one transaction: claim, route, letters, commit; then the pressed button is acknowledged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Message, Update

from bot.api import ApiError, Unreachable
from bot.intake.posting import post
from bot.intake.shapes import as_typed, update_of
from bot.ui.screen import Screen
from domain.messages import Kind, Lane, TellRole
from domain.messages import Message as Telling
from domain.notices import NoticeChanged
from domain.noticing import NotThatNow
from domain.requests import NotFound, Refused
from domain.visits import VisitChanged
from usecases.apply import deliver
from usecases.ports import Inbox, Incoming, Letter, UnitOfWork, Works
from usecases.ports_files import NotHere

log = logging.getLogger(__name__)
Route = Callable[[UnitOfWork, Update, bool], Awaitable[Screen | None]]  # True: more of the same album waits
Refuse = Callable[[UnitOfWork, Update, Exception], Awaitable[Screen | None]]
Call = Callable[..., Awaitable[Any]]
Spawn = Callable[[Any], object]
Fetching = Callable[[str], AbstractAsyncContextManager[None]]  # a file is on hand within
RETRIES = (0.1, 0.5, 2.0)  # seconds before an update that failed is tried again


@dataclass(frozen=True, slots=True)
class Handling:
    """Everything one update needs. `route` reads and acts; `refuse` explains a refusal in a fresh transaction."""

    bot: Bot
    works: Works
    inbox: Inbox
    route: Route
    refuse: Refuse
    call: Call
    spawn: Spawn
    fetching: Fetching | None = None

    async def __call__(self, incoming: Incoming) -> None:
        """Handle one update to its end: done, or set aside with a word to the person. Never raises."""
        update, screen = self._read(incoming), None
        aside = False
        while not aside:
            try:
                screen = await self._tried(incoming, update)
                break
            except Exception as error:
                log.exception("update failed", extra={"update_id": incoming.update_id})
                aside = await self._set_aside(incoming, type(error).__name__)
        if update and update.callback_query:
            self.spawn(self._acknowledge(update.callback_query, screen))

    def _read(self, incoming: Incoming) -> Update | None:
        """An update of a kind that we do not know yet is nothing to fail about."""
        update = update_of(incoming.payload, self.bot)
        if update is None:
            log.warning("update of an unknown shape ignored", extra={"update_id": incoming.update_id})
            return None
        return as_typed(update)

    async def _tried(self, incoming: Incoming, update: Update | None) -> Screen | None:
        for pause in RETRIES:
            try:
                return await self._once(incoming, update)
            except Exception as error:
                log.warning("update tried again: %s", type(error).__name__, extra={"update_id": incoming.update_id})
                await asyncio.sleep(pause)
        return await self._once(incoming, update)

    async def _once(self, incoming: Incoming, update: Update | None) -> Screen | None:
        """Where a route needs a file, it is fetched between two transactions."""
        try:
            return await self._answered(incoming, update)
        except NotHere as missing:
            if self.fetching is None:
                raise
            file_id = missing.file_id
        async with self.fetching(file_id):
            return await self._answered(incoming, update)

    async def _answered(self, incoming: Incoming, update: Update | None) -> Screen | None:
        try:
            return await self._transaction(incoming, update, self.route)
        except (Refused, NotFound, VisitChanged, NoticeChanged, NotThatNow) as refusal:
            told: Exception = refusal

        async def refuse(work: UnitOfWork, update: Update, _: bool) -> Screen | None:
            return await self.refuse(work, update, told)

        return await self._transaction(incoming, update, refuse)

    async def _transaction(self, incoming: Incoming, update: Update | None, route: Route) -> Screen | None:
        async with self.works() as work:
            if not await work.claim(self.bot.id, incoming.update_id) or update is None:
                return None
            screen = await route(work, update, incoming.rest)
            if screen and not (incoming.more and screen.minor):
                await answer(work, update, screen)
        return screen

    async def _set_aside(self, incoming: Incoming, error: str) -> bool:
        """Poison: kept in the inbox, and the chat goes on. False: the database is the trouble, not the update."""
        try:
            await self.inbox.poison(self.bot.id, incoming.update_id, error)
        except Exception as trouble:
            log.error("the database refuses: %s", type(trouble).__name__, extra={"update_id": incoming.update_id})
            await asyncio.sleep(RETRIES[-1])
            return False
        try:
            await self._tell_of_fault(incoming)
        except Exception:
            log.exception("nobody could be told of a fault", extra={"update_id": incoming.update_id})
        return True

    async def _tell_of_fault(self, incoming: Incoming) -> None:
        """The person is told kindly, the admins get the number."""
        async with self.works() as work:
            if incoming.chat > 0:  # a stranger's first words may be what failed: they are told as well
                known = await work.people.actor(incoming.chat)
                person = known.person if known else await work.people.add(incoming.chat, "")
                body = {"kind": Kind.FAULT, "params": {}}
                work.outbox.put(Letter(0, incoming.chat, person.id, Lane.REPLY, body))
            alarm = Telling(Kind.POISON, {"update": incoming.update_id})
            await deliver(work, TellRole("", alarm, admins=True))

    async def _acknowledge(self, pressed: CallbackQuery, screen: Screen | None) -> None:
        """Stop the spinner on the button. It may be too late for that, which is no trouble."""
        toast = {"text": screen.toast[:200]} if screen and screen.toast else {}
        try:
            await self.call("answerCallbackQuery", callback_query_id=pressed.id, **toast)
        except (ApiError, Unreachable) as error:
            log.debug("button not acknowledged: %s", type(error).__name__)


async def answer(work: UnitOfWork, update: Update, screen: Screen) -> None:
    """The screen for the person who acted: one letter, or one for each part that has a place of its own."""
    pressed, chat = update.callback_query, _chat(update)
    edits = pressed.message.message_id if pressed and isinstance(pressed.message, Message) else None
    if chat:
        for part in screen.parts():
            await post(work, chat, part, edits)


def _chat(update: Update) -> int:
    event = update.message or update.edited_message or update.my_chat_member
    if event:
        return event.chat.id
    return update.callback_query.from_user.id if update.callback_query else 0
