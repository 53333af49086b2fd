"""A notice that goes out, or is paused: one message that fills up, with the ways to hold it."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.notice_again import to_home
from bot.ui.admin.notice_done import bar, keeps, moving, title
from bot.ui.admin.notice_mend import mend
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from domain import slots
from domain.notice_figures import Figures, figures_of
from domain.notices import NoticeState
from usecases.notice_pages import Shown

PAUSE, RESUME, STOP = "gp", "gr", "gs"  # verbs


def running(v: View, shown: Shown) -> Screen:
    """The page, as it is now."""
    return progress(v, figures_of(shown.notice, shown.tally, shown.now, v.tz, shown.limits))


def progress(v: View, figures: Figures) -> Screen:
    """The same as a message that is edited again and again; when it is over it has no buttons any more."""
    over = figures.state in (NoticeState.DONE, NoticeState.STOPPED)
    lines = [title(v, figures), bar(figures.job), *moving(v, figures), *keeps(v, figures)]
    lines += [v.t.say("The report is below.")] if over else []
    buttons = () if over else (_hold(v, figures), *mend(v, figures), (to_home(v),))
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, slot=slots.notice(figures.notice))


def ask_stop(v: View) -> Html:
    """Said above the page when it was paused by «⏹ Зупинити»."""
    return v.t.say("It is paused. To stop for good, press “⏹ Stop” once more: this cannot be undone.")


def _hold(v: View, figures: Figures) -> Row:
    def way(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Noticing(verb, figures.notice, figures.version))

    paused = figures.state is NoticeState.PAUSED
    first = way(labels.CONTINUE, RESUME) if paused else way(labels.PAUSE, PAUSE)
    return (first, way(labels.STOP, STOP))
