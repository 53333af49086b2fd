"""«Подробиці»: all that was told, protected, and never longer than Telegram takes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ui.screen import Screen
from bot.ui.worker.details import details
from domain.requests import Details
from tests.ui.reading import LIMIT, UK, request, said, shown, units

PARTS = st.text(st.sampled_from("аб <>&\"'😀\n"), max_size=40)


def card_of(*texts: str, street: str = "") -> Screen:
    return details(UK, request(details=Details(street=street)), said(*texts))


def test_everything_is_there_and_cannot_be_forwarded() -> None:
    screen = details(UK, request(), said("Важко ходити", files=[("voice", "file-1", "підпис")]))
    told = shown(screen.text)
    for part in ("Марія Коваленко", "067 123 45 67", "Заріччя, Соборна, 5", "Мені", "Важко ходити", "ПИР-48-21-57"):
        assert part in told
    assert "Так, без нікого" in told
    text, voice = screen.calls(edits=5)
    assert text["method"] == "sendMessage" and text["protect_content"] is True
    assert voice == {"method": "sendVoice", "voice": "file-1", "caption": "підпис", "protect_content": True}


def test_without_a_phone_it_says_so() -> None:
    assert "Телефон: немає" in shown(card_of("Допоможіть").text)


@pytest.mark.parametrize("after", ["<&>" * 1400, "б" * 4096, "б" * 60], ids=["signs", "long", "short"])
def test_wherever_the_cut_falls_the_message_is_whole(after: str) -> None:
    """One text fills the message up to the edge, the next crosses it."""
    for before in range(3700, 4000):
        assert units(shown(card_of("а" * before, after).text)) <= LIMIT


@given(st.integers(3500, 4096), PARTS, st.integers(0, 600))
@example(3890, "&", 1)
def test_no_cut_through_a_tag_or_an_entity(long: int, part: str, times: int) -> None:
    assert units(shown(card_of("а" * long, part * times, part).text)) <= LIMIT


@pytest.mark.parametrize("text", ["😀" * 2048, "<" * 4096, "&" * 4096, '"' * 4096, "\u202e" * 4096])
def test_the_longest_stories_fit(text: str) -> None:
    assert units(shown(card_of(text, text, text, street=text[:4000]).text)) <= LIMIT


@pytest.mark.parametrize("letter", ["а", "😀"])
def test_the_worker_reads_a_long_story_to_its_end(letter: str) -> None:
    """It goes on in further messages, protected as the first is, before the files."""
    texts = [f"перше {letter * 1990} кінець першого", f"друге {letter * 1990} кінець другого", "третє <b>", "четверте"]
    screen = details(UK, request(), said(*texts, files=[("photo", "p", "")]))
    calls = screen.calls()
    told = shown(calls[0]["text"]) + "".join(call["text"] for call in calls[1:-1])
    assert [call["method"] for call in calls] == [*["sendMessage"] * (len(calls) - 1), "sendPhoto"]
    assert all(call["protect_content"] and units(call.get("text", "")) <= LIMIT for call in calls)
    for part in ("перше", "кінець першого", "друге", "кінець другого", "третє <b>", "четверте"):
        assert part in told
    assert told.count(letter) >= 2 * 1990


@pytest.mark.parametrize("story", ["Хліб & молоко. " + "а" * 4000, "а" * 3000 + "<" + "б" * 1000])
def test_a_cut_takes_the_end_away_and_no_more(story: str) -> None:
    told = shown(card_of(story).text)
    assert told.endswith("…")
    assert len(told) > 3500
    assert story[:3000] in told
