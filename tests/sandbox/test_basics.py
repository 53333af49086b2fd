"""The way of a message there and back, as every bot goes it."""

from __future__ import annotations

from tests.sandbox.client import OLENA, TOKEN, Client


async def test_get_me_names_the_bot(sandbox: Client) -> None:
    me = await sandbox.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (4242, True, "susid_demo_bot")


async def test_a_person_writes_and_the_bot_answers(sandbox: Client) -> None:
    sent = await sandbox.act("text", text="/start g_1")
    (update,) = await sandbox.updates()
    message = update["message"]
    assert message["message_id"] == sent["message_id"]
    assert message["chat"] == {"id": OLENA, "first_name": "Олена", "last_name": "Коваль", "type": "private"}
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    answer = await sandbox.ok("sendMessage", chat_id=OLENA, text="<b>Вітаю</b> &lt;3", parse_mode="HTML")
    assert answer["text"] == "Вітаю <3"
    last = await sandbox.last()
    assert (last["from"], last["html"]) == ("bot", "<b>Вітаю</b> &lt;3")


async def test_a_button_is_pressed_and_answered(met: Client) -> None:
    rows = [[{"text": "✅ Так", "callback_data": "yes"}]]
    message = await met.ok("sendMessage", chat_id=OLENA, text="?", reply_markup={"inline_keyboard": rows})
    pressed = await met.act("press", message_id=message["message_id"], text="✅ Так")
    (update,) = await met.updates()
    query = update["callback_query"]
    assert (query["data"], query["id"]) == ("yes", pressed["callback_query_id"])
    assert query["chat_instance"] and query["message"]["text"] == "?"
    assert (await met.chat())["waiting"] == [query["id"]]
    await met.ok("answerCallbackQuery", callback_query_id=query["id"], text="Добре", show_alert=True)
    chat = await met.chat()
    assert chat["waiting"] == []
    assert chat["toasts"] == [{"callback_query_id": query["id"], "text": "Добре", "show_alert": True}]
    edited = await met.ok("editMessageText", chat_id=OLENA, message_id=message["message_id"], text="Взято")
    assert edited["edit_date"] and "reply_markup" not in edited
    assert (await met.last())["edited"]


async def test_calls_come_as_forms_and_queries_too(met: Client) -> None:
    fields = {"chat_id": str(OLENA), "text": "форма"}
    async with met.http.post(met.url("SENDMESSAGE"), data=fields) as response:
        assert (await response.json())["result"]["text"] == "форма"
    async with met.http.get(met.url("sendMessage"), params=fields) as response:
        assert (await response.json())["ok"]


async def test_tokens_and_unknown_methods(sandbox: Client) -> None:
    assert await sandbox.refused("sendEverything") == "404 Not Found"
    sandbox.token = "4242:other"
    assert await sandbox.refused("getMe") == "401 Unauthorized"
    sandbox.token = "nonsense"
    assert await sandbox.refused("getMe") == "404 Not Found"
    sandbox.token = TOKEN
    assert await sandbox.ok("logOut")
    assert await sandbox.refused("getMe") == "400 Bad Request: Logged out"
