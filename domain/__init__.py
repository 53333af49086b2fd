"""The rules of the work: frozen dataclasses and pure functions, with no I/O, no clock and no framework."""
