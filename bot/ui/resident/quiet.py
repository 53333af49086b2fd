"""The quiet talk: the numbers first, no story asked, and an end that says nothing to others."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui.dialogs.question import pretty
from bot.ui.resident.alarm import QUIET_KINDS, fitting
from bot.ui.resident.help import numbers
from bot.ui.resident.hiding import hide
from bot.ui.screen import Screen, one_each
from bot.ui.view import View
from domain.people import SafeContact
from domain.quiet import CHILD
from domain.reaching import HOURS, NO_CALLS
from domain.requests import Request

AT_HOURS = {
    "morning": mark("We will call in the morning, from 8 to 12."),
    "day": mark("We will call in the daytime, from 12 to 17."),
    "evening": mark("We will call in the evening, from 17 to 21."),
    NO_CALLS: mark("We will not call. We will write here."),
}


def intro(v: View) -> Screen:
    """Before anything is asked: the numbers, and how to leave no trace."""
    lines = [
        v.t.say("If writing is dangerous, call or hide this chat."),
        numbers(v, fitting(QUIET_KINDS)),
        v.t.say(
            "The button below removes the messages of the last two days. You can erase older ones in Telegram itself."
        ),
        v.t.say("We will not ask what happened."),
    ]
    return Screen(Html("\n\n".join(lines)), buttons=one_each(hide(v)))


def to_child(v: View) -> Html:
    """Said once, before the next question."""
    kind = v.t.say("It is good that you wrote. You are not alone, and none of this is your fault.")
    free = v.t.say("116 111 — for children and young people")
    return Html(f"{kind}\n{free}")


def asked(v: View, request: Request, safe: SafeContact) -> Screen:
    """The end of the quiet talk: what will happen, in words that say nothing to others."""
    child = request.details.answers.get("quiet.who") == CHILD
    lines = [
        v.t.say("It is good that you wrote. Everything is noted.") if child else v.t.say("Thank you. All is noted."),
        v.t.say("Your number:\n<b>{number}</b>", number=request.number),
        _when(v, request, safe),
        "" if safe.write else v.t.say("We will not write here."),
        v.t.say("The caller will say the word you chose.") if safe.code_word and safe.phone else "",
        v.t.say("Write that word here, and the chat will be hidden.") if safe.code_word else "",
    ]
    return Screen(Html("\n".join(line for line in lines if line)), buttons=one_each(hide(v)), about=request.id)


def _when(v: View, request: Request, safe: SafeContact) -> Html:
    if safe.hours == NO_CALLS or not safe.phone:
        return v.t.say(AT_HOURS[NO_CALLS])
    if safe.hours in HOURS:
        return v.t.say(AT_HOURS[safe.hours])
    return v.t.say("We will call {phone} {by}.", phone=pretty(safe.phone), by=v.by(request.due))
