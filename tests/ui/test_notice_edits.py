"""A copy of a notice that stands in a chat: what is edited is what would be sent; what is called off says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.ui.files import notice_edits
from domain.notices import Task
from tests.ui.reading import NOW, UK

Call = dict[str, Any]
BOLD = {"type": "bold", "offset": 0, "length": 4}
BUTTONS = {"inline_keyboard": [[{"text": "Графік", "url": "https://example.org"}]]}
TEXT: Call = {"method": "sendMessage", "text": "Вода 💧 о 9", "entities": [BOLD], "reply_markup": BUTTONS}
PHOTO: Call = {"method": "sendPhoto", "photo": "p", "caption": "Вода", "caption_entities": [BOLD], "has_spoiler": True}
VOICE: Call = {"method": "sendVoice", "voice": "v", "caption": "Вода"}
PLACE: Call = {"method": "sendLocation", "latitude": 49.5, "longitude": 34.5}
NOTE: Call = {"method": "sendVideoNote", "video_note": "n"}
ALBUM: Call = {
    "method": "sendMediaGroup",
    "media": [{"type": "photo", "media": "1"}, {"type": "video", "media": "2", "caption": "Вода"}],
}


def made(task: Task, *sends: Call, shown: tuple[int, ...] = (7,), hours: float = 1) -> list[Call]:
    return notice_edits.calls(UK, sends, task, shown, NOW - timedelta(hours=hours))


def test_a_text_is_edited_with_its_entities_and_buttons() -> None:
    (edit,) = made(Task.CORRECT, TEXT)
    assert edit == {**TEXT, "method": "editMessageText", "message_id": 7}


def test_a_picture_is_edited_whole_and_a_voice_by_its_caption() -> None:
    (edit,) = made(Task.CORRECT, {**PHOTO, "reply_markup": BUTTONS})
    item = {"type": "photo", "media": "p", "caption": "Вода", "caption_entities": [BOLD], "has_spoiler": True}
    assert edit == {"method": "editMessageMedia", "message_id": 7, "media": item, "reply_markup": BUTTONS}
    (spoken,) = made(Task.CORRECT, VOICE)
    assert spoken == {"method": "editMessageCaption", "message_id": 7, "caption": "Вода"}
    (placed,) = made(Task.CORRECT, PLACE)
    assert placed == {"method": "editMessageReplyMarkup", "message_id": 7}


def test_an_album_is_edited_part_by_part() -> None:
    first, second = made(Task.CORRECT, ALBUM, shown=(7, 8))
    assert first == {"method": "editMessageMedia", "message_id": 7, "media": {"type": "photo", "media": "1"}}
    assert (second["message_id"], second["media"]["caption"]) == (8, "Вода")


def test_a_message_more_comes_without_a_sound_and_one_less_is_taken_away() -> None:
    *_, more = made(Task.CORRECT, ALBUM, TEXT, shown=(7, 8))
    assert more == {**TEXT, "disable_notification": True}
    *_, less = made(Task.CORRECT, ALBUM, shown=(7, 8, 9))
    assert less == {"method": "deleteMessage", "message_id": 9}


def test_what_is_young_is_deleted_and_what_is_old_is_marked() -> None:
    assert made(Task.DELETE, ALBUM, shown=(8, 7)) == [{"method": "deleteMessages", "message_ids": [7, 8]}]
    for since in (NOW - timedelta(hours=47), None):
        (marked,) = notice_edits.calls(UK, [TEXT], Task.DELETE, (7,), since)
        assert marked["method"] == "editMessageText"


def test_called_off_stands_above_the_struck_words_and_the_buttons_are_gone() -> None:
    (edit,) = made(Task.CANCEL, TEXT)
    head, former = edit["text"].split("\n\n")
    assert head.startswith("🚫 Скасовано") and former == TEXT["text"]
    by = long(head) + 2
    assert edit["entities"][1:] == [
        {"type": "bold", "offset": by, "length": 4},
        {"type": "strikethrough", "offset": by, "length": long(former)},
    ]
    assert "reply_markup" not in edit


@pytest.mark.parametrize(("call", "limit"), [(TEXT, 4096), (PHOTO, 1024)])
def test_words_that_do_not_fit_below_are_left_out(call: Call, limit: int) -> None:
    field = "text" if "text" in call else "caption"
    for length in (limit, limit - 10, limit - 100):
        (edit,) = made(Task.CANCEL, {**call, field: "в" * length})
        assert "Скасовано" in edit[field]
        assert long(edit[field]) <= limit
        assert ("ввв" in edit[field]) is (length == limit - 100)


def test_an_album_says_it_once_and_a_picture_without_words_gets_some() -> None:
    (only,) = made(Task.CANCEL, ALBUM, shown=(7, 8))
    assert (only["message_id"], only["caption"].endswith("Вода")) == (8, True)
    named, button = made(Task.CANCEL, ALBUM, TEXT, shown=(7, 8, 9))
    assert "Скасовано" in named["caption"]
    assert (button["message_id"], button["text"]) == (9, TEXT["text"])
    (bare,) = made(Task.CANCEL, {"method": "sendPhoto", "photo": "p"})
    assert "\n" not in bare["caption"]


@pytest.mark.parametrize("call", [PLACE, NOTE])
def test_under_what_has_no_words_it_is_an_answer(call: Call) -> None:
    (told,) = made(Task.CANCEL, call)
    assert told["method"] == "sendMessage" and "Скасовано" in told["text"]
    assert (told["reply_parameters"]["message_id"], told["disable_notification"]) == (7, True)


def test_a_neutral_copy_in_html_stays_html() -> None:
    neutral = {"method": "sendMessage", "text": "Є <b>новина</b>", "parse_mode": "HTML"}
    (edit,) = made(Task.CANCEL, neutral)
    assert edit["text"].endswith("<s>Є <b>новина</b></s>") and edit["parse_mode"] == "HTML"


def long(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
