"""An audience as conditions on people, and what keeps some of them from being told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from db.sealing import Sealing
from db.tables import district_settlements, memberships, people, requests
from domain.notices import Audience, Counted
from domain.people import Reach
from domain.reaching import hears

_c = people.c
CLOSED = tuple(reach for reach in Reach if reach is not Reach.OPEN)  # Telegram lets us write to none of these
_WITH_WISHES = _c.private.is_not(None)


def within(audience: Audience) -> list[ColumnElement[bool]]:
    """The conditions that make somebody one of this audience: residents who agreed, or active staff."""
    found = [_c.chat > 0, *(_staff(audience) if audience.role else _residents(audience))]
    if audience.langs:
        found.append(_c.lang.in_(audience.langs))
    return found


def _residents(audience: Audience) -> list[ColumnElement[bool]]:
    found = [_c.consent != ""]
    if audience.communities:
        found.append(_c.community.in_(audience.communities))
    if audience.settlements or audience.districts:
        found.append(_living_in(audience))
    if audience.services:
        its = (requests.c.person_id == _c.id, requests.c.service.in_(audience.services))
        found.append(exists().where(*its, requests.c.sensitive.is_(False)))
    return found


def _living_in(audience: Audience) -> ColumnElement[bool]:
    of_districts = select(district_settlements.c.settlement).where(
        district_settlements.c.district_id.in_(audience.districts)
    )
    return or_(_c.settlement.in_(audience.settlements), _c.settlement.in_(of_districts))


def _staff(audience: Audience) -> list[ColumnElement[bool]]:
    m = memberships.c
    its = [m.person_id == _c.id, m.role == str(audience.role), m.active.is_(True)]
    if audience.communities:
        its.append(m.community.in_(audience.communities))
    return [exists().where(*its)]


def by_reach(audience: Audience) -> Select[*tuple[Any, ...]]:
    """How many there are, and how many in each of CLOSED. One look at every row: grouping would sort them too. At all
    of a large community, so the loop goes on meanwhile."""
    closed = (func.count().filter(_c.reach == reach.value) for reach in CLOSED)
    return select(func.count(), *closed).where(*within(audience)).execution_options(long=True)


def with_wishes(audience: Audience) -> Select[Any]:
    """Those with wishes of their own among the reachable: (id, sealed wishes). Most people have none."""
    its = (*within(audience), _WITH_WISHES, _c.reach == Reach.OPEN.value)
    return select(_c.id, _c.private).where(*its).execution_options(long=True)


def counted(sealing: Sealing, reaches: Sequence[int], wishes: Sequence[Any], topic: str, danger: bool) -> Counted:
    """The sum of both."""
    total, *closed = reaches
    without = {str(reach): count for reach, count in zip(CLOSED, closed, strict=True) if count}
    for id_, private in wishes:
        if why := _kept_from(sealing.open_json(private, f"people.private:{id_}"), topic, danger):
            without[why] = without.get(why, 0) + 1
    return Counted(total, without)


def _kept_from(private: dict[str, Any], topic: str, danger: bool) -> str:
    if not private.get("safe", {}).get("write", True):
        return "not_to_write"
    return "" if danger or hears(private.get("quiet", ()), topic) else "muted"
