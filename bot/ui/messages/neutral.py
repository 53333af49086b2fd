"""What is said of a request where others may read along: only that there is an answer. The rest comes on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.i18n import Html
from bot.ui.callbacks import Case, Move
from bot.ui.messages import checkins
from bot.ui.messages.endings import OUTCOMES
from bot.ui.resident import requests as mine
from bot.ui.resident.hiding import hide_row
from bot.ui.resident.visit_buttons import ASKED, answers
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.messages import Kind
from domain.requests import Request, Status
from domain.visits import Visit
from domain.words import Word, files, texts

ABOUT_REQUEST = frozenset(
    {
        Kind.TAKEN,
        Kind.URGENT_SENT,
        Kind.STANDS_IN,
        Kind.WORKER_WORDS,
        Kind.CONTACT_MADE,
        Kind.TRIED,
        Kind.QUESTION,
        Kind.ASK_AGAIN,
        Kind.REDIRECTED,
        Kind.JOINED,
        Kind.PARTED,
        Kind.TWIN_OVER,
        Kind.MILESTONE,
        Kind.CLOCK_LATE,
        Kind.FINISHED,
        Kind.SURVEY,
        Kind.SURVEY_AGAIN,
        Kind.ALL_WELL,
        Kind.REJECTED,
        Kind.CHECK_IN,
        Kind.SLIPPED,
        Kind.CLOSED_SILENTLY,
        Kind.VISIT_PROPOSED,
        Kind.VISIT_MOVED,
        Kind.VISIT_CONFIRMED,
        Kind.VISIT_CANCELLED,
        Kind.VISIT_REMINDER,
    }
)
ABOUT_DRAFT = frozenset({Kind.DRAFT_REMIND, Kind.DRAFT_ERASED})
SHOWN = 5  # of the worker's messages; the history has the rest


def hushed(kind: Kind, params: Mapping[str, Any], neutral: bool) -> bool:
    """Whether a message of this kind must give nothing away: about whom it is, or by its reader's wish."""
    return kind in ABOUT_REQUEST | ABOUT_DRAFT and (neutral or bool(params.get("sensitive")))


def told(v: View, kind: Kind, params: Mapping[str, Any]) -> Screen:
    """No number, no service, no name, and no sound."""
    if kind is Kind.DRAFT_ERASED:
        return Screen(v.t.say("Hello. Here you can learn about the services of the community."), silent=True)
    if kind is Kind.DRAFT_REMIND:
        onward = Button(v.t.plain("Open"), Move(params["nonce"], "", "resume"))
        return Screen(v.t.say("You may go on when it is convenient."), buttons=one_each(onward), silent=True)
    return replace(closed(v, params["request"], params["version"]), edit=False, silent=True)


def closed(v: View, request_id: int, version: int) -> Screen:
    """As it came, and as it is again after «Сховати»."""
    text = v.t.say("There is an answer to your request. Open it when it is convenient and safe.")
    return Screen(text, buttons=one_each(Button(v.t.plain("Open"), Case("open", request_id, version))), edit=True)


def opened(v: View, request: Request, words: Sequence[Word], visit: Visit | None = None) -> Screen:
    """The real text: where the request stands, whether its next visit suits, and what its worker wrote."""
    card = mine.card(v, request)
    outcome = [v.t.say(OUTCOMES[request.outcome])] if request.status is Status.RESOLVED else []
    worker = request.last_holder.title if request.last_holder else ""
    said = texts(words)[-SHOWN:]
    wrote = [v.t.say("{worker} writes:", worker=worker)] if said else []
    wrote += [v.t.say("{text}", text=text) for text in said]
    suits = _suits(v, visit) if visit else ()
    asked = [v.t.say("Does it suit you?")] if suits else []
    buttons = (*_asked(v, request), *suits, *card.buttons, *_more(v, request, words))
    return replace(card, text=Html("\n\n".join([card.text, *asked, *outcome, *wrote])), buttons=buttons)


def _suits(v: View, visit: Visit) -> tuple[Row, ...]:
    """«Підтверджую», while a yes is awaited; the other answers are behind «Візит»."""
    waits = visit.state in ASKED and visit.ends_at > v.now
    return answers(v, visit.id, visit.version, visit.state)[:1] if waits else ()


def attached(v: View, request: Request, words: Sequence[Word]) -> Screen:
    """The worker's files, on a second demand: what is sent cannot be folded up again, only taken away."""
    sent = Screen(v.t.say("What the social worker sent:"), files=files(words), about=request.id)
    return sent.followed_by(Screen(v.t.say("Press here to take it all away."), buttons=hide_row(v)))


def _asked(v: View, request: Request) -> tuple[Row, ...]:
    """«Чи зв'язалися з вами?», for as long as nobody did; then «Чи все гаразд?»"""
    if request.status is Status.IN_PROGRESS:
        return checkins.asked(v, request.id, request.version)
    if request.status is not Status.ACCEPTED:
        return ()
    yes = Button(v.t.plain("Yes, they called"), Case("called", request.id, request.version))
    no = Button(v.t.plain("No call yet"), Case("notcalled", request.id, request.version))
    return ((yes, no),)


def _more(v: View, request: Request, words: Sequence[Word]) -> tuple[Row, ...]:
    held = Button(v.t.plain("📎 Show the files"), Case("openfiles", request.id)) if files(words) else None
    return one_each(held, Button(v.t.plain("🫥 Hide"), Case("close", request.id, request.version)))
