"""Files that a route asks for: fetched between two transactions, and forgotten after the second."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.api import Api, ApiError, Unreachable
from usecases.ports_files import MOST, NotHere

log = logging.getLogger(__name__)


class Fetched:
    """What is on hand now, by Telegram's id of the file."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._held: dict[str, bytes | None] = {}

    def content(self, file_id: str) -> bytes | None:
        """The bytes; None when they did not come. Raises NotHere for a file that nobody fetched."""
        if file_id not in self._held:
            raise NotHere(file_id)
        return self._held[file_id]

    @asynccontextmanager
    async def fetching(self, file_id: str) -> AsyncIterator[None]:
        """The file is on hand within."""
        self._held[file_id] = await self._download(file_id)
        try:
            yield
        finally:
            self._held.pop(file_id, None)

    async def _download(self, file_id: str) -> bytes | None:
        try:
            found = await self._api.call("getFile", file_id=file_id)
            return await self._api.download(str(found["file_path"]), MOST)
        except (ApiError, Unreachable) as error:
            log.warning("a file did not come: %s", type(error).__name__)
            return None
