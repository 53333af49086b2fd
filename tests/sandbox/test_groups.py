"""Groups and channels: coming, going, growing, what privacy hides, and the refusals that belong to them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.client import OLENA, PETRO, Client

Json = dict[str, Any]
INLINE = {"inline_keyboard": [[{"text": "Так", "callback_data": "y"}]]}


async def group(met: Client, kind: str = "group", **added: Any) -> int:
    """A group with the bot in it, and what that told the bot read away."""
    made = await met.post("groups", {"title": "Сусіди", "kind": kind, "people": [OLENA, PETRO]})
    await met.post(f"groups/{made['id']}/add_bot", added)
    return int(made["id"])


async def write(met: Client, place: int, text: str, **more: Any) -> Json:
    answer = await met.post(f"groups/{place}/text", {"text": text, **more})
    assert answer["status"] == 200, answer
    return answer


async def test_the_bot_is_added_and_thrown_out(met: Client) -> None:
    place = await group(met)
    change, service = await met.updates()
    assert change["my_chat_member"]["chat"] == {"id": place, "title": "Сусіди", "type": "group"}
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["is_bot"] and service["message"]["from"]["id"] == OLENA
    assert (await met.post(f"groups/{place}/add_bot"))["status"] == 409
    await met.post(f"groups/{place}/remove_bot", {"by": PETRO})
    left, change = await met.updates()
    assert left["message"]["left_chat_member"]["is_bot"]
    assert change["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await met.refused("sendMessage", chat_id=place, text="x")
    assert refused == "403 Forbidden: bot was kicked from the group chat"
    await write(met, place, "без нього")
    assert await met.updates() == []


async def test_a_group_the_bot_never_saw(met: Client) -> None:
    made = await met.post("groups", {"title": "Чужі", "people": [PETRO]})
    assert await met.refused("sendMessage", chat_id=made["id"], text="x") == "400 Bad Request: chat not found"
    stranger = await met.post(f"groups/{made['id']}/text", {"text": "x", "by": OLENA})
    assert (stranger["status"], stranger["error"]) == (409, "this person is not in the group")
    assert (await met.post("groups", {"people": []}))["status"] == 400
    assert (await met.post("groups/-5/text", {"text": "x"}))["status"] == 404


HEARD = [
    ("/start", True),
    ("/help@susid_demo_bot", True),
    ("/help@another_bot", False),
    ("@susid_demo_bot підкажіть", True),
    ("Підкажіть, @Susid_Demo_Bot!", True),
    ("Добрий день усім", False),
    ("пишіть на a@susid_demo_bot", False),
]


@pytest.mark.parametrize(("text", "reaches"), HEARD)
async def test_privacy_hides_ordinary_words(met: Client, text: str, reaches: bool) -> None:
    place = await group(met)
    await met.updates()
    await write(met, place, text, by=PETRO)
    assert len(await met.updates()) == reaches
    await met.post("bots", {"privacy": False})
    await write(met, place, text)
    assert len(await met.updates()) == 1
    assert [one["author"] for one in (await met.get(f"groups/{place}/chat"))["messages"][1:]] == ["Петро", "Олена"]


async def test_replies_to_the_bot_and_administrators_are_not_hidden(met: Client) -> None:
    place = await group(met)
    said = (await met.ok("sendMessage", chat_id=place, text="Пишіть мені в особисті", reply_markup=INLINE))[
        "message_id"
    ]
    await met.updates()
    await write(met, place, "а чому?", reply_to=said)
    await met.post(f"groups/{place}/press", {"by": PETRO, "message_id": said, "text": "Так"})
    reply, query = await met.updates()
    assert reply["message"]["reply_to_message"]["message_id"] == said
    assert query["callback_query"]["from"]["id"] == PETRO
    assert query["callback_query"]["message"]["chat"]["id"] == place
    assert await met.ok("answerCallbackQuery", callback_query_id=query["callback_query"]["id"], text="Гаразд")
    await met.post(f"groups/{place}/add_bot", {"admin": True})
    await write(met, place, "усе чути")
    promoted, heard = await met.updates()
    assert promoted["my_chat_member"]["old_chat_member"]["status"] == "member"
    assert heard["message"]["text"] == "усе чути"


async def test_things_in_a_group(met: Client) -> None:
    place = await group(met, admin=True)
    await met.updates()
    await met.post(f"groups/{place}/album", {"n": 2, "by": PETRO})
    await met.post(f"groups/{place}/location", {"latitude": 50, "longitude": 30})
    number = (await write(met, place, "помилка"))["message_id"]
    await met.post(f"groups/{place}/edit", {"message_id": number, "text": "помилка?"})
    other = await met.post(f"groups/{place}/delete", {"by": PETRO, "message_id": number})
    assert other["status"] == 400
    kinds = [next(iter(update.keys() - {"update_id"})) for update in await met.updates()]
    assert kinds == ["message"] * 4 + ["edited_message"]
    assert await met.ok("deleteMessage", chat_id=place, message_id=number)


async def test_an_ordinary_member_deletes_only_its_own(met: Client) -> None:
    place = await group(met)
    theirs = (await write(met, place, "x"))["message_id"]
    mine = (await met.ok("sendMessage", chat_id=place, text="x"))["message_id"]
    assert await met.refused("deleteMessage", chat_id=place, message_id=theirs) == (
        "400 Bad Request: message can't be deleted"
    )
    assert await met.ok("deleteMessages", chat_id=place, message_ids=[theirs, mine])
    shown = (await met.get(f"groups/{place}/chat"))["messages"]
    assert [one["deleted"] for one in shown] == [False, False, True]


async def test_a_group_becomes_a_supergroup(met: Client) -> None:
    place = await group(met)
    await met.updates()
    larger = (await met.post(f"groups/{place}/migrate"))["id"]
    old, new = [update["message"] for update in await met.updates()]
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (place, larger)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (larger, place)
    assert new["chat"]["type"] == "supergroup" and str(larger).startswith("-100")
    answer = await met.call("sendMessage", chat_id=place, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": larger}
    assert (await met.ok("sendMessage", chat_id=larger, text="x"))["message_id"] == 2
    assert (await met.post(f"groups/{place}/text", {"text": "x"}))["status"] == 409


async def test_posts_of_a_channel(met: Client) -> None:
    place = await group(met, "channel")
    (change,) = await met.updates()
    assert change["my_chat_member"]["new_chat_member"]["can_post_messages"]
    number = (await write(met, place, "Оголошення громади"))["message_id"]
    await met.post(f"groups/{place}/edit", {"message_id": number, "text": "Оголошення"})
    post, edited = await met.updates()
    assert post["channel_post"]["sender_chat"]["id"] == place and "from" not in post["channel_post"]
    assert edited["edited_channel_post"]["text"] == "Оголошення"
    keys = {"keyboard": [["А"]]}
    refused = await met.refused("sendMessage", chat_id=place, text="x", reply_markup=keys)
    assert refused == "400 Bad Request: inline keyboard expected"
    forwarded = await met.ok("forwardMessage", chat_id=OLENA, from_chat_id=place, message_id=number)
    assert forwarded["forward_origin"]["chat"]["id"] == place


async def test_nobodys_number_is_asked_for_in_a_group(met: Client) -> None:
    place = await group(met)
    for wish, name in (("request_contact", "phone number"), ("request_location", "location")):
        keys = {"keyboard": [[{"text": "x", wish: True}]]}
        refused = await met.refused("sendMessage", chat_id=place, text="x", reply_markup=keys)
        assert refused == f"400 Bad Request: {name} can be requested in private chats only"


async def test_about_a_group_and_leaving_it(met: Client) -> None:
    place = await group(met, admin=True)
    assert (await met.ok("getChat", chat_id=place))["title"] == "Сусіди"
    assert await met.ok("getChatMemberCount", chat_id=place) == 3
    made, bot = await met.ok("getChatAdministrators", chat_id=place)
    assert (made["status"], bot["status"]) == ("creator", "administrator")
    await met.post(f"groups/{place}/leave", {"by": PETRO})
    member = await met.ok("getChatMember", chat_id=place, user_id=PETRO)
    assert member["status"] == "left"
    await met.updates()
    assert await met.ok("leaveChat", chat_id=place)
    assert (await met.updates())[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    refused = await met.refused("sendMessage", chat_id=place, text="x")
    assert refused == "403 Forbidden: bot is not a member of the group chat"
    assert "private chats" in await met.refused("leaveChat", chat_id=OLENA)


async def test_beginning_anew_forgets_groups(met: Client) -> None:
    place = await group(met)
    assert [one["id"] for one in await met.get("groups")] == [place]
    assert (await met.post("reset"))["groups"] == []
    assert await met.refused("sendMessage", chat_id=place, text="x") == "400 Bad Request: chat not found"
