"""A request has arrived: its number, who will call and by when, and that nothing more is needed."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs.question import pretty
from bot.ui.resident.services import to_bring
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.calling import another, number_of
from domain.requests import Request


def received(v: View, request: Request) -> Screen:
    """The number, who will call, by when, what to have at hand, and that nothing more is needed."""
    lines = [_headline(v, request), *_hurry(v, request), _who_calls(v, request), _at_hand(v, request)]
    lines.append(v.t.say("There is nothing you need to do for now."))
    return Screen(
        Html("\n\n".join(line for line in lines if line)), buttons=_number_buttons(v, request), about=request.id
    )


def received_apart(v: View, request: Request) -> Screen:
    """The same as two messages, where the first has to bring the menu keyboard back."""
    return replace(received(v, request), buttons=()).followed_by(_number(v, request))


def asked_before(v: View, request: Request, phone: str) -> Screen:
    """The same call once more: it is remembered, there is no second request, and one may call oneself."""
    lines = [v.t.say("We remember: you asked for a call, and your request is in our hands."), _who_calls(v, request)]
    if phone:
        lines.append(v.t.say("You need not wait. Call us: {phone}", phone=phone))
    return Screen(Html("\n\n".join(lines)), about=request.id).followed_by(_number(v, request))


def _number(v: View, request: Request) -> Screen:
    number = v.t.say("Your number:\n<b>{number}</b>", number=request.number)
    return Screen(number, buttons=_number_buttons(v, request), about=request.id)


def _number_buttons(v: View, request: Request) -> tuple[Row, ...]:
    """To read out the number and to copy it; to say more."""
    copy = Button(v.t.plain("📋 Copy the number"), copy=request.number)
    return one_each(copy, Button(v.t.plain(labels.ADD), Case("add", request.id, request.version)))


def unnamed(v: View, request: Request, phone: str) -> Screen:
    """A report without a name: the number once; it is acted on, and no answer will come here."""
    lines = [
        _headline(v, request),
        *_hurry(v, request),
        v.t.say("Thank you. We will look into it. Your name is not kept with it."),
        v.t.say("No answer will come here, so write the number down if you need it."),
        _more_by_phone(v, phone),
    ]
    return Screen(Html("\n\n".join(lines)))


def _more_by_phone(v: View, phone: str) -> Html:
    if phone:
        return v.t.say("To add something, call {phone} or 1545 and say the number.", phone=phone)
    return v.t.say("To add something, call 1545 and say the number.")


def _headline(v: View, request: Request) -> Html:
    return Html(f"<b>{v.t.say('Request No. {number} received', number=request.number)}</b>")


def _hurry(v: View, request: Request) -> list[Html]:
    said = v.t.say("It is marked urgent. If there is danger, call 112 or 103 first.")
    return [said] if request.urgent else []


def _at_hand(v: View, request: Request) -> Html:
    """Papers and paying concern whoever needs help, not a neighbour who told of them."""
    if request.for_whom == "report":
        return v.t.say("Thank you for telling us about this person.")
    return to_bring(v, request.service)


def _who_calls(v: View, request: Request) -> Html:
    by, phone = v.by(request.due), number_of(request)
    if another(request):
        return v.t.say("A social worker will call this person {by}: {phone}.", by=by, phone=pretty(phone))
    if phone:
        return v.t.say("A social worker will call you {by}.", by=by)
    return v.t.say("A social worker will write to you here {by}.", by=by)
