"""How the bot speaks Ukrainian: what can be checked of it by a machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest

from bot.catalogues import LOCALES, read

ALLOWED = {"Telegram", "English", "JSON", "Excel", "CSV", "b", "code"}  # names of their own, and the tags
TYPED = re.compile(r"\{\w+\}|/[a-z]+|moi-dani|pomylky.txt")  # parameters, commands and the name of a file
ELSEWHERE = {"Почати", "Сусід", "так", "ні"}  # a button of Telegram's own, our name, words of a table
OFFICE = (
    "СЖО",
    "надавач",
    "отримувач",
    "суб'єкт",
    "заявник",
    "здійсню",
    "згідно з",
    "у зв'язку",
    "вищезазначен",
    "даний",
)
# Masculine and feminine endings after a person: «зв'язався», «позначила», «зміг».
GENDERED = re.compile(
    r"\b\w{2,}(?:вся|лася|зміг|могла)\b|\b(?:ви|вас|працівник|мешканець|керівник) \w+(?:ав|ив|ла)\b", re.I
)
IN_QUOTES = re.compile(r"«([^»]+)»")


def texts() -> Iterator[str]:
    """Everything that is said."""
    for message in read(LOCALES, "uk"):
        if message.id:
            said = message.string or ""
            yield from (said,) if isinstance(said, str) else said


TEXTS = sorted(set(texts()))
BATCHES = 24


def pictures(text: str) -> list[int]:
    """Where the emoji are."""
    return [at for at, sign in enumerate(text) if unicodedata.category(sign) == "So" and sign not in "№▾"]


@pytest.mark.parametrize("some", [TEXTS[first::BATCHES] for first in range(BATCHES)])
def test_each_text(some: list[str]) -> None:
    """In batches: a test of its own for each of thousands takes longer to set up than to run."""
    for text in some:
        one_text(text)


def one_text(text: str) -> None:
    """What every text keeps to."""
    bare = TYPED.sub("", text)
    assert "!" not in text
    assert set(re.findall(r"[A-Za-z]+", bare)) <= ALLOWED, "no English"
    assert not [word for word in OFFICE if word.casefold() in text.casefold()], "no office language"
    assert not GENDERED.search(text), "past tense without gender"
    assert not re.search(r"(?<![.!?:»\n] )(?<!^)(?<!\n)\b(?:Ви|Вас|Вам|Вами|Ваш\w*)\b", text), "«ви» in lower case"
    assert text == text.strip() or text == "❗ Терміново · "
    assert "  " not in text and " ," not in text and " ." not in text and "..." not in text
    assert "’" not in text and "`" not in text and '"' not in text, "one apostrophe, Ukrainian quotes"


def test_a_picture_stands_before_words_only() -> None:
    bare = {text: re.sub(r"</?\w+>", "", IN_QUOTES.sub("", text)) for text in TEXTS}
    assert [text for text in TEXTS if pictures(bare[text]) not in ([], [0])] == []


@pytest.mark.parametrize("text", [text for text in TEXTS if IN_QUOTES.search(text)])
def test_a_quoted_button_is_a_button(text: str) -> None:
    """Words in quotes are what people look for on the screen, so they must be there."""
    whole = set(TEXTS)
    bare = {label.split(" ", 1)[-1] for label in TEXTS}
    assert [said for said in IN_QUOTES.findall(text) if said not in whole | bare | ELSEWHERE and "{" not in said] == []


def test_sentences_are_short() -> None:
    sentences = [sentence for text in TEXTS for sentence in re.split(r"(?<=[.?:])\s", text)]
    assert [sentence for sentence in sentences if len(sentence) > 130] == []
