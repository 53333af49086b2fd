"""What is shown on METRICS_PORT."""

from __future__ import annotations

import aiohttp
from aiohttp.test_utils import unused_port

from bot.metrics import Figures, shown


async def test_figures_are_shown() -> None:
    port = unused_port()
    figures = Figures(lambda: {"sent": 3, "failed": 1}, lambda: {"urgent": 2}, lambda: 5)
    address = f"http://127.0.0.1:{port}/metrics"
    async with shown(figures, port), aiohttp.ClientSession() as http, http.get(address) as answer:
        text = await answer.text()
    for line in (
        'susid_letters_total{outcome="sent"} 3.0',
        'susid_letters_total{outcome="failed"} 1.0',
        'susid_letters_waiting{lane="urgent"} 2.0',
        "susid_updates_waiting 5.0",
    ):
        assert line in text
