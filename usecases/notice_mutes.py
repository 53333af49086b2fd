"""Notices by topic: switched off, and on again, by whoever gets them. What is about danger always comes."""

from __future__ import annotations

from dataclasses import replace

from domain.notice_topics import again, without
from domain.notices import TOPICS
from domain.people import Actor
from domain.reaching import hears
from usecases.ports import UnitOfWork
from usecases.registration import saved


async def mute_topic(work: UnitOfWork, actor: Actor, topic: str) -> Actor:
    """No more notices of this topic; an unknown one changes nothing."""
    if topic not in TOPICS:
        return actor
    return await saved(work, actor, replace(actor.person, quiet=without(actor.person.quiet, topic)))


async def hear_topic(work: UnitOfWork, actor: Actor, topic: str) -> Actor:
    """Notices of this topic again; an unknown one changes nothing."""
    if topic not in TOPICS:
        return actor
    return await saved(work, actor, replace(actor.person, quiet=again(actor.person.quiet, topic)))


async def turn_topic(work: UnitOfWork, actor: Actor, topic: str) -> Actor:
    """The switch: off when it is on, on when it is off."""
    turn = mute_topic if hears(actor.person.quiet, topic) else hear_topic
    return await turn(work, actor, topic)
