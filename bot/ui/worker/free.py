"""Words of staff that belong to no case yet: which case is asked, and whom they go to is said before they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Lists, Menu
from bot.ui.dialogs.review import story
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.card_buttons import MINE
from domain.requests import Request

WORDS = "words"  # of Lists: pages of the cases that words may go to
DESK = "desk"  # of Menu: as the key under the text field


def which_case(
    v: View, held: Sequence[Request], own: Sequence[Request], n: int, page: int = 0, more: bool = False
) -> Screen:
    """«До якої справи?»: the cases by pages, one's own requests, or nowhere."""
    several = v.t.count("We have kept {n} message.", "We have kept {n} messages.", n)
    text = Html(f"{several if n > 1 else v.t.say('We have kept your message.')} {v.t.say('To which case?')}")
    cases = one_each(*(Button(_line(v, one), Case("towhom", one.id, one.version)) for one in held))
    mine = one_each(
        *(Button(v.t.plain("My own: No. {number}", number=r.number), Case("addto", r.id, r.version)) for r in own)
    )
    leave = Button(v.t.plain("Leave it"), Case("leave", 0))
    others = turns(v, page, more, lambda to: Lists(WORDS, page=to))
    return Screen(text, buttons=(*cases, *others, *mine, (leave,)), edit=True)


def _line(v: View, request: Request) -> str:
    return f"🗂 {request.number} · {v.place(request.settlement)}"


def nowhere(v: View, coordinates: bool) -> Screen:
    """Of whoever has no case now: where the people are to whom they may write."""
    label, where = (labels.DESK, Menu(DESK)) if coordinates else (labels.CASES, Lists(MINE))
    text = v.t.say("To write to a person, open their case: {label}.", label=v.t.plain(label))
    return Screen(text, buttons=one_each(Button(v.t.plain(label), where)))


def to_whom(v: View, request: Request, told: Mapping[str, Any], silenced: bool) -> Screen:
    """Who will read it; where nobody may be written to it can only be noted."""
    who = v.t.say("Case No. {number}.", number=request.number)
    what = v.t.say("Send this to the person? “{words}”", words=story(v, told))
    if silenced:
        what = v.t.say("This person cannot be written to here. Keep it as a note? “{words}”", words=story(v, told))

    def do(label: str, verb: str) -> Button:
        return Button(label, Case(verb, request.id, request.version))

    send = None if silenced else do(v.t.plain("✅ Send to the person"), "addto")
    note = do(v.t.plain("📝 Only as a note"), "tonote")
    back = Button(v.t.plain(labels.BACK), Lists(WORDS))
    return Screen(Html(f"{who} {what}"), buttons=one_each(send, note, back), edit=True, about=request.id)
