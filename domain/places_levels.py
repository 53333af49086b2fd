"""Finding a place by choosing: oblast, raion, community, settlement; a level with a single choice is passed by.

Where a person stands is a code's beginning, as KATOTTG nests them, with a first letter where a level is long:
"" -> "UA53" -> "UA5304" -> "UA53040090000048649" -> "UA53040090000048649К". It fits on a button, so an old
button leads where it always led.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.communities import Community, Settlement
from domain.places_text import ukrainian_key

OBLAST, RAION, COMMUNITY = 4, 6, 19  # signs of a code that name it
MANY = 10  # choices; more are divided by their first letters

Settlements = Callable[[str], Sequence[Settlement]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a level: where it leads, or the code of the settlement that it is."""

    to: str
    name: str


@dataclass(frozen=True, slots=True)
class Level:
    """The choices where a person stands. `what` is oblast, raion, community, settlement or letter.

    `above` are the names that were chosen already; `up` is the level above, None at the first one.
    """

    at: str
    what: str
    choices: tuple[Choice, ...]
    above: tuple[str, ...] = ()
    up: str | None = None


class Levels:
    """What can be chosen of the served communities; `settlements` gives those of a community, in order.

    Without `settlements` the communities are what is looked for, and a short list of them is one level.
    """

    def __init__(self, served: Sequence[Community], settlements: Settlements | None = None) -> None:
        self._served, self._settlements = served, settlements
        self._flat = settlements is None and len(served) <= MANY

    def level(self, at: str) -> Level:
        """The level at this place, or the nearest below it where there is a choice; one unknown is the first."""
        code, letter = _parted(at)
        found = self._below(code)
        if not found:
            return self.level("") if at else Level("", "community", ())
        if len(found) == 1 and not self._last(code):
            return self.level(found[0].to)
        return self._lettered(code, letter, found)

    def _lettered(self, code: str, letter: str, found: tuple[Choice, ...]) -> Level:
        letters = tuple(dict.fromkeys(choice.name[:1] for choice in found))
        above = self._names(code)
        if len(found) <= MANY or len(letters) == 1:
            return Level(code, self._what(code), found, above, self._up(code))
        if letter in letters:
            chosen = tuple(choice for choice in found if choice.name[:1] == letter)
            return Level(code + letter, self._what(code), chosen, (*above, letter), code)
        return Level(code, "letter", tuple(Choice(code + one, one) for one in letters), above, self._up(code))

    def _up(self, code: str) -> str | None:
        """The nearest level above that has a choice."""
        while code:
            code = code[:RAION] if len(code) > RAION else code[:OBLAST] if len(code) > OBLAST else ""
            if len(self._below(code)) > 1:
                return code
        return None

    def _what(self, code: str) -> str:
        if self._flat:
            return "community"
        return {0: "oblast", OBLAST: "raion", RAION: "community"}.get(len(code), "settlement")

    def _last(self, code: str) -> bool:
        return self._what(code) == ("settlement" if self._settlements else "community")

    def _below(self, code: str) -> tuple[Choice, ...]:
        what = self._what(code)
        if what == "settlement":
            inside = self._settlements(code) if self._settlements and self._community(code) else ()
            return tuple(Choice(one.code, one.name) for one in inside)
        size, name = _SIZES[what]
        named = {one.code[:size]: name(one) for one in self._served if one.code.startswith(code)}
        found = (Choice(to, name) for to, name in named.items())
        return tuple(sorted(found, key=lambda choice: (ukrainian_key(choice.name), choice.to)))

    def _community(self, code: str) -> Community | None:
        return next((one for one in self._served if one.code == code), None)

    def _names(self, code: str) -> tuple[str, ...]:
        """The names of the areas that the code lies in, the broadest first."""
        inside = next((one for one in self._served if one.code.startswith(code)), None)
        if inside is None or self._flat:
            return ()
        named = [name(inside) for size, name in _SIZES.values() if size <= len(code)]
        return tuple(dict.fromkeys(named))


def _parted(at: str) -> tuple[str, str]:
    """The code and the letter."""
    if at and not at[-1].isascii():
        return at[:-1], at[-1]
    return at, ""


_SIZES: dict[str, tuple[int, Callable[[Community], str]]] = {
    "oblast": (OBLAST, lambda one: one.oblast or one.name),
    "raion": (RAION, lambda one: one.raion or one.name),
    "community": (COMMUNITY, lambda one: one.name),
}
