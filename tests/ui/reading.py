"""How a test reads a screen: the HTML as Telegram takes it, and people, places and requests to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

from bot.catalogues import LOCALES, read
from bot.i18n import texts_of
from bot.ui.screen import Button, Screen
from bot.ui.view import View
from domain.assignments import Offer, OfferState
from domain.people import Actor, Membership, Person, Role
from domain.requests import Details, Request, Status
from domain.words import File, Word, of_story

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday, 10:00 in Kyiv
DUE = datetime(2026, 11, 24, 15, tzinfo=UTC)  # Tuesday, 17:00
LONGEST_ID = 2**53 - 1
NONCE = "zzzzzzzzzzz"  # the longest: 11 characters
CODE = "UA53040130020012345"
LIMIT = 4096  # characters, Bot API: text of a message
LABEL = 28  # characters that a phone shows of a button in a row of its own

# Bot API, "HTML style": the tags this product uses, bare.
_TAG = re.compile(r"<(/?)(b|i|u|s|code|pre|blockquote)>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot);")
_SIGN = re.compile(r"[<>&]")


def view(lang: str = "uk", place: str = "Заріччя") -> View:
    """A reader of this language, now."""
    return View(texts_of(read(LOCALES, lang)), NOW, "Europe/Kyiv", lambda _: place)


UK, EN = view("uk"), view("en")
VIEWS = (UK, EN)


def shown(html: str) -> str:
    """The text as Telegram shows it. AssertionError when it would refuse the HTML or read it otherwise than meant."""
    open_tags: list[str] = []
    text, at = [], 0
    for sign in _SIGN.finditer(html):
        if sign.start() < at:
            continue  # within a tag or an entity that was read already
        found = (_TAG if sign.group() == "<" else _ENTITY).match(html, sign.start())
        assert found, f"bare {sign.group()!r} at {sign.start()}: {html[max(sign.start() - 30, 0) : sign.end() + 30]!r}"
        text.append(html[at : found.start()])
        at = found.end()
        if found.re is _ENTITY:
            text.append(unescape(found.group()))
        elif found.group(1):
            assert open_tags and open_tags.pop() == found.group(2), f"{found.group()} closes nothing: {html!r}"
        else:
            open_tags.append(found.group(2))
    assert not open_tags, f"left open: {open_tags}"
    return "".join([*text, html[at:]])


def units(text: str) -> int:
    """How long Telegram thinks a text is: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def buttons(screen: Screen) -> list[Button]:
    """All inline buttons."""
    return [button for row in screen.buttons for button in row]


def labels_of(screen: Screen) -> list[str]:
    """What stands on them and on the keys under the text field."""
    keys = [key.text for row in screen.keys or () for key in row]
    return [button.text for button in buttons(screen)] + keys


def packed(screen: Screen) -> Iterator[str]:
    """What the buttons send back. ValueError when one does not fit."""
    return (button.press.pack() for button in buttons(screen) if button.press)


def person(name: str = "Марія") -> Person:
    """A resident of Заріччя."""
    return Person(1, 5001, name=name, phone="+380671234567", community="UA53040130000023174", settlement=CODE)


def actor(*roles: Role) -> Actor:
    """A resident, or a colleague with these roles."""
    return Actor(person(), tuple(Membership(n, 1, role, "") for n, role in enumerate(roles, 1)))


def worker_offer(state: OfferState = OfferState.ACCEPTED, title: str = "Ольга Іванівна") -> Offer:
    """One worker's part in a request."""
    return Offer(7, 9, 2, state, NOW, title=title)


def request(status: Status = Status.ACCEPTED, **more: Any) -> Request:
    """A request with everything that a person may have told."""
    told = Details(
        "Марія Коваленко",
        "+380671234567",
        "Соборна, 5",
        {"home_care.lives_alone": "alone"},
    )
    fields: dict[str, Any] = {"offers": (worker_offer(),), "details": told, **more}
    fields.setdefault("service", "home_care")
    place = ("UA53040130000023174", CODE, 1)
    made = NOW - timedelta(hours=1)
    return Request(LONGEST_ID, "ПИР-48-21-57", *place, created_at=made, due=DUE, status=status, **fields)


def said(*texts: str, files: Sequence[File] = ()) -> list[Word]:
    """What the resident wrote and sent about `request()`."""
    pieces: list[dict[str, Any]] = [{"text": text} for text in texts]
    pieces += [{"file": list(file)} for file in files]
    numbered = [{**piece, "m": number} for number, piece in enumerate(pieces, 1)]
    return of_story({"pieces": numbered}, LONGEST_ID, NOW, 1)
