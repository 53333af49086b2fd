"""Click in Ukrainian: its own headings and complaints, which it would otherwise say in English."""

from __future__ import annotations

from collections.abc import Iterable

import click

HEADINGS = {"Options": "Параметри", "Commands": "Команди"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """«Використання: …»."""
        super().write_usage(prog, args, prefix or "Використання: ")

    def write_heading(self, heading: str) -> None:
        """The heading in Ukrainian."""
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """What each option and command does."""
        told = [(name, text.replace("[required]", "[обов'язково]")) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class _Ukrainian(click.Command):
    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` with its own words in Ukrainian."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Показати цю довідку."
        return option


class Command(_Ukrainian):
    """A command whose help is all in Ukrainian."""

    def __init__(self, name: str | None, **options: object) -> None:
        super().__init__(name, **{"options_metavar": "[ПАРАМЕТРИ]", **options})  # type: ignore[arg-type]  # click's own


class Group(_Ukrainian, click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type

    def __init__(self, name: str | None = None, **options: object) -> None:
        words = {"options_metavar": "[ПАРАМЕТРИ]", "subcommand_metavar": "КОМАНДА …"}
        super().__init__(name, **{**words, **options})  # type: ignore[arg-type]  # click's own options


def usage_line(error: click.UsageError) -> str:
    """What is wrong with the command line, in one line, and where to read how it is right."""
    where = error.ctx.command_path if error.ctx else "susid"
    return f"{_complaint(error)}; довідка: {where} --help"


def _complaint(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"немає параметра {error.option_name}"
        case click.exceptions.NoSuchCommand():
            return f"немає команди {error.command_name}"
        case click.MissingParameter():
            return f"бракує {_name(error)}"
        case click.BadOptionUsage():
            return f"параметр {error.option_name} потребує значення"
        case click.BadParameter():
            return f"неправильне значення {_name(error)}{_allowed(error)}"
    return " ".join(error.format_message().split())


def _name(error: click.BadParameter) -> str:
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param else "")
    return hint if isinstance(hint, str) else " / ".join(hint)


def _allowed(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f", може бути: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f", може бути число від {kind.min} до {kind.max}"
    return f": {error.message}" if kind is None or isinstance(kind, click.types.StringParamType) else ""
