"""What is kept in the repository: settings that match the program, and nothing of anybody's machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FOR_THE_DEMO = {"CLOCK_URL"}  # set by the demonstration itself; nobody types it
LOCKS = ("requirements.lock", "requirements-dev.lock")
HOMES = ("wo" + "rk", "ro" + "ot", "ho" + "me/\\w+", "Us" + "ers/\\w+", "tm" + "p/\\w+")
PATHS = re.compile(rf"(?<![\w.\-/])/(?:{'|'.join(HOMES)})/")
INDEX = re.compile(r"(?:--|_)(?:extra[-_])?index[-_]url|--find-links|https?://[^/\s]*@", re.I)
PRIVATE = re.compile(r"\b(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+\b")


def kept() -> list[Path]:
    """Every file of the repository, and those that would be added to it."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "these rules are about a checkout: run the tests in one"
    return [path for path in (ROOT / name for name in done.stdout.split("\0") if name) if path.is_file()]


@cache
def texts() -> dict[str, str]:
    """Those that are text."""
    read = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in kept()}
    return {name: data.decode("utf-8", "replace") for name, data in read.items() if b"\0" not in data}


def found(pattern: re.Pattern[str]) -> list[str]:
    """file:line of every match."""
    return [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def named(text: str) -> list[str]:
    """The settings that an env file names, also those that are commented out."""
    return re.findall(r"^#?\s?([A-Z][A-Z_]+)=", text, re.M)


def test_the_example_names_every_setting_once_and_no_other() -> None:
    there = named((ROOT / ".env.example").read_text("utf-8"))
    known = {name.upper() for name in Settings.model_fields}
    assert sorted(there) == sorted(known - FOR_THE_DEMO)


def test_the_example_has_no_secret() -> None:
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        if line.startswith(("BOT_TOKEN", "DATA_KEYS", "WEBHOOK_SECRET", "ADMIN_IDS")):
            assert line.endswith("=")


def test_nothing_tells_of_the_machine_it_was_made_on() -> None:
    assert found(PATHS) == []


def test_nothing_tells_of_a_private_index_or_network() -> None:
    own = Path(__file__).relative_to(ROOT).as_posix()
    assert [line for line in found(INDEX) + found(PRIVATE) if not line.startswith(own)] == []


def test_secrets_and_data_stay_out_of_the_repository() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in kept()]
    assert [
        name for name in names if name == ".env" or name.startswith("data/") or name.endswith((".db", ".pem"))
    ] == []
    tokens = found(re.compile(r"\b(?!123456789:)\d{8,10}:AA[\w-]{33}\b"))  # but for the one of the examples
    assert tokens == []


def test_every_dependency_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[\[<>=~! ]", name)[0].lower() for name in project["dependencies"]}
    for lock in LOCKS:
        text = (ROOT / lock).read_text("utf-8")
        pinned = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:", text, re.M)
        assert wanted <= {name.lower() for name in pinned}


def test_there_is_nothing_left_to_do() -> None:
    assert found(re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")) == []
