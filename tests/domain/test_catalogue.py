"""The catalogue: what may be asked for, each with few questions of its own that may be left out."""

from __future__ import annotations

import re

import pytest

from domain.answers import Kind, Step
from domain.catalogue import BY_KEY, ELSEWHERE, SERVICES, STILL, TOPICS, Service
from domain.dialogs import REQUEST

PLAIN = [service for service in SERVICES if service.key not in ("unsafe", ELSEWHERE)]
OFFICE = re.compile(r"passport_number|income|tax|document_photo|birth")


def test_each_service_is_there_once() -> None:
    assert len({service.key for service in SERVICES}) == len(SERVICES) == 13
    step = REQUEST.step("service")
    assert step is not None
    assert step.options == tuple(service.key for service in SERVICES)
    assert set(step.options) <= set(BY_KEY)


@pytest.mark.parametrize("service", PLAIN, ids=lambda service: service.key)
def test_two_to_four_questions_that_may_be_left_out(service: Service) -> None:
    assert 2 <= len(service.questions) <= 4
    assert not any(question.required for question in service.questions)
    assert not any(OFFICE.search(question.key) for question in service.questions), "the office asks that, not the chat"


def test_a_code_is_that_of_the_classifier_or_empty() -> None:
    """Order 429 of 23.06.2020; a service of several codes, or of one that is not sure, has none: the worker sets it."""
    assert {service.key: service.code for service in BY_KEY.values() if service.code} == {
        "home_care": "015.1",
        "papers": "004.0",
        "escort": "021.0",
        "family": "010.1",
        "veteran": "013.0",
        "housing": "005.0",
        "advice": "002.0",
        "call_me": "001.0",
        "crisis": "012.0",
    }


def test_whose_age_is_known_is_not_asked_whether_they_are_a_child() -> None:
    asked = {"service": "disability", "for_whom": "child"}
    for answers, whether in (
        ({**asked, "about_age": "school"}, False),
        (asked, True),
        ({**asked, "for_whom": "me"}, True),
    ):
        assert ("disability.whose" in {step.key for step in REQUEST.visible(answers)}) == whether


def test_only_the_quiet_talk_is_sensitive_from_the_start() -> None:
    assert [service.key for service in SERVICES if service.sensitive] == ["unsafe"]
    assert SERVICES.index(BY_KEY["unsafe"]) < 5, "on the first page: whoever is afraid does not turn pages"


def test_a_ride_has_its_day() -> None:
    days = [q for q in BY_KEY["escort"].questions if q.kind is Kind.DATE]
    assert [(q.key, q.options) for q in days] == [("when", ("today", "tomorrow", "after_tomorrow", "later"))]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.key)
def test_own_questions_are_asked_of_that_service_alone(service: Service) -> None:
    own = [step.key for step in REQUEST.visible({"service": service.key}) if "." in step.key]
    assert [key for key in own if key.startswith(f"{service.key}.")] == own or service.sensitive
    assert {f"{service.key}.{question.key}" for question in service.questions} <= set(own)


def test_what_is_not_ours_leads_to_a_choice_and_no_dead_end() -> None:
    topic, still = BY_KEY[ELSEWHERE].questions
    assert (topic.options, f"{ELSEWHERE}.{still.key}", still.options) == (TOPICS, STILL, ("send", "home"))
    assert topic.required and still.required


def test_the_same_words_stand_for_the_same_options() -> None:
    """An option is called by the last part of its question's key: two questions of one name must offer the same."""
    seen: dict[str, Step] = {}
    for service in SERVICES:
        for question in service.questions:
            assert seen.setdefault(question.key, question).options == question.options
