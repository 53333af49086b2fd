"""Edits and deletions as Telegram allows them: what may become what, with entities and without."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.client import OLENA, Client
from tests.sandbox.test_albums import sent_ids

BAD = "400 Bad Request: "
BOLD = {"type": "bold", "offset": 0, "length": 4}
STRUCK = {"type": "strikethrough", "offset": 5, "length": 4}


async def edited(met: Client, method: str, message: dict[str, Any], **params: Any) -> Any:
    return await met.ok(method, chat_id=OLENA, message_id=message["message_id"], **params)


async def refusal(met: Client, message: dict[str, Any], kind: str, media: str) -> str:
    item = {"type": kind, "media": media}
    asked = {"chat_id": OLENA, "message_id": message["message_id"], "media": item}
    return (await met.refused("editMessageMedia", **asked)).removeprefix(BAD)


async def test_a_text_takes_entities_and_a_caption_too(met: Client) -> None:
    text = await met.ok("sendMessage", chat_id=OLENA, text="о 9")
    changed = await edited(met, "editMessageText", text, text="Нові слова", entities=[BOLD, STRUCK])
    assert changed["entities"] == [BOLD, STRUCK]
    photo, voice = await sent_ids(met, "photo", "voice")
    for method, file in (("sendPhoto", {"photo": photo["media"]}), ("sendVoice", {"voice": voice["media"]})):
        sent = await met.ok(method, chat_id=OLENA, caption="о 9", **file)
        changed = await edited(met, "editMessageCaption", sent, caption="Нові слова", caption_entities=[BOLD])
        assert (changed["caption"], changed["caption_entities"]) == ("Нові слова", [BOLD])


async def test_how_a_picture_looks_is_edited_with_it(met: Client) -> None:
    (photo,) = await sent_ids(met, "photo")
    looks = {"show_caption_above_media": True, "has_spoiler": True}
    sent = await met.ok("sendPhoto", chat_id=OLENA, photo=photo["media"], caption="о 9", **looks)
    assert sent["show_caption_above_media"] is sent["has_media_spoiler"] is True
    changed = await edited(met, "editMessageMedia", sent, media={**photo, "caption": "о 9", "has_spoiler": True})
    assert ("show_caption_above_media" in changed, changed["has_media_spoiler"]) == (False, True)
    above = {"caption": "о 9", "show_caption_above_media": True}
    assert (await edited(met, "editMessageCaption", sent, **above))["show_caption_above_media"]


async def test_a_text_may_become_a_picture_but_nothing_becomes_a_voice(met: Client) -> None:
    photo, voice = await sent_ids(met, "photo", "voice")
    text = await met.ok("sendMessage", chat_id=OLENA, text="о 9")
    changed = await edited(met, "editMessageMedia", text, media={**photo, "caption": "о 10"})
    assert (changed["caption"], "photo" in changed, "text" in changed) == ("о 10", True, False)
    assert (await refusal(met, text, "voice", voice["media"])).startswith("can't parse InputMedia")
    spoken = await met.ok("sendVoice", chat_id=OLENA, voice=voice["media"])
    assert await refusal(met, spoken, "photo", photo["media"]) == "message media can't be edited"


@pytest.mark.parametrize(
    ("kinds", "to", "reason"),
    [
        (("photo", "photo"), "document", "can't change media type in the album"),
        (("document", "document"), "photo", "can't change media type in the album"),
    ],
)
async def test_an_album_stays_of_its_kind(met: Client, kinds: tuple[str, ...], to: str, reason: str) -> None:
    *media, other, video = await sent_ids(met, *kinds, to, "video")
    first, _ = await met.ok("sendMediaGroup", chat_id=OLENA, media=media)
    assert await refusal(met, first, to, other["media"]) == reason
    if kinds[0] == "photo":
        looped = await met.form("sendAnimation", chat_id=OLENA, animation=b"GIF89a")
        animation = looped["result"]["animation"]["file_id"]
        refused = await refusal(met, first, "animation", animation)
        assert refused == "message content type can't be used in an album"
        assert "video" in await edited(met, "editMessageMedia", first, media=video)
