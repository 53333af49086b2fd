"""A telephone number out of what a person wrote, or what is wrong with it so that it can be said kindly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

REGION = "UA"
Reason = Literal["no_digits", "too_short", "too_long", "not_valid"]

_NUMBER = re.compile(r"\+?[ \t]*\(?\d(?:[ \t\-‐-―−.()/]*\d)*")  # every dash that phones type
_NATIONAL_DIGITS = 10
_LONGEST, _SHORTEST = 15, 7  # digits: ITU-T E.164, and a number with no area code
_SOME_NUMBER = 5  # fewer digits than this beside «немає» are not a number
_ENOUGH = 20  # digits of nonsense to show back
_TRIES = 200  # a text of 4096 single digits must not take seconds
_NONE = frozenset(("немає", "нема", "немаю", "нету", "нет", "ні", "відсутній", "відсутня", "no", "none"))
_FEW_WORDS = 4
_LOOKALIKE = str.maketrans("aceiopxy", "асеіорху")
# What is neither said nor known is left out as well: nobody is asked for it a third time.
_WITHOUT = re.compile(
    r"\bбез (?:телефон|номер)|\bне (?:маю|маємо|знаю|знаємо|помню|пам.?ятаю|дам|скажу)\b|\bотсутству|\bневідом"
    r"|\b(?:don.?t|do not) (?:have|know|remember)\b"
)
_TWINS = str.maketrans({**dict.fromkeys("оo", "0"), **dict.fromkeys("з", "3"), "б": "6", **dict.fromkeys("lі|", "1")})
_MIXED = re.compile(r"(?<!\w)[оoзбlі|\d]*\d[оoзбlі|\d]*(?!\w)", re.IGNORECASE)  # «О67», «l23»: letters for digits
_STROKES = re.compile(r"(?<=\d)(?:[^\w\s.:]{1,3}|_+)(?=\d)")  # «067_123_45_67», «067,123»; a colon is of an hour


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be called: `e164` to keep and dial, `pretty` to show («067 123 45 67»)."""

    e164: str
    pretty: str


@dataclass(frozen=True, slots=True)
class NoPhone:
    """The person says that there is no telephone."""


@dataclass(frozen=True, slots=True)
class NotAPhone:
    """No number: why, what of it was read («067 123 45»), how many digits are missing (0: unknown)."""

    reason: Reason
    seen: str = ""
    missing: int = 0


def read_phone(text: str) -> Phone | NoPhone | NotAPhone:
    """The first telephone number in `text`; Ukrainian when it has no country code."""
    plain = _plain(text)
    mended = _STROKES.sub(" ", _MIXED.sub(lambda one: one[0].casefold().translate(_TWINS), plain))
    found = _number_in(plain) or _number_in(mended)
    if found:
        return found
    longest = max((match.group() for match in _NUMBER.finditer(mended)), key=lambda run: len(_digits(run)), default="")
    if len(_digits(longest)) < _SOME_NUMBER and _says_none(plain):
        return NoPhone()
    return _what_is_wrong(longest)


def _number_in(text: str) -> Phone | None:
    runs = (match.group() for match in _NUMBER.finditer(text))
    tries = islice((attempt for run in runs for attempt in _attempts(run)), _TRIES)
    return next((phone for attempt in tries if (phone := _valid(attempt))), None)


def _plain(text: str) -> str:
    """Digits of any script as 0-9; no invisible marks, which come along with copied numbers and keycap emoji."""
    kept = (
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) not in ("Cf", "Mn", "Me")
    )
    return "".join(str(unicodedata.decimal(char, char)) for char in kept)


def _says_none(plain: str) -> bool:
    words = re.findall(r"[^\W\d]+(?:['’][^\W\d]+)?", plain.casefold())
    if not words:
        return bool(re.fullmatch(r"\s*[-‐-―−]+\s*", plain))
    said = {*words, *(word.translate(_LOOKALIKE) for word in words)}
    return len(words) <= _FEW_WORDS and bool(said & _NONE or _WITHOUT.search(plain.casefold()))


def _digits(run: str) -> str:
    return re.sub(r"\D", "", run)


def _attempts(run: str) -> Iterator[str]:
    """Parts of a run of digits that may be one number: from the left, the longest first.

    Longest, because a foreign number may be right without its last digits too; from the inside, because an hour
    may stand before the number, but then it has to start like one: of «8 916 123 45 67» no part is a number.
    """
    plus, groups = run.startswith("+"), re.findall(r"\+|\d+", run)
    groups = groups[1:] if plus else groups
    for first in range(len(groups)):
        for last in range(min(len(groups), first + _LONGEST + 2), first, -1):
            digits = "".join(groups[first:last])
            part = (first > 0 or last < len(groups)) and not (plus and first == 0)
            inside = part and not digits.startswith(("0", "380", "80"))
            if _SHORTEST <= len(digits) <= _LONGEST + 2 and not inside:
                yield from _written(digits, plus and first == 0)


def _written(digits: str, plus: bool) -> Iterator[str]:
    """The same digits as they are dialled: the old trunk 8 and a forgotten plus are put right."""
    if digits.startswith("80") and len(digits) == _NATIONAL_DIGITS + 1:
        yield digits[1:]
    elif plus or digits.startswith("380"):
        yield f"+{digits}"
    if not plus or digits.startswith("0"):
        yield digits


def _valid(attempt: str) -> Phone | None:
    import phonenumbers as lib  # here, for it is slow to import and the command line must answer at once

    try:
        number = lib.parse(attempt, REGION)
    except lib.NumberParseException:
        return None
    if not lib.is_valid_number(number):
        return None
    home = number.country_code == lib.country_code_for_region(REGION)
    style = lib.PhoneNumberFormat.NATIONAL if home else lib.PhoneNumberFormat.INTERNATIONAL
    shown = lib.format_number(number, style)
    return Phone(lib.format_number(number, lib.PhoneNumberFormat.E164), _in_pairs(shown) if home else shown)


def _in_pairs(national: str) -> str:
    """«067 123 4567» as people here say it: «067 123 45 67». Other groupings (village lines) stay."""
    return re.sub(r"^(0\d\d \d{3} \d\d)(\d\d)$", r"\1 \2", national)


def _what_is_wrong(run: str) -> NotAPhone:
    digits = _digits(run)[:_ENOUGH]
    if not digits:
        return NotAPhone("no_digits")
    if run.startswith("+") and not digits.startswith(("380", "80", "0")):
        return NotAPhone(_length_fault(len(digits), _SHORTEST + 1, _LONGEST), f"+{digits}")
    national = re.sub(r"^(?:38|8)(?=0)", "", digits)
    seen = " ".join(filter(None, (national[:3], national[3:6], national[6:8], national[8:])))
    fault = _length_fault(len(national), _NATIONAL_DIGITS - (national[0] != "0"), _NATIONAL_DIGITS)
    known = fault == "too_short" and national[0] == "0"
    return NotAPhone(fault, seen, _NATIONAL_DIGITS - len(national) if known else 0)


def _length_fault(length: int, shortest: int, longest: int) -> Reason:
    if length < shortest:
        return "too_short"
    return "too_long" if length > longest else "not_valid"
