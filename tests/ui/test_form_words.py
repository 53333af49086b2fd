"""Every question of every form has words, buttons that fit a phone, and ways back and out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ui.callbacks import Answer
from bot.ui.dialogs import paging, words, words_services, words_whom
from bot.ui.dialogs.question import TROUBLES, question, trouble
from bot.ui.dialogs.review import fix
from bot.ui.labels import fold
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Kind, Step
from domain.behalf import ENTERED_BY
from domain.catalogue import BY_KEY
from domain.dialogs import CANCEL, FORMS, REQUEST
from domain.forms import Draft, Form
from domain.notice_words import ABOUT_NOTICE
from tests.ui.reading import LABEL, LIMIT, NONCE, NOW, UK, VIEWS, buttons, labels_of, packed, person, shown, units

STEPS = [(form, step) for form in FORMS.values() for step in form.steps]
CHOICES = [(form, step) for form, step in STEPS if step.options]
SERVICES = next(step for step in REQUEST.steps if step.key == "service").options
SHORT = 25  # characters of a choice, its picture too


SAFE = {"hours": "now", "safe_phone": "+380671234567"}
WAYS = (*({"for_whom": whom} for whom in ("me", "child", "other", "report")), {"why": "own"}, SAFE)


def way_to(step: Step) -> dict[str, str] | None:
    """The answers that lead to this question; None to one that is never asked, and only keeps what is said."""
    service = {"service": step.key.split(".")[0]} if "." in step.key else {}
    return next(({**way, **service} for way in WAYS if step.show_if({**way, **service})), None)


ASKED = [(form, step) for form, step in STEPS if way_to(step) is not None]


def draft(form: Form, step: Step, **answers: Any) -> Draft:
    """At this step, with the answers that lead to it."""
    return Draft(NONCE, form.id, step.key, NOW, {**(way_to(step) or {}), **answers})


def pages(v: View, form: Form, step: Step) -> list[Screen]:
    """The question on each of its pages."""
    count = paging.of(step.options, 0).pages
    return [question(v, form, draft(form, step), person(), page=page) for page in range(count)]


def test_nothing_is_without_words() -> None:
    assert words.missing() == []


def test_no_words_are_left_without_a_step() -> None:
    asked = {f"{form.id}.{step.key}" for form, step in STEPS}
    chosen = {f"{step.key.rsplit('.', 1)[-1]}.{value}" for _, step in STEPS for value in step.options}
    assert set(words.QUESTIONS) - asked == set()
    # «Подзвоніть мені» has no such question, and who asks to be forgotten is not asked why
    known = {f"service.{key}" for key in BY_KEY} | {"service.call_me", "reason.forget"}
    assert set(words.OPTIONS) - chosen - known == set()
    assert {key.split(":")[0] for key in words_whom.INSTEAD} - asked == set()
    assert set(words.NAMES) - {step.key for _, step in STEPS} == {ENTERED_BY, ABOUT_NOTICE}, "kept, not asked"


@pytest.mark.parametrize(("form", "step"), ASKED, ids=[f"{form.id}-{step.key}" for form, step in ASKED])
def test_a_question_is_one_short_message_with_ways_out(form: Form, step: Step) -> None:
    for v in VIEWS:
        for screen in pages(v, form, step):
            assert len(shown(screen.text)) <= 250
            assert screen.text.count("?") <= 1, "one question a message"
            assert len(list(packed(screen))) == len(set(packed(screen)))
            leaves = "⬅️ Back" if form is CANCEL else "✖️ Cancel"  # «Скасувати» would read like a yes there
            assert v.t.plain(leaves) in labels_of(screen)
            assert (v.t.plain("⬅️ Back") in labels_of(screen)) == (form.steps[0] != step or form is CANCEL)
            assert (v.t.plain("Skip") in labels_of(screen)) == (not step.required and step.kind is not Kind.PHONE)


@pytest.mark.parametrize(("form", "step"), CHOICES)
def test_options_fit_a_phone_and_begin_with_different_words(form: Form, step: Step) -> None:
    for v in VIEWS:
        told = [v.t.plain(words.option(step.key, value)) for value in step.options]
        assert [text for text in told if len(text) > SHORT] == []
        first = [fold(text).split()[0] for text in told]
        assert len(set(first)) == len(first), "the first word typed must be enough"


@pytest.mark.parametrize(("form", "step"), CHOICES)
def test_every_option_is_on_a_page_of_at_most_five(form: Form, step: Step) -> None:
    if step.kind is Kind.PHONE and step.key == "phone":
        return
    seen: list[str] = []
    for screen in pages(UK, form, step):
        here = [button.press.value for button in buttons(screen) if isinstance(button.press, Answer)]
        assert len(here) <= paging.SIZE
        assert all(len(row) == 1 for row in screen.buttons[: len(here)]), "one option a row"
        seen += [value.lstrip("+") for value in here]
    assert seen == list(step.options)


def test_pages_lead_on_and_back() -> None:
    step = next(step for step in REQUEST.steps if step.key == "service")
    turns = [[t for t in labels_of(screen) if "▾" in t or "▴" in t] for screen in pages(UK, REQUEST, step)]
    assert turns == [["Ще ▾"], ["▴ Попередні", "Ще ▾"], ["▴ Попередні"]]
    beyond = question(UK, REQUEST, draft(REQUEST, step), person(), page=99)
    assert labels_of(beyond) == labels_of(pages(UK, REQUEST, step)[-1])


def test_several_at_once_fit_on_one_page() -> None:
    """A tick re-shows the question, which begins at its first page."""
    assert [step.key for step in REQUEST.steps if step.kind is Kind.MANY and len(step.options) > paging.SIZE] == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_described_above_its_first_own_question_only(service: str) -> None:
    steps = [step for step in REQUEST.steps if step.key.startswith(f"{service}.")]
    for v in VIEWS:
        texts = [shown(question(v, REQUEST, draft(REQUEST, step), person()).text) for step in steps]
        about = v.t.plain(words_services.ABOUT.get(service, "-"))
        assert [about in text for text in texts] == [n == 0 and about != "-" for n in range(len(steps))]


def test_another_person_is_asked_about_otherwise() -> None:
    def asks(key: str, **told: str) -> str:
        return shown(question(UK, REQUEST, Draft(NONCE, REQUEST.id, key, NOW, told), person()).text)

    assert "дитину" in asks("about_name", for_whom="child")
    assert "Хто це й де" in asks("about_name", for_whom="report")
    assert "цієї людини" in asks("street", for_whom="report") and "вас" in asks("street", for_whom="me")


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
    assert "Крок 2 з 8" in shown(second.text)
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
