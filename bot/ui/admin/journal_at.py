"""What of the journal a button leads to, in a few signs: «cUA…» a community, «p…» a person, «r…» a request, «.top»."""

from __future__ import annotations

from dataclasses import replace

from domain.short_numbers import base36
from usecases.journal import Wish

MOST = 500  # pages that anybody turns


def packed(wish: Wish) -> str:
    """Everything but the page, which the button carries apart."""
    chosen = f"c{wish.community}" if wish.community else ""
    chosen = chosen or (f"p{base36(wish.person)}" if wish.person else "")
    chosen = chosen or (f"r{base36(wish.request)}" if wish.request else "")
    return f"{chosen}.{base36(wish.top)}" if wish.top else chosen


def read(text: str, page: int) -> Wish:
    """What was packed; a text that nobody packed wishes for everything, on the first page."""
    chosen, _dot, top = text.partition(".")
    kind, value = chosen[:1], chosen[1:]
    try:
        wish = Wish(top=_number(top) if top else 0, page=min(page, MOST))
        match kind:
            case "c":
                return replace(wish, community=value)
            case "p":
                return replace(wish, person=_number(value))
            case "r":
                return replace(wish, request=_number(value))
    except ValueError:
        return Wish()
    return wish if not kind else Wish()


def _number(text: str) -> int:
    number = int(text, 36)
    if not 0 < number < 2**63:
        raise ValueError(text)
    return number
