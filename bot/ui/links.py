"""Links that lead into this bot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class BotLink:
    """How the bot is called on Telegram: "" until Telegram has said it."""

    username: str = ""

    def to(self, payload: str) -> str:
        """A link that starts the bot with these words, or "" while its name is not known."""
        return f"https://t.me/{self.username}?start={payload}" if self.username else ""
