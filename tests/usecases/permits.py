"""Everybody who may press a button, and every state that a request may be in: the world of the table of permissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.assignments import Offer, OfferState
from domain.people import Membership, Role
from domain.requests import Ground, Request, Status
from domain.words import of_story
from tests.usecases.desk import CANARY, HOME, NEXT, VILLAGE, Desk

S, State = Status, OfferState
NUMBER = "ПИР-48-21-57"


@dataclass(frozen=True, slots=True)
class Held:
    """One role of a kind of person."""

    role: Role
    community: str = HOME.code
    cleared: bool = False
    active: bool = True


WORKER, CLEARED = Held(Role.WORKER), Held(Role.WORKER, cleared=True)
FAR, HEAD, FAR_HEAD = Held(Role.WORKER, NEXT.code, True), Held(Role.COORDINATOR), Held(Role.COORDINATOR, NEXT.code)
ADMIN, AUDITOR = Held(Role.ADMIN, ""), Held(Role.AUDITOR, "")


def _gone(held: Held) -> Held:
    return Held(held.role, held.community, held.cleared, active=False)


# Kinds of people by what they hold. What they have to do with the request stands in STAGES and PAST.
KINDS: Mapping[str, tuple[Held, ...]] = {
    "stranger": (),
    "owner": (),
    "neighbour": (),
    "holder": (CLEARED,),
    "asked": (CLEARED,),
    "mate": (WORKER,),
    "cleared mate": (CLEARED,),
    "declined": (CLEARED,),
    "knows them": (CLEARED,),
    "former": (CLEARED,),
    "far worker": (FAR,),
    "head": (HEAD,),
    "far head": (FAR_HEAD,),
    "admin": (ADMIN,),
    "auditor": (AUDITOR,),
    "gone asked": (_gone(CLEARED),),
    "gone mate": (_gone(CLEARED),),
    "gone head": (_gone(HEAD),),
    "gone admin": (_gone(ADMIN), _gone(AUDITOR)),
    "owner, cleared mate": (CLEARED,),
    "owner, head": (HEAD,),
    "far head, mate": (FAR_HEAD, WORKER),
    "admin, auditor, far worker": (ADMIN, AUDITOR, FAR),
    "gone head, cleared mate": (_gone(HEAD), CLEARED),
}
OWNERS = ("owner", "owner, cleared mate", "owner, head")
PAST: Mapping[str, tuple[OfferState, str]] = {
    "declined": (State.DECLINED, "busy"),
    "knows them": (State.DECLINED, "conflict"),
    "former": (State.TRANSFERRED, ""),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the request: whose offers are how, and how it ended."""

    status: Status
    offers: Mapping[str, OfferState]
    outcome: str = ""

    @property
    def ended(self) -> bool:
        """Whether there is a day on which it ended."""
        return self.status in (S.RESOLVED, S.CLOSED, S.REJECTED, S.REDIRECTED, S.DUPLICATE, S.CANCELLED)


_HAS, _HAD = {"holder": State.ACCEPTED, "asked": State.REVOKED}, {"holder": State.COMPLETED, "asked": State.REVOKED}
_ASKED = {"asked": State.OFFERED, "gone asked": State.OFFERED}
STAGES: Mapping[str, Stage] = {
    "new": Stage(S.NEW, {}),
    "offered": Stage(S.OFFERED, _ASKED),
    "accepted": Stage(S.ACCEPTED, _HAS),
    "in progress": Stage(S.IN_PROGRESS, _HAS),
    "waiting": Stage(S.WAITING, _HAS),
    "handing over": Stage(S.IN_PROGRESS, {"holder": State.TRANSFER_PENDING, **_ASKED}),
    "resolved": Stage(S.RESOLVED, _HAD, "provided"),
    "reopened": Stage(S.REOPENED, _HAD, "provided"),
    "closed": Stage(S.CLOSED, _HAD, "provided"),
    "rejected": Stage(S.REJECTED, _HAD, Ground.NOT_OFFERED),
    "appealed": Stage(S.REOPENED, _HAD, Ground.NOT_OFFERED),
    "redirected": Stage(S.REDIRECTED, _HAD),
    "duplicate": Stage(S.DUPLICATE, _HAD),
    "cancelled": Stage(S.CANCELLED, {"holder": State.REVOKED}),
}


@dataclass(frozen=True, slots=True)
class World:
    """An office with everybody in it; `request` is the one that they press buttons of, `chats` by kind."""

    desk: Desk
    request: int
    chats: Mapping[str, int]
    members: Mapping[str, tuple[Membership, ...]]


async def a_world(stage: str, sensitive: bool, urgent: bool, owner: str) -> World:
    """The office with its request in this state."""
    desk = Desk()
    await desk.open()
    chats = {kind: 9000 + n for n, kind in enumerate(KINDS)}
    members: dict[str, tuple[Membership, ...]] = {}
    for kind, roles in KINDS.items():
        if kind != "stranger":
            await desk.resident(chats[kind])
        else:
            async with desk.work() as work:
                await work.people.add(chats[kind], "Хтось")
        members[kind] = tuple([await _hired(desk, chats[kind], held) for held in roles])
    request = await _asked(desk, stage, sensitive, urgent, chats[owner], members)
    return World(desk, request, chats, members)


async def _hired(desk: Desk, chat: int, held: Held) -> Membership:
    return await desk.hire(chat, held.role, held.community, cleared=held.cleared, active=held.active)


async def _asked(
    desk: Desk, stage: str, sensitive: bool, urgent: bool, chat: int, members: Mapping[str, tuple[Membership, ...]]
) -> int:
    told = STAGES[stage]
    owner = (await desk.actor(chat)).person.id
    offers = [_offer(desk, members[kind][0], state, why) for kind, (state, why) in PAST.items()]
    offers += [_offer(desk, members[kind][0], state) for kind, state in told.offers.items()]
    async with desk.work() as work:
        request = Request(
            *(work.new_id(), NUMBER, HOME.code, VILLAGE.code, owner, "supplies"),
            created_at=work.now - timedelta(days=1),
            due=work.now + timedelta(hours=20),
            status=told.status,
            sensitive=sensitive,
            urgent=urgent,
            outcome=told.outcome,
            ended_at=work.now - timedelta(hours=1) if told.ended else None,
            offers=tuple(_numbered(offers)),
        )
        await work.requests.add(request)
        work.requests.add_words(of_story({"pieces": [{"m": 1, "text": CANARY}]}, request.id, work.now, owner))
    return request.id


def _offer(desk: Desk, member: Membership, state: OfferState, why: str = "") -> Offer:
    return Offer(0, member.id, member.person_id, state, desk.now, member.title, weight=10, reason=why)


def _numbered(offers: list[Offer]) -> list[Offer]:
    return [replace(offer, id=n) for n, offer in enumerate(offers, 1)]
