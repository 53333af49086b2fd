"""A notice that is over: how it ended, whom it did not reach and why, and what may still be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from bot.i18n import Html, mark
from bot.ui.admin.notice_again import to_home
from bot.ui.admin.notice_counts import lasting, many
from bot.ui.admin.notice_done import so_far, title, why_not
from bot.ui.admin.notice_mend import mend, once_more
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import slots
from domain.notice_approving import decided_alone
from domain.notice_figures import Done, Figures, figures_of
from domain.notices import NoticeState, Task
from usecases.notice_pages import Shown

HEADS: Mapping[Task, str] = {
    Task.SEND: mark("✅ <b>The notice is sent</b>"),
    Task.CORRECT: mark("✏️ <b>The notice is corrected</b>"),
    Task.DELETE: mark("🗑 <b>The notice is taken away</b>"),
    Task.CANCEL: mark("🚫 <b>The notice is called off</b>"),
}


def over(v: View, shown: Shown) -> Screen:
    """The page, as it is now."""
    figures = figures_of(shown.notice, shown.tally, shown.now, v.tz, shown.limits)
    return report(v, figures, admin=True, after=list(_who(v, shown)))


def report(v: View, figures: Figures, *, admin: bool, after: Sequence[Html] = ()) -> Screen:
    """The same as a message; whoever approved it and is no admin reads it without buttons."""
    if not figures.begun:
        lines = [title(v, figures), v.t.say("✖️ Thrown away. Nobody got it.")]
        buttons = (*once_more(v, figures), (to_home(v),))
    else:
        lines = [_head(v, figures), title(v, figures), *_figures(v, figures), *after]
        buttons = (*mend(v, figures), *once_more(v, figures), (to_home(v),))
    text = Html("\n".join(line for line in lines if line))
    return Screen(text, buttons=buttons if admin else (), slot=slots.notice(figures.notice))


def _head(v: View, figures: Figures) -> Html:
    if figures.state is NoticeState.STOPPED:
        return v.t.say("⏹ <b>The notice is stopped</b>")
    return v.t.say(HEADS[figures.job.task])


def _figures(v: View, figures: Figures) -> Iterator[Html]:
    job, took = figures.job, timedelta(seconds=figures.lasted)
    lasted = v.t.say("took {time}", time=lasting(v, took)) if figures.lasted else Html()
    yield Html(" · ".join(filter(None, [so_far(v, job), lasted])))
    yield from _missing(v, job)
    if figures.present and job.task is Task.CORRECT and figures.sending.failed:
        yield so_far(v, figures.sending)
        yield from _missing(v, figures.sending)
    if job.few:
        return
    if job.left and job.task is Task.SEND:
        yield v.t.say("Not sent to the others: {n}", n=many(job.left))
    elif job.left:
        yield v.t.say("Not done for: {n}", n=many(job.left))


def _missing(v: View, job: Done) -> Iterator[Html]:
    if not job.failed or job.few:
        return
    n, why = many(job.failed), why_not(v, job)
    if job.task is Task.SEND:
        yield v.t.say("Not delivered: {n} ({why})", n=n, why=why)
    else:
        yield v.t.say("Not done for: {n} ({why})", n=n, why=why)


def _who(v: View, shown: Shown) -> Iterator[Html]:
    """Who sent it and who agreed."""
    agreed = [v.t.say("approved by: {who}", who=shown.approver)] if shown.approver else []
    if shown.author:
        yield Html(" · ".join([v.t.say("Sent by: {who}", who=shown.author), *agreed]))
    if decided_alone(shown.notice, shown.limits):
        yield v.t.say("Sent without approval: life was at stake.")
