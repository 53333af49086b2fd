"""Commands that open the office: communities and the first invitations."""

from __future__ import annotations

import re

import click

from bot.commands import start
from bot.commands.ukrainian import Command, Group

LOCAL_ROLES = ("worker", "coordinator")
ROLES = (*LOCAL_ROLES, "admin", "auditor")


def _katottg(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"UA\d{17}", value.upper()):
        raise click.BadParameter("код КАТОТТГ — це UA і 17 цифр", param_hint="KATOTTG")
    return value.upper() if value else None


@click.group("communities", cls=Group)
def communities() -> None:
    """Громади, яким служить цей бот."""


@communities.command("add")
@click.argument("katottg", metavar="KATOTTG", callback=_katottg)
def add(katottg: str) -> None:
    """Додати громаду за кодом КАТОТТГ."""
    settings = start.settings()
    from bot.admin_tasks import add_community

    click.echo(start.to_end(add_community(settings, katottg)))


@communities.command("list")
def list_() -> None:
    """Показати громади: код і назва."""
    settings = start.settings()
    from bot.admin_tasks import list_communities

    for line in start.to_end(list_communities(settings)):
        click.echo(line)


@click.command("invite", cls=Command)
@click.option("--community", metavar="KATOTTG", callback=_katottg, help="Код громади.")
@click.option("--role", type=click.Choice(ROLES), required=True, help="Ким буде запрошена людина.")
def invite(community: str | None, role: str) -> None:
    """Надрукувати одноразове посилання для нового працівника.

    Для worker і coordinator потрібна громада: --community KATOTTG.
    """
    if (role in LOCAL_ROLES) != bool(community):
        need = "потребує" if role in LOCAL_ROLES else "не має"
        raise click.BadParameter(f"роль {role} {need} громади", param_hint="--community")
    _print_invitation(community, role)


def _print_invitation(community: str | None, role: str) -> None:
    settings = start.settings()
    from bot.admin_tasks import invite

    link, payload = start.to_end(invite(settings, community, role))
    if not link:
        click.echo("Telegram зараз недоступний. Запрошена людина має надіслати боту: /start і цей код", err=True)
    click.echo(link or payload)


COMMANDS = [communities, invite]
