"""«Подзвоніть мені» is understood without its picture, in people's own words, when nothing else is said."""

from __future__ import annotations

import pytest

from bot.ui import labels
from bot.ui.asked_call import asks_call
from bot.ui.dialogs import words_heard
from bot.ui.labels import Readings
from handlers.resident import whose_place
from tests.ui.reading import EN, UK

READ = Readings((UK.t, EN.t))
ASKED = """подзвоніть|Подзвоніть мені!|подзвоніть мені будь ласка|добрий день, передзвоніть мені|наберіть мене
|зателефонуйте
|перезвоните мне, пожалуйста|позвоніть мені|прошу подзвонити|хай мені подзвонять|call me
|Call me back, please|give me a call"""
NOT_ASKED = """|подзвоніть мамі|подзвоніть мені, бо не чую дверей|не дзвоніть мені|я вам дзвонив
|коли подзвоните?|мені
|вам подзвонити?|call my son|телефон|дзвінок"""


@pytest.mark.parametrize("text", [one.strip("\n") for one in ASKED.split("|")])
def test_the_whole_message_asks_for_a_call(text: str) -> None:
    assert asks_call(text)
    assert READ.of(text, in_dialog=False) == labels.CALL_ME


@pytest.mark.parametrize("text", [None, *(one.strip("\n") for one in NOT_ASKED.split("|"))])
def test_what_says_more_or_something_else_does_not(text: str | None) -> None:
    assert not asks_call(text)
    assert READ.of(text, in_dialog=False) != labels.CALL_ME


def test_not_known_is_one_list() -> None:
    assert vars(whose_place)["UNKNOWN"] is words_heard.UNKNOWN
