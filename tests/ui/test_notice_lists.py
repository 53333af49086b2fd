"""The lists of notices: every state in words, nothing too long, and no small number that points at somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.ui.admin import notice_again, notice_history, notice_home, notice_whom
from bot.ui.admin.notice_titles import title
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.communities import Community
from domain.notices import Audience, Notice, NoticeState, Part, Post, Tally, Task
from tests.ui.reading import CODE, LIMIT, LONGEST_ID, NOW, UK, VIEWS, labels_of, packed, shown
from usecases.notice_home import Line, Page

HOSTILE = '<b>Увага</b> & "всім" ' * 20
SENT: Tally = {("send", "sent"): 3, ("send", "blocked"): 1}
NONE: Tally = {}


def notice(*parts: Part, **fields: Any) -> Notice:
    """A notice with these messages."""
    told = parts or (Part(text=f"{HOSTILE}\nдругий рядок"),)
    made = {"audience": Audience((CODE,)), "begun_at": NOW, "written": True, "totals": {"send": 4}, **fields}
    return Notice(LONGEST_ID, 1, NOW, {"uk": Post(told)}, **made)


def page(one: Notice, tally: Tally = SENT, places: Mapping[str, str] | None = None, number: int = 0) -> Page:
    """A list with this one four times."""
    line = Line(one, "Тетяна <Романівна>", tally, "Інна & Ко", places or {CODE: "Пирятинська"})
    return Page([line] * 4, number, True)


def fits(screen: Screen) -> str:
    """What is read; everything on it is within the limits of Telegram."""
    text = shown(screen.text)
    assert len(text) <= LIMIT
    assert all(len(data) <= 64 for data in packed(screen))
    return text


@pytest.mark.parametrize("v", VIEWS)
@pytest.mark.parametrize("state", NoticeState)
def test_every_state_is_told_in_both_lists(v: View, state: NoticeState) -> None:
    one = notice(state=state, starts_at=NOW)
    assert "другий рядок" not in fits(notice_home.home(v, page(one)))
    text = fits(notice_history.history(v, page(one, number=3)))
    assert "Тетяна <Романівна>" in text and "Інна & Ко" in text


@pytest.mark.parametrize("task", Task)
def test_what_became_of_it_is_told(task: Task) -> None:
    ends = ("✅ надіслано", "✏️ виправлено", "🗑 прибрано", "🚫 скасовано")
    said = dict(zip((Task.SEND, Task.CORRECT, Task.DELETE, Task.CANCEL), ends, strict=True))
    text = fits(notice_history.history(UK, page(notice(state=NoticeState.DONE, task=task, edition=2))))
    assert f"доставлено: 3 з 4 · {said[task]}" in text


def test_how_many_is_not_told_of_few_people_with_one_kind_of_need() -> None:
    one = notice(audience=Audience((CODE,), services=("home_care",)))
    for screen in (notice_home.home(UK, page(one)), notice_history.history(UK, page(one))):
        text = fits(screen)
        assert "менше 5" in text and "3 з 4" not in text


def test_the_total_is_told_only_when_it_is_known() -> None:
    one = notice(state=NoticeState.RUNNING, written=False)
    text = fits(notice_home.home(UK, page(one)))
    assert "доставлено: 3 ·" in text and "з 4" not in text


@pytest.mark.parametrize(
    "kind", ["photo", "video", "animation", "voice", "audio", "video_note", "location", "document"]
)
def test_a_message_without_words_is_called_by_what_it_is(kind: str) -> None:
    assert title(UK, notice(Part(kind, file="1")), 30) in (
        *("фото", "відео", "голосове повідомлення", "аудіо", "точка на мапі", "файл"),
    )
    assert title(UK, notice(Part(kind, file="1"), Part(kind, text="  Збори\nо десятій")), 30) == "Збори"


def test_nothing_to_show_says_so() -> None:
    empty = Page([], 0, False)
    assert "чернеток немає" in fits(notice_home.home(UK, empty))
    assert "Ще не було жодного" in fits(notice_history.history(UK, empty))


@pytest.mark.parametrize("v", VIEWS)
def test_the_questions_before_a_new_one_fit(v: View) -> None:
    many = [Community(f"{CODE[:-2]}{n:02}", f"Громада {n}", "ГРО") for n in range(9)]
    for what in (notice_again.NEW, notice_again.COPY, "shelter"):
        for number in range(3):
            screen = notice_whom.whom(v, what, LONGEST_ID, many, number)
            fits(screen)
            assert len(labels_of(screen)) <= notice_whom.SIZE + 4
    fits(notice_whom.templates(v))
    fits(notice_again.sure(v, notice()))
    assert "Громада 1" in notice_whom.head(v, "aid", many[1])
    assert notice_whom.head(UK, "aid", None) == "<b>📦 Гуманітарна допомога</b> · усі громади"
