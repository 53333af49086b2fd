"""A telephone number where the street is asked: kept as a number, and the street is asked once more."""

from __future__ import annotations

import pytest

from domain import stories
from domain.answers import Wrote
from domain.dialogs import REQUEST
from domain.form_steps import amend, answer, begin, edit
from domain.forms import REVIEW, Ask, Draft, Invalid, Review
from tests.domain.strategies import NOW

NUMBER = "+380671234567"
TYPED = Wrote("мій тел. 067 123 45 67", message=5)


def asked(**answers: object) -> Draft:
    """At the question about the street."""
    told = {"for_whom": "me", "service": "urgent", "threat": "no", **answers}
    draft = begin(REQUEST, "n", NOW)
    return Draft(draft.nonce, REQUEST.id, "street", NOW, told)


def test_it_is_ones_own_number_and_is_not_asked_for_again() -> None:
    kept = answer(REQUEST, asked(), TYPED, NOW)
    assert isinstance(kept, Invalid)
    assert (kept.reason, kept.draft.step, kept.draft.misses) == ("number_kept", "street", 0)
    assert kept.draft.answers["phone"] == NUMBER
    street = answer(REQUEST, kept.draft, Wrote("Соборна, 5", message=6), NOW)
    assert isinstance(street, Ask)
    assert street.draft.step == "story"
    read = answer(REQUEST, street.draft, Wrote("Болять ноги", message=7), NOW)
    assert isinstance(read, Review)
    assert (read.draft.answers["street"], read.draft.answers["phone"]) == ("Соборна, 5", NUMBER)


def test_a_correction_of_that_message_corrects_the_number() -> None:
    kept = answer(REQUEST, asked(), TYPED, NOW)
    fixed = edit(REQUEST, kept.draft, 5, Wrote("067 123 45 68", reading="+380671234568", message=5), NOW)
    assert isinstance(fixed, Ask)
    assert (fixed.draft.answers["phone"], fixed.draft.step) == ("+380671234568", "street")


@pytest.mark.parametrize("for_whom", ["other", "report"])
def test_of_another_person_nobody_knows_whose_it_is(for_whom: str) -> None:
    kept = answer(REQUEST, asked(for_whom=for_whom, reporter="anonymous"), TYPED, NOW)
    assert isinstance(kept, Invalid)
    assert (kept.reason, kept.draft.step) == ("number_added", "street")
    assert "phone" not in kept.draft.answers
    assert stories.texts(kept.draft.answers["story"]) == [TYPED.text]


def test_a_second_number_does_not_push_out_the_first() -> None:
    told = asked(phone="+380509998877", story=None)
    review = Draft(told.nonce, REQUEST.id, REVIEW, NOW, {**told.answers, "street": None})
    street = amend(REQUEST, review, "street", NOW)
    assert street
    kept = answer(REQUEST, street, TYPED, NOW)
    assert kept.draft.answers["phone"] == "+380509998877"
    assert stories.texts(kept.draft.answers["story"]) == [TYPED.text]


def test_it_is_asked_once_only() -> None:
    again = answer(REQUEST, answer(REQUEST, asked(), TYPED, NOW).draft, Wrote("0671234567", message=6), NOW)
    assert isinstance(again, Ask)
    assert (again.draft.step, again.draft.answers["street"]) == ("story", "0671234567")


@pytest.mark.parametrize(
    "typed", ["Соборна, 5", "вул. 8 Березня, 12, кв. 3", "Соборна 5, 067 123 45 67", "37000", "12"]
)
def test_an_address_is_an_address(typed: str) -> None:
    taken = answer(REQUEST, asked(), Wrote(typed, message=5), NOW)
    assert isinstance(taken, Ask)
    assert taken.draft.answers["street"] == typed
