"""«Запит від імені людини»: the review with what to read aloud, and the number with its paper."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui.dialogs import review as dialog
from bot.ui.dialogs.question import pretty
from bot.ui.screen import Button, Document, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.behalf_sheet import sheet, spaced, who_calls
from domain.communities import Community
from domain.dialogs import BEHALF
from domain.forms import Draft
from domain.requests import Request
from usecases.behalf import Paper


def review(v: View, draft: Draft) -> Screen:
    """All answers, and the processing notice, which is read to the person before anything is kept."""
    told = dialog.review(v, BEHALF, draft)
    aloud = v.t.say(
        "🗣 Tell the person: the community will keep this to help them. Only the social worker and the head see it. "
        "They may cancel the request or ask to have it erased. By sending you confirm that you have told them."
    )
    return replace(told, text=Html(f"{told.text}\n\n{aloud}"))


def recorded(v: View, paper: Paper, community: Community | None) -> Screen:
    """The number, large; what to read out; and the paper to print."""
    request = paper.request
    lines = [
        Html(f"<b>{v.t.say('Request No. {number} received', number=request.number)}</b>"),
        v.t.say("🗣 Read out: {promise}", promise=who_calls(v, request)),
        _reached(v, request),
        *code(v, paper),
        _paper(v, request),
    ]
    return Screen(
        Html("\n\n".join(line for line in lines if line)),
        buttons=_copy(v, request),
        documents=(document(v, paper, community),),
    )


def another_code(v: View, paper: Paper, community: Community | None) -> Screen:
    """A new code, with a new paper."""
    head = v.t.say("A new code for {number}. The former one is void.", number=paper.request.number)
    text = Html("\n\n".join([head, *code(v, paper), _paper(v, paper.request)]))
    return Screen(text, buttons=_copy(v, paper.request), documents=(document(v, paper, community),))


def code(v: View, paper: Paper) -> list[Html]:
    """How the person may link their Telegram."""
    told = v.t.say("Code for Telegram: <b>{code}</b>. It works {by}.", code=spaced(paper.code), by=v.by(paper.until))
    return [told]


def document(v: View, paper: Paper, community: Community | None) -> Document:
    """The paper to print: the number in its name, nothing else of the case."""
    return Document(f"{paper.request.number}.html", sheet(v, paper, community))


def _reached(v: View, request: Request) -> Html:
    phone = request.details.phone
    if phone:
        return v.t.say("We will call: {phone}.", phone=pretty(phone))
    return v.t.say("There is no number to call. Agree now how to find the person.")


def _paper(v: View, request: Request) -> Html:
    if request.sensitive:
        return v.t.say("🖨 The paper is below. First ask whether it is safe to have it at home.")
    return v.t.say("🖨 The paper to print is below.")


def _copy(v: View, request: Request) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain("📋 Copy the number"), copy=request.number))
