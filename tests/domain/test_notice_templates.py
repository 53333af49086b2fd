"""Templates of notices: what each asks for, and until when it is worth sending."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.notice_templates import BY_FORM, DAY, HOURS, OPEN, PLACE, SHELTER_LASTS, TEMPLATES, until
from domain.notices import TOPICS

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday, 10:00 in Kyiv
KYIV = "Europe/Kyiv"


@pytest.mark.parametrize(
    ("hours", "ends"),
    [
        ("9-13", datetime(2026, 11, 24, 11, tzinfo=UTC)),
        ("з 8:00 до 12:30", datetime(2026, 11, 24, 10, 30, tzinfo=UTC)),
        ("22–6", datetime(2026, 11, 25, 4, tzinfo=UTC)),
        ("all_day", datetime(2026, 11, 24, 21, 59, tzinfo=UTC)),
        ("о 10:00", datetime(2026, 11, 24, 21, 59, tzinfo=UTC)),
        ("18:00–24:00", datetime(2026, 11, 24, 21, 59, tzinfo=UTC)),
        ("з 7 вечора до 9 вечора", datetime(2026, 11, 24, 21, 59, tzinfo=UTC)),
        ("після обіду", datetime(2026, 11, 24, 21, 59, tzinfo=UTC)),
    ],
)
def test_it_is_worth_sending_until_the_end_of_its_hours(hours: str, ends: datetime) -> None:
    assert until({PLACE: "Клуб", DAY: "2026-11-24", HOURS: hours}, NOW, KYIV) == ends


def test_the_night_on_which_the_clock_changes_is_counted_right() -> None:
    assert until({DAY: "2027-03-28", HOURS: "0-4"}, NOW, KYIV) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_a_shelter_has_no_day() -> None:
    assert until({PLACE: "Школа", OPEN: "always"}, NOW, KYIV) == NOW + SHELTER_LASTS > NOW + timedelta(days=2)


@pytest.mark.parametrize("topic", TEMPLATES)
def test_each_has_a_topic_and_asks_for_little(topic: str) -> None:
    template = TEMPLATES[topic]
    assert topic == template.topic
    assert topic in TOPICS
    assert BY_FORM[template.form.id] is template
    keys = [step.key for step in template.form.steps]
    assert 2 <= len(keys) <= 4
    assert keys[0] == PLACE
    assert keys[-2:] == [DAY, HOURS] or keys[-1] == OPEN, "what may have to be asked again comes last"
