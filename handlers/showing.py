"""From the state of a dialog to its screen: the same for every form, with what a form needs from the database."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui.dialogs.question import OWN_PHONE, question
from bot.ui.dialogs.review import review
from bot.ui.menus import menu_keys
from bot.ui.resident import answers as resident_answers
from bot.ui.resident import hiding, odd, odd_kept, places, services, start, whose_place
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as worker_answers
from bot.ui.worker import behalf as behalf_ui
from bot.ui.worker import behalf_place
from bot.ui.worker import handing as handing_ui
from domain import form_steps, stories
from domain.behalf import PLACE as LIVES
from domain.catalogue import STILL
from domain.dialogs import BEHALF, HAND_OVER, PLACE, REQUEST, WRITE
from domain.forms import Draft, Outcome, Review
from domain.forms_kept import is_early, point_in
from domain.people import Actor
from domain.quiet import QUIET, SAFE_PHONE, SAFE_WORD
from domain.requests import Request
from domain.whom import PLACE as THEIRS
from domain.whom import their_place
from handlers import showing_work
from usecases import behalf, casework, handing
from usecases import words as word_cases
from usecases.dialogs import form_of, unfinished
from usecases.ports import UnitOfWork

HIDEABLE = frozenset({QUIET.id, SAFE_PHONE.id, SAFE_WORD.id})


async def present(work: UnitOfWork, actor: Actor, v: View, draft: Draft, before: str = "", edit: bool = True) -> Screen:
    """Where the draft stands."""
    return await show(work, actor, v, form_steps.present(form_of(draft), draft), before, edit)


async def show(
    work: UnitOfWork, actor: Actor, v: View, outcome: Outcome, before: str = "", edit: bool = True
) -> Screen:
    """The screen of a question or of the review; `before` is said above."""
    draft = outcome.draft
    if isinstance(outcome, Review):
        screen = await _review(work, actor, v, draft)
        return replace(screen, text=Html(f"{before}\n\n{screen.text}")) if before else screen
    if draft.form == PLACE.id:
        return places.place_question(v, actor, await work.communities.get(str(draft.about.get("community", ""))))
    if draft.form == HAND_OVER.id and draft.step == "to":
        colleagues = await handing.colleagues(work, actor, int(draft.about["request"]))
        return handing_ui.whom(v, actor, draft, colleagues, before, edit)
    if found := await showing_work.question(work, actor, v, draft, before, edit):
        return found
    if draft.form == WRITE.id and not draft.about.get("request"):
        n = stories.messages(draft.answers.get("words"))
        return odd_kept.where_to(v, await word_cases.open_requests(work, actor), n)
    if draft.form == BEHALF.id and draft.step == LIVES:
        return behalf_place.where(v, actor, draft, behalf.centers(work, actor), before, edit)
    if point_in(draft):
        return odd_kept.come_here(v, draft)
    if is_early(draft.answers.get(draft.step)):
        before = Html("\n\n".join(filter(None, (before, odd_kept.early(v)))))
    if draft.form == REQUEST.id and draft.step == THEIRS:
        return whose_place.where(v, actor, draft, before, edit)
    if draft.step == STILL:
        community = await work.communities.get(actor.person.community)
        return services.still(v, form_of(draft), draft, actor.person, community, before, edit)
    asked = question(v, form_of(draft), draft, actor.person, before, edit)
    return hiding.hideable(v, asked) if draft.form in HIDEABLE else asked


async def _review(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    if draft.form == BEHALF.id:
        return behalf_ui.review(v, draft)
    if found := await showing_work.review(work, actor, v, draft):
        return found
    place = "" if their_place(draft.answers) else v.place(actor.person.settlement)
    told = review(v, form_of(draft), draft, place)
    return hiding.hideable(v, told) if draft.form in HIDEABLE else told


async def sent(work: UnitOfWork, v: View, actor: Actor, request: Request) -> Screen:
    """Words went to the other side of a request, or were kept because nobody may write there."""
    if request.person_id == actor.person.id:
        return resident_answers.added(v, request)
    if await casework.silenced(work, actor, request):
        return worker_answers.noted(v, request)
    off = await casework.unreached(work, actor, request)
    return worker_answers.not_read(v, request) if off else worker_answers.sent(v, request)


def menu_again(actor: Actor, v: View, before: Draft, now: Draft, screen: Screen) -> Screen:
    """The keyboard of the phone question took the menu's place: past that question the menu returns."""
    if before.step != OWN_PHONE or now.step == OWN_PHONE:
        return screen
    return Screen(v.t.say("Noted."), keys=menu_keys(v, actor)).followed_by(replace(screen, edit=False))


def after(actor: Actor, v: View, screen: Screen) -> Screen:
    """A dialog is over: the menu keyboard returns, and a longer dialog that waits goes on."""
    waiting = unfinished(actor)
    done = replace(screen, unbutton=True)
    if not screen.buttons:
        done = replace(done, keys=menu_keys(v, actor), edit=False)
    return done.followed_by(start.unfinished(v, waiting)) if waiting else done


async def now(work: UnitOfWork, actor: Actor, v: View) -> Screen:
    """What there is at this moment: under an old button."""
    stale = odd.old_button(v)
    if actor.draft:
        return stale.followed_by(await present(work, actor, v, actor.draft, edit=False))
    return stale.followed_by(Screen(v.t.say("How can we help?"), keys=menu_keys(v, actor)))
