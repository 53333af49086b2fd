"""Whatever people write, Telegram takes the message and shows it letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.admin import joining
from bot.ui.dialogs.question import question, trouble
from bot.ui.dialogs.review import review
from bot.ui.messages import render
from bot.ui.resident import help as help_ui
from bot.ui.resident import places, places_lists
from bot.ui.resident import requests as mine
from bot.ui.screen import Screen
from bot.ui.worker import answers, cases, details, listing
from domain.communities import Community, Settlement
from domain.dialogs import REQUEST, WRITE
from domain.forms import REVIEW, Draft
from domain.messages import Kind
from domain.people import Role
from domain.requests import Details, Status
from domain.telling import card
from tests.ui.reading import CODE, LIMIT, NONCE, NOW, UK, actor, person, request, said, shown, units, view, worker_offer

HOSTILE = (
    *("<b>", "</b>", "<a href='x'>Оля</a>", "a < b & c > d", "&lt;", "&amp;amp;", "&#0;", "&unknown;", '"лапки"'),
    *("\u202eлівак\u202c", "\u200f‎<", "‮<b>‬", "{text} {0} {", "%s %(x)s", "\\<b\\>", "<3", "*_`[", "😀<😀", "\x00<"),
    *("<" * 4096, "&" * 4096, "x" * 4095 + "<", "&lt;" * 1024, "😀" * 2048, '"<&>' * 1024),
)


def draft(text: str) -> Draft:
    story = {"pieces": [{"m": 1, "text": text}]}
    answers = {"for_whom": "me", "service": "other", "threat": "no", "story": story, "street": text, "phone": None}
    return Draft(NONCE, REQUEST.id, REVIEW, NOW, answers)


def told(text: str) -> Details:
    return Details(text, "", text)


def words(text: str) -> dict[str, Any]:
    return {**card(request()), "worker": text, "texts": [text], "files": [["photo", "f", text]]}


def place(text: str) -> tuple[Community, Settlement]:
    return Community("x", text, "ПИР", phone=text, address=text), Settlement(CODE, text, "C", "x", text, text)


def held_by(text: str) -> dict[str, Any]:
    return {"offers": (worker_offer(title=text),)}


SCREENS: dict[str, Callable[[str], Screen]] = {
    "review": lambda text: review(UK, REQUEST, draft(text), place=text[:60]),
    "details": lambda text: details.details(view(place=text), request(details=told(text)), said(text)),
    "the worker's words": lambda text: render(UK, Kind.WORKER_WORDS, words(text)),
    "the resident's words": lambda text: render(UK, Kind.RESIDENT_WORDS, words(text)),
    "taken": lambda text: render(UK, Kind.TAKEN, words(text)),
    "the offer is gone": lambda text: render(UK, Kind.OFFER_GONE, {**words(text), "why": "taken"}),
    "notice": lambda text: render(UK, Kind.NOTICE, {"text": text}),
    "offer": lambda text: render(view(place=text), Kind.OFFER, words("")),
    "card": lambda text: mine.card(UK, request(**held_by(text))),
    "already taken": lambda text: answers.already_taken(UK, request(**held_by(text))),
    "settled": lambda text: places.settled(UK, actor(), place(text)[0], text),
    "not served": lambda text: places.not_served(UK, place(text)[1]),
    "contacts": lambda text: help_ui.contacts(UK, place(text)[0]),
    "call the community": lambda text: places_lists.phones(UK, draft(""), [place(text)[0]]),
    "joined": lambda text: joining.joined(UK, Role.WORKER, text),
    "a number that is none": lambda text: Screen(trouble(UK, "not_valid", text)),
}
CUT = {"review", "details"}  # a long story is shortened there


@pytest.mark.parametrize("name", SCREENS)
def test_it_is_shown_as_it_was_written(name: str) -> None:
    for text in HOSTILE:
        seen = shown(SCREENS[name](text).text)
        assert text in seen or (name in CUT and len(text) > 700) or (name == "a number that is none" and not text)


@given(
    text=st.text(st.sampled_from("<>&\"'/ab;#\u202e\u200f😀 \n"), max_size=60), name=st.sampled_from(sorted(SCREENS))
)
def test_any_mixture_of_signs(text: str, name: str) -> None:
    assert text in shown(SCREENS[name](text).text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_review_fits_into_one_message(text: str) -> None:
    assert units(shown(SCREENS["review"](text).text)) <= LIMIT


def test_buttons_say_the_name_plainly() -> None:
    """There is no HTML on buttons: `&lt;` would be read as it stands."""
    found = places.places(UK, draft(""), [place("<b>&")[1]], {"x": "<b>&"})
    assert found.buttons[0][0].as_json()["text"].startswith("<b>&")
    asked = question(UK, WRITE, Draft(NONCE, WRITE.id, "words", NOW), person("<b>"))
    assert shown(asked.text)


def test_a_caption_is_no_html() -> None:
    (text, photo) = SCREENS["the worker's words"]("<b>&").calls()
    assert text["parse_mode"] == "HTML"
    assert photo["caption"] == "<b>&" and "parse_mode" not in photo


def test_lists_and_answers_are_whole() -> None:
    for status in Status:
        one = request(status)
        for screen in (mine.card(UK, one), cases.case(UK, one), mine.listing(UK, [one]), listing.listing(UK, [one])):
            assert shown(screen.text) and screen.calls()
