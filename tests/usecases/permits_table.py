"""The table of permissions as data: what each command asks of whoever gives it, and in which states it is done.

A new command is a new line here. `by` says who may give it, and when it is then done; in every other state they are
told why not, with the request as it is. `told` are those who may learn that it is too late. Nobody else learns
anything: to them there is no such request.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from domain.course_steps import Milestone
from domain.deadlines import instant, local
from domain.forms import Draft
from domain.people import Actor
from domain.visits import Visit, VisitState
from tests.usecases.desk import HOME, VILLAGE
from tests.usecases.permits import KINDS, PAST, STAGES, World
from usecases import (
    answers,
    casework,
    contacting,
    decisions,
    explaining,
    handing,
    looking,
    milestones,
    notes,
    offers,
    overview,
    queueing,
    reading,
    receiving,
    redirecting,
    settled,
    twins,
    visit_pages,
    visiting,
    visits_own,
    waiting,
)
from usecases.behalf import new_code
from usecases.ports import UnitOfWork


class Rel(StrEnum):
    """What somebody has to do with a request."""

    OWNER = "it is their own request"
    HOLDER = "they are responsible for it"
    ASKED = "they are asked to take it"
    EVER = "they were asked at some time"
    TEAM = "it lies in their team's queue"
    LOST = "it lay there until a colleague took it"
    HEAD = "they coordinate its community, and it is not their own"


R = Rel
Run = Callable[[UnitOfWork, Actor, World], Awaitable[Any]]
Stages = frozenset[str]


@dataclass(frozen=True, slots=True)
class Command:
    """What it does, who may, and when it is done. `plain`: never with what is sensitive, or urgent. `held`: while
    somebody is responsible it is theirs alone, and to a coordinator there is no such thing."""

    run: Run
    by: Mapping[Rel, Stages]
    told: frozenset[Rel] = frozenset()
    plain: bool = False
    held: bool = False


ALL = frozenset(STAGES)
ZONE = "Europe/Kyiv"
HANDING, HELD = frozenset({"handing over"}), frozenset({"accepted", "in progress", "waiting", "handing over"})
UNOWNED = frozenset({"new", "offered", "reopened", "appealed"})
NEVER: Stages = frozenset()
STORY = {"pieces": [{"m": 5, "text": "Слова"}]}


def _draft(world: World, **given: Any) -> Draft:
    return Draft("n", "x", "", world.desk.now, answers=given, about={"request": world.request})


def of_visit(function: Callable[..., Awaitable[Any]], *more: Any, hours: int = 24, **fields: Any) -> Run:
    """A command about a visit that is proposed for tomorrow, or in so many hours."""

    async def run(work: UnitOfWork, actor: Actor, world: World) -> Any:
        tomorrow = work.now + timedelta(hours=hours)
        where = (world.request, HOME.code, VILLAGE.code, 0)
        visit = Visit(work.new_id(), *where, tomorrow, tomorrow + timedelta(hours=2), work.now, **fields)
        await work.visits.add(visit)
        return await function(work, actor, visit.id, visit.version, *more)

    return run


def _mate(world: World) -> str:
    return str(world.members["cleared mate"][0].id)


def of(function: Callable[..., Awaitable[Any]], *more: Any) -> Run:
    """A command that needs nothing but the request."""
    return lambda work, actor, world: function(work, actor, world.request, *more)


def form(function: Callable[..., Awaitable[Any]], **given: Any) -> Run:
    """A command that ends a dialog."""
    return lambda work, actor, world: function(work, actor, _draft(world, **given))


def _hand(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    return handing.hand_over(work, actor, _draft(world, to=_mate(world), cause="away"))


def _assign(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    return handing.assign(work, actor, world.request, int(_mate(world)))


def _shown(work: UnitOfWork, actor: Actor, visit_id: int, _version: int) -> Awaitable[Any]:
    return visit_pages.shown(work, actor, visit_id)


def _window(world: World) -> tuple[datetime, datetime]:
    """Tomorrow from ten to twelve."""
    starts = instant(local(world.desk.now, ZONE).date() + timedelta(days=1), time(10), ZONE)
    return starts, starts + timedelta(hours=2)


def _propose(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    return visiting.propose(work, actor, world.request, *_window(world))


def _move(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    return of_visit(visiting.move, *_window(world))(work, actor, world)


def _wish_met(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    wish, _ends = _window(world)
    return of_visit(visiting.agree_wish, state=VisitState.DECLINED, wish_at=wish)(work, actor, world)


def _free_windows(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    return visiting.free_windows(work, actor, world.request, local(world.desk.now, ZONE).date())


def _register(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    told = {"application": "123", "happened": world.desk.now.date().isoformat()}
    return milestones.record(work, actor, world.request, Milestone.REGISTERED, told)


async def _taken_back(work: UnitOfWork, actor: Actor, world: World) -> Any:
    """What they have just recorded."""
    await _register(work, actor, world)
    return await milestones.take_back(work, actor, world.request, Milestone.REGISTERED)


def _too_early(work: UnitOfWork, actor: Actor, world: World) -> Awaitable[Any]:
    told = {"decision": "approve", "happened": world.desk.now.date().isoformat()}
    return milestones.record(work, actor, world.request, Milestone.DECIDED, told)


def who(kind: str, stage: str, sensitive: bool, owner: str) -> frozenset[Rel]:
    """What this kind of person has to do with the request in this state."""
    now, active, mine = STAGES[stage], [held for held in KINDS[kind] if held.active], kind == owner
    home = [held for held in active if held.community == "UA53040130000023174"]
    heads = [held for held in home if held.role == "coordinator"]
    fit = [held for held in home if held.role == "worker" and stage != "appealed" and (held.cleared or not sensitive)]
    team = bool(heads or fit) and not mine and kind != "knows them"
    state = now.offers.get(kind) if active else None
    found = {
        R.OWNER: mine,
        R.HOLDER: state in ("accepted", "transfer_pending"),
        R.ASKED: state == "offered",
        R.EVER: bool(active) and (kind in PAST or kind in now.offers),
        R.TEAM: team and stage in UNOWNED,
        R.LOST: team and stage == "accepted",
        R.HEAD: bool(heads) and not mine,
    }
    return frozenset(rel for rel, so in found.items() if so)


_SEEN: Mapping[Rel, Stages] = dict.fromkeys((R.OWNER, R.HOLDER, R.ASKED, R.TEAM, R.HEAD), ALL)
_HISTORY: Mapping[Rel, Stages] = dict.fromkeys((R.HOLDER, R.ASKED, R.HEAD), ALL)  # not to choose from a queue by it
_READ: Mapping[Rel, Stages] = {R.HOLDER: ALL, R.HEAD: ALL}
_ASKED, _SEES = frozenset({R.ASKED}), frozenset({R.ASKED, R.TEAM})
_PROVIDED = {"outcome": "provided"}
_REFUSABLE = frozenset({"new", "offered", "in progress", "handing over"})

COMMANDS: Mapping[str, Command] = {
    "look": Command(of(casework.look), _SEEN),
    "open": Command(of(looking.open_case), _SEEN),
    "history of the staff": Command(of(looking.history), _HISTORY),
    "read details": Command(of(casework.read_details), _READ),
    "read notes": Command(of(notes.read), _READ),
    "files": Command(of(reading.sensitive_files), _READ),
    "take": Command(of(offers.take), {R.ASKED: ALL}, frozenset({R.EVER})),
    "decline": Command(of(offers.decline, "busy"), {R.ASKED: ALL}, frozenset({R.EVER})),
    "look in the queue": Command(of(queueing.look), {R.TEAM: UNOWNED}, frozenset({R.LOST, R.HOLDER, R.ASKED})),
    "open from the queue": Command(of(queueing.open_case), {R.TEAM: UNOWNED}, frozenset({R.LOST, R.HOLDER, R.ASKED})),
    "claim": Command(of(queueing.claim), {R.TEAM: UNOWNED}, frozenset({R.LOST, R.HOLDER, R.ASKED})),
    "contact": Command(of(casework.record_contact), {R.HOLDER: HELD}, _SEES),
    "try": Command(of(contacting.tried, "no_answer"), {R.HOLDER: HELD}, _SEES),
    "write": Command(of(casework.write, STORY), {R.HOLDER: HELD, R.OWNER: ALL}, _SEES),
    "note": Command(of(notes.add, STORY), {R.HOLDER: HELD}, _SEES),
    "ask": Command(form(waiting.ask, words=STORY), {R.HOLDER: HELD}, _SEES),
    "milestones": Command(of(milestones.stages), {R.HOLDER: ALL, R.HEAD: ALL}),
    "register": Command(_register, {R.HOLDER: HELD}, _SEES),
    "take a milestone back": Command(_taken_back, {R.HOLDER: HELD}, _SEES),
    "take back what is none": Command(of(milestones.take_back, Milestone.DECIDED), {R.HOLDER: NEVER}, _SEES),
    "decide without an application": Command(_too_early, {R.HOLDER: NEVER}, _SEES),
    "finish": Command(form(casework.finish, **_PROVIDED), {R.HOLDER: HELD}, _SEES),
    "whom to give it": Command(of(receiving.receivers), {R.HOLDER: ALL, R.HEAD: ALL}),
    "hand over": Command(_hand, {R.HOLDER: HELD - HANDING, R.HEAD: HELD}),
    "withdraw": Command(of(handing.withdraw), {R.HOLDER: HANDING, R.HEAD: HANDING}),
    "assign": Command(_assign, {R.HEAD: UNOWNED - {"appealed"} | HELD}),  # an appeal stays with the heads
    "take over": Command(of(handing.take_over), {R.HEAD: UNOWNED | HELD}),
    "release": Command(of(handing.release), {R.HEAD: HELD}),
    "offer again": Command(of(handing.offer_again), {R.HEAD: UNOWNED}),
    "reject": Command(form(decisions.reject, ground="not_offered", where="Там"), {R.HEAD: _REFUSABLE}, plain=True),
    "why this worker": Command(of(explaining.explain), {R.HEAD: ALL}),
    "of the desk": Command(of(overview.headed), {R.HEAD: ALL}),
    "open at the desk": Command(of(overview.open_case), {R.HEAD: ALL}),
    "decide": Command(of(settled.to_decide, 1), {R.HEAD: ALL}),
    "redirect": Command(
        form(redirecting.redirect, where="Там"), {R.HOLDER: HELD, R.HEAD: UNOWNED}, _ASKED, plain=True, held=True
    ),
    "bounce": Command(of(redirecting.bounce), {R.OWNER: frozenset({"redirected"}), R.HEAD: frozenset({"redirected"})}),
    "twins": Command(of(twins.choices), {R.HOLDER: ALL, R.HEAD: ALL}, _ASKED),
    "part": Command(of(twins.part), {R.HEAD: frozenset({"duplicate"})}),
    "new code": Command(of(new_code), {R.HOLDER: NEVER, R.HEAD: NEVER}),
    "visits of a case": Command(of(visit_pages.of_case), {R.HOLDER: HELD}, _SEES),
    "read visits of a case": Command(of(visit_pages.listed), {R.HOLDER: HELD, R.HEAD: ALL}, _SEES),
    "look at a visit": Command(of_visit(_shown), {R.HOLDER: HELD, R.HEAD: ALL}, _ASKED),
    "begin to change a visit": Command(of_visit(visit_pages.to_change), {R.HOLDER: HELD}, _ASKED),
    "days of visits": Command(of(visiting.free_days), {R.HOLDER: HELD, R.OWNER: ALL}, _ASKED),
    "windows of visits": Command(_free_windows, {R.HOLDER: HELD, R.OWNER: ALL}, _ASKED),
    "propose a visit": Command(_propose, {R.HOLDER: HELD}, _SEES),
    "move a visit": Command(_move, {R.HOLDER: HELD}, _ASKED),
    "meet a wish": Command(_wish_met, {R.HOLDER: HELD}, _ASKED),
    "a visit by telephone": Command(of_visit(visiting.by_phone), {R.HOLDER: HELD}, _ASKED),
    "a schedule of visits": Command(of_visit(visiting.set_repeat, "d:7"), {R.HOLDER: HELD}, _ASKED),
    "how a visit was": Command(of_visit(visiting.result, "done", hours=-3), {R.HOLDER: HELD}, _ASKED),
    "call a visit off": Command(of_visit(visiting.cancel), {R.HOLDER: HELD, R.OWNER: UNOWNED | HELD}, _ASKED),
    "next visit": Command(of(visits_own.next_of), {R.OWNER: ALL}),
    "look at one's visit": Command(of_visit(visits_own.to_answer), {R.OWNER: ALL}),
    "a visit suits": Command(of_visit(visiting.confirm), {R.OWNER: UNOWNED | HELD}),
    "a visit at another time": Command(of_visit(visiting.wish, None), {R.OWNER: UNOWNED | HELD}),
    "own card": Command(of(answers.own), {R.OWNER: ALL}),
    "own history": Command(of(answers.history), {R.OWNER: ALL}),
    "cancel": Command(form(answers.cancel, reason="solved"), {R.OWNER: UNOWNED | HELD}),
    "confirm": Command(of(answers.confirm), {R.OWNER: frozenset({"resolved"})}),
    "not solved": Command(of(answers.not_solved), {R.OWNER: frozenset({"resolved", "closed"})}),
    "appeal": Command(form(decisions.appeal, words=STORY), {R.OWNER: frozenset({"rejected"})}),
    "rate": Command(of(answers.rate, 5), {R.OWNER: frozenset({"closed"})}),
    "did they call": Command(of(answers.check_in, False), {R.OWNER: HELD}),
}
