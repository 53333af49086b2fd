"""What each kind of question takes and refuses, and the ways through a dialog."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import stories
from domain.answers import Answers, Attachment, Chosen, Gave, Given, Kind, Skipped, Step, Wrote
from domain.dialogs import CALL_ME, FINISH, FORMS, REQUEST, WRITE
from domain.form_steps import amend, answer, back, begin, present
from domain.forms import REVIEW, Ask, Complete, Draft, Form, Invalid, Outcome, Review, place_in
from tests.domain.strategies import NOW, at, fitting

PHOTO = Gave(Attachment("photo", "file-1", "дах"), message=2)
PIECE = {"m": 2, "file": ["photo", "file-1", "дах"]}
FULL: Answers = {
    "for_whom": "me",
    "service": "advice",
    "advice.advice": "money",
    "advice.advice_by": "call",
    "threat": "no",
    "street": "Шевченка, 5",
    "story": {"pieces": [{"m": 1, "text": "Слова"}]},
    "phone": "+380671234567",
}


def reviewed() -> Draft:
    """A request's draft with everything answered, read back."""
    return replace(begin(REQUEST, "n", NOW), answers=FULL, step=REVIEW)


@pytest.mark.parametrize(
    ("step", "given", "kept"),
    [
        (Step("a", Kind.CHOICE, ("x", "y")), Chosen("y"), "y"),
        (Step("a", Kind.CHOICE, ("x",), required=False), Skipped(), None),
        (Step("a", Kind.PLACE), Chosen("UA1"), "UA1"),
        (Step("a", Kind.TEXT), Wrote("  так  "), "так"),
        (Step("a", Kind.TEXT, required=False), Skipped(), None),
        (Step("a", Kind.PHONE), Wrote("067…", reading="+380671234567"), "+380671234567"),
        (Step("a", Kind.PHONE, ("none",), required=False), Chosen("none"), "none"),
        (Step("a", Kind.STORY), Wrote(" Дах тече ", message=7), {"pieces": [{"m": 7, "text": "Дах тече"}]}),
        (Step("a", Kind.STORY), PHOTO, {"pieces": [PIECE]}),
        (Step("a", Kind.DATE), Wrote("у суботу", reading="2026-11-28"), "2026-11-28"),
        (Step("a", Kind.DATE, ("later",)), Chosen("later"), "later"),
        (Step("a", Kind.DATE, ("today",)), Chosen("2026-11-23"), "2026-11-23"),
        (Step("a", Kind.CHOICE, ("x",)), Wrote("ікс", reading="x"), "x"),
        (Step("a", Kind.MANY, ("x",), required=False), Skipped(), []),
    ],
)
def test_an_answer_is_taken(step: Step, given: Given, kept: object) -> None:
    form = Form("f", (step,))
    outcome = answer(form, begin(form, "n", NOW), given, NOW)
    assert isinstance(outcome, Complete)
    assert outcome.draft.answers == {"a": kept}


@pytest.mark.parametrize(
    ("step", "given", "reason"),
    [
        (Step("a", Kind.CHOICE, ("x",)), Chosen("z"), "pick_one"),
        (Step("a", Kind.CHOICE, ("x",)), Wrote("x"), "pick_one"),
        (Step("a", Kind.CHOICE, ("x",)), Wrote("зет", reading="z"), "pick_one"),
        (Step("a", Kind.CHOICE, ("x",)), Skipped(), "needed"),
        (Step("a", Kind.PHONE), Skipped(), "number_needed"),
        (Step("a", Kind.CHOICE, ("x",)), PHOTO, "words_please"),
        (Step("a", Kind.MANY, ("x",)), Wrote("слово"), "pick_one"),
        (Step("a", Kind.PLACE), Wrote("Заріччя"), "pick_one"),
        (Step("a", Kind.TEXT), Wrote("   "), "empty"),
        (Step("a", Kind.TEXT), Skipped(), "needed"),
        (Step("a", Kind.STORY), Wrote("\n"), "empty"),
        (Step("a", Kind.PHONE), Wrote("12", trouble="too_long"), "too_long"),
        (Step("a", Kind.PHONE), Wrote("слово"), "too_short"),
        (Step("a", Kind.PHONE, ("none",)), Chosen("інше"), "pick_one"),
        (Step("a", Kind.PHONE), PHOTO, "words_please"),
        (Step("a", Kind.DATE), Wrote("колись"), "no_day"),
        (Step("a", Kind.DATE), Wrote("учора", trouble="past_day"), "past_day"),
        (Step("a", Kind.DATE, ("today",)), Chosen("28.11"), "pick_one"),
    ],
)
def test_an_answer_is_refused(step: Step, given: Given, reason: str) -> None:
    form = Form("f", (step,))
    outcome = answer(form, begin(form, "n", NOW), given, NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.draft.answers, outcome.draft.misses) == (reason, {}, 1)


