"""Ready sentences under «Написати»: one tap, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import mark
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.deadlines import local
from domain.requests import Request

SENTENCES: Mapping[str, str] = {
    "ready1": mark("I will call today by 17:00"),
    "ready2": mark("I will call tomorrow morning"),
    "ready3": mark("I will come tomorrow morning"),
    "ready4": mark("One more paper is needed, I will explain by phone"),
    "ready5": mark("Thank you, received"),
    "ready6": mark("When is it convenient to talk?"),
}
BUTTONS: Mapping[str, str] = {
    "ready1": mark("I will call by 17:00"),
    "ready2": mark("I will call tomorrow"),
    "ready3": mark("I will come tomorrow"),
    "ready4": mark("One more paper is needed"),
    "ready5": SENTENCES["ready5"],
    "ready6": mark("When can we talk?"),
}
TODAY, LATE = "ready1", 16  # after this hour no call is promised for the same day
VERBS = tuple(SENTENCES)


def offered(v: View, request: Request, asked: Screen) -> Screen:
    """The prompt with the sentences below it; one's own words remain possible."""
    late = local(v.now, v.tz).hour >= LATE
    fit = [verb for verb in VERBS if verb != (TODAY if late else "ready2")]
    rows = one_each(*(Button(v.t.plain(BUTTONS[one]), Case(one, request.id, request.version)) for one in fit))
    return replace(asked, buttons=(*rows, *asked.buttons))


def sent(v: View, request: Request, said: str) -> Screen:
    """What went, in the worker's own language."""
    text = v.t.say("Passed on: {number}. “{words}”", number=request.number, words=said)
    return Screen(text, edit=True, about=request.id)


def sentence(v: View, verb: str) -> str:
    """What is said, in the language of this view."""
    return f"{v.t.plain(SENTENCES[verb])}{'' if verb == 'ready6' else '.'}"
