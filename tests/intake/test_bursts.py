"""What is known of the next update while one is handled."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.intake.bursts import followed
from usecases.ports import Incoming


def update(**message: Any) -> Incoming:
    """A message as it lies in the inbox."""
    return Incoming(1, 501, json.dumps({"update_id": 1, "message": message}))


@pytest.mark.parametrize(
    ("after", "more"),
    [
        ({"text": "Ще одне"}, True),
        ({"voice": {}}, True),
        ({"pinned_message": {}}, False),
        ({"text": "/my"}, False),
        ({"text": "📋 Мої запити"}, False),
        ({"photo": [], "media_group_id": "g"}, False),
    ],
)
def test_only_plain_words_let_an_answer_be_left_out(after: dict[str, Any], more: bool) -> None:
    assert followed(update(text="Одне"), update(**after)).more is more


def test_parts_of_one_album_know_of_each_other() -> None:
    part = update(photo=[], media_group_id="g")
    assert followed(part, part).rest
    assert not followed(part, update(photo=[], media_group_id="h")).rest
    assert not followed(part, update(text="Одне")).rest


def test_a_button_is_no_message() -> None:
    pressed = Incoming(2, 501, json.dumps({"update_id": 2, "callback_query": {"id": "1"}}))
    assert not followed(update(text="Одне"), pressed).more
    assert followed(pressed, update(text="Одне")) == pressed
