"""The demo: the sandbox, the bot and sample people on this machine; no token and no internet."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.problems import OperatorProblem
from bot.processes import Child
from bot.settings import Settings, load
from bot.supervisor import Supervisor
from db.crypto import new_key

HOST = "127.0.0.1"
TOKEN = "100001:demo-token-of-the-sandbox-only"  # opens nothing: the sandbox takes any
DATABASE = "demo.db"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Crowd:
    """People without a phone on the page: the first one's id, how many; and how many an admin may tell alone."""

    first: int
    many: int
    alone: int


@dataclass(frozen=True)
class Cast:
    """Who plays: people of the sandbox's phones, the admin among them, what the bot knows of them, their first taps."""

    people_file: Path
    admin_id: int
    prepare: Callable[[Settings], Awaitable[None]]
    open_phones: Callable[[str], Awaitable[None]]
    crowd: Crowd | None = None


Story = Callable[[str, Callable[[], Awaitable[None]]], Awaitable[int]]


async def show(port: int, data: Path, cast: Cast) -> None:
    """Run the demo until it is stopped; prints the page's address when all is ready.

    Raises OperatorProblem.
    """
    async with _running(port, data, cast) as supervisor:
        print(f"{supervisor.url}/", flush=True)  # (this line is what the command is for)
        await supervisor.watch()


async def tell(story: Story, port: int, data: Path, cast: Cast) -> int:
    """Play a story: it gets the sandbox's address and a way to restart the bot; its exit code is returned."""
    async with _running(port, data, cast) as supervisor:
        return await story(supervisor.url, supervisor.restart_bot)


@contextlib.asynccontextmanager
async def _running(port: int, data: Path, cast: Cast) -> AsyncIterator[Supervisor]:
    url = f"http://{HOST}:{_free(port)}"
    with _alone(data) as place:
        values = _settings(url, place) | {"ADMIN_IDS": str(cast.admin_id)}
        if cast.crowd:
            values["NOTICE_ALONE"] = str(cast.crowd.alone)
        sandbox, bot = _children(url, place, values, cast)
        async with Supervisor(sandbox, bot, url) as supervisor:
            await supervisor.start_sandbox()
            await cast.prepare(_loaded(values))
            await supervisor.start_bot()
            await cast.open_phones(url)
            yield supervisor


def _settings(url: str, place: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{place / DATABASE}",
        "DATA_KEYS": _key(place / "key"),
        "BACKUP_DIR": str(place / "backups"),
        "CLOCK_URL": f"{url}/sandbox/clock",
    }


def _loaded(values: dict[str, str]) -> Settings:
    # Nothing of the operator's own settings may reach the demo: what it does not set is at its default.
    usual = {name: field.default for name, field in Settings.model_fields.items()}
    return load(env_file=None, **usual | {name.lower(): value for name, value in values.items()})


def _children(url: str, place: Path, values: dict[str, str], cast: Cast) -> tuple[Child, Child]:
    foreign = {name.upper() for name in Settings.model_fields}
    inherited = {name: value for name, value in os.environ.items() if name.upper() not in foreign}
    # The children work in the demo's folder, where there is no `.env`, so they are told where the code is.
    inherited["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    port = url.rpartition(":")[2]
    sandbox = ["sandbox", "--host", HOST, "--port", port, "--people", str(cast.people_file)]
    if cast.crowd:
        sandbox += ["--crowd", f"{cast.crowd.first}:{cast.crowd.many}"]
    return (
        Child(sandbox, inherited, place, place / "sandbox.log"),
        Child(["bot", "run"], inherited | values, place, place / "bot.log"),
    )


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[Path]:
    """The folder, held by this demo only and without what the last one left, except the key.

    The sandbox forgets its chats when it stops; a bot that remembers them would edit others' messages.
    """
    place = data.resolve()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with (place / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for old in [*place.glob(DATABASE + "*"), *place.glob("*.log")]:
                old.unlink()
            yield place
    except BlockingIOError:
        raise OperatorProblem(f"у теці {place} вже працює інша демонстрація") from None
    except PermissionError as error:
        raise OperatorProblem(f"немає права писати: {error.filename}") from None


def _key(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(new_key(), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _free(port: int) -> int:
    """The port, or any free one for 0; raises OperatorProblem when somebody listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise OperatorProblem(f"порт {port} зайнятий; виберіть інший: susid demo --port N") from None
        return int(probe.getsockname()[1])
