"""What is said of words and files that came unasked: they are kept, and where they may go."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Case, Menu
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_kept import APART, HERE
from domain.requests import Request, Status

POINT_ANSWERS = {HERE: mark("Yes, come here"), APART: mark("No, just to know")}


def added(v: View) -> Html:
    """It is with the story now."""
    return v.t.say("Thank you, we have added it to your story.")


def early(v: View) -> Html:
    """The question about the story comes, and something was told before."""
    return v.t.say("We have kept what you told before. Is there anything to add?")


def many_files(v: View, n: int) -> Html:
    """More files than are asked for."""
    return v.t.count("There is {n} file already. All are kept.", "There are {n} files already. All are kept.", n)


def corrected(v: View) -> Html:
    """An edited message changed the answer that it gave."""
    return v.t.say("Corrected.")


def corrected_there(v: View, request: Request) -> Screen:
    """An edited message that was sent before: the other side reads the change too."""
    return Screen(v.t.say("Corrected in request No. {number}.", number=request.number), about=request.id)


def come_here(v: View, draft: Draft) -> Screen:
    """«Прийти саме сюди?»: a point on the map is an address only if the person says so."""
    rows = one_each(
        *(Button(v.t.plain(label), Answer(draft.nonce, draft.step, value)) for value, label in POINT_ANSWERS.items())
    )
    return Screen(v.t.say("We have the point on the map. Shall we come exactly there?"), buttons=rows)


def where_to(v: View, requests: Sequence[Request], n: int) -> Screen:
    """Words outside any dialog are offered to an open request; they are kept whatever the answer."""
    rows = one_each(
        *(Button(to_request(v, one), Case("addto", one.id, one.version)) for one in requests),
        Button(v.t.plain("🤝 A new request"), Case("newwith", 0)),
        None if requests else Button(v.t.plain(labels.CALL_ME), Menu("call_me")),
        Button(v.t.plain("Leave it"), Case("leave", 0)),
    )
    return Screen(kept_words(v, n), buttons=rows)


def kept_words(v: View, n: int) -> Html:
    """They are kept, one message or several; and the question."""
    several = v.t.count(
        "We have kept {n} message. What shall we do?", "We have kept {n} messages. What shall we do?", n
    )
    return several if n > 1 else v.t.say("We have kept your message. What shall we do with it?")


def to_request(v: View, request: Request) -> str:
    """The way to one that is open."""
    if request.status is Status.WAITING:  # a question of its worker is open
        return v.t.plain("💬 Answer: No. {number}", number=request.number)
    return v.t.plain("Add to No. {number}", number=request.number)
