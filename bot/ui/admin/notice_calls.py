"""«📞 Кому зателефонувати»: the people whom a notice did not reach, as a file that cannot be forwarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from bot.i18n import Html, mark
from bot.ui.callbacks import Noticing
from bot.ui.dialogs.question import pretty
from bot.ui.messages.notice_told import CALLS
from bot.ui.screen import Button, Document, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.concerned import CALL_AT
from domain import slots
from domain.notice_calling import Call
from domain.notice_words import began
from domain.short_numbers import base36
from usecases.notice_calls import Calls

WHY: Mapping[str, str] = {
    "blocked": mark("closed the bot"),
    "gone": mark("is not in Telegram any more"),
    "never_started": mark("never opened the bot"),
    "muted": mark("switched this topic off"),
    "not_to_write": mark("asked not to be written to"),
    "expired": mark("it was too late to send it"),
}
OTHER = mark("Telegram did not take it")
_STYLE = (
    "body{font:18px/1.5 sans-serif;margin:1rem auto;max-width:50rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.4rem;text-align:left}"
)


def listed(v: View, found: Calls) -> Screen:
    """The file; the others by a button, when they are many."""
    if not found.calls:
        return Screen(v.t.say("There is nobody to telephone."))
    text = v.t.count("📞 {n} person to telephone.", "📞 {n} people to telephone.", len(found.calls))
    hint = v.t.say("The file opens in the telephone's browser. Please do not hand it on.")
    at = f"{found.community}.{base36(found.after)}"
    more = Button(v.t.plain("More ▾"), Noticing(CALLS, found.notice.id, at=at)) if found.after else None
    file = Document(v.t.plain("telephone-list") + ".html", _page(v, found))
    slot = slots.notice_list(found.notice.id)
    return Screen(Html(f"{text}\n{hint}"), buttons=one_each(more), documents=(file,), protect=True, slot=slot)


def _page(v: View, found: Calls) -> str:
    title, begins = v.t.say("Whom to telephone"), began(found.notice)
    head = (v.t.say("Name"), v.t.say("Phone"), v.t.say("Place"), v.t.say("Why"))
    rows = "".join(_row(v, call) for call in found.calls)
    names = "".join(f"<th>{name}</th>" for name in head)
    top = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    body = f"<h1>{title}</h1><p>{escape(begins)}</p><table><tr>{names}</tr>{rows}</table>"
    return f'<!doctype html><html lang="{v.t.lang}"><head>{top}<title>{title}</title></head><body>{body}</body></html>'


def _row(v: View, call: Call) -> str:
    cells = (escape(call.name), _phone(v, call), escape(v.place(call.settlement)), v.t.say(WHY.get(call.why, OTHER)))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _phone(v: View, call: Call) -> str:
    """The number to press; when it is safe to call and what to say first stand under it."""
    number = f'<a href="tel:{escape(call.phone)}">{escape(pretty(call.phone))}</a>' if call.phone else v.t.say("none")
    return "<br>".join([number, *_safely(v, call)])


def _safely(v: View, call: Call) -> Sequence[str]:
    hours = [v.t.say("When to call: {hours}", hours=v.t.say(CALL_AT[call.hours]))] if call.hours else []
    return [*hours, *([v.t.say("Say this word: {word}", word=call.word)] if call.word else [])]
