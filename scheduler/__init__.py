"""Turns time into use cases: the database is the truth, an APScheduler job is only a tick."""
