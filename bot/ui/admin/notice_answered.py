"""What the second person reads after the tap."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import Notice, NoticeState
from domain.slots import notice_asked


def approved(v: View, notice: Notice) -> Screen:
    """It goes out, waits for its time, or could not go any more."""
    if notice.state is NoticeState.DRAFT:
        text = v.t.say("It could not be sent any more. It is a draft again, and the admins are told why.")
    elif notice.pending:
        text = v.t.say("The correction could not be made any more. The admins are told why.")
    elif notice.state is NoticeState.SCHEDULED and notice.starts_at:
        text = v.t.say("✅ Approved, thank you. It goes out {when}.", when=v.short(notice.starts_at))
    elif notice.edition > 1:
        text = v.t.say("✅ Approved, thank you. People will read the corrected words.")
    else:
        text = v.t.say("✅ Approved, thank you. It is on its way.")
    return _screen(notice, text)


def refused(v: View, notice: Notice) -> Screen:
    """Nothing is sent; whoever asked is told."""
    return _screen(notice, v.t.say("❌ Not approved. Nothing is sent, and whoever asked is told."))


def late(v: View, fresh: Notice) -> Screen:
    """It was decided, taken back or changed meanwhile."""
    if fresh.state in (NoticeState.DRAFT, NoticeState.ASKED):
        text = v.t.say("The notice has been changed meanwhile. Please wait for the new question.")
    elif fresh.begun_at or fresh.state is NoticeState.SCHEDULED:
        text = v.t.say("This has been decided already. Nothing is left to do.")
    else:
        text = v.t.say("The notice was taken back. Nothing is left to do.")
    return _screen(fresh, text)


def _screen(notice: Notice, text: str) -> Screen:
    return Screen(text, edit=True, slot=notice_asked(notice.id))
