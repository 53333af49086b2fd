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


def pictures(text: str) -> list[int]:
    """Where the emoji are."""
    return [at for at, sign in enumerate(text) if unicodedata.category(sign) == "So" and sign not in "№▾"]


@pytest.mark.parametrize("text", TEXTS)
def test_one_text(text: str) -> None:
    bare = TYPED.sub("", text)
    assert "!" not in text
    assert set(re.findall(r"[A-Za-z]+", bare)) <= ALLOWED, "no English"
    assert not [word for word in OFFICE if word.casefold() in text.casefold()], "no office language"
    assert not GENDERED.search(text), "past tense without gender"
    assert not re.search(r"(?<![.!?:»\n] )(?<!^)(?<!\n)\b(?:Ви|Вас|Вам|Вами|Ваш\w*)\b", text), "«ви» in lower case"
    assert text == text.strip() or text == "❗ Терміново · "
    assert "  " not in text and " ," not in text and " ." not in text and "..." not in text
    assert "’" not in text and "`" not in text and '"' not in text, "one apostrophe, Ukrainian quotes"


@pytest.mark.parametrize("text", [text for text in TEXTS if pictures(text)])
def test_a_picture_stands_before_words_only(text: str) -> None:
    bare = re.sub(r"</?\w+>", "", IN_QUOTES.sub("", text))
    assert pictures(bare) in ([], [0])


@pytest.mark.parametrize("text", [text for text in TEXTS if IN_QUOTES.search(text)])
def test_a_quoted_button_is_a_button(text: str) -> None:
    """Words in quotes are what people look for on the screen, so they must be there."""
    whole = set(TEXTS)
    bare = {label.split(" ", 1)[-1] for label in TEXTS}
    assert [said for said in IN_QUOTES.findall(text) if said not in whole | bare | ELSEWHERE and "{" not in said] == []


@pytest.mark.parametrize("text", [text for text in TEXTS if len(text) > 80])
def test_sentences_are_short(text: str) -> None:
    sentences = re.split(r"(?<=[.?:])\s", text)
    assert max(len(sentence) for sentence in sentences) <= 130
