"""What a notice's page is made of: the notice, how many people it is for, how its copies ended, and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.notice_fixing import seal
from domain.notices import Counted, Limits, Notice, NoticeChanged, NoticeState, Tally
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases.ports import UnitOfWork

_UNTOLD = (NoticeState.DRAFT, NoticeState.ASKED, NoticeState.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Shown:
    """`counted` is how many people it is for as they are now, before it is begun. `places` names the communities,
    districts (by their ids as words) and settlements of its audience; `author` and `approver` are names. `reader` is
    who looks at the page: what waits for a yes has another button for whoever may say it."""

    notice: Notice
    limits: Limits
    now: datetime
    counted: Counted = field(default_factory=Counted)
    tally: Tally = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    approver: str = ""
    reader: Actor | None = None


async def get(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """A notice for an admin. Raises NotFound for everybody else (rules.md, Roles)."""
    notice = await work.notices.get(notice_id) if actor.holds(Role.ADMIN) else None
    if notice is None:
        raise NotFound
    return notice


async def as_shown(work: UnitOfWork, actor: Actor, notice_id: int, version: int, words: str = "") -> Notice:
    """The same, if it still is what the button was made for. Raises NotFound and NoticeChanged."""
    notice = await get(work, actor, notice_id)
    if not is_shown(notice, version, words):
        raise NoticeChanged(notice)
    return notice


def is_shown(notice: Notice, version: int, words: str) -> bool:
    """Whether the button was made for this: for the notice as it is, or for the correction that is proposed (`words`
    is its seal), however far the sending has come since."""
    return notice.version == version or bool(words) and words == seal(notice)


async def count(work: UnitOfWork, notice: Notice) -> Counted:
    """How many people it is for now."""
    return await work.notices.count(notice.audience, notice.topic, bool(notice.danger))


async def shown(work: UnitOfWork, notice: Notice, limits: Limits, reader: Actor | None = None) -> Shown:
    """Everything that its page says. Whoever asks has looked at who may see it."""
    untold = notice.state in _UNTOLD
    counted = await count(work, notice) if untold else Counted()
    tally = {} if untold else await work.notices.tally(notice.id)
    people = await work.people.get({notice.author, notice.approver} - {0})
    names = {id_: person.name for id_, person in people.items()}
    places = await names_of_places(work, notice)
    who = (names.get(notice.author, ""), names.get(notice.approver, ""))
    return Shown(notice, limits, work.now, counted, tally, places, *who, reader)


async def names_of_places(work: UnitOfWork, notice: Notice) -> dict[str, str]:
    """Its communities, districts (by their ids as words) and settlements, by name."""
    audience = notice.audience
    found = {code: place.name for code in audience.settlements if (place := work.communities.settlement(code))}
    for code in audience.communities:
        if community := await work.communities.get(code):
            found[code] = community.name
        if audience.districts:
            found |= {str(one.id): one.name for one in await work.communities.districts(code)}
    return found
