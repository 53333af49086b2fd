"""«🗑 Відкликати»: what each way of doing it means, and the choice that does it."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.admin.notice_mend import RECALL
from bot.ui.admin.notice_writing import to_notice
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_aiming import FEW, few
from domain.notices import Notice, Tally, standing

OPEN, DELETE, CANCEL = RECALL, "rd", "rc"  # verbs


def choose(v: View, notice: Notice, tally: Tally) -> Screen:
    """Nothing has happened yet: the next tap decides."""
    people = standing(tally)
    head = v.t.count("🗑 {n} person has got this notice.", "🗑 {n} people have got this notice.", people)
    if few(notice.audience, people):
        head = v.t.say("🗑 Fewer than {n} people have got this notice.", n=FEW)
    lines = [
        v.t.say("Take away: it vanishes from their chats. What is older than two days is marked instead."),
        v.t.say("Mark as called off: the notice in their chats says so, and its words are struck."),
        v.t.say("Whoever has not got it yet gets nothing."),
    ]
    buttons = one_each(
        Button(v.t.plain("🗑 Take away from all"), Noticing(DELETE, notice.id, notice.version)),
        Button(v.t.plain("🚫 Mark as called off"), Noticing(CANCEL, notice.id, notice.version)),
        to_notice(v, notice),
    )
    return Screen(Html("\n\n".join([head, *lines])), buttons)
