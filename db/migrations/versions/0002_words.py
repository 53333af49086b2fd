"""What people write becomes rows; safe contact, consents, stars, and the ids of all messages of a chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.columns import key, moment, number, ref, sealed, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables and columns; what is there already keeps its meaning."""
    _tables()
    op.add_column("people", sealed("private"))
    op.add_column("requests", ref("follows", server_default="0"))
    op.add_column("requests", number("stars", server_default="0"))
    op.add_column("requests", sa.Column("cancel_asked", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("inbox", sa.Column("message_id", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("also", sa.Text))
    op.create_index("ix_inbox_chat_came_at", "inbox", ["chat", "came_at"])
    op.create_index("ix_outbox_chat_message_id", "outbox", ["chat", "message_id"])


def downgrade() -> None:
    """Back, without what people wrote since."""
    op.drop_index("ix_outbox_chat_message_id", "outbox")
    op.drop_index("ix_inbox_chat_came_at", "inbox")
    for table, column in (
        ("outbox", "also"),
        ("inbox", "message_id"),
        ("requests", "cancel_asked"),
        ("requests", "stars"),
        ("requests", "follows"),
        ("people", "private"),
    ):
        op.drop_column(table, column)
    op.drop_table("request_words")
    op.drop_table("consents")


def _tables() -> None:
    op.create_table(
        "consents",
        *(ref("person_id"), words("version"), moment("at", needed=True)),
        sa.PrimaryKeyConstraint("person_id", "at"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
    )
    op.create_table(
        "request_words",
        *(key(), ref("request_id"), moment("at", needed=True), ref("person_id"), ref("membership_id")),
        *(sa.Column("message_id", sa.BigInteger, nullable=False), number("version"), words("album"), sealed("body")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
    )
    op.create_index("ix_request_words_request_id_id", "request_words", ["request_id", "id"])
    op.create_index("ix_request_words_person_id_message_id", "request_words", ["person_id", "message_id"])
