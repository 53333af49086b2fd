"""What makes two requests alike, and by what a request is found: its phones, its names, its home, its person."""

from __future__ import annotations

from collections.abc import Iterator

from domain.phones import Phone, read_phone
from domain.places_text import fold
from domain.requests import Request

Key = tuple[str, str]  # (kind, value): phone, name, home, person, or main: the request that it is joined to
_STREETS = frozenset({"вул", "вулиця", "улица", "пров", "провулок", "просп", "проспект"})
_KINDS_OF_STREET = _STREETS | {"буд", "будинок", "дім", "кв", "квартира"}
_SHORTEST = 2  # letters of a name that is searched by
WORDS = 6  # of a name; a report's name is a whole sentence


def keys_of(request: Request) -> frozenset[Key]:
    """Everything by which this request may be found."""
    told = request.details
    found = {*_names(told.name), *_names(str(told.answers.get("about_name") or "")), *_home(request)}
    numbers = (told.phone, told.answers.get("about_phone"))
    found |= {("phone", str(number)) for number in numbers if number not in (None, "", "none")}
    found |= {joined_to(request.duplicate_of)} if request.duplicate_of else set()
    return frozenset(found | {("person", str(request.person_id))})


def joined_to(main_id: int) -> Key:
    """By which those are found that are joined to this one, or were once."""
    return "main", str(main_id)


def keys_typed(text: str) -> frozenset[Key]:
    """What somebody who searches may mean: a phone in any form, else the words of a name."""
    phone = read_phone(text)
    return frozenset((("phone", phone.e164),) if isinstance(phone, Phone) else _names(text))


def _names(text: str) -> Iterator[Key]:
    words = [word for word in fold(f"0 {text}").split()[1:] if len(word) >= _SHORTEST]
    return (("name", word) for word in words[:WORDS])


def _home(request: Request) -> Iterator[Key]:
    street = [word for word in fold(f"0 {request.details.street}").split()[1:] if word not in _KINDS_OF_STREET]
    if any(word.isdigit() or word[0].isdigit() for word in street):  # a street without a house is nobody's home
        yield "home", f"{request.settlement}|{' '.join(street)}"
