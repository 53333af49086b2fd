"""The phones that tests and the story hold, against a bot that is played here by hand."""

from __future__ import annotations

import aiohttp
import pytest

from bot.phone import Phone, Unheard, said
from bot.phone_group import Group
from bot.switches import Sandbox
from tests.sandbox.client import OLENA, PETRO, Client


@pytest.fixture
def phone(met: Client) -> Phone:
    """Olena's."""
    return Phone(met.http, met.base, OLENA, "Олена")


async def test_albums_replies_edits_and_deletions(met: Client, phone: Phone) -> None:
    numbers = await phone.album(3, "Дах")
    await phone.edit(numbers[0], "Дах і стіна")
    question = await met.ok("sendMessage", chat_id=OLENA, text="Де саме?")
    await phone.reply(await phone.hear("Де саме"), "На горі")
    await phone.reply(question["message_id"], "Біля школи")
    await phone.send("location", latitude=49.58, longitude=34.55)
    await phone.delete(numbers[2])
    *parts, edited, first, second, place = await met.updates()
    assert [part["message"]["message_id"] for part in parts] == numbers
    assert edited["edited_message"]["caption"] == "Дах і стіна"
    for answer in (first, second):
        assert answer["message"]["reply_to_message"]["message_id"] == question["message_id"]
    assert place["message"]["location"]["latitude"] == 49.58
    screen = await phone.screen()
    assert [said(one) for one in screen[1:3]] == ["Дах і стіна[photo]", "[photo]"]
    assert len(await phone.together(screen[1])) == 2
    assert await phone.together(screen[0]) == [screen[0]]


async def test_documents_are_downloaded(met: Client, phone: Phone) -> None:
    form = aiohttp.FormData({"chat_id": str(OLENA), "caption": "Ваші дані"})
    form.add_field("document", b'{"name": "x"}', filename="data.json")
    async with met.http.post(met.url("sendDocument"), data=form) as response:
        assert response.status == 200
    (document,) = await phone.documents()
    assert (document["document"]["file_name"], said(document)) == ("data.json", "Ваші дані[document]")
    assert await phone.download(document) == b'{"name": "x"}'


async def test_a_group_in_a_test(met: Client) -> None:
    sandbox = Sandbox(met.http, met.base)
    group = await Group.create(sandbox, "Сусіди", OLENA, PETRO)
    await group.add_bot()
    await met.updates()
    await group.write("Добрий день", by=PETRO)
    assert await met.updates() == []
    await sandbox.privacy(False)
    number = await group.write("/start", by=PETRO)
    await group.send("photo", caption="x")
    assert len(await met.updates()) == 2
    keys = {"inline_keyboard": [[{"text": "Написати мені", "callback_data": "y"}]]}
    reply = {"message_id": number}
    text = "Я працюю в особистих повідомленнях"
    await met.ok("sendMessage", chat_id=group.id, text=text, reply_parameters=reply, reply_markup=keys)
    await group.press(await group.hear("особистих"), "Написати")
    assert [said(one) for one in await group.heard()] == [text]
    larger = await group.migrate()
    assert larger.id != group.id and (await larger.chat())["kind"] == "supergroup"
    await larger.remove_bot()
    assert (await larger.chat())["bot"] == "kicked"
    with pytest.raises(Unheard, match="was not said"):
        await larger.hear("агов", patience=0.05)
    with pytest.raises(Unheard, match="not in the group"):
        await group.write("x")


async def test_what_the_sandbox_does_not_take_is_told(met: Client, phone: Phone) -> None:
    with pytest.raises(Unheard, match="an album is 2 to 10"):
        await phone.album(11)
    with pytest.raises(Unheard, match="people are needed"):
        await Sandbox(met.http, met.base).post("groups", people=[])
