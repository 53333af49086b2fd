"""«Чому саме цей фахівець»: what the router and the coordinators decided about a request, read from its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.people import Actor
from domain.requests import Event, Request
from domain.routing import NOBODY
from usecases.overview import headed
from usecases.ports import UnitOfWork

PASSED = "passed_before"  # the router's word; who said no and who kept silent is told apart here
BY_HAND = {"assigned": "assigned", "taken_over": "taken_over", "handed": "handed"}  # kinds of events to reasons
ANSWERS = {
    "accepted": "accepted",
    "handed_over": "accepted",
    "declined": "declined",
    "handing_declined": "declined",
}
ABSENCE = frozenset({"substituted", "returned"})  # it went over unasked, and nobody has to answer
SILENCE = frozenset({"expired", "handing_expired"})
Names = dict[int, str]


@dataclass(frozen=True, slots=True)
class Round:
    """Once it was decided who is asked: why they, why the others not, and what came of it.

    `passed` are (who, reason), `answers` are (who, accepted | declined | expired, the worker's reason if any).
    """

    at: datetime
    why: tuple[str, ...]
    asked: tuple[str, ...]
    passed: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known while the history is read: who was asked last, and how those before them answered."""

    rounds: list[Round] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)


async def explain(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Round]]:
    """The request and every round of its routing, the oldest first. Raises NotFound for all but its coordinators."""
    request = await headed(work, actor, request_id)
    names = {m.id: m.title for m in await work.staff.all(request.community)}
    names |= {o.membership_id: o.title for o in request.offers if o.title}
    return request, rounds(await work.requests.events(request.id), names)


def rounds(events: Sequence[Event], names: Names) -> list[Round]:
    """The history as rounds; what else happened to the request is left out."""
    told = _Told()
    for event in events:
        _read(told, event, names)
    return told.rounds


def _read(told: _Told, event: Event, names: Names) -> None:
    if event.kind in ABSENCE:
        told.rounds.append(Round(event.at, (event.kind,), tuple(_named(names, list(_asked(event))))))
    elif event.kind in ("offered", "unrouted") or event.kind in BY_HAND:
        asked = list(_asked(event))
        told.open[:] = asked
        told.rounds.append(
            Round(event.at, _why(event), tuple(_named(names, asked)), tuple(_passed(told, event, names)))
        )
    elif event.kind in ANSWERS:
        who, how = event.by.membership_id, ANSWERS[event.kind]
        told.said[who] = how
        told.open[:] = [id_ for id_ in told.open if id_ != who]
        _answered(told, names, [who], how, str(event.data.get("reason", "")))
    elif event.kind == "released":
        _answered(told, names, event.data.get("from", ()), "released")
    elif event.kind in SILENCE:
        told.said.update(dict.fromkeys(told.open, "expired"))
        _answered(told, names, told.open, "expired")
        told.open.clear()


def _asked(event: Event) -> Iterator[int]:
    """Whom it was given to; a coordinator who takes it is named by the event itself."""
    to = event.data.get("to", event.by.membership_id)
    yield from (int(id_) for id_ in (to if isinstance(to, list) else [to]))


def _why(event: Event) -> tuple[str, ...]:
    if event.kind in BY_HAND:
        return (BY_HAND[event.kind],)
    why = tuple(map(str, event.data.get("why", ())))
    return (NOBODY,) if NOBODY in why else why  # why a worker would have been chosen is no reason for the coordinator


def _passed(told: _Told, event: Event, names: Names) -> Iterator[tuple[str, str]]:
    for id_, reason in event.data.get("excluded", ()):
        code = told.said.get(id_, str(reason)) if reason == PASSED else str(reason)
        yield names.get(id_, ""), code


def _answered(told: _Told, names: Names, who: Sequence[int], how: str, reason: str = "") -> None:
    if told.rounds:
        last = told.rounds[-1]
        more = tuple((name, how, reason) for name in _named(names, who))
        told.rounds[-1] = replace(last, answers=last.answers + more)


def _named(names: Names, ids: Sequence[int]) -> Iterator[str]:
    return (names.get(id_, "") for id_ in ids)
