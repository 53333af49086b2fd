"""Numbers of requests as people type them: with any signs between, small letters, Latin letters for Cyrillic ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LOOKS = str.maketrans("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ")
_NUMBER = re.compile(r"\s*(?:№|No\.?|N)?\s*([^\W\d_]{0,3})\W*((?:\d\W?){6})\s*", re.IGNORECASE)


def read_number(text: str, prefixes: Sequence[str] = ()) -> tuple[str, ...]:
    """The numbers that the typed words may mean, most likely first; none when it is no number.

    Without a prefix, or with one that nobody has («PYR»), every one of `prefixes` is tried.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return ()
    digits = re.sub(r"\D", "", found[2])
    pairs = "-".join((digits[:2], digits[2:4], digits[4:]))
    typed = found[1].upper().translate(_LOOKS)
    known = [prefix for prefix in prefixes if prefix == typed]
    tried = known or ([*([typed] if len(typed) == 3 else []), *prefixes])
    return tuple(dict.fromkeys(f"{prefix}-{pairs}" for prefix in tried))
