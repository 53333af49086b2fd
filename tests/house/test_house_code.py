"""The habits of the house that a machine can see: size, docstrings, arrows, and what is done in one place only."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("bot", "handlers", "locales", "db", "scheduler", "domain", "usecases", "sandbox")
OURS = (*PRODUCT, "tests", "bench")
MOMENTS = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now"})
SQL = re.compile(r"\b(?:SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w)", re.I | re.S)
_KINDS = "message|photo|voice|document|video|video_note|audio|media_group|sticker|location|contact"
_CAMEL = "Message|Photo|Voice|Document|Video|VideoNote|Audio|MediaGroup|Sticker|Location|Contact"
SENDING = re.compile(
    rf"send_(?:{_KINDS})|send(?:{_CAMEL})|(?:copy|forward)(?:_m|M)essage|edit(?:_message_t|MessageT)ext"
)
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
SPEAKING = tuple(room for room in PRODUCT if room != "sandbox")  # the sandbox is Telegram, and has its own clock


@cache
def sources() -> dict[str, str]:
    """Every Python file of ours by its path."""
    paths = sorted(path for room in OURS for path in (ROOT / room).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def modules(room: str) -> dict[str, ast.Module]:
    """The files of a room, read as Python once."""
    return {path: ast.parse(text) for path, text in sources().items() if path.startswith(f"{room}/")}


@cache
def nodes(room: str) -> tuple[tuple[str, ast.AST], ...]:
    """What the tests here look at, with its file: functions, calls and literal texts."""
    kinds = (*FUNCTION, ast.Call, ast.Constant)
    found = ((path, node) for path, module in modules(room).items() for node in ast.walk(module))
    return tuple((path, node) for path, node in found if isinstance(node, kinds))


def calls(rooms: tuple[str, ...] = SPEAKING) -> Iterator[tuple[str, int, str]]:
    """(file, line, dotted name) of everything that is called."""
    for path, node in (found for room in rooms for found in nodes(room)):
        if isinstance(node, ast.Call):
            yield path, node.lineno, _dotted(node.func)


def constants(rooms: tuple[str, ...] = SPEAKING) -> Iterator[tuple[str, int, str]]:
    """(file, line, text) of every literal text."""
    for path, node in (found for room in rooms for found in nodes(room)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield path, node.lineno, node.value


def lengths(rooms: tuple[str, ...], blank: bool = True) -> dict[str, int]:
    """How long each file is."""
    mine = {path: text.splitlines() for path, text in sources().items() if path.split("/")[0] in rooms}
    return {path: sum(blank or bool(line.strip()) for line in lines) for path, lines in mine.items()}


def at(path: str, line: int, what: str) -> str:
    """How a place is named in a failure."""
    return f"{path}:{line} {what}"


def test_no_file_is_longer_than_300_lines() -> None:
    assert {path: lines for path, lines in lengths(OURS).items() if lines > 300} == {}


def test_half_of_the_files_are_within_60_lines() -> None:
    """Blank lines are not counted: they are what makes a short file easy to read."""
    assert median(lengths(PRODUCT, blank=False).values()) <= 60


def test_functions_are_short() -> None:
    found = [node for room in PRODUCT for _, node in nodes(room) if isinstance(node, FUNCTION)]
    long = [(node.end_lineno or 0) - node.lineno + 1 for node in found]
    assert median(long) <= 8
    assert quantiles(long, n=10)[-1] <= 20


def test_the_arrows_of_the_house_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-logo"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_time_comes_from_the_clock() -> None:
    found = [at(*call) for call in calls() if call[2] in MOMENTS and call[0] != "bot/clock.py"]
    assert found == []


def test_tasks_are_started_in_one_place() -> None:
    """Elsewhere a TaskGroup starts them, and waits."""
    found = [at(*call) for call in calls(PRODUCT) if call[2] == "asyncio.create_task" and call[0] != "bot/app.py"]
    assert found == []


def test_only_the_sender_sends() -> None:
    """A screen says what to send, the delivery repairs and sends it; nobody else names a sending method."""
    found = [at(*call) for call in calls() if SENDING.fullmatch(call[2].rpartition(".")[2])]
    found += [at(*said) for said in constants() if SENDING.fullmatch(said[2])]
    assert [
        place for place in found if not place.startswith(("bot/delivery/", "bot/ui/screen.py", "bot/ui/files/"))
    ] == []


def test_sql_is_spoken_in_one_room() -> None:
    rooms = tuple(room for room in SPEAKING if room != "db")
    assert [at(*said) for said in constants(rooms) if SQL.search(said[2])] == []


def test_tests_use_fakes_and_no_mocks() -> None:
    mocked = re.compile(r"^\s*(?:from|import) unittest", re.M)
    assert [path for path, text in sources().items() if mocked.search(text)] == []


@pytest.mark.parametrize("room", [room for room in PRODUCT if room != "locales"])
def test_everything_public_says_what_it_promises(room: str) -> None:
    silent = []
    for path, module in modules(room).items():
        if not ast.get_docstring(module):
            silent.append(path)
        public = (node for node in module.body if isinstance(node, (*FUNCTION, ast.ClassDef)))
        silent += [at(path, n.lineno, n.name) for n in public if n.name[0] != "_" and not ast.get_docstring(n)]
    assert silent == []


def test_every_route_is_asked() -> None:
    """A module with a router that is not in the order would never hear anything."""
    routed = {path for path, module in modules("handlers").items() if "router" in _names(module)}
    tree = modules("handlers")["handlers/routes.py"]
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}".replace(".", "/") + ".py"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    order = next(node.value for node in tree.body if isinstance(node, ast.Assign) and _target(node) == "ORDER")
    asked = [imported[name.id] for name in ast.walk(order) if isinstance(name, ast.Name)]
    assert sorted(asked) == sorted(routed)
    assert asked[-1] == "handlers/fallback.py", "old buttons come last"


def _dotted(node: ast.expr) -> str:
    """«a.b.c» of a name; only the last part where something is called in between."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=owner, attr=name):
            return f"{_dotted(owner)}.{name}"
    return ""


def _target(node: ast.Assign) -> str:
    return ast.unparse(node.targets[0])


def _names(module: ast.Module) -> set[str]:
    return {_target(node) for node in module.body if isinstance(node, ast.Assign)}
