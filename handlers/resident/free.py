"""Words outside any dialog: kept at once, then asked where they belong."""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Case
from bot.ui.dialogs.question import trouble
from bot.ui.menus import menu, menu_keys
from bot.ui.resident import odd
from bot.ui.resident.answers import numbered
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import free as staffs
from domain import form_steps, stories
from domain.acting import acting
from domain.answers import Gave, Given, Wrote, add_to_story
from domain.courtesy import courteous
from domain.dialogs import REQUEST, WRITE
from domain.forms import Draft, Quiet
from domain.people import Actor, Role
from handlers import showing
from handlers.filters import Pressed
from handlers.others_words import signed
from handlers.reading import given
from usecases import casework, dialogs, notice_replies, thanks, urgent
from usecases import words as word_cases
from usecases.ports import UnitOfWork

router = Router(name="free")
STEP = WRITE.steps[0]
FORM = WRITE.id
COMMAND = re.compile(r"/[A-Za-z]\w*(@\w+)?")


@router.message()
async def words(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Anything that no other route took."""
    return await keep(message, actor, work, v)


async def keep(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The first words that wait for a place; what says nothing, or comes from a stranger, does not."""
    known = actor.registered or (await word_cases.held(work, actor))[0]
    if told(message, v) is None or not known:
        return _no_place(actor, v, bool(told(message, v)))
    if await album_went(message, actor, work, v):
        return Screen()
    if passed := await _late_number(message, actor, work, v) or await thanked(message, actor, work, v):
        return passed
    about = await _about(message, actor, work)
    if not about and (went := await _urgent(message, actor, work, v)):
        return went
    waiting = dialogs.waiting_words(actor)
    draft = waiting or await dialogs.start(work, actor, WRITE, about)
    return await more(message, actor, work, v, draft)


async def _late_number(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen | None:
    """«Якщо можете, напишіть свій номер»: it is not asked then what to do with it."""
    answer = None if acting(actor) else signed(told(message, v), message, actor)
    request = await urgent.late_number(work, actor, add_to_story(None, answer)) if answer else None
    return replace(numbered(v, request), keys=menu_keys(v, actor)) if request else None


async def _urgent(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen | None:
    """What comes while urgent help is awaited goes straight there; what waits for a place already goes on waiting."""
    free = not acting(actor) and dialogs.waiting_words(actor) is None
    answer = signed(told(message, v), message, actor) if free else None
    request = await urgent.goes_on(work, actor, add_to_story(None, answer)) if answer else None
    return await showing.sent(work, v, actor, request) if request else None


async def thanked(message: Message, actor: Actor, work: UnitOfWork, v: View, within: bool = False) -> Screen | None:
    """A resident's «дякую» or «добре» asks nothing: it reaches the worker whom it answers, and is received kindly.

    `within` a dialog only when it answers a message of a worker; None for anything else."""
    text = message.text or ""
    answer = told(message, v) if courteous(text) and not acting(actor) else None
    if answer is None:
        return None
    went = await thanks.passed(work, actor, message.message_id, add_to_story(None, answer), within)
    return odd.thanks_passed(v, went) if went else None if within else odd.thanked(v)


async def _about(message: Message, actor: Actor, work: UnitOfWork) -> dict[str, int]:
    """Right under a notice a resident's words may well be an answer to it; staff write of their cases."""
    notice = 0 if acting(actor) else await notice_replies.just_told(work, actor, message.message_id)
    return {"notice": notice} if notice else {}


def _no_place(actor: Actor, v: View, says: bool) -> Screen:
    """For words of staff, or what says nothing: each role reads where its own way goes on."""
    member = acting(actor)
    if member is None:
        return odd.not_understood(v)
    if says and member.role in (Role.WORKER, Role.COORDINATOR):
        return staffs.nowhere(v, member.role is Role.COORDINATOR)
    return menu(v, actor, odd.not_clear(v))


async def more(message: Message, actor: Actor, work: UnitOfWork, v: View, draft: Draft) -> Screen:
    """One more message joins those that wait for a place."""
    answer = signed(told(message, v), message, actor)
    if answer is None:
        return odd.not_understood(v) if STEP.key not in draft.answers else await showing.present(work, actor, v, draft)
    outcome = form_steps.answer(WRITE, draft, answer, work.now)
    await work.drafts.save(actor.person.id, outcome.draft)
    if isinstance(outcome, Quiet):
        return Screen()
    asked = await showing.present(work, actor, v, outcome.draft)
    return replace(asked, minor=not (isinstance(answer, Gave) and answer.album))


def told(message: Message, v: View) -> Given | None:
    """What the message tells; None for a sticker, a dice, marks that show nothing, a command that there is not."""
    if COMMAND.fullmatch(message.text or ""):
        return None
    answer = given(message, STEP, v.t)
    blank = isinstance(answer, Wrote) and not answer.text
    return None if blank else answer


async def album_went(message: Message, actor: Actor, work: UnitOfWork, v: View) -> bool:
    """Whether the rest of this album was sent already; then this part has gone the same way."""
    answer = signed(given(message, STEP, v.t), message, actor)
    if not isinstance(answer, Gave) or not answer.album:
        return False
    story = add_to_story(None, answer)
    return bool(await word_cases.join_album(work, actor, message.message_id, answer.album, story))


async def replied(message: Message, about: int, actor: Actor, work: UnitOfWork, v: View) -> Screen | None:
    """Telegram's reply to a message about a request goes straight there, and a dialog waits meanwhile.

    None when it says nothing, or nobody would read it there."""
    answer = signed(told(message, v), message, actor)
    to = message.reply_to_message.message_id if message.reply_to_message else 0
    request = await word_cases.reply(work, actor, about, add_to_story(None, answer), to) if answer else None
    if request is None:
        return None
    screen = await showing.sent(work, v, actor, request)
    if actor.draft is None:
        return screen
    return screen.followed_by(await showing.present(work, actor, v, actor.draft, edit=False))


async def nothing_written(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """«Пропустити» where only words make sense: empty ones go to nobody."""
    note = trouble(v, "empty") if draft.about.get("request") else ""
    return await showing.present(work, actor, v, draft, before=note, edit=False)


@router.callback_query(Pressed(Case, "addto"))
async def add_to(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Додати до запиту №…»"""
    draft = dialogs.waiting_words(actor)
    if draft is None:
        return await showing.now(work, actor, v)
    request = await casework.write(work, actor, press.request, draft.answers[STEP.key])
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, replace(await showing.sent(work, v, actor, request), edit=True))


@router.callback_query(Pressed(Case, "newwith"))
async def new_with(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The words begin a request, or go on with one that was begun; its story is partly told."""
    draft = dialogs.waiting_words(actor)
    left = await dialogs.drop(work, actor, draft) if draft else actor
    fresh = await dialogs.start(work, left, REQUEST)
    if draft:
        former = fresh.answers.get("story")
        early = "story" not in fresh.answers or bool(former and former.get("early"))
        story = stories.grown(former, *stories.pieces(draft.answers[STEP.key]), early=early)
        fresh = replace(fresh, answers={**fresh.answers, "story": story})
        await work.drafts.save(actor.person.id, fresh)
    return await showing.present(work, left, v, fresh)


@router.callback_query(Pressed(Case, "leave"))
async def leave(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Nothing is to be done with it."""
    draft = dialogs.waiting_words(actor)
    left = await dialogs.drop(work, actor, draft) if draft else actor
    return showing.after(left, v, odd.left(v))
