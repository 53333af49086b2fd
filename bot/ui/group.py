"""What is said in a group: nothing about anybody, only that help is given in private."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View


def in_private_only(v: View) -> Screen:
    """Why not here, and where instead."""
    return Screen(
        v.t.say(
            "Hello. I help only in a private chat, so that nobody else reads your words. "
            "Press my name at the top and then “Start”."
        )
    )
