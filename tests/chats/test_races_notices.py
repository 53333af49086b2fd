"""Two at one notice in the same moment: it is decided once, everybody reads it once, and the second one is told."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

from bot.phone import Phone, buttons, said
from bot.ui.admin.notice_correcting import CONFIRM
from bot.ui.admin.notice_recalling import CANCEL, DELETE
from bot.ui.admin.notice_running import PAUSE, RESUME
from bot.ui.admin.notice_sheet import SEND
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice_asked import NO, YES
from domain.notices import NoticeState, Task
from tests.chats.notice_race_steps import DONE, TOGETHER, Scene, forged, on_buttons, scene
from tests.chats.race_steps import at_once
from tests.chats.steps import nothing_broke
from tests.support.town import Town

AT_ONCE, ROUNDS = 4, 6
CHANGED = "дещо змінилося"


async def test_two_approve_at_once_and_one_of_them_does_not(town: Town) -> None:
    chance, here, won = random.Random(1), await scene(town), Counter[NoticeState]()
    for turn in range(ROUNDS // 2):
        notices = [await here.write(f"Збори {turn}-{n}, о десятій.") for n in range(AT_ONCE)]
        asked = [await here.send(notice, TOGETHER) for notice in notices]
        yes = [press for one in asked for who in (here.head, here.zoia) for press in await on_buttons(who, _to(YES, one))]
        no = [press for one in asked for press in await on_buttons(here.zoia, _to(NO, one))]
        await at_once(chance, yes, no)
        for n, one in enumerate(asked):
            now = await here.rests(one)
            won[now.state] += 1
            words = f"Збори {turn}-{n},"
            assert await here.told(words) == [int(now.state is DONE)] * len(here.readers), now
            assert bool(now.approver) is (now.state is DONE)
    assert set(won) <= {DONE, NoticeState.DRAFT} and won[DONE], won
    assert await here.recorded("notice_approved") == await here.recorded("notice_sent") == won[DONE]
    assert await here.recorded("notice_refused") == won[NoticeState.DRAFT]
    assert not [m for who in (here.head, here.zoia) for m in await who.screen() if "Прохання" in said(m) and buttons(m)]
    await nothing_broke(town)


async def test_send_is_tapped_twice_and_by_another_admin(town: Town) -> None:
    chance, here = random.Random(2), await scene(town)
    for turn in range(ROUNDS):
        notice = await here.write(f"Збори {turn}, о десятій.")
        taps = [await forged(who, _to(SEND, notice), 2) for who in (here.admin, here.zoia)]
        await at_once(chance, *taps)
        assert (await here.rests(notice)).state is DONE
        assert await here.told(f"Збори {turn},") == [1] * len(here.readers)
    assert await here.recorded("notice_sent") == ROUNDS
    await here.zoia.hear(CHANGED)
    await nothing_broke(town)


async def test_a_pause_in_the_moment_of_the_end(town: Town) -> None:
    """Whichever was first: it is over, or it waits and goes on; nobody reads it twice, nobody is left out."""
    chance, here, ways = random.Random(3), await scene(town), Counter[NoticeState]()
    for turn in range(ROUNDS * 2):
        notice = await here.night(await here.write(f"Збори {turn}, о десятій."))
        taps = [await forged(who, _to(PAUSE, notice)) for who in (here.admin, here.zoia)]
        await asyncio.sleep(chance.choice((0, 0.02, 0.1, 0.2)))
        await at_once(chance, *taps)
        now = await here.rests(notice)
        ways[now.state] += 1
        if now.state is NoticeState.PAUSED:
            goes_on = [await forged(who, _to(RESUME, now)) for who in (here.admin, here.zoia)]
            await at_once(chance, *goes_on)
            now = await here.rests(notice)
        assert now.state is DONE
        assert await here.told(f"Збори {turn},") == [1] * len(here.readers)
    assert set(ways) == {DONE, NoticeState.PAUSED}, "either was first sometimes, or it was no race"
    assert await here.recorded("notice_paused") == await here.recorded("notice_resumed") == ways[NoticeState.PAUSED]
    await nothing_broke(town)


async def test_one_sends_it_while_the_other_changes_for_whom_it_is(town: Town) -> None:
    """What was sent is what was on the page of whoever sent it; else it is a draft with both changes in it."""
    chance, here, ways = random.Random(4), await scene(town), Counter[bool]()
    for turn in range(ROUNDS * 2):
        notice = await here.write(f"Збори {turn}, о десятій.")
        about = await forged(here.zoia, Noticing("ks", notice.id, notice.version, "aid"))
        english = await forged(here.zoia, Noticing("alo", notice.id, notice.version, "en.0"))
        await at_once(chance, await forged(here.admin, _to(SEND, notice)), about, english)
        now = await here.rests(notice)
        sent = now.state is DONE
        ways[sent] += 1
        changed = (now.topic, now.audience.langs)
        assert changed == (("news", ()) if sent else ("aid", ("uk",))), now
        assert await here.told(f"Збори {turn},") == [int(sent)] * len(here.readers)
    assert len(ways) == 2, "either was first sometimes, or it was no race"
    await nothing_broke(town)


async def test_two_admins_at_one_draft(town: Town) -> None:
    """Each tap of either is in it, in whatever order they came, or its admin was told that it changed."""
    chance, here = random.Random(5), await scene(town)
    for turn in range(ROUNDS):
        notice = await here.write(f"Збори {turn}, о десятій.")
        taps = [("ks", "visit"), ("alo", "en.0"), ("sc", "202611251000"), ("xc", "202611262400"), ("ye", "fire")]
        presses = [await forged(who, Noticing(verb, notice.id, notice.version, at)) for verb, at in taps for who in (here.admin, here.zoia)]
        before = await _told(here, CHANGED)
        await at_once(chance, *presses)
        now = await here.rests(notice)
        assert (now.topic, now.audience.langs) == ("visit", ("uk",)) and now.starts_at and now.not_after
        assert now.danger == "fire" or await _told(here, CHANGED) > before
        assert now.state is NoticeState.DRAFT and await here.told(f"Збори {turn},") == [0] * len(here.readers)
    await nothing_broke(town)


async def test_it_is_corrected_while_it_is_recalled(town: Town) -> None:
    """All copies say the same at the end, and nobody's chat is told anything anew."""
    chance, here, ways = random.Random(6), await scene(town), Counter[Task]()
    for turn in range(ROUNDS * 2):
        notice = await here.send(await here.write(f"Збори {turn}, о десятій."))
        await here.rests(notice)
        proposed = await here.propose(notice, f"Збори {turn}, об одинадцятій.")
        task = chance.choice((CANCEL, DELETE))
        taps = [await forged(here.admin, _to(CONFIRM, proposed), 2), await forged(here.zoia, _to(task, proposed), 2)]
        await at_once(chance, *taps)
        now = await here.rests(notice)
        ways[now.task] += 1
        assert (now.state, now.edition) == (DONE, 2)
        there = int(now.task is not Task.DELETE)
        assert await here.told(f"Збори {turn},") == [there] * len(here.readers)
        assert await here.told(f"Збори {turn}, об") == [int(now.task is Task.CORRECT)] * len(here.readers)
    assert len(ways) > 1 and ways[Task.CORRECT], "either was first sometimes, or it was no race"
    await nothing_broke(town)


def _to(verb: str, notice: object) -> Noticing:
    """A button of the notice as it is now."""
    return Noticing(verb, getattr(notice, "id"), getattr(notice, "version"))


async def _told(here: Scene, words: str) -> int:
    return sum([_count(words, await who.chat()) for who in (here.admin, here.zoia)])


def _count(words: str, chat: dict[str, object]) -> int:
    return str(chat["messages"]).count(words)


__all__ = ["Phone"]
