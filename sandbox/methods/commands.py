"""The bot's commands by scope and language."""

from __future__ import annotations

import re
from typing import Any

from sandbox.call import Call, method
from sandbox.errors import refuse
from sandbox.scopes import Place, place
from sandbox.utf16 import length

_NAME = re.compile(r"[a-z0-9_]{1,32}$")
_COMMANDS = 100
_DESCRIPTION = 256


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """Replace the list for a scope and a language."""
    commands = call.params.parsed("commands", "commands")
    if not isinstance(commands, list):
        raise refuse("commands are not specified")
    if len(commands) > _COMMANDS:
        raise refuse("BOT_COMMANDS_TOO_MUCH")
    checked = [_checked(command) for command in commands]
    call.bot.commands[_place(call)] = checked
    _show(call)
    return True


def _checked(command: Any) -> dict[str, str]:
    if not isinstance(command, dict):
        raise refuse("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).removeprefix("/").lower()
    if not _NAME.match(name):
        raise refuse("BOT_COMMAND_INVALID")
    description = str(command.get("description", ""))
    if not 1 <= length(description) <= _DESCRIPTION:
        raise refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


@method("getMyCommands")
def get_my_commands(call: Call) -> list[dict[str, str]]:
    """The list set for exactly that scope and language."""
    return call.bot.commands.get(_place(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Forget the list of a scope and a language."""
    call.bot.commands.pop(_place(call), None)
    _show(call)
    return True


def _show(call: Call) -> None:
    """Every phone may offer other commands now."""
    for chat in call.bot.chats:
        call.world.changes.chat(chat)
    call.world.changes.world()


def _place(call: Call) -> Place:
    return place(call.params.parsed("scope", "BotCommandScope"), call.params.text("language_code"))
