"""The second person: who may agree to a notice, and what they are told."""

from __future__ import annotations

from domain import noticing
from domain.messages import Kind, Message
from domain.notice_approving import Hindrance, NotReady, only_community
from domain.notice_fixing import seal
from domain.notice_words import began
from domain.notices import Counted, Notice, audience_json, posts_json
from domain.people import Reach, Role
from usecases.apply import tell
from usecases.notice_pages import names_of_places
from usecases.ports import UnitOfWork


async def approvers(work: UnitOfWork, notice: Notice, *besides: int) -> list[int]:
    """Everybody who could agree and can be written to: the other admins, and the coordinators who are at work of the
    one community that it is for."""
    found = await work.staff.people_with(Role.ADMIN)
    team = await work.staff.team(only_community(notice)) if only_community(notice) else []
    found += [m.person_id for m in team if m.role is Role.COORDINATOR and not m.away]
    others = [id_ for id_ in dict.fromkeys(found) if id_ not in (notice.author, notice.asked_by, *besides)]
    people = await work.people.get(others)
    return [id_ for id_ in others if id_ in people and _hears(people[id_].reach) and not people[id_].offline]


def _hears(reach: Reach) -> bool:
    return reach not in (Reach.BLOCKED, Reach.GONE)


async def ask(work: UnitOfWork, by: int, before: Notice, counted: Counted, now: Notice | None = None) -> Notice:
    """A second person is asked about the notice, or about its proposed correction; it waits for them.

    `before` is what is saved, `now` what becomes of it first. Raises NotReady when there is nobody to ask.
    """
    notice = now or before
    people = await approvers(work, notice, by)
    if not people:
        raise NotReady(Hindrance.NOBODY, before)
    step = noticing.ask_correction if notice.pending else noticing.ask
    asked = step(notice, by, counted.total)
    await work.notices.save(before, asked)
    note(work, by, "notice_asked", asked)
    await tell_asked(work, asked, counted, people)
    return asked


async def tell_asked(work: UnitOfWork, notice: Notice, counted: Counted, people: list[int], once: str = "") -> None:
    """The very message as residents will see it, then what it is, for whom, and the two answers."""
    await show(work, notice, people, once and f"{once}:shown")
    about = await told(work, notice, notice.asked_by)
    langs = list(notice.pending or notice.posts)
    params = {**about, **counts(counted), "langs": langs, "version": notice.version, "words": seal(notice)}
    await tell(work, people, Message(Kind.NOTICE_ASKED, params, urgent=bool(notice.danger)), once)


async def show(work: UnitOfWork, notice: Notice, people: list[int], once: str = "") -> None:
    """What residents will read, in all its languages."""
    shown = {"posts": posts_json(notice.pending or notice.posts), "topic": notice.topic, "danger": notice.danger}
    params = {"show": True, "notice": notice.id, **shown}
    await tell(work, people, Message(Kind.NOTICE_ASKED, params, urgent=bool(notice.danger)), once)


async def told(work: UnitOfWork, notice: Notice, who: int) -> dict[str, object]:
    """What a message about a notice says of it; `who` did what it is about."""
    times = {name: at.isoformat() for name in ("starts_at", "not_after") if (at := getattr(notice, name))}
    about = {"notice": notice.id, "danger": notice.danger, "topic": notice.topic, "fix": bool(notice.pending)}
    about["title"] = began(notice)
    for_whom = {"audience": audience_json(notice.audience), "places": await names_of_places(work, notice)}
    return {**about, **times, **for_whom, "who": await called(work, who)}


def counts(counted: Counted) -> dict[str, object]:
    """How many people it is for, and why some will not get it."""
    return {"people": counted.total, "without": dict(counted.without)}


async def called(work: UnitOfWork, person_id: int) -> str:
    """How a colleague is called: the title, or what Telegram says."""
    roles = await work.staff.of_person(person_id)
    found = next((m.title for m in sorted(roles, key=lambda m: not m.active) if m.title), "")
    people = {} if found else await work.people.get([person_id])
    return found or (people[person_id].name if person_id in people else "")


async def decided(work: UnitOfWork, notice: Notice, what: str, who: int, *, first: int = 0, fix: bool = False) -> None:
    """Those who were asked read in the place of the question what became of it; `first` is told apart. `fix`: it was
    about a correction, which is part of the notice now, or no more."""
    about = {**await told(work, notice, who), "what": what}
    about["fix"] = fix or about["fix"]
    others = [id_ for id_ in await approvers(work, notice, who) if id_ != first]
    await tell(work, others, Message(Kind.NOTICE_DECIDED, about))
    if first and first != who:
        mine = {"mine": True, "waited": notice.begun_at is None or about["fix"]}
        await tell(work, [first], Message(Kind.NOTICE_DECIDED, {**about, **mine}))


async def tell_first(work: UnitOfWork, notice: Notice, what: str) -> None:
    """Whoever decided on it hears what became of it without them."""
    about = {**await told(work, notice, notice.asked_by), "what": what, "mine": True, "waited": True}
    await tell(work, [notice.asked_by], Message(Kind.NOTICE_DECIDED, about))


def note(work: UnitOfWork, by: int, action: str, notice: Notice) -> None:
    """On record: who did what; whose notice it was, when it was another's."""
    whom = notice.author if notice.author != by else 0
    work.audit.note(by, action, community=only_community(notice), whom=whom)
