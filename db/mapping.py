"""From rows to the words of the domain and back; columns are read by place, which is the cheapest way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Column, Table

from db.sealing import Sealing, encode
from db.tables import drafts, memberships, outbox, people, timers
from domain.forms import Draft
from domain.messages import Lane
from domain.people import ANY_CONTACT, Membership, Person, Reach, Role, SafeContact
from domain.timers import Timer, TimerKind
from usecases.ports import Letter

Row = Sequence[Any]
Columns = tuple[Column[Any], ...]


def columns(table: Table, names: str) -> Columns:
    """These columns, in this order."""
    return tuple(table.c[name] for name in names.split())


PERSON = columns(people, "id chat name lang phone community settlement consent consent_at reach private acting")
MEMBERSHIP = columns(
    memberships,
    "id person_id role community title active load capacity districts services cleared last_offer_at away chief",
)
DRAFT = columns(drafts, "person_id nonce touched_at state")
TIMER = columns(timers, "kind subject due_at version key id attempts")
LETTER = columns(outbox, "id chat person_id lane body not_before not_after about attempts key slot origin")
DRAFT_STATE = ("form", "step", "answers", "about", "amending", "misses", "version")


def person(sealing: Sealing, row: Row) -> Person:
    """From the columns PERSON."""
    id_, chat, name, lang, phone, community, settlement, consent, consent_at, reach, private, acting = row
    name, phone = sealing.open(name, f"people.name:{id_}"), sealing.open(phone, f"people.phone:{id_}")
    own = _private(sealing.open_json(private, f"people.private:{id_}")) if private else _USUAL
    where = (community, settlement, consent, consent_at, Reach(reach))
    return Person(id_, chat, name, lang, phone, *where, *own, acting)


_USUAL: tuple[frozenset[str], SafeContact] = (frozenset(), ANY_CONTACT)


def _private(told: Mapping[str, Any]) -> tuple[frozenset[str], SafeContact]:
    return frozenset(told.get("quiet", ())), SafeContact(**told.get("safe", {}))


def _as_private(one: Person) -> dict[str, Any]:
    """Only what differs from the usual: most people have no such wishes, which costs no cipher."""
    quiet = {"quiet": sorted(one.quiet)} if one.quiet else {}
    return quiet | ({"safe": asdict(one.safe)} if one.safe != ANY_CONTACT else {})


def person_row(sealing: Sealing, one: Person) -> dict[str, Any]:
    """All columns of `people`."""
    row = {column.key: getattr(one, column.key, None) for column in PERSON}
    name, phone = (
        sealing.seal(one.name, f"people.name:{one.id}"),
        sealing.seal(one.phone, f"people.phone:{one.id}"),
    )
    row |= {"name": name, "phone": phone, "phone_index": sealing.index(one.phone)}
    row["private"] = sealing.seal_json(_as_private(one), f"people.private:{one.id}")
    return row | {"reach": one.reach.value}


def title_place(person_id: int, role: str, community: str) -> str:
    """Where a staff name is sealed for: the key that a membership keeps when the person joins once more."""
    return f"memberships.title:{person_id}:{role}:{community}"


def membership(sealing: Sealing, row: Row) -> Membership:
    """From the columns MEMBERSHIP."""
    id_, person_id, role, community, title, active, load, capacity, places, services, cleared, last, *more = row
    title = sealing.open(title, title_place(person_id, role, community))
    kept = (frozenset[Any](json.loads(places)), frozenset[Any](json.loads(services)))
    return Membership(id_, person_id, Role(role), community, title, active, load, capacity, *kept, cleared, last, *more)


def membership_row(sealing: Sealing, member: Membership) -> dict[str, Any]:
    """All columns of `memberships`."""
    row = {column.key: getattr(member, column.key) for column in MEMBERSHIP}
    row |= {"districts": encode(sorted(member.districts)), "services": encode(sorted(member.services))}
    role = member.role.value
    title = sealing.seal(member.title, title_place(member.person_id, role, member.community))
    return row | {"role": role, "title": title}


def draft(sealing: Sealing, row: Row) -> Draft:
    """From the columns DRAFT."""
    person_id, nonce, touched_at, state = row
    told = sealing.open_json(state, f"drafts.state:{person_id}:{nonce}")
    return Draft(nonce=nonce, touched_at=touched_at, **told)


def draft_row(sealing: Sealing, person_id: int, one: Draft) -> dict[str, Any]:
    """All columns of `drafts`."""
    told = {name: getattr(one, name) for name in DRAFT_STATE}
    state = sealing.seal_json(told, f"drafts.state:{person_id}:{one.nonce}")
    return {"person_id": person_id, "nonce": one.nonce, "touched_at": one.touched_at, "state": state}


def timer(row: Row) -> Timer:
    """From the columns TIMER."""
    kind, *rest = row
    return Timer(TimerKind(kind), *rest)


def timer_row(wake: Timer) -> dict[str, Any]:
    """The columns of `timers` for one that waits; its id is the database's."""
    row = {column.key: getattr(wake, column.key) for column in TIMER if column.key != "id"}
    return row | {"kind": wake.kind.value, "wake_at": wake.due_at}


def letter(sealing: Sealing, row: Row) -> Letter:
    """From the columns LETTER."""
    id_, chat, person_id, lane, body, *rest = row
    return Letter(id_, chat, person_id, Lane(lane), sealing.open_json(body, f"outbox.body:{id_}"), *rest)


def letter_row(sealing: Sealing, one: Letter) -> dict[str, Any]:
    """The columns of `outbox` for a letter that waits."""
    row = {column.key: getattr(one, column.key) for column in LETTER}
    body = sealing.seal_json(one.body, f"outbox.body:{one.id}")
    return row | {"lane": one.lane.value, "body": body}
