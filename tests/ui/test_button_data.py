"""What buttons send back: it fits, it comes back as it was, and nothing foreign is taken for ours."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.callbacks import LIMIT, Agree, Answer, Callback, Case, Menu, More, Move, Speak, Where, parse
from bot.ui.resident.start import details, welcome
from domain.dialogs import FORMS
from domain.forms import REVIEW
from tests.ui.reading import CODE, LONGEST_ID, NONCE, UK, packed

VERBS = (
    *("back", "skip", "done", "cancel", "stay", "send", "fix", "amend", "resume", "restart", "again", "unknown"),
    *("take", "decline", "contact", "write", "details", "finish", "case", "my", "add", "addto", "newwith", "leave"),
    *("yes", "no", "called", "notcalled"),
)
WORD = st.text(st.characters(codec="utf-8", exclude_characters=":"), max_size=8)
NUMBER = st.integers(0, 2**63 - 1)
BUTTONS = st.one_of(
    st.builds(Agree, WORD),
    st.builds(More, WORD),
    st.builds(Speak, WORD),
    st.builds(Menu, WORD),
    st.builds(Answer, st.text("0123456789abcdefghijklmnopqrstuvwxyz", max_size=11), WORD, st.text("az_", max_size=9)),
    st.builds(Move, st.just(NONCE), WORD, st.sampled_from(VERBS)),
    st.builds(Case, st.sampled_from(VERBS), NUMBER, NUMBER),
    st.builds(Where, st.just(NONCE), st.sampled_from(("list", "callme")), WORD, NUMBER),
)


def options() -> list[Answer]:
    """Every option of every step, and the codes that are chosen from lists."""
    steps = [step for form in FORMS.values() for step in form.steps]
    told = [Answer(NONCE, step.key, value) for step in steps for value in step.options]
    return [*told, Answer(NONCE, "settlement", CODE), Answer(NONCE, "community", CODE)]


def moves() -> list[Move]:
    """Every way through every step."""
    keys = {step.key for form in FORMS.values() for step in form.steps} | {REVIEW}
    return [Move(NONCE, key, verb) for key in sorted(keys) for verb in VERBS]


def test_the_longest_of_every_button_fits_and_comes_back() -> None:
    cases = [Case(verb, LONGEST_ID, 10**6) for verb in VERBS]
    lists = [Where(NONCE, verb, f"{CODE}Щ", 10**6) for verb in ("list", "call", "callme", "found", "phones", "type")]
    for button in (*options(), *moves(), *cases, *lists, Agree(CODE), More(CODE), Speak(CODE), Menu("contacts")):
        assert len(button.pack().encode()) <= LIMIT
        assert parse(button.pack()) == button


@given(BUTTONS)
def test_any_button_comes_back_as_it_was(button: Callback) -> None:
    assert parse(button.pack()) == button


@given(st.one_of(st.none(), st.text(), st.text(":aokmcu0z-+_ 9٣", max_size=30), st.from_regex(r"[acmou]+(:.*)+")))
def test_no_text_breaks_the_reading(data: str | None) -> None:
    found = parse(data)
    assert found is None or data is not None and data.startswith(type(found).prefix + ":")
    numbers = [getattr(found, field.name) for field in fields(found)] if found else []
    assert all(not isinstance(value, int) or 0 <= value < 2**63 for value in numbers)


@pytest.mark.parametrize(
    "data",
    [
        *(None, "", ":", "c", "c:take", "c:take:1", "c:take:1:2:3", "c:take:-1:0", "c:take:zz zz:0", "c:take:1:"),
        *("x:take:1:0", "C:take:1:0", "a:nonce:step", "m:n:s:v:more", "u", "u:a:b", "ok", "__aiogd__:1", "case:1"),
        *("c:take:" + "z" * 13 + ":0", "c:take:1.5:0", "{}", '{"a": 1}', "c:" + ":" * 60),
    ],
)
def test_what_is_not_ours_is_refused(data: str | None) -> None:
    assert parse(data) is None


def test_what_does_not_fit_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Answer(NONCE, "s" * 60, "v").pack()


@pytest.mark.parametrize("place", [CODE, "", "x" * 62, "a:b:c", "<b>", "я" * 62])
def test_a_forged_link_does_not_break_the_first_screen(place: str) -> None:
    """`/start g_…` may carry anything: people type it too."""
    for data in (*packed(welcome(UK, place)), *packed(details(UK, place))):
        assert parse(data) is not None
