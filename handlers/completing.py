"""What happens when a form is complete: each form leads to one use case and its screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.ui.admin import journal as journal_ui
from bot.ui.resident import alarm as alarm_ui
from bot.ui.resident import answers as done
from bot.ui.resident import quiet as quiet_ui
from bot.ui.resident import received, safe_contact, settings
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as to_worker
from bot.ui.worker import behalf as behalf_ui
from bot.ui.worker import handing as handing_ui
from domain.calling import unnamed
from domain.forms import Draft
from domain.people import Actor
from domain.quiet import contact, phone_of, word_of
from domain.requests import HELD
from handlers import showing
from handlers.admin import (
    communities,
    csv_tables,
    districts,
    hours_typed,
    notice_aim,
    notice_danger,
    notice_fixing,
    notice_moments,
    notice_templates,
    terms_change,
)
from handlers.admin import staff as colleagues
from handlers.resident import linking
from handlers.worker import ends, searching
from handlers.worker.card import refreshed
from usecases import (
    answers,
    behalf,
    casework,
    decisions,
    dialogs,
    handing,
    intake,
    journal,
    offers,
    privacy,
    quiet,
    urgent,
)
from usecases.ports import UnitOfWork

Finish = Callable[[UnitOfWork, Actor, View, Draft], Awaitable[Screen]]


async def complete(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The draft is gone with its effect, in one transaction: twice tapped is once done."""
    left = await dialogs.drop(work, actor, draft)
    if origin := dialogs.draft_of(left, str(draft.about.get("from", ""))):
        left = await dialogs.drop(work, left, origin)  # the request in which a quiet talk was chosen
    screen = await _ENDS[draft.form](work, left, v, draft)
    return showing.after(left, v, screen).followed_by(*await refreshed(work, left, v, draft, screen))


async def _request(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await intake.submit(work, actor, draft)
    if unnamed(request):
        community = await work.communities.get(request.community)
        return received.unnamed(v, request, community.phone if community else "")
    return received.received(v, request)


async def _call_me(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await intake.call_me(work, actor, draft)
    if request.created_at < work.now:
        community = await work.communities.get(request.community)
        return received.asked_before(v, request, community.phone if community else "")
    return received.received_apart(v, request)


async def _my_phone(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    changed = await privacy.change_phone(work, actor, str(draft.answers["phone"]))
    return settings.phone_kept(v, changed.person.phone)


async def _write(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await casework.write(work, actor, int(draft.about["request"]), draft.answers["words"])
    return await showing.sent(work, v, actor, request)


async def _decline(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """A new request goes on to the next worker; a case that was handed over stays with its own."""
    reason = str(draft.answers["reason"])
    request = await offers.decline(work, actor, int(draft.about["request"]), reason)
    return (handing_ui.declined if request.status in HELD else to_worker.declined)(v, request)


async def _hand_over(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return handing_ui.begun(v, actor, await handing.hand_over(work, actor, draft))


async def _finish(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return to_worker.finished(v, await casework.finish(work, actor, draft))


async def _cancel(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return done.cancelled(v, await answers.cancel(work, actor, draft))


async def _reject(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return to_worker.refused(v, await decisions.reject(work, actor, draft))


async def _appeal(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return done.appealed(v, await decisions.appeal(work, actor, draft))


async def _low_stars(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await answers.explain(work, actor, draft)
    return done.explained(v, request) if draft.answers.get("why") else done.rated(v, request)


async def _quiet(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await quiet.ask_quietly(work, actor, draft)
    return quiet_ui.asked(v, request, contact(draft.answers))


async def _urgent(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await urgent.send_urgent(work, actor, draft)
    there_already = request.created_at < work.now
    return (alarm_ui.number_added if there_already else alarm_ui.sent)(v, request)


async def _safe_phone(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    changed = await quiet.change_contact(work, actor, phone=phone_of(draft.answers))
    return safe_contact.page(v, changed.person, edit=False)


async def _safe_word(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    changed = await quiet.change_contact(work, actor, code_word=word_of(draft.answers))
    return safe_contact.page(v, changed.person, edit=False)


async def _journal(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    wish = await journal.about(work, actor, str(draft.answers["number"]))
    return journal_ui.page(v, await journal.read(work, actor, wish)) if wish else journal_ui.unknown(v)


async def _behalf(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    paper = await behalf.submit(work, actor, draft)
    return behalf_ui.recorded(v, paper, await work.communities.get(paper.request.community))


_ENDS: dict[str, Finish] = {
    "community_find": communities.found,
    "community_phone": communities.changed,
    "community_address": communities.changed,
    "district": districts.named,
    "staff_title": colleagues.named,
    "table": csv_tables.written,
    **hours_typed.ENDS,
    **terms_change.ENDS,
    "request": _request,
    "behalf": _behalf,
    "find": searching.find,
    "link": linking.finish,
    "call_me": _call_me,
    "my_phone": _my_phone,
    "write": _write,
    "decline": _decline,
    "hand_over": _hand_over,
    "finish": _finish,
    **ends.ENDS,
    "cancel": _cancel,
    "reject": _reject,
    "appeal": _appeal,
    "low_stars": _low_stars,
    "quiet": _quiet,
    "urgent": _urgent,
    "safe_phone": _safe_phone,
    "safe_word": _safe_word,
    "notice_danger": notice_danger.named,
    "notice_fix": notice_fixing.written,
    **notice_templates.ENDS,
    **notice_aim.ENDS,
    **notice_moments.ENDS,
    "journal_number": _journal,
}
