"""The table of refusals, row by row, and the repairs that follow from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.api import ApiError, Unreachable
from bot.delivery.outcomes import judge, name, outcome
from bot.delivery.refusals import Act
from bot.delivery.repairs import anew, apart, instead_of_file, plain, shorter, without_buttons

EDIT = {"method": "editMessageText", "message_id": 5, "text": "<b>Так</b>", "parse_mode": "HTML"}
PHOTO = {"method": "sendPhoto", "photo": "x", "caption": "Дах", "protect_content": True}

TABLE = [
    (400, "Bad Request: message is not modified: specified new message content and …", Act.DONE, ""),
    (400, "Bad Request: message to edit not found", Act.ANEW, ""),
    (400, "Bad Request: message can't be edited", Act.ANEW, ""),
    (400, "Bad Request: MESSAGE_ID_INVALID", Act.ANEW, ""),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "олена"', Act.PLAIN, ""),
    (400, "Bad Request: ENTITY_TEXT_INVALID", Act.PLAIN, ""),
    (400, "Bad Request: message is too long", Act.SHORTER, ""),
    (400, "Bad Request: message caption is too long", Act.SHORTER, ""),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG", Act.SHORTER, ""),
    (400, "Bad Request: BUTTON_DATA_INVALID", Act.BARE, ""),
    (400, "Bad Request: reply markup is too long", Act.BARE, ""),
    (400, "Bad Request: can't parse inline keyboard button: …", Act.BARE, ""),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", Act.NO_FILE, ""),
    (400, "Bad Request: invalid remote file identifier", Act.NO_FILE, ""),
    (400, "Bad Request: can't use file of type Photo as Voice", Act.NO_FILE, ""),
    (400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", Act.NO_FILE, ""),
    (400, "Bad Request: there is no document in the request", Act.NO_FILE, ""),
    (400, "Bad Request: chat not found", Act.SHUT, "gone"),
    (400, "Bad Request: PEER_ID_INVALID", Act.SHUT, "gone"),
    (400, "Bad Request: message text is empty", Act.FAIL, ""),
    (403, "Forbidden: bot was blocked by the user", Act.SHUT, "blocked"),
    (403, "Forbidden: user is deactivated", Act.SHUT, "gone"),
    (403, "Forbidden: bot can't initiate conversation with a user", Act.SHUT, "never_started"),
    (403, "Forbidden: bots can't send messages to bots", Act.FAIL, ""),
    (413, "Request Entity Too Large", Act.FAIL, ""),
    (409, "Conflict: terminated by other getUpdates request", Act.FAIL, ""),
    (401, "Unauthorized", Act.TOKEN, ""),
    (404, "Not Found", Act.TOKEN, ""),
    (429, "Too Many Requests: retry after 7", Act.FLOOD, ""),
    (500, "Internal Server Error", Act.AGAIN, ""),
    (502, "Bad Gateway", Act.AGAIN, ""),
]


@pytest.mark.parametrize(("code", "said", "act", "reach"), TABLE)
def test_each_refusal(code: int, said: str, act: Act, reach: str) -> None:
    verdict = judge(ApiError(code, said))
    assert verdict.act is act
    assert verdict.reach == (reach or "open")


def test_what_has_a_figure() -> None:
    assert judge(ApiError(429, "Too Many Requests", 10072)).seconds == 10072
    assert judge(ApiError(429, "Too Many Requests", 0)).seconds == 0
    assert judge(ApiError(429, "not JSON")).seconds > 0
    moved = judge(ApiError(400, "Bad Request: group chat was upgraded", migrate_to=-100))
    assert (moved.act, moved.chat) == (Act.MOVED, -100)


NO_DELETE = [
    "message can't be deleted for everyone",
    "message to delete not found",
    "message identifiers are not specified",
    "MESSAGE_DELETE_FORBIDDEN",
    "MESSAGE_ID_INVALID",
]


@pytest.mark.parametrize("said", NO_DELETE)
def test_what_cannot_be_deleted_is_as_good_as_deleted(said: str) -> None:
    delete = {"method": "deleteMessages", "message_ids": [1]}
    assert outcome(ApiError(400, f"Bad Request: {said}"), delete).act is Act.DONE
    assert outcome(ApiError(429, "Too Many Requests: retry after 7", 7), delete).act is Act.FLOOD
    assert outcome(ApiError(403, "Forbidden: bot was blocked by the user"), delete).act is Act.SHUT


@pytest.mark.parametrize(("code", "said"), [(413, "Request Entity Too Large"), (400, "Bad Request: file is too big")])
def test_a_file_of_ours_that_is_refused_is_told_in_words(code: int, said: str) -> None:
    call = {"method": "sendDocument", "upload": {"field": "document", "name": "a", "base64": ""}}
    assert outcome(ApiError(code, said), call).act is Act.NO_FILE
    assert outcome(ApiError(code, said), EDIT).act is Act.FAIL


NO_ALBUM = [
    "wrong file identifier/HTTP URL specified",
    'failed to send message #1 with the error message "WEBPAGE_CURL_FAILED"',
    "MEDIA_EMPTY",
    "MEDIA_CAPTION_TOO_LONG",
]


@pytest.mark.parametrize("said", NO_ALBUM)
def test_a_refused_album_is_taken_apart_whatever_the_reason(said: str) -> None:
    error = ApiError(400, f"Bad Request: {said}")
    assert outcome(error, {"method": "sendMediaGroup", "media": []}).act is Act.APART
    assert outcome(error, PHOTO).act is not Act.APART
    assert outcome(ApiError(502, "Bad Gateway"), {"method": "sendMediaGroup"}).act is Act.AGAIN


def test_the_files_of_an_album_one_by_one() -> None:
    media = [{"type": "photo", "media": "p", "caption": "Дах"}, {"type": "video", "media": "v"}]
    album = {"method": "sendMediaGroup", "media": media, "protect_content": True, "disable_notification": True}
    kept = {"protect_content": True, "disable_notification": True}
    assert apart(album) == [
        {"method": "sendPhoto", "photo": "p", "caption": "Дах", **kept},
        {"method": "sendVideo", "video": "v", **kept},
    ]


def test_no_answer_at_all() -> None:
    assert judge(Unreachable("ConnectionTimeoutError")).act is Act.AGAIN
    assert judge(Unreachable("ServerDisconnectedError", maybe_done=True)).act is Act.UNSURE


def test_the_class_of_a_failure_quotes_nobody() -> None:
    assert name(ApiError(400, 'Bad Request: can\'t parse entities: start tag "олена"')) == "400 can't parse entities"
    assert name(ApiError(400, "Bad Request: Олена")) == "400"


def test_an_edit_becomes_a_message() -> None:
    assert anew(EDIT) == [{"method": "sendMessage", "text": "<b>Так</b>", "parse_mode": "HTML"}]
    assert anew(PHOTO) == []


def test_plain_text_keeps_every_word() -> None:
    text = '<b>Олена</b> &amp; <a href="https://x">сайт</a>: 2 < 3, <3 і a > b'
    (call,) = plain({"method": "sendMessage", "text": text, "parse_mode": "HTML"})
    assert call == {"method": "sendMessage", "text": "Олена & сайт: 2 < 3, <3 і a > b"}
    (same,) = plain({"method": "sendMessage", "text": "<b>"})
    assert same["text"] == "<b>"
    (tag,) = plain({"method": "sendMessage", "text": "<b>", "parse_mode": "HTML"})
    assert tag["text"] == "<b>"


@given(st.text("аб в\n😀", min_size=0, max_size=200).map(lambda text: text * 60))
def test_a_long_text_goes_in_pieces_that_fit(text: str) -> None:
    calls = shorter({"method": "sendMessage", "text": text, "reply_markup": {"x": 1}})
    assert all(len(call["text"].encode("utf-16-le")) <= 2 * 4096 for call in calls)
    assert "".join("".join(call["text"].split()) for call in calls) == "".join(text.split())
    assert ["reply_markup" in call for call in calls] == [False] * (len(calls) - 1) + [True]


def test_a_long_edit_goes_on_as_messages_and_a_caption_is_cut() -> None:
    methods = [call["method"] for call in shorter({**EDIT, "text": "слово " * 1500})]
    assert methods == ["editMessageText", "sendMessage", "sendMessage"]
    (call,) = shorter({**PHOTO, "caption": "😀" * 1000})
    assert len(call["caption"]) == 500


def test_without_what_was_refused() -> None:
    assert without_buttons({"method": "sendMessage", "text": "a", "reply_markup": {}}) == [
        {"method": "sendMessage", "text": "a"}
    ]
    assert without_buttons(PHOTO) == []
    assert instead_of_file(PHOTO, "Немає") == [
        {"method": "sendMessage", "text": "Дах\n\nНемає", "protect_content": True}
    ]
    assert instead_of_file(EDIT, "Немає") == []
