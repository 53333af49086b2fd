"""The first tables. Their shapes are written out: `db.tables` moves on, a version file does not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.columns import Id, key, moment, number, one_of, ref, sealed, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROLES = ("worker", "coordinator", "admin", "auditor")
_STATUSES = "new offered accepted in_progress waiting resolved reopened closed rejected redirected duplicate"
STATUSES = (*_STATUSES.split(), "cancelled")
OFFER_STATES = ("offered", "accepted", "declined", "expired", "revoked", "completed")
OUTBOX_STATES = ("waiting", "sent", "dropped", "expired", "failed")
TABLES = (
    "people",
    "memberships",
    "communities",
    "districts",
    "district_settlements",
    "requests",
    "request_events",
    "offers",
    "drafts",
    "timers",
    "inbox",
    "outbox",
    "invites",
    "audit",
    "meta",
)


def upgrade() -> None:
    """Make every table, those that are referred to first."""
    for make in (_people, _communities, _requests, _offers, _drafts, _timers, _inbox, _outbox, _staff_doors, _meta):
        make()


def downgrade() -> None:
    """Drop them, and all that people ever told."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _to(column: str) -> sa.ForeignKeyConstraint:
    """From `<thing>_id` to the table of these things."""
    table = {"person_id": "people", "request_id": "requests", "membership_id": "memberships"}[column]
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _found_by(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _index_while(state: str, name: str, table: str, *columns: str, unique: bool = False) -> None:
    where = sa.text(f"state = '{state}'")
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _people() -> None:
    op.create_table(
        "people",
        *(key(), _big("chat"), sealed("name"), words("lang"), sealed("phone"), _found_by("phone_index")),
        *(words("community"), words("settlement"), words("consent"), moment("consent_at"), words("reach")),
        sa.UniqueConstraint("chat"),
        one_of("reach", ("open", "blocked", "gone", "never_started")),
    )
    _index("people", "community", "id")
    _index("people", "phone_index")
    op.create_table(
        "memberships",
        *(key(), ref("person_id"), words("role"), words("community"), sealed("title"), _flag("active")),
        *(number("load"), number("capacity"), words("districts"), words("services"), _flag("cleared")),
        *(moment("last_offer_at"), _to("person_id")),
        sa.UniqueConstraint("person_id", "role", "community"),
        one_of("role", ROLES),
        sa.CheckConstraint("load >= 0", name="load"),
    )
    _index("memberships", "community", "role")


def _communities() -> None:
    op.create_table(
        "communities",
        sa.Column("code", sa.Text, primary_key=True),
        *(words("name"), words("prefix"), words("raion"), words("oblast")),
        *(words("phone"), words("address"), words("hours")),
    )
    op.create_table(
        "districts",
        *(key(), words("community"), words("name")),
        sa.ForeignKeyConstraint(["community"], ["communities.code"]),
    )
    _index("districts", "community")
    op.create_table(
        "district_settlements",
        *(sa.Column("settlement", sa.Text, primary_key=True), ref("district_id")),
        sa.ForeignKeyConstraint(["district_id"], ["districts.id"]),
    )
    _index("district_settlements", "district_id")


def _requests() -> None:
    op.create_table(
        "requests",
        *(key(), words("number"), words("community"), words("settlement"), ref("person_id")),
        *(words("service"), words("for_whom"), words("status"), number("version")),
        *(_flag("urgent"), _flag("sensitive"), moment("created_at", needed=True), moment("due", needed=True)),
        *(moment("contacted_at"), moment("ended_at"), words("outcome"), sealed("details")),
        *(_found_by("phone_index"), sa.UniqueConstraint("number"), _to("person_id")),
        one_of("status", STATUSES),
    )
    for columns in (("person_id", "id"), ("community", "status"), ("phone_index",)):
        _index("requests", *columns)
    op.create_table(
        "request_events",
        *(ref("request_id"), number("version"), words("kind"), words("status"), moment("at", needed=True)),
        *(ref("person_id"), ref("membership_id"), sealed("data"), _to("request_id")),
        sa.PrimaryKeyConstraint("request_id", "version"),
        one_of("status", STATUSES),
    )


def _offers() -> None:
    op.create_table(
        "offers",
        *(key(), ref("request_id"), ref("membership_id"), ref("person_id"), words("state")),
        *(moment("offered_at", needed=True), number("weight"), sealed("reason")),
        *map(_to, ("request_id", "membership_id")),
        one_of("state", OFFER_STATES),
    )
    _index("offers", "request_id")
    _index("offers", "membership_id", "state")
    _index_while("accepted", "uq_offers_accepted", "offers", "request_id", unique=True)
    _index_while("offered", "uq_offers_offered", "offers", "request_id", "membership_id", unique=True)


def _drafts() -> None:
    op.create_table(
        "drafts",
        *(ref("person_id"), words("nonce"), moment("touched_at", needed=True), sealed("state")),
        *(_to("person_id"), sa.PrimaryKeyConstraint("person_id", "nonce")),
    )


def _timers() -> None:
    op.create_table(
        "timers",
        *(sa.Column("id", Id, primary_key=True), words("kind"), ref("subject"), number("version")),
        *(moment("due_at", needed=True), words("key"), number("attempts"), words("state")),
        *(moment("wake_at", needed=True), sa.UniqueConstraint("key")),
        one_of("state", ("waiting", "done", "failed")),
    )
    _index("timers", "subject")
    _index_while("waiting", "ix_timers_waiting", "timers", "wake_at")


def _inbox() -> None:
    op.create_table(
        "inbox",
        *(_big("bot"), _big("update_id"), _big("chat"), words("state"), number("attempts")),
        *(moment("came_at", needed=True), sealed("payload"), words("error")),
        sa.PrimaryKeyConstraint("bot", "update_id"),
        one_of("state", ("new", "done", "poison")),
    )
    _index_while("new", "ix_inbox_new", "inbox", "bot", "came_at", "update_id")


def _outbox() -> None:
    op.create_table(
        "outbox",
        *(key(), _big("chat"), ref("person_id"), words("lane"), words("state")),
        *(moment("not_before"), moment("not_after"), ref("about"), number("attempts")),
        *(sa.Column("key", sa.Text), sa.Column("message_id", sa.BigInteger), words("error")),
        *(moment("settled_at"), sealed("body"), sa.UniqueConstraint("key")),
        one_of("lane", ("urgent", "reply", "reminder", "notice")),
        one_of("state", OUTBOX_STATES),
    )
    _index_while("waiting", "ix_outbox_waiting", "outbox", "id")


def _staff_doors() -> None:
    op.create_table(
        "invites",
        sa.Column("code_hash", sa.Text, primary_key=True),
        *(words("role"), words("community"), sealed("title"), moment("expires_at", needed=True)),
        *(ref("used_by"), one_of("role", ROLES)),
    )
    op.create_table(
        "audit",
        *(sa.Column("id", Id, primary_key=True), moment("at", needed=True), ref("person_id")),
        *(words("action"), ref("request_id"), words("community")),
    )
    _index("audit", "request_id")


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
