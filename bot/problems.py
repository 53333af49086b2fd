"""What the person who runs the bot can mend: told in one line, without a traceback."""

from __future__ import annotations


class OperatorProblem(Exception):
    """Something that its message explains; the command ends with code 1."""


def told(error: BaseException) -> str | None:
    """The message of an error that was written for the operator, None for any other.

    By its name, so that nothing has to be imported to ask: all such classes end in «Problem», in `db` too.
    """
    if any(base.__name__.endswith("Problem") for base in type(error).__mro__):
        return str(error)
    return _texts_told(error) if type(error).__name__ == "CatalogueError" else None


def _texts_told(error: BaseException) -> str:
    # There may be hundreds of them; the first and their number are enough to know what happened.
    first, *others = getattr(error, "problems", None) or [str(error)]
    return f"тексти неповні: {first} (і ще {len(others)}); усі покаже: python -m bot.texts check"
