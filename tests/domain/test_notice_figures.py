"""How far a notice is: the sums are right at every moment, and no rate or time is made up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notice_figures import figures_json, figures_of, read_figures
from domain.notice_pace import Trace, look_every, shown_every, step_timer, trace_of, why_still
from domain.notices import OUTCOMES, Limits, Notice, NoticeState, Part, Post, Task

TEN = datetime(2026, 11, 23, 8, tzinfo=UTC)  # in Kyiv
NIGHT = datetime(2026, 11, 23, 20, tzinfo=UTC)
TZ = "Europe/Kyiv"
POSTS = {"uk": Post((Part(text="Завтра не буде води"),))}
RUNNING = Notice(
    *(1, 2, TEN),
    posts=POSTS,
    state=NoticeState.RUNNING,
    written=True,
    totals={"send": 3906},
    begun_at=TEN,
    pace_at=TEN,
)
SECOND = timedelta(seconds=1)
TALLY = {("send", "sent"): 1240, ("send", "blocked"): 17}


def test_the_line_that_fills_up() -> None:
    figures = figures_of(RUNNING, TALLY, TEN + 50 * SECOND, TZ)
    assert (figures.sending.done, figures.sending.failed, figures.sending.left) == (1240, 17, 2649)
    assert (figures.title, round(figures.rate, 2), figures.seconds) == ("Завтра не буде води", 25.14, 105)
    assert not (figures.present or figures.morning)


def test_before_anything_is_known_the_allowed_pace_is_taken() -> None:
    figures = figures_of(RUNNING, {}, TEN, TZ, Limits(per_second=10))
    assert (figures.rate, figures.seconds) == (0.0, 391)


def test_what_the_night_interrupts_says_so() -> None:
    evening = datetime(2026, 11, 23, 18, 58, tzinfo=UTC)
    assert figures_of(replace(RUNNING, pace_at=evening), {}, evening, TZ).breaks
    assert not figures_of(replace(RUNNING, pace_at=evening, danger="fire"), {}, evening, TZ).breaks
    assert not figures_of(RUNNING, {}, TEN, TZ).breaks


def test_after_a_pause_the_rate_is_counted_anew() -> None:
    resumed = replace(RUNNING, pace_at=TEN + 600 * SECOND, pace_from=1157)
    assert figures_of(resumed, TALLY, TEN + 610 * SECOND, TZ).rate == 10.0


def test_at_night_there_is_no_rate_and_no_end_but_the_morning() -> None:
    figures = figures_of(RUNNING, TALLY, NIGHT, TZ)
    assert (figures.rate, figures.seconds, figures.morning) == (0.0, 0, datetime(2026, 11, 24, 6, tzinfo=UTC))
    urgent = figures_of(replace(RUNNING, danger="fire", pace_at=NIGHT), TALLY, NIGHT + 10 * SECOND, TZ)
    assert urgent.rate > 100 and urgent.morning is None


def test_a_night_in_between_is_no_slow_sending() -> None:
    assert figures_of(RUNNING, TALLY, TEN + timedelta(days=1), TZ).rate == 0.0
    early = replace(RUNNING, pace_at=TEN - timedelta(hours=4))
    assert figures_of(early, TALLY, TEN, TZ).rate == 0.0


@pytest.mark.parametrize("state", [NoticeState.PAUSED, NoticeState.DONE, NoticeState.STOPPED])
def test_what_does_not_move_has_no_rate(state: NoticeState) -> None:
    figures = figures_of(replace(RUNNING, state=state), TALLY, TEN + 50 * SECOND, TZ)
    assert (figures.rate, figures.seconds, figures.morning) == (0.0, 0, None)


def test_a_pause_knows_until_when_it_can_be_continued() -> None:
    held = replace(RUNNING, state=NoticeState.PAUSED, not_after=NIGHT)
    assert figures_of(held, TALLY, TEN, TZ).ends == NIGHT.isoformat()
    all_told = {("send", "sent"): 3906}
    for other in (replace(held, state=NoticeState.RUNNING), replace(held, task=Task.DELETE)):
        assert not figures_of(other, TALLY, TEN, TZ).ends
    assert not figures_of(held, all_told, TEN, TZ).ends


def test_a_correction_is_counted_apart() -> None:
    corrected = replace(RUNNING, task=Task.CORRECT, edition=2, totals={"send": 1300, "correct:2": 1240})
    tally = {**TALLY, ("correct:2", "sent"): 40, ("correct:2", "failed"): 2}
    figures = figures_of(corrected, tally, TEN, TZ)
    assert figures.present is figures.job
    assert (figures.job.done, figures.job.why, figures.job.left, figures.sending.left) == (40, {"failed": 2}, 1198, 43)


CORRECTED = replace(RUNNING, task=Task.CORRECT, edition=2, totals={"send": 3906, "correct:2": 1240}, pace_at=NIGHT)


def test_at_night_a_correction_goes_on_and_only_the_unsent_wait() -> None:
    tally = {**TALLY, ("correct:2", "sent"): 990}
    figures = figures_of(CORRECTED, tally, NIGHT + 40 * SECOND, TZ)
    assert (figures.rate, figures.seconds, figures.rests, figures.breaks) == (24.75, 10, False, False)
    assert figures.morning == datetime(2026, 11, 24, 6, tzinfo=UTC)
    assert why_still(figures, 990, Trace(NIGHT + 39 * SECOND), NIGHT + 40 * SECOND) == ""
    figures = figures_of(CORRECTED, {**TALLY, ("correct:2", "sent"): 1240}, NIGHT + 60 * SECOND, TZ)
    assert (figures.rate, figures.seconds, figures.rests) == (0.0, 0, True)
    assert why_still(figures, 1240, Trace(NIGHT), NIGHT + 60 * SECOND) == "night"


def test_at_night_nothing_waits_when_everybody_has_got_it() -> None:
    whole = replace(CORRECTED, totals={"send": 1257, "correct:2": 1240})
    for corrected in (0, 990, 1240):
        figures = figures_of(whole, {**TALLY, ("correct:2", "sent"): corrected}, NIGHT + 50 * SECOND, TZ)
        assert not (figures.morning or figures.rests or figures.breaks)
    evening = datetime(2026, 11, 23, 18, 59, 50, tzinfo=UTC)
    assert not figures_of(replace(whole, pace_at=evening), TALLY, evening, TZ).breaks
    assert figures_of(replace(CORRECTED, pace_at=evening), TALLY, evening, TZ).breaks


def test_when_all_is_corrected_the_sending_has_no_rate_of_its_own() -> None:
    figures = figures_of(
        replace(CORRECTED, pace_at=TEN), {**TALLY, ("correct:2", "sent"): 1240}, TEN + 99 * SECOND, TZ, Limits(10)
    )
    assert (figures.rate, figures.seconds) == (0.0, 265)


_ENDS = st.dictionaries(st.tuples(st.sampled_from(["send", "delete:2"]), st.sampled_from(OUTCOMES)), st.integers(1, 99))


@given(
    tally=_ENDS,
    total=st.integers(0, 500),
    state=st.sampled_from(NoticeState),
    seconds=st.integers(0, 10**6),
    recalled=st.booleans(),
)
def test_the_sums_are_right_and_they_travel(
    tally: dict[tuple[str, str], int], total: int, state: NoticeState, seconds: int, recalled: bool
) -> None:
    notice = replace(RUNNING, state=state, totals={"send": total})
    notice = replace(notice, task=Task.DELETE, edition=2) if recalled else notice
    figures = figures_of(notice, tally, TEN + seconds * SECOND, TZ)
    for job in filter(None, (figures.sending, figures.present)):
        assert job.done + job.failed + job.left == job.total
    assert read_figures(json.loads(json.dumps(figures_json(figures)))) == figures


def test_the_longer_it_takes_the_more_seldom_it_is_shown() -> None:
    moments = (0, 9, 59, 60, 599, 600, 10**5)
    assert [shown_every(RUNNING, TEN + s * SECOND).seconds for s in moments] == [3, 3, 3, 10, 10, 30, 30]
    assert [look_every(RUNNING, TEN + s * SECOND).seconds for s in moments] == [1, 1, 3, 10, 10, 30, 30]


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 10**7), st.sampled_from(["", "night", "stuck", "paused"]))
def test_a_step_carries_what_was_shown(at: datetime, ended: int, why: str) -> None:
    at = at.replace(microsecond=at.microsecond // 1000 * 1000, year=2026, day=1)
    assert trace_of(step_timer(RUNNING, TEN, Trace(at, ended, why), 7)) == Trace(at, ended, why)
