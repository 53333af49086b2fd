"""Notices from rows and back, and what of them travels with each copy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from db.mapping import columns
from db.sealing import Sealing, encode
from db.tables_notices import notices
from domain.messages import Kind, Lane
from domain.notices import DANGERS, Notice, NoticeState, Task, audience_json, audience_of, posts_json, posts_of
from usecases.ports import Run

PLAIN = (
    "id author made_at state version task edition topic danger starts_at not_after cursor written asked asked_by "
    "approver begun_at ended_at pace_at pace_from"
)
NOTICE = columns(notices, f"{PLAIN} audience totals content")
PROGRESS = ("cursor", "written", "totals")  # written by whoever writes the copies


def notice(sealing: Sealing, row: Sequence[Any]) -> Notice:
    """From the columns NOTICE."""
    *plain, audience, totals, content = row
    told = dict(zip(PLAIN.split(), plain, strict=True))
    told |= {"state": NoticeState(told["state"]), "task": Task(told["task"])}
    kept = sealing.open_json(content, f"notices.content:{told['id']}")
    posts, pending = posts_of(kept.get("posts", {})), posts_of(kept.get("pending", {}))
    told["danger"] = kept.get("danger", told["danger"])
    known = {"audience": audience_of(json.loads(audience)), "totals": json.loads(totals)}
    return Notice(**told, **known, posts=posts, pending=pending)


def notice_row(sealing: Sealing, one: Notice) -> dict[str, Any]:
    """All columns of `notices`."""
    row = {name: getattr(one, name) for name in PLAIN.split()}
    content: dict[str, Any] = {"posts": posts_json(one.posts), "pending": posts_json(one.pending)}
    row |= {"state": one.state.value, "task": one.task.value, "totals": encode(dict(one.totals))}
    if one.danger and one.danger not in DANGERS:  # named in somebody's own words
        row["danger"], content["danger"] = "other", one.danger
    row["content"] = sealing.seal_json({k: v for k, v in content.items() if v}, f"notices.content:{one.id}")
    return row | {"audience": encode(audience_json(one.audience))}


def run_of(one: Notice) -> Run:
    """What its copies have in common."""
    params = {"notice": one.id, "posts": posts_json(one.posts), "topic": one.topic, "danger": one.danger}
    params |= {"task": one.task.value, "edition": one.edition}
    lane = Lane.ALERT if one.danger else Lane.NOTICE
    body = {"kind": Kind.NOTICE.value, "params": params}
    return Run(one.id, one.version, lane, one.job, one.edition, one.quiet, one.not_after, body)


def outcome(state: str, error: str) -> str:
    """How a copy ended, as it is counted: one of `domain.notices.OUTCOMES`."""
    if state in ("sent", "expired"):
        return state
    return error if state == "dropped" or error == "uncertain" else "failed"
