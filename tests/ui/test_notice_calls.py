"""A notice as calls of the Bot API: what was written, nothing parsed, nothing added but its buttons."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ui.messages import render
from bot.ui.messages.notice import calls
from domain.messages import Kind
from domain.notices import Part, Post, posts_json
from tests.ui.reading import UK, view

BOLD = ({"type": "bold", "offset": 0, "length": 5},)
LINK = (("Мапа", "https://example.com"),)
TEXT = Part(text="Дрова <b>у</b> четвер", entities=BOLD, preview={"is_disabled": True})


def made(*parts: Part) -> list[dict[str, Any]]:
    """The calls of an ordinary one, without its button."""
    sends = calls(UK, {"uk": Post(parts)}, "news", "", 5)
    return [{field: value for field, value in call.items() if field != "reply_markup"} for call in sends]


def test_a_text_is_sent_with_its_entities() -> None:
    assert made(TEXT) == [
        {
            "method": "sendMessage",
            "text": TEXT.text,
            "entities": [dict(BOLD[0])],
            "link_preview_options": {"is_disabled": True},
        }
    ]


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("photo", "sendPhoto"),
        ("video", "sendVideo"),
        ("animation", "sendAnimation"),
        ("audio", "sendAudio"),
        ("document", "sendDocument"),
        ("voice", "sendVoice"),
        ("video_note", "sendVideoNote"),
    ],
)
def test_a_file_is_sent_by_its_id(kind: str, method: str) -> None:
    assert made(Part(kind, file="F")) == [{"method": method, kind: "F"}]


def test_a_picture_keeps_how_it_is_shown() -> None:
    photo = Part("photo", "Дрова", BOLD, "F", above=True, spoiler=True)
    assert made(photo) == [
        {
            "method": "sendPhoto",
            "photo": "F",
            "caption": "Дрова",
            "caption_entities": [dict(BOLD[0])],
            "show_caption_above_media": True,
            "has_spoiler": True,
        }
    ]


def test_a_place_keeps_its_name() -> None:
    point = {"latitude": 49.5, "longitude": -34.25}
    assert made(Part("location", file="49.5,-34.25")) == [{"method": "sendLocation", **point}]
    named = Part("location", "Школа\nСоборна, 5", file="49.5,-34.25")
    assert made(named) == [{"method": "sendVenue", **point, "title": "Школа", "address": "Соборна, 5"}]


def test_an_album_goes_together_and_its_buttons_beneath() -> None:
    album = (Part("photo", "Дрова", BOLD, "F1"), Part("video", file="F2"))
    group, _ = made(*album)
    assert group["method"] == "sendMediaGroup"
    assert group["media"][0] == {
        "type": "photo",
        "media": "F1",
        "caption": "Дрова",
        "caption_entities": [dict(BOLD[0])],
    }
    assert group["media"][1] == {"type": "video", "media": "F2"}
    group, beneath = calls(UK, {"uk": Post(album, LINK)}, "news", "fire", 5)
    assert "reply_markup" not in group
    assert beneath["reply_markup"]["inline_keyboard"] == [[{"text": "Мапа", "url": "https://example.com"}]]


def test_an_ordinary_one_can_be_muted_and_a_danger_cannot() -> None:
    posts = {"uk": Post((TEXT,), LINK)}
    [ordinary], [danger] = calls(UK, posts, "news", "", 5), calls(UK, posts, "news", "fire", 5)
    links, mute = ordinary["reply_markup"]["inline_keyboard"]
    assert danger["reply_markup"]["inline_keyboard"] == [links]
    assert "callback_data" in mute[0]


def test_everybody_reads_their_own_language() -> None:
    posts = {"uk": Post((TEXT,)), "en": Post((Part(text="Firewood"),))}
    english = view("en")
    assert calls(english, posts, "news")[0]["text"] == "Firewood"
    assert calls(english, posts, "news", lang="uk")[0]["text"] == TEXT.text
    assert calls(english, {"uk": posts["uk"]}, "news")[0]["text"] == TEXT.text


def test_a_letter_is_rendered_as_it_is() -> None:
    posts = {"uk": Post((TEXT,), LINK)}
    params = {"posts": posts_json(posts), "topic": "news", "danger": "", "notice": 5, "task": "send", "edition": 1}
    assert render(UK, Kind.NOTICE, params).calls() == calls(UK, posts, "news", "", 5)
    [old] = render(UK, Kind.NOTICE, {"text": "з <минулого>"}).calls()
    assert old["text"] == "📣 з &lt;минулого&gt;", "letters of the former release"


def test_nothing_written_is_no_call() -> None:
    assert calls(UK, {}, "news") == []
