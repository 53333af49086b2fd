"""A database that is newer, unreadable, open to everybody or of other keys: one line each, and nothing is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.doctor import database
from bot.settings import load
from db.crypto import Vault, WrongKey, new_key

TOKEN = "123456789:AAHsecretsecretsecretsecretsecret_-"
COMMANDS = {
    "run": ["run"],
    "migrate": ["migrate"],
    "invite": ["invite", "--role", "admin"],
    "communities": ["communities", "list"],
}
WITH_KEYS = [name for name in COMMANDS if name != "migrate"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The database of an installation that has served once."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"BOT_TOKEN": TOKEN, "DATA_KEYS": new_key(), "TELEGRAM_API_URL": "http://127.0.0.1:9"}.items():
        monkeypatch.setenv(name, value)
    assert main(["communities", "list"]) == 0
    capsys.readouterr()
    return tmp_path / "data" / "susid.db"


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")


def text(file: Path) -> None:
    file.write_text("Не база даних, а нотатки")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def page(file: Path) -> None:
    """The page of versions is gone, the first page, which says what there is, is whole."""
    with closing(sqlite3.connect(file)) as connection:
        (number,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    whole = file.read_bytes()
    file.write_bytes(whole[: (number - 1) * size] + b"\xff" * size + whole[number * size :])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on stderr."""
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert "внутрішня помилка" not in line
    return line


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("damage", "says"),
    [(newer, "новіша за цю програму"), (text, "not a database"), (cut, "malformed"), (page, "malformed")],
)
def test_every_command_says_it_in_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, damage: Callable[[Path], None], says: str
) -> None:
    damage(file)
    before = file.read_bytes()
    assert main(COMMANDS[name]) == 1
    assert says in told(capsys)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "says"),
    [(newer, "новіша за цю програму"), (text, "not a database"), (cut, "malformed"), (page, "malformed")],
)
def test_the_doctor_says_it_too(
    file: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None], says: str
) -> None:
    damage(file)
    assert main(["doctor"]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "база даних:" in line]
    assert line.startswith("✘")
    assert says in line


@pytest.mark.parametrize("name", WITH_KEYS)
def test_keys_of_another_database_are_refused_and_nothing_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = file.read_bytes()
    monkeypatch.setenv("DATA_KEYS", new_key())
    assert main(COMMANDS[name]) == 1
    line = told(capsys)
    assert "DATA_KEYS не від цієї бази даних: бракує ключа" in line
    assert file.read_bytes() == before


def test_a_command_that_needs_keys_asks_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATA_KEYS", raising=False)
    assert main(COMMANDS["communities"]) == 1
    assert "DATA_KEYS" in told(capsys)
    assert not (tmp_path / "data").exists()


def test_the_doctor_sees_whether_the_keys_fit_and_what_old_ones_still_open(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = load()
    assert database(old).line == "✔ база даних: відкривається, ключі підходять"
    with closing(sqlite3.connect(file)) as connection, connection:
        row = (
            "INSERT INTO inbox (bot, update_id, chat, state, attempts, came_at, payload, error)"
            " VALUES (1, 1, 1, 'poison', 1, 0, ?, '')"
        )
        connection.execute(row, (Vault(old.keys).seal("{}", "inbox.payload:1:1"),))
    monkeypatch.setenv("DATA_KEYS", f"{new_key()},{old.data_keys.get_secret_value()}")
    assert database(load()).line.endswith("ключі підходять; запечатано ще старими ключами: 1")
    monkeypatch.setenv("DATA_KEYS", new_key())
    with pytest.raises(WrongKey, match="бракує ключа"):
        database(load())


def test_the_doctor_sees_that_anybody_may_read_the_database(file: Path) -> None:
    file.chmod(0o644)
    found = database(load())
    assert not found.ok
    assert found.advice.startswith("chmod 600 ")
    assert "susid.db" in found.advice
