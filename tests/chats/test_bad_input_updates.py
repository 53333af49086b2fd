"""Updates that no person in a private chat makes, and links that lead nowhere: the town lives on."""

from __future__ import annotations

from typing import Any

from bot import demo_people as cast
from bot.phone import Json, said
from domain.people import Role
from tests.chats.steps import HELP, all_handled, fill, has_keys, join, nothing_broke, on_screen, submit, times, until
from tests.support.town import DAY, Town
from usecases import staff

MARIA: dict[str, Any] = {"id": cast.MARIA, "is_bot": False, "first_name": "Марія"}
GROUP: dict[str, Any] = {"id": -1001, "type": "supergroup", "title": "Сусіди"}
CHANNEL: dict[str, Any] = {"id": -1002, "type": "channel", "title": "Новини"}
HERE: dict[str, Any] = {"message_id": 1, "date": 1795420800}
MEMBER = {"status": "member", "user": {"id": 100001, "is_bot": True, "first_name": "Сусід"}}

STRANGE: tuple[dict[str, Any], ...] = (
    {"something_new": {"from": MARIA, "chat": GROUP}},
    {"message": {**HERE, "from": MARIA, "chat": GROUP, "text": "/start"}},
    {"message": {**HERE, "from": MARIA, "chat": GROUP, "text": "рятуйте"}},
    {"edited_message": {**HERE, "edit_date": 1795420801, "from": MARIA, "chat": GROUP, "text": "ой"}},
    {"channel_post": {**HERE, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "/start"}},
    {"edited_channel_post": {**HERE, "edit_date": 1795420801, "chat": CHANNEL, "text": "/start"}},
    {"my_chat_member": {"chat": GROUP, "from": MARIA, "date": 1, "old_chat_member": MEMBER, "new_chat_member": MEMBER}},
    {"callback_query": {"id": "1", "from": MARIA, "chat_instance": "1", "data": "u:danger", "inline_message_id": "x"}},
    {"callback_query": {"id": "2", "from": MARIA, "chat_instance": "1", "game_short_name": "chess"}},
    {"callback_query": {"id": "3", "from": MARIA, "chat_instance": "1", "data": "ok:",
                        "message": {**HERE, "chat": GROUP, "text": "…"}}},
    {"inline_query": {"id": "1", "from": MARIA, "query": "", "offset": ""}},
    {"poll": {"id": "1", "question": "?"}},
    {"message": {"text": "без голови"}},
    {"message": {**HERE, "from": {**MARIA, "id": 100002, "is_bot": True}, "chat": GROUP, "text": "бот"}},
)  # fmt: skip

PRIVATE: dict[str, Any] = {**HERE, "from": MARIA, "chat": {"id": cast.MARIA, "type": "private", "first_name": "Марія"}}
OTHER: dict[str, Any] = {"id": 990, "is_bot": False, "first_name": "Хтось"}
# What Telegram itself puts into a private chat, and kinds that were never asked for: nobody is answered, or kept.
UNSAID: tuple[dict[str, Any], ...] = (
    {"message": {**PRIVATE, "pinned_message": {**PRIVATE, "text": "…"}}},
    {"message": {**PRIVATE, "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}},
    {"edited_message": {**PRIVATE, "edit_date": 1795420801, "pinned_message": {**PRIVATE, "text": "…"}}},
    {"message_reaction": {"chat": {**OTHER, "type": "private"}, "message_id": 3, "user": OTHER, "date": 1,
                          "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
    {"business_message": {**PRIVATE, "from": OTHER, "business_connection_id": "b", "text": "рятуйте"}},
    {"inline_query": {"id": "1", "from": OTHER, "query": "", "offset": ""}},
)  # fmt: skip


def asked(chat: Json, there: list[int]) -> int:
    """How often the question stands there anew."""
    new = (m for m in chat["messages"] if m["message_id"] not in there and m["from"] == "bot")
    return sum("загроза життю" in on_screen(m) for m in new)


async def test_strange_updates_change_nothing(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="загроза")
    there = [m["message_id"] for m in (await maria.chat())["messages"]]
    for update in (*UNSAID, *STRANGE):
        await town.sandbox.update(update)
    await maria.write("/help")
    await maria.hear(HELP[0])
    await until(maria, lambda chat: bool(asked(chat, there)), "the question")
    assert asked(await maria.chat(), there) == 1  # once more after the help, and for nothing else
    assert town.app
    async with town.app.storage.works() as work:
        assert await work.people.actor(OTHER["id"]) is None
    calls = [call for call in await town.sandbox.calls() if call["method"].startswith(("send", "edit"))]
    told = [call["params"] for call in calls if int(call["params"].get("chat_id", 1)) < 0]
    assert all("лише в особистій розмові" in one["text"] for one in told)
    assert not await times(maria, "Вітаю") > 1
    await maria.press("Ні")
    await maria.hear("Яка вулиця")
    await nothing_broke(town)


async def test_an_update_that_comes_twice_is_handled_once(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    chat = {"id": cast.MARIA, "type": "private", "first_name": "Марія"}
    update = {"update_id": 999_999_999, "message": {**HERE, "from": MARIA, "chat": chat, "text": "Раз"}}
    await town.sandbox.update(update)
    await town.sandbox.update(update)
    await maria.hear("повідомлення збережено")
    await maria.hears_nothing("повідомлення збережено", 0.3)
    await nothing_broke(town)


RUBBISH = ("x" * 64, "../../etc", "a_-" * 21, "ї" * 32, "' OR 1=1 --", "start start start", "\u202e", "0")


async def test_rubbish_in_a_link_is_answered_kindly(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    for payload in RUBBISH:
        asked = await maria.write(f"/start {payload}")
        await all_handled(maria)
        new = [said(m) for m in (await maria.chat())["messages"] if m["from"] == "bot" and m["message_id"] > asked]
        assert any("Вітаю" in words for words in new), payload
    await maria.press("Погоджуюсь")
    await maria.hear("Напишіть назву")
    await nothing_broke(town)


async def invitation(town: Town) -> str:
    """A fresh link for a worker of Пирятин."""
    assert town.app
    async with town.app.storage.works() as work:
        return await staff.invite(work, Role.WORKER, cast.PYRIATYN, "Ірина Марківна")


async def test_someone_elses_and_expired_invitations(town: Town) -> None:
    maria, petro = town.phone(cast.MARIA), town.phone(cast.PETRO)
    code = await invitation(town)
    await petro.write(f"/start {code}")
    await petro.hear("Вітаємо в команді")
    await petro.write(f"/start {code}")
    await petro.hear("Ви вже в команді")
    await maria.write(f"/start {code}")
    await maria.hear("вже використано")
    await maria.hear("Вітаю.")
    assert "🗂 Мої справи" not in await maria.keys()
    await has_keys(petro, "🗂 Мої справи")
    late = await invitation(town)
    await town.sandbox.advance(advance=3 * DAY)
    await maria.write(f"/start {late}")
    await maria.hear("Термін цього посилання минув")
    await nothing_broke(town)


async def test_a_link_in_the_middle_of_the_form_loses_nothing(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    await maria.write("/start " + "x" * 64)
    await maria.hear("не діє")
    await submit(maria)
    await nothing_broke(town)
