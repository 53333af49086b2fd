"""Telegram → inbox → one update at a time per chat."""
