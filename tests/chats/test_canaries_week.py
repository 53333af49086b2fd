"""Of visits, milestones, absences, check-ins and lists everybody reads what is theirs, and nothing lies in the open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import demo_people as cast
from domain.deadlines import instant
from domain.visits import Visit
from tests.chats import canary_week as week
from tests.chats.after_steps import Case, take
from tests.chats.canary_day import MARIA, Day, morning
from tests.chats.canary_steps import (
    Canaries,
    everything_sent,
    in_buttons,
    nothing_in_clear,
    on_locked_screens,
    readers,
)
from tests.chats.safety_steps import a_quiet_case
from tests.chats.staff_steps import calm, newest
from tests.chats.steps import nothing_broke
from tests.chats.visit_steps import THURSDAY, TZ, WEDNESDAY, propose
from tests.support.town import DAY, Town
from usecases import visiting

OLHA, VASYL = cast.OLHA, cast.VASYL
THEIRS = {OLHA, VASYL}  # who has the case, and who has it in their place
READERS = {
    **dict.fromkeys(("first name", "last name"), THEIRS),
    **dict.fromkeys(("street", "story corrected", "phone"), {*THEIRS, MARIA}),
    "when it suits": THEIRS,
    "application": {*THEIRS, MARIA},
    "note of the visit": {VASYL},
    "where to go": {VASYL, MARIA},
}
NEUTRAL = "є відповідь на ваш запит"
LOCKED = {"when it suits", "first name"}  # words to whoever has the case; and their card
PARTS: tuple[Callable[[Day], Coroutine[Any, Any, None]], ...] = (
    *(week.visit_agreed, week.application, week.another_visit, week.files, week.headed, week.absence_planned),
    *(week.tuesday, week.wednesday, week.files, week.looked_at, week.not_well, week.refused, week.looked_at),
)


@pytest.mark.usefixtures("whole_calls")
async def test_a_week_of_a_case(town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    say = Canaries(5)
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
    files = [one for one in sent if one.method == "document" and "VCALENDAR" in one.text]
    assert {one.chat for one in files} == THEIRS and all(day.number in one.text for one in files)
    await nothing_broke(town)
    await nothing_in_clear(town, say, tmp_path, caplog.text)


@pytest.mark.usefixtures("whole_calls")
async def test_of_a_quiet_case_no_visit_lies_in_a_chat(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked, wished in words, moved, reminded of, made, «чи все гаразд»: on no lock screen, in no file but a number."""
    caplog.set_level(logging.INFO)
    say = Canaries(6)
    case = await a_quiet_case(town, hours="Зараз", here="Так, можна", code=say["code word"])
    await take(case.head, case.number)
    since = (await town.sandbox.get("calls"))["next"]
    visit = await propose(case, cast.COORDINATOR, WEDNESDAY)
    await calm(town)
    await _to_visit(case)
    await case.maria.press("Інший час", on=await newest(case.maria, "Стан:", "Інший час"))
    await case.maria.press("Своїми словами", on=await newest(case.maria, "Який день", "Своїми словами"))
    await newest(case.maria, "коли вам зручно")
    await case.maria.write(say["when it suits"])
    await calm(town)
    moved = await _moved(town, visit.id)
    await calm(town)
    await _to_visit(case)
    await case.maria.press("Підтверджую", on=await newest(case.maria, "Стан:", "Підтверджую"))
    await calm(town)
    for _ in range(6):  # reminders of the evening and of the hour, the check-in, the visit, three days after it
        await town.sandbox.advance(advance=DAY)
        await calm(town)
        await _made(town, moved.id)
    sent = await everything_sent(town)
    assert readers(sent, say) == {"code word": {cast.MARIA}, "when it suits": set()}
    assert in_buttons(sent, say, "data") | in_buttons(sent, say, "buttons") == set()
    assert on_locked_screens(sent, say) == set()
    rang = [c for c in await town.sandbox.calls(since) if c["method"] == "sendMessage" and c["chat_id"] == cast.MARIA]
    told = [str(c["params"]["text"]).lower() for c in rang if "protect_content" not in c["params"]]
    assert sum(NEUTRAL in words for words in told) >= 4, "asked, moved, reminded of, and how they are"
    told = [
        words for words in told if not words.startswith("додано до запиту")
    ]  # the answer to what she has just written
    assert not [words for words in told if any(open_ in words for open_ in ("візит", "листопад", case.number.lower()))]
    await nothing_broke(town)
    await nothing_in_clear(town, say, tmp_path, caplog.text)


async def _to_visit(case: Case) -> None:
    """«Відкрити» of what only says that there is an answer, then the visit."""
    await case.maria.press("Відкрити", on=await newest(case.maria, "Є відповідь", "Відкрити"))
    await case.maria.press("📅 Візит", on=await newest(case.maria, case.number, "📅 Візит"))
    await newest(case.maria, "Стан:", "Сховати")


async def _moved(town: Town, visit_id: int) -> Visit:
    """To Thursday, by the coordinator who has the case."""
    assert town.app is not None
    starts = instant(THURSDAY, time(13), TZ)
    async with town.app.storage.works() as work:
        head, visit = await work.people.actor(cast.COORDINATOR), await work.visits.get(visit_id)
        assert head is not None and visit is not None
        return await visiting.move(work, head, visit.id, visit.version, starts, starts + timedelta(hours=2))


async def _made(town: Town, visit_id: int) -> None:
    """As soon as it may be told that it was made."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        head, visit = await work.people.actor(cast.COORDINATOR), await work.visits.get(visit_id)
        assert head is not None and visit is not None
        if visit.open and visit.ends_at <= work.now:
            await visiting.result(work, head, visit.id, visit.version, "done")
