"""Every question of every form has words, buttons that fit a phone, and ways back and out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ui.dialogs import words
from bot.ui.dialogs.question import TROUBLES, question, trouble
from bot.ui.dialogs.review import fix
from bot.ui.labels import fold
from domain.answers import Kind, Step
from domain.dialogs import FORMS, REQUEST
from domain.forms import Draft, Form
from tests.ui.reading import LABEL, LIMIT, NONCE, NOW, UK, VIEWS, buttons, labels_of, packed, person, shown, units

STEPS = [(form, step) for form in FORMS.values() for step in form.steps]
CHOICES = [(form, step) for form, step in STEPS if step.options]
SERVICES = next(step for step in REQUEST.steps if step.key == "service").options
NAMES = [f"{form.id}-{step.key}" for form, step in STEPS]


def draft(form: Form, step: Step, **answers: Any) -> Draft:
    """At this step, with the service chosen that leads to it."""
    service = {"service": step.key.split(".")[0]} if "." in step.key else {}
    return Draft(NONCE, form.id, step.key, NOW, {**service, **answers})


def test_nothing_is_without_words() -> None:
    assert words.missing() == []


def test_no_words_are_left_without_a_step() -> None:
    asked = {f"{form.id}.{step.key}" for form, step in STEPS}
    chosen = {f"{step.key.rsplit('.', 1)[-1]}.{value}" for _, step in STEPS for value in step.options}
    assert set(words.QUESTIONS) - asked == set()
    assert set(words.OPTIONS) - chosen == {"service.call_me"}  # a request by «Подзвоніть мені» has no such question
    assert set(words.NAMES) - {step.key for _, step in STEPS} == set()


@pytest.mark.parametrize(("form", "step"), STEPS, ids=NAMES)
def test_a_question_is_one_short_message_with_ways_out(form: Form, step: Step) -> None:
    for v in VIEWS:
        screen = question(v, form, draft(form, step), person())
        assert len(shown(screen.text)) <= 200
        assert screen.text.count("?") <= 1, "one question a message"
        assert len(list(packed(screen))) == len(set(packed(screen)))
        assert v.t.plain("✖️ Cancel") in labels_of(screen)
        assert (v.t.plain("⬅️ Back") in labels_of(screen)) == (form.steps[0] != step)
        assert (v.t.plain("Skip") in labels_of(screen)) == (
            step.kind is not Kind.PHONE and (not step.required or step.key == "story")
        )


@pytest.mark.parametrize(("form", "step"), CHOICES)
def test_options_fit_a_phone_and_begin_with_different_words(form: Form, step: Step) -> None:
    told = [UK.t.plain(words.option(step.key, value)) for value in step.options]
    assert max(map(len, told)) <= LABEL
    first = [fold(text).split()[0] for text in told]
    assert len(set(first)) == len(first), "the first word typed must be enough"
    screen = question(UK, form, draft(form, step), person())
    assert all(len(row) == 1 for row in screen.buttons[: len(told)]), "one option a row"


def test_several_choices_are_ticked_and_then_there_is_a_next() -> None:
    step = next(step for step in REQUEST.steps if step.kind is Kind.MANY)
    before = question(UK, REQUEST, draft(REQUEST, step), person())
    after = question(UK, REQUEST, draft(REQUEST, step, **{step.key: [step.options[1]]}), person())
    assert "Пропустити" in labels_of(before) and "➡️ Далі" not in labels_of(before)
    assert "➡️ Далі" in labels_of(after) and "Пропустити" not in labels_of(after)
    ticked = [button.text.startswith("☑️ ") for button in buttons(after)[: len(step.options)]]
    assert ticked == [n == 1 for n in range(len(step.options))]


def test_a_long_form_says_how_far_one_is() -> None:
    second = question(UK, REQUEST, Draft(NONCE, REQUEST.id, "service", NOW, {"for_whom": "me"}), person())
    assert "Крок 2 з 7" in shown(second.text)
    short = FORMS["call_me"]
    assert "Крок" not in shown(question(UK, short, draft(short, short.steps[0]), person()).text)


@pytest.mark.parametrize("reason", TROUBLES)
def test_a_misunderstanding_is_said_kindly(reason: str) -> None:
    for v in VIEWS:
        text = shown(trouble(v, reason, "067 123 45"))
        assert "!" not in text and "{" not in text and units(text) <= 160 < LIMIT


@pytest.mark.parametrize("service", SERVICES)
def test_what_can_be_corrected_is_named_shortly(service: str) -> None:
    told = Draft(NONCE, REQUEST.id, "review", NOW, {"service": service})
    names = [button.text for button in buttons(fix(UK, REQUEST, told))]
    assert [name for name in names if len(name) > LABEL] == []
    assert len(set(names)) == len(names)
