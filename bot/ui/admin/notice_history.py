"""«🗂 Історія»: who sent what to how many, what came of it, and who agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.i18n import Html, mark
from bot.ui.admin.notice_again import HISTORY, to_list, to_page
from bot.ui.admin.notice_titles import LINE, SIGNS, STATES, title, told
from bot.ui.callbacks import Noticing
from bot.ui.notice_whom import whom
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.deadlines import local
from domain.notice_approving import decided_alone
from domain.notices import SENDING, Notice, NoticeState, Task
from usecases.notice_home import Line, Page

ON_BUTTON = 24  # characters of a notice beside its day
OVER: Mapping[Task, str] = {
    Task.CORRECT: mark("is corrected"),
    Task.DELETE: mark("is taken away"),
    Task.CANCEL: mark("is called off"),
}
SIGN: Mapping[Task, str] = {Task.CORRECT: "✏️", Task.DELETE: "🗑", Task.CANCEL: "🚫"}


def history(v: View, page: Page) -> Screen:
    """A page of what was begun, the newest first."""
    entries = [Html("\n".join(_told(v, line))) for line in page.lines]
    head = v.t.say("<b>🗂 History</b>")
    text = Html("\n\n".join([head, *(entries or [v.t.say("No notice has been sent yet.")])]))
    rows = one_each(*(Button(_button(v, line.notice), to_page(line.notice)) for line in page.lines))
    others = turns(v, page.number, page.more, lambda to: Noticing(HISTORY, 0, at=str(to)))
    return Screen(text, buttons=(*rows, *others, (to_list(v),)), edit=True)


def _told(v: View, line: Line) -> Iterator[Html]:
    notice = line.notice
    begun = v.short(notice.begun_at) if notice.begun_at else Html("")
    yield v.t.say("<b>{when}</b> · {who}", when=begun, who=line.author)
    yield v.t.say("“{words}”", words=title(v, notice, LINE))
    yield Html(" · ".join([whom(v, notice.audience, line.places), told(v, line, SENDING), _state(v, notice)]))
    if line.approver:
        yield v.t.say("Approved by: {who}", who=line.approver)
    if notice.danger:
        yield v.t.say("Sent as a danger: without waiting for the morning.")
    if decided_alone(notice, v.limits):
        yield v.t.say("Sent without approval: life was at stake.")


def _state(v: View, notice: Notice) -> Html:
    if notice.state is NoticeState.DONE and notice.task in OVER:
        return Html(f"{SIGN[notice.task]} {v.t.say(OVER[notice.task])}")
    return Html(f"{SIGNS[notice.state]} {v.t.say(STATES[notice.state])}")


def _button(v: View, notice: Notice) -> str:
    day = local(notice.begun_at, v.tz) if notice.begun_at else v.now
    return f"{day:%d.%m} · {title(v, notice, ON_BUTTON)}"
