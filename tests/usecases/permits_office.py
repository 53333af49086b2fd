"""Who sets up the office, as data: commands that are about no request, and which roles may give them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from domain.hours_edit import day_off
from domain.people import Actor, Role
from tests.usecases import permits_notices
from tests.usecases.desk import HOME, NEXT
from tests.usecases.permits import ADMIN, AUDITOR, FAR_HEAD, HEAD, KINDS, Held, World
from usecases import (
    absences,
    chiefs,
    csv_tables,
    districts,
    hours,
    inviting,
    journal,
    leaving,
    overview,
    skills,
    staffing,
    terms,
    territory,
    visits_others,
)
from usecases.csv_tables import Table
from usecases.journal import Wish
from usecases.ports import UnitOfWork

Run = Callable[[UnitOfWork, Actor, World], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Duty:
    """What it does, and the roles of which one is needed; `own` is who may do it for themself."""

    run: Run
    by: tuple[Held, ...]
    own: str = ""


def may(kind: str, duty: Duty) -> bool:
    """Whether somebody of this kind holds one of the roles now."""
    return kind == duty.own or any(held in duty.by for held in KINDS[kind])


def of(function: Callable[..., Awaitable[Any]], *more: Any, **fields: Any) -> Run:
    """A command that names what it is about."""
    return lambda work, actor, world: function(work, actor, *more, **fields)


def at(function: Callable[..., Awaitable[Any]], kind: str, *more: Any, **fields: Any) -> Run:
    """A command about this colleague."""
    return lambda work, actor, world: function(work, actor, world.members[kind][0].id, *more, **fields)


async def _district(work: UnitOfWork, actor: Actor, world: World) -> None:
    made = await districts.add(work, actor, HOME.code, "Центр")
    await districts.rename(work, actor, made.id, "Села")
    await districts.remove(work, actor, made.id)


async def _absence(work: UnitOfWork, actor: Actor, whom: int) -> None:
    made = await absences.plan(work, actor, whom, *_DAYS)
    await absences.change(work, actor, made.id, until=_DAYS[0])
    await absences.cancel(work, actor, made.id)


_DAYS = (date(2026, 12, 1), date(2026, 12, 4))
_HERE, _SET = (HEAD, ADMIN), (ADMIN,)
DUTIES: Mapping[str, Duty] = {
    **{name: Duty(run, _SET) for name, run in permits_notices.ADMINS.items()},
    **{name: Duty(run, (HEAD,)) for name, run in permits_notices.HEADS.items()},
    **{name: Duty(run, _HERE) for name, run in permits_notices.BOTH.items()},
    **{name: Duty(run, (FAR_HEAD, ADMIN)) for name, run in permits_notices.ELSEWHERE.items()},
    "journal": Duty(of(journal.read, Wish()), (ADMIN, AUDITOR)),
    "journal of a request": Duty(lambda w, a, world: journal.read(w, a, Wish(request=world.request)), (ADMIN, AUDITOR)),
    "journal by number": Duty(of(journal.about, "ПИР-48-21-57"), (ADMIN, AUDITOR)),
    "people of the journal": Duty(of(journal.people), (ADMIN, AUDITOR)),
    "desk": Duty(at(overview.desk, "head"), ()),
    "list of the desk": Duty(at(lambda w, a, m: overview.page(w, a, "unowned", m, 0), "head"), ()),
    "terms": Duty(of(terms.put, HOME.code, "offer", 2), _HERE),
    "office hours": Duty(of(hours.change, HOME.code, partial(day_off, weekday=5)), _HERE),
    "switch a worker off": Duty(at(leaving.deactivate, "mate"), _HERE),
    "switch a worker on": Duty(at(leaving.activate, "gone mate"), _HERE),
    "switch a coordinator off": Duty(at(leaving.deactivate, "far head"), _SET),
    "absences of a worker": Duty(at(absences.look, "mate"), (HEAD,), own="mate"),
    "who stands in for a worker": Duty(at(absences.colleagues, "mate", *_DAYS), (HEAD,), own="mate"),
    "an absence of a worker": Duty(at(_absence, "mate"), (HEAD,), own="mate"),
    "an absence of a coordinator": Duty(at(_absence, "head"), (), own="head"),
    "an absence of who left": Duty(at(_absence, "gone mate"), ()),
    "visits of a worker": Duty(at(visits_others.day_of, "mate", _DAYS[0]), (HEAD,)),
    "the day of a worker": Duty(at(visits_others.move_day, "mate", *_DAYS), (HEAD,)),
    "settings of a worker": Duty(at(staffing.change, "mate", capacity=100, cleared=True), _HERE),
    "settings of a coordinator": Duty(at(staffing.change, "head", capacity=100), _SET),
    "the chief": Duty(at(chiefs.put, "head", True), _SET),
    "the chief of others": Duty(at(chiefs.put, "far head", False), _SET),
    "settings elsewhere": Duty(at(staffing.change, "far worker", capacity=100), (FAR_HEAD, ADMIN)),
    "staff here": Duty(of(staffing.members, HOME.code), _HERE),
    "staff of the installation": Duty(of(staffing.members, ""), _SET),
    "a district": Duty(_district, _HERE),
    "a skill": Duty(of(skills.switch, HOME.code, "supplies", True), _HERE),
    "a telephone": Duty(of(territory.change, HOME.code, "05358 2 00 00"), _SET),
    "table of districts": Duty(of(csv_tables.export, Table("districts", HOME.code), {}), _HERE),
    "table of staff": Duty(of(csv_tables.export, Table("staff", NEXT.code), {}), (FAR_HEAD, ADMIN)),
    "invite a worker": Duty(of(inviting.make, Role.WORKER, HOME.code), _HERE),
    "invite a coordinator": Duty(of(inviting.make, Role.COORDINATOR, HOME.code), _SET),
    "invite an auditor": Duty(of(inviting.make, Role.AUDITOR, ""), _SET),
    "invite an admin": Duty(of(inviting.make, Role.ADMIN, ""), _SET),
    "links": Duty(of(inviting.listed, HOME.code), _HERE),
}
OWN_DESK = frozenset({"desk", "list of the desk"})  # nobody's but that coordinator's
