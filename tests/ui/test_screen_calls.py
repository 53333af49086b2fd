"""From a screen to calls of the Bot API: a new message or an edit, keys or buttons, files, and what follows."""

from __future__ import annotations

import pytest

from bot.ui.callbacks import Menu
from bot.ui.screen import FILE_KINDS, Button, Document, Key, Screen, one_each

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
    }


def test_a_key_that_asks_for_the_contact_stays_until_the_menu_returns() -> None:
    (call,) = Screen("Номер?", keys=[[Key("📱", contact=True)], *KEYS]).calls()
    assert call["reply_markup"]["keyboard"][0] == [{"text": "📱", "request_contact": True}]
    assert call["reply_markup"]["is_persistent"] and "one_time_keyboard" not in call["reply_markup"]


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
    files = [(kind, f"id-{kind}", "") for kind in [*sorted(FILE_KINDS), "location"]]
    text, *sent = Screen("Слова", files=files, documents=[Document("a.html", "a")], protect=True).calls()
    assert text["protect_content"] is True
    assert all(call["protect_content"] is True for call in sent)
    assert not any("protect_content" in call for call in Screen("Слова", files=files).calls())


def test_what_follows_comes_in_order_and_after_the_files() -> None:
    last = Screen("3").followed_by(Screen("4"))
    calls = Screen("1", files=[("voice", "v", "")]).followed_by(Screen("2"), last).calls()
    assert [call.get("text", call["method"]) for call in calls] == ["1", "sendVoice", "2", "3", "4"]


def test_deletes_come_first_a_hundred_at_once() -> None:
    screen = Screen("Слова", edit=True, deletes=[*range(250, 0, -1), 1, 1])
    *deletes, last = screen.calls(EDITED)
    assert last["method"] == "editMessageText"
    assert {call["method"] for call in deletes} == {"deleteMessages"}
    assert [len(call["message_ids"]) for call in deletes] == [100, 100, 50]
    assert [id_ for call in deletes for id_ in call["message_ids"]] == list(range(1, 251))


def test_what_it_is_about_and_how_much_it_matters_is_not_seen() -> None:
    assert Screen("Слова", about=7, minor=True).calls() == Screen("Слова").calls()


def test_a_toast_alone_sends_nothing() -> None:
    assert Screen(toast="Уже надіслано").calls(EDITED) == []


def test_a_button_that_opens_a_page_one_that_copies_and_rows_without_gaps() -> None:
    assert Button("Сайт", url="https://example.org").as_json() == {"text": "Сайт", "url": "https://example.org"}
    copied = Button("Номер", copy="ПИР-48-21-57").as_json()
    assert copied == {"text": "Номер", "copy_text": {"text": "ПИР-48-21-57"}}
    assert len(Button("Номер", copy="1" * 300).as_json()["copy_text"]["text"]) == 256
    assert one_each(PRESS, None, PRESS) == ((PRESS,), (PRESS,))
