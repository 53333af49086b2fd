"""Notices to many people: their rows, how their copies ended, and which letters are copies."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import Id, key, moment, number, ref, sealed, words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FORMER_LANES = ("urgent", "reply", "reminder", "notice")
LANES = ("urgent", "reply", "alert", "reminder", "notice")
FORMER_STATES = ("waiting", "sent", "dropped", "expired", "failed")
STATES = (*FORMER_STATES, "recalled")
NOTICES = ("draft", "asked", "scheduled", "running", "paused", "done", "stopped")
TASKS = ("send", "correct", "delete", "cancel")
OPEN_NOTICES = "state IN ('asked', 'paused', 'running', 'scheduled')"
WAITS = "state = 'waiting'"


def upgrade() -> None:
    """New tables, columns, a lane and a state; what is there already keeps its meaning."""
    _tables()
    _sets((FORMER_LANES, FORMER_STATES), (LANES, STATES))
    op.add_column("outbox", ref("notice", server_default="0"))
    op.add_column("outbox", number("edition", server_default="0"))
    op.drop_index("ix_outbox_waiting", "outbox")
    _index("ix_outbox_waiting", "outbox", ["id"], f"{WAITS} AND notice = 0")
    _index("ix_outbox_notice", "outbox", ["notice", "state", "id"], "notice <> 0")


def downgrade() -> None:
    """Back: copies of notices that wait are not sent, for nobody would know their words."""
    op.execute("UPDATE outbox SET state = 'dropped', error = 'stopped' WHERE state = 'waiting' AND notice <> 0")
    op.execute("UPDATE outbox SET state = 'sent' WHERE state = 'recalled'")
    op.execute("UPDATE outbox SET lane = 'notice' WHERE lane = 'alert'")
    for name in ("ix_outbox_notice", "ix_outbox_waiting"):
        op.drop_index(name, "outbox")
    for column in ("edition", "notice"):
        op.drop_column("outbox", column)
    _index("ix_outbox_waiting", "outbox", ["id"], WAITS)
    _sets((LANES, STATES), (FORMER_LANES, FORMER_STATES))
    for table in ("notice_tallies", "notices"):
        op.drop_table(table)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    chosen = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=chosen, postgresql_where=chosen)


def _sets(before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...]) -> None:
    """Other closed sets of lanes and states. SQLite cannot alter that: the table is made anew and filled."""
    with op.batch_alter_table("outbox", copy_from=_outbox(*before)) as outbox:
        for name, values in zip(("lane", "state"), after, strict=True):
            outbox.drop_constraint(op.f(f"ck_outbox_{name}"), type_="check")
            outbox.create_check_constraint(op.f(f"ck_outbox_{name}"), _among(name, values))


def _among(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(map(repr, values))})"


def _outbox(lanes: tuple[str, ...], states: tuple[str, ...]) -> sa.Table:
    table = sa.Table(
        "outbox",
        sa.MetaData(),
        *(key(), _big("chat"), ref("person_id"), words("lane"), words("state")),
        *(moment("not_before"), moment("not_after"), ref("about"), number("attempts")),
        *(sa.Column("key", sa.Text), sa.Column("message_id", sa.BigInteger), words("error")),
        *(moment("settled_at"), sealed("body"), sa.Column("also", sa.Text)),
        *(words("slot", server_default=""), _big("origin", server_default="0")),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sa.CheckConstraint(_among("lane", lanes), name="ck_outbox_lane"),
        sa.CheckConstraint(_among("state", states), name="ck_outbox_state"),
    )
    sa.Index("ix_outbox_chat_message_id", table.c.chat, table.c.message_id)
    _only("ix_outbox_waiting", WAITS, table.c.id)
    _only("ix_outbox_chat_slot", "slot <> ''", table.c.chat, table.c.slot)
    return table


def _big(name: str, **options: Any) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False, **options)


def _only(name: str, where: str, *columns: sa.Column[Any]) -> None:
    chosen = sa.text(where)
    sa.Index(name, *columns, sqlite_where=chosen, postgresql_where=chosen)


def _tables() -> None:
    op.create_table(
        "notices",
        *(key(), ref("author"), moment("made_at", needed=True), words("state"), number("version", 1)),
        *(words("task"), number("edition", 1), words("topic"), words("danger")),
        *(moment("starts_at"), moment("not_after"), words("audience")),
        sa.Column("cursor", Id, nullable=False, server_default="0"),
        sa.Column("written", sa.Boolean, nullable=False, server_default=sa.false()),
        *(words("totals", server_default="{}"), number("asked", server_default="0")),
        *(ref("asked_by", server_default="0"), ref("approver", server_default="0")),
        *(moment("begun_at"), moment("ended_at"), moment("pace_at")),
        *(number("pace_from", server_default="0"), sealed("content")),
        sa.CheckConstraint(_among("state", NOTICES), name="state"),
        sa.CheckConstraint(_among("task", TASKS), name="task"),
    )
    _index("ix_notices_open", "notices", ["id"], OPEN_NOTICES)
    op.create_table(
        "notice_tallies",
        *(ref("notice"), words("job"), words("outcome"), number("n")),
        sa.PrimaryKeyConstraint("notice", "job", "outcome"),
    )
