"""A mailroom that has notices, for tests of the sender: copies as rows, what is asked of it, what goes wrong."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from domain.messages import Lane
from tests.delivery.office import FakeMailroom, FakeTelegram, Office
from usecases.ports import Letter, Run, Settled

BODY = {"kind": "notice", "params": {"text": "n", "task": "send"}}


def run(notice: int = 1, version: int = 1, danger: bool = False, **more: Any) -> Run:
    """A notice that is being sent."""
    lane = Lane.ALERT if danger else Lane.NOTICE
    told: dict[str, Any] = {"job": "send", "edition": 1, "quiet": not danger, "not_after": None, "body": BODY, **more}
    return Run(notice, version, lane, **told)


class NoticeMailroom(FakeMailroom):
    """`running` are the notices; their copies are rows. `slow`: seconds that a page takes; `pages` (after, length)."""

    def __init__(self, *running: Run) -> None:
        super().__init__()
        self.running = list(running)
        self.numbers: list[int] = []
        self.slow = 0.0
        self.pages: list[tuple[int, int]] = []
        self.ends: Counter[tuple[int, str]] = Counter()
        self.unread = 0  # how many pages still fail

    def enlist(self, its: Run, ids: Sequence[int], **more: Any) -> None:
        """Copies of it, each for the chat with its number."""
        own = {"notice": its.notice, "edition": its.edition, "job": its.job, "not_after": its.not_after, **more}
        self.write(*(Letter(id_, id_, id_, its.lane, its.body, **own) for id_ in ids))
        self.numbers = sorted(self.rows)

    def change(self, its: Run | None, notice: int = 1) -> None:
        """The notice as it is from now on; None: not under way."""
        self.running = [one for one in self.running if one.notice != notice] + ([its] if its else [])

    async def pending(self) -> list[Letter]:
        """What waits, but copies."""
        return [letter for letter in await super().pending() if not letter.notice]

    async def runs(self) -> list[Run]:
        """As they are."""
        self._readable()
        running = list(self.running)
        await asyncio.sleep(self.slow)
        return running

    async def copies(self, run: Run, after: int, limit: int, now: datetime, shown: bool = False) -> list[Letter]:
        """A page, as it was when it was asked for."""
        self._readable()
        later = islice(self.numbers, bisect_right(self.numbers, after), None)
        rows = (self.rows[id_] for id_ in later if id_ not in self.settled)
        its = (one for one in rows if one.notice == run.notice and (one.shown or not shown))
        mine = (one for one in its if one.not_before is None or one.not_before <= now)
        page = [replace(one, body=run.body, edition=run.edition) for one in islice(mine, limit)]
        self.pages.append((after, len(page)))
        await asyncio.sleep(self.slow)
        return page

    async def held_until(self, run: Run, now: datetime) -> datetime | None:
        """The earliest that is put off."""
        waits = [one for id_, one in self.rows.items() if one.notice == run.notice and id_ not in self.settled]
        return min((one.not_before for one in waits if one.not_before and one.not_before > now), default=None)

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """Count the ends, too."""
        await super().settle(outcomes)
        ended = [(one.notice, one.error or one.state) for one in outcomes if one.notice and one.state != "retry"]
        self.ends.update(ended)

    def _readable(self) -> None:
        if self.unread:
            self.unread -= 1
            raise OSError("database is locked")


def changed(office: Office, mailroom: NoticeMailroom, its: Run | None, notice: int = 1) -> None:
    """A commit that changes a notice."""
    mailroom.change(its, notice)
    office.sender.notices_changed()


def heard(telegram: FakeTelegram) -> Counter[int]:
    """How often each chat was told."""
    return Counter(chat for chat, _ in telegram.taken)
