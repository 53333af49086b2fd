"""«📣 Сповіщення»: what goes out or waits, drafts, and the ways to a new one."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.admin.notice_again import HISTORY, HOME, NEW, TEMPLATES, to_page
from bot.ui.admin.notice_titles import LINE, STATES, called, told
from bot.ui.callbacks import Noticing
from bot.ui.notice_whom import whom
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.notices import NoticeState
from usecases.notice_home import Line, Page


def home(v: View, page: Page, edit: bool = False, toast: str = "") -> Screen:
    """A line and a button for each notice that is not over, then what else may be done."""
    nothing = [v.t.say("Nothing is being sent now, and there are no drafts.")]
    text = Html("\n\n".join([v.t.say("<b>📣 Notices</b>"), *([_line(v, one) for one in page.lines] or nothing)]))
    rows = one_each(*(Button(called(v, one.notice), to_page(one.notice)) for one in page.lines))
    others = turns(v, page.number, page.more, lambda to: Noticing(HOME, 0, at=str(to)))
    new = (Button(v.t.plain("➕ New"), Noticing(NEW, 0)), Button(v.t.plain("📋 Templates"), Noticing(TEMPLATES, 0)))
    history = (Button(v.t.plain("🗂 History"), Noticing(HISTORY, 0)),)
    return Screen(text, buttons=(*rows, *others, new, history), edit=edit, toast=toast)


def _line(v: View, line: Line) -> Html:
    """«▶️ Відключення води», then «Пирятинська · надсилається · 120 з 400 · Тетяна Романівна»."""
    notice = line.notice
    parts = [
        whom(v, notice.audience, line.places),
        v.t.say(STATES[notice.state]),
        *_far(v, line),
        v.t.say("{who}", who=line.author),
    ]
    return Html(f"{v.t.say('<b>{title}</b>', title=called(v, notice, LINE))}\n{' · '.join(parts)}")


def _far(v: View, line: Line) -> list[Html]:
    """How many have it, or from when on they will."""
    notice = line.notice
    if notice.state is NoticeState.SCHEDULED and notice.starts_at:
        return [v.short(notice.starts_at)]
    return [told(v, line, notice.job)] if notice.begun_at else []
