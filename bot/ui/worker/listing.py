"""Lists of cases page by page: one's own by due time, and what was found. The list stands in one message."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.i18n import Html, mark
from bot.ui.callbacks import Lists, Menu
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.card_buttons import MINE
from bot.ui.worker.marks import legend, marks
from bot.ui.worker.states import STATES
from domain import slots
from domain.living import first_name
from domain.pages import part
from domain.requests import Request

PAGE, FEW = 8, 5  # lines of a page: of one's cases, of what was found
FOUND = "found"
OPENS = {MINE: "mine_case", FOUND: "found_case"}  # a line of the list leads to its case
SEARCH = mark("🔎 Find")
FIND = "find"  # of the Menu button


def listing(v: View, requests: Sequence[Request], page: int = 0, edit: bool = False) -> Screen:
    """«Мої справи», the earliest first, with what calls for a look counted above."""
    search = Button(v.t.plain(SEARCH), Menu(FIND))
    if not requests:
        text = v.t.say("You have no open cases. New requests will come here.")
        return Screen(text, buttons=((search,),), edit=edit, slot=slots.CASES)
    head = v.t.say("Your cases, the earliest first: {n}", n=len(requests))
    lines = [head, *legend(v, requests)]
    rows = (*_page(v, MINE, requests, page, PAGE, _line), (search,))
    return Screen(Html("\n".join(lines)), buttons=rows, edit=edit, slot=slots.CASES)


def found(v: View, requests: Sequence[Request], may_name: Callable[[Request], bool], page: int = 0) -> Screen:
    """What a search has found; of a sensitive one no name."""

    def named(v: View, request: Request) -> str:
        name = first_name(request) if may_name(request) else ""
        return f"{_line(v, request)} · {name}" if name else _line(v, request)

    again = Button(v.t.plain(SEARCH), Menu(FIND))
    if not requests:
        text = v.t.say("Nothing was found among your cases. Check the number or try a part of the name.")
        return Screen(text, buttons=((again,),), edit=True, slot=slots.FOUND)
    text = v.t.say("Found: {n}", n=len(requests))
    rows = (*_page(v, FOUND, requests, page, FEW, named), (again,))
    return Screen(text, buttons=rows, edit=True, slot=slots.FOUND)


def page_of(requests: Sequence[Request], request_id: int, page: int) -> int:
    """The page on which this case stands; the one asked for when it stands there no more."""
    places = (n for n, request in enumerate(requests) if request.id == request_id)
    return next((n // PAGE for n in places), page)


def _page(
    v: View, which: str, requests: Sequence[Request], page: int, size: int, line: Callable[[View, Request], str]
) -> tuple[Row, ...]:
    """The cases of one page; one that does not exist is the last."""
    shown, at, more = part(requests, size, page)
    lines = one_each(*(Button(line(v, request), Lists(OPENS[which], request.id, at)) for request in shown))
    return (*lines, *turns(v, at, more, lambda to: Lists(which, page=to)))


def _line(v: View, request: Request) -> str:
    parts = (request.number, v.place(request.settlement), v.t.plain(STATES[request.status]))
    return f"{marks(request, v.now)} {' · '.join(part for part in parts if part)}"