def test_several_options_are_switched_on_and_off() -> None:
    form = Form("f", (Step("a", Kind.MANY, ("x", "y"), required=False),))
    draft = begin(form, "n", NOW)
    for value in ("x", "y", "x"):
        outcome = answer(form, draft, Chosen(value), NOW)
        assert isinstance(outcome, Ask)
        draft = outcome.draft
    assert answer(form, draft, Skipped(), NOW).draft.answers == {"a": ["y"]}


def test_words_switch_options_on_and_never_off() -> None:
    form = Form("f", (Step("a", Kind.MANY, ("x", "y"), required=False),))
    draft = begin(form, "n", NOW)
    for named in ("x", "x y"):
        outcome = answer(form, draft, Wrote("слова", reading=named), NOW)
        assert isinstance(outcome, Ask)
        draft = outcome.draft
    assert answer(form, draft, Skipped(), NOW).draft.answers == {"a": ["x", "y"]}


@pytest.mark.parametrize(("text", "kept"), [("дрова й ліки", False), ("дрова, бо в хаті дуже холодно", True)])
def test_what_is_said_beside_a_choice_joins_the_story(text: str, kept: bool) -> None:
    outcome = answer(REQUEST, at(begin(REQUEST, "n", NOW), "service"), Wrote(text, reading="supplies"), NOW)
    assert outcome.draft.answers["service"] == "supplies"
    assert ("story" in outcome.draft.answers) == kept


def test_a_step_of_several_that_is_required_can_be_left_once_something_is_chosen() -> None:
    form = Form("f", (Step("a", Kind.MANY, ("x", "y")),))
    chosen = answer(form, begin(form, "n", NOW), Chosen("x"), NOW)
    assert isinstance(answer(form, chosen.draft, Skipped(), NOW), Complete)


def test_words_to_somebody_cannot_be_nothing() -> None:
    """«Пропустити» of the only question of «Написати» would send the other side an empty message."""
    assert isinstance(answer(WRITE, begin(WRITE, "n", NOW), Skipped(), NOW), Invalid)


def test_a_number_is_no_button_that_was_never_shown() -> None:
    assert isinstance(answer(CALL_ME, begin(CALL_ME, "n", NOW), Chosen("нісенітниця"), NOW), Invalid)


def test_a_long_text_is_kept_whole() -> None:
    """Telegram takes 4096 characters; nothing a person wrote is lost."""
    draft = at(begin(FINISH, "n", NOW), "note")
    assert answer(FINISH, draft, Wrote("я" * 4096), NOW).draft.answers["note"] == "я" * 4096


@pytest.mark.parametrize("key", ["street", "phone"])
def test_a_photo_sent_late_joins_the_story(key: str) -> None:
    outcome = answer(REQUEST, at(reviewed(), key), PHOTO, NOW)
    assert isinstance(outcome, Invalid)
    assert outcome.reason == "added"
    assert outcome.draft.step == key
    assert outcome.draft.answers == {**FULL, "story": {"pieces": [{"m": 1, "text": "Слова"}, PIECE]}}


def test_a_photo_sent_at_the_review_joins_the_story() -> None:
    outcome = answer(REQUEST, reviewed(), PHOTO, NOW)
    assert outcome.draft.answers["story"]["pieces"][1:] == [PIECE]
    assert outcome.draft.step == REVIEW


def test_files_past_ten_are_still_kept() -> None:
    draft = at(reviewed(), "street")
    for _ in range(12):
        draft = answer(REQUEST, draft, PHOTO, NOW).draft
    assert len(stories.files(draft.answers["story"])) == 12


