"""A copy that stands in a chat as something else than it was meant to be: its words are put where they can be."""

from __future__ import annotations

from typing import Any

import pytest

from bot.api import ApiError
from bot.delivery.outcomes import outcome
from bot.delivery.refusals import Act
from bot.delivery.repairs import elsewhere, instead_of_file

Call = dict[str, Any]
BOLD = [{"type": "bold", "offset": 0, "length": 4}]
BUTTONS = {"inline_keyboard": [[{"text": "Графік", "url": "https://example.org"}]]}
CAPTION: Call = {"method": "editMessageCaption", "message_id": 7, "caption": "Вода", "caption_entities": BOLD}
TEXT: Call = {"method": "editMessageText", "message_id": 7, "text": "Вода", "entities": BOLD}


@pytest.mark.parametrize("kind", ["text", "caption"])
def test_the_refusal_is_known(kind: str) -> None:
    error = ApiError(400, f"Bad Request: there is no {kind} in the message to edit")
    assert outcome(error, TEXT).act is Act.ELSEWHERE


def test_words_that_are_a_text_there_and_words_that_are_a_caption() -> None:
    assert elsewhere({**CAPTION, "reply_markup": BUTTONS}) == [{**TEXT, "reply_markup": BUTTONS}]
    assert elsewhere({**TEXT, "link_preview_options": {"is_disabled": True}}) == [CAPTION]
    assert elsewhere({"method": "editMessageCaption", "message_id": 7}) == []


def test_a_file_that_is_refused_once_more_leaves_its_words() -> None:
    media = {"type": "photo", "media": "p", "caption": "Вода"}
    edit = {"method": "editMessageMedia", "message_id": 7, "media": media, "reply_markup": BUTTONS}
    assert instead_of_file(edit, "Без фото") == [
        {"method": "editMessageText", "message_id": 7, "text": "Вода\n\nБез фото", "reply_markup": BUTTONS}
    ]
