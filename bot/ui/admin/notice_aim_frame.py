"""The frame of «👥 Кому»: its verbs, and a list in which each line is in or out by a tap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.notice_counts import people
from bot.ui.callbacks import Noticing
from bot.ui.notice_whom import whom
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain import slots
from domain.notices import Notice
from domain.pages import part
from usecases.notice_aim import Aimed

SIZE = 5
IN, OUT = "i", "o"  # the last letter of a verb: this one too, or not this one
OVERVIEW = "a"
COMMUNITIES, DISTRICTS, SETTLEMENTS, SERVICE, LANG, ROLE = "ac", "ad", "as", "av", "al", "ar"
EVERYWHERE, WHOLE, TYPE = "ae", "aw", "at"
ANYBODY = "-"  # on a button: residents, in the place of a role


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: what it is called, what its button says, and whether it is chosen."""

    name: str
    at: str
    chosen: bool


def listed(
    v: View,
    aimed: Aimed,
    ask: Html,
    verb: str,
    choices: Sequence[Choice],
    page: int,
    others: tuple[Button, ...] = (),
) -> Screen:
    """Five at a time, each in or out by a tap; below it always stands whom that makes."""
    notice = aimed.notice
    here, at, more = part(choices, SIZE, page)
    rows = one_each(*(_choice(notice, verb, one, at) for one in here))
    onward = turns(v, at, more, lambda page_to: to(notice, verb, str(page_to)))
    back = (Button(v.t.plain(labels.BACK), to(notice, OVERVIEW)),)
    text = Html("\n".join([Html(f"<b>{ask}</b>"), *counted(v, aimed)]))
    return screen(notice, text, (*rows, *onward, *one_each(*others), back))


def counted(v: View, aimed: Aimed) -> Iterator[Html]:
    """Whom it is for in words, and how many they are."""
    yield whom(v, aimed.notice.audience, aimed.named())
    yield from people(v, aimed.notice.audience, aimed.counted)


def _choice(notice: Notice, verb: str, one: Choice, page: int) -> Button:
    turn = OUT if one.chosen and verb != ROLE else IN
    return Button(sign(one.chosen) + one.name, to(notice, verb + turn, f"{one.at}.{page}"))


def sign(chosen: bool) -> str:
    """Before what is chosen."""
    return "☑️ " if chosen else ""


def to(notice: Notice, verb: str, at: str = "") -> Noticing:
    """What a button of this draft sends."""
    return Noticing(verb, notice.id, notice.version, at)


def screen(notice: Notice, text: Html, rows: tuple[Row, ...]) -> Screen:
    """In the place of the draft's page."""
    return Screen(text, buttons=rows, edit=True, slot=slots.notice(notice.id))
