"""An edited message changes the answer that it gave; what stood before is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import stories
from domain.answers import Attachment, Chosen, Gave, Given, Skipped, Wrote
from domain.dialogs import REQUEST
from domain.form_steps import answer, begin, edit
from domain.forms import REVIEW, Ask, Draft, Invalid, Quiet, Review
from domain.forms_kept import answered_by
from tests.domain.strategies import NOW

PHOTO = Gave(Attachment("photo", "roof", "дах"), message=22)


def answered() -> Draft:
    """Everything was typed, each answer in a message of its own."""
    draft = replace(begin(REQUEST, "n", NOW), step="threat", answers={"for_whom": "me", "service": "unsafe"})
    ways: tuple[Given, ...] = (
        Chosen("no", 20),
        Wrote("Соборна, 5", message=21),
        PHOTO,
        Wrote("067", reading="+380671234567", message=23),
    )
    for given in ways:
        draft = answer(REQUEST, draft, given, NOW).draft
    assert draft.step == REVIEW
    return draft


@pytest.mark.parametrize(
    ("message", "given", "key", "value"),
    [
        (20, Chosen("yes", 20), "threat", "yes"),
        (21, Wrote("Садова, 7", message=21), "street", "Садова, 7"),
        (23, Wrote("050", reading="+380501112233", message=23), "phone", "+380501112233"),
        (23, Skipped(23), "phone", None),
    ],
)
def test_the_answer_changes(message: int, given: Given, key: str, value: object) -> None:
    outcome = edit(REQUEST, answered(), message, given, NOW)
    assert isinstance(outcome, Review)
    assert outcome.draft.answers == {**answered().answers, key: value}


def test_a_piece_of_the_story_keeps_what_it_said_before() -> None:
    draft = answered()
    for caption in ("дах протікає", "дах протікає з осені"):
        draft = edit(REQUEST, draft, 22, replace(PHOTO, attachment=Attachment("photo", "roof", caption)), NOW).draft
    piece = {"m": 22, "file": ["photo", "roof", "дах протікає з осені"], "was": ["дах", "дах протікає"]}
    assert draft.answers["story"]["pieces"] == [piece]


def test_another_file_in_the_message_comes_after_the_first() -> None:
    outcome = edit(REQUEST, answered(), 22, replace(PHOTO, attachment=Attachment("photo", "wall", "дах")), NOW)
    assert [file_id for _, file_id, _ in stories.files(outcome.draft.answers["story"])] == ["roof", "wall"]


@pytest.mark.parametrize(
    ("message", "given"),
    [(21, Wrote(" Соборна, 5 ", message=21)), (22, PHOTO), (20, Chosen("no", 20))],
)
def test_an_edit_that_changes_nothing_is_silent(message: int, given: Given) -> None:
    assert edit(REQUEST, answered(), message, given, NOW) == Quiet(answered())


def test_an_edit_that_is_no_answer_leaves_the_old_one() -> None:
    outcome = edit(REQUEST, answered(), 23, Wrote("не маю тепер телефону", trouble="no_digits", message=23), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.kept, outcome.draft.misses) == (True, 0)
    assert outcome.draft.answers["phone"] == "+380671234567"
    assert "не маю тепер телефону" in stories.texts(outcome.draft.answers["story"])


def test_an_edit_of_what_was_not_understood_is_another_try() -> None:
    draft = replace(begin(REQUEST, "n", NOW), step="threat", answers={"for_whom": "me", "service": "unsafe"})
    missed = answer(REQUEST, draft, Wrote("нні", message=5), NOW).draft
    assert answered_by(REQUEST, missed, 5) == "threat"
    outcome = edit(REQUEST, missed, 5, Chosen("no", 5), NOW)
    assert isinstance(outcome, Ask)
    assert (outcome.draft.step, outcome.draft.answers["threat"], outcome.draft.misses) == ("street", "no", 0)


def test_an_answer_that_a_button_gave_later_is_not_changed_by_the_former_message() -> None:
    draft = answer(REQUEST, replace(answered(), step="threat", amending=True), Chosen("yes"), NOW).draft
    assert answered_by(REQUEST, draft, 20) == ""
    assert answered_by(REQUEST, draft, 0) == ""


def test_an_edited_choice_asks_what_is_new() -> None:
    draft = replace(begin(REQUEST, "n", NOW), step="service", answers={"for_whom": "me"})
    draft = answer(REQUEST, draft, Chosen("unsafe", 30), NOW).draft
    outcome = edit(
        REQUEST,
        replace(draft, answers={**answered().answers, **draft.answers}, step=REVIEW),
        30,
        Chosen("advice", 30),
        NOW,
    )
    assert isinstance(outcome, Ask)
    assert outcome.draft.step.startswith("advice.")


def test_a_draft_of_the_first_release_goes_on() -> None:
    old = {"texts": ["Болять ноги"], "files": [["voice", "f", ""]]}
    draft = replace(answered(), answers={**answered().answers, "story": old})
    told = answer(REQUEST, draft, Wrote("І дах тече", message=40), NOW).draft.answers["story"]
    assert stories.texts(told) == ["Болять ноги", "І дах тече"]
    assert stories.files(told) == [("voice", "f", "")]
