"""The pace is Telegram's: 25 a second in all, one a second in a chat with a small burst, one gate for everybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import BURST, CHAT_BURST, COLD_S, IDLE_S, PER_SECOND, WINDOW_S, Pace


def most_in_a_second(starts: list[float]) -> int:
    """The fullest closed second."""
    return max(sum(1 for other in starts if at <= other <= at + 1.0) for at in starts)


def run(pace: Pace, wishes: list[tuple[float, int]]) -> list[float]:
    """Starts of calls that become wanted after pauses, each as early as the pace lets it."""
    now, starts = 1000.0, []
    for pause, chat in wishes:
        now += pause
        now += max(0.0, pace.wait(now))
        pace.started(chat, now)
        starts.append(now)
    return starts


@given(st.lists(st.floats(0, 2), min_size=30, max_size=120))
def test_no_second_has_more_than_25(pauses: list[float]) -> None:
    starts = run(Pace(), [(pause if pause > 1 else 0.0, n) for n, pause in enumerate(pauses)])
    assert most_in_a_second(starts) <= PER_SECOND


def test_it_keeps_up_99_percent_of_25_a_second_for_long() -> None:
    starts = run(Pace(), [(0.0, n) for n in range(2500)])
    assert 0.99 * 25 < 2499 / (starts[-1] - starts[0]) <= 25
    assert most_in_a_second(starts) <= PER_SECOND


def test_a_call_that_a_busy_loop_made_late_counts_from_when_it_left() -> None:
    pace, now, left = Pace(), 5.0, []
    for n in range(200):
        now += max(0.0, pace.wait(now))
        pace.started(n, now)
        now += 0.03 if n % 10 == 0 else 0.0
        pace.left(now)
        left.append(now)
    assert most_in_a_second(left) <= PER_SECOND


def test_the_first_few_go_at_once() -> None:
    starts = run(Pace(), [(0.0, n) for n in range(BURST + 1)])
    assert starts[BURST - 1] == starts[0] < starts[BURST]


def test_a_chat_has_a_burst_then_one_a_second() -> None:
    pace, now, starts = Pace(), 50.0, []
    for _ in range(10):
        now += max(0.0, pace.chat_wait(1, now))
        pace.started(1, now)
        starts.append(now)
    assert starts[:CHAT_BURST] == [50.0] * CHAT_BURST
    assert starts[-1] - starts[CHAT_BURST - 1] == 10 - CHAT_BURST
    assert pace.chat_wait(2, now) <= 0


def test_the_gate_holds_everybody_and_only_opens_later() -> None:
    pace = Pace()
    pace.shut(30.0)
    pace.shut(20.0)
    assert pace.wait(10.0) == 20.0
    assert pace.wait(30.0) <= 0


def test_chats_of_the_past_are_forgotten() -> None:
    pace = Pace()
    for n in range(10_000):
        pace.started(n, n / 25)
    assert len(pace._chats) < 3000


def test_the_first_calls_after_a_rest_are_counted_as_coming_later() -> None:
    """Their connections are made anew, so those of a second later would be too near to them."""

    def again(idle: float) -> float:
        pace, now = Pace(per_second=2), 100.0
        for at in (now - idle, now, now):
            pace.started(1, at)
            pace.left(at)
        return pace.wait(now) + now

    assert again(idle=IDLE_S + 1) == pytest.approx(100 + COLD_S + WINDOW_S)
    assert again(idle=IDLE_S - 1) == pytest.approx(100 + WINDOW_S)
