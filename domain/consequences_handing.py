"""Who is told what while a case goes from hand to hand. Inside hand-overs the resident learns only who comes now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from domain.assignments import Offer
from domain.messages import Kind, Message, Tell
from domain.requests import CLOCK, Change, Status
from domain.telling import Telling, card, dropped, to_resident


def _handed(change: Change) -> Iterator[Telling]:
    """The colleague is asked; the worker learns of it when a coordinator began it."""
    receiver, holder = change.after.receiver, change.after.holder
    if receiver is None or holder is None:
        return
    head = holder.person_id != change.event.by.person_id
    asked = card(change.after, worker=holder.title, reason=change.event.data["reason"], head=head)
    yield Tell(receiver.person_id, Message(Kind.HANDED_OVER, asked, urgent=change.after.urgent))
    if head:
        yield _word(change, holder, "assigned", receiver.title)
    yield from gone(change, "withdrawn")


def _handed_over(change: Change) -> Iterator[Telling]:
    """The resident learns whom to expect, the former worker that they are free."""
    yield _resident(change)
    if former := change.before.holder:
        yield _word(change, former, "accepted", _title(change.after.holder))


def _kept(change: Change) -> Iterator[Telling]:
    """The worker goes on with it; the colleague is not asked any more."""
    why = change.event.kind.removeprefix("handing_")
    asked, holder = change.before.receiver, change.after.holder
    if holder and holder.person_id != change.event.by.person_id:
        reason = change.event.data["reason"] if why == "declined" else ""
        yield _word(change, holder, why, _title(asked), reason)
    if why not in ("left", "away"):
        yield from gone(change, "unanswered" if why == "expired" else "withdrawn")


def _assigned(change: Change) -> Iterator[Telling]:
    """One is asked; those who were asked before are told, unless it is the same one."""
    (fresh,) = change.after.offers[len(change.before.offers) :]
    yield Tell(fresh.person_id, Message(Kind.OFFER, card(change.after, shared=False), urgent=change.after.urgent))
    yield from gone(change, "assigned", but=fresh.person_id)


def _taken_over(change: Change) -> Iterator[Telling]:
    """Of the resident's own question nobody's hand took it over: the answer to their press names who has it."""
    who = _title(change.after.holder)
    if change.event.by != CLOCK:
        yield _resident(change)
    if former := change.before.holder:
        yield _word(change, former, "taken_over", who)
    yield from gone(change, "taken", who)


def _released(change: Change) -> Iterator[Telling]:
    """Whoever leaves the team is told that, not every single case of it."""
    holder = change.before.holder
    if holder and change.event.data["reason"] != "left" and holder.person_id != change.event.by.person_id:
        yield _word(change, holder, "released")
    yield from gone(change, "withdrawn")


def _other_hands(change: Change) -> Iterator[Telling]:
    """An absence begins or ends: the resident learns who comes now. The staff get one word about all the cases."""
    before, now = change.before.holder, change.after.holder
    if before and now and before.person_id != now.person_id:
        yield _resident(change, Kind.STANDS_IN)


def gone(change: Change, why: str, worker: str = "", but: int = 0) -> Iterator[Telling]:
    """Those whose open offer ended without their doing."""
    open_before = {offer.id for offer in change.before.offered}
    for offer in dropped(change):
        if offer.id in open_before and offer.person_id not in (but, change.event.by.person_id):
            params = card(change.after, why=why, worker=worker)
            yield Tell(offer.person_id, Message(Kind.OFFER_GONE, params, urgent=change.after.urgent))


def _word(change: Change, whom: Offer, why: str, worker: str = "", reason: str = "") -> Tell:
    """To the worker who has, or had, the case; `worker` is the colleague, `reason` theirs."""
    mine = change.after.holder is not None and change.after.holder.id == whom.id
    params = card(change.after, why=why, worker=worker, reason=reason, mine=mine)
    return Tell(whom.person_id, Message(Kind.HANDING, params, urgent=change.after.urgent))


def _resident(change: Change, kind: Kind = Kind.TAKEN) -> Tell:
    """`going`: the work is under way, no first call is promised."""
    going = change.after.status is not Status.ACCEPTED
    return to_resident(change, kind, worker=_title(change.after.holder), going=going)


def _title(offer: Offer | None) -> str:
    return offer.title if offer else ""


HANDING: Mapping[str, Callable[[Change], Iterator[Telling]]] = {
    "handed": _handed,
    "handed_over": _handed_over,
    "handing_declined": _kept,
    "handing_expired": _kept,
    "handing_withdrawn": _kept,
    "handing_left": _kept,
    "handing_away": _kept,
    "substituted": _other_hands,
    "returned": _other_hands,
    "assigned": _assigned,
    "taken_over": _taken_over,
    "released": _released,
}
