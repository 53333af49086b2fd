"""How a colleague stands in a row of a table, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.communities import District
from domain.csv_table import cell
from domain.people import Membership, Role
from domain.places_text import fold
from domain.short_numbers import base36

NUMBER, TITLE, ROLE, DISTRICTS = "Номер", "Ім'я в чаті", "Роль", "Округи"
SERVICES, CLEARED, CAPACITY, ACTIVE = "Послуги", "Складні справи", "Справ одночасно", "Працює"
COLUMNS = (NUMBER, TITLE, ROLE, DISTRICTS, SERVICES, CLEARED, CAPACITY, ACTIVE)
ROLES = {
    Role.WORKER: "працівник",
    Role.COORDINATOR: "координатор",
    Role.ADMIN: "адміністратор",
    Role.AUDITOR: "аудитор",
}
YES, NO = "так", "ні"
BETWEEN = " | "  # of several in one cell: a comma may divide columns
_YES, _NO = frozenset({YES, "т", "+", "1", "yes", "true", "да"}), frozenset({NO, "н", "-", "0", "no", "false", "нет"})
_LETTER = "w"  # before a number, so that Excel does not round it


class Words:
    """The names of districts and services, both ways."""

    def __init__(self, districts: Sequence[District], services: Mapping[str, str]) -> None:
        self.of_district = {one.id: _part(one.name) for one in districts}
        self.of_service = {name: _part(label) for name, label in services.items()}
        self.districts = {fold(_part(one.name)): one.id for one in reversed(districts)}
        by_label = {fold(label): name for name, label in self.of_service.items()}
        self.services = {**{fold(name): name for name in services}, **by_label}


def shown(member: Membership, words: Words) -> dict[str, str]:
    """The cells of a colleague."""
    named = [words.of_district[id_] for id_ in sorted(member.districts) if id_ in words.of_district]
    serves = [label for name, label in words.of_service.items() if name in member.services]
    whole, tenths = divmod(member.capacity, 10)
    return {
        NUMBER: key(member),
        TITLE: member.title,
        ROLE: ROLES[member.role],
        DISTRICTS: BETWEEN.join(named),
        SERVICES: BETWEEN.join(serves),
        CLEARED: YES if member.cleared else NO,
        CAPACITY: f"{whole},{tenths}" if tenths else str(whole),
        ACTIVE: YES if member.active else NO,
    }


def key(member: Membership) -> str:
    """The number of a colleague in the table."""
    return _LETTER + base36(member.id)


def number_in(text: str) -> int:
    """The colleague of a cell; 0 for what is no such number."""
    digits = text.lower().removeprefix(_LETTER)
    plain = text.lower().startswith(_LETTER) and digits.isascii() and digits.isalnum() and len(digits) < 13
    return int(digits, 36) if plain else 0


def yes_or_no(text: str) -> bool | None:
    """What a cell says; None for anything else."""
    told = text.strip().casefold()
    return True if told in _YES else False if told in _NO else None


def _part(name: str) -> str:
    return cell(name.replace("|", "/"))
