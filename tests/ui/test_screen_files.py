"""Files of a screen: as few messages as may be, every file and every word of a caption in them, in order."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.files.albums import SENDS
from bot.ui.files.documents import LETTER_BYTES
from bot.ui.screen import Document, Screen

File = tuple[str, str, str]
CAPTION = 1024


def sent(*files: File) -> list[dict[str, Any]]:
    return Screen(files=files).calls()


def photos(*captions: str, kind: str = "photo") -> list[File]:
    return [(kind, f"f{n}", caption) for n, caption in enumerate(captions)]


def test_what_goes_together_is_an_album_of_its_own_kind_and_the_rest_comes_alone() -> None:
    kinds = ("photo", "voice", "document", "video", "audio", "video_note", "document", "photo", "audio", "voice")
    calls = sent(*((kind, f"{n}", "") for n, kind in enumerate(kinds)))
    albums = [[(item["type"], item["media"]) for item in call["media"]] for call in calls if "media" in call]
    assert albums == [
        [("photo", "0"), ("video", "3"), ("photo", "7")],
        [("document", "2"), ("document", "6")],
        [("audio", "4"), ("audio", "8")],
    ]
    assert [call["method"] for call in calls] == [
        *("sendMediaGroup", "sendVoice", "sendMediaGroup", "sendMediaGroup", "sendVideoNote", "sendVoice")
    ]


def test_an_album_has_two_to_ten_files() -> None:
    for count, sizes in ((1, []), (2, [2]), (10, [10]), (11, [10]), (12, [10, 2]), (20, [10, 10])):
        calls = sent(*photos(*[""] * count))
        assert [len(call["media"]) for call in calls if "media" in call] == sizes
        assert ("sendPhoto" in [call["method"] for call in calls]) is (count % 10 == 1)


@given(
    st.lists(st.tuples(st.sampled_from([*SENDS, "odd"]), st.uuids().map(str), st.text("аб😀", max_size=3)), max_size=25)
)
def test_no_file_and_no_caption_is_lost(files: list[File]) -> None:
    told = str(sent(*files))
    assert all(told.count(f"'{file_id}'") == 1 for _, file_id, _ in files)
    assert all(caption in told for _, _, caption in files)


def test_one_caption_stays_with_its_file_and_several_under_photos_are_put_where_telegram_shows_them() -> None:
    (one,) = sent(*photos("", "Дах"))
    assert [item.get("caption") for item in one["media"]] == [None, "Дах"]
    (several,) = sent(*photos("Дах", "", "Стіна"))
    assert [item.get("caption") for item in several["media"]] == ["1. Дах\n3. Стіна", None, None]
    (papers,) = sent(*photos("Довідка", "Рахунок", kind="document"))
    assert [item.get("caption") for item in papers["media"]] == ["Довідка", "Рахунок"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_caption_that_is_too_long_follows_as_a_message(count: int) -> None:
    for long in ("я" * 2000, "😀" * 600):
        files, words = sent(*photos(long, *[""] * (count - 1)))
        assert "caption" not in str(files)
        assert (words["method"], words["text"]) == ("sendMessage", long)
    (whole,) = sent(("photo", "id", "😀" * (CAPTION // 2)))
    assert len(whole["caption"]) == CAPTION // 2


def test_a_file_without_a_caption_is_only_that() -> None:
    assert sent(("photo", "id", "")) == [{"method": "sendPhoto", "photo": "id"}]
    assert sent(("video_note", "id", "")) == [{"method": "sendVideoNote", "video_note": "id"}]


def test_a_place_is_shown_on_the_map_with_its_words_beside() -> None:
    point, words = sent(("location", "49.58123,34.55432", "Хвіртка зелена"))
    assert point == {"method": "sendLocation", "latitude": 49.58123, "longitude": 34.55432}
    assert words["text"] == "Хвіртка зелена"


@pytest.mark.parametrize("place", ["там", "1,2,3", "91,0", "0,-181", "nan,0", "inf,1", "49.5"])
def test_a_place_that_is_none_is_shown_as_it_was_written(place: str) -> None:
    (call,) = sent(("location", place, ""))
    assert (call["method"], call["text"]) == ("sendMessage", place)
    assert "parse_mode" not in call


def test_a_kind_nobody_knows_is_tried_as_a_document() -> None:
    assert sent(("hologram", "id", "Дім")) == [{"method": "sendDocument", "document": "id", "caption": "Дім"}]


def test_a_document_of_ours_travels_as_base64_after_the_files() -> None:
    documents = [Document("дані.html", "<b>Олена\ud83d</b>", "Ваші дані"), Document("a.bin", b"\x00\xff")]
    *_, html, binary = Screen("Слова", files=photos(""), documents=documents).followed_by(Screen()).calls()
    assert (html["method"], html["caption"]) == ("sendDocument", "Ваші дані")
    assert (html["upload"]["field"], html["upload"]["name"]) == ("document", "дані.html")
    assert base64.b64decode(html["upload"]["base64"]).decode() == "<b>Олена?</b>"
    assert base64.b64decode(binary["upload"]["base64"]) == b"\x00\xff"
    assert "caption" not in binary


@pytest.mark.parametrize(
    ("name", "safe"),
    [('a"b\r\n/../c\\.html', "ab..c.html"), ("", "file"), ("...", "file"), ("д" * 300 + ".json", "д" * 55 + ".json")],
)
def test_a_name_does_no_harm(name: str, safe: str) -> None:
    assert Document(name, b"a").as_call()["upload"]["name"] == safe


def test_a_letter_carries_two_megabytes_of_documents_and_no_more() -> None:
    full = Screen(documents=[Document("a", b"a" * (LETTER_BYTES - 1)), Document("b", b"b")])
    assert len(full.calls()) == 2
    with pytest.raises(ValueError, match="documents"):
        full.followed_by(Screen(documents=[Document("c", b"c")])).calls()
