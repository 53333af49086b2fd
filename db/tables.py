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
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
)

from db.columns import Id, key, moment, number, one_of, ref, sealed, words
from db.schema import metadata, only_where, only_while
from db.tables_mail import inbox, outbox, timers
from db.tables_notices import notice_tallies, notices
from db.tables_plans import absences, deadline_rules, visits
from domain.assignments import LIVE, OfferState
from domain.people import Reach, Role
from domain.requests import Status

__all__ = [
    "absences",
    "audit",
    "claims",
    "communities",
    "consents",
    "deadline_rules",
    "district_settlements",
    "districts",
    "drafts",
    "inbox",
    "invites",
    "memberships",
    "meta",
    "metadata",
    "notice_tallies",
    "notices",
    "offers",
    "outbox",
    "people",
    "request_events",
    "request_index",
    "request_words",
    "requests",
    "timers",
    "visits",
]


def _person() -> ForeignKey:
    return ForeignKey("people.id")


def _flag(name: str, default: bool, **options: Any) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=default, **options)


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
    ref("acting", server_default="0"),  # the membership whose menu they chose
    sealed("private"),  # what they do not wish to get, and how they may be reached safely
    one_of("reach", Reach),
    Index("ix_people_community_id", "community", "id"),
)

consents = Table(
    "consents",
    metadata,
    ref("person_id", _person()),
    words("version"),
    moment("at", needed=True),
    PrimaryKeyConstraint("person_id", "at"),
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
    _flag("away", False, server_default=false()),
    _flag("chief", False, server_default=false()),
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
    words("skilled", server_default="[]"),  # JSON list of services
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
    ref("follows", server_default="0"),
    number("stars", server_default="0"),
    _flag("cancel_asked", False, server_default=false()),
    ref("duplicate_of", server_default="0"),
    number("unread", server_default="0"),
    words("tries", server_default=""),
    number("level", server_default="0"),
    moment("level_at"),
    moment("visit_at"),
    sealed("course"),  # milestones and terms; NULL while there are none
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

request_words = Table(
    "request_words",
    metadata,
    key(),
    ref("request_id", ForeignKey("requests.id")),
    moment("at", needed=True),
    ref("person_id"),
    ref("membership_id"),
    Column("message_id", BigInteger, nullable=False),
    number("version", 1),
    words("album"),
    sealed("body"),
    Index("ix_request_words_request_id_id", "request_id", "id"),
    Index("ix_request_words_person_id_message_id", "person_id", "message_id"),
)

request_index = Table(  # what finds a request without opening rows: keyed hashes of phone, name, home, person
    "request_index",
    metadata,
    Column("token", LargeBinary, nullable=False),
    ref("request_id", ForeignKey("requests.id"), index=True),
    PrimaryKeyConstraint("token", "request_id"),
)

claims = Table(  # codes by which a person links their Telegram to a request that was written down for them
    "claims",
    metadata,
    Column("request_id", Id, ForeignKey("requests.id"), primary_key=True, autoincrement=False),
    Column("code", LargeBinary, nullable=False),
    moment("expires_at", needed=True),
    number("tries"),
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
    ref("root", server_default="0"),  # the membership that its worker stands in for
    one_of("state", OfferState),
    Index("ix_offers_membership_id_state", "membership_id", "state"),
)
only_while(tuple(sorted(LIVE)), "uq_offers_live", offers.c.request_id, unique=True)
only_while("offered", "uq_offers_offered", offers.c.request_id, offers.c.membership_id, unique=True)
only_where(offers.c.root != literal_column("0"), "ix_offers_root", offers.c.root)

drafts = Table(
    "drafts",
    metadata,
    ref("person_id", _person()),
    words("nonce"),
    moment("touched_at", needed=True),
    sealed("state"),
    PrimaryKeyConstraint("person_id", "nonce"),
)

invites = Table(
    "invites",
    metadata,
    Column("code_hash", Text, primary_key=True),
    words("role"),
    words("community"),
    sealed("title"),
    moment("expires_at", needed=True),
    ref("used_by"),
    ref("made_by", server_default="0"),
    moment("made_at"),
    _flag("revoked", False, server_default=false()),
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
    ref("whom", server_default="0"),  # the colleague it was done to
    Index("ix_audit_request_id", "request_id"),
    Index("ix_audit_community_id", "community", "id"),
    Index("ix_audit_person_id_id", "person_id", "id"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
