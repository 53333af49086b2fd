"""`python -m sandbox --port N`: the server and its page, until Ctrl+C or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.app import make_app


async def serve(host: str, port: int, people: list[dict[str, Any]], crowd: range) -> None:
    """Serve until told to stop; the address goes to standard output on one line when ready."""
    runner = web.AppRunner(make_app(people, crowd=crowd), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    stop = asyncio.Event()
    try:
        await web.TCPSite(runner, host, port).start()
        shown = f"[{host}]" if ":" in host else host
        print(f"http://{shown}:{runner.addresses[0][1]}/", flush=True)
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await stop.wait()
    finally:
        await runner.cleanup()


def numbers(told: str) -> range:
    """`6001:240` as so many numbers from the first on."""
    first, many = map(int, told.split(":"))
    return range(first, first + many)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 means any free one")
    parser.add_argument("--people", type=Path, help="a JSON list of people")
    parser.add_argument("--crowd", type=numbers, default=range(0), help="FIRST:HOW_MANY people without a phone")
    chosen = parser.parse_args()
    people = json.loads(chosen.people.read_text(encoding="utf-8")) if chosen.people else []
    asyncio.run(serve(chosen.host, chosen.port, people, chosen.crowd))


if __name__ == "__main__":
    main()
