"""Figures for those who watch the bot (METRICS_PORT): counts and ages, nothing of anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


class Figures(Collector):
    """Asked anew at each scrape: `sent` counts what became of letters, `waiting` is how many wait in each lane."""

    def __init__(
        self,
        sent: Callable[[], Mapping[str, int]],
        waiting: Callable[[], Mapping[str, int]],
        backlog: Callable[[], int],
    ) -> None:
        self._sent, self._waiting, self._backlog = sent, waiting, backlog

    def collect(self) -> Iterator[Metric]:
        """The families of this bot."""
        letters = CounterMetricFamily("susid_letters", "What became of letters since the start", labels=["outcome"])
        for outcome, number in self._sent().items():
            letters.add_metric([outcome], number)
        lanes = GaugeMetricFamily("susid_letters_waiting", "Letters that wait or are being sent", labels=["lane"])
        for lane, number in self._waiting().items():
            lanes.add_metric([lane], number)
        updates = GaugeMetricFamily("susid_updates_waiting", "Updates kept and not yet handled", value=self._backlog())
        return iter((letters, lanes, updates))


@asynccontextmanager
async def shown(figures: Figures, port: int | None) -> AsyncIterator[None]:
    """`http://…:port/metrics` as long as the block lasts; without a port nothing listens."""
    if port is None:
        yield
        return
    registry = CollectorRegistry()
    registry.register(figures)

    async def scrape(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(registry), headers=CONTENT)

    app = web.Application()
    app.router.add_get("/metrics", scrape)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, port=port).start()
        yield
    finally:
        await runner.cleanup()
