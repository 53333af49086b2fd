"""Whatever an audience is narrowed to, its count is exact: the people that the rules name, and the copies written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import pytest

from domain.communities import District
from domain.notices import TOPICS, Audience, Notice, Part, Post
from domain.people import Person, Reach, Role, SafeContact
from domain.reaching import topic_quiet
from tests.support.offices import PYRIATYN, SHYSHAKY, VILLAGE, Office, a_request, hire, resident
from usecases.ports import UnitOfWork

SERVICES = ("supplies", "papers", "veteran")
PLACES = (VILLAGE.code, "UA0", "UA1", "UA2")
QUIET = ((), (), (), ("notices",), (topic_quiet("aid"),), (topic_quiet("news"), topic_quiet("aid")))
POSTS = {"uk": Post((Part(text="Вода о 9"),))}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A resident as the test knows them: the person, and what they asked for that is not sensitive."""

    person: Person
    asked: frozenset[str]


async def a_town(work: UnitOfWork, dice: Random) -> tuple[list[Somebody], Mapping[int, frozenset[str]]]:
    """Forty people who differ in everything, some staff besides, and the settlements of each district."""
    for community in (PYRIATYN, SHYSHAKY):
        await work.communities.add(community)
    made = [
        await work.communities.add_district(District(0, PYRIATYN.code, name, frozenset(places)))
        for name, places in (("Перший", PLACES[:1]), ("Другий", PLACES[1:3]), ("Порожній", ()))
    ]
    people = [await _somebody(work, dice, n) for n in range(40)]
    for n in range(3):
        await hire(work, 900 + n, dice.choice((Role.WORKER, Role.COORDINATOR)))
    return people, {one.id: one.settlements for one in made}


async def _somebody(work: UnitOfWork, dice: Random, n: int) -> Somebody:
    person = replace(
        await resident(work, 100 + n, dice.choice((PYRIATYN.code, SHYSHAKY.code))),
        lang=dice.choice(("uk", "uk", "en")),
        settlement=dice.choice(PLACES),
        reach=dice.choice((Reach.OPEN, Reach.OPEN, Reach.OPEN, Reach.BLOCKED, Reach.GONE, Reach.NEVER_STARTED)),
        quiet=frozenset(dice.choice(QUIET)),
        safe=SafeContact(write=dice.random() > 0.1, neutral=dice.random() > 0.5),
    )
    await work.people.save(person)
    asked = {(dice.choice(SERVICES), dice.random() > 0.7) for _ in range(dice.randrange(3))}
    for at, (service, sensitive) in enumerate(sorted(asked)):
        request = a_request(work, person, f"ПИР-{n:02}-{at:02}-00")
        await work.requests.add(replace(request, service=service, sensitive=sensitive))
    return Somebody(person, frozenset(service for service, sensitive in asked if not sensitive))


def some(dice: Random, all_: Sequence[str]) -> tuple[str, ...]:
    """Any of these, most often none."""
    return tuple(dice.sample(all_, dice.choice((0, 0, 1, 2))))


def an_audience(dice: Random, districts: Sequence[int]) -> Audience:
    """Narrowed in any way."""
    ids = tuple(dice.sample(districts, dice.choice((0, 0, 1, 2))))
    return Audience(
        some(dice, (PYRIATYN.code, SHYSHAKY.code)),
        ids,
        some(dice, PLACES),
        some(dice, SERVICES),
        some(dice, ("uk", "en")),
    )


def meant(audience: Audience, one: Somebody, districts: Mapping[int, frozenset[str]]) -> bool:
    """Whether the words of `Audience` name this person."""
    person = one.person
    of_districts = frozenset[str]().union(*(districts[id_] for id_ in audience.districts))
    somewhere = not (audience.settlements or audience.districts)
    return (
        person.community in (audience.communities or (person.community,))
        and (somewhere or person.settlement in {*audience.settlements, *of_districts})
        and (not audience.services or bool(one.asked & frozenset(audience.services)))
        and person.lang in (audience.langs or (person.lang,))
    )


def kept(person: Person, topic: str, danger: bool) -> str:
    """Why this person will not get it; "" when they will."""
    if person.reach is not Reach.OPEN:
        return str(person.reach)
    if not person.safe.write:
        return "not_to_write"
    return "muted" if not danger and {"notices", topic_quiet(topic)} & person.quiet else ""


@pytest.mark.parametrize("seed", range(3))
async def test_every_audience_is_counted_exactly(office: Office, seed: int) -> None:
    dice = Random(seed)
    async with office.works() as work:
        people, districts = await a_town(work, dice)
    for _ in range(25):
        audience, topic, danger = an_audience(dice, list(districts)), dice.choice(TOPICS), dice.random() > 0.7
        named = [one.person for one in people if meant(audience, one, districts)]
        why = [kept(person, topic, danger) for person in named]
        async with office.works() as work:
            counted = await work.notices.count(audience, topic, danger)
        assert counted.total == len(named), audience
        assert counted.without == {one: why.count(one) for one in set(why) - {""}}, audience
        assert counted.reached == why.count("")
        async with office.works() as work:
            notice = Notice(work.new_id(), 1, work.now, POSTS, audience, topic)
            await work.notices.add(notice)
            assert (await work.notices.enlist(notice, 100)).count == len(named), audience
