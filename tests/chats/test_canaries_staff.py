"""Every word that a person told is read by those who help them and by nobody else: on no screen, in no log, no file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot import demo_people as cast
from tests.chats import canary_evening as evening
from tests.chats.canary_day import DARIA, MARIA, Day, ended, handed_on, in_hand, looked_on, morning, searched
from tests.chats.canary_steps import (
    Canaries,
    everything_sent,
    in_buttons,
    nothing_in_clear,
    on_locked_screens,
    readers,
)
from tests.chats.safety_steps import a_quiet_case
from tests.chats.staff_steps import calm, everything, newest, press_on, take
from tests.chats.steps import nothing_broke, reads
from tests.chats.test_after_decisions import refused
from tests.chats.test_worker_twins import join, two
from tests.support.town import Town

OLHA, VASYL, HEAD, MARIA_OF_DEMO = cast.OLHA, cast.VASYL, cast.COORDINATOR, cast.MARIA
THEIRS = {OLHA, VASYL, HEAD}  # who had the case, and the coordinator who opened its details
READERS = {
    **dict.fromkeys(("first name", "last name"), THEIRS),
    **dict.fromkeys(("street", "story corrected", "phone"), {*THEIRS, MARIA}),
    **dict.fromkeys(("words corrected", "photo", "voice", "answer"), THEIRS),
    **dict.fromkeys(("words of the worker", "question"), {MARIA}),
    **dict.fromkeys(("note of Ольга", "note of Василь"), {VASYL, HEAD}),
    "words": {OLHA},
    "words of the hand-over": {VASYL},
    "why so few stars": {HEAD},
    **{f"{what} of the caller": {OLHA, DARIA} for what in ("name", "phone", "street", "story")},
}
# What comes to whoever has the case is read at once; so is what went wrong; the rest are answers to one's own presses.
LOCKED = {
    "words",
    "words corrected",
    "photo",
    "voice",
    "answer",
    "why so few stars",
    "first name",
    "name of the caller",
}
PARTS: tuple[Callable[[Day], Coroutine[Any, Any, None]], ...] = (
    *(in_hand, searched, handed_on, looked_on, ended),
    *(evening.telephoned, evening.looked_at, evening.left, evening.looked_at),
)


@pytest.mark.usefixtures("whole_calls")
async def test_a_day_of_the_staff(town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Ольга, Василь, the coordinator; beside them Дарія, other communities, the admin and the auditor."""
    caplog.set_level(logging.DEBUG)
    say = Canaries(1)
    day = await morning(town, say)
    for part in PARTS:
        await part(day)
    await calm(town)
    sent = await everything_sent(town)
    assert readers(sent, say) == {field: READERS.get(field, set()) for field in say}
    assert in_buttons(sent, say, "data") == set()
    assert in_buttons(sent, say, "buttons") <= {"first name"}, "of a case that one has, where one looks for it"
    shown = on_locked_screens(sent, say)
    assert {field for field, chat in shown if chat != MARIA} <= LOCKED
    assert all(chat in READERS[field] for field, chat in shown)
    await nothing_broke(town)
    await nothing_in_clear(town, say, tmp_path, caplog.text)


@pytest.mark.usefixtures("whole_calls")
async def test_an_appeal_is_the_coordinators_alone(town: Town) -> None:
    case, say = await refused(town), Canaries(2)
    await case.maria.hear("Рішення: відмовити")
    await case.maria.press("Оскаржити")
    await case.maria.hear("Чому ви не погоджуєтеся")
    await case.maria.write(say["appeal"])
    await case.maria.hear("знову відкрито")
    offer = await newest(case.head, "не погоджується з відмовою", "Взяти в роботу")
    await case.head.press("Взяти в роботу", on=offer)
    await case.maria.hear("Ваш соціальний працівник")
    for worker in (case.olha, town.phone(VASYL)):
        await worker.write("/cases")
        await worker.write("🆕 Черга")
    await calm(town)
    assert say["appeal"] not in await everything(case.olha)
    await case.head.press("Подробиці", on=await newest(case.head, case.number, "Подробиці"))
    await case.head.hear(say["appeal"])
    assert readers(await everything_sent(town), say) == {"appeal": {HEAD}}


@pytest.mark.usefixtures("whole_calls")
async def test_of_violence_no_word_lies_in_a_chat(town: Town) -> None:
    """The code word, the safe number and what is written later are read on a second demand, and only there."""
    say = Canaries(3)
    case = await a_quiet_case(town, code=say["code word"])
    await press_on(case.head, "Взяти собі", case.number)
    await case.maria.hear("Є відповідь")
    await case.open()
    await case.maria.press("Дописати")
    await reads(case.maria, "Напишіть повідомлення")
    await case.maria.write(say["words"])
    await case.maria.send("voice", caption=say["voice"])
    await calm(town)
    assert readers(await everything_sent(town), say) == {"code word": {MARIA_OF_DEMO}, "words": set(), "voice": set()}
    await press_on(case.head, "Подробиці", case.number)
    await press_on(case.head, "Показати", case.number)
    await case.head.hear(say["code word"])
    await calm(town)
    sent = await everything_sent(town)
    read = {field: chats - {MARIA_OF_DEMO} for field, chats in readers(sent, say).items()}
    assert read == {"code word": {HEAD}, "words": {HEAD}, "voice": set()}, "files are shown on a demand of their own"
    assert {chat for _, chat in on_locked_screens(sent, say)} <= {MARIA_OF_DEMO}


@pytest.mark.usefixtures("whole_calls")
async def test_joined_requests_keep_their_people_apart(town: Town) -> None:
    """A neighbour asked for the same person: each side reads its own words only; where to go is for one's eyes."""
    say = Canaries(4)
    street, story = say["street"], {"pieces": [{"m": 1, "text": say["story"]}]}
    hanna, olha, first, second = await two(town, hanna=True, street=street, story=story)
    await take(olha, second)
    await press_on(olha, "Подробиці", second)
    await olha.hear(say["story"])
    await join(olha, second, first)
    await press_on(hanna, "Дописати", "просили")
    await hanna.hear("Напишіть повідомлення")
    await hanna.write(say["words"])
    await olha.hear(say["words"])
    await press_on(olha, "⋯ Ще", first)
    await press_on(olha, "↪️", first)
    await olha.hear("Куди звернутися людині")
    await olha.write(say["where to go"])
    await olha.hear("Людина прочитає")
    await olha.press("✅ Надіслати")
    await olha.hear("Людина знає, куди звернутися")
    await calm(town)
    read = readers(await everything_sent(town), say)
    assert {field: chats - {OLHA} for field, chats in read.items()} == {
        **dict.fromkeys(("street", "story", "words"), set()),
        "where to go": {MARIA_OF_DEMO},
    }
