"""One function per thing that a person or the clock can do. They neither format nor send."""
