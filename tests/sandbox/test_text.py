"""Text: parse modes into entities in UTF-16 units, what is found by itself, and safe HTML for the page."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.entities import formatted
from sandbox.render import render


def found(text: str, mode: str = "HTML", entities: Any = None) -> tuple[str, list[str]]:
    shown = formatted(text, mode, entities)
    cut = [_shown(shown.text, item) for item in shown.entities]
    return shown.text, cut


def _shown(text: str, item: dict[str, Any]) -> str:
    units = text.encode("utf-16-le")[item["offset"] * 2 : (item["offset"] + item["length"]) * 2]
    more = item.get("url") or item.get("language") or ""
    return f"{item['type']}:{units.decode('utf-16-le')}{more and '→' + more}"


CASES = [
    ("просто", "просто", []),
    ("&lt;b&gt; &amp; &quot;&#1111;&#x0406;&nbsp;", '<b> & "їІ&nbsp;', []),
    ("😀<b>жирний</b> і <i>курсив</i>", "😀жирний і курсив", ["bold:жирний", "italic:курсив"]),
    ("<b>а<u>б</u></b>", "аб", ["bold:аб", "underline:б"]),
    ("<B>а</B><EM>б</>", "аб", ["bold:а", "italic:б"]),
    ('<a href="https://a.ua/?x=1&amp;y=2">тут</a>', "тут", ["text_link:тут→https://a.ua/?x=1&y=2"]),
    ("<a href='не адреса'>тут</a>", "тут", []),
    ('<pre><code class="language-py">x</code></pre>', "x", ["pre:x→py"]),
    ("<code>/start</code>", "/start", ["code:/start"]),
    ("<blockquote expandable>ц</blockquote>", "ц", ["expandable_blockquote:ц"]),
    ('<span class="tg-spoiler">т</span><tg-spoiler>т</tg-spoiler>', "тт", ["spoiler:т", "spoiler:т"]),
    ("  <b>а </b>  ", "а", ["bold:а"]),
    (
        "Є /help, a@b.ua, https://a.ua.",
        "Є /help, a@b.ua, https://a.ua.",
        ["bot_command:/help", "email:a@b.ua", "url:https://a.ua"],
    ),
]


@pytest.mark.parametrize(("source", "text", "entities"), CASES)
def test_html(source: str, text: str, entities: list[str]) -> None:
    assert found(source) == (text, entities)


def test_markdown() -> None:
    text, entities = found("*ж _к_*\\. ||т|| `к` [тут](https://a.ua/) ~з~ __п__", "MarkdownV2")
    assert text == "ж к. т к тут з п"
    assert entities == [
        *("bold:ж к", "italic:к", "spoiler:т", "code:к", "text_link:тут→https://a.ua/"),
        *("strikethrough:з", "underline:п"),
    ]
    assert found("```py\nx```", "MarkdownV2") == ("x", ["pre:x→py"])


def test_old_markdown() -> None:
    text, entities = found("*ж* _к_ \\_ `к_` [тут](https://a.ua/) [так] ```py\nx```", "Markdown")
    assert text == "ж к _ к_ тут так x"
    assert entities == ["bold:ж", "italic:к", "code:к_", "text_link:тут→https://a.ua/", "pre:x→py"]


def test_listed_entities_are_kept_when_they_fit() -> None:
    listed = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bold", "offset": 2, "length": 9},
        {"type": "shiny", "offset": 0, "length": 1},
    ]
    assert found("😀а", "", listed) == ("😀а", ["bold:😀"])


RENDERED = [
    ("<i>&\n", [], "&lt;i&gt;&amp;<br>"),
    (
        "😀аб",
        [{"type": "bold", "offset": 2, "length": 2}, {"type": "italic", "offset": 3, "length": 1}],
        "😀<b>а<i>б</i></b>",
    ),
    (
        "тут",
        [{"type": "text_link", "offset": 0, "length": 3, "url": "javascript:x"}],
        '<span class="text_link">тут</span>',
    ),
    (
        "тут",
        [{"type": "text_link", "offset": 0, "length": 3, "url": 'https://a.ua/"'}],
        '<a href="https://a.ua/&quot;" target="_blank" rel="noopener noreferrer">тут</a>',
    ),
    (
        "абв",
        [{"type": "bold", "offset": 0, "length": 2}, {"type": "code", "offset": 1, "length": 2}],
        "<b>а<code>б</code></b>в",
    ),
]


@pytest.mark.parametrize(("text", "entities", "html"), RENDERED)
def test_rendering_for_the_page(text: str, entities: list[dict[str, Any]], html: str) -> None:
    assert render(text, entities) == html
