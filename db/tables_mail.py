"""What comes and goes: wake-ups, raw updates, letters."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table, Text, and_, literal_column

from db.columns import Id, key, moment, number, one_of, ref, sealed, words
from db.schema import metadata, only_where, only_while
from domain.messages import Lane

TIMER_STATES = ("waiting", "done", "failed")
INBOX_STATES = ("new", "done", "poison")
OUTBOX_STATES = ("waiting", "sent", "dropped", "expired", "failed", "recalled")

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
only_while("waiting", "ix_timers_waiting", timers.c.wake_at)

inbox = Table(
    "inbox",
    metadata,
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    words("state"),
    number("attempts"),
    moment("came_at", needed=True),
    Column(
        "message_id", BigInteger, nullable=False, server_default="0"
    ),  # of a person's message, so that it can be hidden
    sealed("payload"),
    words("error"),
    PrimaryKeyConstraint("bot", "update_id"),
    Index("ix_inbox_chat_came_at", "chat", "came_at"),
    one_of("state", INBOX_STATES),
)
only_while("new", "ix_inbox_new", inbox.c.bot, inbox.c.came_at, inbox.c.update_id)

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
    words("slot", server_default=""),  # the place in the chat that it stands at
    Column("origin", BigInteger, nullable=False, server_default="0"),  # the message in its author's chat
    Column("also", Text),  # the further messages of the letter, as ",12,13,"
    words("error"),
    moment("settled_at"),
    sealed("body"),  # NULL for a copy of a notice, too: its words are the notice's
    ref("notice", server_default="0"),
    number("edition", server_default="0"),  # of the notice, as the copy shows it
    Index("ix_outbox_chat_message_id", "chat", "message_id"),
    one_of("lane", Lane),
    one_of("state", OUTBOX_STATES),
)
_OF_NOTICE = outbox.c.notice != literal_column("0")
only_where(
    and_(outbox.c.state == literal_column("'waiting'"), outbox.c.notice == literal_column("0")),
    "ix_outbox_waiting",
    outbox.c.id,
)
only_where(_OF_NOTICE, "ix_outbox_notice", outbox.c.notice, outbox.c.state, outbox.c.id)
only_where(outbox.c.slot != literal_column("''"), "ix_outbox_chat_slot", outbox.c.chat, outbox.c.slot)
