"""Correcting and recalling on the screen: what is offered when, and buttons that Telegram takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ui.admin import notice_correcting as fixing
from bot.ui.admin import notice_recalling as recalling
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notice_fixing import Unfit
from domain.notices import Notice, NoticeState, Part, Post
from tests.ui.reading import LONGEST_ID, NOW, UK, VIEWS, labels_of

POSTS = {"uk": Post((Part(text="О 9"),)), "en": Post((Part(text="At 9"),))}
FIXED = {**POSTS, "uk": Post((Part(text="О 10"),))}
NOTICE = Notice(LONGEST_ID, 1, NOW, POSTS, pending=FIXED, version=99_999, state=NoticeState.DONE, written=True)


def proposed(notice: Notice = NOTICE, second: bool = False) -> Screen:
    return fixing.proposed(UK, notice, 3906, second)


def test_what_is_offered_depends_on_who_must_agree() -> None:
    assert labels_of(proposed())[0] == "✅ Виправити в усіх"
    assert labels_of(proposed(second=True))[0] == "✅ Запитати схвалення"
    assert "⚡ Без схвалення" not in labels_of(proposed(second=True))
    assert "⚡ Без схвалення" in labels_of(proposed(replace(NOTICE, danger="fire"), second=True))
    waiting = proposed(replace(NOTICE, asked_by=1), second=True)
    assert "Чекає на схвалення" in waiting.text and "✅ Запитати схвалення" not in labels_of(waiting)
    assert "Розсилка тоді продовжиться" in proposed(replace(NOTICE, state=NoticeState.PAUSED)).text


def test_only_the_language_that_differs_is_shown() -> None:
    assert [call["text"] for call in fixing.preview(UK, NOTICE).calls() if "parse_mode" not in call] == ["О 10"]


@pytest.mark.parametrize("v", VIEWS)
def test_every_button_fits(v: View) -> None:
    danger = replace(NOTICE, danger="chemical")
    screens = (
        fixing.which(v, NOTICE),
        fixing.proposed(v, danger, 3906, second=True),
        fixing.proposed(v, replace(danger, asked_by=1), 3906, second=True),
        fixing.alone(v, danger),
        fixing.wordless(v, NOTICE),
        fixing.hindered(v, danger, fixing.unfit(v, Unfit.SAME)),
        recalling.choose(v, NOTICE, {("send", "sent"): 3906}),
    )
    for screen in screens:
        assert screen.calls()[0]["reply_markup"] and len(labels_of(screen)) <= 5
    assert all(fixing.unfit(v, why) for why in Unfit)
