"""From a screen to calls of the Bot API: a new message or an edit, keys or buttons, files, and what follows."""

from __future__ import annotations

import pytest

from bot.ui.callbacks import Menu
from bot.ui.screen import FILE_KINDS, Button, Key, Screen, one_each

PRESS = Button("Так", Menu("yes"))
INLINE = {"inline_keyboard": [[{"text": "Так", "callback_data": "u:yes"}]]}
EDITED = 77
KEYS = [[Key("Назад")]]


def methods(screen: Screen, edits: int | None = None) -> list[str]:
    return [call["method"] for call in screen.calls(edits)]


def test_a_message_is_sent_as_html_without_a_link_preview() -> None:
    (call,) = Screen("Вітаю", buttons=one_each(PRESS)).calls()
    assert call == {
        "method": "sendMessage",
        "text": "Вітаю",
        "parse_mode": "HTML",
        "reply_markup": INLINE,
        "link_preview_options": {"is_disabled": True},
    }


def test_an_edit_replaces_the_pressed_message_only_when_there_is_one() -> None:
    screen = Screen("Вітаю", buttons=one_each(PRESS), edit=True)
    (call,) = screen.calls(EDITED)
    assert (call["method"], call["message_id"], call["reply_markup"]) == ("editMessageText", EDITED, INLINE)
    assert methods(screen) == ["sendMessage"]
    assert methods(Screen("Вітаю"), EDITED) == ["sendMessage"]


def test_an_edit_without_buttons_takes_the_old_ones_away() -> None:
    (call,) = Screen("Готово", edit=True).calls(EDITED)
    assert "reply_markup" not in call


def test_keys_come_with_a_new_message_because_an_edit_cannot_carry_them() -> None:
    (call,) = Screen("Меню", keys=KEYS, edit=True).calls(EDITED)
    assert call["method"] == "sendMessage" and "message_id" not in call
    assert call["reply_markup"] == {
        "keyboard": [[{"text": "Назад"}]],
        "resize_keyboard": True,
        "is_persistent": True,
        "one_time_keyboard": False,
    }


def test_a_key_that_asks_for_the_contact_makes_room_after_it() -> None:
    (call,) = Screen("Номер?", keys=[[Key("📱", contact=True)], *KEYS]).calls()
    assert call["reply_markup"]["keyboard"][0] == [{"text": "📱", "request_contact": True}]
    assert (call["reply_markup"]["one_time_keyboard"], call["reply_markup"]["is_persistent"]) == (True, False)


@pytest.mark.parametrize(
    ("screen", "edits", "expected"),
    [
        (Screen("Ні", unbutton=True), EDITED, ["editMessageReplyMarkup", "sendMessage"]),
        (Screen("Ні", unbutton=True), None, ["sendMessage"]),
        (Screen("Ні", unbutton=True, edit=True), EDITED, ["editMessageText"]),
        (Screen("Ні", unbutton=True, edit=True, keys=KEYS), EDITED, ["editMessageReplyMarkup", "sendMessage"]),
        (Screen(unbutton=True), EDITED, ["editMessageReplyMarkup"]),
    ],
)
def test_the_buttons_of_the_pressed_message_go_when_a_new_one_comes_beside_it(
    screen: Screen, edits: int | None, expected: list[str]
) -> None:
    calls = screen.calls(edits)
    assert [call["method"] for call in calls] == expected
    if expected[0] == "editMessageReplyMarkup":
        assert calls[0] == {"method": "editMessageReplyMarkup", "message_id": EDITED}


def test_what_is_protected_is_protected_with_its_files() -> None:
    files = [(kind, f"id-{kind}", "підпис") for kind in sorted(FILE_KINDS)]
    text, *sent = Screen("Слова", files=files, protect=True).calls()
    assert text["protect_content"] is True
    assert all(call["protect_content"] is True for call in sent)
    assert [call["method"] for call in sent] == [
        *("sendAudio", "sendDocument", "sendPhoto", "sendVideo", "sendVideoNote", "sendVoice")
    ]
    assert {key for call in sent for key in call if call[key] in {f"id-{kind}" for kind in FILE_KINDS}} == FILE_KINDS
    assert [call.get("caption") for call in sent] == [*["підпис"] * 4, None, "підпис"], "a round video takes none"


def test_files_alone_and_long_captions() -> None:
    (call,) = Screen(files=[("photo", "id", "я" * 2000)]).calls()
    assert len(call["caption"]) == 1024 and "protect_content" not in call
    (bare,) = Screen(files=[("photo", "id", "")]).calls()
    assert bare == {"method": "sendPhoto", "photo": "id"}


def test_what_follows_comes_in_order_and_after_the_files() -> None:
    last = Screen("3").followed_by(Screen("4"))
    calls = Screen("1", files=[("voice", "v", "")]).followed_by(Screen("2"), last).calls()
    assert [call.get("text", call["method"]) for call in calls] == ["1", "sendVoice", "2", "3", "4"]


def test_a_toast_alone_sends_nothing() -> None:
    assert Screen(toast="Уже надіслано").calls(EDITED) == []


def test_a_button_that_opens_a_page_and_rows_without_gaps() -> None:
    assert Button("Сайт", url="https://example.org").as_json() == {"text": "Сайт", "url": "https://example.org"}
    assert one_each(PRESS, None, PRESS) == ((PRESS,), (PRESS,))
