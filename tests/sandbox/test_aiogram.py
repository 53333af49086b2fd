"""The real aiogram on this server: its strict models accept what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ContentType
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReactionTypeEmoji,
    Update,
)

from sandbox.builtin import builtin
from tests.sandbox.client import OLENA, PETRO, TOKEN, Client

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Так", callback_data="так")]])


@pytest.fixture
async def bot(met: Client) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(met.base))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield bot
    await session.close()


async def updates(bot: Bot) -> list[Update]:
    found = await bot.get_updates()
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


async def test_a_talk(met: Client, bot: Bot) -> None:
    assert (await bot.get_me()).username == "susid_demo_bot"
    await met.act("text", text="/start")
    (update,) = await updates(bot)
    assert update.message and update.message.text == "/start"
    sent = await bot.send_message(OLENA, "<b>Допомогти?</b>", reply_markup=KEYBOARD)
    await met.act("press", message_id=sent.message_id, data="так")
    (update,) = await updates(bot)
    query = update.callback_query
    assert query and isinstance(query.message, Message) and query.message.html_text == "<b>Допомогти?</b>"
    assert await query.as_(bot).answer("Гаразд")
    edited = await bot.edit_message_text("Взято", chat_id=OLENA, message_id=sent.message_id)
    assert isinstance(edited, Message) and edited.text == "Взято"


async def test_files(met: Client, bot: Bot) -> None:
    voice = builtin("voice")
    sent = await bot.send_voice(OLENA, BufferedInputFile(voice.data, "v.oga"), caption="слухайте")
    assert sent.voice
    again = await bot.send_voice(OLENA, sent.voice.file_id)
    assert again.voice and again.voice.file_unique_id == sent.voice.file_unique_id
    file = await bot.get_file(sent.voice.file_id)
    assert file.file_path
    fetched = await bot.download_file(file.file_path)
    assert fetched and fetched.read() == voice.data
    photo = BufferedInputFile(builtin("photo").data, "p.png")
    album = await bot.send_media_group(OLENA, [InputMediaPhoto(media=photo), InputMediaPhoto(media=photo)])
    assert len({message.media_group_id for message in album}) == 1
    replaced = await bot.edit_message_media(
        InputMediaPhoto(media=photo, caption="<i>нове</i>"), chat_id=OLENA, message_id=album[0].message_id
    )
    assert isinstance(replaced, Message) and replaced.html_text == "<i>нове</i>"


async def test_every_kind_of_message_from_a_person_is_read(met: Client, bot: Bot) -> None:
    acts = [
        "photo",
        "voice",
        "document",
        "video_note",
        "sticker",
        "dice",
        "contact",
        "forward",
        "video",
        "audio",
    ]
    for act in acts:
        await met.act(act)
    await met.act("location", latitude=50, longitude=30)
    await met.act("block")
    await met.act("unblock")
    found = await updates(bot)
    kinds = [ContentType(update.message.content_type).value for update in found if update.message]
    assert kinds == [*acts[:7], "text", *acts[8:], "location"]
    assert [update.event_type for update in found[-2:]] == ["my_chat_member"] * 2


async def test_the_rest_of_the_methods(met: Client, bot: Bot) -> None:
    message = (await met.act("text", text="дякую"))["message_id"]
    assert await bot.send_chat_action(OLENA, "typing")
    assert (await bot.copy_message(OLENA, OLENA, message)).message_id
    assert (await bot.forward_message(OLENA, OLENA, message)).forward_origin
    assert await bot.copy_messages(OLENA, OLENA, [message])
    assert (await bot.get_chat(OLENA)).first_name == "Олена"
    assert (await bot.get_chat_member(OLENA, OLENA)).status == "member"
    assert await bot.set_my_commands([BotCommand(command="start", description="Почати")])
    assert (await bot.get_my_commands())[0].command == "start"
    assert (await bot.get_my_name()).name == "Сусід"
    assert await bot.get_my_description() and await bot.get_my_short_description()
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert await bot.set_message_reaction(OLENA, message, [ReactionTypeEmoji(emoji="👍")])
    assert await bot.pin_chat_message(OLENA, message) and await bot.unpin_all_chat_messages(OLENA)
    assert (await bot.get_chat(OLENA)).pinned_message is None
    assert (await bot.send_location(OLENA, 50, 30)).location
    assert (await bot.send_contact(OLENA, "+380", "Іван")).contact
    assert (await bot.send_dice(OLENA)).dice
    assert await bot.delete_message(OLENA, message)
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert (await bot.get_user_profile_photos(OLENA)).total_count == 0


async def test_groups_and_albums_of_people(met: Client, bot: Bot) -> None:
    made = await met.post("groups", {"title": "Сусіди", "people": [OLENA]})
    await met.post(f"groups/{made['id']}/add_bot", {"admin": True})
    await met.post(f"groups/{made['id']}/text", {"text": "привіт"})
    larger = (await met.post(f"groups/{made['id']}/migrate"))["id"]
    channel = (await met.post("groups", {"title": "Громада", "kind": "channel", "people": [OLENA]}))["id"]
    await met.post(f"groups/{channel}/add_bot")
    await met.post(f"groups/{channel}/text", {"text": "новина"})
    await met.act("album", n=2)
    await met.act("venue", latitude=50, longitude=30, title="Клуб", address="Центр")
    added, service, text, old, new, _, post, *album, venue = await updates(bot)
    assert added.my_chat_member and added.my_chat_member.new_chat_member.status == "administrator"
    assert service.message and service.message.new_chat_members and text.message and text.message.text
    assert old.message and old.message.migrate_to_chat_id == larger
    assert new.message and new.message.migrate_from_chat_id == made["id"]
    assert post.channel_post and post.channel_post.sender_chat and venue.message and venue.message.venue
    assert len({part.message.media_group_id for part in album if part.message}) == 1
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(made["id"], "x")
    assert caught.value.migrate_to_chat_id == larger
    assert (await bot.get_chat(larger)).type == "supergroup"
    assert len(await bot.get_chat_administrators(larger)) == 2
    assert await bot.leave_chat(channel)


async def test_refusals_become_the_right_exceptions(met: Client, bot: Bot) -> None:
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(PETRO, "x")
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(OLENA, "<b>x")
    await met.post("faults", {"too_many": {"count": 1, "retry_after": 7}, "bad_gateway": 1})
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(OLENA, "x")
    assert caught.value.retry_after == 7
    with pytest.raises(TelegramServerError):
        await bot.send_message(OLENA, "x")
    poll = asyncio.ensure_future(bot.get_updates(timeout=50))
    await met.asking()
    await bot.get_updates()
    with pytest.raises(TelegramConflictError):
        await poll


async def test_a_dispatcher_polls_and_answers(met: Client, bot: Bot) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"Ви: {message.text}", reply_markup=KEYBOARD)

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer()

    polling = asyncio.ensure_future(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    await met.act("text", text="привіт")
    async with asyncio.timeout(20):
        while (last := await met.last())["from"] != "bot":
            await asyncio.sleep(0.02)
        await met.act("press", message_id=last["message_id"], text="Так")
        while (await met.chat())["waiting"]:
            await asyncio.sleep(0.02)
    assert last["text"] == "Ви: привіт"
    await dispatcher.stop_polling()
    await polling
