"""The commands on the machine: exit codes, one clear line of what is wrong, quick help, no secret shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import click
import pytest

from bot.cli import main, susid
from bot.commands import start
from bot.problems import OperatorProblem
from db.crypto import new_key

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456789:AAHcanarycanarycanarycanarycanary"
GOOD = {"BOT_TOKEN": TOKEN, "DATA_KEYS": new_key()}


def environment(**settings: str) -> dict[str, str]:
    """Nothing of this machine's own but what Python needs."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings}


def python(place: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command,
        cwd=place,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def run(place: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    done = python(place, "-m", "bot", *arguments, **settings)
    assert "Traceback" not in done.stderr
    assert "canary" not in done.stdout + done.stderr
    return done


def test_help_is_in_ukrainian_and_names_every_command(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    for name in ("run", "demo", "sandbox", "doctor", "migrate", "backup", "restore", "communities", "invite"):
        assert f"\n  {name} " in done.stdout
    assert "Usage" not in done.stdout
    assert "Options" not in done.stdout


def test_help_is_quick(tmp_path: Path) -> None:
    def seconds() -> float:
        began = os.times()
        run(tmp_path, "--help")
        ended = os.times()
        return ended.children_user + ended.children_system - began.children_user - began.children_system

    # What it computes itself, and the best of a few: the machine may be busy with other tests.
    assert min(seconds() for _ in range(3)) < 0.3


def test_the_commands_import_only_click(tmp_path: Path) -> None:
    heavy = "{'aiogram', 'aiohttp', 'asyncio', 'pydantic', 'sqlalchemy', 'sandbox', 'babel'}"
    done = python(tmp_path, "-c", f"import bot.cli, sys; print({heavy} & set(sys.modules) or 'light')")
    assert done.stdout == "light\n"


WRONG_USAGE = [
    ([], "Використання: susid"),
    (["nope"], "susid: немає команди nope; довідка: susid --help"),
    (["run", "--nope"], "susid: немає параметра --nope; довідка: susid run --help"),
    (["backup"], "susid: бракує 'ШЛЯХ'; довідка: susid backup --help"),
    (["sandbox", "--port", "eighty"], "susid: неправильне значення '--port', може бути число від 0 до 65535"),
    (["invite", "--role", "mayor"], "susid: неправильне значення '--role', може бути: worker, coordinator"),
    (["invite", "--role", "worker"], "susid: неправильне значення --community: роль worker потребує громади"),
    (
        ["invite", "--role", "admin", "--community", "UA53060210000077336"],
        "susid: неправильне значення --community: роль admin не має громади",
    ),
    (["communities", "add", "Пирятин"], "susid: неправильне значення KATOTTG: код КАТОТТГ — це UA і 17 цифр"),
]


@pytest.mark.parametrize(("arguments", "line"), WRONG_USAGE)
def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str], arguments: Sequence[str], line: str) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(line)
    assert not arguments or len(said.err.splitlines()) == 1


def test_a_start_without_settings_names_them(tmp_path: Path) -> None:
    done = run(tmp_path, "run")
    assert done.returncode == 1
    assert [line.split(":")[:2] for line in done.stderr.splitlines()] == [
        ["susid", " BOT_TOKEN"],
        ["susid", " DATA_KEYS"],
    ]


def test_a_wrong_setting_in_the_file_stops_the_start_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN} canary\nDATA_KEYS={GOOD['DATA_KEYS']}\n")
    done = run(tmp_path, "run")
    assert done.returncode == 1
    assert done.stderr.startswith("susid: BOT_TOKEN: неправильне значення; потрібно: токен від @BotFather")
    assert len(done.stderr.splitlines()) == 1


