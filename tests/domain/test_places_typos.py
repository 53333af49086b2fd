"""Mistakes are counted as a person would count them, and the quick refusal never refuses a near word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places_typos import allowed, distance, marks, most_differing

_WORDS = st.text(st.sampled_from("абвивк"), max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [
        ("пирятин", "пирятин", 0),
        ("пирятин", "пиритин", 1),
        ("пирятин", "пиртин", 1),
        ("пирятин", "пирятинн", 1),
        ("пирятин", "прирятин", 1),
        ("пирятин", "пиряитн", 1),
        ("пирятин", "припятин", 2),
        ("пирятин", "шишаки", 3),
        ("", "аб", 2),
        ("", "абвг", 3),
    ],
)
def test_mistakes_are_counted_up_to_the_limit(one: str, other: str, mistakes: int) -> None:
    assert distance(one, other, 2) == mistakes


@given(_WORDS, _WORDS, st.integers(0, 3))
def test_the_distance_is_damerau_levenshtein(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(_slowly(one, other), limit + 1)


@given(_WORDS, _WORDS)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 2) == distance(other, one, 2)


@given(st.text(st.sampled_from("абвгдежзиклм"), min_size=5, max_size=12), st.data())
def test_marks_let_every_single_mistake_through(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("абнопр"))
    swapped = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    for typed in (word[:place] + word[place + 1 :], word[:place] + letter + word[place + 1 :], swapped):
        most = most_differing(min(len(word), len(typed)), 1)
        assert (marks(word) ^ marks(typed)).bit_count() <= most


def test_longer_words_may_hold_more_mistakes() -> None:
    assert [allowed(length) for length in (1, 4, 5, 7, 8, 30)] == [0, 0, 1, 1, 2, 2]


def _slowly(one: str, other: str) -> int:
    """The textbook's recursion over the last letters."""
    known: dict[tuple[int, int], int] = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            ways = [known[i - 1, j] + 1] if i else []
            ways += [known[i, j - 1] + 1] if j else []
            ways += [known[i - 1, j - 1] + (one[i - 1] != other[j - 1])] if i and j else []
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                ways.append(known[i - 2, j - 2] + 1)
            known[i, j] = min(ways, default=0)
    return known[len(one), len(other)]
