"""What a question takes and what an answer is: steps, their kinds, and how one answer becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain import stories

Answers = Mapping[str, Any]
BETWEEN = " "  # parts several options that one sentence named
MAX_TEXT = 4096  # UTF-16 units: what one message of Telegram holds


class Kind(StrEnum):
    """What kind of answer a step takes."""

    CHOICE = "choice"
    MANY = "many"
    TEXT = "text"
    STORY = "story"  # text, voice, photo, a point on the map …; several in a row are kept (see domain.stories)
    PHONE = "phone"
    PLACE = "place"
    DATE = "date"  # a day; its value is written as 2026-11-28
    DIGITS = "digits"  # a number or a code of six digits, however it is written


def _always(_: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `options` are values; their words live with the screens.

    `show_if` sees the answers so far; `most` is how long a text may be, in UTF-16 units. `past`: of a day, that it is
    not ahead of us; `numbered`: of a text, that there is a number in it, as hours have one.
    """

    key: str
    kind: Kind
    options: tuple[str, ...] = ()
    required: bool = True
    show_if: Callable[[Answers], bool] = _always
    most: int = MAX_TEXT
    past: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A voice, photo or document as Telegram names it; `caption` is what the person wrote under it.

    A point on the map is of the kind "location", its `file_id` is "49.58123,34.55432"."""

    kind: str
    file_id: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button of the step, or the same words typed in `message`."""

    value: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Wrote:
    """A text message; `reading` is the understood value (a phone in E.164, a day, options), if the step needs one."""

    text: str
    reading: str = ""
    trouble: str = ""
    message: int = 0


@dataclass(frozen=True, slots=True)
class Gave:
    """A voice, photo or other file; parts of one album have its id."""

    attachment: Attachment
    message: int = 0
    album: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """«Пропустити», or «that is all» of a step that takes several; `message` when it was written."""

    message: int = 0


Given = Chosen | Wrote | Gave | Skipped
_MISREAD = {Kind.PHONE: "too_short", Kind.DATE: "no_day", Kind.DIGITS: "six_digits"}  # unless it is known why


def refuse(step: Step, given: Given, former: Any) -> str:
    """Why this answer cannot be taken, or an empty string. `former` is what the step already holds."""
    if isinstance(given, Skipped):
        several = step.kind in (Kind.MANY, Kind.STORY) and former
        return ("number_needed" if step.kind is Kind.PHONE else "needed") if step.required and not several else ""
    if isinstance(given, Gave):
        return "" if step.kind is Kind.STORY else "words_please"
    if isinstance(given, Chosen):
        return "" if _offered(step, given.value) else "pick_one"
    if step.kind in (Kind.CHOICE, Kind.MANY, Kind.PLACE):
        return "" if _named(step, given) else "pick_one"
    if step.kind in _MISREAD:
        return "" if given.reading else given.trouble or _MISREAD[step.kind]
    return _refuse_text(step, given.text.strip())


def _named(step: Step, given: Wrote) -> list[str]:
    """The options that the words were understood to name."""
    return [value for value in given.reading.split(BETWEEN) if value in step.options]


def _offered(step: Step, value: str) -> bool:
    """Whether a button of this step has this value; those of some steps are in the database, a day is any day."""
    if step.kind is Kind.DATE and is_day(value):
        return True
    return value in step.options or (step.kind in (Kind.CHOICE, Kind.PLACE) and not step.options)


def is_day(value: str) -> bool:
    """Whether this is a day as answers hold it, 2026-11-28."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _refuse_text(step: Step, text: str) -> str:
    """A text that would not fit is not cut: the person is asked to shorten it. Length as Telegram counts it."""
    if step.kind is Kind.TEXT and units(text) > step.most:
        return "long_text"
    if step.numbered and text and not any(char.isdigit() for char in text):
        return "no_hours"
    return "" if text else "empty"


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def value_of(step: Step, former: Any, given: Given) -> Any:
    """The value that the answer leaves, given what the step held before."""
    if step.kind is Kind.STORY:
        return add_to_story(former, given)
    if step.kind is Kind.MANY:
        return _toggled(former or [], given, step)
    if isinstance(given, Chosen):
        return given.value
    if isinstance(given, Wrote):
        return given.reading or given.text.strip()
    return None


def add_to_story(former: Any, given: Given, early: bool = False) -> dict[str, Any]:
    """Several messages make one story, in the order they came. Past ten files more are still kept."""
    return stories.grown(former, *_pieces(given), early=early)


def _pieces(given: Given) -> list[stories.Piece]:
    if isinstance(given, Wrote):
        return [stories.text_piece(given.message, given.text.strip())]
    if isinstance(given, Gave):
        found = given.attachment
        return [stories.file_piece(given.message, found.kind, found.file_id, found.caption, given.album)]
    return []


def _toggled(former: list[str], given: Given, step: Step) -> list[str]:
    if isinstance(given, Wrote):  # words only add
        return [*former, *(value for value in _named(step, given) if value not in former)]
    if not isinstance(given, Chosen):
        return former
    return [v for v in former if v != given.value] if given.value in former else [*former, given.value]


def stays(step: Step, given: Given) -> bool:
    """Steps that take several answers stay until the person says that this is all."""
    return step.kind is Kind.MANY and isinstance(given, Chosen | Wrote)
