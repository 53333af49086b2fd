"""What somebody wrote under a notice is kept; what shall be done with it, and that a question is on its way."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Noticing
from bot.ui.resident.odd_kept import kept_words, to_request
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.calling import number_of
from domain.requests import Request

MOST = 2  # open requests that the words are offered to, beside the three other ways


def what_to_do(v: View, notice_id: int, requests: Sequence[Request], n: int, registered: bool) -> Screen:
    """A request of its own, a question, one of the open requests, or nothing at all."""
    own = [Button(to_request(v, one), Case("addto", one.id, one.version)) for one in requests[:MOST]]
    help_ = Button(v.t.plain(labels.NEED_HELP), Case("newwith", 0)) if registered else None
    ask = Button(v.t.plain("❓ Ask the community"), Noticing("qq", notice_id))
    leave = Button(v.t.plain("Leave it"), Case("leave", 0))
    return Screen(kept_words(v, n), buttons=one_each(*own, help_, ask, leave))


def asked(v: View, request: Request) -> Screen:
    """Who has the question is told by itself; here only that it went, and till when there is an answer."""
    by = v.by(request.due)
    phone = v.t.say("The answer comes here or by phone, {by}.", by=by)
    lines = [
        v.t.say("<b>Your question was passed on: No. {number}</b>", number=request.number),
        phone if number_of(request) else v.t.say("The answer comes here, {by}.", by=by),
    ]
    add = Button(v.t.plain(labels.ADD), Case("add", request.id, request.version))
    return Screen(Html("\n".join(lines)), buttons=one_each(add), about=request.id, edit=True)
