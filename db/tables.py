"""Every table, its keys and what the database itself refuses. Personal fields are sealed; ids are not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from db.columns import Id, key, moment, number, one_of, ref, sealed, words
from domain.assignments import OfferState
from domain.messages import Lane
from domain.people import Reach, Role
from domain.requests import Status

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

TIMER_STATES = ("waiting", "done", "failed")
INBOX_STATES = ("new", "done", "poison")
OUTBOX_STATES = ("waiting", "sent", "dropped", "expired", "failed")


def _person() -> ForeignKey:
    return ForeignKey("people.id")


def _flag(name: str, default: bool) -> Column[bool]:
    return Column(
        name,
        Boolean,
        nullable=False,
        default=default,
    )


def _only_while(state: str, name: str, *columns: Column[Any], unique: bool = False) -> None:
    """An index of the rows in one state: it stays small however much history there is."""
    chosen = columns[0].table.c.state == state
    Index(name, *columns, unique=unique, sqlite_where=chosen, postgresql_where=chosen)


people = Table(
    "people",
    metadata,
    key(),
    Column("chat", BigInteger, nullable=False, unique=True),
    sealed("name"),
    words("lang"),
    sealed("phone"),
    Column("phone_index", LargeBinary, index=True),
    words("community"),
    words("settlement"),
    words("consent"),
    moment("consent_at"),
    words("reach"),
    one_of("reach", Reach),
    Index("ix_people_community_id", "community", "id"),
)

memberships = Table(
    "memberships",
    metadata,
    key(),
    ref("person_id", _person()),
    words("role"),
    words("community"),
    sealed("title"),
    _flag("active", True),
    number("load"),
    number("capacity"),
    words("districts"),  # JSON lists: a worker is always read whole, in one row
    words("services"),
    _flag("cleared", False),
    moment("last_offer_at"),
    UniqueConstraint("person_id", "role", "community"),
    one_of("role", Role),
    CheckConstraint("load >= 0", name="load"),
    Index("ix_memberships_community_role", "community", "role"),
)

communities = Table(
    "communities",
    metadata,
    Column("code", Text, primary_key=True),
    words("name"),
    words("prefix"),
    words("raion"),
    words("oblast"),
    words("phone"),  # of the office: public
    words("address"),
    words("hours"),
)

districts = Table(
    "districts",
    metadata,
    key(),
    words("community", ForeignKey("communities.code"), index=True),
    words("name"),
)

district_settlements = Table(
    "district_settlements",
    metadata,
    Column("settlement", Text, primary_key=True),
    ref("district_id", ForeignKey("districts.id"), index=True),
)

requests = Table(
    "requests",
    metadata,
    key(),
    words("number", unique=True),
    words("community"),
    words("settlement"),
    ref("person_id", _person()),
    words("service"),
    words("for_whom"),
    words("status"),
    number("version", 1),
    _flag("urgent", False),
    _flag("sensitive", False),
    moment("created_at", needed=True),
    moment("due", needed=True),
    moment("contacted_at"),
    moment("ended_at"),
    words("outcome"),
    sealed("details"),
    Column("phone_index", LargeBinary, index=True),
    one_of("status", Status),
    Index("ix_requests_person_id_id", "person_id", "id"),
    Index("ix_requests_community_status", "community", "status"),
)

request_events = Table(
    "request_events",
    metadata,
    ref("request_id", ForeignKey("requests.id")),
    number("version", 1),
    words("kind"),
    words("status"),
    moment("at", needed=True),
    ref("person_id"),
    ref("membership_id"),
    sealed("data"),
    PrimaryKeyConstraint("request_id", "version"),
    one_of("status", Status),
)

offers = Table(
    "offers",
    metadata,
    key(),
    ref("request_id", ForeignKey("requests.id"), index=True),
    ref("membership_id", ForeignKey("memberships.id")),
    ref("person_id"),
    words("state"),
    moment("offered_at", needed=True),
    number("weight"),
    sealed("reason"),
    one_of("state", OfferState),
    Index("ix_offers_membership_id_state", "membership_id", "state"),
)
_only_while("accepted", "uq_offers_accepted", offers.c.request_id, unique=True)
_only_while(
    "offered",
    "uq_offers_offered",
    offers.c.request_id,
    offers.c.membership_id,
    unique=True,
)

drafts = Table(
    "drafts",
    metadata,
    ref("person_id", _person()),
    words("nonce"),
    moment("touched_at", needed=True),
    sealed("state"),
    PrimaryKeyConstraint("person_id", "nonce"),
)

timers = Table(
    "timers",
    metadata,
    Column("id", Id, primary_key=True),
    words("kind"),
    ref("subject", index=True),
    number("version"),
    moment("due_at", needed=True),
    words("key", unique=True),
    number("attempts"),
    words("state"),
    moment("wake_at", needed=True),  # due, or the end of the lease, or the next attempt
    one_of("state", TIMER_STATES),
)
_only_while("waiting", "ix_timers_waiting", timers.c.wake_at)

inbox = Table(
    "inbox",
    metadata,
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    words("state"),
    number("attempts"),
    moment("came_at", needed=True),
    sealed("payload"),
    words("error"),
    PrimaryKeyConstraint("bot", "update_id"),
    one_of("state", INBOX_STATES),
)
_only_while("new", "ix_inbox_new", inbox.c.bot, inbox.c.came_at, inbox.c.update_id)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("chat", BigInteger, nullable=False),
    ref("person_id"),
    words("lane"),
    words("state"),
    moment("not_before"),
    moment("not_after"),
    ref("about"),
    number("attempts"),
    Column("key", Text, unique=True),
    Column("message_id", BigInteger),
    words("error"),
    moment("settled_at"),
    sealed("body"),
    one_of("lane", Lane),
    one_of("state", OUTBOX_STATES),
)
_only_while("waiting", "ix_outbox_waiting", outbox.c.id)

invites = Table(
    "invites",
    metadata,
    Column("code_hash", Text, primary_key=True),
    words("role"),
    words("community"),
    sealed("title"),
    moment("expires_at", needed=True),
    ref("used_by"),
    one_of("role", Role),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    moment("at", needed=True),
    ref("person_id"),
    words("action"),
    ref("request_id"),
    words("community"),
    Index("ix_audit_request_id", "request_id"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
