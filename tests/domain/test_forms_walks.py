"""Any way through any form: nothing raises, nothing that was said is lost, and the end is reached."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import forms
from domain.answers import Kind, Skipped
from domain.dialogs import FORMS
from domain.forms import REVIEW, Complete, Draft, Form, Outcome, Review
from tests.domain.strategies import MOVES, NOW, at, fitting, givens

every_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)


def move(form: Form, draft: Draft, data: st.DataObject) -> tuple[Outcome, str]:
    """One random move; the outcome, and the key of the question it may have answered."""
    kind = data.draw(st.sampled_from(MOVES))
    if kind == "back":
        return forms.present(form, forms.back(form, draft, NOW) or draft), ""
    if kind == "amend" and draft.step == REVIEW:
        key = data.draw(st.sampled_from([step.key for step in form.steps]))
        return forms.present(form, forms.amend(form, draft, key, NOW) or draft), ""
    if kind == "stray":
        draft = at(draft, data.draw(st.sampled_from(["gone", *(step.key for step in form.steps)])))
    answer = Skipped() if kind == "skip" else data.draw(givens(form.step(draft.step)))
    return forms.answer(form, draft, answer, NOW), draft.step


def nothing_lost(form: Form, before: Draft, after: Draft, answered: str) -> None:
    """Every answer is still there; a story only grows; only the question that was answered may differ."""
    for key, value in before.answers.items():
        step = form.step(key)
        assert key in after.answers
        if step and step.kind is Kind.STORY:
            for part in ("texts", "files"):
                assert after.answers[key][part][: len(value[part])] == value[part]
        elif key != answered:
            assert after.answers[key] == value


def well_formed(form: Form, outcome: Outcome) -> None:
    """The draft can be kept, shown and counted; an end lacks at most what may be left out."""
    draft = outcome.draft
    assert json.loads(json.dumps(draft.answers)) == draft.answers
    number, total = forms.place_in(form, draft)
    assert 1 <= number <= total
    assert len(form.visible(draft.answers)) <= total
    if isinstance(outcome, Review | Complete):
        assert all(step.key in draft.answers for step in form.visible(draft.answers) if step.required)
        assert isinstance(outcome, Review) == form.review
    else:
        assert draft.step in {step.key for step in form.visible(draft.answers)}


@every_form
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_no_way_through_loses_anything(form: Form, data: st.DataObject) -> None:
    draft = forms.begin(form, "n", NOW)
    for _ in range(data.draw(st.integers(1, 20))):
        outcome, answered = move(form, draft, data)
        nothing_lost(form, draft, outcome.draft, answered)
        well_formed(form, outcome)
        if isinstance(outcome, Complete):
            return
        draft = outcome.draft


def finished(form: Form, draft: Draft) -> Outcome:
    """Fitting answers to whatever is asked, until nothing is; each question at most twice."""
    outcome = forms.present(form, draft)
    for _ in range(2 * len(form.steps)):
        if isinstance(outcome, Review | Complete):
            return outcome
        step = form.step(outcome.draft.step)
        assert step is not None
        outcome = forms.answer(form, outcome.draft, fitting(step), NOW)
    assert isinstance(outcome, Review | Complete), f"still asking {outcome.draft.step}"
    return outcome


@every_form
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_from_wherever_a_person_wandered_the_end_is_reached(form: Form, data: st.DataObject) -> None:
    draft = forms.begin(form, "n", NOW)
    for _ in range(data.draw(st.integers(0, 12))):
        outcome, _ = move(form, draft, data)
        if isinstance(outcome, Complete):
            return
        draft = outcome.draft
    well_formed(form, finished(form, draft))


@every_form
def test_a_new_draft_stands_at_the_first_question(form: Form) -> None:
    draft = forms.begin(form, "nonce", NOW, {"request": 7})
    assert (draft.step, draft.answers, draft.about) == (form.steps[0].key, {}, {"request": 7})
    assert forms.back(form, draft, NOW) is None


@every_form
def test_a_draft_kept_as_json_goes_on_where_it_was(form: Form) -> None:
    """A restart in the middle: the answers come back from text, the next answer is taken the same way."""
    draft = forms.begin(form, "n", NOW)
    for _ in range(len(form.steps)):
        again = replace(draft, answers=restored(draft.answers))
        step = form.step(draft.step)
        if step is None:
            return
        outcome = forms.answer(form, draft, fitting(step), NOW)
        assert forms.answer(form, again, fitting(step), NOW) == outcome
        draft = outcome.draft


def restored(answers: Any) -> Any:
    """Through text and back, as the database keeps them."""
    return json.loads(json.dumps(answers))
