"""Whom to telephone: what is about danger does not say «if it matters»."""

from __future__ import annotations

from bot.ui.messages.notice_told import calls
from tests.ui.reading import view


def test_danger_is_telephoned_at_once() -> None:
    params = {"n": 3, "more": False, "title": "Вода", "name": "Пирятинська", "notice": 7, "community": "UA1"}
    danger, ordinary = (calls(view("uk"), {**params, "danger": why}).text for why in ("water", ""))
    assert "Зателефонуйте їм зараз" in danger and "Якщо" in ordinary
    assert "Не доставлено: 3. Пирятинська" in danger
