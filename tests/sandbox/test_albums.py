"""Albums both ways: what may stand together, one number for all parts, each part an update."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from sandbox.builtin import builtin
from tests.sandbox.client import OLENA, PETRO, Client

BAD = "400 Bad Request: "


async def sent_ids(met: Client, *kinds: str) -> list[dict[str, str]]:
    """File ids of what Olena has sent, as InputMedia."""
    for kind in kinds:
        await met.act(kind)
    messages = [update["message"] for update in await met.updates()]
    found = [message[kind] for message, kind in zip(messages, kinds, strict=True)]
    ids = [(about[-1] if isinstance(about, list) else about)["file_id"] for about in found]
    return [{"type": kind, "media": one} for kind, one in zip(kinds, ids, strict=True)]


@pytest.mark.parametrize(
    "kinds", [("photo", "video", "photo"), ("document", "document"), ("audio", "audio"), ("video",) * 10]
)
async def test_what_may_stand_together_by_file_id(met: Client, kinds: tuple[str, ...]) -> None:
    media = await sent_ids(met, *kinds)
    sent = await met.ok("sendMediaGroup", chat_id=OLENA, media=media)
    assert len(sent) == len(kinds)
    assert len({message["media_group_id"] for message in sent}) == 1
    shown = (await met.chat())["messages"][-len(kinds) :]
    assert [message["media_group_id"] for message in shown] == [sent[0]["media_group_id"]] * len(kinds)


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        (("photo", "document"), "document can't be mixed with other media types"),
        (("document", "audio"), "document can't be mixed with other media types"),
        (("audio", "video"), "audio can't be mixed with other media types"),
        (("photo",), "an album must include 2-10 items"),
        (("photo", "voice"), "can't parse InputMedia: this type can't be sent in an album"),
    ],
)
async def test_what_may_not(met: Client, kinds: tuple[str, ...], reason: str) -> None:
    media = await sent_ids(met, *kinds)
    before = len((await met.chat())["messages"])
    assert await met.refused("sendMediaGroup", chat_id=OLENA, media=media) == BAD + reason
    assert len((await met.chat())["messages"]) == before


async def test_documents_by_upload_are_opened_with_their_names(met: Client) -> None:
    page = "<!doctype html><title>Мої дані</title>".encode()
    form = aiohttp.FormData({"chat_id": str(OLENA), "caption": "Ваші дані"})
    form.add_field("document", page, filename="мої-дані.html")
    async with met.http.post(met.url("sendDocument"), data=form) as response:
        document = (await response.json())["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("мої-дані.html", "text/html")
    path = (await met.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with met.http.get(f"{met.base}/file/bot{met.token}/{path}") as response:
        assert await response.read() == page
    async with met.http.get(met.base + (await met.last())["document"]["url"]) as response:
        assert (await response.read(), response.charset) == (page, "utf-8")
        assert response.headers["Content-Security-Policy"] == "sandbox"
        assert response.headers["Content-Disposition"].startswith("inline; filename*=UTF-8''%D0%BC")


async def test_a_persons_album_is_many_updates(met: Client) -> None:
    album = await met.act("album", n=3, caption="Дах після <b>бурі</b>")
    parts = [update["message"] for update in await met.updates()]
    assert [part["message_id"] for part in parts] == album["message_ids"]
    assert {part["media_group_id"] for part in parts} == {album["media_group_id"]}
    assert [part.get("caption") for part in parts] == ["Дах після <b>бурі</b>", None, None]
    assert len({part["photo"][-1]["file_unique_id"] for part in parts}) == 3
    again = await met.act("album", n=2, kind="document")
    assert again["media_group_id"] != album["media_group_id"]
    assert all("document" in update["message"] for update in await met.updates())
    for wrong in ({"n": 1}, {"n": 11}, {"n": 2, "kind": "voice"}):
        assert (await met.post(f"people/{OLENA}/album", wrong))["status"] == 400


async def test_own_pictures_of_an_album(met: Client) -> None:
    form = aiohttp.FormData({"caption": "двір"})
    for number in range(2):
        form.add_field("file", builtin("photo", number).data, filename=f"{number}.png", content_type="image/png")
    async with met.http.post(f"{met.base}/sandbox/people/{OLENA}/album", data=form) as response:
        assert len((await response.json())["message_ids"]) == 2
    first, second = [update["message"] for update in await met.updates()]
    assert (first["caption"], "caption" in second) == ("двір", False)


async def test_a_copied_album_stays_one(met: Client) -> None:
    await met.act("text", person=PETRO, text="/start")
    numbers = (await met.act("album", n=4, caption="ліки"))["message_ids"]
    copied = await met.ok("copyMessages", chat_id=PETRO, from_chat_id=OLENA, message_ids=numbers)
    parts: list[dict[str, Any]] = (await met.chat(PETRO))["messages"][-4:]
    assert [part["message_id"] for part in parts] == [one["message_id"] for one in copied]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert parts[0]["caption"] == "ліки"


async def test_an_upload_under_one_name_twice(met: Client) -> None:
    media = [{"type": "photo", "media": "attach://one"}, {"type": "video", "media": "attach://two", "caption": "б"}]
    sent = await met.form(
        "sendMediaGroup", chat_id=OLENA, media=json.dumps(media), one=builtin("photo").data, two=b"mp4"
    )
    assert [sorted({"photo", "video"} & message.keys()) for message in sent["result"]] == [["photo"], ["video"]]
