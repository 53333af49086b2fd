"""What an admin is asked for the correction of a notice."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "notice_fix.message": mark(
        "Send the corrected words here. Pictures, files and buttons stay as they are. "
        "Instead of a photo or a file you may send another one."
    ),
}
