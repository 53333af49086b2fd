"""The staff's side: hand-overs, what is searched by, codes to link a chat, places of messages, the journal's ways."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import Id, key, moment, number, ref, sealed, words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FORMER = ("offered", "accepted", "declined", "expired", "revoked", "completed")
STATES = (*FORMER, "transfer_pending", "transferred")
_INDEXED = {
    "ix_audit_community_id": ("audit", ["community", "id"]),
    "ix_audit_person_id_id": ("audit", ["person_id", "id"]),
}
_WITH_SLOT = sa.text("slot <> ''")


def _added() -> dict[str, tuple[sa.Column[Any], ...]]:
    return {
        "audit": (ref("whom", server_default="0"),),
        "people": (ref("acting", server_default="0"),),
        "communities": (words("skilled", server_default="[]"),),
        "requests": (
            ref("duplicate_of", server_default="0"),
            number("unread", server_default="0"),
            words("tries", server_default=""),
        ),
        "invites": (
            ref("made_by", server_default="0"),
            moment("made_at"),
            sa.Column("revoked", sa.Boolean, nullable=False, server_default=sa.false()),
        ),
        "outbox": (
            words("slot", server_default=""),
            sa.Column("origin", sa.BigInteger, nullable=False, server_default="0"),
        ),
    }


def upgrade() -> None:
    """New tables, columns and states; what is there already keeps its meaning."""
    _tables()
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    for name, (table, of) in _INDEXED.items():
        op.create_index(name, table, of)
    op.create_index(
        "ix_outbox_chat_slot", "outbox", ["chat", "slot"], sqlite_where=_WITH_SLOT, postgresql_where=_WITH_SLOT
    )
    op.drop_index("uq_offers_accepted", "offers")
    _states(FORMER, STATES)
    _one_only("uq_offers_live", "state IN ('accepted', 'transfer_pending')")


def downgrade() -> None:
    """Back: whoever was handing over has the request still, whoever handed it over is done with it."""
    op.drop_index("uq_offers_live", "offers")
    op.execute("UPDATE offers SET state = 'accepted' WHERE state = 'transfer_pending'")
    op.execute("UPDATE offers SET state = 'completed' WHERE state = 'transferred'")
    _states(STATES, FORMER)
    _one_only("uq_offers_accepted", "state = 'accepted'")
    op.drop_index("ix_outbox_chat_slot", "outbox")
    for name, (table, _) in _INDEXED.items():
        op.drop_index(name, table)
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)
    op.drop_table("claims")
    op.drop_table("request_index")


def _one_only(name: str, where: str) -> None:
    chosen = sa.text(where)
    op.create_index(name, "offers", ["request_id"], unique=True, sqlite_where=chosen, postgresql_where=chosen)


def _states(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Another closed set of states. SQLite cannot alter that: the table is made anew and filled."""
    with op.batch_alter_table("offers", copy_from=_offers(before)) as offers:
        offers.drop_constraint(op.f("ck_offers_state"), type_="check")
        offers.create_check_constraint(op.f("ck_offers_state"), _among(after))


def _among(states: tuple[str, ...]) -> str:
    return f"state IN ({', '.join(map(repr, states))})"


def _offers(states: tuple[str, ...]) -> sa.Table:
    table = sa.Table(
        "offers",
        sa.MetaData(),
        *(key(), ref("request_id"), ref("membership_id"), ref("person_id"), words("state")),
        *(moment("offered_at", needed=True), number("weight"), sealed("reason")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_offers_request_id"),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name="fk_offers_membership_id"),
        sa.CheckConstraint(_among(states), name="ck_offers_state"),
    )
    chosen = sa.text("state = 'offered'")
    sa.Index("ix_offers_request_id", table.c.request_id)
    sa.Index("ix_offers_membership_id_state", table.c.membership_id, table.c.state)
    pair = (table.c.request_id, table.c.membership_id)
    sa.Index("uq_offers_offered", *pair, unique=True, sqlite_where=chosen, postgresql_where=chosen)
    return table


def _tables() -> None:
    op.create_table(
        "request_index",
        *(sa.Column("token", sa.LargeBinary, nullable=False), ref("request_id")),
        sa.PrimaryKeyConstraint("token", "request_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
    )
    op.create_index("ix_request_index_request_id", "request_index", ["request_id"])
    op.create_table(
        "claims",
        sa.Column("request_id", Id, primary_key=True, autoincrement=False),
        *(sa.Column("code", sa.LargeBinary, nullable=False), moment("expires_at", needed=True), number("tries")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
    )
