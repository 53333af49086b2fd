"""Who is told what while a case is worked on: reached or not, sent elsewhere and back, joined to another and parted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import OPEN, Change, Request, Status
from domain.telling import Telling, card, to_resident


def _contacted(change: Change) -> Iterator[Telling]:
    """The resident who has just said so themself need not be told, nor whoever was reached before or reads it now."""
    again = change.before.status is Status.IN_PROGRESS or change.event.data.get("written")
    if change.event.by.person_id != change.after.person_id and not again:
        yield to_resident(change, Kind.CONTACT_MADE)


def _redirected(change: Change) -> Iterator[Telling]:
    yield to_resident(change, Kind.REDIRECTED, where=change.event.data["where"])
    yield from _over(change)


def _bounced(change: Change) -> Iterator[Telling]:
    """The coordinators hear of it from whoever is not one of them."""
    if change.event.by.person_id == change.after.person_id:
        yield TellRole(change.after.community, Message(Kind.REOPENED, card(change.after)))


def _joined(change: Change) -> Iterator[Telling]:
    yield from _over(change)


def _parted(change: Change) -> Iterator[Telling]:
    yield to_resident(change, Kind.PARTED)


def _over(change: Change) -> Iterator[Telling]:
    """Whoever else had it, or was asked to take it, has nothing more to do."""
    holder = change.before.holder
    for offer in change.before.offers:
        if offer.open_or_live and offer.person_id != change.event.by.person_id:
            kind = Kind.TWIN if offer == holder else Kind.OFFER_GONE
            params = card(change.after, why=change.event.kind, worker="", other="")
            yield Tell(offer.person_id, Message(kind, params, urgent=change.after.urgent))


def joined(request: Request, main: Request, by_person: int) -> Iterator[Telling]:
    """To the resident whose request goes on with another one (of somebody else it is not named), and to its worker."""
    same = request.person_id == main.person_id
    holder = main.holder
    told = {"main": main.number, "worker": holder.title if holder else ""} if same else {"main": "", "worker": ""}
    yield Tell(request.person_id, Message(Kind.JOINED, card(request, **told)))
    if holder and holder.person_id != by_person:
        yield Tell(holder.person_id, Message(Kind.TWIN, card(main, other=request.number)))


def main_over(change: Change, twins: Iterable[Request]) -> Iterator[Telling]:
    """To the people of requests that were joined to this one, which is over: not to its own, who is told anyway."""
    for twin in twins:
        if twin.person_id != change.after.person_id:
            yield Tell(twin.person_id, Message(Kind.TWIN_OVER, card(twin)))


def is_over(change: Change) -> bool:
    """Whether the work on it ended with this change, and no other request goes on instead."""
    return change.before.status in OPEN and change.after.status not in OPEN | {Status.DUPLICATE}


WORK: Mapping[str, Callable[[Change], Iterator[Telling]]] = {
    "contacted": _contacted,
    "redirected": _redirected,
    "bounced": _bounced,
    "joined": _joined,
    "parted": _parted,
}
