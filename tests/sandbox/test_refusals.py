"""Every refusal in Telegram's own words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.client import OLENA, PETRO, Client

Json = dict[str, Any]
BAD = "400 Bad Request: "
PARSE = BAD + "can't parse entities: "


def inline(**button: Any) -> Json:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


SENDING: list[tuple[Json, str]] = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "я" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "x", "parse_mode": "rtf"}, "unsupported parse_mode"),
    ({"chat_id": "", "text": "x"}, "chat_id is empty"),
    ({"chat_id": 99, "text": "x"}, "chat not found"),
    ({"chat_id": "@someone", "text": "x"}, "chat not found"),
    ({"text": "x", "reply_parameters": {"message_id": 5}}, "message to be replied not found"),
    ({"text": "x", "reply_to_message_id": 5}, "message to be replied not found"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": inline(callback_data="я" * 33)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": inline(callback_data="")}, "BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": inline()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"text": "x", "reply_markup": inline(url="not a url")},
        "inline keyboard button URL 'not a url' is invalid: Wrong HTTP URL",
    ),
    (
        {"text": "x", "reply_markup": inline(web_app={"url": "http://a.ua"})},
        "inline keyboard button Web App URL 'http://a.ua' is invalid: Only HTTPS links are allowed",
    ),
    (
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]] * 101}},
        "reply markup is too long",
    ),
    (
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "y"}]]}},
        "can't parse InlineKeyboardButton: Can't find field \"text\"",
    ),
    ({"text": "x", "reply_markup": {"keyboard": [[" "]]}}, "keyboard button text must be non-empty"),
]


@pytest.mark.parametrize(("params", "reason"), SENDING)
async def test_send_message_is_refused(met: Client, params: Json, reason: str) -> None:
    assert await met.refused("sendMessage", **{"chat_id": OLENA, **params}) == BAD + reason
    assert len((await met.chat())["messages"]) == 1


HTML = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("я<foo>x</foo>", 'Unsupported start tag "foo" at byte offset 2'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
    ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8"),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
]


@pytest.mark.parametrize(("text", "reason"), HTML)
async def test_bad_html_is_refused(met: Client, text: str, reason: str) -> None:
    assert await met.refused("sendMessage", chat_id=OLENA, text=text, parse_mode="HTML") == PARSE + reason


MARKDOWN = [
    ("1. x", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("*x", "Can't find end of Bold entity at byte offset 2"),
    ("`x", "Can't find end of Code entity at byte offset 2"),
    ("[x](y", "Can't find end of a URL"),
]


@pytest.mark.parametrize(("text", "reason"), MARKDOWN)
async def test_bad_markdown_is_refused(met: Client, text: str, reason: str) -> None:
    assert await met.refused("sendMessage", chat_id=OLENA, text=text, parse_mode="MarkdownV2") == PARSE + reason


async def test_bad_old_markdown_is_refused(met: Client) -> None:
    refused = await met.refused("sendMessage", chat_id=OLENA, text="ім'я_без_пари_", parse_mode="Markdown")
    assert refused == PARSE + "Can't find end of the entity starting at byte offset 23"


NO_MESSAGE = [
    ("editMessageText", {"text": "x"}, "message to edit not found"),
    ("editMessageCaption", {"caption": "x"}, "message to edit not found"),
    ("editMessageReplyMarkup", {}, "message to edit not found"),
    ("deleteMessage", {}, "message to delete not found"),
    ("pinChatMessage", {}, "message to pin not found"),
    ("unpinChatMessage", {}, "message to unpin not found"),
    ("setMessageReaction", {}, "message to react not found"),
    ("copyMessage", {"from_chat_id": OLENA}, "message to copy not found"),
    ("forwardMessage", {"from_chat_id": OLENA}, "message to forward not found"),
]


@pytest.mark.parametrize(("method", "params", "reason"), NO_MESSAGE)
async def test_a_message_that_is_not_there(met: Client, method: str, params: Json, reason: str) -> None:
    assert await met.refused(method, chat_id=OLENA, message_id=5, **params) == BAD + reason


OTHERS: list[tuple[str, Json, str]] = [
    ("editMessageText", {"chat_id": OLENA, "text": "x"}, "message identifier is not specified"),
    ("deleteMessages", {"chat_id": OLENA}, "message identifiers are not specified"),
    ("deleteMessages", {"chat_id": OLENA, "message_ids": [1] * 101}, "too many messages to delete"),
    (
        "copyMessages",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_ids": [1, 2]},
        "there are no messages to copy",
    ),
    (
        "copyMessages",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_ids": [2, 1]},
        "message identifiers must be in a strictly increasing order",
    ),
    ("sendPhoto", {"chat_id": OLENA}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "AgAC"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "https://a.ua/p.jpg"}, "failed to get HTTP URL content"),
    ("sendDocument", {"chat_id": OLENA, "document": "attach://x"}, 'file "x" isn\'t attached'),
    ("sendMediaGroup", {"chat_id": OLENA, "media": []}, "there are no messages to send"),
    ("sendMediaGroup", {"chat_id": OLENA, "media": [{}] * 11}, "too many messages to send as an album"),
    (
        "sendLocation",
        {"chat_id": OLENA, "latitude": 91, "longitude": 1},
        "wrong latitude or longitude specified",
    ),
    ("sendContact", {"chat_id": OLENA, "first_name": "x"}, "phone number must be non-empty"),
    ("sendDice", {"chat_id": OLENA, "emoji": "x"}, "invalid dice emoji specified"),
    ("sendChatAction", {"chat_id": OLENA, "action": "dance"}, "wrong parameter action in request"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    ("getChat", {"chat_id": 99}, "chat not found"),
    ("getChatMember", {"chat_id": OLENA, "user_id": PETRO}, "PARTICIPANT_ID_INVALID"),
    ("setMyCommands", {"commands": [{"command": "Дім", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyShortDescription", {"short_description": "я" * 121}, "short description is too long"),
    (
        "setChatMenuButton",
        {"menu_button": {"type": "x"}},
        "can't parse menu button: Unsupported type specified",
    ),
    (
        "setWebhook",
        {"url": "http://example.org/"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    ("setWebhook", {"url": "x"}, "bad webhook: Wrong HTTP URL"),
    (
        "setWebhook",
        {"url": "http://localhost/", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
]


@pytest.mark.parametrize(("method", "params", "reason"), OTHERS)
async def test_other_refusals(met: Client, method: str, params: Json, reason: str) -> None:
    assert await met.refused(method, **params) == BAD + reason


async def test_the_three_kinds_of_forbidden(met: Client) -> None:
    cold = await met.refused("sendMessage", chat_id=PETRO, text="x")
    assert cold == "403 Forbidden: bot can't initiate conversation with a user"
    await met.act("block")
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await met.refused("sendMessage", chat_id=OLENA, text="x") == blocked
    assert await met.refused("sendChatAction", chat_id=OLENA, action="typing") == blocked
    await met.act("unblock")
    assert await met.ok("sendMessage", chat_id=OLENA, text="x")
    await met.act("deactivate")
    gone = await met.refused("sendMessage", chat_id=OLENA, text="x")
    assert gone == "403 Forbidden: user is deactivated"


async def test_a_long_caption(met: Client) -> None:
    answer = await met.form(
        "sendDocument", chat_id=OLENA, document=b"x", caption="<b>" + "я" * 1025 + "</b>", parse_mode="HTML"
    )
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_broken_json(met: Client) -> None:
    headers = {"Content-Type": "application/json"}
    for body, reason in (("{", "can't parse JSON object"), (json.dumps([1]), "object expected")):
        async with met.http.post(met.url("getMe"), data=body, headers=headers) as response:
            assert (await response.json())["description"] == "Bad Request: " + reason
