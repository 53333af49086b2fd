"""Under a notice that people have got: correct it, recall it, send it once more."""

from __future__ import annotations

from bot.i18n import mark
from bot.ui import labels
from bot.ui.admin.notice_again import COPY, REPEAT
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Row
from bot.ui.view import View
from domain.notice_figures import Figures
from domain.notices import RECALLS

CORRECT, RECALL = "e", "r"  # verbs of bot/ui/admin/notice_correcting.py and notice_recalling.py
RECALL_LABEL = mark("🗑 Recall")


def mend(v: View, figures: Figures) -> tuple[Row, ...]:
    """Once all its copies are known, and as long as it is not recalled."""
    if not (figures.begun and figures.written) or figures.job.task in RECALLS:
        return ()
    correct = Button(v.t.plain(labels.FIX), Noticing(CORRECT, figures.notice, figures.version))
    recall = Button(v.t.plain(RECALL_LABEL), Noticing(RECALL, figures.notice, figures.version))
    return ((correct, recall),)


def once_more(v: View, figures: Figures) -> tuple[Row, ...]:
    """The same words to the same people, or to others."""
    repeat = Button(v.t.plain("🔁 Repeat"), Noticing(REPEAT, figures.notice))
    return ((repeat, Button(v.t.plain("📄 Copy"), Noticing(COPY, figures.notice))),)
