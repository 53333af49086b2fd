"""`susid`: the commands on the machine. Only click is imported here, so that `--help` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from bot.commands import checks, data, office, programs
from bot.commands.ukrainian import Group, usage_line
from bot.problems import told

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2


@click.group("susid", cls=Group)
def susid() -> None:
    """Сусід — бот соціальної допомоги громади.

    Налаштування читаються зі змінних середовища або з файлу .env; перевірити їх: susid doctor.
    """


for module in (programs, data, office, checks):
    for command in module.COMMANDS:
        susid.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 could not, 2 wrong usage; what is wrong is one line on stderr."""
    try:
        code = susid.main(arguments, prog_name="susid", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG_USAGE
    except click.UsageError as error:
        return _say(usage_line(error), WRONG_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _say("перервано", COULD_NOT)
    except BrokenPipeError:
        # Whoever read the output has seen enough; writing more at exit would only raise again.
        sys.stdout = None
        return COULD_NOT
    except Exception as error:
        return _say(told(error) or _unexpected(error), COULD_NOT)


def _say(line: str, code: int) -> int:
    for each in line.splitlines():
        click.echo(f"susid: {each}", err=True)
    return code


def _unexpected(error: Exception) -> str:
    # The message may hold an address with the token or somebody's data: only the kind and the place are told.
    from bot.scrub import kind, places

    where = next(iter(places(error.__traceback__)), "")
    return f"внутрішня помилка: {kind(error)} у {where}"
