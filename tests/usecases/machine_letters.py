"""What holds for every letter: said once, at a decent hour, not after its time, and to whom it concerns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from domain.communities import DEFAULT_HOURS
from domain.deadlines import daytime
from domain.messages import Lane
from tests.usecases.machine_world import Post, Seen

OF_VISITS = ("visit_reminder", "visit_near")
UNTIL_IT_BEGINS = (*OF_VISITS, "visit_proposed", "visit_moved", "visit_confirmed")


def check(posts: Sequence[Post], since: int, seen: Seen) -> None:
    """The letters from number `since` on are sound, and none of them repeats one of all."""
    for post in posts[since:]:
        _for_a_person(post, seen)
        _in_time(post)
    if len(posts) > since:
        _once(posts, since)


def _for_a_person(post: Post, seen: Seen) -> None:
    letter = post.letter
    assert letter.chat > 0 and seen.people[letter.person_id].chat == letter.chat
    asked = seen.requests.get(letter.about)
    if asked and letter.person_id != asked.person_id and post.kind not in ("escalated", "timer_failed", "absence"):
        mine = [m for m in seen.members.values() if m.person_id == letter.person_id]
        assert any(m.community in ("", asked.community) for m in mine), (post.kind, "to a stranger")


def _in_time(post: Post) -> None:
    letter = post.letter
    if letter.lane in (Lane.REMINDER, Lane.NOTICE):
        at = max(post.at, letter.not_before or post.at)
        assert daytime(at, DEFAULT_HOURS.timezone) == at, (post.kind, "at night")
    if letter.lane is Lane.REMINDER:
        assert letter.not_after is not None, (post.kind, "is worth reading for ever")
    if post.kind in UNTIL_IT_BEGINS:
        starts = datetime.fromisoformat(post.params["starts"])
        assert letter.not_after is not None and letter.not_after <= starts
        assert post.kind not in OF_VISITS or post.at < starts, "a reminder after its visit"


def _once(posts: Sequence[Post], since: int) -> None:
    keys = [post.letter.key for post in posts if post.letter.key]
    assert len(keys) == len(set(keys))
    reminded = Counter(_reminder(post) for post in posts if post.kind in OF_VISITS)
    assert not [one for one, times in reminded.items() if times > 1], "one evening, one soon, of each version"
    new = {post.at for post in posts[since:] if post.by_clock}
    at_once = [post for post in posts if post.at in new and post.by_clock and post.kind]
    said = Counter((post.letter.chat, _body(post), post.at) for post in at_once)
    assert not [one for one, times in said.items() if times > 1], "the clock says the same at the same moment"


def _reminder(post: Post) -> tuple[object, ...]:
    told = post.params
    return post.letter.chat, post.kind, told["visit"], told["visit_version"], told["when"]


def _body(post: Post) -> str:
    return json.dumps(post.letter.body, sort_keys=True, default=str)
