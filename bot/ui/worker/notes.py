"""Notes of the office about a case: kept, and read on demand; the resident sees none of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs.review import first
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain import slots
from domain.requests import Request
from usecases.notes import Kept

SHOWN, ROOM = 10, 300  # notes, and UTF-16 units of each


def kept(v: View, request: Request) -> Screen:
    """It is with the case."""
    text = v.t.say("📝 The note is kept: {number}. The person will not see it.", number=request.number)
    return Screen(text, buttons=_ways(v, request, again=True), about=request.id)


def notes(v: View, request: Request, found: Sequence[Kept]) -> Screen:
    """The newest ones, protected from forwarding; their files follow, those of a sensitive case never into the chat."""
    head = Html(f"<b>{v.t.say('Notes, {number}', number=request.number)}</b>")
    lines = [_line(v, note) for note in found[-SHOWN:]] or [v.t.say("There are no notes yet.")]
    files = () if request.sensitive else tuple(file for note in found[-SHOWN:] for file in note.files)
    text, place = Html("\n".join([head, *lines])), slots.details(request.id)  # it goes away when the details do
    buttons = _ways(v, request, again=False)
    return Screen(text, buttons=buttons, files=files, protect=True, about=request.id, slot=place)


def _line(v: View, note: Kept) -> Html:
    sent = f"📎 {len(note.files)}" if note.files else ""
    words = " / ".join(filter(None, (note.text, *(caption for _, _, caption in note.files))))
    told = " ".join(filter(None, (first(words, ROOM), sent)))
    return v.t.say("{when} · {who}: {note}", when=v.short(note.at), who=note.author, note=told)


def _ways(v: View, request: Request, again: bool) -> tuple[tuple[Button, ...], ...]:
    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    every = Button(v.t.plain("📝 All notes"), Case("notes", request.id, request.version))
    opened = Button(v.t.plain("🗂 Open the case"), Case("case", request.id, request.version))
    return one_each(do(labels.NOTE, "note"), every if again else None, opened)
