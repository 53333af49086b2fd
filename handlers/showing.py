"""From the state of a dialog to its screen: the same for every form, with what a form needs from the database."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui.admin import notices
from bot.ui.dialogs.question import question
from bot.ui.dialogs.review import review
from bot.ui.resident import odd, start
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import forms
from domain.dialogs import NOTICE, PLACE, REQUEST
from domain.forms import Draft, Outcome, Review
from domain.people import Actor
from usecases import notices as notice_cases
from usecases.dialogs import form_of, open_draft
from usecases.ports import UnitOfWork


async def present(work: UnitOfWork, actor: Actor, v: View, draft: Draft, before: str = "", edit: bool = True) -> Screen:
    """Where the draft stands."""
    return await show(work, actor, v, forms.present(form_of(draft), draft), before, edit)


async def show(
    work: UnitOfWork, actor: Actor, v: View, outcome: Outcome, before: str = "", edit: bool = True
) -> Screen:
    """The screen of a question or of the review; `before` is said above."""
    draft = outcome.draft
    if isinstance(outcome, Review):
        screen = await _review(work, actor, v, draft)
        return replace(screen, text=Html(f"{before}\n\n{screen.text}")) if before else screen
    if draft.form == PLACE.id:
        return start.place_question(v, await work.communities.get(str(draft.about.get("community", ""))))
    if draft.form == NOTICE.id and draft.step == "community":
        return notices.whom(v, actor, NOTICE, draft, await work.communities.all())
    return question(v, form_of(draft), draft, actor.person, before, edit)


async def _review(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    if draft.form == NOTICE.id:
        code = str(draft.answers["community"])
        community = await work.communities.get(code)
        people = await notice_cases.reach(work, actor, code)
        return notices.preview(v, draft, community.name if community else "", people)
    return review(v, form_of(draft), draft, v.place(actor.person.settlement))


def after(actor: Actor, v: View, screen: Screen) -> Screen:
    """A dialog is over: the menu keyboard returns, and a longer dialog that waits goes on."""
    waiting = open_draft(actor, REQUEST)
    done = screen if screen.buttons else replace(screen, keys=start.menu_keys(v, actor), edit=False, unbutton=True)
    return done.followed_by(start.unfinished(v, waiting)) if waiting else done


async def now(work: UnitOfWork, actor: Actor, v: View) -> Screen:
    """What there is at this moment: under an old button."""
    stale = odd.old_button(v)
    if actor.draft:
        return stale.followed_by(await present(work, actor, v, actor.draft, edit=False))
    return stale.followed_by(Screen(v.t.say("How can we help?"), keys=start.menu_keys(v, actor)))
