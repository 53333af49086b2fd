"""Whom to give a case to, and what is said in place of the card or the alarm when a coordinator has decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.case import TO_CASE, do, living, to_list
from bot.ui.admin.staff import CLEARED
from bot.ui.admin.workers import bar
from bot.ui.callbacks import Lists, Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.cases import case
from bot.ui.worker.history import by_whom
from bot.ui.worker.history_words import told
from domain.pages import part
from domain.people import Actor, Membership, Role
from domain.requests import Request
from domain.short_numbers import base36
from usecases.settled import Done

SIZE = 8
GIVE, PAGE = "give", "givep"  # to whom: request.version.membership; another page of them: request.version


def choose(
    v: View,
    request: Request,
    people: Sequence[Membership],
    number: int,
    back: Lists | None,
    untrained: Collection[int] = (),
) -> Screen:
    """The workers who may get it, with how full their hands are, page by page. Whoever is not trained is marked."""
    shown, number, more = part(people, SIZE, number)
    what = f"{base36(request.id)}.{base36(request.version)}"

    def row(m: Membership) -> Button:
        lacks = [v.t.plain("not trained")] if m.id in untrained else []
        return Button(" · ".join([f"{m.title} {bar(m)}", *lacks]), Office(GIVE, f"{what}.{base36(m.id)}"))

    rows = one_each(*(row(m) for m in shown))
    text = v.t.say("👤 Who gets {number}?", number=request.number)
    if not people:
        text = _nobody(v, request)
    others = turns(v, number, more, lambda to: Office(PAGE, what, to))
    to_card = ((do(v, TO_CASE, "heads", request),),)
    return Screen(text, buttons=(*rows, *others, *to_card, *to_list(v, back)), edit=True)


def _nobody(v: View, request: Request) -> Html:
    """And what to do where clearance is wanting."""
    text = v.t.say("{number}: there is nobody else to give it to.", number=request.number)
    if not request.sensitive:
        return text
    way = {"staff": v.t.plain(labels.STAFF), "cleared": v.t.plain(CLEARED)}
    allow = v.t.say("Give somebody access: {staff} → {cleared}.", **way)
    return Html(f"{text}\n{allow}")


def done(
    v: View, request: Request, actor: Actor, what: Done, back: Lists | None = None, since: datetime | None = None
) -> Screen:
    """In place of what was pressed: what has been decided and by whom, then the case as it is now."""
    who = next((m.title for m in actor.roles(Role.COORDINATOR) if m.community == request.community), "")
    note = v.t.say("✅ Done: {what} · {who}", what=told(v, what.event, what.names), who=who)
    if request.holder is None or request.holder.person_id != actor.person.id:
        return living(v, request, note, back, since)
    mine = case(v, request, note, head=True)
    return replace(mine, buttons=(*mine.buttons, *to_list(v, back)))


def settled(v: View, request: Request, news: Done, back: Lists | None = None, since: datetime | None = None) -> Screen:
    """Somebody was first: what they decided, and the case as it is now."""
    who = by_whom(v, request, news.event, news.names)
    note = v.t.say("✅ Settled already: {what} · {who}", what=told(v, news.event, news.names), who=who)
    return living(v, request, note, back, since)


def release(v: View, request: Request, back: Lists | None = None) -> Screen:
    """Before a case is taken from its worker."""
    worker = request.holder.title if request.holder else ""
    text = v.t.say("↩️ {number}: take it from its worker? Now: {worker}.", number=request.number, worker=worker)
    then = v.t.say("Another worker will be asked. The person is not told anything.")
    sure = do(v, mark("↩️ Yes, take it"), "releaseok", request)
    buttons = ((sure,), (do(v, TO_CASE, "heads", request),), *to_list(v, back))
    return Screen(Html(f"{text}\n{then}"), buttons=buttons, edit=True)
