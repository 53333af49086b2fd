"""Danger is heard in every spelling, whatever stands around it; everyday words are no danger."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import danger_rules, danger_words, danger_words_despair, danger_words_life
from domain.danger import Danger, dangers, spoken
from domain.danger_families import FAMILIES
from domain.danger_lists import LISTS
from domain.sense import rules
from tests.domain.danger_phrases import CALM, DANGER

_LATIN = str.maketrans("іІсСоОрРаАеЕхХуУкКМТВН", "iIcCoOpPaAeExXyYkKMTBH")
_RUSSIAN_KEYS = str.maketrans("єЄ", "эЭ")


def _without_apostrophes(phrase: str) -> str:
    return phrase.replace("'", "").upper()


def _look_alike(phrase: str) -> str:
    return phrase.replace("'", "`").translate(_LATIN).translate(_RUSSIAN_KEYS)


def _hasty(phrase: str) -> str:
    """Letters held too long, no spaces round the punctuation, a bit of a letter's head."""
    held = re.sub(r"([аоеиіу])\b", r"\1\1\1", phrase).replace(", ", ",")
    return f"Re:допомога<maria@ukr.net>!{held}!!!Дякую"


SPELT: tuple[Callable[[str], str], ...] = (str, _without_apostrophes, _look_alike, _hasty)


@pytest.mark.parametrize(("phrase", "expected"), DANGER)
def test_danger_is_heard(phrase: str, expected: frozenset[Danger]) -> None:
    typed = [spelling(phrase) for spelling in SPELT]
    assert {text: dangers(text) for text in typed} == dict.fromkeys(typed, expected)


@pytest.mark.parametrize("phrase", CALM)
def test_everyday_words_are_no_danger(phrase: str) -> None:
    assert dangers(phrase) == frozenset()
    assert dangers(_without_apostrophes(phrase)) == frozenset()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ne hochu zhyty", Danger.DESPAIR),
        ("u nas pozhar", Danger.FIRE),
        ("pomogite, muzh menya izbil", Danger.VIOLENCE),
        ("yt [jxe ;bnb", Danger.DESPAIR),
        ("I want to die", Danger.DESPAIR),
        ("my husband beats me", Danger.VIOLENCE),
    ],
)
def test_danger_in_latin_letters(typed: str, expected: Danger) -> None:
    assert expected in dangers(typed)


def test_each_kind_of_danger_is_told_from_the_others() -> None:
    assert {danger for _, expected in DANGER for danger in expected} == set(Danger)
    assert len({phrase for phrase, _ in DANGER}) >= 120
    assert len(set(CALM)) >= 60


_AROUND = st.text(st.sampled_from("!?.,;:-–—…()[]/#@_=+<> \n\t😭🙏❤️🆘\u200b\u00a0"), max_size=12)
_WORDS = st.lists(
    st.sampled_from(["добрий", "день", "це", "знову", "пишу", "дякую", "вам", "прошу", "Олена"]), max_size=6
)
_CASES = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])


@given(st.sampled_from(DANGER), _WORDS, _AROUND, _AROUND, _WORDS, _CASES)
def test_nothing_around_hides_a_danger(
    said: tuple[str, frozenset[Danger]],
    before: list[str],
    opening: str,
    closing: str,
    after: list[str],
    case: Callable[[str], str],
) -> None:
    phrase, expected = said
    assert dangers(case(f"{' '.join(before)} {opening}{phrase}{closing} {' '.join(after)}")) >= expected


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert dangers(words) <= set(Danger)


@pytest.mark.parametrize("part", ["а", "ш", "б'є ", "мама ", "чоловік він ", "не хочу ", "1", "є'", "a", "\u0301", "ﷺ"])
def test_the_longest_text_of_one_kind_is_read(part: str) -> None:
    """Every repetition in the patterns is bounded, so this returns at once."""
    assert dangers((part * 4096)[:4096]) <= {Danger.VIOLENCE, Danger.CHILD}


def test_no_pattern_repeats_a_repetition_without_an_end() -> None:
    """The only endless repetition is of one word's letters, and it never gives any of them back."""
    for danger in Danger:
        bare = re.sub(r"\\w(?:\+\+|\*\+)", "", spoken(danger).pattern)
        assert not re.search(r"[*+]", bare)


def test_every_list_of_words_is_used() -> None:
    modules = (danger_words, danger_words_despair, danger_words_life)
    texts = [text for module in modules for text in vars(module).values() if isinstance(text, str)]
    said = " ".join([*texts, *LISTS.values()])
    assert [name for name in LISTS if f"{{{name}}}" not in said] == []


def test_every_family_is_used_and_no_rule_names_one_that_is_not_there() -> None:
    texts = [*(getattr(danger_rules, danger.name) for danger in Danger), *danger_rules.FAINT.values()]
    written = [rule for text in texts for rule in rules(text)]
    assert {name for rule in written for name in (rule.first, *rule.near, *rule.unless)} == set(FAMILIES)


def test_no_rule_is_written_twice() -> None:
    for text in [*(getattr(danger_rules, danger.name) for danger in Danger), *danger_rules.FAINT.values()]:
        lines = [line.strip() for line in text.strip().splitlines()]
        assert len(lines) == len(set(lines))
