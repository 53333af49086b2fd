"""A topic is switched off and on; what a page does with the other kinds leaves the topics as they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from domain.people import Actor
from domain.reaching import topic_quiet
from tests.usecases.desk import GALYNA, Desk
from usecases import notice_mutes, privacy
from usecases.ports import UnitOfWork

Turn = Callable[[UnitOfWork, Actor, str], Awaitable[Actor]]
OUTAGE = topic_quiet("outage")


async def quiet(desk: Desk, turn: Turn, what: str) -> frozenset[str]:
    """What is switched off after this."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        after = await turn(work, actor, what)
    assert (await desk.actor(GALYNA)).person == after.person, "what is kept is what the screen shows"
    return after.person.quiet


async def test_a_switch_turns_and_a_button_does_what_it_says(desk: Desk) -> None:
    assert await quiet(desk, notice_mutes.turn_topic, "outage") == {OUTAGE}
    assert await quiet(desk, notice_mutes.mute_topic, "outage") == {OUTAGE}
    assert await quiet(desk, notice_mutes.turn_topic, "outage") == set()
    assert await quiet(desk, notice_mutes.hear_topic, "outage") == set()


async def test_what_is_no_topic_changes_nothing(desk: Desk) -> None:
    for turn in (notice_mutes.turn_topic, notice_mutes.mute_topic, notice_mutes.hear_topic):
        assert await quiet(desk, turn, "surveys") == set()


async def test_other_kinds_and_topics_do_not_touch_each_other(desk: Desk) -> None:
    await quiet(desk, notice_mutes.mute_topic, "outage")
    assert await quiet(desk, privacy.mute, "surveys") == {OUTAGE, "surveys"}
    assert await quiet(desk, privacy.mute, "notices") == {OUTAGE, "surveys", "notices"}
    assert await quiet(desk, privacy.mute, "notices") == {OUTAGE, "surveys"}
    assert await quiet(desk, notice_mutes.hear_topic, "outage") == {"surveys"}


async def test_one_topic_alone_comes_again_when_none_came(desk: Desk) -> None:
    await quiet(desk, privacy.mute, "notices")
    after = await quiet(desk, notice_mutes.hear_topic, "aid")
    assert after == {topic_quiet(topic) for topic in ("outage", "visit", "shelter", "news")}
