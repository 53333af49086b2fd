"""The review reads every answer back, in the person's own words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.ui.dialogs import words
from bot.ui.dialogs.review import fix, review
from bot.ui.worker.details import details
from domain.answers import Kind
from domain.dialogs import REQUEST
from domain.forms import REVIEW, Draft
from domain.requests import Details
from tests.ui.reading import EN, LIMIT, NONCE, NOW, UK, VIEWS, request, shown, units

SERVICES = next(step for step in REQUEST.steps if step.key == "service").options
STORY = {"texts": ["Сама не впораюсь", "Допоможіть"], "files": [["voice", "f", ""], ["photo", "g", "дах"]]}


def draft(service: str, **more: Any) -> Draft:
    """Everything answered; of several the first two."""
    told: dict[str, Any] = {"service": service, "story": STORY, "street": "Соборна, 5", "phone": "+380671234567"}
    told |= {"about_name": "Ганна", "about_place": "", "about_phone": "none", "reporter": "yes"}
    for step in REQUEST.steps:
        if not step.show_if(told):
            continue
        if step.kind in (Kind.CHOICE, Kind.DATE):
            told.setdefault(step.key, step.options[-1])
        elif step.kind is Kind.MANY:
            told[step.key] = list(step.options[:2])
    return Draft(NONCE, REQUEST.id, REVIEW, NOW, {**told, **more})


@pytest.mark.parametrize("service", SERVICES)
def test_every_answer_is_read_back(service: str) -> None:
    for v in VIEWS:
        found = draft(service)
        text = shown(review(v, REQUEST, found, place="Заріччя").text)
        for step in REQUEST.visible(found.answers):
            value = found.answers[step.key]
            assert v.t.plain(words.name(REQUEST.id, step.key)) in text
            for item in value if isinstance(value, list) else [value]:
                if step.options and item in step.options:
                    assert v.t.plain(words.read_back(step.key, item)).lower() in text.lower()
        for said in ("Сама не впораюсь / Допоможіть", "Соборна, 5", "067 123 45 67", "Заріччя"):
            assert said in text
        assert units(text) <= LIMIT


def test_a_report_does_not_tell_whoever_reads_it_to_report() -> None:
    """The button «Повідомити про людину» is a thing to do; among the answers it says whom it is about."""
    whom = {"for_whom": "report", "reporter": "yes"}
    for text in (
        shown(review(UK, REQUEST, draft("other", **whom)).text),
        shown(details(UK, request(for_whom="report"), []).text),
    ):
        assert "Для кого: Людина, про яку повідомлено" in text and "Повідомити" not in text


def test_ones_place_is_corrected_from_the_review_too() -> None:
    last = fix(UK, REQUEST, draft("other"), 9)
    assert "Населений пункт" in [button.text for row in last.buttons for button in row]


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_read_back_is_named_and_not_asked_again(service: str) -> None:
    """«Чи людина живе сама?: Так» is no Ukrainian; the worker reads the same names."""
    found = draft(service)
    own = {key: value for key, value in found.answers.items() if "." in key}
    card = details(UK, request(service=service, details=Details(answers=own)), [])
    for screen in (review(UK, REQUEST, found), card):
        assert re.findall(r"[^\n]*[?.]:", shown(screen.text)) == []


def test_files_are_counted_in_the_readers_words() -> None:
    assert "2 файли" in shown(review(UK, REQUEST, draft("other")).text)
    assert "2 files" in shown(review(EN, REQUEST, draft("other")).text)


def test_what_was_skipped_is_said_to_be_so() -> None:
    told = draft("other", story={"texts": [], "files": []}, street=None, phone=None)
    text = shown(review(UK, REQUEST, told).text)
    assert "Вашими словами: не вказано" in text
    assert "Вулиця: не вказано" in text
    assert "Телефон: немає" in text
    assert "Телефон: немає" in shown(review(UK, REQUEST, draft("other", phone="none")).text)


def test_a_long_story_is_shortened_on_the_screen() -> None:
    text = shown(review(UK, REQUEST, draft("other", story={"texts": ["а" * 4096], "files": []})).text)
    assert "а" * 1200 + "… (решту теж збережено)" in text and "а" * 1201 not in text
