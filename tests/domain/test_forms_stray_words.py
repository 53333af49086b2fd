"""Words that come at the wrong question are kept: what is no street and no number goes on with the story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.answers import Wrote
from domain.dialogs import REQUEST
from domain.forms import Draft, Invalid, answer, begin
from tests.domain.strategies import NOW

TOLD = {"texts": ["Болять ноги"], "files": []}
LONG = "І ще дах тече, син поїхав, води немає третій день, а до колонки далеко. " * 3


def asked(step: str, **answers: object) -> Draft:
    return replace(begin(REQUEST, "n", NOW), step=step, answers={"service": "advice", **answers})


def test_a_long_text_at_the_street_goes_on_with_the_story() -> None:
    outcome = answer(REQUEST, asked("street", story=TOLD), Wrote(LONG), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.draft.step, outcome.draft.misses) == ("added", "street", 0)
    assert outcome.draft.answers["story"]["texts"] == ["Болять ноги", LONG.strip()]


@pytest.mark.parametrize(("words", "kept"), [("не пам'ятаю номер, у сусідки", 2), ("ааа", 1)])
def test_words_at_the_phone_are_kept_and_the_number_is_asked_again(words: str, kept: int) -> None:
    outcome = answer(REQUEST, asked("phone", story=TOLD), Wrote(words, trouble="no_digits"), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.draft.step, outcome.draft.misses) == ("no_digits", "phone", 1)
    assert len(outcome.draft.answers["story"]["texts"]) == kept


def test_without_a_story_the_person_is_asked_to_shorten() -> None:
    outcome = answer(REQUEST, asked("street"), Wrote(LONG), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, "story" in outcome.draft.answers) == ("long_text", False)
