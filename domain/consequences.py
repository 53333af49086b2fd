"""Who is told what after a change of a request: the one table from events to messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from domain.assignments import OfferState
from domain.consequences_course import COURSE
from domain.consequences_handing import HANDING, gone
from domain.consequences_offers import accepted, expired, offered, unrouted
from domain.consequences_visits import VISITS
from domain.consequences_work import WORK
from domain.messages import Kind, Message, Tell, TellRole
from domain.requests import LOW_STARS, Change
from domain.telling import Telling, card, dropped, not_called, to_resident, to_staff


def tellings(change: Change) -> tuple[Telling, ...]:
    """The messages that one change owes to people other than the one who made it."""
    rule = _RULES.get(change.event.kind)
    return tuple(rule(change)) if rule else ()


def _resolved(change: Change) -> Iterator[Telling]:
    yield to_resident(change, Kind.FINISHED, outcome=change.after.outcome)
    yield from gone(change, "ended")


def _closed(change: Change) -> Iterator[Telling]:
    if change.event.data["answer"] == "none":
        yield to_resident(change, Kind.CLOSED_SILENTLY)
    elif offer := change.before.last_holder:
        yield Tell(offer.person_id, Message(Kind.HELPED, card(change.after)))


def _slipped(change: Change) -> Iterator[Telling]:
    """An honest word to the resident, an alarm to the worker and the coordinator.

    Once it is escalated the heads are told level by level, of the urgent besides every time. An apology that was given
    before waits for the morning.
    """
    again, phone = bool(change.before.level), str(change.event.data.get("phone", ""))
    said = to_resident(change, Kind.SLIPPED, again=again, phone=phone).message
    sorry = replace(said, urgent=said.urgent and not again, not_after=change.after.due)
    yield Tell(change.after.person_id, sorry)
    all_ = change.after.urgent or not again
    yield from (told for told in not_called(change.after) if all_ or isinstance(told, Tell))


def _reopened(change: Change) -> Iterator[Telling]:
    yield TellRole(change.after.community, Message(Kind.REOPENED, card(change.after)))


def _cancelled(change: Change) -> Iterator[Telling]:
    for offer in dropped(change):
        params = card(change.after, reason=change.event.data["reason"], offer=offer.state is OfferState.OFFERED)
        yield Tell(offer.person_id, Message(Kind.CANCELLED, params))


def _cancel_asked(change: Change) -> Iterator[Telling]:
    """No silence where somebody may be forced to be silent: a person makes sure that all is well."""
    params = card(change.after, reason=change.event.data["reason"])
    yield from to_staff(change.after, Message(Kind.CANCEL_ASKED, params, urgent=True))


def _rejected(change: Change) -> Iterator[Telling]:
    """The resident reads why, where to go and how to disagree; whoever was asked or had it, that it is decided."""
    data = change.event.data
    yield to_resident(change, Kind.REJECTED, ground=str(data["ground"]), where=data["where"])
    for offer in change.before.offers:
        if offer.open_or_live and offer.person_id != change.event.by.person_id:
            told = card(change.after, ground=str(data["ground"]), offer=offer.state is OfferState.OFFERED)
            yield Tell(offer.person_id, Message(Kind.DECIDED, told))


def _rated(change: Change) -> Iterator[Telling]:
    """Few stars are for the coordinators only: the worker does not learn who complained."""
    if change.after.stars <= LOW_STARS:
        told = {"stars": change.after.stars, "reason": "", "words": "", **change.event.data}
        yield TellRole(change.after.community, Message(Kind.LOW_STARS, card(change.after, **told)))


def _reach(change: Change) -> Iterator[Telling]:
    """Nothing that the bot writes arrives any longer, or it does again: the worker has to know."""
    if holder := change.after.holder:
        back = change.event.kind == "reachable"
        yield Tell(
            holder.person_id, Message(Kind.UNREACHABLE, card(change.after, back=back), urgent=change.after.urgent)
        )


def _linked(change: Change) -> Iterator[Telling]:
    """Whoever has the case can write to the person now."""
    if holder := change.after.holder:
        yield Tell(holder.person_id, Message(Kind.LINKED, card(change.after), urgent=change.after.urgent))


_RULES: dict[str, Callable[[Change], Iterator[Telling]]] = {
    "offered": offered,
    "unrouted": unrouted,
    "accepted": accepted,
    "expired": expired,
    "resolved": _resolved,
    "closed": _closed,
    "reopened": _reopened,
    "cancelled": _cancelled,
    "slipped": _slipped,
    "cancel_asked": _cancel_asked,
    "rejected": _rejected,
    "rated": _rated,
    "explained": _rated,
    "unreachable": _reach,
    "reachable": _reach,
    "linked": _linked,
    **WORK,
    **COURSE,
    **VISITS,
    **HANDING,
}
