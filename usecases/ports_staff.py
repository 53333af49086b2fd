"""What the use cases need to know of the staff and for them: roles, invitations, lists of requests, the journal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from domain.auditing import Line
from domain.likeness import Key
from domain.people import Actor, Membership, Role
from domain.requests import Request, Status


@dataclass(frozen=True, slots=True)
class Invite:
    """A one-time way to join the staff. `handle` names the link in a list; its code is kept as a hash only."""

    code: str
    role: Role
    community: str
    expires_at: datetime
    title: str = ""
    used_by: int = 0
    made_by: int = 0
    made_at: datetime | None = None
    revoked: bool = False
    handle: str = field(default="", compare=False)


class Staff(Protocol):
    """Workers, coordinators, admins; their districts and load."""

    async def team(self, community: str) -> list[Membership]:
        """Active workers and coordinators of a community."""

    async def take_load(self, membership_id: int, weight: int, cap: int, asked: bool = False) -> bool:
        """Add the weight if the load stays within cap and the worker is active: one conditional statement. With `asked`
        they must be at work, too: nobody asks whoever has gone away at this very moment."""

    async def get(self, membership_id: int) -> Membership | None:
        """One membership, whatever its state."""

    async def all(self, community: str | None = None) -> list[Membership]:
        """Everybody who has or had a role, by id; of one community, or of the whole installation (None)."""

    async def of_person(self, person_id: int) -> list[Membership]:
        """All roles of a person, past ones too."""

    async def people_with(self, role: Role, community: str = "") -> list[int]:
        """Person ids of the active holders of a role (in a community; installation roles with "")."""

    async def add(self, membership: Membership) -> Membership:
        """A new membership; returned with its id."""

    async def save(self, membership: Membership) -> None:
        """Write title, activity, capacity, districts, services, clearance, away, chief. Load is not touched."""


class Invites(Protocol):
    """One-time links for staff."""

    async def add(self, invite: Invite) -> None:
        """A new link."""

    async def use(self, code: str, person_id: int, now: datetime) -> Invite | None:
        """Take the link: one conditional statement, so that the first account wins. None: unknown, expired or used."""

    async def get(self, code: str) -> Invite | None:
        """The link whatever its state, to explain kindly why it does not work."""

    async def open(self, now: datetime) -> list[Invite]:
        """The links that still work, the newest first; their codes are "", nobody can read them again."""

    async def revoke(self, handle: str, now: datetime) -> bool:
        """Make a link that still works useless; False when it does not work any more."""


class Lists(Protocol):
    """Requests as staff look for them. Whoever asks has looked at who may see what comes back."""

    async def listed(
        self,
        community: str,
        statuses: Collection[Status],
        limit: int,
        skip: int = 0,
        due_before: datetime | None = None,
        oldest: bool = False,
    ) -> list[Request]:
        """A page of a community's requests in these statuses, by due time; with `oldest` by when they came."""

    async def counted(self, community: str) -> Mapping[Status, int]:
        """How many requests of a community are in each status that is not the end."""

    async def escalated(self, community: str, limit: int, skip: int = 0) -> list[Request]:
        """A page of a community's open requests on which nobody acted in time: the highest level first, then by due."""

    async def these(self, request_ids: Collection[int]) -> list[Request]:
        """The requests with these ids, by due time; unknown ids are left out."""

    async def unwatched(self, limit: int) -> list[Request]:
        """Requests that are not at their end and have no waiting timer, by id: there should be none."""

    async def numbered(self, number: str, within: Actor | None) -> Request:
        """The request with this number if `within` may see it (None: whoever has its code). Raises NotFound."""

    async def alike(
        self, keys: Collection[Key], communities: Collection[str], since: datetime | None = None, limit: int = 20
    ) -> list[Request]:
        """Requests of these communities that have one of the keys, the newest first."""


class Claims(Protocol):
    """Codes on paper by which a person links their chat to what was written down for them."""

    async def put(self, request_id: int, code: str, expires_at: datetime) -> None:
        """A new code of the request; the former one is void."""

    async def use(self, request_id: int, code: str, now: datetime) -> bool:
        """Whether it is the code: then it is used up. A wrong one is counted; after five the code is dead."""


class Journal(Protocol):
    """What the audit has, for whoever may read it."""

    async def lines(
        self,
        limit: int,
        before: int = 0,
        community: str | None = None,
        person_id: int | None = None,
        request_id: int | None = None,
    ) -> list[Line]:
        """The newest lines before the one with this id (0: of all)."""


class Audit(Protocol):
    """Who looked at or did what; ids and kinds only."""

    def note(self, person_id: int, action: str, request_id: int = 0, community: str = "", whom: int = 0) -> None:
        """One line, written with the transaction; `whom` is the person id of the colleague it was done to."""
