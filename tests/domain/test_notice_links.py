"""An address for a link button, however people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notice_links import NoLink, read_link, words_and_link

GOOD = {
    "https://example.com.ua/a?b=1#c": "https://example.com.ua/a?b=1#c",
    "HTTP://Example.com": "http://Example.com",
    "example.com": "https://example.com",
    "xn--80af.xn--j1amh/x": "https://xn--80af.xn--j1amh/x",
    "громада.укр/новини": "https://громада.укр/новини",
    "www.pyriatyn.org.ua.": "https://www.pyriatyn.org.ua",
    "t.me/pyriatyn": "https://t.me/pyriatyn",
    "@pyriatyn_rada": "https://t.me/pyriatyn_rada",
    "«https://example.com»": "https://example.com",
    "example.com:8080/x": "https://example.com:8080/x",
}
BAD = {
    "067 123 45 67": "phone",
    "tel:+380671234567": "phone",
    "rada@example.com": "mail",
    "https://example.com є тут": "spaces",
    "javascript:alert(1)": "no_link",
    "ftp://example.com": "scheme",
    "file:///etc/passwd": "scheme",
    "tg://user?id=5": "scheme",
    "Соборна": "no_link",
    "вул.Соборна": "no_link",
    "https://": "no_link",
    "https://-x.com": "no_link",
    "": "no_link",
    "1.5": "no_link",
}


@pytest.mark.parametrize("told", GOOD)
def test_an_address_is_read(told: str) -> None:
    assert read_link(told) == GOOD[told]
    assert read_link(f"  {told}\n") == GOOD[told]


@pytest.mark.parametrize("told", BAD)
def test_what_no_button_opens_has_its_reason(told: str) -> None:
    with pytest.raises(NoLink) as refused:
        read_link(told)
    assert refused.value.reason == BAD[told]


@given(st.text(max_size=80))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        address = read_link(text)
    except NoLink:
        return
    assert address.startswith(("https://", "http://")) and not any(map(str.isspace, address))


def test_words_and_address_may_come_together() -> None:
    assert words_and_link("Записатися — https://example.com/x") == ("Записатися", "https://example.com/x")
    assert words_and_link("Карта\nwww.example.com") == ("Карта", "https://www.example.com")
    assert words_and_link("Запис — example.com") == ("Запис", "https://example.com")
    assert words_and_link("Сайт: example.com/x") == ("Сайт", "https://example.com/x")
    assert words_and_link("Прийом: 12.30") is None
    assert words_and_link("Прийом — вул.Соборна") is None
    assert words_and_link("Записатися") is None
    assert words_and_link("https://example.com") is None
    assert words_and_link("Сюди: https://") is None
