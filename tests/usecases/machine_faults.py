"""Faults between two statements: a unit of work whose n-th call fails, as when a process is killed there."""

from __future__ import annotations

from datetime import datetime
from typing import Any


class Died(BaseException):
    """The process is gone: nothing after this is run, not even what catches errors."""


class Broken(Exception):
    """A statement failed."""


class Fuse:
    """Burns down with every call; blows once, at its end or just before the commit."""

    def __init__(self, calls: int, error: type[BaseException]) -> None:
        self._left, self._error = calls, error
        self.blown = False

    def burn(self, *, ended: bool = False) -> None:
        """One more call; `ended`: nothing but the commit is left."""
        self._left -= 1
        if not self.blown and (self._left <= 0 or ended):
            self.blown = True
            raise self._error


class Fused:
    """A unit of work, or a port of one, that burns the fuse with whatever is called."""

    def __init__(self, inner: Any, fuse: Fuse) -> None:
        self._inner, self._fuse = inner, fuse

    def __getattr__(self, name: str) -> Any:
        """A call of a port, a port, or the moment."""
        found = getattr(self._inner, name)
        if isinstance(found, datetime):
            return found
        return self._burning(found) if callable(found) else Fused(found, self._fuse)

    def _burning(self, call: Any) -> Any:
        def called(*more: Any, **named: Any) -> Any:
            self._fuse.burn()
            return call(*more, **named)

        return called
