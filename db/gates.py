"""One gate for each engine, however many rooms of the process ask for it."""

from __future__ import annotations

from weakref import WeakValueDictionary

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from db.gate import Gate

_gates: WeakValueDictionary[Engine, Gate] = WeakValueDictionary()


def gate_of(engine: AsyncEngine) -> Gate:
    """The way into a transaction of this engine, the same one for everybody who holds it."""
    gate = _gates.get(engine.sync_engine)
    if gate is None:
        gate = _gates[engine.sync_engine] = Gate(engine)
    return gate
