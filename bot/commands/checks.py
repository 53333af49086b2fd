"""`susid doctor`: what is wrong with this installation and what to do about it."""

from __future__ import annotations

import click

from bot.commands.ukrainian import Command


@click.command("doctor", cls=Command)
@click.option("--new-key", is_flag=True, help="Надрукувати новий ключ для DATA_KEYS і завершити.")
def doctor(new_key: bool) -> int:
    """Перевірити налаштування, токен, базу даних, тексти й копії."""
    if new_key:
        from db.crypto import new_key as make

        click.echo(make())
        return 0
    from bot.doctor import examine

    findings = examine()
    for finding in findings:
        click.echo(finding.line)
    return 0 if all(finding.ok for finding in findings) else 1


COMMANDS = [doctor]