def fails(error: BaseException) -> click.Command:
    def callback() -> None:
        raise error

    return click.Command("migrate", callback=callback)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OperatorProblem("бракує місця"), "susid: бракує місця\n"),
        (OSError(28, f"/bot{TOKEN}/getMe Ольга"), "susid: внутрішня помилка: OSError[ENOSPC] у "),
        (ValueError("Ольга, 067 123 45 67"), "susid: внутрішня помилка: ValueError у "),
        (KeyboardInterrupt(), "susid: перервано\n"),
    ],
)
def test_what_could_not_be_done_is_1_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, line: str
) -> None:
    monkeypatch.setitem(susid.commands, "migrate", fails(error))
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert line in said
    assert len(said.strip().splitlines()) == 1
    assert not any(canary in said for canary in ("canary", "Ольга", "067"))


def test_a_backup_brings_the_database_back(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate").returncode == 0
    assert run(tmp_path, "backup", "copy.bak").returncode == 0
    (tmp_path / "data/susid.db").write_bytes(b"not a database any more")
    assert run(tmp_path, "migrate").returncode == 1
    assert run(tmp_path, "restore", "copy.bak").returncode == 0
    assert run(tmp_path, "migrate").returncode == 0


def test_a_missing_backup_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "restore", "nothing.bak")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "nothing.bak" in done.stderr


class _Api(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        known = self.path == f"/bot{TOKEN}/getMe"
        self.send_response(200 if known else 401)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"ok": true, "result": {"username": "susid_test_bot"}}' if known else b'{"ok": false}')

    def log_message(self, *_: object) -> None:
        """Be silent."""


@pytest.fixture
def api() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Api) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_doctor_says_what_to_do(tmp_path: Path, api: str) -> None:
    done = run(tmp_path, "doctor", TELEGRAM_API_URL=api, **GOOD)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert all(line.startswith(("✔ ", "✘ ")) for line in lines)
    assert any(line.endswith("бот @susid_test_bot") for line in lines)
    assert "✘ база даних: файлу data/susid.db ще немає → створіть: susid migrate" in lines
    assert any(line.startswith("✘ копії:") for line in lines)
    assert not (tmp_path / "data").exists()


def test_the_doctor_is_content_after_its_advice(tmp_path: Path, api: str) -> None:
    run(tmp_path, "migrate")
    run(tmp_path, "backup", "data/backups/first.bak")
    done = run(tmp_path, "doctor", TELEGRAM_API_URL=api, **GOOD)
    bad = [line for line in done.stdout.splitlines() if not line.startswith("✔")]
    assert bad == []
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("token", "url", "says"),
    [("999999:wrongcanarytoken", "", "не знає цього токена"), (TOKEN, "http://127.0.0.1:9", "немає зв'язку")],
)
def test_the_doctor_sees_a_wrong_token_and_no_network(
    tmp_path: Path, api: str, token: str, url: str, says: str
) -> None:
    done = run(tmp_path, "doctor", **GOOD | {"BOT_TOKEN": token, "TELEGRAM_API_URL": url or api})
    assert any(line.startswith("✘ Bot API") and says in line for line in done.stdout.splitlines())


def test_the_doctor_makes_a_key_that_the_settings_take(tmp_path: Path) -> None:
    key = run(tmp_path, "doctor", "--new-key").stdout.strip()
    assert "DATA_KEYS" not in run(tmp_path, "doctor", BOT_TOKEN=TOKEN, DATA_KEYS=key).stdout


STOPPABLE = """
import asyncio, sys
from bot.commands.start import to_end, until_stopped
from bot.cli import main, susid
import click

async def work():
    try:
        print("ready", flush=True)
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.01)
        print("tidied up", flush=True)

susid.add_command(click.Command("work", callback=lambda: {how}(work())))
sys.exit(main(["work"]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("how", "code"), [("until_stopped", 0), ("to_end", 1)])
def test_a_signal_lets_the_work_tidy_up(tmp_path: Path, number: signal.Signals, how: str, code: int) -> None:
    script = STOPPABLE.format(how=how)
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment(), text=True, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.stdout.read() == "tidied up\n"
        assert process.wait(10) == code


async def _failing() -> None:
    raise OperatorProblem("не вийшло")


def test_an_error_of_the_work_is_not_hidden() -> None:
    with pytest.raises(OperatorProblem, match="не вийшло"):
        start.until_stopped(_failing())
