"""Notices to many people, and how their copies ended."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, PrimaryKeyConstraint, Table, false

from db.columns import Id, key, moment, number, one_of, ref, sealed, words
from db.schema import metadata, only_while
from domain.notices import OPEN_NOTICES, NoticeState, Task

notices = Table(
    "notices",
    metadata,
    key(),
    ref("author"),
    moment("made_at", needed=True),
    words("state"),
    number("version", 1),
    words("task"),
    number("edition", 1),
    words("topic"),
    words("danger"),
    moment("starts_at"),
    moment("not_after"),
    words("audience"),  # JSON: codes and keys, no person
    Column("cursor", Id, nullable=False, server_default="0"),
    Column("written", Boolean, nullable=False, server_default=false()),
    words("totals", server_default="{}"),  # JSON: job → copies
    number("asked", server_default="0"),
    ref("asked_by", server_default="0"),
    ref("approver", server_default="0"),
    moment("begun_at"),
    moment("ended_at"),
    moment("pace_at"),
    number("pace_from", server_default="0"),
    sealed("content"),  # the posts, and a correction that is not confirmed
    one_of("state", NoticeState),
    one_of("task", Task),
)
only_while(tuple(sorted(OPEN_NOTICES)), "ix_notices_open", notices.c.id)

notice_tallies = Table(  # counted in the transaction that writes the outcome: exact, and never summed up anew
    "notice_tallies",
    metadata,
    ref("notice"),
    words("job"),
    words("outcome"),
    number("n"),
    PrimaryKeyConstraint("notice", "job", "outcome"),
)
