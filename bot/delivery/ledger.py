"""How letters end: taken out of the queues, counted, noted for the database, and logged by their ids."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from datetime import datetime

from bot.delivery.parcels import Chat, Parcel
from bot.delivery.placed import Placed
from bot.delivery.queues import Queues
from bot.delivery.settling import Settling
from domain.people import Reach
from usecases.ports import Letter, Settled
from usecases.ports_mail import HELD

log = logging.getLogger(__name__)
MOST_CLOSED = 10_000  # the database knows all of them; the newest may not have been read again yet


class Ledger:
    """Ends letters. `closed` are the chats that cannot be written to, with the reason."""

    def __init__(self, queues: Queues, settling: Settling) -> None:
        self._queues, self._settling = queues, settling
        self.closed: dict[int, str] = {}
        self.counts: Counter[str] = Counter()
        self.placed = Placed()

    def settle(self, chat: Chat, parcel: Parcel, state: str, error: str = "") -> None:
        """The letter is over: note it, count it, and say so when it did not arrive."""
        self._queues.drop(chat, parcel)
        self.counts[state] += 1
        letter, ids = parcel.letter, tuple(dict.fromkeys((*parcel.letter.shown, *parcel.message_ids)))
        self.placed.sent(letter, ids)
        outcome = Settled(letter.id, state, ids[0] if ids else None, error, message_ids=ids)
        self._settling.note(_of(letter, outcome))
        if state != "sent" and (state == "failed" or not letter.notice):  # (those of notices are counted there)
            about = {"outbox_id": letter.id, "lane": letter.lane.value, "request_id": letter.about}
            level = logging.WARNING if state == "failed" else logging.INFO
            log.log(level, "letter %s", state, extra={**about, "state": state, "error": error})

    def shut(self, chat: Chat, reach: str) -> None:
        """The person cannot be written to: remembered, and nothing that waits is tried."""
        self.closed[chat.id] = reach
        if len(self.closed) > MOST_CLOSED:
            del self.closed[next(iter(self.closed))]
        self._settling.reach(chat.id, reach)
        for parcel in list(chat.parcels.values()):
            self.settle(chat, parcel, "dropped", reach)
        self._queues.back(chat)

    def opened(self, chat: Chat, parcel: Parcel) -> None:
        """A message arrived: whoever was thought away is back, even if the update that said so was lost."""
        known = self.closed.pop(chat.id, None) or (parcel.reader.reach if parcel.reader else Reach.OPEN)
        if known != Reach.OPEN:
            self._settling.reach(chat.id, Reach.OPEN.value)

    def hold(self, chat: Chat, parcel: Parcel, until: datetime) -> None:
        """Not before then, also after a restart."""
        self.counts["held"] += 1
        if parcel.letter.notice:  # however many there are: the database keeps them, not we
            self._queues.drop(chat, parcel)
            self._queues.back(chat)
        else:
            self._queues.put_off(chat, until.timestamp())
        self._settling.note(_of(parcel.letter, Settled(parcel.letter.id, "retry", error=HELD, again_at=until)))

    def unsure(self, parcel: Parcel) -> None:
        """It may have been sent: a restart must know that its one repeat is used up."""
        self._settling.note(_of(parcel.letter, Settled(parcel.letter.id, "retry", error="uncertain")))


def _of(letter: Letter, outcome: Settled) -> Settled:
    """Of a copy of a notice it is told which, and what stands in the chat."""
    if not letter.notice:
        return outcome
    shown = letter.shown and (outcome.message_ids or letter.shown)
    return replace(outcome, notice=letter.notice, edition=letter.edition, shown=shown, job=letter.job)
