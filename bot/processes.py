"""Child processes: started in a session of their own, ended politely, then firmly."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GRACE_SECONDS = 15.0


@dataclass
class Child:
    """One `python -m …` with a log file of its own.

    In a session of its own: Ctrl+C reaches only the parent, which then stops the children in order.
    """

    module: Sequence[str]
    environment: Mapping[str, str]
    directory: Path
    log: Path
    process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def start(self) -> None:
        """Start it; whether it is ready is for the caller to find out."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self.module),
                env=dict(self.environment),
                cwd=self.directory,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.returncode is None

    async def ended(self) -> int:
        """Wait for its end; the exit code, negative for a signal."""
        return await self.process.wait() if self.process else 0

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to end; after GRACE_SECONDS, or when whoever waits is in a hurry, do not ask any more."""
        try:
            async with asyncio.timeout(GRACE_SECONDS):
                await self._end(signal.SIGTERM)
        except TimeoutError:
            await self.kill()
        finally:
            self._send(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> None:
        self._send(how)
        await self.ended()

    def _send(self, how: signal.Signals) -> None:
        if self.process and self.running:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(how)

    def last_words(self) -> str:
        """The last line of its log that says something."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n") if self.log.exists() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
