"""Which letter is next: one at a time in a chat, the better lane first, then in the order of ids.

A letter of a better lane overtakes those of worse lanes in its own chat too (an answer must not wait behind a
notice), but never one that is being delivered, of which a part may be out already. What waits for its time
(`not_before`) holds up nobody. Pure: times are given by the caller, the wall's as timestamps, the loop's in seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from itertools import count

from bot.delivery.parcels import NOT_LISTED, RANKS, Chat, Parcel
from domain.messages import Lane
from usecases.ports import Letter


class Queues:
    """All letters in memory, by chat and lane."""

    __slots__ = ("_chats", "_lanes", "_later", "_order", "_resting", "size")

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._lanes: tuple[deque[Chat], ...] = tuple(deque() for _ in RANKS)
        self._later: list[tuple[float, int, Parcel]] = []
        self._resting: list[tuple[float, int, int, Chat]] = []
        self._order = count()
        self.size = 0

    def put(self, letter: Letter, wall: float) -> None:
        """One more letter, unless it is here already."""
        chat = self._chats.get(letter.chat)
        if chat is None:
            chat = self._chats[letter.chat] = Chat(letter.chat)
        if letter.id in chat.parcels:
            return
        parcel = chat.parcels[letter.id] = Parcel(letter, RANKS[letter.lane], unsure=letter.attempts)
        self.size += 1
        if letter.not_before is not None and letter.not_before.timestamp() > wall:
            heappush(self._later, (letter.not_before.timestamp(), letter.id, parcel))
        else:
            self._ripe(chat, parcel)

    def ripen(self, wall: float, now: float) -> None:
        """What had to wait until these moments may go."""
        while self._later and self._later[0][0] <= wall:
            parcel = heappop(self._later)[2]
            if not parcel.gone:
                self._ripe(self._chats[parcel.letter.chat], parcel)
        while self._resting and self._resting[0][0] <= now:
            _, _, which, chat = heappop(self._resting)
            if chat.resting and chat.rests == which:
                chat.resting = False
                self._enlist(chat)

    def take(self, ranks: Iterable[int]) -> Chat | None:
        """The chat whose turn it is, in hand now, of the first of these lanes that has one."""
        for rank in ranks:
            lane = self._lanes[rank]
            while lane:
                chat = lane.popleft()
                if chat.listed != rank:
                    continue  # it was listed in a better lane meanwhile
                chat.listed = NOT_LISTED
                if chat.head() is not None:
                    chat.busy = True
                    return chat
        return None

    def more(self, rank: int, limit: int, wanted: Callable[[Parcel], bool]) -> list[Chat]:
        """The next chats of a lane, in hand now, as long as their next letters are wanted."""
        taken: list[Chat] = []
        while len(taken) < limit and (chat := self.take((rank,))) is not None:
            head = chat.head()
            if head is None or not wanted(head):
                self.back(chat, first=True)
                break
            taken.append(chat)
        return taken

    def back(self, chat: Chat, first: bool = False) -> None:
        """Out of hand: in line again, at the front if `first`; forgotten when nothing waits."""
        chat.busy = False
        if chat.parcels:
            self._enlist(chat, first)
        else:
            self._chats.pop(chat.id, None)

    def rest(self, chat: Chat, until: float) -> None:
        """Out of hand, and not before that time."""
        chat.busy, chat.resting = False, True
        chat.rests += 1
        heappush(self._resting, (until, next(self._order), chat.rests, chat))

    def put_off(self, chat: Chat, until: float) -> None:
        """Out of hand; its next letter not before that time by the wall, the chat's others go on."""
        parcel, chat.current = chat.take(), None
        heappush(self._later, (until, parcel.letter.id, parcel))
        self.back(chat)

    def rouse(self) -> None:
        """Nobody rests any longer."""
        for _, _, which, chat in self._resting:
            if chat.resting and chat.rests == which:
                chat.resting = False
                self._enlist(chat)
        self._resting.clear()

    def drop(self, chat: Chat, parcel: Parcel) -> None:
        """The letter is finished with, whatever became of it."""
        parcel.gone = True
        self.size -= chat.parcels.pop(parcel.letter.id, None) is not None
        if chat.current is parcel:
            chat.current = None

    def evict(self, letter: Letter) -> bool:
        """Forget a letter that was not begun; False when it was, or is not here."""
        chat = self._chats.get(letter.chat)
        parcel = chat.parcels.get(letter.id) if chat else None
        if chat is None or parcel is None or parcel.begun or (chat.busy and chat.current is parcel):
            return False
        self.drop(chat, parcel)
        chat.ready = sorted(entry for entry in chat.ready if not entry[2].gone)  # (it may come again with its number)
        if not chat.parcels and not chat.busy:
            del self._chats[chat.id]
        return True

    def next_at(self) -> tuple[float | None, float | None]:
        """The earliest moments something ripens: by the wall and by the loop."""
        while self._later and self._later[0][2].gone:
            heappop(self._later)
        return (
            self._later[0][0] if self._later else None,
            self._resting[0][0] if self._resting else None,
        )

    @property
    def has_ready(self) -> bool:
        """Whether a lane has somebody in it (who may have moved to a better one)."""
        return any(self._lanes)

    @property
    def line(self) -> int:
        """How many chats stand before an answer that comes now."""
        return sum(map(len, self._lanes[: RANKS[Lane.REPLY] + 1]))

    def depths(self) -> dict[str, int]:
        """How many letters wait in each lane; for metrics, so it may look at all of them."""
        depths = dict.fromkeys((lane.value for lane in Lane), 0)
        for chat in self._chats.values():
            for parcel in chat.parcels.values():
                depths[parcel.letter.lane.value] += 1
        return depths

    def _ripe(self, chat: Chat, parcel: Parcel) -> None:
        heappush(chat.ready, (parcel.rank, parcel.letter.id, parcel))
        self._enlist(chat)

    def _enlist(self, chat: Chat, first: bool = False) -> None:
        if chat.busy or chat.resting:
            return
        head = chat.head()
        if head is None or head.rank >= chat.listed:
            return
        chat.listed = head.rank
        lane = self._lanes[head.rank]
        (lane.appendleft if first else lane.append)(chat)
