"""Who is told what of a visit: the resident what is planned, whoever makes it what the resident says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import Change, Request
from domain.telling import Telling, card, to_staff
from domain.visiting import told
from domain.visits import Visit

ANSWERS: Mapping[str, str] = {
    "visit_confirmed": "confirmed",
    "visit_wished": "wished",
    "visit_cancelled": "cancelled",
}
ENDED, BY_WORKER, NOT_COME = "ended", "worker", "not_come"  # why a visit will not be, or was not


def _planned(change: Change) -> Iterator[Telling]:
    kind = Kind.VISIT_MOVED if change.event.kind == "visit_moved" else Kind.VISIT_PROPOSED
    yield _resident(change, kind)


def _confirmed(change: Change) -> Iterator[Telling]:
    yield from _answered(change) if _by_resident(change) else [_resident(change, Kind.VISIT_CONFIRMED)]


def _answered(change: Change) -> Iterator[Telling]:
    """To whoever makes the visit; while nobody has the case, to the coordinators."""
    params = {**card(change.after), **change.event.data, "answer": ANSWERS[change.event.kind]}
    yield to_maker(change.after, Message(Kind.VISIT_ANSWER, params, urgent=change.after.urgent))


def _cancelled(change: Change) -> Iterator[Telling]:
    if _by_resident(change):
        yield from _answered(change)
    else:
        yield _resident(change, Kind.VISIT_CANCELLED, why=BY_WORKER)


def _no_show(change: Change) -> Iterator[Telling]:
    """An honest word when nobody came; that nobody was at home is told as every other try."""
    if change.event.data["result"] == "worker":
        yield _resident(change, Kind.VISIT_CANCELLED, why=NOT_COME)


def _missed(change: Change) -> Iterator[Telling]:
    """To its worker, who tells how it was, and to the coordinators, who may send somebody else."""
    params = {**card(change.after), **change.event.data, "held": change.after.holder is not None}
    yield from to_staff(change.after, Message(Kind.VISIT_MISSED, params))


def over(change: Change, visits: Iterable[Visit], now: datetime) -> Iterator[Telling]:
    """The request ended, and with it the visits that were still to come."""
    for visit in visits:
        if visit.starts_at > now:
            params = {**told(visit), "why": ENDED, "worker": ""}
            yield _letter(change.after, Kind.VISIT_CANCELLED, params)


def to_maker(request: Request, word: Message) -> Telling:
    """Whoever makes the visits of a request: its worker, else the coordinators have to find one."""
    if holder := request.holder:
        return Tell(holder.person_id, word)
    return TellRole(request.community, replace(word, params={**word.params, "held": False}))


def _by_resident(change: Change) -> bool:
    return change.event.by.person_id == change.after.person_id


def _resident(change: Change, kind: Kind, **more: Any) -> Tell:
    holder = change.after.holder
    return _letter(change.after, kind, {"worker": holder.title if holder else "", **change.event.data, **more})


def _letter(request: Request, kind: Kind, told_: Mapping[str, Any]) -> Tell:
    """What comes after the time of the visit is of no use, but that it was not or will not be."""
    until = None if kind is Kind.VISIT_CANCELLED else datetime.fromisoformat(told_["starts"])
    word = Message(kind, {**card(request), **told_}, urgent=request.urgent, not_after=until)
    return Tell(request.person_id, word)


VISITS: Mapping[str, Callable[[Change], Iterator[Telling]]] = {
    "visit_proposed": _planned,
    "visit_moved": _planned,
    "visit_confirmed": _confirmed,
    "visit_wished": _answered,
    "visit_cancelled": _cancelled,
    "visit_no_show": _no_show,
    "visit_missed": _missed,
}
