"""Every column in which something of a person stands is in «Мої дані», or is named here with the reason why not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.ui.resident.held_json import as_json
from db.tables import metadata
from domain.absences import Absence
from domain.auditing import Line
from domain.forms import Draft
from domain.people import Membership, Person, Role
from domain.privacy import Got, Held, HeldRequest, Seen
from domain.requests import By, Event, Status
from domain.visits import Visit
from domain.words import Word
from tests.ui.reading import NOW, request

KEYS = {"id", "person_id", "request_id", "membership_id", "version", "community"}  # what rows hang together by
# Where a table's rows are in the file, and what of them is left out.
TOLD = {
    "people": ("person", {"chat", "phone_index", "private", "acting"}),  # «telegram», a hash of it, «safe» and «quiet»
    "consents": ("consents", set[str]()),
    "memberships": ("roles", set[str]()),
    "drafts": ("unfinished", {"nonce", "state"}),  # the state are the form, the step and the answers
    "absences": ("absences", {"substitute", "made_by"}),  # colleagues
    "audit": ("journal", {"whom"}),
    "requests": (
        "requests.0",
        {"follows", "duplicate_of", "phone_index", "level_at", "course", "details"},  # «procedure», «told»
    ),
    "request_events": ("requests.0.history", {"kind"}),  # «what»
    "request_words": ("requests.0.words", {"message_id", "album", "body"}),  # the body are the text and the file
    "visits": ("requests.0.visits", {"follows"}),
}
NOT_TOLD = {
    "communities": "of the office",
    "districts": "of the office",
    "district_settlements": "of the office",
    "deadline_rules": "of the office",
    "notices": "of the office; what the person got of them is under «notices»",
    "notice_tallies": "numbers only",
    "offers": "which workers were asked: theirs; who has seen the request is under «seen_by»",
    "request_index": "keyed hashes of what is told",
    "claims": "a keyed hash",
    "invites": "a hash, and the role that is told",
    "inbox": "erased when handled",
    "outbox": "erased when sent; the notices of the last month are told",
    "timers": "numbers only",
    "meta": "of the installation",
}
EVENT = Event("explained", Status.CLOSED, NOW, By(request().person_id), {"reason": "rude", "note": "для своїх"})


def whole() -> Any:
    """A person with a row in each."""
    one = HeldRequest(
        request(),
        [Word(1, NOW, 1, text="Слова")],
        [EVENT, replace(EVENT, kind="resolved", by=By(7, 7))],
        [Seen(NOW, 7, "opened", 1)],
        visits=[Visit(1, 1, "", "", 1, NOW, NOW, NOW)],
    )
    return json.loads(
        as_json(
            Held(
                NOW,
                Person(1, 5),
                [("2026", NOW)],
                [Membership(1, 1, Role.WORKER, "UA", capacity=300)],
                [Draft("n", "write", "words", NOW)],
                [one],
                [Got(1, NOW, "sent", "Вода")],
                [Absence(1, 1, 1, "UA", date(2026, 11, 1), date(2026, 11, 2))],
                [Line(1, NOW, 1, "mydata")],
            )
        )
    )


def test_every_table_is_told_or_excused() -> None:
    assert {*TOLD, *NOT_TOLD} == set(metadata.tables)
    assert not TOLD.keys() & NOT_TOLD.keys()


@pytest.mark.parametrize("table", sorted(TOLD))
def test_every_column_is_told_or_excused(table: str) -> None:
    where, left_out = TOLD[table]
    found = whole()
    for part in where.split("."):
        found = found[int(part) if part.isdigit() else part]
    told = found[0] if isinstance(found, list) else found
    assert {column.key for column in metadata.tables[table].c} - KEYS - left_out <= set(told)


def test_ones_own_reasons_are_told_and_the_notes_of_the_office_are_not() -> None:
    first, second = whole()["requests"][0]["history"]
    assert first["data"] == second["data"] == {"reason": "rude"}
