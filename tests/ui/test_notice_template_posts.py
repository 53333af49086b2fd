"""What people read of a template: two languages, four or five short lines, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ui.admin.notice_template_posts import posts
from domain.answers import units
from domain.notice_reading import warnings
from domain.notice_templates import TEMPLATES
from domain.notices import Part
from tests.ui.reading import EN, UK

PLACE = "Заріччя, вул. <Садова> & Лугова"
WHEN = {"nt_day": "2026-11-24", "nt_hours": "9-13"}
ANSWERS: dict[str, dict[str, Any]] = {
    "outage": {"nt_where": PLACE, **WHEN},
    "visit": {"nt_where": PLACE, **WHEN},
    "aid": {"nt_where": PLACE, "nt_bring": "displaced", **WHEN},
    "shelter": {"nt_where": PLACE, "nt_open": "always"},
}


def told(topic: str, lang: str = "uk", **answers: Any) -> Part:
    """The one message of a template in this language."""
    made = posts(UK, topic, {**ANSWERS[topic], **answers})
    assert list(made) == ["uk", "en"], "whatever the admin's own language is"
    (part,) = made[lang].parts
    return part


@pytest.mark.parametrize("topic", TEMPLATES)
@pytest.mark.parametrize("lang", ["uk", "en"])
def test_it_is_short_and_begins_with_what_it_is_about(topic: str, lang: str) -> None:
    part = told(topic, lang)
    head, *rest = part.text.split("\n")
    assert 3 <= len(rest) <= 4, "five short lines are read"
    assert part.entities == ({"type": "bold", "offset": 0, "length": units(head)},)
    assert PLACE in part.text, "as it was typed, with nothing escaped: the message has entities, no HTML"
    assert list(warnings(posts(EN, topic, ANSWERS[topic])[lang])) == []


def test_the_words_in_ukrainian() -> None:
    assert told("outage").text.split("\n")[:3] == [
        "💧 Відключення води",
        "Коли: у вівторок, 24 листопада, 09:00–13:00",
        f"Де: {PLACE}",
    ]
    assert "Візьміть із собою: паспорт і довідку ВПО" in told("aid").text
    assert "Відчинено: цілодобово" in told("shelter").text
    assert "Де: уся громада" in told("outage", nt_where="everywhere").text
    assert "24 листопада, увесь день" in told("outage", nt_hours="all_day").text
    assert "24 листопада, 09:00\n" in told("visit", nt_hours="о 9").text
    assert "24 листопада, з 7 вечора до 9 вечора\n" in told("outage", nt_hours="з 7 вечора до 9 вечора").text


def test_the_words_in_english() -> None:
    assert "When: on Tuesday, 24 November, 09:00–13:00" in told("visit", "en").text
    assert "Open: around the clock" in told("shelter", "en").text


def test_own_words_stay_and_hours_are_written_alike() -> None:
    assert "24 листопада, 10:00–14:30\n" in told("visit", nt_hours="з 10 до 14.30").text
    assert "24 листопада, після обіду\n" in told("visit", nt_hours="після  обіду").text
    assert "Відчинено: щодня 8–20" in told("shelter", nt_open="щодня 8–20").text


def test_what_was_skipped_has_no_line() -> None:
    assert "Візьміть" not in told("aid", nt_bring=None).text
