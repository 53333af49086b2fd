"""Who the bot is, and leaving the server."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, method


@method("getMe")
def get_me(call: Call) -> dict[str, Any]:
    """The bot as a User, with what only getMe tells."""
    return {
        **call.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
def log_out(call: Call) -> bool:
    """After this every other call is refused with «Logged out», as in the cloud."""
    call.bot.logged_out = True
    call.bot.queue.close()
    return True


@method("close")
def close(call: Call) -> bool:
    """There is nothing to close here: updates stay where they are."""
    call.bot.queue.close()
    return True
