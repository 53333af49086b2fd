"""Who reads what of an absence: one word about all its cases, not one about each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.absences import Absence, AbsenceState
from domain.deadlines import local
from domain.messages import Kind, Message, TellRole
from domain.people import Membership, Role
from domain.requests import By, Request
from domain.substituting import root_of
from usecases.apply import deliver, tell
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.standing_in import Moves

Line = tuple[str, str]  # the number of a case, and whose it is now
_Letter = tuple[int, str, int]  # to whom, why, whose the cases are


async def planned(
    work: UnitOfWork, member: Membership, absence: Absence, doer: int, why: str = "planned", also: int = 0
) -> None:
    """The worker, who stands in, who was to, and the coordinators; never the one who wrote it down.

    Whoever gets cases at this moment reads that with them.
    """
    substitute = await work.staff.get(absence.substitute) if absence.substitute else None
    former = await work.staff.get(also) if also and also != absence.substitute else None
    params = {**_params(member, absence), "other": substitute.title if substitute else ""}
    told = {doer}
    if substitute and await _at_once(work, member, absence):
        told.add(substitute.person_id)
    yours = "yours" if why == "planned" else f"yours_{why}"
    for ids, message in (
        ([member.person_id], {**params, "why": yours}),
        ([substitute.person_id] if substitute else [], {**params, "why": why, "you": True}),
        ([former.person_id] if former else [], {**params, "why": why}),
        (await work.staff.people_with(Role.COORDINATOR, member.community), {**params, "why": why}),
    ):
        await tell(work, [id_ for id_ in ids if id_ not in told], Message(Kind.ABSENCE, message))
        told |= set(ids)


async def _at_once(work: UnitOfWork, member: Membership, absence: Absence) -> bool:
    tz = (await office(work, member.community)).hours.timezone
    begins = absence.state is AbsenceState.PLANNED and absence.since == local(work.now, tz).date()
    return begins and bool(await work.requests.of_worker([member.id], 1))


async def begun(work: UnitOfWork, member: Membership, absence: Absence, moves: Moves, by: By) -> None:
    """The clock has begun it: the worker reads who has their cases now. Whoever presses a button sees it anyway."""
    if by.person_id:
        return
    theirs = (request for request, former in moves.gone if former == member.id)
    cases = [_line(request) for request in theirs if root_of(request.holder) == member.id]
    params = {**_params(member, absence), "why": "begun", "cases": cases}
    await tell(work, [member.person_id], Message(Kind.ABSENCE, params))


async def moved(work: UnitOfWork, moves: Moves, absences: Iterable[Absence], doer: int = 0) -> None:
    """Whoever has cases now, and whoever stood in until now; and the alarm about those that nobody can have."""
    days = {absence.membership_id: absence for absence in reversed([*absences])}
    letters: dict[_Letter, list[Line]] = defaultdict(list)
    names: dict[int, str] = {}
    for request, former in moves.gone:
        names |= _names(request)
        for letter in _concerned(request, former):
            letters[letter].append(_line(request, letter[1] == "passed"))
    for (person_id, why, root), cases in letters.items():
        if person_id != doer:
            about = _about(names.get(root, ""), days.get(root))
            await tell(work, [person_id], Message(Kind.ABSENCE, {**about, "why": why, "cases": cases}))
    await _alarm(work, moves.left, days)


async def no_substitute(work: UnitOfWork, absence: Absence, gone: Membership, by: By) -> None:
    """Who was to stand in has left: the worker chooses somebody else."""
    if absence.person_id != by.person_id:
        params = {**_about("", absence), "why": "no_substitute", "other": gone.title}
        await tell(work, [absence.person_id], Message(Kind.ABSENCE, params))


async def root_left(work: UnitOfWork, gone: Membership, requests: Iterable[Request]) -> None:
    """Whoever stood in for a worker who left: the cases look for another worker now."""
    cases: dict[int, list[Line]] = defaultdict(list)
    for request in requests:
        if request.holder:
            cases[request.holder.person_id].append((request.number, ""))
    for person_id, lines in cases.items():
        params = {**_about(gone.title, None), "why": "left", "cases": lines}
        await tell(work, [person_id], Message(Kind.ABSENCE, params))


async def _alarm(work: UnitOfWork, left: Iterable[Request], days: Mapping[int, Absence]) -> None:
    """By worker who is away: to the coordinators and the admins."""
    held: dict[int, list[Request]] = defaultdict(list)
    for request in left:
        held[root_of(request.holder)].append(request)
    for root, requests in held.items():
        about = _about(_names(requests[0]).get(root, ""), days.get(root))
        params = {**about, "why": "nobody", "cases": [(request.number, "") for request in requests]}
        alarm = Message(Kind.ABSENCE, params, urgent=any(request.urgent for request in requests))
        await deliver(work, TellRole(requests[0].community, alarm, admins=True))


def _concerned(request: Request, former: int) -> Iterator[_Letter]:
    holder, root = request.holder, root_of(request.holder)
    if holder:
        yield holder.person_id, "stands_in" if holder.root else "back", root
    if former != root:
        person_id = next((o.person_id for o in reversed(request.offers) if o.membership_id == former), 0)
        yield person_id, "passed" if holder and holder.root else "given_back", root


def _line(request: Request, named: bool = True) -> Line:
    return request.number, request.holder.title if request.holder and named else ""


def _names(request: Request) -> dict[int, str]:
    return {offer.membership_id: offer.title for offer in request.offers}


def _params(member: Membership, absence: Absence) -> dict[str, Any]:
    return _about(member.title, absence)


def _about(who: str, absence: Absence | None) -> dict[str, Any]:
    since, until = (absence.since.isoformat(), absence.until.isoformat()) if absence else ("", "")
    return {"who": who, "since": since, "until": until}
