"""Two people for many: who may agree to a notice, and what hinders it from going out at all."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.communities import DEFAULT_HOURS
from domain.notice_times import begins, expires, opens
from domain.notices import SENDING, Counted, Limits, Notice, NoticeState
from domain.noticing import needs_second
from domain.people import Actor, Role

# Why somebody does not wait for the second person, though a notice of danger is for many.
ALONE = ("minutes", "silence")


class Hindrance(StrEnum):
    """Why a notice cannot go out as it is; each is said in words, with what to do."""

    EMPTY = "empty"  # no words yet
    NO_PEOPLE = "no_people"  # an audience of nobody
    UNHEARD = "unheard"  # there are people, but none of them will get it
    BEGIN_PAST = "begin_past"  # the chosen moment has gone by
    EXPIRED = "expired"  # it is too late already
    NIGHT = "night"  # ordinary ones wait for the morning, and then it is too late
    NOBODY = "nobody"  # there is no second person
    NO_AUTHOR = "no_author"  # whoever decided on it is no admin any more


class NotReady(Exception):
    """It does not go out, and nothing was changed: `why`, and the notice as it is."""

    def __init__(self, why: Hindrance, notice: Notice) -> None:
        super().__init__(why.value)
        self.why, self.notice = why, notice


def hindrance(notice: Notice, counted: Counted, now: datetime) -> Hindrance | None:
    """What hinders it, None when it may go."""
    if not notice.posts:
        return Hindrance.EMPTY
    if not counted.total:
        return Hindrance.NO_PEOPLE
    return Hindrance.UNHEARD if counted.reached <= 0 else too_late(notice, now)


def too_late(notice: Notice, now: datetime) -> Hindrance | None:
    """Whether nobody would get it any more before its end."""
    ends = expires(notice, now)
    if ends <= begins(notice, now):
        return Hindrance.EXPIRED
    return Hindrance.NIGHT if ends <= opens(notice, now, DEFAULT_HOURS.timezone) else None


def waits(notice: Notice) -> bool:
    """Whether a second person was asked, about it or about a correction of it, and has not answered."""
    return notice.state is NoticeState.ASKED or bool(notice.pending and notice.asked_by)


def only_community(notice: Notice) -> str:
    """The one community that it is for; "" when it is for several or all."""
    return notice.audience.communities[0] if len(notice.audience.communities) == 1 else ""


def may_approve(actor: Actor, notice: Notice) -> bool:
    """Another admin, or a coordinator of the one community that it is for; never whoever wrote it or asks."""
    if actor.person.id in (notice.author, notice.asked_by):
        return False
    where = only_community(notice)
    return actor.holds(Role.ADMIN) or bool(where) and actor.holds(Role.COORDINATOR, where)


def decided_alone(notice: Notice, limits: Limits) -> bool:
    """Whether one person has decided about many, as life was at stake."""
    told = Counted(notice.totals.get(SENDING, 0))
    return bool(notice.danger) and not notice.approver and needs_second(notice, told, limits)
