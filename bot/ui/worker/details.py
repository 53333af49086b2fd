"""What a worker may read of a case, on demand: protected from forwarding, in one message, and gone after a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs.review import first
from bot.ui.files.albums import WORDS
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.concerned import concerned
from domain import slots
from domain.answers import units
from domain.people import ANY_CONTACT, SafeContact
from domain.requests import Request
from domain.words import File, Word, files, latest, texts

ROOM = 3900  # of the 4096 UTF-16 units that Telegram takes
MORE = 20  # messages in which a longer story goes on; who writes still more has sent it to the worker piece by piece
SHOW = mark("👁 Show")
SHOW_FILES = mark("📎 Show the files")


def details(
    v: View,
    request: Request,
    words_told: Sequence[Word],
    follows: str = "",
    safe: SafeContact = ANY_CONTACT,
    notes: Sequence[str] = (),
    noted: Sequence[File] = (),
) -> Screen:
    """Everything the person told us, and the notes of the office with their files (`noted`), protected from
    forwarding. The files follow; those of a sensitive request come on a further demand only."""
    said = latest(word for word in words_told if word.from_resident)
    rows = [
        *concerned(v, request, follows, safe),
        *[(v.t.say("In their words"), text) for text in texts(said)],
        *[(v.t.say("📝 Note, only for the office"), note) for note in notes if note],
    ]
    head = v.t.say("Request No. {number}", number=request.number)
    text, rest = _fit(v, head, rows)
    goes_on = [(WORDS, "", part) for part in _parts(rest)]
    screen = Screen(text, protect=True, about=request.id, slot=slots.details(request.id), files=goes_on)
    sent = [*files(said), *noted]
    if not request.sensitive or not sent:
        return replace(screen, files=[*goes_on, *sent])
    return replace(screen, buttons=one_each(Button(v.t.plain(SHOW_FILES), Case("files", request.id, request.version))))


def alone(v: View, request: Request) -> Screen:
    """Before the details of violence, or of a child in danger, are shown: who else is looking?"""
    text = v.t.say("👀 Are you alone now, with nobody else seeing the screen?")
    buttons = one_each(
        Button(v.t.plain(SHOW), Case("sure", request.id, request.version)),
        Button(v.t.plain(labels.BACK), Case("less", request.id, request.version)),
    )
    return Screen(f"{v.t.say('Request No. {number}', number=request.number)}\n{text}", buttons=buttons, edit=True)


def attached(v: View, request: Request, words_told: Sequence[Word], noted: Sequence[File] = ()) -> Screen:
    """The files of a sensitive request, for five minutes."""
    sent = [*files(latest(word for word in words_told if word.from_resident)), *noted]
    head = v.t.say("Request No. {number}", number=request.number)
    said = v.t.say("👁 The files stay here for 5 minutes, then they are put away.")
    return Screen(Html(f"{head}\n{said}"), protect=True, files=sent, about=request.id, slot=slots.files(request.id))


def _fit(v: View, head: str, rows: Sequence[tuple[str, str]]) -> tuple[Html, str]:
    """What Telegram takes in one message, cut before it becomes HTML; and what is left for further ones."""
    text, room, rest = Html(f"<b>{head}</b>"), ROOM, []
    for name, told in rows:
        room -= len(name) + 3
        if room <= 0:
            rest.append(f"{name}: {told}")
            continue
        value = first(told, room)
        text = Html(f"{text}\n{v.t.say('<b>{name}:</b> {value}', name=name, value=value)}")
        room -= units(value)
        if value != told:
            rest.append("…" + told[len(value) - 1 :])
    return text, "\n".join(rest)


def _parts(text: str) -> list[str]:
    """The rest of a long story, as many messages as it needs."""
    parts: list[str] = []
    while text and len(parts) < MORE:
        part = text if units(text) <= ROOM else first(text, ROOM).removesuffix("…")
        parts.append(part)
        text = text[len(part) :]
    return parts
