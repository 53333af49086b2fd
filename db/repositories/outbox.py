"""Letters, notes and events of a transaction: kept until its end, then written with one statement a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Executable, bindparam, exists, literal_column, select
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import insert

from db.mapping import letter_row
from db.repositories.desk import Desk
from db.tables import audit, inbox, outbox, request_events, request_words
from usecases.ports import Letter

_EVENTS = plain_insert(request_events)
_NOTES = plain_insert(audit)
_LETTERS = plain_insert(outbox).inline().values(state="waiting", error="")
_KEYED = (
    insert(outbox)
    .values(state="waiting", error="")
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(outbox.c.id)
)


_WORDS = plain_insert(request_words)
_OF_CHAT = outbox.c.chat == bindparam("chat")
_ABOUT = select(outbox.c.about).where(_OF_CHAT, outbox.c.message_id == bindparam("its_message"), outbox.c.about > 0)
_ABOUT_ALSO = select(outbox.c.about).where(_OF_CHAT, outbox.c.also.like(bindparam("among")), outbox.c.about > 0)
_ORIGIN = select(outbox.c.origin).where(_OF_CHAT, outbox.c.message_id == bindparam("its_message"))
_ORIGIN_ALSO = select(outbox.c.origin).where(_OF_CHAT, outbox.c.also.like(bindparam("among")))
_COPY = select(outbox.c.notice).where(_OF_CHAT, outbox.c.message_id == bindparam("its_message"), outbox.c.notice > 0)
_COPY_ALSO = select(outbox.c.notice).where(_OF_CHAT, outbox.c.also.like(bindparam("among")), outbox.c.notice > 0)
_LATER = outbox.alias()
_STANDING = (
    select(outbox.c.message_id, outbox.c.also)
    .where(_OF_CHAT, outbox.c.slot == bindparam("place"), outbox.c.slot != literal_column("''"))
    .where(outbox.c.message_id.is_not(None))
    .where(  # what was edited into something else stands here no longer
        ~exists().where(
            _LATER.c.chat == outbox.c.chat,
            _LATER.c.message_id == outbox.c.message_id,
            _LATER.c.id > outbox.c.id,
            _LATER.c.slot != outbox.c.slot,
        )
    )
    .order_by(outbox.c.id.desc())
)
_SENT = select(outbox.c.message_id, outbox.c.also).where(
    _OF_CHAT, outbox.c.message_id.is_not(None), outbox.c.settled_at >= bindparam("since")
)
_HEARD = select(inbox.c.message_id).where(
    inbox.c.chat == bindparam("chat"), inbox.c.came_at >= bindparam("since"), inbox.c.message_id > 0
)


class Outbox:
    """Letters of this transaction."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put(self, letter: Letter) -> None:
        """One letter; `letter.id` 0 gets the next id, in order."""
        self._desk.letters.append(letter if letter.id else replace(letter, id=self._desk.new_id()))

    async def about(self, chat: int, message_id: int) -> int:
        """The request that a sent message was about; 0 for any other."""
        return await self._of_message(_ABOUT, _ABOUT_ALSO, chat, message_id)

    async def notice(self, chat: int, message_id: int) -> int:
        """The notice whose copy a message is; 0 for any other."""
        return await self._of_message(_COPY, _COPY_ALSO, chat, message_id)

    async def origin(self, chat: int, message_id: int) -> int:
        """The message in its author's chat whose words this one carries; 0 for any other."""
        return await self._of_message(_ORIGIN, _ORIGIN_ALSO, chat, message_id)

    async def _of_message(self, first: Executable, also: Executable, chat: int, message_id: int) -> int:
        wish = {"chat": chat, "its_message": message_id, "among": f"%,{message_id},%"}
        rows = await self._desk.rows(first, wish) or await self._desk.rows(also, wish)
        return int(rows[0][0]) if rows else 0

    async def standing(self, chat: int, slot: str) -> list[tuple[int, tuple[int, ...]]]:
        """The messages that were sent to this place of the chat, each with its further ones, the newest first."""
        rows = await self._desk.rows(_STANDING, {"chat": chat, "place": slot})
        found: dict[int, tuple[int, ...]] = {}
        for message_id, also in rows:  # one that was edited stands there once
            found[message_id] = (*found.get(message_id, ()), *_numbers(also))
        return list(found.items())

    async def shown(self, chat: int, since: datetime) -> list[int]:
        """The ids of all messages of a chat since then, the person's and the bot's."""
        wish = {"chat": chat, "since": since}
        said = [row[0] for row in await self._desk.rows(_HEARD, wish)]
        for message_id, also in await self._desk.rows(_SENT, wish):
            said += [message_id, *_numbers(also)]
        return sorted(set(said))


def _numbers(also: str | None) -> tuple[int, ...]:
    return tuple(int(one) for one in (also or "").split(",") if one)


class Audit:
    """Who looked at or did what; ids and kinds only."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, person_id: int, action: str, request_id: int = 0, community: str = "", whom: int = 0) -> None:
        """One line, written with the transaction."""
        line = {"at": self._desk.now, "person_id": person_id, "action": action}
        self._desk.notes.append(line | {"request_id": request_id, "community": community, "whom": whom})


async def write_kept(desk: Desk) -> tuple[Letter, ...]:
    """Write what was kept; the letters that are new come back, those with a known key do not."""
    if desk.events:
        await desk.run(_EVENTS, desk.events)
    if desk.words:
        await desk.run(_WORDS, desk.words)
    if desk.notes:
        await desk.run(_NOTES, desk.notes)
    if not desk.letters:
        return ()
    rows = [letter_row(desk.sealing, letter) for letter in desk.letters]
    if all(letter.key is None for letter in desk.letters):
        await desk.run(_LETTERS, rows)
        return tuple(desk.letters)
    written = {row[0] for row in await desk.rows(_KEYED, rows)}
    return tuple(letter for letter in desk.letters if letter.id in written)
