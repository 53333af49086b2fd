"""Edits, deletions, replies, copies, keyboards: what the rules are besides the refusals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.client import OLENA, PETRO, Client

BAD = "400 Bad Request: "
NOT_MODIFIED = "400 Bad Request: message is not modified: specified new message content and reply markup are"
YES = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]}


async def sent(met: Client, **more: Any) -> int:
    number: int = (await met.ok("sendMessage", **{"chat_id": OLENA, "text": "текст", **more}))["message_id"]
    return number


async def test_an_edit_that_changes_nothing(met: Client) -> None:
    number = await sent(met, reply_markup=YES)
    same = {"chat_id": OLENA, "message_id": number}
    assert (await met.refused("editMessageText", **same, text=" текст ", reply_markup=YES)).startswith(NOT_MODIFIED)
    assert (await met.refused("editMessageReplyMarkup", **same, reply_markup=YES)).startswith(NOT_MODIFIED)
    assert await met.ok("editMessageText", **same, text="<i>текст</i>", parse_mode="HTML", reply_markup=YES)
    assert "reply_markup" not in await met.ok("editMessageReplyMarkup", **same)
    assert (await met.refused("editMessageReplyMarkup", **same)).startswith(NOT_MODIFIED)


async def test_only_the_bots_own_inline_messages_can_be_edited(met: Client) -> None:
    theirs = (await met.act("text", text="моє"))["message_id"]
    with_keyboard = await sent(met, reply_markup={"keyboard": [["А"]]})
    for number in (theirs, with_keyboard):
        refused = await met.refused("editMessageText", chat_id=OLENA, message_id=number, text="інше")
        assert refused == "400 Bad Request: message can't be edited"
    mine = await sent(met)
    edit = {"chat_id": OLENA, "message_id": mine}
    assert await met.refused("editMessageCaption", **edit, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    keyboard = {"reply_markup": {"keyboard": [["А"]]}}
    assert await met.refused("editMessageText", **edit, text="x", **keyboard) == (
        "400 Bad Request: inline keyboard expected"
    )


async def test_deletion_takes_the_content_and_the_keyboard(met: Client) -> None:
    number = await sent(met, reply_markup={"keyboard": [["А"]]})
    assert (await met.chat())["keyboard"] == [[{"text": "А"}]]
    assert await met.ok("deleteMessage", chat_id=OLENA, message_id=number)
    assert (await met.chat())["keyboard"] is None
    last = await met.last()
    assert last["deleted"] and "text" not in last
    again = await met.refused("deleteMessage", chat_id=OLENA, message_id=number)
    assert again == "400 Bad Request: message to delete not found"


async def test_after_48_hours_nothing_can_be_deleted(met: Client) -> None:
    number = await sent(met)
    await met.post("clock", {"advance": 48 * 3600 + 5})
    refused = await met.refused("deleteMessage", chat_id=OLENA, message_id=number)
    assert refused == "400 Bad Request: message can't be deleted for everyone"
    assert await met.ok("deleteMessages", chat_id=OLENA, message_ids=[number, 1])
    assert not (await met.last())["deleted"]


async def test_replies(met: Client) -> None:
    theirs = (await met.act("text", text="питання"))["message_id"]
    answer = await met.ok("sendMessage", chat_id=OLENA, text="так", reply_parameters={"message_id": theirs})
    assert answer["reply_to_message"]["text"] == "питання"
    assert (await met.last())["reply_to"] == theirs
    lenient = {"message_id": 5, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await met.ok("sendMessage", chat_id=OLENA, text="так", reply_parameters=lenient)
    await met.act("text", text="і ще", reply_to=answer["message_id"])
    reply = (await met.updates())[-1]["message"]["reply_to_message"]
    assert reply["message_id"] == answer["message_id"] and "reply_to_message" not in reply


async def test_copies_and_forwards(met: Client) -> None:
    await met.act("text", person=PETRO, text="/start")
    theirs = (await met.act("photo", caption="дах"))["message_id"]
    copy = {"chat_id": PETRO, "from_chat_id": OLENA}
    await met.ok("copyMessage", **copy, message_id=theirs, caption="<b>новий</b>", parse_mode="HTML")
    last = await met.last(PETRO)
    assert (last["caption"], last["html"]) == ("новий", "<b>новий</b>")
    forwarded = await met.ok("forwardMessage", **copy, message_id=theirs)
    assert forwarded["forward_origin"]["sender_user"]["id"] == OLENA
    numbers = await met.ok("copyMessages", **copy, message_ids=[1, theirs])
    assert len(numbers) == 1


async def test_protected_messages_go_nowhere(met: Client) -> None:
    number = await sent(met, protect_content=True)
    place = {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": number}
    assert await met.refused("copyMessage", **place) == BAD + "the message can't be copied"
    assert await met.refused("forwardMessage", **place) == (
        BAD + "message has protected content and can't be forwarded"
    )
    assert (await met.last())["protected"]


KEYBOARD = {"keyboard": [[{"text": "📞 Номер", "request_contact": True}, "Пропустити"]]}


@pytest.mark.parametrize("one_time", [True, False])
async def test_reply_keyboards(met: Client, one_time: bool) -> None:
    markup = {**KEYBOARD, "one_time_keyboard": one_time, "input_field_placeholder": "ваш номер"}
    await sent(met, reply_markup=markup)
    chat = await met.chat()
    assert chat["keyboard"] == [[{"text": "📞 Номер", "request_contact": True}, {"text": "Пропустити"}]]
    assert chat["placeholder"] == "ваш номер"
    await met.act("text", text="своїми словами")
    assert (await met.chat())["keyboard"]
    await met.act("contact")
    contact = (await met.updates())[-1]["message"]["contact"]
    assert contact == {"phone_number": "380671234567", "first_name": "Олена", "user_id": OLENA}
    assert bool((await met.chat())["keyboard"]) is not one_time
    await sent(met, reply_markup={"remove_keyboard": True})
    assert (await met.chat())["keyboard"] is None


async def test_pins_reactions_and_the_chat(met: Client) -> None:
    number = await sent(met)
    place = {"chat_id": OLENA, "message_id": number}
    assert await met.ok("pinChatMessage", **place)
    assert (await met.ok("getChat", chat_id=OLENA))["pinned_message"]["message_id"] == number
    assert await met.ok("unpinChatMessage", chat_id=OLENA)
    assert await met.ok("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert (await met.last())["reactions"] == ["👍"]
    assert (await met.ok("getChatMember", chat_id=OLENA, user_id=OLENA))["status"] == "member"


async def test_commands_names_and_the_menu(met: Client) -> None:
    commands = [{"command": "start", "description": "Почати"}]
    assert await met.ok("setMyCommands", commands=commands)
    assert await met.ok("getMyCommands") == commands
    scope = {"type": "chat", "chat_id": OLENA}
    assert await met.ok("getMyCommands", scope=scope) == []
    assert await met.ok("deleteMyCommands") and await met.ok("getMyCommands") == []
    assert await met.ok("setMyName", name="Сусідка")
    assert await met.ok("getMyName") == {"name": "Сусідка"}
    assert await met.ok("setMyDescription", description="x", language_code="en")
    assert await met.ok("getMyDescription", language_code="en") == {"description": "x"}
    assert await met.ok("getMyShortDescription") == {"short_description": ""}
    assert await met.ok("setChatMenuButton", chat_id=OLENA, menu_button={"type": "commands"})
    assert await met.ok("getChatMenuButton", chat_id=OLENA) == {"type": "commands"}
