"""The visits of a case as its worker sees them: what is agreed, one visit, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.i18n import Html
from bot.ui import labels, visit_words
from bot.ui.callbacks import Case, Visiting
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker import visiting_buttons as buttons
from bot.ui.worker.visiting_picking import NEW
from domain.requests import Request
from domain.visiting import MOST_OPEN
from domain.visits import Visit, VisitState

_ASKS = frozenset({VisitState.PROPOSED, VisitState.MOVED, VisitState.DECLINED})


def of_case(v: View, request: Request, visits: Sequence[Visit]) -> Screen:
    """All that are open, a button each; one more may be made."""
    lines = [head(v, request), *(line for visit in visits for line in ("", *said(v, visit)))]
    rows = to_each(v, visits)
    fresh = Button(v.t.plain("➕ Another visit"), Visiting(NEW.days, request.id, request.version))
    more = one_each(fresh if len(visits) < MOST_OPEN else None)
    return Screen(Html("\n".join(lines)), buttons=(*rows, *more, *_card(v, request)), edit=True)


def page(
    v: View,
    request: Request,
    visit: Visit,
    note: str = "",
    phone_only: bool = False,
    back: tuple[Row, ...] = (),
) -> Screen:
    """One visit as it is, with what may be done; `note` is said above, `back` leads elsewhere than to the case."""
    lines = [note, head(v, request), *said(v, visit)]
    if phone_only and visit.state in _ASKS and visit.starts_at > v.now:
        lines.append(v.t.say("They cannot be written to. Telephone them, then press “📞 Agreed by telephone”."))
        back = (*buttons.details(v, request.id, request.version), *(back or buttons.to_visits(v, request)))
    ways = buttons.ways(v, visit) or _afterwards(v, request)
    to = back or buttons.to_visits(v, request)
    text = Html("\n".join(line for line in lines if line))
    return Screen(text, buttons=(*ways, *to), edit=True, about=request.id)


def drop(v: View, visit: Visit) -> Screen:
    """Calling it off is asked once more."""
    lines = [v.t.say("Cancel the visit, {when}?", when=visit_words.when(v, visit.starts_at, visit.ends_at))]
    lines.append(v.t.say("The person will read it."))
    if visit.repeat:
        lines.append(v.t.say("The next one by the schedule stays. To end the schedule press “🔁 The schedule”."))
    yes = Button(v.t.plain("Yes, cancel the visit"), Visiting(buttons.DROPPED, visit.id, visit.version))
    no = Button(v.t.plain("No, let it be"), Visiting(buttons.OPEN, visit.id))
    return Screen(Html("\n".join(lines)), buttons=one_each(yes, no), edit=True, about=visit.request_id)


def over(v: View, request: Request, visit: Visit, coming: Visit | None) -> Screen:
    """The result is told; what comes next by the schedule, and a note for the office."""
    done = v.t.say(buttons.RESULTS[visit.result]) if visit.result else v.t.say("The visit is cancelled.")
    lines = [head(v, request), done]
    if coming:
        when = visit_words.when(v, coming.starts_at, coming.ends_at)
        lines.append(v.t.say("The next visit: {when}", when=when))
        lines.append(v.t.say(visit_words.STATES[coming.state]))
    following = buttons.to_visit(v, coming.id) if coming else None
    rows = (*one_each(following), *_afterwards(v, request), *_card(v, request))
    return Screen(Html("\n".join(lines)), buttons=rows, edit=True, about=request.id)


def said(v: View, visit: Visit) -> Iterator[Html]:
    """When, how it stands, what is wished, what comes after."""
    yield v.t.say("📅 {when}", when=visit_words.when(v, visit.starts_at, visit.ends_at))
    yield v.t.say(buttons.RESULTS[visit.result]) if visit.result else v.t.say(visit_words.STATES[visit.state])
    if visit.state is VisitState.DECLINED:
        wish = visit.wish_at
        yield v.t.say("They wish: {when}", when=v.short(wish)) if wish else v.t.say("They say in words when it suits.")
    if visit.open and visit.ends_at + timedelta(hours=1) < v.now:
        yield v.t.say("⚠️ How it was has not been told yet.")
    if visit.open and (again := visit_words.repeats(v, visit.repeat)):
        yield v.t.say("After that: {every}.", every=again)


def head(v: View, request: Request) -> Html:
    """Whose it is: a number."""
    return Html(f"<b>{v.t.say('Request No. {number}', number=request.number)}</b>")


def to_each(v: View, visits: Sequence[Visit]) -> tuple[Row, ...]:
    """A button to the page of each."""
    return one_each(*(Button(_short(v, visit), Visiting(buttons.OPEN, visit.id)) for visit in visits[:MOST_OPEN]))


def _short(v: View, visit: Visit) -> str:
    flag = "⚠️ " if visit.flagged else ""
    return f"{flag}{visit_words.short(v, visit.starts_at, visit.ends_at)}"


def _afterwards(v: View, request: Request) -> tuple[Row, ...]:
    """Words, a photo or a voice message about it; another visit."""
    note = Button(v.t.plain(labels.NOTE), Case("note", request.id, request.version))
    fresh = Button(v.t.plain("➕ Another visit"), Visiting(NEW.days, request.id, request.version))
    return one_each(note, fresh)


def _card(v: View, request: Request) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain(labels.BACK), Case("less", request.id, request.version)))
