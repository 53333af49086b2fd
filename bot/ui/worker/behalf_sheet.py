"""The paper that a person takes home: the number, what happens next, whom to call, the code. Nothing of the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from html import escape

from bot.i18n import Html
from bot.ui.view import View
from domain.communities import Community
from domain.requests import Request
from usecases.behalf import Paper

_LONG = timedelta(days=60)
_STYLE = (
    "body{font:20px/1.5 sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}"
    "h1{font-size:3rem;margin:.5rem 0;letter-spacing:.05em}"
    "h2{margin:2rem 0 .5rem;border-top:1px solid #999;padding-top:1rem}"
    ".code{font-size:2.5rem;font-weight:bold;letter-spacing:.1em}"
)


def sheet(v: View, paper: Paper, community: Community | None) -> str:
    """One HTML document without anything from elsewhere, for one page of paper."""
    request, v = paper.request, replace(v, now=v.now - _LONG)  # read on another day it must not say «завтра»
    title = v.t.say("Request No. {number}", number=request.number)
    parts = [
        _office(community),
        f"<p>{v.t.say('Your number')}</p><h1>{escape(request.number)}</h1><p>{v.short(request.created_at)}</p>",
        _part(v.t.say("What happens next"), [who_calls(v, request), *_office_calls(v, community)]),
        _part(v.t.say("If you have Telegram"), _how(v, paper)),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    body = "".join(parts)
    return f'<!doctype html><html lang="{v.t.lang}"><head>{head}<title>{title}</title></head><body>{body}</body></html>'


def who_calls(v: View, request: Request) -> Html:
    """The promise, to be read out and to be read."""
    if request.details.phone:
        return v.t.say("A social worker will call you {by}.", by=v.by(request.due))
    return v.t.say("A social worker will contact you {by}.", by=v.by(request.due))


def spaced(code: str) -> str:
    """A code as it is read out."""
    return f"{code[:3]} {code[3:]}"


def _how(v: View, paper: Paper) -> list[Html]:
    return [
        v.t.say("There you can see how it goes, and write to your social worker."),
        v.t.say("1. Open the bot Susid of your community and press Start."),
        v.t.say("2. Press “🔗 My request by number”."),
        v.t.say("3. Write the number and this code:"),
        Html(f'<span class="code">{escape(spaced(paper.code))}</span>'),
        v.t.say("The code works {by}. Show it to nobody.", by=v.by(paper.until)),
    ]


def _office(community: Community | None) -> str:
    if community is None:
        return ""
    lines = [community.name, community.address]
    return f"<p>{'<br>'.join(escape(line) for line in lines if line)}</p>"


def _office_calls(v: View, community: Community | None) -> list[Html]:
    if community is None or not community.phone:
        return [v.t.say("Questions: call 1545 and say the number.")]
    return [v.t.say("Questions: call {phone} and say the number.", phone=community.phone)]


def _part(head: Html, lines: Iterable[Html]) -> str:
    return f"<h2>{head}</h2>" + "".join(f"<p>{line}</p>" for line in lines)
