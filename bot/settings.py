"""Settings from the environment or `.env`: checked once, at the start, and never printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from bot import settings_values as values

RUN_NEEDS = ("BOT_TOKEN", "DATA_KEYS")

_SHOULD_BE = {
    "BOT_TOKEN": "токен від @BotFather: цифри, двокрапка, літери (123456789:AAH…)",
    "TELEGRAM_API_URL": "адреса сервера Bot API: http(s)://сервер[:порт], без токена й зайвого в кінці",
    "DATABASE_URL": "sqlite+aiosqlite:///шлях/файл.db або postgresql+asyncpg://ім'я:пароль@сервер/база",
    "ADMIN_IDS": "номери облікових записів Telegram через кому (123456789,987654321)",
    "DATA_KEYS": "ключі через кому, найновіший перший, кожен — base64 від 32 байтів (susid doctor --new-key)",
    "WEBHOOK_URL": "https://… (http — лише всередині мережі бота); порожньо — опитування (polling)",
    "WEBHOOK_SECRET": "від 1 до 256 знаків A–Z a–z 0–9 _ -; разом із WEBHOOK_URL обов'язковий",
    "WEBHOOK_PORT": "номер порту від 1 до 65535",
    "BACKUP_DIR": "тека для резервних копій",
    "LOG_FORMAT": "text або json",
    "METRICS_PORT": "номер порту від 1 до 65535; порожньо — без показників",
    "TIMEZONE": "назва часового поясу (Europe/Kyiv)",
    "SEND_RATE": "скільки повідомлень на секунду надсилати всім разом (25; більше — лише для власного сервера Bot API)",
    "CHAT_RATE": "скільки повідомлень на секунду надсилати в один чат (1; більше — лише для власного сервера)",
    "NOTICE_ALONE": "скільком людям адміністратор може надіслати сповіщення без другої людини (50)",
    "CLOCK_URL": "адреса годинника пісочниці, http://…; лише для демонстрації",
}

Port = Annotated[int, Field(ge=1, le=65535)]


class SettingsProblem(Exception):  # (the name says what the operator has)
    """Wrong or missing settings: one line for each, with its name and what it should be, never its value."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def _secret(check: Any) -> Any:
    return AfterValidator(lambda secret: SecretStr(check(secret.get_secret_value())))


class Settings(BaseSettings):
    """What one installation may set. A field is the setting's name in lower case."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=False,
    )

    bot_token: Annotated[SecretStr, _secret(values.token)] = SecretStr("")
    telegram_api_url: Annotated[str, AfterValidator(values.api_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(values.database_url)] = Field(
        "sqlite+aiosqlite:///data/susid.db", repr=False
    )
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(values.ids)] = frozenset()
    data_keys: Annotated[SecretStr, _secret(values.keys)] = SecretStr("")
    webhook_url: Annotated[str, AfterValidator(values.webhook_url)] | None = None
    webhook_secret: Annotated[SecretStr, _secret(values.webhook_secret)] = SecretStr("")
    webhook_port: Port = 8080
    backup_dir: str = "data/backups"
    log_format: Literal["text", "json"] = "text"
    metrics_port: Port | None = None
    timezone: Annotated[str, AfterValidator(values.zone)] = "Europe/Kyiv"
    send_rate: Annotated[int, Field(gt=0)] = 25
    chat_rate: Annotated[float, Field(gt=0)] = 1.0
    notice_alone: Annotated[int, Field(ge=0)] = 50
    clock_url: Annotated[str, AfterValidator(values.api_url)] | None = None

    @property
    def token(self) -> str:
        """The bot token itself: hand it to the client, never to a log or a message."""
        return self.bot_token.get_secret_value()

    @property
    def bot_id(self) -> int:
        """The bot's Telegram id: the digits of its token."""
        return int(self.token.partition(":")[0])

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The data keys as bytes, newest first: 32 bytes each."""
        return tuple(values.key(key) for key in values.parts(self.data_keys.get_secret_value()))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the installation."""
        return ZoneInfo(self.timezone)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every text that must not be seen anywhere; the logs scrub them."""
        secret = (self.bot_token, self.webhook_secret, self.data_keys)
        found = [each.get_secret_value() for each in secret] + [urlsplit(self.database_url).password or ""]
        return tuple(secret for secret in found if secret)


def load(*, needs: Iterable[str] = RUN_NEEDS, env_file: str | None = ".env", **overrides: Any) -> Settings:
    """Read and check the settings; `overrides` (field=value) win over the environment and `.env`.

    `needs` names the settings that must not be empty. Raises SettingsProblem.
    """
    try:
        settings = Settings(**{"_env_file": env_file, **overrides})
    except ValidationError as error:
        # `from None`: what was typed is in the cause, and a secret is never printed.
        wrong = error.errors(include_input=False, include_context=False)
        raise SettingsProblem(dict.fromkeys(_line(str(each["loc"][0]).upper()) for each in wrong)) from None
    except (UnicodeDecodeError, OSError, SettingsError):
        raise SettingsProblem([f"{env_file}: файл налаштувань не читається; потрібен текст у UTF-8"]) from None
    missing = [name for name in _needed(settings, needs) if not _filled(getattr(settings, name.lower()))]
    if missing:
        raise SettingsProblem(_line(name, "не задано") for name in missing)
    return settings


def _needed(settings: Settings, needs: Iterable[str]) -> list[str]:
    # Without the secret header anybody who guesses the webhook's address could speak as any resident.
    return [*needs, "WEBHOOK_SECRET"] if settings.webhook_url else [*needs]


def _line(name: str, what: str = "неправильне значення") -> str:
    return f"{name}: {what}; потрібно: {_SHOULD_BE[name]}"


def _filled(value: object) -> bool:
    return bool(value.get_secret_value()) if isinstance(value, SecretStr) else bool(value)
