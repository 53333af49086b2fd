"""«🧪 Надіслати собі»: the notice as a letter to its author, through the same outbox as everybody's."""

from __future__ import annotations

from dataclasses import dataclass

from domain.communities import DEFAULT_HOURS
from domain.messages import Kind, Lane
from domain.notice_posts import nothing
from domain.notices import Notice, posts_json
from domain.people import Actor
from domain.reaching import Never, reach
from usecases.notice_pages import get
from usecases.ports import Letter, UnitOfWork


@dataclass(frozen=True, slots=True)
class Tried:
    """What was sent: the notice, in how many languages; `why` nothing was: empty, muted, not_to_write."""

    notice: Notice
    languages: int = 0
    why: str = ""


async def to_oneself(work: UnitOfWork, actor: Actor, notice_id: int) -> Tried:
    """A letter in each language it is written in, at once; it is held to the reader's own wishes, as all are."""
    notice, person = await get(work, actor, notice_id), actor.person
    way = reach(person, Kind.NOTICE, bool(notice.danger), work.now, DEFAULT_HOURS.timezone, notice.topic)
    why = "empty" if nothing(notice.posts) else way.why if isinstance(way, Never) else ""
    if why:
        return Tried(notice, why=why)
    lane = Lane.ALERT if notice.danger else Lane.REPLY
    for lang in notice.posts:
        body = {"kind": Kind.NOTICE, "params": {**_params(notice), "lang": lang}}
        work.outbox.put(Letter(0, person.chat, person.id, lane, body))
    return Tried(notice, len(notice.posts))


def _params(notice: Notice) -> dict[str, object]:
    about = {"notice": notice.id, "topic": notice.topic, "danger": notice.danger}
    return {**about, "posts": posts_json(notice.posts)}
