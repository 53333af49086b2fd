"""Opens the database for a program: migrated, locked for one process, with everything that lives in it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.measuring import VARIABLE, measured
from bot.settings import Settings
from db.agenda import make_agenda
from db.crypto import Vault
from db.engine import check_connection, make_engine
from db.files import make_private
from db.hold import Hold, hold_installation
from db.inbox import make_inbox
from db.keys import check_keys, remember_key
from db.mailroom import make_mailroom
from db.migrate import check_version, upgrade
from db.problems import damage_told
from db.reference.territory import Territory, load
from db.repositories.housekeeping import make_housekeeping
from db.unit_of_work import make_works
from usecases.agenda import Agenda
from usecases.housekeeping import Housekeeping
from usecases.ports import Clock, Committed, Inbox, Mailroom, OnCommit, Works


@dataclass(frozen=True, slots=True)
class Storage:
    """The rooms of the database."""

    works: Works
    inbox: Inbox
    mailroom: Mailroom
    territory: Territory
    hold: Hold
    housekeeping: Housekeeping
    agenda: Agenda


def _nobody(_: Committed) -> None:
    """Nobody in this process waits for the commit: the running bot finds the rows itself."""


@asynccontextmanager
async def open_storage(
    settings: Settings, clock: Clock, on_commit: OnCommit = _nobody, alone: bool = True
) -> AsyncIterator[Storage]:
    """The migrated database. With `alone` no second program may work on it meanwhile: it waits its turn."""
    vault, territory = Vault(settings.keys), load()
    make_private(settings.database_url)
    engine = make_engine(settings.database_url)
    try:
        await check_connection(engine)
        async with _held(settings, alone) as hold:
            with damage_told():
                await _make_ready(engine, vault, alone)
            works = make_works(engine, vault, clock, territory, on_commit)
            inbox, mailroom = make_inbox(engine, vault, clock), make_mailroom(engine, vault, clock)
            async with _counted(works, engine) as works:
                with closing(make_agenda(engine)) as agenda:
                    yield Storage(works, inbox, mailroom, territory, hold, make_housekeeping(engine), agenda)
    finally:
        await engine.dispose()


async def _make_ready(engine: AsyncEngine, vault: Vault, held: bool) -> None:
    """With wrong keys nothing at all is written: the check comes before the migration."""
    known = await check_keys(engine, vault)
    await _migrate(engine, held)
    if not known:
        await remember_key(engine, vault)


async def _migrate(engine: AsyncEngine, held: bool) -> None:
    """To the newest version; without the lock only when no bot is running on the old one."""
    if held:
        await upgrade(engine)
    elif not await check_version(engine):
        async with hold_installation(engine.url, wait=False):
            await upgrade(engine)


@asynccontextmanager
async def _counted(works: Works, engine: AsyncEngine) -> AsyncIterator[Works]:
    file = os.environ.get(VARIABLE)
    if not file:
        yield works
        return
    async with measured(works, engine, file) as counted:
        yield counted


@asynccontextmanager
async def _held(settings: Settings, alone: bool) -> AsyncIterator[Hold]:
    if not alone:
        yield Hold()
        return
    async with hold_installation(settings.database_url) as hold:
        yield hold
