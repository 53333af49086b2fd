"""One odd field costs nobody their words; words of a list or a poll are words; other kinds of updates are none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.enums import ContentType, UpdateType
from aiogram.types import Update

from bot.intake.poller import ALLOWED
from bot.intake.shapes import as_typed, update_of
from bot.intake.unsaid import SAID, unsaid
from tests.intake.desks import BOT, message

SOMEBODY = {"id": 5, "is_bot": False, "first_name": "Галина"}
POLL = {"id": "1", "question": "Хто привезе дров?", "options": [{"text": "Ніхто", "voter_count": 0}]}
RICH = {"blocks": [{"type": "paragraph", "text": ["Мене ", {"type": "bold", "text": "б'ють"}]}]}
TASKS = {"title": "Купити", "tasks": [{"id": 1, "text": "хліб"}, {"id": 2, "text": "ліки"}]}


def read(**fields: Any) -> Update | None:
    """A message of a private chat with these fields, as it is read."""
    odd = message(1, 5)
    del odd["message"]["text"]
    return update_of(json.dumps({**odd, "message": {**odd["message"], **fields}}), Bot(f"{BOT}:a-token-of-tests"))


def typed(**fields: Any) -> str | None:
    """What it says."""
    update = read(**fields)
    told = as_typed(update) if update else None
    assert told and told.message
    return told.message.text


def test_an_odd_field_costs_nobody_their_words() -> None:
    assert typed(text="Болять ноги", poll=POLL, gift=5) == "Болять ноги"
    update = read(poll=POLL)
    assert update and update.message and not unsaid(update)  # it is answered, though nothing of it was read


def test_a_button_under_an_odd_message_is_still_a_button() -> None:
    under = {**message(1, 5)["message"], "text": 5}
    pressed = {"id": "7", "from": SOMEBODY, "chat_instance": "1", "data": "u:danger", "message": under}
    update = update_of(json.dumps({"update_id": 1, "callback_query": pressed}), Bot(f"{BOT}:a-token-of-tests"))
    assert update and update.callback_query and update.callback_query.data == "u:danger"


def test_words_in_an_odd_place_are_words() -> None:
    assert typed(checklist=TASKS) == "Купити\nхліб\nліки"
    assert typed(rich_message=RICH) == "Мене \nб'ють"
    assert typed(paid_media={"star_count": 1, "paid_media": [{"type": "preview"}]}, caption="Дах") == "Дах"
    assert typed(paid_media={"star_count": 1, "paid_media": [{"type": "preview"}]}) is None
    assert len(typed(checklist={**TASKS, "title": "я" * 9000}) or "") <= 4096


@pytest.mark.parametrize("kind", [kind for kind in UpdateType if kind not in ALLOWED])
def test_a_kind_that_was_not_asked_for_is_none(kind: str) -> None:
    fields: dict[str, Any] = {"update_id": 1, kind: "?"}
    assert as_typed(Update.model_construct(**fields)) is None


def test_what_telegram_itself_says_is_answered_by_nobody() -> None:
    pinned = {**message(9, 5)["message"], "text": "?"}
    own: tuple[dict[str, Any], ...] = ({"pinned_message": pinned}, {"group_chat_created": True})
    theirs: tuple[dict[str, Any], ...] = ({"text": "?"}, {"sticker": 5}, {"something_new": {}}, {"checklist": TASKS})
    assert [unsaid(update) for field in own if (update := read(**field))] == [True] * len(own)
    assert [unsaid(update) for field in theirs if (update := read(**field))] == [False] * len(theirs)
    people_send = {kind for kind in ContentType if kind in SAID}
    assert len(ContentType) - len(people_send) > 40  # a new word of Telegram's own is looked at before it is answered
