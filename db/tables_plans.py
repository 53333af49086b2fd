"""Days to come: terms of communities, visits, absences."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    Time,
    false,
    literal_column,
)

from db.columns import Id, key, moment, number, one_of, ref, words
from db.schema import metadata, only_where, only_while
from domain.absences import COMING, AbsenceState
from domain.visits import OPEN_VISITS, VisitState

deadline_rules = Table(
    "deadline_rules",
    metadata,
    words("community", ForeignKey("communities.code")),
    words("code"),
    Column("valid_from", Date, nullable=False),
    number("amount"),
    words("unit"),
    words("anchor"),
    words("source"),
    Column("at_time", Time),
    Column("daytime", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("community", "code", "valid_from"),
)

visits = Table(
    "visits",
    metadata,
    key(),
    ref("request_id", ForeignKey("requests.id")),
    words("community"),
    moment("starts_at", needed=True),
    moment("ends_at", needed=True),
    moment("made_at", needed=True),
    words("state"),
    number("version", 1),
    words("repeat"),
    Column("follows", Id, nullable=False, server_default="0"),
    words("result"),
    moment("wish_at"),
    Column("flagged", Boolean, nullable=False, server_default=false()),
    one_of("state", VisitState),
    Index("ix_visits_request_id_starts_at", "request_id", "starts_at"),
)
only_while(tuple(sorted(OPEN_VISITS)), "ix_visits_open", visits.c.community, visits.c.ends_at)
only_where(visits.c.follows != literal_column("0"), "uq_visits_follows", visits.c.follows, unique=True)

absences = Table(
    "absences",
    metadata,
    key(),
    ref("membership_id", ForeignKey("memberships.id")),
    ref("person_id"),
    words("community"),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    ref("substitute", server_default="0"),
    words("state"),
    ref("made_by", server_default="0"),
    one_of("state", AbsenceState),
)
only_while(tuple(sorted(COMING)), "ix_absences_coming", absences.c.community, absences.c.membership_id)
