"""Staff, invitations, lists, codes and the journal in memory."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from domain.auditing import Line
from domain.likeness import Key, keys_of
from domain.people import Actor, Membership, Role, may_see
from domain.requests import OPEN, NotFound, Request, Status
from tests.support.fake_repositories import FakeRequests, Repository
from usecases.ports import Invite


class FakeStaff(Repository):
    """Workers, coordinators, admins."""

    async def team(self, community: str) -> list[Membership]:
        roles = (Role.WORKER, Role.COORDINATOR)
        return [m for m in self._active() if m.community == community and m.role in roles]

    async def take_load(self, membership_id: int, weight: int, cap: int, asked: bool = False) -> bool:
        worker = self._rows.memberships.get(membership_id)
        if worker is None or not worker.active or worker.load + weight > cap or (asked and worker.away):
            return False
        taken = replace(worker, load=worker.load + weight, last_offer_at=self._on.now)
        self._rows.memberships[membership_id] = taken
        return True

    async def get(self, membership_id: int) -> Membership | None:
        return self._rows.memberships.get(membership_id)

    async def all(self, community: str | None = None) -> list[Membership]:
        found = [one for one in self._rows.memberships.values() if community in (None, one.community)]
        return sorted(found, key=lambda one: one.id)

    async def of_person(self, person_id: int) -> list[Membership]:
        return [one for one in await self.all() if one.person_id == person_id]

    async def people_with(self, role: Role, community: str = "") -> list[int]:
        return [m.person_id for m in self._active() if m.role is role and m.community == community]

    async def add(self, membership: Membership) -> Membership:
        for former in self._rows.memberships.values():
            if _place(former) == _place(membership):
                member = replace(former, active=membership.active, title=membership.title)
                break
        else:
            member = replace(membership, id=membership.id or self._on.new_id())
        self._rows.memberships[member.id] = member
        return member

    async def save(self, membership: Membership) -> None:
        former = self._rows.memberships[membership.id]
        self._rows.memberships[membership.id] = replace(
            membership,
            person_id=former.person_id,
            role=former.role,
            community=former.community,
            load=former.load,
            last_offer_at=former.last_offer_at,
        )

    def _active(self) -> list[Membership]:
        return sorted((m for m in self._rows.memberships.values() if m.active), key=lambda m: m.id)


class FakeInvites(Repository):
    """One-time links."""

    async def add(self, invite: Invite) -> None:
        handle = hashlib.sha256(invite.code.encode()).hexdigest()[:12]
        self._rows.invites[invite.code] = replace(invite, handle=handle)

    async def use(self, code: str, person_id: int, now: datetime) -> Invite | None:
        found = self._rows.invites.get(code)
        if found is None or not _works(found, now):
            return None
        self._rows.invites[code] = replace(found, used_by=person_id)
        return self._rows.invites[code]

    async def get(self, code: str) -> Invite | None:
        return self._rows.invites.get(code)

    async def open(self, now: datetime) -> list[Invite]:
        found = [replace(one, code="") for one in self._rows.invites.values() if _works(one, now)]
        return sorted(found, key=lambda one: (one.made_at or now, one.handle), reverse=True)

    async def revoke(self, handle: str, now: datetime) -> bool:
        for code, one in self._rows.invites.items():
            if one.handle == handle and _works(one, now):
                self._rows.invites[code] = replace(one, revoked=True)
                return True
        return False


class FakeLists(FakeRequests):
    """Pages of requests."""

    async def listed(
        self,
        community: str,
        statuses: Collection[Status],
        limit: int,
        skip: int = 0,
        due_before: datetime | None = None,
        oldest: bool = False,
    ) -> list[Request]:
        here = [one for one in self._rows.requests.values() if one.community == community and one.status in statuses]
        late = [one for one in here if due_before is None or one.due < due_before]
        ordered = sorted(late, key=lambda one: (one.created_at if oldest else one.due, one.id))
        return [self._named(one) for one in ordered[skip : skip + limit]]

    async def counted(self, community: str) -> Mapping[Status, int]:
        live = (*OPEN, Status.RESOLVED)
        rows = self._rows.requests.values()
        return Counter(one.status for one in rows if one.community == community and one.status in live)

    async def escalated(self, community: str, limit: int, skip: int = 0) -> list[Request]:
        here = [one for one in self._rows.requests.values() if one.community == community and one.status in OPEN]
        found = sorted((one for one in here if one.level), key=lambda one: (-one.level, one.due, one.id))
        return [self._named(one) for one in found[skip : skip + limit]]

    async def these(self, request_ids: Collection[int]) -> list[Request]:
        found = [one for one in self._rows.requests.values() if one.id in request_ids]
        return [self._named(one) for one in sorted(found, key=lambda one: (one.due, one.id))]

    async def unwatched(self, limit: int) -> list[Request]:
        watched = {row.timer.subject for row in self._rows.timers.values() if row.state == "waiting"}
        live = (*OPEN, Status.RESOLVED)
        rows = sorted(self._rows.requests.values(), key=lambda one: one.id)
        return [self._named(one) for one in rows if one.status in live and one.id not in watched][:limit]

    async def numbered(self, number: str, within: Actor | None) -> Request:
        found = next((one for one in self._rows.requests.values() if one.number == number), None)
        if found is None or (within is not None and not may_see(within, found)):
            raise NotFound
        return self._named(found)

    async def alike(
        self, keys: Collection[Key], communities: Collection[str], since: datetime | None = None, limit: int = 20
    ) -> list[Request]:
        rows = [one for one in self._rows.requests.values() if one.community in communities]
        found = [one for one in rows if keys_of(one) & set(keys) and (since is None or one.created_at >= since)]
        return [self._named(one) for one in sorted(found, key=lambda one: -one.id)[:limit]]


class FakeClaims(Repository):
    """Codes on paper."""

    async def put(self, request_id: int, code: str, expires_at: datetime) -> None:
        self._rows.claims[request_id] = (code, expires_at, 0)

    async def use(self, request_id: int, code: str, now: datetime) -> bool:
        known, expires_at, tries = self._rows.claims.get(request_id, ("", now, 0))
        if expires_at <= now or tries >= 5:
            return False
        if code == known:
            del self._rows.claims[request_id]
            return True
        self._rows.claims[request_id] = (known, expires_at, tries + 1)
        return False


class FakeJournal(Repository):
    """Lines of the audit."""

    async def lines(
        self,
        limit: int,
        before: int = 0,
        community: str | None = None,
        person_id: int | None = None,
        request_id: int | None = None,
    ) -> list[Line]:
        notes = zip(self._rows.noted_at, self._rows.audit, self._rows.noted_of, strict=True)
        rows = [Line(n, at, *note, of) for n, (at, note, of) in enumerate(notes, 1) if not before or n < before]
        wished = {"community": community, "person_id": person_id, "request_id": request_id}
        chosen = [row for row in rows if all(v is None or getattr(row, k) == v for k, v in wished.items())]
        return chosen[::-1][:limit]


def _works(invite: Invite, now: datetime) -> bool:
    return not (invite.used_by or invite.revoked) and invite.expires_at > now


def _place(membership: Membership) -> tuple[int, Role, str]:
    return membership.person_id, membership.role, membership.community
