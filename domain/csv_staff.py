"""The settings of the staff as a table, out and in: what would change, and every row that cannot be applied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from domain.communities import District
from domain.csv_staff_cells import (
    ACTIVE,
    CAPACITY,
    CLEARED,
    COLUMNS,
    DISTRICTS,
    NUMBER,
    ROLE,
    SERVICES,
    TITLE,
    Words,
    key,
    number_in,
    shown,
    yes_or_no,
)
from domain.csv_table import Fault, Row, cell, rows_of, written
from domain.people import Membership
from domain.places_text import fold

LONGEST = 60  # characters of a title
MOST = 1000  # tenths of a request that anybody may carry
_AMOUNT = re.compile(r"(\d{1,3})(?:[.,](\d))?0*")


@dataclass(frozen=True, slots=True)
class StaffChange:
    """One colleague as they are and as this line of the file wants them."""

    before: Membership
    after: Membership
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """What the file asks for, and the rows that cannot be applied."""

    changes: tuple[StaffChange, ...] = ()
    faults: tuple[Fault, ...] = ()


def exported(team: Sequence[Membership], districts: Sequence[District], services: Mapping[str, str]) -> bytes:
    """Every colleague of a community; `services` are the names of services by their keys."""
    words = Words(districts, services)
    return written(COLUMNS, [[shown(member, words)[name] for name in COLUMNS] for member in team])


def read(
    text: str,
    team: Sequence[Membership],
    districts: Sequence[District],
    services: Mapping[str, str],
    changeable: frozenset[int],
) -> StaffPlan:
    """What the table would change. Raises NoTable. `changeable` are those whom its sender may change.

    A column that is missing changes nothing, and so does a cell that says what it said before.
    """
    words, known = Words(districts, services), {member.id: member for member in team}
    changes: list[StaffChange] = []
    faults: list[Fault] = []
    seen: dict[int, int] = {}
    for row in rows_of(text, COLUMNS, (NUMBER,)):
        member = known.get(number_in(row.get(NUMBER)))
        if member is None:
            faults.append(Fault(row.line, "unknown_worker", {"name": row.get(NUMBER)[:LONGEST] or row.get(TITLE)[:60]}))
        elif member.id in seen:
            faults.append(Fault(row.line, "twice", {"name": key(member), "first": seen[member.id]}))
        else:
            seen[member.id] = row.line
            _one(row, member, words, member.id in changeable, changes, faults)
    return StaffPlan(tuple(changes), tuple(faults))


def _one(
    row: Row, member: Membership, words: Words, may: bool, changes: list[StaffChange], faults: list[Fault]
) -> None:
    """A row without a fault counts whole; with one, not at all."""
    was = {name: cell(text) for name, text in shown(member, words).items()}
    told = {name: text for name, text in row.cells.items() if text != was[name] and name != NUMBER}
    fields: dict[str, Any] = {}
    wrong = [fault for name in told if (fault := _field(name, told[name], words, fields))]
    if told and not may:
        wrong = [("not_yours", {"name": was[TITLE]})]
    faults.extend(Fault(row.line, why, about) for why, about in wrong)
    after = replace(member, **fields)
    if not wrong and after != member:
        changes.append(StaffChange(member, after, row.line))


def _field(name: str, text: str, words: Words, fields: dict[str, Any]) -> tuple[str, dict[str, object]] | None:
    """One cell into a field, or why it cannot be."""
    if name == ROLE:
        return "role", {"name": text[:LONGEST]}
    if name == TITLE:
        return _title(text, fields)
    if name == CAPACITY:
        return _capacity(text, fields)
    if name in (DISTRICTS, SERVICES):
        return _several(name, text, words, fields)
    found = yes_or_no(text)
    if found is None:
        return "yes_or_no", {"column": name, "name": text[:LONGEST]}
    fields[{CLEARED: "cleared", ACTIVE: "active"}[name]] = found
    return None


def _title(text: str, fields: dict[str, Any]) -> tuple[str, dict[str, object]] | None:
    if not text:
        return "no_title", {}
    if len(text) > LONGEST:
        return "long_name", {"name": text[:LONGEST]}
    fields["title"] = text
    return None


def _capacity(text: str, fields: dict[str, Any]) -> tuple[str, dict[str, object]] | None:
    found = _AMOUNT.fullmatch(text)
    amount = int(found[1]) * 10 + int(found[2] or 0) if found else -1
    if not 0 <= amount <= MOST:
        return "number", {"name": text[:LONGEST]}
    fields["capacity"] = amount
    return None


def _several(name: str, text: str, words: Words, fields: dict[str, Any]) -> tuple[str, dict[str, object]] | None:
    known: Mapping[str, Any] = words.districts if name == DISTRICTS else words.services
    wanted = [part.strip() for part in text.split("|") if part.strip()]
    unknown = [part for part in wanted if fold(part) not in known]
    if unknown:
        return f"unknown_{'district' if name == DISTRICTS else 'service'}", {"name": unknown[0][:LONGEST]}
    fields["districts" if name == DISTRICTS else "services"] = frozenset(known[fold(part)] for part in wanted)
    return None


def without_leaving(plan: StaffPlan, person_id: int) -> StaffPlan:
    """Nobody takes themselves off the work, not by a table either."""
    leaving = [
        one for one in plan.changes if one.before.person_id == person_id and one.before.active > one.after.active
    ]
    told = tuple(Fault(one.line, "oneself", {"name": one.before.title}) for one in leaving)
    return StaffPlan(tuple(one for one in plan.changes if one not in leaving), (*plan.faults, *told))
