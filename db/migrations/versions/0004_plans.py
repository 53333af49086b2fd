"""Days to come: terms of communities, visits, absences; levels, milestones and whom a worker stands in for."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import Id, key, moment, number, ref, sealed, words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FORMER = (
    *("offered", "accepted", "declined", "expired", "revoked", "completed"),
    *("transfer_pending", "transferred"),
)
STATES = (*FORMER, "substituted")
VISITS = ("proposed", "confirmed", "declined", "moved", "done", "no_show", "cancelled")
OPEN_VISITS = "state IN ('confirmed', 'declined', 'moved', 'proposed')"
ABSENCES = ("planned", "running", "over", "cancelled")
COMING = "state IN ('planned', 'running')"


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())


def _added() -> dict[str, tuple[sa.Column[Any], ...]]:
    return {
        "memberships": (_flag("away"), _flag("chief")),
        "requests": (number("level", server_default="0"), moment("level_at"), moment("visit_at"), sealed("course")),
        "offers": (ref("root", server_default="0"),),
    }


def upgrade() -> None:
    """New tables, columns and a state; what is there already keeps its meaning."""
    _tables()
    _states(FORMER, STATES)
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    _index("ix_offers_root", "offers", ["root"], "root <> 0")


def downgrade() -> None:
    """Back: who stood in keeps the case, and who was away is no longer named with it."""
    op.drop_index("ix_offers_root", "offers")
    op.execute("UPDATE offers SET state = 'transferred' WHERE state = 'substituted'")
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)
    _states(STATES, FORMER)
    for table in ("absences", "visits", "deadline_rules"):
        op.drop_table(table)


def _index(name: str, table: str, columns: list[str], where: str, unique: bool = False) -> None:
    chosen = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=chosen, postgresql_where=chosen)


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
    sa.Index("ix_offers_request_id", table.c.request_id)
    sa.Index("ix_offers_membership_id_state", table.c.membership_id, table.c.state)
    _only("uq_offers_offered", "state = 'offered'", table.c.request_id, table.c.membership_id)
    _only("uq_offers_live", "state IN ('accepted', 'transfer_pending')", table.c.request_id)
    return table


def _only(name: str, where: str, *columns: sa.Column[Any]) -> None:
    chosen = sa.text(where)
    sa.Index(name, *columns, unique=True, sqlite_where=chosen, postgresql_where=chosen)


def _tables() -> None:
    op.create_table(
        "deadline_rules",
        *(words("community"), words("code"), sa.Column("valid_from", sa.Date, nullable=False)),
        *(number("amount"), words("unit"), words("anchor"), words("source")),
        *(sa.Column("at_time", sa.Time), _flag("daytime")),
        sa.PrimaryKeyConstraint("community", "code", "valid_from"),
        sa.ForeignKeyConstraint(["community"], ["communities.code"]),
    )
    op.create_table(
        "visits",
        *(key(), ref("request_id"), words("community")),
        *(moment("starts_at", needed=True), moment("ends_at", needed=True), moment("made_at", needed=True)),
        *(words("state"), number("version", 1), words("repeat")),
        sa.Column("follows", Id, nullable=False, server_default="0"),
        *(words("result"), moment("wish_at"), _flag("flagged")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
        sa.CheckConstraint(_among(VISITS), name="state"),
    )
    op.create_index("ix_visits_request_id_starts_at", "visits", ["request_id", "starts_at"])
    _index("ix_visits_open", "visits", ["community", "ends_at"], OPEN_VISITS)
    _index("uq_visits_follows", "visits", ["follows"], "follows <> 0", unique=True)
    op.create_table(
        "absences",
        *(key(), ref("membership_id"), ref("person_id"), words("community")),
        *(sa.Column("since", sa.Date, nullable=False), sa.Column("until", sa.Date, nullable=False)),
        *(ref("substitute", server_default="0"), words("state"), ref("made_by", server_default="0")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"]),
        sa.CheckConstraint(_among(ABSENCES), name="state"),
    )
    _index("ix_absences_coming", "absences", ["community", "membership_id"], COMING)
