"""What holds at every moment of an installation, whatever happened (between two steps nothing that is due waits)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from domain.absences import AbsenceState
from domain.assignments import LIVE
from domain.communities import DEFAULT_HOURS
from domain.deadlines import local
from domain.mornings import OF_ROLE
from domain.people import Role
from domain.requests import HELD, OPEN, Request, Status
from domain.substituting import may_stand_in
from domain.timers import Timer, TimerKind
from domain.visit_times import inside
from tests.usecases.machine_world import Post, Seen

ALIVE = OPEN | {Status.RESOLVED}


def check(seen: Seen, now: datetime, posts: Sequence[Post], wilful: Collection[tuple[int, int]]) -> None:
    """All of it. `wilful` are cases (and memberships) that somebody took who is away."""
    timers: dict[int, list[Timer]] = defaultdict(list)
    for timer in seen.timers.values():
        timers[timer.subject].append(timer)
    for request in seen.requests.values():
        _held_by_one(seen, request)
        holder = request.holder
        if holder and seen.members[holder.membership_id].away and (request.id, holder.membership_id) not in wilful:
            _left_behind(seen, request, holder.person_id, posts)
        _watched(request, timers[request.id])
        _told_by_its_history(seen, request)
        _visits_of(seen, request)
    _loads(seen)
    _visits(seen, timers)
    _absences(seen, timers, now)
    _days(seen, timers)


def _held_by_one(seen: Seen, request: Request) -> None:
    live = [offer for offer in request.offers if offer.state in LIVE]
    assert len(live) <= 1, "one is responsible"
    assert bool(live) == (request.status in HELD), (request.status, live)
    for offer in (*live, *request.offered):
        member = seen.members[offer.membership_id]
        assert member.active and member.community == request.community, "at work, and there"
        assert member.person_id != request.person_id
        assert member.cleared or request.urgent or not request.sensitive or member.role is Role.COORDINATOR
    assert not [o for o in request.offered if seen.members[o.membership_id].away], "the absent are not asked"
    if live and live[0].root:
        root = seen.members[live[0].root]
        assert root.active and root.away, "whoever is present has their own"


def _left_behind(seen: Seen, request: Request, person_id: int, posts: Sequence[Post]) -> None:
    """Whoever has it is away: only when nobody else can have it, and people were told."""
    heads = [m for m in seen.members.values() if m.role is Role.COORDINATOR and m.person_id != person_id]
    assert not [m for m in heads if may_stand_in(request, m)], "somebody could stand in"
    assert _alarmed(request, posts), f"{request.number} is with somebody who is away, and nobody was told"


def _alarmed(request: Request, posts: Sequence[Post]) -> bool:
    words = [post.params for post in posts if post.kind == "absence" and post.params["why"] == "nobody"]
    return any(request.number in [number for number, _ in told["cases"]] for told in words)


def _watched(request: Request, timers: Sequence[Timer]) -> None:
    assert 0 <= request.level <= 3
    if request.status in ALIVE:
        assert timers, "the clock never forgets it"
        assert not request.level or TimerKind.ESCALATE in {timer.kind for timer in timers}
    else:
        assert not timers, "nothing is asked of what is over"
        assert not request.offered and request.level == 0
    if request.status is Status.RESOLVED:
        assert TimerKind.CLOSE in {timer.kind for timer in timers} and not request.level


def _told_by_its_history(seen: Seen, request: Request) -> None:
    events = seen.events[request.id]
    assert len(events) == request.version, "every version has one event"
    assert events[-1].status is request.status
    moments = [event.at for event in events]
    assert moments == sorted(moments)
    before = Status.NEW
    for event in events:
        if event.by.person_id:
            assert event.by.person_id in seen.people
            if event.by.membership_id:
                assert seen.members[event.by.membership_id].person_id == event.by.person_id or event.kind == "contacted"
        elif event.status not in ALIVE:
            assert (before, event.status) == (Status.RESOLVED, Status.CLOSED), "the clock ends nothing else"
        else:
            assert event.kind in BY_THE_CLOCK, event.kind
        before = event.status
    assert sum(event.kind == "created" for event in events) == 1


BY_THE_CLOCK = frozenset(
    {
        *("offered", "unrouted", "expired", "slipped", "escalated", "handing_expired", "handing_away"),
        *("substituted", "returned", "retired_away", "visit_proposed", "visit_confirmed", "visit_missed"),
    }
)


def _visits_of(seen: Seen, request: Request) -> None:
    starts = {one.starts_at for one in seen.visits.values() if one.request_id == request.id and one.open}
    assert (request.visit_at in starts) if starts else request.visit_at is None
    assert not starts or request.status in OPEN, "visits end with their request"


def _loads(seen: Seen) -> None:
    held = Counter[int]()
    for request in seen.requests.values():
        held.update({offer.membership_id: 0 for offer in request.offers})
        for offer in request.offers:
            held[offer.membership_id] += offer.held
    assert {m.id: m.load for m in seen.members.values() if m.load} == {id_: load for id_, load in held.items() if load}


def _visits(seen: Seen, timers: dict[int, list[Timer]]) -> None:
    for visit in seen.visits.values():
        kinds = {timer.kind for timer in timers[visit.id]}
        assert inside(DEFAULT_HOURS, visit.starts_at, visit.ends_at), "within working time"
        if visit.open:
            assert visit.flagged or TimerKind.VISIT_MISSED in kinds, "it is asked how it was"
            assert all(timer.version == visit.version for timer in timers[visit.id])
        else:
            assert not kinds
    following = [visit.follows for visit in seen.visits.values() if visit.follows]
    assert len(following) == len(set(following)), "a visit has one next one"


def _absences(seen: Seen, timers: dict[int, list[Timer]], now: datetime) -> None:
    today, running = local(now, DEFAULT_HOURS.timezone).date(), set[int]()
    wanted = {AbsenceState.RUNNING: {TimerKind.ABSENCE_END}}
    wanted[AbsenceState.PLANNED] = {TimerKind.ABSENCE_START, TimerKind.ABSENCE_END}
    for one in seen.absences.values():
        assert {timer.kind for timer in timers[one.id]} == wanted.get(one.state, set())
        if one.state is AbsenceState.RUNNING:
            running.add(one.membership_id)
            assert one.since <= today <= one.until
        if one.state is AbsenceState.PLANNED:
            assert today < one.since
    assert {m.id for m in seen.members.values() if m.away} == running


def _days(seen: Seen, timers: dict[int, list[Timer]]) -> None:
    for member in seen.members.values():
        kinds = [timer.kind for timer in timers[member.id]]
        if member.active:
            assert set(OF_ROLE.get(member.role, ())) <= set(kinds), "tomorrow has a morning"
        assert len(kinds) == len(set(kinds)), "one morning a day"