@pytest.mark.parametrize("step", ["gone", "home_care.lives_alone"])
def test_a_step_that_is_no_more_shows_the_first_open_one(step: str) -> None:
    """A form may change between two messages; the same for a question of a service that is no longer chosen."""
    told = {key: value for key, value in FULL.items() if key not in ("street", "story", "phone")}
    draft = replace(begin(REQUEST, "n", NOW), answers=told, step=step)
    shown, answered = present(REQUEST, draft), answer(REQUEST, draft, Wrote("слова", message=5), NOW)
    for outcome in (shown, answered):
        assert isinstance(outcome, Ask)
        assert outcome.draft.step == "street"
    assert stories.said_by(answered.draft.answers["story"], 5) == "слова"
    whole = present(REQUEST, replace(draft, answers=FULL))
    assert isinstance(whole, Review)


def test_back_keeps_all_answers_and_stops_at_the_first() -> None:
    draft, seen = reviewed(), []
    while earlier := back(REQUEST, draft, NOW):
        draft = earlier
        seen.append(draft.step)
    assert seen == list(reversed(list(FULL)))
    assert draft.answers == FULL


@pytest.mark.parametrize("key", ["threat", "street", "story", "phone"])
def test_one_answer_is_amended_alone(key: str) -> None:
    amended = amend(REQUEST, reviewed(), key, NOW)
    assert amended is not None
    step = REQUEST.step(key)
    assert step is not None
    outcome = answer(REQUEST, amended, fitting(step), NOW)
    assert isinstance(outcome, Review)
    assert {k: v for k, v in outcome.draft.answers.items() if k != key} == {k: v for k, v in FULL.items() if k != key}


def test_another_service_asks_its_own_question_and_nothing_else_again() -> None:
    amended = amend(REQUEST, reviewed(), "service", NOW)
    assert amended is not None
    asked = answer(REQUEST, amended, Chosen("home_care"), NOW)
    assert isinstance(asked, Ask)
    assert asked.draft.step == "home_care.lives_alone"
    outcome: Outcome = answer(REQUEST, asked.draft, Chosen("alone"), NOW)
    while isinstance(outcome, Ask):
        assert outcome.draft.step.startswith("home_care.")
        outcome = answer(REQUEST, outcome.draft, Skipped(), NOW)
    assert isinstance(outcome, Review)


def test_leaving_an_amendment_leads_back_to_the_review() -> None:
    amended = amend(REQUEST, reviewed(), "street", NOW)
    assert amended is not None
    assert back(REQUEST, amended, NOW) == reviewed()


def test_a_question_that_is_not_asked_cannot_be_amended() -> None:
    assert amend(REQUEST, reviewed(), "nothing", NOW) is None
    assert amend(REQUEST, reviewed(), "home_care.lives_alone", NOW) is None


def test_an_old_amend_button_does_not_lead_to_an_unfinished_review() -> None:
    """The buttons of an earlier review stay in the chat and carry the same nonce."""
    draft = replace(begin(REQUEST, "n", NOW), answers={"for_whom": "me"}, step="service")
    amended = amend(REQUEST, draft, "for_whom", NOW)
    left = back(REQUEST, amended, NOW) if amended else draft
    assert left is not None
    assert left.step != REVIEW


@pytest.mark.parametrize("form", [f for f in FORMS.values() if not f.review], ids=lambda f: f.id)
def test_a_form_without_a_review_never_shows_one(form: Form) -> None:
    amended = amend(form, begin(form, "n", NOW), form.steps[0].key, NOW)
    left = back(form, amended, NOW) if amended else None
    assert left is None or left.step != REVIEW


def test_the_number_of_the_question_counts_what_is_asked() -> None:
    assert place_in(REQUEST, begin(REQUEST, "n", NOW)) == (1, REQUEST.usual)
    assert place_in(REQUEST, at(reviewed(), "phone")) == (8, 8)
    assert place_in(REQUEST, reviewed()) == (8, 8)
    assert place_in(FINISH, begin(FINISH, "n", NOW)) == (1, 2)


def test_words_at_the_review_join_the_story() -> None:
    outcome = answer(REQUEST, reviewed(), Wrote("І ще дах тече"), NOW)
    assert isinstance(outcome, Review)
    assert stories.texts(outcome.draft.answers["story"]) == ["Слова", "І ще дах тече"]
