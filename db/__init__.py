"""The only room that knows SQL: SQLite for one office, PostgreSQL when one process is not enough."""
