"""Under a notice that people have got: correct it, recall it, send it once more."""

from __future__ import annotations

from bot.i18n import mark
from bot.ui import labels
from bot.ui.admin.notice_again import COPY, REPEAT
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Row
from bot.ui.view import View
from domain.notice_figures import Figures
from domain.notices import RECALLS, NoticeState

CORRECT, RECALL = "e", "r"  # verbs
RECALL_LABEL = mark("🗑 Recall")


def mend(v: View, figures: Figures) -> tuple[Row, ...]:
    """Once all its copies are known. What was recalled is not corrected; what that left standing is recalled again."""
    recalled, over = figures.job.task in RECALLS, figures.state in (NoticeState.DONE, NoticeState.STOPPED)
    if not (figures.begun and figures.written) or (recalled and not (over and figures.stands)):
        return ()
    correct = Button(v.t.plain(labels.FIX), Noticing(CORRECT, figures.notice, figures.version))
    recall = Button(v.t.plain(RECALL_LABEL), Noticing(RECALL, figures.notice, figures.version))
    return ((recall,),) if recalled else ((correct, recall),)


def once_more(v: View, figures: Figures) -> tuple[Row, ...]:
    """The same words to the same people, or to others."""
    repeat = Button(v.t.plain("🔁 Once more"), Noticing(REPEAT, figures.notice))
    return ((repeat, Button(v.t.plain("📄 Copy"), Noticing(COPY, figures.notice))),)
