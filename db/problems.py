"""What a person who runs the bot is told when the database cannot be used."""

from __future__ import annotations


class DatabaseProblem(Exception):
    """The database cannot be used; the message is one line that says what is wrong and what to do."""
