"""Who is left in peace: no message goes to somebody who may not be written to, and work goes on all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Kind
from domain.notices import TOPICS
from domain.people import Person, SafeContact
from domain.privacy import MUTABLE
from domain.reaching import HOURS, MUTES, NO_CALLS, TO_STAFF, Go, Never, Wait, next_window, reach, topic_quiet

KYIV = "Europe/Kyiv"
TEN = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 10:00 in Kyiv
TO_RESIDENTS = frozenset(Kind) - TO_STAFF
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
contacts = st.builds(SafeContact, st.booleans(), st.booleans(), st.just(""), st.sampled_from(["", *HOURS, NO_CALLS]))
people = st.builds(
    lambda safe, quiet: Person(1, 5001, safe=safe, quiet=quiet),
    contacts,
    st.frozensets(st.sampled_from([*MUTABLE, "unknown"])),
)


def somebody(quiet: frozenset[str] = frozenset(), hours: str = "") -> Person:
    return Person(1, 5001, quiet=quiet, safe=SafeContact(hours=hours))


@given(people, st.sampled_from(sorted(TO_RESIDENTS)), st.booleans(), moments)
def test_nothing_goes_to_who_may_not_be_written_to(person: Person, kind: Kind, urgent: bool, now: datetime) -> None:
    silenced = replace(person, safe=replace(person.safe, write=False))
    assert isinstance(reach(silenced, kind, urgent, now, KYIV), Never)


@given(people, st.sampled_from(sorted(TO_STAFF)), st.booleans(), moments)
def test_work_reaches_the_staff_whatever_they_wish_as_residents(
    person: Person, kind: Kind, urgent: bool, now: datetime
) -> None:
    assert reach(person, kind, urgent, now, KYIV) == Go()


@given(people, st.sampled_from(sorted(TO_RESIDENTS)), st.booleans(), moments)
def test_a_wait_ends_in_the_window_within_a_day(person: Person, kind: Kind, urgent: bool, now: datetime) -> None:
    told = reach(person, kind, urgent, now, KYIV)
    if isinstance(told, Wait):
        first, _ = HOURS[person.safe.hours]
        assert now < told.until <= now + timedelta(hours=25)
        assert told.until.astimezone(ZoneInfo(KYIV)).time() == first
        assert reach(person, kind, urgent, told.until, KYIV) == Go()


@pytest.mark.parametrize("topic", TOPICS)
def test_of_notices_only_the_muted_topic_is_silent_and_never_a_danger(topic: str) -> None:
    person = somebody(frozenset({topic_quiet("aid")}))
    told = Never("muted") if topic == "aid" else Go()
    assert reach(person, Kind.NOTICE, False, TEN, KYIV, topic) == told
    assert reach(person, Kind.NOTICE, True, TEN, KYIV, topic) == Go()


@pytest.mark.parametrize("muted", MUTABLE)
@pytest.mark.parametrize("kind", sorted(TO_RESIDENTS))
def test_only_the_muted_kind_is_silent_and_never_when_urgent(muted: str, kind: Kind) -> None:
    person = somebody(frozenset({muted}))
    assert reach(person, kind, True, TEN, KYIV) == Go()
    assert (reach(person, kind, False, TEN, KYIV) == Never("muted")) == (kind in MUTES[muted])


def test_answers_are_never_muted() -> None:
    answers = {Kind.TAKEN, Kind.WORKER_WORDS, Kind.CONTACT_MADE, Kind.FINISHED, Kind.SLIPPED, Kind.REJECTED}
    assert not answers & frozenset().union(*MUTES.values())
    assert set(MUTES) == set(MUTABLE)


@pytest.mark.parametrize(
    ("hours", "at", "until"),
    [
        ("morning", (7, 59), (23, 8)),
        ("morning", (8, 0), None),
        ("morning", (11, 59), None),
        ("morning", (12, 0), (24, 8)),
        ("day", (10, 0), (23, 12)),
        ("day", (17, 0), (24, 12)),
        ("evening", (23, 30), (24, 17)),
        ("", (3, 0), None),
        (NO_CALLS, (3, 0), None),
    ],
)
def test_windows(hours: str, at: tuple[int, int], until: tuple[int, int] | None) -> None:
    now = datetime(2026, 11, 23, *at, tzinfo=ZoneInfo(KYIV))
    opens = datetime(2026, 11, *until, tzinfo=ZoneInfo(KYIV)) if until else now
    assert next_window(hours, now, KYIV) == opens
    assert reach(somebody(hours=hours), Kind.TAKEN, True, now, KYIV) == (Wait(opens) if until else Go())
