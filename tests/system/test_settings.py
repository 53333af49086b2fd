"""A wrong or missing setting stops the start with its name and what it should be, and is never shown."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsProblem, load

KEY = base64.b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.urlsafe_b64encode(b"\xff" * 32).decode()
GOOD = {"BOT_TOKEN": "123456789:AAHsecretsecretsecretsecretsecret_-", "DATA_KEYS": KEY}


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {field.upper() for field in Settings.model_fields} & os.environ.keys():
        monkeypatch.delenv(name)


def loaded(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in (GOOD | environment).items():
        monkeypatch.setenv(name, value)
    return load(env_file=None)


def test_two_settings_are_enough_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch)
    assert settings.token == GOOD["BOT_TOKEN"]
    assert settings.bot_id == 123456789
    assert settings.keys == (bytes(range(32)),)
    assert settings.database_url == "sqlite+aiosqlite:///data/susid.db"
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert str(settings.zone) == "Europe/Kyiv"


def test_lists_may_be_written_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, ADMIN_IDS=" 11, 22  33;44,", DATA_KEYS=f"{KEY}, {OTHER_KEY}")
    assert settings.admin_ids == {11, 22, 33, 44}
    assert settings.keys == (bytes(range(32)), b"\xff" * 32)


def test_the_old_name_of_the_zone_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, TIMEZONE="Europe/Kiev").timezone == "Europe/Kyiv"


def test_the_environment_wins_over_the_file_and_an_empty_one_is_not_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_TOKEN=1111:abcd\nTIMEZONE=Europe/London\nLOG_FORMAT=json\nADMIN_IDS=\n", encoding="utf-8")
    monkeypatch.setenv("DATA_KEYS", KEY)
    monkeypatch.setenv("BOT_TOKEN", GOOD["BOT_TOKEN"])
    monkeypatch.setenv("LOG_FORMAT", "")
    settings = load(env_file=str(file))
    assert settings.token == GOOD["BOT_TOKEN"]
    assert settings.timezone == "Europe/London"
    assert settings.log_format == "json"
    assert settings.admin_ids == frozenset()


WRONG = [
    ("BOT_TOKEN", "hunter2"),
    ("BOT_TOKEN", "123456:has space hunter2"),
    ("TELEGRAM_API_URL", "api.telegram.org"),
    ("TELEGRAM_API_URL", "ftp://hunter2"),
    ("TELEGRAM_API_URL", "http://127.0.0.1:99999"),
    ("TELEGRAM_API_URL", "https://api.telegram.org/bot123456:hunter2"),
    ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
    ("DATABASE_URL", "mysql://susid:hunter2@db/susid"),
    ("DATABASE_URL", "postgresql+asyncpg://susid:hunter2@db"),
    ("ADMIN_IDS", "11,olha"),
    ("ADMIN_IDS", "-11"),
    ("DATA_KEYS", "hunter2"),
    ("DATA_KEYS", base64.b64encode(b"hunter2" * 3).decode()),
    ("DATA_KEYS", f"{KEY},{KEY}"),
    ("DATA_KEYS", " , "),
    ("WEBHOOK_URL", "http://example.org/hunter2"),
    ("WEBHOOK_SECRET", "hunter 2"),
    ("WEBHOOK_SECRET", "x" * 257),
    ("WEBHOOK_PORT", "0"),
    ("WEBHOOK_PORT", "eighty"),
    ("METRICS_PORT", "70000"),
    ("LOG_FORMAT", "xml"),
    ("TIMEZONE", "Europe/Hunter2"),
    ("TIMEZONE", "../../etc/passwd"),
    ("TIMEZONE", "Europe"),
    ("NOTICE_ALONE", "-1"),
    ("CLOCK_URL", "yesterday"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SettingsProblem) as caught:
        loaded(monkeypatch, **{name: value})
    (line,) = caught.value.lines
    assert line.startswith(f"{name}: неправильне значення; потрібно: ")
    assert "hunter" not in str(caught.value).lower()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_every_wrong_setting_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsProblem) as caught:
        loaded(monkeypatch, BOT_TOKEN="x", ADMIN_IDS="y", WEBHOOK_PORT="z")
    assert [line.partition(":")[0] for line in caught.value.lines] == [
        "BOT_TOKEN",
        "ADMIN_IDS",
        "WEBHOOK_PORT",
    ]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(SettingsProblem) as caught:
        load(env_file=None)
    assert [line.partition(":")[0] for line in caught.value.lines] == ["BOT_TOKEN", "DATA_KEYS"]
    assert load(env_file=None, needs=()).token == ""


def test_a_webhook_without_its_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsProblem, match="WEBHOOK_SECRET: не задано"):
        loaded(monkeypatch, WEBHOOK_URL="https://susid.example.org/hook")
    settings = loaded(monkeypatch, WEBHOOK_URL="https://susid.example.org/hook", WEBHOOK_SECRET="abc_-1")
    assert settings.webhook_url == "https://susid.example.org/hook"


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("TIMEZONE=Київ".encode("cp1251"))
    with pytest.raises(SettingsProblem, match="UTF-8"):
        load(env_file=str(file))


def test_secrets_are_not_in_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(
        monkeypatch,
        WEBHOOK_SECRET="hook-hunter2",
        DATABASE_URL="postgresql+asyncpg://susid:pass-hunter2@db/susid",
    )
    for text in (repr(settings), str(settings)):
        assert not any(secret in text for secret in settings.secrets)
    assert set(settings.secrets) == {GOOD["BOT_TOKEN"], KEY, "hook-hunter2", "pass-hunter2"}
