"""Logs tell what happened to which id, and never to whom: no names, phones, texts, addresses or secrets."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from bot.scrub import Scrubber, place

# Loggers of our own packages: their format strings are ours, so only their arguments are doubtful.
OURS = ("bot", "db", "domain", "handlers", "scheduler", "usecases", "susid")

# The only fields that `extra=` may add: ids, kinds, counts and durations.
FIELDS = frozenset(
    """
    update_id inbox_id outbox_id timer_id event_id request_id person_id staff_id actor_id chat_id message_id
    community_id assignment_id notice_id visit_id bot_id job kind lane method command status code error state
    attempt attempts count total sent failed skipped rows bytes version revision port pid signal
    seconds duration_ms waited_ms late_ms lag_ms retry_after
    """.split()  # noqa: SIM905  (a list of sixty quoted names is harder to read and to keep in order)
)


class _Formatter(logging.Formatter):
    def __init__(self, scrubber: Scrubber) -> None:
        super().__init__()
        self.scrub = scrubber

    def format(self, record: logging.LogRecord) -> str:
        """One line. A record that cannot be told safely is told as just that."""
        try:
            return self.render(self.parts(record))
        except Exception as error:
            return f"{_moment(record.created)} ERROR bot.logs a log record was dropped: {type(error).__name__}"

    def parts(self, record: logging.LogRecord) -> dict[str, Any]:
        """What is said, in order: time, level, logger, message, the allowed fields, the error."""
        parts: dict[str, Any] = {
            "time": _moment(record.created),
            "level": record.levelname,
            "logger": record.name,
            "message": self._message(record),
        }
        parts |= {name: self.scrub.value(record.__dict__[name]) for name in sorted(FIELDS & vars(record).keys())}
        error = record.exc_info[1] if record.exc_info else None
        return parts | ({"exception": self.scrub.error(error)} if error else {})

    def _message(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] in OURS
        words = str(record.msg) if isinstance(record.msg, str) else f"<{type(record.msg).__name__}>"
        arguments = self._arguments(record.args, self.scrub.value if ours else self.scrub.number)
        said = _filled(words, arguments)
        return self.scrub.text(said) if ours else self.scrub.foreign(said)

    def _arguments(self, arguments: Any, safe: Callable[[object], object]) -> Any:
        if isinstance(arguments, dict):
            return {name: safe(value) for name, value in arguments.items()}
        return tuple(safe(value) for value in arguments or ())

    def render(self, parts: dict[str, Any]) -> str:
        """The line itself, of already safe parts."""
        raise NotImplementedError


class TextFormatter(_Formatter):
    """For people: `time LEVEL logger message field=value`."""

    def render(self, parts: dict[str, Any]) -> str:
        """The first four parts bare, the others with their names."""
        items = list(parts.items())
        return " ".join([str(value) for _, value in items[:4]] + [f"{name}={value}" for name, value in items[4:]])


class JsonFormatter(_Formatter):
    """For machines: one JSON object a line."""

    def render(self, parts: dict[str, Any]) -> str:
        """All parts under their names."""
        return json.dumps(parts, ensure_ascii=False)


def setup(log_format: str = "text", secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Make this the only way for the process to write a log line; uncaught errors go the same way.

    `secrets` are texts that must never appear (`Settings.secrets`); `stream` is stderr by default.
    """
    formatter = (JsonFormatter if log_format == "json" else TextFormatter)(Scrubber(secrets))
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    # Otherwise a failing handler prints the record's arguments as they are.
    logging.raiseExceptions = False
    warnings.showwarning = _warned
    _catch_uncaught()


def watch_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Errors of forgotten tasks are logged without the values that asyncio would print."""
    loop.set_exception_handler(_loop_error)


def _loop_error(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    logging.getLogger("bot.loop").error("an error nobody waited for", exc_info=context.get("exception"))


def _catch_uncaught() -> None:
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _log_uncaught(args.exc_value)
    sys.unraisablehook = lambda args: _log_uncaught(args.exc_value)


def _warned(
    message: Warning | str,  # noqa: ARG001  (what it quotes may be personal; its kind and place are enough)
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    logging.getLogger("bot").warning("%s at %s", category.__name__, place(filename, lineno))


def _uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    _log_uncaught(error)


def _log_uncaught(error: BaseException | None) -> None:
    logging.getLogger("bot").critical("uncaught", exc_info=error)


def _filled(words: str, arguments: Any) -> str:
    try:
        return words % arguments if arguments else words
    except (TypeError, ValueError, KeyError):
        # A hidden argument where a number was expected: the sentence is worth having without it.
        return words


def _moment(created: float) -> str:
    return datetime.fromtimestamp(created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
