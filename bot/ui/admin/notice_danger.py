"""«🆘 Небезпека»: what it means and which danger it is; and «Надіслати без схвалення»."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui import labels, turning
from bot.ui.admin.notice_blocked import blocked
from bot.ui.admin.notice_danger_words import ALONE, DANGERS, danger
from bot.ui.callbacks import Noticing
from bot.ui.dialogs import paging
from bot.ui.messages.notice import DANGER as LINE
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.notice_approving import Hindrance
from domain.notices import DANGERS as ALL
from domain.notices import Notice
from domain.slots import notice as place

IS_DANGER, NO_DANGER = mark("🆘 Danger"), mark("It is no danger")
AT_ONCE, SENDING = mark("⚡ Without approval"), "yi"
CHOOSE, PUT, OWN, UNDO, SHOW = "yd", "ye", "yo", "yu", "o"  # verbs


def way(v: View, notice: Notice) -> Button:
    """On the sheet of a draft: to this page."""
    return Button(v.t.plain(IS_DANGER), Noticing(CHOOSE, notice.id, notice.version))


def choose(v: View, notice: Notice, page: int = 0) -> Screen:
    """What the urgent lane is, and which danger."""
    lines = [
        v.t.say("🆘 Danger is for what threatens life or health now."),
        v.t.say("It goes out before everything else, at night too. It also comes to those who switched notices off."),
        v.t.say("Above your words people read: “{line}”.", line=v.t.say(LINE)),
        v.t.say("Your choice is on record. Which danger is it?"),
    ]
    if notice.danger:
        lines.insert(0, v.t.say("Chosen now: {why}", why=danger(v, notice.danger)))
    shown = paging.of(ALL, page)
    rows = (*one_each(*(_reason(v, notice, key) for key in shown.values)), *_turns(v, notice, shown))
    undo = _do(v, NO_DANGER, UNDO, notice) if notice.danger else None
    return _screen(notice, lines, (*rows, *one_each(undo, _do(v, labels.BACK, SHOW, notice))))


def alone(v: View, notice: Notice) -> Screen:
    """Nobody is waited for: why?"""
    lines = [
        v.t.say("⚡ Only when life is at stake and there is no time to wait for a second person."),
        v.t.say("It is on record with your name. All admins and coordinators are told at once. Why now?"),
    ]
    rows = (_do(v, ALONE[why], SENDING, notice, why) for why in ALONE)
    return _screen(notice, lines, one_each(*rows, _do(v, labels.BACK, SHOW, notice)))


def nobody(v: View, notice: Notice) -> Screen:
    """There is no second person to ask; of danger it is not waited for."""
    rows = one_each(_do(v, AT_ONCE, "ya", notice), _do(v, labels.BACK, SHOW, notice))
    return _screen(notice, [blocked(v, Hindrance.NOBODY)], rows)


def _reason(v: View, notice: Notice, key: str) -> Button:
    own = key == "other"
    return _do(v, DANGERS[key], OWN if own else PUT, notice, "" if own else key)


def _turns(v: View, notice: Notice, shown: paging.Page) -> tuple[Row, ...]:
    more = shown.number + 1 < shown.pages
    return turning.turns(v, shown.number, more, lambda to: Noticing(CHOOSE, notice.id, notice.version, str(to)))


def _do(v: View, label: str, verb: str, notice: Notice, at: str = "") -> Button:
    return Button(v.t.plain(label), Noticing(verb, notice.id, notice.version, at))


def _screen(notice: Notice, lines: list[Html], rows: tuple[Row, ...]) -> Screen:
    return Screen(Html("\n".join(lines)), buttons=rows, edit=True, slot=place(notice.id))
