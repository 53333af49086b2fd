"""What an admin is asked about whom a notice is for, and when."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "notice_place.notice_place": mark("Write the name of the settlement."),
    "notice_start.notice_start": mark("When shall it begin? For example: tomorrow at 9, or 28.11 at 10:30."),
    "notice_end.notice_end": mark("Until when may it be sent? For example: Friday 18:00, or 30.11."),
}
