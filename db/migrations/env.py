"""Run by Alembic for every command of `db.migrate`, inside the connection that it is given."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext


def import_our_types(kind: str, item: Any, autogen: AutogenContext) -> Literal[False]:
    """A drafted version must import the column types of ours that it names; the rendering stays Alembic's."""
    module = type(item).__module__
    if kind == "type" and module.startswith("db."):
        autogen.imports.add(f"import {module}")
    return False


attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=attributes["metadata"],
    render_item=import_our_types,
    render_as_batch=True,  # SQLite cannot alter most of a table: it is made anew and filled
    compare_server_default=True,
)
context.run_migrations()
