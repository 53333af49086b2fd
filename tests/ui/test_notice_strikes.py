"""Whatever a notice says: called off, it is short enough, and its former words stand there as they were formatted."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.files.notice_strikes import headed, struck, units
from tests.ui.reading import UK

LIMITS = {"text": 4096, "caption": 1024}
KINDS = st.sampled_from(["bold", "italic", "text_link", "spoiler", "blockquote", "pre", "code"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str, list[dict[str, Any]]]:
    """A field, words, and entities within them."""
    field = draw(st.sampled_from(["text", "caption"]))
    words = draw(st.text("аїb 😀\n", min_size=1, max_size=40)) * draw(st.sampled_from([1, 1, 20, 60]))
    cuts = sorted(draw(st.lists(st.integers(0, units(words)), max_size=6)))
    return field, words, [{"type": draw(KINDS), "offset": a, "length": b - a} for a, b in pairwise(cuts) if a < b]


def pieces(words: str, entities: list[dict[str, Any]], kinds: set[str]) -> list[tuple[str, bytes]]:
    raw = words.encode("utf-16-le")
    return [
        (one["type"], raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])])
        for one in entities
        if one["type"] in kinds
    ]


@given(written())
def test_the_former_words_keep_their_form(told: tuple[str, str, list[dict[str, Any]]]) -> None:
    field, words, entities = told
    name = {"text": "entities", "caption": "caption_entities"}[field]
    now = headed(UK, {field: words, name: entities}, field)
    assert units(now[field]) <= LIMITS[field] and now[field].startswith("🚫 Скасовано.")
    assert all(one["offset"] >= 0 and one["offset"] + one["length"] <= units(now[field]) for one in now[name])
    head, *moved = now[name]
    assert pieces(now[field], [head], {"bold"}) == [("bold", "🚫 Скасовано.".encode("utf-16-le"))]
    if moved:
        kept = {"bold", "italic", "text_link", "spoiler", "blockquote"}
        assert now[field].endswith(words)
        assert pieces(now[field], moved, kept) == pieces(words, entities, kept)
        assert pieces(now[field], moved, {"strikethrough"}) == [("strikethrough", words.encode("utf-16-le"))]
    else:
        assert units(words) > LIMITS[field] - 80


@given(written())
def test_what_is_struck_is_as_long_as_it_was(told: tuple[str, str, list[dict[str, Any]]]) -> None:
    field, words, entities = told
    name = {"text": "entities", "caption": "caption_entities"}[field]
    now = struck({field: words, name: entities}, field)
    assert now[field] == words
    assert now[name][-1] == {"type": "strikethrough", "offset": 0, "length": units(words)}
