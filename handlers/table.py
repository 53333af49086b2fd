"""All routes in one table: aiogram itself asks every filter of every router in turn, for every update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.types import Message, TelegramObject

from handlers.filters import Pressed, Says

COMMAND = "/"
Clue = type[Any] | str


class Table(Router):
    """A router over others. Their routes are asked in the same order, less those whose first filter, one of
    ours or a command's, cannot fit the pressed button, the label or the words."""

    def __init__(self, *routers: Router) -> None:
        super().__init__(name="table")
        self.include_routers(*routers)
        self._found: dict[tuple[str, Clue], tuple[HandlerObject, ...]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """The answer of the first route that fits."""
        clue = _clue(event, kwargs)
        routes = self._found.get((update_type, clue))
        if routes is None:
            routes = self._found[update_type, clue] = tuple(self._possible(update_type, clue))
        for route in routes:
            fits, data = await route.check(event, **kwargs)
            if fits:
                return await route.call(event, **data)
        return UNHANDLED

    def _possible(self, update_type: str, clue: Clue) -> Iterator[HandlerObject]:
        for router in self.chain_tail:
            observer = router.observers[update_type]
            if observer.outer_middleware or observer.middleware:
                raise ValueError(f"{router}: middlewares of a single router are not run here")
            yield from (route for route in observer.handlers if _may_fit(route, clue))


def _clue(event: TelegramObject, data: Mapping[str, Any]) -> Clue:
    """What most routes are told apart by: the kind of the button, the label, that it is a command."""
    if (press := data.get("press")) is not None:
        return type(press)
    if label := data.get("label"):
        return str(label)
    text = (event.text or event.caption or "") if isinstance(event, Message) else ""
    return COMMAND if text.startswith(COMMAND) else ""


def _may_fit(route: HandlerObject, clue: Clue) -> bool:
    first = route.filters[0].callback if route.filters else None
    if isinstance(first, Pressed):
        return clue is first.kind
    if isinstance(first, Says):
        return clue in first.labels
    return clue == COMMAND if isinstance(first, Command) else True
