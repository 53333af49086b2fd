"""«Мої дані» as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.ui.resident.history import told
from domain.course import plain as procedure
from domain.privacy import Held, HeldRequest
from domain.requests import Event
from domain.words import Word

_REQUEST = (
    "number community settlement service for_whom status urgent sensitive created_at due contacted_at visit_at "
    "ended_at outcome stars cancel_asked unread tries level"
)
_VISIT = "starts_at ends_at made_at state repeat result wish_at flagged"
_ROLE = "role community title active away chief cleared capacity load services districts last_offer_at"
_TOLD = "reason words stars answer ground where outcome how starts ends wish result"  # notes and ids of others are not


def as_json(held: Held) -> str:
    """The same for programs; staff are named as residents know them, not numbered."""
    one = held.person
    person = {**asdict(one), "quiet": sorted(one.quiet), "telegram": one.chat}
    for inner in ("id", "chat"):
        person.pop(inner)
    whole = {
        "made_at": held.made_at,
        "person": person,
        "consents": [{"version": version, "at": at} for version, at in held.consents],
        "roles": [_picked(m, _ROLE) for m in held.memberships],
        "absences": [_picked(a, "community since until state") for a in held.absences],
        "unfinished": [_picked(d, "form step touched_at answers") for d in held.drafts],
        "requests": [_plain_request(found) for found in held.requests],
        "notices": [_picked(n, "at outcome words") for n in held.notices],
        "journal": [_picked(line, "at action community") for line in held.did],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_value)


def _plain_request(one: HeldRequest) -> dict[str, Any]:
    request, names = one.request, one.names
    return {
        **_picked(request, _REQUEST),
        "told": asdict(request.details),
        "procedure": procedure(request.course),
        "visits": [_picked(visit, _VISIT) for visit in one.visits],
        "words": [_plain_word(word, names) for word in one.words],
        "history": [_plain_event(one, event) for event in one.events],
        "seen_by": [{"at": s.at, "who": names.get(s.person_id, ""), "action": s.action} for s in one.seen],
    }


def _plain_event(one: HeldRequest, event: Event) -> dict[str, Any]:
    """With its reasons and times where the resident may read of it at all: what the office notes for itself stays."""
    open_ = told(event) or one.own(event)
    data = {name: event.data[name] for name in _TOLD.split() if name in event.data} if open_ else {}
    return {"at": event.at, "what": event.kind, "status": event.status, "data": data}


def _picked(one: object, names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names.split()}


def _plain_word(word: Word, names: Mapping[int, str]) -> dict[str, Any]:
    who = "you" if word.from_resident else names.get(word.person_id, "worker")
    return {"at": word.at, "who": who, "version": word.version, "text": word.text, "file": word.file}


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, Sequence | frozenset) else str(value)
