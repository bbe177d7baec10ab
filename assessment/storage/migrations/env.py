"""Alembic's entry: runs on the connection it is handed, so that it shares the caller's transaction and lock."""

from typing import Any, Literal

from alembic import context

from assessment.storage.tables import UtcDateTime, metadata


def _render_item(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our moments as plain SQLAlchemy, so that a migration never imports code that moves on."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
    compare_type=True,
    render_item=_render_item,
)
context.run_migrations()
