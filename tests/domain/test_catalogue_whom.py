"""For whom: oneself, a child, another person, a report; each asks what it needs and nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.answers import Chosen, Given, Skipped, Wrote
from domain.dialogs import REQUEST
from domain.form_steps import amend, answer, back, begin
from domain.forms import REVIEW, Ask, Draft, Review
from domain.whom import STEPS, anonymous, their_place
from tests.domain.strategies import NOW

WAYS = {
    "me": [],
    "child": ["about_age", "about_name"],
    "other": ["about_name", "about_place", "about_phone"],
    "report": ["about_name", "about_place", "reporter"],
}


def walked(*given: Given) -> Draft:
    """The draft after these answers, one after the other."""
    draft = begin(REQUEST, "n", NOW)
    for one in given:
        outcome = answer(REQUEST, draft, one, NOW)
        assert isinstance(outcome, Ask), outcome
        draft = outcome.draft
    return draft


@pytest.mark.parametrize("whom", WAYS)
def test_each_way_has_its_questions_before_the_service(whom: str) -> None:
    asked = [step.key for step in REQUEST.visible({"for_whom": whom})]
    assert asked == ["for_whom", *WAYS[whom], "service", "threat", "street", "story", "phone"]


def test_another_person_is_named_with_a_number_and_who_gets_the_answers() -> None:
    number = Wrote("067 123 45 67", reading="+380671234567")
    draft = walked(Chosen("other"), Wrote("Ганна"), Chosen("UA53"), number, Chosen("them"))
    told = {"about_name": "Ганна", "about_place": "UA53", "about_phone": "+380671234567", "answers_to": "them"}
    assert (draft.step, dict(draft.answers)) == ("service", {"for_whom": "other", **told})


@pytest.mark.parametrize("none", [Chosen("none"), Skipped()])
def test_without_their_number_nobody_asks_who_gets_the_answers(none: Given) -> None:
    draft = walked(Chosen("other"), Skipped(), Skipped(), none)
    assert draft.step == "service"
    assert draft.answers["about_phone"] in ("none", None)


def test_a_number_that_is_told_later_brings_the_question_back() -> None:
    told = {"for_whom": "other", "about_phone": "none", "service": "other", "threat": "no", "street": None}
    whole = {**told, "about_name": "Ганна", "about_place": None, "story": None, "phone": None}
    own = {step.key: None for step in REQUEST.visible(whole) if step.key not in whole}
    at_review = replace(begin(REQUEST, "n", NOW), step=REVIEW, answers={**whole, **own})
    amended = amend(REQUEST, at_review, "about_phone", NOW)
    assert amended
    outcome = answer(REQUEST, amended, Wrote("067 123 45 67", reading="+380671234567"), NOW)
    assert isinstance(outcome, Ask) and outcome.draft.step == "answers_to"
    assert isinstance(answer(REQUEST, outcome.draft, Chosen("them"), NOW), Review)


@pytest.mark.parametrize(
    ("whom", "where"), [("other", "UA53"), ("report", "UA53"), ("child", ""), ("me", ""), ("", "")]
)
def test_only_another_person_lives_elsewhere(whom: str, where: str) -> None:
    """After a change of mind the place of the other way is still there and means nothing."""
    assert their_place({"for_whom": whom, "about_place": "UA53"}) == where
    assert their_place({"for_whom": whom, "about_place": None}) == ""


def test_a_report_may_be_without_a_name_and_demands_no_number() -> None:
    draft = walked(Chosen("report"), Wrote("Дідусь із хати біля криниці"), Skipped(), Chosen("anonymous"))
    assert draft.step == "service"
    assert anonymous(draft.answers)
    assert "phone" not in [step.key for step in REQUEST.visible(draft.answers)]
    assert "phone" in [step.key for step in REQUEST.visible({**draft.answers, "reporter": "yes"})]


@pytest.mark.parametrize(
    ("answers", "so"),
    [
        ({"for_whom": "report", "reporter": "anonymous"}, True),
        ({"for_whom": "report", "reporter": "yes"}, False),
        ({"for_whom": "me", "reporter": "anonymous"}, False),
        ({}, False),
    ],
)
def test_only_a_report_is_anonymous(answers: dict[str, Any], so: bool) -> None:
    """After a change of mind the answer of the other way is still there and means nothing."""
    assert anonymous(answers) is so


def test_back_from_the_service_leads_through_the_same_questions() -> None:
    draft = walked(Chosen("child"), Chosen("school"), Wrote("Оля"))
    seen = []
    while earlier := back(REQUEST, draft, NOW):
        draft = earlier
        seen.append(draft.step)
    assert seen == ["about_name", "about_age", "for_whom"]


def test_every_question_about_whom_is_of_this_room() -> None:
    assert [step.key for step in STEPS] == [
        "for_whom",
        "about_age",
        "about_name",
        "about_place",
        "about_phone",
        "answers_to",
        "reporter",
    ]
