"""The commands of `susid`. These modules import only click; the rest is imported when a command runs."""
