"""From a message of Telegram to a part of a notice: everything that it has comes along."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Message

from domain.notices import Part
from handlers.admin.notice_parts import part_of, post_of

ENTITIES = [
    {"type": "bold", "offset": 0, "length": 5},
    {"type": "text_link", "offset": 6, "length": 1, "url": "https://example.com/"},
    {"type": "text_mention", "offset": 8, "length": 6, "user": {"id": 5, "is_bot": False, "first_name": "Оля"}},
    {"type": "custom_emoji", "offset": 14, "length": 2, "custom_emoji_id": "77"},
]
PHOTO = [{"file_id": size, "file_unique_id": size, "width": 9, "height": 9} for size in ("small", "large")]
FILE = {"file_id": "F", "file_unique_id": "F", "duration": 1, "width": 9, "height": 9, "length": 9}


def came(**fields: Any) -> Message:
    """A message of the person with chat 7."""
    chat = {"id": 7, "type": "private", "first_name": "Андрій"}
    return Message.model_validate({"message_id": 12, "date": 1_800_000_000, "chat": chat, **fields})


def test_a_text_with_all_its_forms() -> None:
    preview = {"is_disabled": True, "show_above_text": True}
    part = part_of(came(text="Дрова у четвер 🪵", entities=ENTITIES, link_preview_options=preview))
    assert part == Part(text="Дрова у четвер 🪵", entities=tuple(ENTITIES), message=12, preview=preview, chat=7)


def test_the_largest_picture_and_how_it_is_shown() -> None:
    shown = {"show_caption_above_media": True, "has_media_spoiler": True, "media_group_id": "9"}
    part = part_of(came(photo=PHOTO, caption="Дрова", caption_entities=ENTITIES[:1], **shown))
    assert part == Part("photo", "Дрова", (ENTITIES[0],), "large", 12, above=True, spoiler=True, album="9", chat=7)


@pytest.mark.parametrize("kind", ["video", "animation", "audio", "document", "voice", "video_note"])
def test_every_kind_of_file(kind: str) -> None:
    beside = {"document": FILE} if kind == "animation" else {}
    part = part_of(came(**{kind: FILE}, **beside))
    assert part is not None and (part.kind, part.file) == (kind, "F")


def test_links_under_a_forwarded_message_come_along() -> None:
    rows = [
        [{"text": "Мапа", "url": "https://example.com/"}, {"text": "👍", "callback_data": "like"}],
        [{"text": "Профіль", "url": "tg://user?id=5"}],
    ]
    post = post_of(came(text="Дрова", reply_markup={"inline_keyboard": rows}))
    assert post is not None and post.buttons == (("Мапа", "https://example.com/"),), (
        "Telegram refuses some of the others"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"dice": {"emoji": "🎲", "value": 3}},
        {"contact": {"phone_number": "+380671112233", "first_name": "Оля"}},
        {"new_chat_title": "х"},
    ],
)
def test_what_is_not_sent_on(fields: dict[str, Any]) -> None:
    assert part_of(came(**fields)) is None and post_of(came(**fields)) is None
