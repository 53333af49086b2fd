"""The one page of a notice: what it shows depends on how far the notice is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.ui.admin import notice_asked, notice_over, notice_running, notice_sheet
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import NoticeState
from usecases.notice_pages import Shown

Page = Callable[[View, Shown], Screen]
PAGES: Mapping[NoticeState, Page] = {
    NoticeState.DRAFT: notice_sheet.sheet,
    NoticeState.ASKED: notice_asked.asked,
    NoticeState.SCHEDULED: notice_asked.scheduled,
    NoticeState.RUNNING: notice_running.running,
    NoticeState.PAUSED: notice_running.running,
    NoticeState.DONE: notice_over.over,
    NoticeState.STOPPED: notice_over.over,
}


def page(v: View, shown: Shown) -> Screen:
    """The notice as it is now. It stands at a place of its own in the chat (domain.slots.notice)."""
    return PAGES[shown.notice.state](v, shown)
