"""What the database says of a notice after a death, and whether its sums come out."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from db.engine import parse_url
from db.gate import Gate
from domain.notices import SENDING

_COPIES = "SELECT id, chat, state, error, message_id FROM outbox WHERE notice = :its ORDER BY id"
_TALLY = "SELECT job, outcome, n FROM notice_tallies WHERE notice = :its"
_NOTICE = "SELECT state, edition, written, totals FROM notices WHERE id = :its"
_ANSWERS = "SELECT id, chat, state, error, message_id FROM outbox WHERE notice = 0 AND lane = 'reply' ORDER BY id"


class Row(NamedTuple):
    """A letter."""

    id: int
    chat: int
    state: str
    error: str
    message: int | None

    @property
    def outcome(self) -> str:
        """Under what it is counted."""
        return self.error if self.state == "dropped" or self.error == "uncertain" else self.state


@dataclass
class Books:
    """The rows of one notice, and its answers to people, at one moment."""

    state: str
    edition: int
    written: bool
    totals: dict[str, int]
    tally: dict[tuple[str, str], int]
    copies: list[Row]
    answers: list[Row]

    @property
    def unsent(self) -> list[Row]:
        """Copies that wait to be sent."""
        return [row for row in self.copies if row.state == "waiting" and row.message is None]

    @property
    def waiting(self) -> list[Row]:
        """Copies that wait for whatever is to be done with them."""
        return [row for row in self.copies if row.state == "waiting"]

    @property
    def unanswered(self) -> bool:
        """Whether an answer to somebody waits."""
        return any(row.state == "waiting" for row in self.answers)

    def balance(self, audience: int) -> None:
        """Ended and waiting are all there are, of the sending and of what was done later."""
        rows, sent = len(self.copies), _sum(self.tally, SENDING)
        assert len({row.chat for row in self.copies}) == rows == self.totals.get(SENDING, 0) <= audience, self.totals
        assert rows == audience or not self.written or self.state == "stopped" or self.edition > 1
        assert sent + len(self.unsent) == rows, (self.tally, len(self.unsent), rows)
        later = sum(count for job, count in self.totals.items() if job != SENDING)
        again = sum(self.tally.values()) - sent + len(self.waiting) - len(self.unsent)
        assert again == later, (self.tally, self.totals, len(self.waiting))

    def outcomes(self) -> None:
        """While nothing was corrected or recalled, the rows say the same as the sums."""
        told = Counter(row.outcome for row in self.copies if row.state != "waiting")
        assert told == {how: count for (job, how), count in self.tally.items() if job == SENDING and count}


def _sum(tally: dict[tuple[str, str], int], job: str) -> int:
    return sum(count for (its, _), count in tally.items() if its == job)


async def read(url: str, notice: int) -> Books:
    """From the database itself, on a connection of its own."""
    its = {"its": notice}
    engine = create_async_engine(parse_url(url), poolclass=NullPool)
    async with Gate(engine).read() as database:  # beside whoever writes: a look must hold nobody up
        copies = [Row(*row) for row in await database.execute(text(_COPIES), its)]
        tally = {(job, how): count for job, how, count in await database.execute(text(_TALLY), its)}
        ((state, edition, written, totals),) = (await database.execute(text(_NOTICE), its)).all()
        answers = [Row(*row) for row in await database.execute(text(_ANSWERS))]
    await engine.dispose()
    return Books(state, edition, bool(written), json.loads(totals), tally, copies, answers)
