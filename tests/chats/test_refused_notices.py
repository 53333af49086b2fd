"""To whoever is no admin each button of a notice is one of a notice that is not there, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import demo_people as cast
from bot.phone import Phone
from bot.ui.admin.notice_aim import LISTS
from bot.ui.admin.notice_aim_frame import IN, OUT
from bot.ui.admin.pages import at_of
from bot.ui.callbacks import Callback, Noticing
from bot.ui.messages.notice_asked import NO, YES
from bot.ui.messages.notice_told import CALLS
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post
from tests.chats.alike_steps import NEVER, NOWHERE, differing, outsiders, pressed, verbs
from tests.chats.notice_run_steps import WORDS, as_it_is
from tests.chats.staff_steps import calm, neighbour
from tests.support.town import Town
from usecases import notice_control, notice_starting

POST = Post((Part(text=WORDS),), (("Графік", "https://example.org/voda"),))
HOUR, S = "202611261000", NoticeState
TURNS = {
    verb + turn: f"{at}.0"
    for verb, at in zip(LISTS, (cast.PYRIATYN, "1", "UA53040090040024582", "papers", "en", "worker"), strict=True)
    for turn in (IN, OUT)
}
# What a button says besides, and as which notice it is pressed: where an admin's press would do something.
AT = {
    **TURNS,
    **{one + how: at for one in "sx" for how, at in (("d", "0"), ("h", "20261126.0"), ("c", HOUR))},
    **dict.fromkeys(("b", "ba", "el"), "uk"),
    **dict.fromkeys(("yi", "eb"), "minutes"),
    **dict.fromkeys(("ks", "htok", "q", "qy", "qn", "qb", "qs"), "aid"),
    "bd": "uk0",
    "hw": "hn.0",
    "hwok": f"hc.{at_of(cast.PYRIATYN)}",
    "ye": "fire",
    CALLS: cast.PYRIATYN,
}
STATES = {
    **dict.fromkeys((YES, NO, "yr", "yw", "ya", "yi"), S.ASKED),
    **dict.fromkeys(("gp", "gr", "gs"), S.PAUSED),
    **dict.fromkeys(("yn", "yt"), S.SCHEDULED),
    **dict.fromkeys(
        (CALLS, "hr", "hc", "hwok", "r", "rc", "rd", *(f"e{way}" for way in ("", "l", "c", "p", "x", "u", "b"))), S.DONE
    ),
}
OWN = ("q", "qy", "qn", "qb", "qs")  # about a topic that everybody may switch off, whatever notice it stands under
Notices = dict[NoticeState, Notice]


@pytest.mark.parametrize("which", ["residents and workers", "heads and others"])
async def test_every_button_of_a_notice_is_the_button_of_none(town: Town, which: str) -> None:
    """The coordinator of its community may say yes, and telephone; whatever else there is, is not for them."""
    notices, everybody = await _notices(town), await outsiders(town)
    others = [one for one in everybody if one.person != cast.ADMIN_ID]
    halves = {"residents and workers": others[::2], "heads and others": [*others[1::2], town.phone(cast.COORDINATOR)]}
    people, wanted = halves[which], [verb for verb in verbs(Noticing) if verb not in (YES, NO, CALLS, *OWN)]
    await _alike(town, people, notices, wanted)


async def test_the_answers_and_the_list_are_of_that_community_alone(town: Town) -> None:
    """Whoever is no coordinator there has none of them; an admin has no list of people either."""
    notices, everybody = await _notices(town), await outsiders(town)
    await _alike(town, [one for one in everybody if one.person != cast.ADMIN_ID], notices, [YES, NO, CALLS])
    await _alike(town, [town.phone(cast.ADMIN_ID)], notices, [CALLS])


async def _alike(town: Town, people: list[Phone], notices: Notices, wanted: list[str]) -> None:
    await pressed(town, people, [Noticing(verb, NEVER, 1, AT.get(verb, "")) for verb in wanted])
    nowhere = await pressed(town, people, [Noticing(verb, NOWHERE, 1, AT.get(verb, "")) for verb in wanted])
    there = await pressed(town, people, [_button(notices, verb) for verb in wanted])
    assert differing(there, nowhere) == []
    assert all(len(told) >= len(wanted) for told in there.values()), "every button is answered"
    assert [await as_it_is(town, notice) for notice in notices.values()] == list(notices.values()), "nothing came of it"
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert {one.id for one in await work.notices.newest(50)} == {one.id for one in notices.values()}


def _button(notices: Notices, verb: str) -> Callback:
    notice = notices[STATES.get(verb, S.DRAFT)]
    return Noticing(verb, notice.id, notice.version, AT.get(verb, ""))


async def _notices(town: Town) -> Notices:
    """One in each state, all of danger; of the one that is over somebody must be telephoned, one waits for its yes."""
    await neighbour(town, 6302, "Орина")
    silent = await neighbour(town, 6301, "Іванна")
    await calm(town)
    await silent.block()
    await calm(town)
    made = {state: await _made(town, state) for state in (S.DRAFT, S.ASKED, S.SCHEDULED, S.PAUSED, S.DONE)}
    await town.phone(cast.COORDINATOR).hear("Не доставлено: 1")
    await town.phone(cast.ADMIN_ID).hear("Призупинено")
    await calm(town)
    return {state: await as_it_is(town, notice) for state, notice in made.items()}


async def _made(town: Town, state: NoticeState) -> Notice:
    assert town.app is not None
    async with town.app.storage.works() as work:
        admin = await work.people.actor(cast.ADMIN_ID)
        assert admin is not None
        starts = work.now + timedelta(days=1) if state is S.SCHEDULED else None
        fresh = Notice(work.new_id(), admin.person.id, work.now, {"uk": POST}, Audience((cast.PYRIATYN,)), "aid", "war")
        notice = replace(fresh, starts_at=starts)
        await work.notices.add(notice)
        if state is S.DRAFT:
            return notice
        limits = Limits(alone=0 if state is S.ASKED else 50)
        begun = await notice_starting.send(work, admin, notice.id, notice.version, limits)
        return await notice_control.pause(work, admin, notice.id) if state is S.PAUSED else begun
