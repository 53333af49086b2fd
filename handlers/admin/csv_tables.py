"""«📤 Вивантажити», «📥 Завантажити»: one that comes in is shown first, and applied when they say so."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.admin import csv_tables as ui
from bot.ui.admin.csv_faults import no_table
from bot.ui.callbacks import Move, Office
from bot.ui.dialogs.words_services import LABELS
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.csv_table import NoTable, decoded
from domain.forms import Draft
from domain.forms_office import TABLE
from domain.people import Actor
from domain.requests import NotFound
from handlers import showing
from handlers.admin.buttons import parts
from handlers.admin.communities import asked
from handlers.admin.csv_filters import OwnTable, TableCame
from handlers.filters import Pressed
from usecases import csv_tables, dialogs, territory
from usecases.csv_tables import Table
from usecases.ports import UnitOfWork
from usecases.ports_files import MOST, Files
from usecases.staffing import TRAINED_FOR

router = Router(name="csv_tables")


@router.callback_query(Pressed(Office, "csv"))
async def choose(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Which table."""
    return ui.choose(v, await territory.served(work, actor, press.at))


@router.callback_query(Pressed(Office, "csvt"))
async def one(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Out or in."""
    return ui.one(v, await _table(work, actor, press.at))


@router.callback_query(Pressed(Office, "csvout"))
async def export(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The file as everything is now."""
    table = await _table(work, actor, press.at)
    return ui.exported(v, table, await csv_tables.export(work, actor, table, _services(v)))


@router.callback_query(Pressed(Office, "csvin"))
async def begin(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The table is awaited."""
    await _table(work, actor, press.at)
    return await asked(work, actor, v, TABLE, press.at)


@router.message(TableCame())
async def came(message: Message, draft: Draft, actor: Actor, work: UnitOfWork, v: View, files: Files) -> Screen:
    """A file, or the text of one: what would change. A better one may follow at once."""
    document = message.document
    if document and (document.file_size or 0) > MOST:
        return await _again(work, actor, v, draft, ui.no_file(v, "large"))
    if not document and not message.text:
        return await _again(work, actor, v, draft, ui.no_file(v, "other"))
    held = {"file": document.file_id} if document else {"text": message.text}
    kept = replace(draft, about={"at": draft.about["at"], **held}, touched_at=work.now)
    await work.drafts.save(actor.person.id, kept)
    return await _dry_run(work, actor, v, kept, files)


async def written(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of the form: its words came by the common way, like those that are a label too."""
    kept = replace(draft, about={"at": draft.about["at"], "text": draft.answers[ui.STEP]}, answers={})
    await work.drafts.save(actor.person.id, kept)
    return await _dry_run(work, actor, v, kept, NoFiles())


class NoFiles:
    """Nothing is on hand, and nothing is asked for."""

    def content(self, file_id: str) -> bytes | None:
        """None."""
        return None


@router.callback_query(Pressed(Move, ui.APPLY, ui.GOOD), OwnTable())
async def apply(
    _: CallbackQuery, press: Move, draft: Draft, actor: Actor, work: UnitOfWork, v: View, files: Files
) -> Screen:
    """«Застосувати»: all good rows at once. If something has become bad meanwhile, it is shown again."""
    table, text = await _table(work, actor, str(draft.about["at"])), _text(draft, files)
    if text is None:
        return await _again(work, actor, v, draft, ui.no_file(v, "lost"))
    partly = press.verb == ui.GOOD
    try:
        plan = await csv_tables.apply(work, actor, table, text, _services(v), partly)
    except NoTable as trouble:
        return await _again(work, actor, v, draft, no_table(v, trouble))
    if plan is None:
        return await _dry_run(work, actor, v, draft, files)
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, ui.done(v, table, plan))


async def _dry_run(work: UnitOfWork, actor: Actor, v: View, draft: Draft, files: Files) -> Screen:
    table, text = await _table(work, actor, str(draft.about["at"])), _text(draft, files)
    if text is None:
        return await _again(work, actor, v, draft, ui.no_file(v, "lost"))
    try:
        plan = await csv_tables.look_through(work, actor, table, text, _services(v))
    except NoTable as trouble:
        return await _again(work, actor, v, draft, no_table(v, trouble))
    return ui.dry_run(v, draft, plan)


def _text(draft: Draft, files: Files) -> str | None:
    """What was sent; None when the file cannot be had."""
    if "file" not in draft.about:
        return str(draft.about.get("text", ""))
    content = files.content(str(draft.about["file"]))
    return None if content is None else decoded(content)


async def _again(work: UnitOfWork, actor: Actor, v: View, draft: Draft, why: str) -> Screen:
    return await showing.present(work, actor, v, draft, before=why)


async def _table(work: UnitOfWork, actor: Actor, at: str) -> Table:
    kind, code = parts(at, 2)
    await territory.served(work, actor, code)
    if kind not in csv_tables.KINDS:
        raise NotFound
    return Table(kind, code)


def _services(v: View) -> dict[str, str]:
    return {key: v.t.plain(LABELS[key]) for key in TRAINED_FOR}
