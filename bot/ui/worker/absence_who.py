"""Who stands in: the colleagues by pages with what they have, or nobody (the coordinator then), and the last look."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.i18n import Html
from bot.ui.callbacks import Callback, Office
from bot.ui.dialogs import paging
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.absence import at, facts
from bot.ui.worker.handing import who
from domain.absences import Absence
from usecases.absences import Colleague, Days


def choose(
    v: View,
    found: Sequence[Colleague],
    page: int,
    to: Callable[[int], Callback],
    to_page: Callable[[int], Callback],
    back: Callback,
    note: str = "",
) -> Screen:
    """Everybody who may, whoever is away on these days with a sign."""
    ask = v.t.say("👤 Who stands in? They get the open cases for these days.")
    shown = paging.of(tuple(str(n) for n in range(len(found))), page)
    each = [found[int(n)] for n in shown.values]
    rows = one_each(*(Button(_label(v, one), to(one.member.id)) for one in each))
    nobody = Button(v.t.plain("Nobody: the coordinator"), to(0))
    others = turns(v, shown.number, shown.number + 1 < shown.pages, to_page)
    text = Html("\n".join([*([note] if note else []), ask]))
    return Screen(text, buttons=(*rows, *others, *one_each(nobody, Button(v.t.plain("⬅️ Back"), back))), edit=True)


def sure(v: View, shown: Days, wanted: Absence) -> Screen:
    """Everything together, before it is written down."""
    days = (wanted.membership_id, wanted.since.toordinal(), wanted.until.toordinal())
    lines = [
        *facts(v, shown, wanted),
        "",
        v.t.say("Open cases and visits go over for these days and come back after them. No new requests are offered."),
    ]
    buttons = one_each(
        Button(v.t.plain("✅ Write it down"), Office("abok", at(*days, wanted.substitute))),
        Button(v.t.plain("⬅️ Back"), Office("abw", at(*days))),
        Button(v.t.plain("✖️ Not needed"), Office("abl", at(wanted.membership_id))),
    )
    return Screen(Html("\n".join(lines)), buttons=buttons, edit=True)


def _label(v: View, one: Colleague) -> str:
    told = who(v, one.member, one.held)
    return f"{told} · 🏖" if one.away else told
