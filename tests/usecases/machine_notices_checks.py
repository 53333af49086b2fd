"""What holds of all copies of all notices after every step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.delivery.nights import is_night
from domain.notices import RECALLS, SENDING, Notice, NoticeState, Task
from tests.usecases.machine_notices_chats import Bubble, Telling, words
from tests.usecases.machine_notices_post import TZ, Postman
from tests.usecases.machine_notices_world import Papers


def check(seen: Papers, postman: Postman, lately: Sequence[Papers]) -> None:
    """All of it. `lately`: what there was so short a time ago that a sender may not know better."""
    for notice in seen.notices.values():
        _counted(seen, notice)
        _stepped(seen, notice)
        standing = [one for one in postman.chats.bubbles.values() if one.notice == notice.id and one.known]
        twice = [person for person, n in Counter(one.person for one in standing).items() if n > 1]
        assert not twice, f"two copies stand: {twice}"
        if notice.state is NoticeState.DONE and notice.id not in seen.steps:  # no later look is to come
            _as_wished(seen, notice, standing, postman)
    assert sum(one.lost for one in postman.chats.bubbles.values()) == postman.chats.losses
    while postman.chats.told:
        _told(postman.chats.told.pop(), seen, lately)


def nothing_waits(seen: Papers) -> None:
    """At the end: no copy, and no step, of what is over."""
    over = {one.id for one in seen.notices.values() if one.state in (NoticeState.DONE, NoticeState.STOPPED)}
    assert not [copy for copy in seen.copies.values() if copy.notice in over and copy.state == "waiting"]
    assert not over & set(seen.steps)


def _counted(seen: Papers, notice: Notice) -> None:
    """sent + not sent + waiting = written, of every task. What a recall finds undone of a correction, it counts itself:
    then that holds of the sending, and of all together."""
    tally = {(job, how): n for (whose, job, how), n in seen.tallies.items() if whose == notice.id}
    waits = [one.stands for one in seen.copies.values() if one.notice == notice.id and one.state == "waiting"]
    assert all(n > 0 for n in tally.values()), tally
    counted = Counter(notice.job if stands else SENDING for stands in waits)
    for (job, _), n in tally.items():
        counted[job] += n
    assert counted.total() == sum(notice.totals.values()), (tally, waits, notice.totals)
    for job, total in notice.totals.items():
        assert counted[job] == total or (notice.task in RECALLS and job != SENDING), (job, tally, waits, notice.totals)
    mine = [one.person for one in seen.copies.values() if one.notice == notice.id]
    assert len(mine) == len(set(mine)) == notice.totals.get(SENDING, 0), "one row a person"


def _stepped(seen: Papers, notice: Notice) -> None:
    """What runs is looked after; what is over rests."""
    steps = seen.steps.count(notice.id)
    waits = any(one.notice == notice.id and one.state == "waiting" for one in seen.copies.values())
    if notice.state is NoticeState.RUNNING or (notice.state is NoticeState.PAUSED and not notice.written):
        assert steps == 1, "one chain"
    if notice.state is NoticeState.STOPPED and (waits or (notice.begun_at and not notice.written)):
        assert steps == 1, "somebody gives it up"
    if notice.state is NoticeState.DONE:
        assert not waits
        assert steps <= (notice.task is not Task.SEND), "at most a later look at what was corrected"


def _as_wished(seen: Papers, notice: Notice, standing: list[Bubble], postman: Postman) -> None:
    """After its end every copy is as the last task wanted it, or its outcome says why not."""
    if notice.task is Task.SEND:
        return
    for bubble in standing:
        right = bubble.off if notice.task in RECALLS else not bubble.off and _newest(seen, notice, bubble)
        end = postman.ends.get((notice.id, notice.job, bubble.person))
        assert right or end not in (None, "sent"), f"{notice.job} has not come to {bubble}: {end}"


def _newest(seen: Papers, notice: Notice, bubble: Bubble) -> bool:
    return bubble.words in {words(notice.posts, lang) for lang in ("uk", "en")}


def _told(told: Telling, seen: Papers, lately: Sequence[Papers]) -> None:
    """Nobody who does not wish for it, and not at a wrong moment."""
    notice, known = seen.notices[told.notice], [one.people[told.person] for one in lately if told.person in one.people]
    assert told.running or told.begun, "nothing goes out but of what runs"
    assert told.not_after is not None and told.at < told.not_after, "not after its time"
    assert told.danger == bool(notice.danger) and (told.danger or not is_night(told.at, TZ)), "people sleep"
    topics = set() if told.danger else {"notices", f"topic:{notice.topic}"}
    wished = [person.safe.write and not person.offline and not topics & person.quiet for person in known]
    assert any(wished), "who must not be written to, or has switched it off, is left alone"
