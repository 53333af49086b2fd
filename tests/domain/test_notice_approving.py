"""Who may agree to a notice, and what hinders it: whatever the audience and the roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notice_approving import Hindrance, hindrance, may_approve, too_late, waits
from domain.notices import NO_POSTS, Audience, Counted, Notice, NoticeState, Part, Post
from domain.people import Actor, Membership, Person, Role

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # 11:00 in Kyiv
NIGHT = NOW + timedelta(hours=12)
POSTS = {"uk": Post((Part(text="Вода"),))}
CODES = ("UA01", "UA02", "UA03")
PEOPLE = st.integers(1, 4)


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Somebody with any roles, some of them ended."""
    person = draw(PEOPLE)
    held = st.builds(
        Membership,
        id=st.integers(1, 99),
        person_id=st.just(person),
        role=st.sampled_from(Role),
        community=st.sampled_from(("", *CODES)),
        active=st.booleans(),
    )
    return Actor(Person(person, person), tuple(draw(st.lists(held, max_size=3))))


NOTICES = st.builds(
    Notice,
    id=st.just(7),
    author=PEOPLE,
    made_at=st.just(NOW),
    posts=st.just(POSTS),
    audience=st.builds(Audience, communities=st.lists(st.sampled_from(CODES), unique=True).map(tuple)),
    asked_by=st.one_of(st.just(0), PEOPLE),
)


@given(actors(), NOTICES)
def test_only_another_admin_or_the_head_of_its_one_community(actor: Actor, notice: Notice) -> None:
    first = actor.person.id in (notice.author, notice.asked_by)
    admin = any(m.role is Role.ADMIN and m.active for m in actor.memberships)
    (one, *more) = (*notice.audience.communities, "")
    heads = any(m.role is Role.COORDINATOR and m.active and m.community in ("", one) for m in actor.memberships)
    its_head = bool(one) and more == [""] and heads
    assert may_approve(actor, notice) == (not first and (admin or its_head))


@pytest.mark.parametrize(
    ("why", "fields", "counted", "now"),
    [
        (Hindrance.EMPTY, {"posts": NO_POSTS}, Counted(5), NOW),
        (Hindrance.NO_PEOPLE, {}, Counted(), NOW),
        (Hindrance.UNHEARD, {}, Counted(2, {"blocked": 1, "muted": 1}), NOW),
        (Hindrance.EXPIRED, {"not_after": NOW}, Counted(5), NOW),
        (Hindrance.EXPIRED, {"not_after": NOW + timedelta(hours=1), "starts_at": NIGHT}, Counted(5), NOW),
        (Hindrance.NIGHT, {"not_after": NIGHT + timedelta(hours=5)}, Counted(5), NIGHT),
        (None, {"not_after": NIGHT + timedelta(hours=5), "danger": "fire"}, Counted(5), NIGHT),
        (None, {"not_after": NIGHT + timedelta(days=1)}, Counted(5), NIGHT),
        (None, {}, Counted(5, {"muted": 4}), NOW),
    ],
)
def test_what_hinders_it(why: Hindrance | None, fields: dict[str, Any], counted: Counted, now: datetime) -> None:
    notice = Notice(7, 1, NOW, **{"posts": POSTS, **fields})
    assert hindrance(notice, counted, now) is why


@given(st.integers(-200, 200), st.integers(1, 400), st.booleans())
def test_never_too_late_while_there_is_daytime_left(start: int, length: int, danger: bool) -> None:
    starts = NOW + timedelta(hours=start)
    notice = Notice(7, 1, NOW, POSTS, danger="war" if danger else "", starts_at=starts)
    ends = max(starts, NOW) + timedelta(hours=length)
    fits = too_late(Notice(7, 1, NOW, POSTS, danger=notice.danger, starts_at=starts, not_after=ends), NOW) is None
    assert fits or (not danger and length <= 11)
    assert too_late(notice, NOW) is None  # of the usual length there is always a morning


def test_it_waits_when_somebody_was_asked_and_has_not_answered() -> None:
    notice = Notice(7, 1, NOW, POSTS)
    assert not waits(notice)
    assert waits(Notice(7, 1, NOW, POSTS, state=NoticeState.ASKED))
    assert waits(Notice(7, 1, NOW, POSTS, state=NoticeState.DONE, pending=POSTS, asked_by=1))
    assert not waits(Notice(7, 1, NOW, POSTS, state=NoticeState.DONE, pending=POSTS))
