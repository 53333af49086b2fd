"""A notice on its way, as its author reads it; and the list of people to telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ui.admin import notice_correcting, notice_mend, notice_recalling
from bot.ui.admin.notice_calls import listed
from bot.ui.admin.notice_over import over, report
from bot.ui.admin.notice_running import progress, running
from bot.ui.screen import Document
from bot.ui.view import View
from domain.notice_calling import Call
from domain.notice_figures import Done
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post, Task
from tests.ui.notice_samples import ID, figures
from tests.ui.reading import NOW, UK, VIEWS, labels_of, shown, units
from usecases.notice_calls import Calls
from usecases.notice_pages import Shown

POSTS = {"uk": Post((Part(text="<b>Вода</b> & світло: завтра не буде"),))}
NOTICE = Notice(ID, 2, NOW, POSTS, state=NoticeState.RUNNING, written=True, totals={"send": 3906}, begun_at=NOW)
TALLY = {("send", "sent"): 1240, ("send", "blocked"): 17}


def page_of(notice: Notice = NOTICE, seconds: float = 50) -> Shown:
    """The page so many seconds later."""
    later = NOW + timedelta(seconds=seconds)
    return Shown(replace(notice, pace_at=NOW), Limits(), later, tally=TALLY, author="Андрій", approver="Тетяна <Р>")


def test_the_line_that_fills_up_is_the_one_of_the_voice() -> None:
    text = running(UK, page_of()).text
    assert "Надіслано 1\u00a0240 з 3\u00a0906 · 25,1 на секунду · ще близько 2 хв · не доставлено: 17" in text
    assert "▓▓▓░░░░░░░ 32\u00a0%" in text and "&lt;b&gt;Вода" in text


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize("state", [NoticeState.RUNNING, NoticeState.PAUSED, NoticeState.DONE, NoticeState.STOPPED])
def test_every_state_has_its_buttons(v: View, state: NoticeState) -> None:
    shown_as = progress(v, figures(state))
    held = state in (NoticeState.RUNNING, NoticeState.PAUSED)
    assert bool(labels_of(shown_as)) is held and units(shown(shown_as.text)) < 500
    assert shown_as.slot == f"notice:{ID}"


def test_a_pause_that_outlives_the_notice_says_so() -> None:
    held = replace(NOTICE, state=NoticeState.PAUSED, not_after=NOW + timedelta(hours=1))
    early, late = running(UK, page_of(held)), running(replace(UK, now=NOW + timedelta(hours=2)), page_of(held))
    assert "доки не продовжите" in early.text and "лише сьогодні до 11:00" in early.text
    assert "строк уже минув" in late.text and "доки не продовжите" not in late.text


def test_what_cannot_be_mended_yet_or_any_more_offers_no_way_to() -> None:
    assert "✏️ Виправити" in labels_of(progress(UK, figures()))
    assert "✏️ Виправити" not in labels_of(progress(UK, figures(written=False)))
    recalled = figures(NoticeState.DONE, present=Done(Task.DELETE, 10, 10))
    assert labels_of(report(UK, recalled, admin=True)) == ["🔁 Повторити", "📄 Копія", "⬅️ До сповіщень"]


def test_what_a_recall_left_standing_can_be_recalled_once_more() -> None:
    back = Done(Task.DELETE, 10, 8, {"failed": 2})
    ways = labels_of(report(UK, figures(NoticeState.DONE, present=back, stands=2), admin=True))
    assert ways == ["🗑 Відкликати", "🔁 Повторити", "📄 Копія", "⬅️ До сповіщень"]
    assert "🗑 Відкликати" not in labels_of(progress(UK, figures(present=back, stands=2)))


def test_at_night_it_says_what_is_done_and_what_waits() -> None:
    morning = NOW + timedelta(hours=8)
    assert "Тихі години" in progress(UK, figures(morning=morning)).text
    mending = progress(UK, figures(morning=morning, present=Done(Task.CORRECT, 10, 4))).text
    assert "Решта отримає його з" in mending and "Тихі години" not in mending
    assert "Тихі години" in progress(UK, figures(morning=morning, present=Done(Task.CORRECT, 10, 10))).text


def test_its_ways_lead_where_corrections_and_recalls_begin() -> None:
    assert (notice_mend.CORRECT, notice_mend.RECALL) == (notice_correcting.OPEN, notice_recalling.OPEN)


def test_the_report_says_why_and_who() -> None:
    done = replace(NOTICE, state=NoticeState.DONE, totals={"send": 1257}, ended_at=NOW + timedelta(minutes=3))
    text = shown(over(UK, page_of(done)).text)
    assert "Надіслано 1 240 з 1 257 · тривало близько 3 хв".replace(" 2", "\u00a02") in text
    assert "Не доставлено: 17 (закрили бота: 17)" in text
    assert "Від кого: Андрій · схвалення: Тетяна <Р>" in text


def test_a_draft_that_was_thrown_away_went_to_nobody() -> None:
    gone = replace(NOTICE, state=NoticeState.STOPPED, begun_at=None, written=False, totals={})
    page = over(UK, replace(page_of(gone), tally={}))
    assert "Нікому не надіслано" in page.text and "Виправити" not in "".join(labels_of(page))


def test_the_list_is_a_page_that_runs_nothing_and_dials() -> None:
    calls = [
        Call("<script>Іван</script>", "+380671234567", "UA1", "blocked", "day", "верба & <x>"),
        Call("Ганна", "", "UA1", "failed"),
    ]
    screen = listed(UK, Calls(NOTICE, "UA53040090000048649", calls, after=77))
    (file,) = screen.documents
    assert isinstance(file, Document) and isinstance(file.content, str) and screen.protect
    assert "<script>" not in file.content and "верба &amp; &lt;x&gt;" in file.content
    assert 'href="tel:+380671234567"' in file.content and "Вдень, 12–17" in file.content
    assert "Іван" not in screen.text and labels_of(screen) == ["Ще ▾"]
    assert all(call.get("protect_content") for call in screen.calls())


@pytest.mark.parametrize("v", VIEWS)
def test_of_few_who_asked_for_a_service_no_number_is_told(v: View) -> None:
    few = replace(NOTICE, audience=Audience(services=("supplies",)), totals={"send": 3}, pending=POSTS)
    tally = {("send", "sent"): 2, ("send", "blocked"): 1}
    there = Shown(replace(few, pace_at=NOW), Limits(), NOW + timedelta(seconds=50), tally=tally)
    ended = replace(there, notice=replace(few, state=NoticeState.DONE, ended_at=NOW + timedelta(seconds=20)))
    told = [running(v, there).text, over(v, ended).text, notice_recalling.choose(v, few, tally).text]
    told += [notice_correcting.proposed(v, few, 2, second=False).text]
    for text in told:
        assert "5" in text and not set("123") & set(text.replace("48", "")), text
