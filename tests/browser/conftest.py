"""One browser for all; a fresh sandbox, bot and page for each test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Error, Page, Request, async_playwright, expect

from sandbox.app import make_app
from tests.browser.screen_phone import PhoneOnScreen
from tests.browser.small_bot import SmallBot

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
PATIENCE_MS = 30_000  # a busy machine draws slowly
expect.set_options(timeout=PATIENCE_MS)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PEOPLE = [
    {"id": 101, "first_name": "Марія", "last_name": "Коваль", "phone": "+380671112233", "label": "Мешканка"},
    {
        "id": 201,
        "first_name": "Ольга",
        "last_name": "Гнатюк",
        "phone": "+380672223344",
        "label": "Соцпрацівниця",
    },
    {"id": 202, "first_name": "Петро", "last_name": "Лисенко", "label": "Соцпрацівник"},
    {"id": 301, "first_name": "Ірина", "last_name": "Шевчук", "label": "Координаторка"},
    {"id": 401, "first_name": "Тарас", "last_name": "Бондар", "label": "Адміністратор"},
]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium; a machine without it fails here instead of passing without looking."""
    if not CHROMIUM.exists():
        pytest.fail(f"no Chromium at {CHROMIUM}: `apt install chromium`, or set CHROMIUM", pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def address() -> AsyncIterator[str]:
    """A sandbox with five people on a free port."""
    runner = web.AppRunner(make_app(people=PEOPLE), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(address: str) -> AsyncIterator[SmallBot]:
    """A bot that is already polling."""
    async with SmallBot(address) as bot:
        yield bot


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(browser: Browser) -> AsyncIterator[Page]:
    """One wide window; every test opens its own address in it, so nothing is remembered between them."""
    context = await browser.new_context(
        viewport={"width": 1600, "height": 900}, locale="uk-UA", reduced_motion="reduce"
    )
    window = await context.new_page()
    window.set_default_timeout(PATIENCE_MS)
    yield window
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(window: Page, address: str, bot: SmallBot) -> AsyncIterator[Page]:
    """The page; an error in its script or a request to elsewhere fails the test."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:", "about:")):
            errors.append(f"asked the outside world: {request.url}")

    window.on("pageerror", note)
    window.on("request", watch)
    await window.goto(address)
    await window.get_by_test_id("phone-101").wait_for()
    yield window
    window.remove_listener("pageerror", note)
    window.remove_listener("request", watch)
    await window.goto("about:blank")
    assert errors == []


@pytest.fixture
def resident(page: Page) -> PhoneOnScreen:
    """The resident's phone."""
    return PhoneOnScreen(page, 101)
