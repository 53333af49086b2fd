"""In a group the bot says where it helps, and nothing else; of nobody there is anything kept."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from bot.phone_group import Group
from tests.chats.steps import all_handled, ask_for_help, join, nothing_broke
from tests.support.town import Town

ONLY = "лише в особистій розмові"


async def told(group: Group) -> list[str]:
    """What the bot has said there."""
    return [said(message) for message in await group.heard()]


async def test_let_in_and_called_it_answers_politely(town: Town) -> None:
    maria, petro = town.phone(cast.MARIA), town.phone(cast.PETRO)
    await join(maria, "Пирятин")
    group = await Group.create(town.sandbox, "Сусіди", cast.MARIA, cast.PETRO)
    await group.add_bot()
    await group.hear(ONLY)
    await group.write("/start", by=cast.PETRO)
    await group.write("рятуйте, мене б'ють", by=cast.PETRO)
    await all_handled(maria)
    assert [ONLY in words for words in await told(group)] == [True, True]
    await petro.write("/start")
    await petro.hear("Вітаю")
    await ask_for_help(maria)
    assert len(await told(group)) == 2
    await nothing_broke(town)


async def test_a_group_that_grew_is_answered_where_it_is_now(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    group = await Group.create(town.sandbox, "Сусіди", cast.MARIA)
    await group.add_bot()
    await group.hear(ONLY)
    grown = await group.migrate()
    await grown.write("/help", by=cast.MARIA)
    await grown.hear(ONLY)
    await group.remove_bot()
    await ask_for_help(maria)
    await nothing_broke(town)


async def test_a_channel_is_none_of_its_business(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    channel = await Group.create(town.sandbox, "Новини", cast.MARIA, kind="channel")
    await channel.add_bot(admin=True)
    await channel.write("/start", by=cast.MARIA)
    await all_handled(maria)
    assert await told(channel) == []
    await nothing_broke(town)
