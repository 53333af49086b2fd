"""What people who did not just tap something are told: one renderer for each kind of message."""

from bot.ui.messages.render import render

__all__ = ["render"]
