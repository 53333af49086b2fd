"""Files both ways: uploads, attach://, file_id again, limits, downloads, albums."""

from __future__ import annotations

import json

import pytest

from sandbox.builtin import builtin
from sandbox.images import image_size
from tests.sandbox.client import OLENA, Client

PNG = builtin("photo").data


async def test_an_upload_comes_back_by_its_path(met: Client) -> None:
    answer = await met.form("sendVoice", chat_id=OLENA, voice=b"OggS", caption="голос", duration=7)
    voice = answer["result"]["voice"]
    assert (voice["duration"], voice["file_size"]) == (7, 4)
    file = await met.ok("getFile", file_id=voice["file_id"])
    assert file["file_path"].startswith("voice/file_")
    async with met.http.get(f"{met.base}/file/bot{met.token}/{file['file_path']}") as response:
        assert await response.read() == b"OggS"
    url = (await met.last())["voice"]["url"]
    async with met.http.get(met.base + url) as response:
        assert await response.read() == b"OggS"


async def test_a_file_id_works_again_but_not_as_another_kind(met: Client) -> None:
    photo = (await met.form("sendPhoto", chat_id=OLENA, photo=PNG))["result"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (320, 320)
    again = await met.ok("sendPhoto", chat_id=OLENA, photo=photo["file_id"])
    assert again["photo"][-1] == photo
    refused = await met.refused("sendVoice", chat_id=OLENA, voice=photo["file_id"])
    assert refused == "400 Bad Request: can't use file of type Photo as Voice"


REFUSED = [
    ("sendPhoto", {"photo": b"not a picture"}, "IMAGE_PROCESS_FAILED"),
    ("sendPhoto", {"photo": b""}, "file must be non-empty"),
    ("sendDocument", {"document": b""}, "file must be non-empty"),
    ("sendPhoto", {"photo": PNG[:16] + b"\0\0\0\1\0\0\1\0" + PNG[24:]}, "PHOTO_INVALID_DIMENSIONS"),
    ("sendPhoto", {"photo": PNG + b"\0" * 10 * 1024 * 1024}, "file is too big"),
]


@pytest.mark.parametrize(("method", "files", "reason"), REFUSED)
async def test_files_telegram_does_not_take(met: Client, method: str, files: dict[str, bytes], reason: str) -> None:
    answer = await met.form(method, chat_id=OLENA, **files)
    assert answer["description"] == "Bad Request: " + reason


async def test_too_big_to_fetch_and_too_big_to_send(met: Client) -> None:
    big = await met.form("sendDocument", chat_id=OLENA, document=b"x" * (20 * 1024 * 1024 + 1))
    refused = await met.refused("getFile", file_id=big["result"]["document"]["file_id"])
    assert refused == "400 Bad Request: file is too big"
    huge = await met.form("sendDocument", chat_id=OLENA, document=b"x" * (52 * 1024 * 1024))
    assert (huge["error_code"], huge["description"]) == (413, "Request Entity Too Large")


async def test_an_album(met: Client) -> None:
    media = [
        {"type": "photo", "media": "attach://one", "caption": "<b>а</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://two"},
    ]
    answer = await met.form("sendMediaGroup", chat_id=OLENA, media=json.dumps(media), one=PNG, two=PNG)
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "а"
    replaced = {"type": "video", "media": "attach://three", "caption": "б"}
    edited = await met.form(
        "editMessageMedia",
        chat_id=OLENA,
        message_id=first["message_id"],
        media=json.dumps(replaced),
        three=b"x",
    )
    assert "photo" not in edited["result"]
    assert edited["result"]["video"]["file_size"] == 1
    assert (await met.ok("editMessageCaption", chat_id=OLENA, message_id=first["message_id"]))["edit_date"]


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "video_note", "sticker"])
async def test_people_send_files_too(met: Client, kind: str) -> None:
    await met.act(kind)
    message = (await met.updates())[-1]["message"]
    about = message[kind][-1] if kind == "photo" else message[kind]
    assert (await met.ok("getFile", file_id=about["file_id"]))["file_size"] > 0


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"GIF89a\x05\x00\x07\x00", (5, 7)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x07\x00\x05", (5, 7)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x04\0\0\x06\0\0", (5, 7)),
        (b"BM", None),
    ],
)
def test_picture_sizes(data: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(data) == size
