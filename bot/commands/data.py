"""Commands about the database: migrate, back up, restore."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands import start
from bot.commands.ukrainian import Command

PATH = click.Path(path_type=Path)


@click.command("migrate", cls=Command)
def migrate() -> None:
    """Створити базу даних або оновити її до цієї версії."""
    settings = start.settings()
    from db.migrate import upgrade

    start.to_end(upgrade(settings.database_url))
    click.echo("Базу даних оновлено.")


@click.command("backup", cls=Command)
@click.argument("path", type=PATH, metavar="ШЛЯХ")
def backup(path: Path) -> None:
    """Зберегти копію бази даних у файл; бот може працювати далі."""
    settings = start.settings()
    from db.backup import backup

    size = start.to_end(backup(settings.database_url, path))
    click.echo(f"Копію збережено: {path} ({size} байтів)")


@click.command("restore", cls=Command)
@click.argument("path", type=PATH, metavar="ШЛЯХ")
def restore(path: Path) -> None:
    """Повернути базу даних із копії; бот має бути зупинений."""
    settings = start.settings()
    from db.backup import restore

    kept = start.to_end(restore(settings.database_url, path))
    click.echo(f"Базу даних повернуто з копії: {path}")
    if kept:
        click.echo(f"Попередня лежить тут: {kept}")


COMMANDS = [migrate, backup, restore]
