"""Screens of this role: text and keyboard together."""
