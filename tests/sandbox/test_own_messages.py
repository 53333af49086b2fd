"""What people do with their messages afterwards, places, forwards, and what may be deleted when."""

from __future__ import annotations

from tests.sandbox.client import OLENA, PETRO, Client

HOUR = 3600


async def test_a_caption_is_edited(met: Client) -> None:
    photo = (await met.act("photo", caption="дах"))["message_id"]
    bare = (await met.act("photo"))["message_id"]
    await met.updates()
    await met.act("edit", message_id=photo, text="дах і вікно")
    await met.act("edit", message_id=bare, text="вікно")
    await met.act("edit", message_id=photo, text="")
    edited = [update["edited_message"] for update in await met.updates()]
    assert [one.get("caption") for one in edited] == ["дах і вікно", "вікно", None]
    assert all(one["edit_date"] and one["photo"] and "text" not in one for one in edited)


async def test_what_nobody_can_edit(met: Client) -> None:
    theirs = (await met.ok("sendMessage", chat_id=OLENA, text="x"))["message_id"]
    place = (await met.act("location", latitude=50, longitude=30))["message_id"]
    foreign = (await met.act("forward", text="чуже"))["message_id"]
    for number in (theirs, place, foreign):
        answer = await met.post(f"people/{OLENA}/edit", {"message_id": number, "text": "y"})
        assert answer["status"] == 400


async def test_deleting_tells_the_bot_nothing(met: Client) -> None:
    mine = (await met.act("text", text="не те"))["message_id"]
    theirs = (await met.ok("sendMessage", chat_id=OLENA, text="x", reply_markup={"keyboard": [["А"]]}))["message_id"]
    await met.updates()
    for number in (mine, theirs):
        await met.act("delete", message_id=number)
    assert await met.updates() == []
    chat = await met.chat()
    assert [message["deleted"] for message in chat["messages"]] == [False, True, True]
    assert chat["keyboard"] is None
    assert "not found" in await met.refused("deleteMessage", chat_id=OLENA, message_id=mine)
    lost = {"message_id": mine}
    refused = await met.refused("sendMessage", chat_id=OLENA, text="x", reply_parameters=lost)
    assert refused == "400 Bad Request: message to be replied not found"


async def test_both_sides_are_deleted_within_two_days(met: Client) -> None:
    old = (await met.act("text", text="давнє"))["message_id"]
    await met.post("clock", {"advance": 24 * HOUR})
    theirs = (await met.act("text", text="нове"))["message_id"]
    mine = (await met.ok("sendMessage", chat_id=OLENA, text="відповідь"))["message_id"]
    await met.post("clock", {"advance": 24 * HOUR + 60})
    assert await met.ok("deleteMessages", chat_id=OLENA, message_ids=[old, theirs, mine, 9])
    shown = {message["message_id"]: message["deleted"] for message in (await met.chat())["messages"]}
    assert (shown[old], shown[theirs], shown[mine]) == (False, True, True)


async def test_a_die_is_deleted_only_after_a_day(met: Client) -> None:
    number = (await met.act("dice"))["message_id"]
    place = {"chat_id": OLENA, "message_id": number}
    assert "can't be deleted" in await met.refused("deleteMessage", **place)
    await met.post("clock", {"advance": 25 * HOUR})
    assert await met.ok("deleteMessage", **place)


async def test_anything_can_answer_a_message(met: Client) -> None:
    question = (await met.ok("sendMessage", chat_id=OLENA, text="Де ви живете?"))["message_id"]
    await met.act("location", latitude=49.58, longitude=34.55, reply_to=question)
    await met.act("voice", reply_to=question)
    await met.act("album", n=2, reply_to=question)
    replies = [update["message"]["reply_to_message"] for update in await met.updates()]
    assert [reply["message_id"] for reply in replies] == [question] * 4
    assert {reply["from"]["is_bot"] for reply in replies} == {True}


async def test_places_with_a_name(met: Client) -> None:
    await met.act("venue", latitude=50.2, longitude=32.5, title="Лікарня", address="вул. Шевченка, 1")
    message = (await met.updates())[-1]["message"]
    assert message["venue"]["location"] == message["location"] == {"latitude": 50.2, "longitude": 32.5}
    assert (await met.last())["venue"]["title"] == "Лікарня"
    assert (await met.post(f"people/{OLENA}/venue", {"latitude": 1, "longitude": 1}))["status"] == 400


async def test_forwards_with_and_without_an_author(met: Client) -> None:
    await met.act("forward", text="чуже", author="Невідомий")
    await met.act("forward", kind="photo", text="фото", author_id=PETRO)
    await met.act("forward", kind="voice")
    hidden, photo, voice = (update["message"] for update in await met.updates())
    assert hidden["forward_origin"]["sender_user_name"] == "Невідомий"
    assert photo["forward_origin"]["sender_user"]["id"] == PETRO and photo["caption"] == "фото"
    assert voice["forward_origin"]["type"] == "hidden_user" and voice["voice"]


async def test_each_sees_the_commands_meant_for_them(met: Client) -> None:
    def commands(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": "x"}]

    await met.ok("setMyCommands", commands=commands("all"))
    await met.ok("setMyCommands", commands=commands("work"), scope={"type": "chat", "chat_id": PETRO})
    await met.ok("setMyCommands", commands=commands("home"), scope={"type": "all_private_chats"}, language_code="uk")
    assert (await met.chat(OLENA))["commands"] == commands("home")
    assert (await met.chat(PETRO))["commands"] == commands("work")
    await met.ok("deleteMyCommands", scope={"type": "all_private_chats"}, language_code="uk")
    assert (await met.chat(OLENA))["commands"] == commands("all")
    assert "Unsupported type" in await met.refused("setMyCommands", commands=[], scope={"type": "town"})
    assert "chat_id" in await met.refused("setMyCommands", commands=[], scope={"type": "chat"})
    assert "language" in await met.refused("setMyCommands", commands=[], language_code="ukr")
