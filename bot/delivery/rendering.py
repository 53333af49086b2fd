"""From a letter to Bot API calls: a screen is in it already, or it is made now for its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.ui.screen import Screen
from domain.people import Person
from usecases.ports import Letter

Render = Callable[[Letter, Person], Screen]
LostFile = Callable[[Person | None], str]


class NoReader(Exception):  # (its name is the class of failure that is written down)
    """The person the letter is for is not known any longer."""


def has_screen(letter: Letter) -> bool:
    """Whether nobody has to be read to deliver it."""
    return "screen" in letter.body


def calls_of(letter: Letter, reader: Person | None, render: Render) -> list[dict[str, Any]]:
    """The calls without chat_id, in order; a list of its own. Raises NoReader, and whatever `render` raises."""
    if has_screen(letter):
        return list(letter.body["screen"])
    if reader is None:
        raise NoReader
    screen, edits = render(letter, reader), letter.body.get("edits")
    calls = replace(screen, edit=True).calls(edits) if edits else screen.calls()
    if old := letter.body.get("retires"):
        calls.append({"method": "editMessageReplyMarkup", "message_id": old})
    return [silently(call) for call in calls] if letter.body.get("silent") else calls


def silently(call: dict[str, Any]) -> dict[str, Any]:
    """Without a sound (Bot API: disable_notification); an edit or a delete makes none."""
    return {**call, "disable_notification": True} if call["method"].startswith("send") else call


def file_sign(_: Person | None) -> str:
    """Stands for a file that cannot be sent, where no sentence was given."""
    return "📎 ✖️"
