"""Who is compared, how each is started, and what its people say to it."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench import scripts
from bench.processes import ROOT, Broke
from bench.scripts import Script

PEERS = ROOT / "bench" / "peers"
BENCH_VENV = ROOT / ".work" / "bench-venv"
TOKEN = "700000001:AAF" + "b" * 32

# Telegram's limits would make a load of hundreds of requests last as long as they say; what is compared is
# CPU, so our own sender is told to pace itself at a rate that it never reaches.
UNPACED = {"SEND_RATE": "100000", "CHAT_RATE": "100000"}


@dataclass(frozen=True)
class Contender:
    """One bot: its command and its scripts. `prepared` ones are seeded by bench.prepare before the start."""

    name: str
    argv: tuple[str, ...]
    enrol: Script = ()
    dialog: Script = ()
    probes: Script = ()
    prepared: bool = False
    env: Mapping[str, str] = field(default_factory=dict)

    def environment(self, folder: Path, api: str) -> dict[str, str]:
        """The whole environment of its process: nothing of the developer's own settings gets in."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return kept | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'bench.db'}",
            "DATA_KEYS": base64.urlsafe_b64encode(b"k" * 32).decode(),
            **self.env,
        }


def ours() -> Contender:
    """Our own bot, as people run it."""
    return Contender(
        "susid",
        (sys.executable, "-m", "bot", "run"),
        enrol=scripts.OUR_ENROL,
        dialog=scripts.OUR_DIALOG,
        probes=scripts.OUR_PROBES,
        prepared=True,
        env=UNPACED,
    )


def peer(file: str, dialog: bool, python: str = sys.executable) -> Contender:
    """A bot of bench/peers."""
    argv = (python, str(PEERS / f"{file}.py"))
    return Contender(file, argv, scripts.PEER_ENROL, scripts.PEER_DIALOG) if dialog else Contender(file, argv)


def other_python() -> str:
    """The interpreter of the peers that are not in our lock, installed on first use. Raises Broke."""
    python = BENCH_VENV / "bin" / "python"
    done = BENCH_VENV / "installed.lock"
    lock = (ROOT / "bench" / "requirements.lock").read_text(encoding="utf-8")
    if python.exists() and done.exists() and done.read_text(encoding="utf-8") == lock:
        return str(python)
    install = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", "bench/requirements.lock"]
    for argv in ([sys.executable, "-m", "venv", str(BENCH_VENV)], install):
        result = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode:
            last = (result.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise Broke(f"the peers could not be installed: {last}")
    done.write_text(lock, encoding="utf-8")
    return str(python)
