"""Everything a worker may read of a case, on demand: it is protected from forwarding, and fits one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.i18n import Html
from bot.ui.callbacks import Case
from bot.ui.dialogs.review import first
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.concerned import concerned
from domain.people import ANY_CONTACT, SafeContact
from domain.requests import Request
from domain.words import Word, files, latest, texts

ROOM = 3900  # of the 4096 UTF-16 units that Telegram takes


def details(
    v: View,
    request: Request,
    words_told: Sequence[Word],
    follows: str = "",
    safe: SafeContact = ANY_CONTACT,
    notes: Sequence[str] = (),
) -> Screen:
    """Everything the person told us, protected from forwarding; files follow, those of a sensitive one on demand."""
    said = latest(word for word in words_told if word.from_resident)
    rows = [
        *concerned(v, request, follows, safe),
        *[(v.t.say("In their words"), text) for text in texts(said)],
        *[(v.t.say("Your note, not sent"), note) for note in notes],
    ]
    head = v.t.say("Request No. {number}", number=request.number)
    screen = Screen(_fit(v, head, rows), protect=True, about=request.id)
    if not request.sensitive or not files(said):
        return replace(screen, files=files(said))
    return replace(screen, buttons=one_each(Button(v.t.plain("📎 Show the files"), Case("files", request.id))))


def attached(v: View, request: Request, words_told: Sequence[Word]) -> Screen:
    """The files of a sensitive request, on a second demand."""
    said = latest(word for word in words_told if word.from_resident)
    head = v.t.say("Request No. {number}", number=request.number)
    return Screen(head, protect=True, files=files(said), about=request.id)


def _fit(v: View, head: str, rows: Sequence[tuple[str, str]]) -> Html:
    """What Telegram takes in one message; a long story is cut on screen only, before it becomes HTML."""
    text, room = Html(f"<b>{head}</b>"), ROOM
    for name, told in rows:
        room -= len(name) + 3
        if room <= 0:
            break
        value = first(told, room)
        text = Html(f"{text}\n{v.t.say('<b>{name}:</b> {value}', name=name, value=value)}")
        room -= len(value.encode("utf-16-le")) // 2
    return text
