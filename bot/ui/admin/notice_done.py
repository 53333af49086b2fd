"""How far a notice is, in words: the line that fills up, and what keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from babel.numbers import format_decimal

from bot.i18n import Html, mark
from bot.ui import words
from bot.ui.admin.notice_counts import WHY, lasting, many
from bot.ui.view import View
from domain.notice_aiming import FEW
from domain.notice_figures import Done, Figures
from domain.notices import NoticeState, Task

DONE: Mapping[Task, str] = {
    Task.SEND: mark("Sent to {n} of {total}"),
    Task.CORRECT: mark("Corrected for {n} of {total}"),
    Task.DELETE: mark("Taken away from {n} of {total}"),
    Task.CANCEL: mark("Marked as called off for {n} of {total}"),
}
DONE_FEW: Mapping[Task, str] = {
    Task.SEND: mark("For fewer than {n} people"),
    Task.CORRECT: mark("Corrected for fewer than {n} people"),
    Task.DELETE: mark("Taken away from fewer than {n} people"),
    Task.CANCEL: mark("Marked as called off for fewer than {n} people"),
}
NOT_DONE: Mapping[str, str] = {
    **WHY,
    "expired": mark("too late for them: {n}"),
    "stopped": mark("not any more, it was stopped: {n}"),
    "forgotten": mark("asked to be forgotten: {n}"),
    "uncertain": mark("no answer from Telegram, it may have come: {n}"),
    "failed": mark("Telegram did not take it: {n}"),
}
OTHERS = mark("for other reasons: {n}")
NAMED = 5  # reasons that are told one by one
_BLOCKS = 10


def title(v: View, figures: Figures) -> Html:
    """How it begins; of a picture without words, only that it is a notice."""
    sign = "🆘" if figures.danger else "📣"
    begins = v.t.say("“{words}”", words=figures.title) if figures.title else v.t.say("Notice")
    return Html(f"{sign} {begins}")


def bar(job: Done) -> Html:
    """«▓▓▓▓░░░░░░ 41 %»; a share of few people would tell how many they are."""
    if job.few:
        return Html()
    share = (job.done + job.failed) / job.total if job.total else 0.0
    full = int(share * _BLOCKS)
    return Html(f"{'▓' * full}{'░' * (_BLOCKS - full)} {int(share * 100)}\u00a0%")


def moving(v: View, figures: Figures) -> Iterator[Html]:
    """«Надіслано 1 240 з 3 906 · 24,8 на секунду · ще близько 2 хв · не доставлено: 17», for each job under way."""
    pace = [*_rate(v, figures), *_left(v, figures)]
    for job in jobs(figures):
        if not job.total and not figures.written:
            continue  # the list of people is only just begun
        yield Html(" · ".join([so_far(v, job), *(pace if job is figures.job else []), *_missing(v, job)]))


def jobs(figures: Figures) -> tuple[Done, ...]:
    """What is being done now; the sending too, where it was not at its end when the words were corrected."""
    also = (figures.sending,) if figures.present and figures.sending.left else ()
    return (figures.job, *also)


def so_far(v: View, job: Done) -> Html:
    """«Надіслано 1 240 з 3 906»"""
    if job.few:
        return v.t.say(DONE_FEW[job.task], n=FEW)
    return v.t.say(DONE[job.task], n=many(job.done), total=many(job.total))


def why_not(v: View, job: Done) -> Html:
    """«заблокували бота: 9; вимкнули тему: 3», the most frequent first."""
    ordered = sorted(job.why.items(), key=lambda one: -one[1])
    told = [v.t.say(NOT_DONE.get(why, OTHERS), n=many(n)) for why, n in ordered[:NAMED]]
    rest = sum(n for _, n in ordered[NAMED:])
    return Html("; ".join([*told, *([v.t.say(OTHERS, n=many(rest))] if rest else [])]))


def keeps(v: View, figures: Figures) -> Iterator[Html]:
    """Why nothing moves, or that there is more to come."""
    if figures.state is NoticeState.PAUSED:
        yield from _paused(v, figures)
    if figures.rests and figures.morning:
        yield v.t.say("🌙 Quiet hours: it goes on at {time}.", time=words.clock(figures.morning, v.tz))
    elif figures.morning:
        yield v.t.say("🌙 Those who have not got it yet get it from {time}.", time=words.clock(figures.morning, v.tz))
    if figures.breaks:
        yield v.t.say("At 21:00 it rests; the others get it from 08:00.")
    if figures.stuck:
        yield v.t.say("Nothing moves just now: the others wait for their own hours, or Telegram does not answer.")
    if not figures.written and figures.state in (NoticeState.RUNNING, NoticeState.PAUSED):
        yield v.t.say("The list of people is still being made.")


def _paused(v: View, figures: Figures) -> Iterator[Html]:
    """Until when there is time to continue it; a pause that outlives the notice says so."""
    if figures.ends and datetime.fromisoformat(figures.ends) <= v.now:
        yield v.t.say("⏸ Paused, and its time is over: the others do not get it any more.")
        yield v.t.say("Press “▶️ Continue”, and the report comes.")
        return
    yield v.t.say("⏸ Paused. Nothing goes out until you continue.")
    if figures.ends:
        yield v.t.say("⏳ Send it only {by_time}", by_time=v.by(figures.ends))


def _rate(v: View, figures: Figures) -> list[Html]:
    shown = format_decimal(figures.rate, format="#,##0.0", locale=v.t.lang)
    told = figures.rate >= 0.05 and figures.seconds and not figures.job.few
    return [v.t.say("{rate} a second", rate=shown)] if told else []


def _left(v: View, figures: Figures) -> list[Html]:
    told = lasting(v, timedelta(seconds=figures.seconds))
    return [v.t.say("{time} to go", time=told)] if figures.seconds else []


def _missing(v: View, job: Done) -> list[Html]:
    if not job.failed or job.few:
        return []
    if job.task is Task.SEND:
        return [v.t.say("not delivered: {n}", n=many(job.failed))]
    return [v.t.say("not done: {n}", n=many(job.failed))]
