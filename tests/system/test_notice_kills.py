"""SIGKILL at 200 moments of a notice to 2,000 people, on a bad day of Telegram's.

Sent, not sent and waiting are the audience after every death; nobody is told twice but who had been told when the
process died and was not noted yet; answers to people keep their order and overtake the notice.
"""

from __future__ import annotations

from pathlib import Path

from tests.support.chances import a_seed
from tests.support.postgres import postgres_database
from tests.system.kill_answers import answers_kept, answers_overtake
from tests.system.kill_places import kill_town
from tests.system.kill_town import KillTown

PEOPLE, DEATHS = 2000, 200


async def die(town: KillTown, deaths: int) -> int:
    """So many deaths, from the first copy that is written to the last that is sent; how many came while copies were
    written."""
    left, writing, sending = town.many, 0, 0
    for death in range(deaths):
        books = await town.life(most=2 * left / (deaths - death) + 16)
        left = town.many - len(books.copies) + len(books.waiting)
        writing += not books.written
        sending += books.written and left > 0
    print(f"deaths: {writing} while copies were written, {sending} afterwards while they were sent")
    assert writing + sending > 0.9 * deaths, "they were deaths in the middle of it"
    return writing


async def see_through(town: KillTown, deaths: int) -> int:
    """A notice to everybody, with so many deaths; then everything has come to its end."""
    await town.send()
    writing = await die(town, deaths)
    books = await town.rest("done")
    assert len(books.copies) == town.many == sum(books.tally.values())
    books.outcomes()
    town.reached(books)
    twice, waits = town.twice(), answers_overtake(town)
    assert twice <= sum(town.windows)
    print(f"twice: {twice} of {sum(town.windows)} unnoted, {max(town.windows)} at most; {books.tally}")
    print(f"answers: {answers_kept(town, books)}, copies before them: {max(waits)} at most")
    print(town.telegram.refused)
    return writing


async def test_two_hundred_deaths_in_the_middle_of_a_notice(tmp_path: Path) -> None:
    async with kill_town(f"sqlite+aiosqlite:///{tmp_path}/susid.db", PEOPLE, a_seed()) as town:
        town.stretch = 25
        assert await see_through(town, DEATHS), "some of them while the copies were written"


async def test_deaths_in_the_middle_of_a_notice_on_postgresql() -> None:
    with postgres_database() as url:
        async with kill_town(url, PEOPLE // 5, a_seed()) as town:
            town.stretch = 70
            await see_through(town, DEATHS // 8)
