"""Terms as coordinators change them: amounts that are read and offered, and the document that the law asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.communities import Community
from domain.deadlines import RULES
from domain.office import Office
from domain.term_edit import (
    OWN,
    TERMS,
    BadTerm,
    TermFault,
    beyond_law,
    most,
    of_law,
    read_amount,
    rewritten,
    rows,
    suggested,
)
from tests.domain.minutes import kyiv

TODAY = date(2026, 11, 23)
ORDER = "Рішення сесії № 12 від 20.11.2026"


@pytest.mark.parametrize("code", TERMS)
def test_what_is_offered_may_be_set(code: str) -> None:
    usual = RULES[code].amount
    for present in {usual, 1, most(code)}:
        offered = suggested(code, present)
        assert offered == tuple(sorted(set(offered))) and 3 <= len(offered) <= 4
        assert present not in offered and (usual in offered or usual == present)
        for amount in offered:
            assert rewritten(code, amount, TODAY, ORDER, TODAY).amount == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [("7", 7), (" 7 днів", 7), ("сім", 7), ("через 10 робочих днів", 10), ("п'ять", 5), ("0", 0), ("100", 100)],
)
def test_an_amount_is_read(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["", "багато", "-3", "1.5", "5-7", "2 або 3", "9999999", "два 3"])
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    assert read_amount(text) is None


@given(st.text(max_size=60))
def test_any_words_give_one_amount_or_none(text: str) -> None:
    amount = read_amount(text)
    assert amount is None or 0 <= amount < 100_000


def test_a_term_of_the_law_grows_by_a_document_only() -> None:
    for code in filter(of_law, TERMS):
        longer = RULES[code].amount + 1
        assert beyond_law(code, longer) and not beyond_law(code, longer - 1)
        for words in ("", "  ", "так"):
            with pytest.raises(BadTerm) as refused:
                rewritten(code, longer, TODAY, words, TODAY)
            assert refused.value.fault is TermFault.SOURCE
        assert rewritten(code, longer, TODAY, f"  {ORDER} ", TODAY).source == ORDER
        assert rewritten(code, 1, TODAY, "", TODAY).source == OWN, "a shorter one needs none"
    assert [code for code in TERMS if of_law(code)] == ["assessment", "decision", "decision_urgent", "notify"]
    assert not beyond_law("first_contact", 30)


@pytest.mark.parametrize(
    ("amount", "days", "fault"),
    [(0, 0, TermFault.AMOUNT), (31, 0, TermFault.AMOUNT), (2, -1, TermFault.PAST), (2, 367, TermFault.FAR)],
)
def test_what_cannot_be_set(amount: int, days: int, fault: TermFault) -> None:
    with pytest.raises(BadTerm) as refused:
        rewritten("first_contact", amount, TODAY + timedelta(days=days), "", TODAY)
    assert refused.value.fault is fault


def test_a_row_keeps_unit_and_anchor_and_holds_from_its_day_on() -> None:
    later = rewritten("check_in", 3, TODAY + timedelta(days=7), "", TODAY)
    assert (later.unit, later.anchor, later.at_time) == ("days", "accepted", RULES["check_in"].at_time)
    now = rewritten("check_in", 2, TODAY, "", TODAY)
    community = Community("UA1", "Пирятинська", "ПИР", rules=(now, later, rewritten("offer", 2, TODAY, "", TODAY)))
    assert rows(community, "check_in") == (later, now)
    office = Office(community.hours, community.rules)
    assert office.rule("check_in", kyiv(2026, 11, 22, 23, 59)) == RULES["check_in"]
    assert office.rule("check_in", kyiv(2026, 11, 23)) == now
    assert office.rule("check_in", kyiv(2026, 11, 30)) == later
    assert office.due("offer", kyiv(2026, 11, 24, 9)) == kyiv(2026, 11, 24, 11)
