"""The Bot API methods, a file for each concern; importing this package fills the table."""

from __future__ import annotations

from importlib import import_module

from sandbox.call import METHODS

__all__ = ["METHODS"]

_FILES = (
    *("account", "polling", "webhook"),
    *("sending", "places", "media", "copying", "editing", "deleting", "callbacks"),
    *("commands", "profile", "menu", "downloading", "chats", "pinning"),
)

for _file in _FILES:
    import_module(f"sandbox.methods.{_file}")
