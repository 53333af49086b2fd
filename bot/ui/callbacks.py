"""What a button sends back: a few short fields, at most 64 bytes, read again without trust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, get_type_hints

from domain.short_numbers import base36

LIMIT = 64  # bytes, Bot API: InlineKeyboardButton.callback_data


@dataclass(frozen=True, slots=True)
class Callback:
    """Base of all buttons: a prefix and the fields, numbers in base 36."""

    prefix: ClassVar[str] = ""

    def pack(self) -> str:
        """The callback data. Raises ValueError when it does not fit."""
        values = (getattr(self, field.name) for field in fields(self))
        data = ":".join([self.prefix, *(base36(v) if isinstance(v, int) else v for v in values)])
        if len(data.encode()) > LIMIT:
            raise ValueError(f"button {self.prefix} does not fit: {data}")
        return data


@dataclass(frozen=True, slots=True)
class Agree(Callback):
    """«Погоджуюсь»; the place of the deep link travels along."""

    prefix: ClassVar[str] = "ok"
    place: str = ""


@dataclass(frozen=True, slots=True)
class More(Callback):
    """«Докладніше» on the first screen."""

    prefix: ClassVar[str] = "mo"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Speak(Callback):
    """The other language, on the first screen."""

    prefix: ClassVar[str] = "sp"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer(Callback):
    """An option of a dialog step."""

    prefix: ClassVar[str] = "a"
    nonce: str
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class Move(Callback):
    """Through a dialog: back, skip, done, cancel, stay, send, fix, resume, restart, or the key of a step to correct."""

    prefix: ClassVar[str] = "m"
    nonce: str
    step: str
    verb: str


@dataclass(frozen=True, slots=True)
class Case(Callback):
    """Something to do with a request; the version tells a stale button."""

    prefix: ClassVar[str] = "c"
    verb: str
    request: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class Menu(Callback):
    """A place in the menus."""

    prefix: ClassVar[str] = "u"
    item: str


@dataclass(frozen=True, slots=True)
class Where(Callback):
    """Finding a place by lists: `at` is a place of `domain.places_levels` or a code, `page` of what is shown there."""

    prefix: ClassVar[str] = "w"
    nonce: str
    verb: str
    at: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Lists(Callback):
    """A page of a list of cases: `which` list, `of` whom or what it is, where that is asked."""

    prefix: ClassVar[str] = "l"
    which: str
    of: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Office(Callback):
    """The desks of coordinators, admins and auditors: something to do, at what, on which page."""

    prefix: ClassVar[str] = "o"
    verb: str
    at: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Acting(Callback):
    """«Інша роль»: the membership whose menu is shown from now on, 0 for the resident's own."""

    prefix: ClassVar[str] = "r"
    membership: int


@dataclass(frozen=True, slots=True)
class Visiting(Callback):
    """Something to do with a visit; the version tells a stale button. `at` is a day or a time of one."""

    prefix: ClassVar[str] = "v"
    verb: str
    id: int
    version: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Noticing(Callback):
    """Something to do with a notice; the version tells a stale button. `at` is what it is about there."""

    prefix: ClassVar[str] = "n"
    verb: str
    id: int
    version: int = 0
    at: str = ""


_DESKS = (Lists, Office, Acting, Visiting, Noticing)
_ALL: tuple[type[Callback], ...] = (Agree, More, Speak, Answer, Move, Case, Menu, Where, *_DESKS)
_KINDS = {kind.prefix: (kind, get_type_hints(kind)) for kind in _ALL}


def parse(data: str | None) -> Callback | None:
    """The button behind callback data, or None for anything that is not one of ours."""
    prefix, *values = (data or "").split(":")
    kind, hints = _KINDS.get(prefix, (None, {}))
    if kind is None or len(values) != len(fields(kind)):
        return None
    try:
        typed = [int(v, 36) if hints[f.name] is int else v for f, v in zip(fields(kind), values, strict=True)]
    except ValueError:
        return None
    make: Callable[..., Callback] = kind
    return make(*typed) if all(not isinstance(v, int) or 0 <= v < 2**63 for v in typed) else None
