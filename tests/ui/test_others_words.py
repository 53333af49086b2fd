"""A contact and a forwarded message keep whose they are; what staff pass on names nobody."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Message

from domain.answers import Gave, Kind, Skipped, Step, Wrote
from domain.people import Actor, Membership, Person, Role
from handlers.others_words import signed
from handlers.reading import given
from tests.ui.reading import UK

MARIA = {"id": 5, "is_bot": False, "first_name": "Марія"}
OWN = {"phone_number": "+380671234567", "first_name": "Марія", "user_id": 5}
GALYNA = {"phone_number": "+380509998877", "first_name": "Галя", "last_name": "Коваль", "user_id": 9}
USER = {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "Онук"}}
HIDDEN = {"type": "hidden_user", "date": 1, "sender_user_name": "Онук"}
CHANNEL = {"type": "channel", "date": 1, "message_id": 7, "chat": {"id": -3, "type": "channel", "title": "Громада"}}
HERSELF = {"type": "user", "date": 1, "sender_user": MARIA}
PHOTO = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]


def message(**what: Any) -> Message:
    return Message.model_validate(
        {"message_id": 3, "date": 1, "chat": {"id": 5, "type": "private"}, "from": MARIA, **what}
    )


def read(kind: Kind, **what: Any) -> Any:
    return given(message(**what), Step("x", kind), UK.t)


@pytest.mark.parametrize(
    ("kind", "contact", "told"),
    [
        (Kind.STORY, GALYNA, ("Галя Коваль +380509998877", "")),
        (Kind.PHONE, GALYNA, ("Галя Коваль +380509998877", "+380509998877")),
        (Kind.PHONE, OWN, ("+380671234567", "+380671234567")),
    ],
)
def test_a_contact_says_whose_number_it_is(kind: Kind, contact: Any, told: tuple[str, str]) -> None:
    found = read(kind, contact=contact)
    assert (found.text, found.reading) == told


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.CHOICE, Kind.MANY, Kind.DATE, Kind.DIGITS])
def test_elsewhere_a_contact_is_no_answer(kind: Kind) -> None:
    """Whoever reads it there keeps it with the story, name and number."""
    assert read(kind, contact=GALYNA) is None


def resident(*memberships: Membership) -> Actor:
    return Actor(Person(1, 5, "Марія"), memberships)


@pytest.mark.parametrize(("origin", "author"), [(USER, "Онук"), (HIDDEN, "Онук"), (CHANNEL, "Громада")])
def test_what_is_forwarded_is_not_taken_for_ones_own(origin: Any, author: str) -> None:
    told = message(text="Привезу ліки", forward_origin=origin)
    assert signed(Wrote("Привезу ліки"), told, resident()) == Wrote(f"↪️ {author}: Привезу ліки")
    photo = read(Kind.STORY, photo=PHOTO, forward_origin=origin)
    shown = signed(photo, message(photo=PHOTO, forward_origin=origin), resident())
    assert isinstance(shown, Gave) and shown.attachment.caption == f"↪️ {author}"


def test_ones_own_words_forwarded_are_ones_own() -> None:
    told = Wrote("Привезу ліки")
    assert signed(told, message(text="Привезу ліки", forward_origin=HERSELF), resident()) == told
    assert signed(told, message(text="Привезу ліки"), resident()) == told
    assert signed(Skipped(), message(text="немає", forward_origin=USER), resident()) == Skipped()


def test_what_staff_pass_on_names_nobody() -> None:
    worker = resident(Membership(1, 1, Role.WORKER, "UA1", "Ольга Іванівна"))
    told = Wrote("Принесіть довідку")
    assert signed(told, message(text=told.text, forward_origin=USER), worker) == told
