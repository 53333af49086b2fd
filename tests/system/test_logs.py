"""Whatever is thrown at the logs, no secret and nothing personal comes out."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "123456789:AAHcanaryCANARYcanaryCANARYcanary_-1"
SECRETS = (TOKEN, "hook-canary-secret", "first-canary-key,second-canary-key")
CANARIES = [
    TOKEN,
    TOKEN.partition(":")[2],
    TOKEN.replace(":", "%3A"),
    "hook-canary-secret",
    "second-canary-key",
    "+380671234567",
    "0671234567",
    "067 123 45 67",
    "+38 (067) 123-45-67",
    "380671234567",
    "Ольга",
    "Прилуцька вулиця, 5",
    "їжа",
    "olha.canary@example.org",
]
LEAK = re.compile(r"canary|67.?\)?.?123|1234567(?!89)|[\u0400-\u04ff]", re.IGNORECASE)


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """A process's log, and everything as it was afterwards."""
    root, raising = logging.getLogger(), logging.raiseExceptions
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, sys.unraisablehook, warnings.showwarning
    stream = io.StringIO()
    logs.setup("text", SECRETS, stream)
    yield stream
    root.handlers[:], root.level, logging.raiseExceptions = handlers, level, raising
    sys.excepthook, sys.unraisablehook, warnings.showwarning = hooks


class _Resident:
    def __repr__(self) -> str:
        return "Resident(Ольга, 067 123 45 67, canary)"


class NetworkError(Exception):
    """Like the ones of HTTP clients: the whole address is in it."""


def fail(canary: object) -> None:
    try:
        raise NetworkError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage?text={canary}")
    except NetworkError as error:
        raise ValueError(f"could not tell {canary}", canary) from error


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("name", ["bot.delivery", "aiohttp.client", "asyncio"])
def test_nothing_leaks(out: io.StringIO, name: str, canary: str) -> None:
    logger = logging.getLogger(name)
    try:
        fail(canary)
    except ValueError as error:
        logger.exception("sending failed: %s", error, extra={"request_id": 5, "text": canary, "kind": canary})
        logger.error(f"sending failed: {error!r}")
    logger.error("for %s", canary)
    logger.error("for %(who)s", {"who": canary})
    logger.error("for %s and %r", _Resident(), {"name": canary})
    logger.error("count %d", canary)
    logger.error(canary)
    logger.error("many\nlines %s", canary, stack_info=True)
    logger.error("call", extra={"method": f"/bot{TOKEN}/getFile/photos/file_1.jpg"})
    assert not LEAK.search(out.getvalue())
    assert len(out.getvalue().splitlines()) == 9


def test_an_error_is_told_by_kind_and_place(out: io.StringIO) -> None:
    try:
        fail("x")
    except ValueError:
        logging.getLogger("bot.delivery").exception("sending failed", extra={"outbox_id": 7})
    line = out.getvalue()
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ERROR bot\.delivery sending failed outbox_id=7 ", line)
    assert re.search(r"exception=ValueError at [\w./]*test_logs\.py:\d+:fail < ", line)
    assert "caused by NetworkError at " in line


def test_a_system_error_keeps_its_code(out: io.StringIO) -> None:
    logging.getLogger("bot.intake").error("no answer", exc_info=ConnectionRefusedError(111, "Ольга"))
    assert "ConnectionRefusedError[ECONNREFUSED] at nowhere" in out.getvalue()


def test_a_group_and_a_circle_of_errors_end(out: io.StringIO) -> None:
    first, second = KeyError("Ольга"), OSError("067 123 45 67")
    first.__context__, second.__context__ = second, first
    logging.getLogger("bot").error("both", exc_info=ExceptionGroup("Ольга", [first, second]))
    assert out.getvalue().count("caused by") == 2
    assert not LEAK.search(out.getvalue())


def test_only_allowed_fields_pass(out: io.StringIO) -> None:
    logging.getLogger("db").info("claimed", extra={"rows": 3, "lane": "urgent", "first_name": "Olha"})
    assert out.getvalue().endswith("INFO db claimed lane=urgent rows=3\n")


def test_numbers_and_identifiers_stay_readable(out: io.StringIO) -> None:
    logging.getLogger("bot").info("took %d of %s in %.2f s for %s", 3, "offers", 0.25, 7123456789)
    assert out.getvalue().endswith("INFO bot took 3 of offers in 0.25 s for 7123456789\n")


def test_libraries_are_silent_below_warning(out: io.StringIO) -> None:
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    logging.getLogger("sqlalchemy.engine").info("SELECT 'Ольга'")
    assert out.getvalue() == ""


def test_json_is_one_object_a_line(out: io.StringIO) -> None:
    logs.setup("json", SECRETS, out)
    try:
        fail("Ольга")
    except ValueError:
        logging.getLogger("bot").exception("failed for %s", "Ольга", extra={"attempt": 2})
    said = json.loads(out.getvalue())
    assert said["message"] == "failed for […]"
    assert said["attempt"] == 2
    assert said["level"] == "ERROR"
    assert said["exception"].startswith("ValueError at ")


def test_a_warning_is_told_by_kind_and_place(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = logs._warned
        warnings.warn("Ольга 067 123 45 67", RuntimeWarning, stacklevel=1)
    assert re.search(r"WARNING bot RuntimeWarning at [\w./]*test_logs\.py:\d+$", out.getvalue())


async def test_a_forgotten_task_says_nothing_personal(out: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    logs.watch_loop(loop)
    loop.call_exception_handler({"message": "Ольга", "exception": KeyError("Ольга"), "future": _Resident()})
    loop.set_exception_handler(None)
    assert "KeyError at nowhere" in out.getvalue()
    assert not LEAK.search(out.getvalue())


def test_an_uncaught_error_of_a_process_leaks_nothing() -> None:
    script = f"""
import threading
from bot import logs
logs.setup("text", {SECRETS!r})
def fail():
    raise OSError("POST https://api.telegram.org/bot{TOKEN}/sendMessage Ольга 0671234567")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("CRITICAL bot uncaught exception=OSError at ") == 2
    assert not LEAK.search(done.stderr)
