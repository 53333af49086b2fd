"""The coordinator's card of a case that they do not hold: where it stands, who has it, and what they may decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case, Lists
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from bot.ui.worker import terms
from bot.ui.worker.card_buttons import TO_LIST
from bot.ui.worker.offers import summary
from bot.ui.worker.states import state
from domain import slots
from domain.calling import unnamed
from domain.escalating import ADMINS, CHIEF, COORDINATORS
from domain.living import state as living_state
from domain.refusals import may_reject
from domain.requests import HELD, UNOWNED, Request
from domain.telling import card as facts

ASSIGN = mark("👤 Assign")
REASSIGN = mark("👤 Give to another")
TAKE_OVER = mark("🙋 Take it myself")
OFFER_AGAIN = mark("🔁 Offer it again")
RELEASE = mark("↩️ Take from the worker")
WHY = mark("❔ Why this worker")
WITHDRAW = mark("✖️ Stop the hand-over")
TO_CASE = mark("⬅️ To the case")
LEVELS: Mapping[int, str] = {
    COORDINATORS: mark("⏫ The coordinators have been told that this case needs somebody."),
    CHIEF: mark("⏫ The head of the department knows that nobody acts."),
    ADMINS: mark("⏫ The admin knows that nobody acts."),
}
_LONGEST = 3  # of those who are asked, by name


def headed(
    v: View,
    request: Request,
    note: str = "",
    edit: bool = False,
    back: Lists | None = None,
    since: datetime | None = None,
) -> Screen:
    """The case as it is now; `back` is the page of the list that it was opened from, `since` when its worker has it."""
    lines = [note, summary(v, facts(request)), *facts_of(v, request, since)]
    buttons = (*_decisions(v, request), *_reading(v, request), *to_list(v, back))
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, edit=edit, about=request.id)


def living(
    v: View, request: Request, note: str = "", back: Lists | None = None, since: datetime | None = None
) -> Screen:
    """The same in place of what was pressed; the newest card of a case in a chat is the one that lives."""
    return replace(headed(v, request, note, True, back, since), slot=slots.case(request.id))


def facts_of(v: View, request: Request, since: datetime | None = None) -> Iterator[Html]:
    """Where it stands, in short lines."""
    yield state(v, request.status)
    yield from terms.lines(v, living_state(request))
    yield from _who(v, request, since)
    if request.level:
        yield v.t.say(LEVELS[request.level])
    if request.appealed:
        ground = v.t.say(words.option("ground", request.outcome))
        yield v.t.say("⚖️ Appeal against the refusal: {ground}. Their words are in the details.", ground=ground)
    if request.tries:
        yield v.t.say("📵 Tries: {n}", n=len(request.tries))
    if request.unread:
        yield v.t.say("💬 New messages: {n}", n=request.unread)
    if request.cancel_asked:
        yield v.t.say("❓ They asked to cancel it. Make sure that all is well.")
    if unnamed(request):
        yield v.t.say("✍️ Reported without a name: nobody can be written to.")


def to_list(v: View, back: Lists | None) -> tuple[Row, ...]:
    """The way back to the page that the case was opened from, if it was."""
    return ((Button(v.t.plain(TO_LIST), back),),) if back else ()


def with_list(v: View, screen: Screen, back: Lists | None) -> Screen:
    """A screen in the place of the card, which does not lose that way."""
    return replace(screen, buttons=(*screen.buttons, *to_list(v, back)))


def do(v: View, label: str, verb: str, request: Request) -> Button:
    """A button of this version of the case."""
    return Button(v.t.plain(label), Case(verb, request.id, request.version))


def _who(v: View, request: Request, since: datetime | None) -> Iterator[Html]:
    """Who is responsible; else who is asked; and since when."""
    if request.holder and since:
        yield v.t.say("Worker: {who}, since {at}", who=request.holder.title, at=v.short(since))
    elif request.holder:
        yield v.t.say("Worker: {who}", who=request.holder.title)
    asked = request.offered
    if asked:
        names = ", ".join(o.title for o in asked[:_LONGEST]) + (" …" if len(asked) > _LONGEST else "")
        yield v.t.say("Asked: {names}, since {at}", names=names, at=v.short(asked[-1].offered_at))
    elif request.status in UNOWNED:
        yield v.t.say("🚨 Nobody is asked now.")


def _decisions(v: View, request: Request) -> Iterator[Row]:
    if request.status in UNOWNED:
        yield (do(v, ASSIGN, "assign", request), do(v, TAKE_OVER, "over", request))
        yield (do(v, OFFER_AGAIN, "reoffer", request),)
    if request.status in HELD:
        yield (do(v, REASSIGN, "assign", request), do(v, TAKE_OVER, "over", request))
        yield (do(v, RELEASE, "release", request),)


def _reading(v: View, request: Request) -> Iterator[Row]:
    refuse = (do(v, labels.REJECT, "reject", request),) if may_reject(request) else ()
    yield (do(v, labels.CARD, "details", request), *refuse)
    yield (do(v, labels.MORE_OF_CASE, "headmore", request),)
