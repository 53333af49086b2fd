"""«Мої дані» as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from domain.course import plain as procedure
from domain.privacy import Held, HeldRequest
from domain.visits import Visit
from domain.words import Word


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
        "roles": [{"role": m.role, "community": m.community, "title": m.title} for m in held.memberships],
        "unfinished": [{"form": d["form"], "answers": d["answers"]} for d in held.drafts],
        "requests": [_plain_request(found) for found in held.requests],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_value)


def _plain_request(one: HeldRequest) -> dict[str, Any]:
    request, names = one.request, one.names
    plain = (
        "number service for_whom status urgent sensitive created_at due contacted_at ended_at outcome stars settlement"
    )
    return {
        **{name: getattr(request, name) for name in plain.split()},
        "told": asdict(request.details),
        "procedure": procedure(request.course),
        "visits": [_plain_visit(visit) for visit in one.visits],
        "words": [_plain_word(word, names) for word in one.words],
        "history": [{"at": event.at, "what": event.kind, "status": event.status} for event in one.events],
        "seen_by": [{"at": s.at, "who": names.get(s.person_id, ""), "action": s.action} for s in one.seen],
    }


def _plain_visit(visit: Visit) -> dict[str, Any]:
    plain = "starts_at ends_at made_at state repeat result wish_at flagged"
    return {name: getattr(visit, name) for name in plain.split()}


def _plain_word(word: Word, names: Mapping[int, str]) -> dict[str, Any]:
    who = "you" if word.from_resident else names.get(word.person_id, "worker")
    return {"at": word.at, "who": who, "version": word.version, "text": word.text, "file": word.file}


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, Sequence | frozenset) else str(value)
