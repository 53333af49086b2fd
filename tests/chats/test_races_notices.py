"""Two at one notice in the same moment: it is decided once, everybody reads it once, and the second one is told."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

from bot.phone import buttons, said
from bot.ui.admin.notice_correcting import CONFIRM
from bot.ui.admin.notice_recalling import CANCEL, DELETE
from bot.ui.admin.notice_running import PAUSE, RESUME
from bot.ui.admin.notice_sheet import SEND
from bot.ui.messages.notice_asked import NO, YES
from domain.notices import NoticeState, Task
from tests.chats.notice_race_steps import DONE, TOGETHER, on_button, scene, taps, to
from tests.chats.race_steps import at_once
from tests.chats.steps import nothing_broke
from tests.support.rounds import rounds
from tests.support.town import Town

AT_ONCE, ROUNDS = 5, 2
CHANGED = "дещо змінилося"
DRAFT, PAUSED = NoticeState.DRAFT, NoticeState.PAUSED


async def test_two_approve_at_once_and_one_of_them_does_not(town: Town) -> None:
    chance, here, won = random.Random(1), await scene(town), Counter[NoticeState]()
    for _ in range(ROUNDS):
        drafts = await here.many(AT_ONCE)
        asked = {words: await here.send(notice, TOGETHER) for words, notice in drafts.items()}
        ways = ((here.head, YES), (here.zoia, YES), (here.zoia, NO))
        await at_once(chance, [await on_button(who, to(verb, one)) for one in asked.values() for who, verb in ways])
        for words, one in asked.items():
            now = await here.rests(one)
            won[now.state] += 1
            assert await here.told(words) == [int(now.state is DONE)] * len(here.readers), now
            assert bool(now.approver) is (now.state is DONE)
    assert set(won) <= {DONE, DRAFT} and won[DONE], won
    assert await here.recorded("notice_approved") == await here.recorded("notice_sent") == won[DONE]
    assert await here.recorded("notice_refused") == won[DRAFT]
    left = [m for who in (here.head, here.zoia) for m in await who.screen() if "Прохання" in said(m) and buttons(m)]
    assert not left, "nobody is asked any more"
    await nothing_broke(town)


async def test_send_is_tapped_twice_and_by_another_admin(town: Town) -> None:
    chance, here = random.Random(2), await scene(town)
    drafts = await here.many(AT_ONCE)
    both = (here.admin, here.zoia)
    await at_once(chance, *[await taps(who, to(SEND, one), 2) for one in drafts.values() for who in both])
    for words, notice in drafts.items():
        assert (await here.rests(notice)).state is DONE
        assert await here.told(words) == [1] * len(here.readers)
    assert await here.recorded("notice_sent") == len(drafts)
    assert await here.reads(CHANGED) >= len(drafts)
    await nothing_broke(town)


async def test_a_pause_in_the_moment_of_the_end(town: Town) -> None:
    """Whichever was first: it is over, or it waits and goes on; nobody reads it twice, nobody is left out."""
    chance, here, ways = random.Random(3), await scene(town), Counter[NoticeState]()
    both = (here.admin, here.zoia)
    for late in (0.0, 0.8, None):  # None: as soon as the first is over
        drafts = await here.many(AT_ONCE)
        slow = 800 if late == 0.0 else 0  # then the pause is surely first, and after None the end is
        await town.sandbox.faults(latency_ms=slow, methods=["sendMessage"])
        begun = {words: await here.send(notice) for words, notice in drafts.items()}
        await (here.over(next(iter(begun.values()))) if late is None else asyncio.sleep(late))
        await at_once(chance, *[await taps(who, to(PAUSE, one)) for one in begun.values() for who in both])
        stood = [await here.rests(notice) for notice in begun.values()]
        ways.update(one.state for one in stood)
        await town.sandbox.faults()
        waiting = [one for one in stood if one.state is PAUSED]
        await at_once(chance, *[await taps(who, to(RESUME, one)) for one in waiting for who in both])
        for words, notice in begun.items():
            assert (await here.rests(notice)).state is DONE
            assert await here.told(words) == [1] * len(here.readers)
    assert set(ways) == {DONE, PAUSED}, "either was first sometimes, or it was no race"
    assert await here.recorded("notice_paused") == await here.recorded("notice_resumed") == ways[PAUSED]
    await nothing_broke(town)


async def test_one_sends_it_while_the_other_changes_for_whom_it_is(town: Town) -> None:
    """What was sent is what was on the page of whoever sent it; else it is a draft with both changes in it."""
    chance, here, ways = random.Random(4), await scene(town), Counter[bool]()
    for _ in rounds(ROUNDS, lambda: len(ways) == 2):
        drafts = await here.many(AT_ONCE)
        changes = [(here.zoia, "ks", "aid"), (here.zoia, "alo", "en.0"), (here.admin, SEND, "")]
        made = [await taps(who, to(verb, one, at)) for one in drafts.values() for who, verb, at in changes]
        await at_once(chance, *made)
        for words, notice in drafts.items():
            now = await here.rests(notice)
            sent = now.state is DONE
            ways[sent] += 1
            assert (now.topic, now.audience.langs) == (("news", ()) if sent else ("aid", ("uk",))), now
            assert await here.told(words) == [int(sent)] * len(here.readers)
    assert len(ways) == 2, "either was first sometimes, or it was no race"
    await nothing_broke(town)


async def test_two_admins_at_one_draft(town: Town) -> None:
    """Whatever both tapped is in it, in whatever order it came; a danger that was put to other words is not."""
    chance, here = random.Random(5), await scene(town)
    drafts, both = await here.many(AT_ONCE), (here.admin, here.zoia)
    changes = [("ks", "visit"), ("alo", "en.0"), ("sc", "202611251000"), ("xc", "202611262400"), ("ye", "fire")]
    made = [taps(who, to(verb, one, at)) for one in drafts.values() for verb, at in changes for who in both]
    await at_once(chance, *[await one for one in made])
    for words, notice in drafts.items():
        now = await here.rests(notice)
        assert (now.topic, now.audience.langs) == ("visit", ("uk",)) and now.starts_at and now.not_after
        assert now.state is DRAFT and await here.told(words) == [0] * len(here.readers)
    assert await here.reads(CHANGED)
    await nothing_broke(town)


async def test_it_is_corrected_while_it_is_recalled(town: Town) -> None:
    """All copies say the same at the end, and nobody's chat is told anything anew."""
    chance, here, ways = random.Random(6), await scene(town), Counter[Task]()
    for way in (CANCEL, DELETE):
        drafts = await here.many(AT_ONCE)
        sent = {words: await here.send(notice) for words, notice in drafts.items()}
        there = {words: await here.rests(notice) for words, notice in sent.items()}
        told = {words: words.replace("о десятій", "об одинадцятій") for words in there}
        proposed = [await here.propose(notice, told[words]) for words, notice in there.items()]
        presses = [(here.admin, CONFIRM), (here.zoia, way)]
        await at_once(chance, *[await taps(who, to(verb, one), 2) for one in proposed for who, verb in presses])
        for words, notice in there.items():
            now = await here.rests(notice)
            ways[now.task] += 1
            assert (now.state, now.edition) == (DONE, 2)
            assert await here.told(told[words]) == [int(now.task is Task.CORRECT)] * len(here.readers)
            assert await here.told(words) == [int(now.task is Task.CANCEL)] * len(here.readers)
    assert len(ways) > 1, "either was first sometimes, or it was no race"
    await nothing_broke(town)
