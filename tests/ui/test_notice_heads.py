"""A danger says so in its first line, wherever its copy is sent, corrected or called off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.i18n import load
from bot.ui.admin.notice_danger import choose
from bot.ui.admin.notice_warnings import warned
from bot.ui.admin.notice_writing import preview
from bot.ui.files import notice_edits
from bot.ui.messages.notice import DANGER, calls, unannounced
from domain.answers import units
from domain.notice_reading import CAPTION, HEAD, TEXT, crowded
from domain.notices import Notice, Part, Post, Task
from tests.ui.reading import NOW, UK, view

LINE, ENGLISH = "🆘 Увага: небезпека в громаді", DANGER
BOLD = {"type": "bold", "offset": 0, "length": units(LINE)}
WATER = Part(text="Не пийте воду", entities=({"type": "italic", "offset": 3, "length": 5},))
CAPTIONED = ["photo", "video", "animation", "audio", "document", "voice"]


def made(*parts: Part, danger: str = "water", **about: Any) -> list[dict[str, Any]]:
    return calls(UK, {"uk": Post(parts)}, "news", danger, 5, **about)


def test_it_stands_above_the_words_and_their_form_moves_down() -> None:
    [sent] = made(WATER)
    assert sent["text"] == f"{LINE}\n\n{WATER.text}"
    by = units(LINE) + 2
    assert sent["entities"] == [BOLD, {"type": "italic", "offset": by + 3, "length": 5}]
    [ordinary] = made(WATER, danger="")
    assert ordinary["text"] == WATER.text


@pytest.mark.parametrize("kind", CAPTIONED)
def test_under_every_file_too_with_words_or_without(kind: str) -> None:
    [sent] = made(Part(kind, "Не пийте", file="F"))
    assert sent["caption"] == f"{LINE}\n\nНе пийте"
    [bare] = made(Part(kind, file="F"))
    assert (bare["caption"], bare["caption_entities"]) == (LINE, [BOLD])


@pytest.mark.parametrize("part", [Part("video_note", file="F"), Part("location", file="49.5,34.5")])
def test_over_what_has_no_words_it_is_a_message(part: Part) -> None:
    line, sent = calls(UK, {"uk": Post((part,), (("Мапа", "https://example.com"),))}, "news", "fire", 5)
    assert line == {"method": "sendMessage", "text": LINE, "entities": [BOLD]}
    assert "reply_markup" in sent
    told, *_ = notice_edits.calls(UK, [line, sent], Task.CANCEL, (7, 8), NOW)
    assert told["message_id"] == 7 and "Скасовано" in told["text"]


def test_an_album_has_it_once_where_its_words_are() -> None:
    [group] = made(Part("photo", file="1"), Part("photo", "Не пийте", file="2"))
    assert [item.get("caption") for item in group["media"]] == [None, f"{LINE}\n\nНе пийте"]
    [bare] = made(Part("photo", file="1"), Part("photo", file="2"))
    assert [item.get("caption") for item in bare["media"]] == [LINE, None]


def test_in_the_language_of_its_reader_and_of_a_sample() -> None:
    posts = {"uk": Post((WATER,)), "en": Post((Part(text="Do not drink"),))}
    assert calls(view("en"), posts, "news", "water")[0]["text"] == f"{ENGLISH}\n\nDo not drink"
    assert calls(view("en"), {"uk": posts["uk"]}, "news", "water")[0]["text"] == f"{ENGLISH}\n\n{WATER.text}"
    assert calls(UK, posts, "news", "water", lang="en")[0]["text"] == f"{ENGLISH}\n\nDo not drink"


def test_a_correction_and_a_recall_keep_it() -> None:
    [corrected] = notice_edits.calls(UK, made(WATER), Task.CORRECT, (7,), NOW)
    assert corrected["text"] == f"{LINE}\n\n{WATER.text}"
    [off] = notice_edits.calls(UK, made(WATER), Task.CANCEL, (7,), NOW)
    assert off["text"].startswith("🚫 Скасовано.") and off["text"].endswith(f"{LINE}\n\n{WATER.text}")


def test_who_copies_what_stands_there_copies_the_words_alone() -> None:
    for reader in (UK, view("en")):
        [sent] = calls(reader, {"uk": Post((WATER,))}, "news", "water")
        assert unannounced(Part(text=sent["text"], entities=tuple(sent["entities"]))) == WATER
    assert unannounced(WATER) == WATER
    assert unannounced(Part(text=LINE)) == Part(text=LINE), "a message of no words cannot be sent"


@pytest.mark.parametrize(("kind", "most"), [("text", TEXT), ("photo", CAPTION)])
def test_what_is_too_long_for_both_goes_as_it_was_written(kind: str, most: int) -> None:
    field = "text" if kind == "text" else "caption"
    room = most - units(LINE) - 2
    for length, headed in ((room, True), (room + 1, False), (most, False)):
        [sent] = made(Part(kind, "в" * length, file="F"))
        assert sent[field].startswith(LINE) is headed and units(sent[field]) <= most
        assert headed or sent[field] == "в" * length
        assert crowded(Post((Part(kind, "в" * length),))), "its author is warned before"
    assert not crowded(Post((Part(kind, "в" * (most - HEAD)),)))


def test_there_is_room_for_it_in_every_language() -> None:
    for texts in load().all():
        assert units(texts.plain(DANGER)) + 2 <= HEAD


def test_its_author_is_told_of_the_line_and_where_there_is_no_room_for_it() -> None:
    long = {"uk": Post((Part(text="в" * (TEXT - 5)),))}
    assert any(LINE in told for told in warned(UK, long, "water"))
    assert not any(LINE in told for told in warned(UK, long)) and not warned(UK, {"uk": Post((WATER,))}, "water")
    draft = Notice(5, 1, NOW, {"uk": Post((WATER,))}, danger="water")
    assert "Перший рядок додає бот" in preview(UK, draft).text
    assert "Перший рядок" not in preview(UK, replace(draft, danger="")).text
    assert LINE in choose(UK, draft).text
