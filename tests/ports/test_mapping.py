"""No field of the domain is forgotten on its way into a row."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from db.mapping import DRAFT, DRAFT_STATE, LETTER, MEMBERSHIP, PERSON, TIMER, Columns
from db.mapping_notices import NOTICE
from db.mapping_requests import DETAILS, OFFER, REQUEST, WORD
from domain.assignments import Offer
from domain.forms import Draft
from domain.notices import Notice
from domain.people import Membership, Person
from domain.requests import Details, Request
from domain.timers import Timer
from domain.words import Word
from usecases.ports import Letter

# Several fields sealed in one column.
TOGETHER: dict[Any, set[str]] = {Person: {"private"}, Word: {"body"}, Notice: {"content"}}
COPY = {"notice", "edition", "shown", "shown_at", "job"}  # what only copies of notices have: read with these


@pytest.mark.parametrize(
    ("kind", "columns", "elsewhere"),
    [
        (Person, PERSON, {"quiet", "safe"}),
        (Membership, MEMBERSHIP, set()),
        (Request, REQUEST, {"offers"}),
        (Offer, OFFER, {"title"}),
        (Timer, TIMER, {"missed"}),
        (Word, WORD, {"text", "file"}),
        (Letter, LETTER, COPY),
        (Notice, NOTICE, {"posts", "pending"}),
    ],
)
def test_every_field_has_its_column(kind: Any, columns: Columns, elsewhere: set[str]) -> None:
    held = {column.key for column in columns} - TOGETHER.get(kind, set())
    assert held | elsewhere == {field.name for field in fields(kind)}


def test_a_draft_is_kept_whole() -> None:
    kept = {column.key for column in DRAFT} - {"person_id", "state"}
    assert kept | set(DRAFT_STATE) == {field.name for field in fields(Draft)}


def test_every_detail_is_kept() -> None:
    assert set(DETAILS) == {field.name for field in fields(Details)}
