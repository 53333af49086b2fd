"""What the words of a text weigh together."""

from __future__ import annotations

import pytest

from domain.danger import Danger, dangers
from domain.weighing import parts, signs, table, weight


def test_beginnings_roots_and_neighbours_are_weighed() -> None:
    assert signs(["син", "вкрав"]) == ("вкр~", "вкрав", "син", "син_вкрав")


def test_a_table_is_read_in_tenths() -> None:
    assert table("-12 -\n-3 один два_слова\n7 три\n") == {"": -1.2, "один": -0.3, "два_слова": -0.3, "три": 0.7}


def test_unknown_words_make_a_sign_lighter() -> None:
    weights = {"": -1.0, "біда": 2.0}
    assert weight(("біда",), weights) > weight(("біда", "хата", "сад"), weights) > weight(("хата",), weights) == -1.0


@pytest.mark.parametrize(("words", "looked_at"), [(4, 0), (5, 1), (16, 1), (17, 2), (40, 4)])
def test_a_long_letter_is_weighed_in_parts(words: int, looked_at: int) -> None:
    assert len(list(parts(["слово"] * words))) == looked_at


def test_faint_signs_are_heard_though_no_phrase_says_them() -> None:
    everyday = "добрий день пишу вам щодо субсидії бо лист прийшов а довідки в ньому нема " * 6
    assert dangers(everyday) == frozenset()
    assert dangers("все роздала тепер можна й помирати") == {Danger.DESPAIR}


def test_a_faint_rule_is_not_believed_against_all_the_other_words() -> None:
    assert Danger.VIOLENCE in dangers("він сховав сокиру і п'яний шукає мене")
    assert dangers("заміж виходить онука весілля") == frozenset()
