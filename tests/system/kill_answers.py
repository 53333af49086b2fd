"""The answers to people while a notice goes out: in order, none lost, none twice without reason, soon."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median

from tests.system.kill_books import Books
from tests.system.kill_town import ANSWER, COPY, FIRST, KillTown

MOST_BEFORE, HALF_BEFORE = 100, 30  # copies: of those some two dozen are under way already, in what it takes to write


def answers_kept(town: KillTown, books: Books) -> int:
    """Check them all; how many they were."""
    told = defaultdict[int, list[tuple[int, int]]](list)
    for one in town.telegram.taken:
        if its := ANSWER.fullmatch(one.text):
            told[one.chat].append((int(its[1]), int(its[2])))
    rows = [row for row in books.answers if row.chat >= FIRST]
    assert {row.outcome for row in rows} <= {"sent", "uncertain"}
    for chat, numbers in told.items():
        first = list(dict.fromkeys(numbers))
        assert first == sorted(first), (chat, numbers)
        doubtful = sum(whose == chat and bool(ANSWER.fullmatch(text)) for whose, text in town.telegram.doubtful)
        assert len(numbers) - len(first) <= town.answers_again[chat] + doubtful, (chat, numbers)
    sent = Counter(row.chat for row in rows if row.outcome == "sent")
    assert {chat: count for chat, count in sent.items() if len(set(told[chat])) < count} == {}
    return len(rows)


def answers_overtake(town: KillTown) -> list[int]:
    """How many copies went before each answer that was taken at once, after it was begun to be written."""
    taken, found, seen = town.telegram.taken, list[int](), set[tuple[int, str]]()
    for n, one in enumerate(taken):
        its, key = ANSWER.fullmatch(one.text), (one.chat, one.text)
        if its and int(its[1]) == one.life and key not in seen | town.telegram.doubtful:
            put = int(its[3]) / 1e9
            found.append(sum(other.text.endswith(COPY) and other.at > put for other in taken[max(0, n - 500) : n]))
        seen.add(key)
    assert max(found) <= MOST_BEFORE
    assert median(found) <= HALF_BEFORE
    return found
