"""A letter of the quiet hours goes out without a sound; an edit makes none anyway."""

from __future__ import annotations

from bot.delivery.rendering import calls_of
from bot.ui.screen import Screen
from domain.messages import Lane
from domain.people import Person
from usecases.ports import Letter

READER = Person(1, 1)


def calls(silent: bool) -> list[dict[str, object]]:
    body = {"kind": "offer", "params": {}} | ({"silent": True} if silent else {})
    screen = Screen("Новий запит", files=[("voice", "file-1", "")])
    return calls_of(Letter(1, 1, 1, Lane.REPLY, body), READER, lambda _, __: screen)


def test_every_call_is_silent() -> None:
    assert [call.get("disable_notification") for call in calls(silent=True)] == [True, True]


def test_by_day_nothing_is_said_about_it() -> None:
    assert [call.get("disable_notification") for call in calls(silent=False)] == [None, None]


def test_what_makes_no_sound_anyway_is_left_as_it_is() -> None:
    letter = Letter(1, 1, 1, Lane.REPLY, {"kind": "offer", "params": {}, "silent": True})
    delete, words = calls_of(letter, READER, lambda _, __: Screen("Слова", deletes=[1]))
    assert ("disable_notification" in delete, "disable_notification" in words) == (False, True)
