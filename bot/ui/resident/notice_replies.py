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
    """One message: it went, who answers, how and till when, and that there is nothing to do meanwhile."""
    by = v.by(request.due)
    phone = v.t.say("The answer comes here or by phone, {by}.", by=by)
    lines = [
        v.t.say("<b>Your question was passed on.</b>\nNo. {number}", number=request.number),
        _thanks(v, request),
        phone if number_of(request) else v.t.say("The answer comes here, {by}.", by=by),
        v.t.say("There is nothing you need to do for now."),
    ]
    add = Button(v.t.plain(labels.ADD), Case("add", request.id, request.version))
    return Screen(Html("\n\n".join(lines)), buttons=one_each(add), about=request.id, edit=True)


def _thanks(v: View, request: Request) -> Html:
    """Who has it already; where no coordinator is there somebody is still being found."""
    if holder := request.holder:
        return v.t.say("Thank you for asking. {name} will answer you.", name=holder.title)
    return v.t.say("Thank you for asking.")
