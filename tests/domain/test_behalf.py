"""The form for somebody who phones or comes, and the number and code of the paper as people write them."""

from __future__ import annotations

import pytest

from domain.answers import Kind
from domain.behalf import contact, phone_of, sensitive, urgent
from domain.catalogue import ELSEWHERE, SERVICES
from domain.dialogs import BEHALF, REQUEST
from domain.linking import LINK, code_in, numbers, read_digits

QUIET = ["hours", "safe_phone", "code"]
IN_DANGER = {"service": "unsafe", "hours": "morning", "safe_phone": "+380501112233", "about_phone": "+380679998877"}


def asked(service: str) -> list[str]:
    """What is asked of this service, in order."""
    return [step.key for step in BEHALF.visible({"service": service})]


@pytest.mark.parametrize("service", [s.key for s in SERVICES if s.key not in (ELSEWHERE, "unsafe")])
def test_the_questions_of_a_service_are_those_of_the_residents_form(service: str) -> None:
    own = [step.key for step in REQUEST.visible({"service": service}) if "." in step.key]
    first = ["about_name", "about_phone", "settlement", "service"]
    assert asked(service) == [*first, *own, "threat", "street", "story"]


def test_in_danger_no_story_is_asked_but_how_to_reach_them() -> None:
    assert sensitive({"service": "unsafe"})
    assert [key for key in asked("unsafe") if key in (*QUIET, "story")] == QUIET


def test_it_is_always_known_who_and_where() -> None:
    needed = {step.key for step in BEHALF.steps if step.required}
    assert {"about_name", "settlement", "service", "threat"} <= needed
    assert ELSEWHERE not in next(step for step in BEHALF.steps if step.key == "service").options


def test_in_danger_only_the_safe_number_is_kept() -> None:
    assert phone_of(IN_DANGER) == "+380501112233"
    assert phone_of({**IN_DANGER, "safe_phone": "none"}) == ""
    assert phone_of({"service": "papers", "about_phone": "+380679998877"}) == "+380679998877"
    assert phone_of({"service": "papers", "about_phone": None}) == ""
    safe = contact(IN_DANGER)
    assert safe is not None and (safe.phone, safe.hours) == ("+380501112233", "morning")
    assert contact({"service": "papers"}) is None


def test_danger_now_is_urgent() -> None:
    assert urgent({"service": "papers", "threat": "yes"})
    assert urgent({**IN_DANGER, "hours": "now", "threat": "no"})
    assert not urgent({**IN_DANGER, "threat": "no"})
    assert not urgent({"service": "papers", "hours": "now", "threat": "no"}), "an answer to another service"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ПИР-48-21-57", ["ПИР-48-21-57"]),
        ("№ пир 482157", ["ПИР-48-21-57"]),
        ("Запит № ПИР 48 21 57.", ["ПИР-48-21-57"]),
        ("48-21-57", ["ПИР-48-21-57", "ШИШ-48-21-57"]),
        ("PYR482157", ["ПИР-48-21-57", "ШИШ-48-21-57"]),
        ("٤٨٢١٥٧", ["ПИР-48-21-57", "ШИШ-48-21-57"]),
    ],
)
def test_a_number_in_any_spelling(written: str, meant: list[str]) -> None:
    assert numbers(read_digits(written), ["ПИР", "ШИШ"]) == meant


@pytest.mark.parametrize("written", ["", "ПИР", "12345", "1234567", "067 123 45 67", "½½½½½½", "²²²²²²"])
def test_what_has_not_six_digits_is_no_number(written: str) -> None:
    assert read_digits(written) == ""


@pytest.mark.parametrize("written", ["482157", "482 157", "код: 482-157", "4 8 2 1 5 7"])
def test_a_code_in_any_spelling(written: str) -> None:
    assert code_in(read_digits(written)) == "482157"


def test_both_questions_of_the_link_are_digits() -> None:
    assert [step.kind for step in LINK.steps] == [Kind.DIGITS, Kind.DIGITS]
