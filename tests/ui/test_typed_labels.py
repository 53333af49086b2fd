"""Labels that are typed instead of pressed, with or without the picture, in a dialog and outside."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import labels
from bot.ui.labels import IN_DIALOG, KEYS, Readings, fold
from tests.ui.reading import EN, UK

READ = Readings((UK.t, EN.t))
TOLD = [(key, v.t.plain(key)) for key in KEYS for v in (UK, EN)]


@pytest.mark.parametrize(("key", "text"), TOLD)
def test_a_pressed_key_is_always_understood(key: str, text: str) -> None:
    for typed in (text, f"  {text}\n"):
        assert READ.of(typed, in_dialog=False) == READ.of(typed, in_dialog=True) == key


@pytest.mark.parametrize(("key", "text"), TOLD)
def test_typed_without_the_picture(key: str, text: str) -> None:
    bare = text.split(" ", 1)[-1] if not text[0].isalnum() else text
    for typed in (bare, bare.upper(), bare.lower(), f" {bare}. "):
        if typed.strip() == text:
            continue
        assert READ.of(typed, in_dialog=False) == key
        assert READ.of(typed, in_dialog=True) == (key if key in IN_DIALOG else ""), "the words may be an answer"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " ",
        "🤝",
        "❗❗❗",
        "Мені потрібна допомога з дровами",
        "назад у село",
        "x" * 41,
        "🤝 Потрібна допомога" * 3,
    ],
)
def test_other_words_are_no_label(text: str | None) -> None:
    assert READ.of(text, in_dialog=False) == READ.of(text, in_dialog=True) == ""


def test_no_two_labels_are_typed_alike() -> None:
    for v in (UK, EN):
        twice = [text for text, n in Counter(fold(v.t.plain(key)) for key in KEYS).items() if n > 1]
        assert twice == []
    across = {fold(EN.t.plain(key)): key for key in KEYS}
    assert all(across.get(fold(UK.t.plain(key)), key) == key for key in KEYS)
    assert labels.SEND_NOTICE not in KEYS, "folded it is the same word as «Надіслати»"


def test_every_label_is_short_enough_to_be_read_as_one() -> None:
    assert max(len(text) for _, text in TOLD) <= labels.LONGEST


@given(st.text(), st.booleans())
def test_no_text_breaks_the_reading(text: str, in_dialog: bool) -> None:
    assert READ.of(text, in_dialog) in {"", *KEYS}
    assert fold(fold(text)) == fold(text)
