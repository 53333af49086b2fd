"""What hinders people from reading a notice."""

from __future__ import annotations

import pytest

from domain.notice_reading import first_words, trouble, warnings
from domain.notices import Part, Post

LINK = (("Сайт", "https://example.com"),)
SHORT = "Завтра з 9 до 14 не буде води.\nНаберіть води звечора."


def said(text: str, buttons: tuple[tuple[str, str], ...] = ()) -> Post:
    return Post((Part(text=text),), buttons)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SHORT, ()),
        ("\n".join(["рядок"] * 5), ()),
        ("\n".join(["рядок"] * 6), ("long",)),
        ("довгий рядок " * 30, ("long",)),
        ("УВАГА! Завтра не буде води.", ()),
        ("ЦНАП працює до 17:00", ()),
        ("УВАГА! ЗАВТРА НЕ БУДЕ ВОДИ", ("capitals",)),
        ("Запис: https://example.com", ("link",)),
        ("Запис: t.me/rada", ("link",)),
        ("12:00 30.11", ()),
    ],
)
def test_words_are_looked_at(text: str, found: tuple[str, ...]) -> None:
    assert warnings(said(text)) == found


def test_a_link_with_a_button_is_well() -> None:
    assert warnings(said("Запис: https://example.com", buttons=LINK)) == ()
    hidden = Part(text="Запис тут", entities=({"type": "text_link", "offset": 0, "length": 5, "url": "https://x.com"},))
    assert warnings(Post((hidden,))) == ("link",)


def test_a_picture_alone_has_no_words() -> None:
    assert warnings(Post((Part("photo", file="f"),))) == ("wordless",)
    assert warnings(Post((Part("location", "Школа\nСоборна, 5", file="49.5,34.5"),))) == ("wordless",)
    assert warnings(Post()) == ()


def test_what_telegram_would_refuse() -> None:
    assert trouble(Part(text="а" * 4096)) == ""
    assert trouble(Part(text="😀" * 2049)) == "long_text"
    assert trouble(Part("photo", "а" * 1024)) == ""
    assert trouble(Part("photo", "а" * 1025)) == "long_caption"
    assert trouble(Part("location", "а" * 2000)) == ""


def test_how_it_begins() -> None:
    assert first_words(said(SHORT)) == "Завтра з 9 до 14 не буде води. Наберіть води звечора."
    assert first_words(said("слово " * 40), 20) == "слово слово слово с…"
    assert first_words(Post((Part("photo"),))) == ""
    assert first_words(said("💧 Немає води\n\nДе: клуб\nЗапасіться.\nДо зустрічі"), 99) == (
        "💧 Немає води · Де: клуб · Запасіться. До зустрічі"
    )
