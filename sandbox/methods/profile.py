"""What people read about the bot before they write to it, and the menu button."""

from __future__ import annotations

from sandbox.call import Call, method
from sandbox.errors import refuse
from sandbox.utf16 import length

_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def _set(call: Call, field: str) -> bool:
    text = call.params.text(field)
    if length(text) > _LIMITS[field]:
        raise refuse(f"{field.replace('_', ' ')} is too long")
    language = call.params.text("language_code")
    call.bot.words[field, language] = text
    if field == "name" and not language and text:
        call.bot.name = text
    call.world.changes.world()
    return True


def _get(call: Call, field: str) -> dict[str, str]:
    words = call.bot.words
    default = words.get((field, ""), call.bot.name if field == "name" else "")
    return {field: words.get((field, call.params.text("language_code"))) or default}


@method("setMyName")
def set_my_name(call: Call) -> bool:
    """Name the bot."""
    return _set(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> dict[str, str]:
    """The bot's name."""
    return _get(call, "name")


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    """The words in the empty chat."""
    return _set(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> dict[str, str]:
    """The words in the empty chat."""
    return _get(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    """The words on the profile page."""
    return _set(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> dict[str, str]:
    """The words on the profile page."""
    return _get(call, "short_description")
