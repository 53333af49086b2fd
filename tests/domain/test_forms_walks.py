"""Any way through any form: nothing raises, nothing that was said is lost, and the end is reached."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import form_steps, forms, stories
from domain.answers import Attachment, Chosen, Gave, Given, Kind, Skipped, Wrote, refuse, value_of
from domain.dialogs import FORMS
from domain.forms import Complete, Draft, Form, Invalid, Outcome, Quiet, Review
from domain.forms_kept import answered_by, point_in, story_in, story_step
from tests.domain.strategies import MOVES, NOW, at, fitting, givens

every_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)


class Walk:
    """One person on the way through a form: what was answered last is what a review would read back."""

    def __init__(self, form: Form, data: st.DataObject) -> None:
        self.form, self.data = form, data
        self.draft = form_steps.begin(form, "n", NOW)
        self.message = 100
        self.last: dict[str, Any] = {}
        self.over = False

    def go(self) -> None:
        """One random move; what must be true after it is looked at."""
        kind = self.data.draw(st.sampled_from(MORE_MOVES))
        before = self.draft
        outcome = getattr(self, f"_{kind}", self._answer)()
        if isinstance(outcome, Quiet):
            outcome = form_steps.present(self.form, outcome.draft)
        self.draft = outcome.draft
        nothing_lost(self.form, before, self.draft)
        well_formed(self.form, outcome)
        assert {key: self.draft.answers[key] for key in self.last} == self.last
        self.over = isinstance(outcome, Complete)

    def _answer(self) -> Outcome:
        return self._given(self.data.draw(st.one_of(givens(self.form.step(self.draft.step)), _ODD)))

    def _skip(self) -> Outcome:
        return self._given(Skipped())

    def _back(self) -> Outcome:
        return form_steps.present(self.form, form_steps.back(self.form, self.draft, NOW) or self.draft)

    def _amend(self) -> Outcome:
        key = self.data.draw(st.sampled_from([step.key for step in self.form.steps]))
        return form_steps.present(self.form, form_steps.amend(self.form, self.draft, key, NOW) or self.draft)

    def _stray(self) -> Outcome:
        """A form may have changed between two messages."""
        self.draft = at(self.draft, self.data.draw(st.sampled_from(["gone", *(step.key for step in self.form.steps)])))
        return self._answer()

    def _restart(self) -> Outcome:
        """Through the database and back."""
        self.draft = replace(self.draft, answers=restored(self.draft.answers), about=restored(self.draft.about))
        return self._answer()

    def _edit(self) -> Outcome:
        """A message of before, answered or not, says something else now."""
        message = self.data.draw(st.integers(101, self.message + 1))
        key = answered_by(self.form, self.draft, message)
        given = replace(self.data.draw(givens(self.form.step(key))), message=message)
        outcome = form_steps.edit(self.form, self.draft, message, given, NOW)
        self._note(key, given, outcome)
        return form_steps.present(self.form, outcome.draft) if isinstance(outcome, Invalid) else outcome

    def _album(self) -> Outcome:
        """Three parts; the last one may come when the dialog is already elsewhere."""
        outcome: Outcome = form_steps.present(self.form, self.draft)
        for number in (1, 2, 3):
            outcome = self._given(Gave(Attachment("photo", f"{self.message}-{number}"), album=f"{self.draft.step}"))
            self.draft = outcome.draft
            if isinstance(outcome, Complete):
                return outcome
        return outcome

    def _given(self, given: Given) -> Outcome:
        self.message += 1
        point, asked = point_in(self.draft), self.draft.step
        outcome = form_steps.answer(self.form, self.draft, replace(given, message=self.message), NOW)
        if not (point and isinstance(given, Chosen)):
            self._note(asked, replace(given, message=self.message), outcome)
        elif given.value == "here":
            self.last[asked] = outcome.draft.answers[asked]
        if isinstance(given, Gave) and story_step(self.form):
            assert self.message in messages(self.form, outcome.draft) or point_in(outcome.draft)
        return outcome

    def _note(self, key: str, given: Given, outcome: Outcome) -> None:
        step = self.form.step(key)
        waits = point_in(outcome.draft) or isinstance(outcome, Invalid | Quiet)
        if step is None or waits or step.kind in (Kind.STORY, Kind.MANY) or not step.show_if(outcome.draft.answers):
            return
        if (
            refuse(step, given, None) == ""
            and outcome.draft.about.get("by", {}).get(key, given.message) == given.message
        ):
            self.last[key] = value_of(step, None, given)


MORE_MOVES = (*MOVES, "edit", "edit", "album", "restart")
_ODD = st.one_of(
    st.just(Gave(Attachment("location", "49.58123,34.55432"))),
    st.sampled_from(["here", "apart"]).map(Chosen),
    st.sampled_from(["живу сама, болять ноги", "добрий день усім"]).map(Wrote),
)


def messages(form: Form, draft: Draft) -> list[int]:
    """The messages that the story has, in order."""
    return [piece["m"] for piece in stories.pieces(story_in(form, draft))]


def nothing_lost(form: Form, before: Draft, after: Draft) -> None:
    """Every answer is still there; a story only grows, and what its pieces said before stays beside them."""
    assert before.answers.keys() <= after.answers.keys()
    former, now = messages(form, before), messages(form, after)
    assert now[: len(former)] == former
    if story := story_in(form, before):
        told = {said for piece in stories.pieces(story_in(form, after)) for said in _ever(piece)}
        assert {said for piece in stories.pieces(story) for said in _ever(piece)} <= told


def _ever(piece: stories.Piece) -> list[str]:
    return [*piece.get("was", ()), piece["file"][2] if "file" in piece else piece["text"]]


def well_formed(form: Form, outcome: Outcome) -> None:
    """The draft can be kept, shown and counted; an end lacks at most what may be left out."""
    draft = outcome.draft
    assert restored(draft.answers) == draft.answers
    assert restored(draft.about) == draft.about
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
    walk = Walk(form, data)
    for _ in range(data.draw(st.integers(1, 20))):
        walk.go()
        if walk.over:
            return


def finished(form: Form, draft: Draft) -> Outcome:
    """Fitting answers to whatever is asked, until nothing is; each question at most twice."""
    outcome = form_steps.present(form, draft)
    for _ in range(2 * len(form.steps)):
        if isinstance(outcome, Review | Complete):
            return outcome
        step = form.step(outcome.draft.step)
        assert step is not None
        outcome = form_steps.answer(form, outcome.draft, fitting(step), NOW)
    assert isinstance(outcome, Review | Complete), f"still asking {outcome.draft.step}"
    return outcome


@every_form
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_from_wherever_a_person_wandered_the_end_is_reached(form: Form, data: st.DataObject) -> None:
    walk = Walk(form, data)
    for _ in range(data.draw(st.integers(0, 12))):
        walk.go()
        if walk.over:
            return
    well_formed(form, finished(form, walk.draft))


@every_form
def test_a_new_draft_stands_at_the_first_question(form: Form) -> None:
    draft = form_steps.begin(form, "nonce", NOW, {"request": 7})
    assert (draft.step, draft.answers, draft.about) == (form.steps[0].key, {}, {"request": 7})
    assert form_steps.back(form, draft, NOW) is None


@every_form
def test_a_draft_kept_as_json_goes_on_where_it_was(form: Form) -> None:
    """A restart in the middle: the answers come back from text, the next answer is taken the same way."""
    draft = form_steps.begin(form, "n", NOW)
    for _ in range(len(form.steps)):
        again = replace(draft, answers=restored(draft.answers))
        step = form.step(draft.step)
        if step is None:
            return
        outcome = form_steps.answer(form, draft, fitting(step), NOW)
        assert form_steps.answer(form, again, fitting(step), NOW) == outcome
        draft = outcome.draft


def restored(answers: Any) -> Any:
    """Through text and back, as the database keeps them."""
    return json.loads(json.dumps(answers))
