"""The keyboard of each role: what is on it, that danger is always there, and that every key leads somewhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from aiogram.filters import Command as CommandFilter

from bot.ui import labels
from bot.ui.commands import EVERYBODY, commands, listed
from bot.ui.menus import OF_ROLE, at_once, menu, menu_keys, rows
from bot.ui.screen import Screen
from domain.acting import RESIDENT
from domain.people import Actor, Membership, Person, Role
from handlers.filters import Says
from handlers.routes import ORDER
from tests.ui.reading import EN, UK, VIEWS, labels_of

HERE = Person(1, 5001, consent="2026", settlement="UA1")
AWAY = Person(1, 5001)
WIDEST = {1: 40, 2: 20, 3: 13}  # characters of a key that a phone shows, by how many stand in a row


def staff(*roles: Role, person: Person = AWAY, acting: int = 0) -> Actor:
    """Somebody with these roles, numbered from 1."""
    held = tuple(Membership(n, 1, role, "UA") for n, role in enumerate(roles, 1))
    return Actor(Person(1, 5001, consent=person.consent, settlement=person.settlement, acting=acting), held)


EVERYBODYS = [
    staff(*roles, person=person, acting=acting)
    for n in range(4)
    for roles in combinations(Role, n)
    for person in (HERE, AWAY)
    for acting in range(-1, n + 1)
]


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        (Role.WORKER, ["🗂 Мої справи", "📅 Візити", "🆕 Черга", "🏖 Відсутність", "➕ Запит від імені людини"]),
        (
            Role.COORDINATOR,
            ["🧭 Моя громада", "👥 Працівники", "🗂 Мої справи", "📅 Візити", "🆕 Черга", "➕ Запит від імені людини"],
        ),
        (Role.ADMIN, ["📣 Сповіщення", "👥 Працівники", "🏘 Громади", "🗃 Послуги", "🧾 Журнал"]),
        (Role.AUDITOR, ["🧾 Журнал"]),
    ],
)
def test_each_role_has_its_keys(role: Role, keys: list[str]) -> None:
    last = ["🆘 Небезпека", "⚙️ Ще"]
    assert labels_of(menu(UK, staff(role))) == keys + last
    assert labels_of(menu(UK, staff(role, person=HERE))) == [*keys, "🤝 Потрібна допомога", "🔄 Інша роль", *last]
    assert labels_of(menu(UK, staff(role, person=HERE, acting=1))) == [*keys, "🔄 Інша роль", *last]


@pytest.mark.parametrize("person", [HERE, AWAY])
def test_only_whoever_gets_requests_is_told_of_them(person: Person) -> None:
    said = {role: menu(UK, staff(role, person=person, acting=1)).text for role in Role}
    assert {role for role, text in said.items() if "запити приходитимуть" in text} == {Role.WORKER, Role.COORDINATOR}
    assert "Що робимо" in said[Role.ADMIN] and "журнал" in said[Role.AUDITOR].lower()


def test_a_residents_keyboard_is_as_it_was() -> None:
    own = ["🤝 Потрібна допомога", "📋 Мої запити", "📞 Подзвоніть мені", "🆘 Небезпека", "⚙️ Ще"]
    assert labels_of(menu(UK, Actor(HERE))) == own == labels_of(menu(UK, Actor(AWAY)))
    switched = labels_of(menu(UK, staff(Role.WORKER, person=HERE, acting=RESIDENT)))
    assert switched == [*own[:3], "🔄 Інша роль", *own[3:]]


@pytest.mark.parametrize("actor", EVERYBODYS)
def test_danger_is_one_tap_away_whatever_one_is(actor: Actor) -> None:
    assert rows(actor)[-1] == (labels.DANGER, labels.MORE)
    for v in VIEWS:
        keys = menu_keys(v, actor)
        assert len(keys) <= 6
        assert all(len(key.text) <= WIDEST[len(row)] for row in keys for key in row)


def test_also_when_no_trace_is_to_be_left_and_when_another_changed_the_role() -> None:
    assert rows(None) == ((labels.DANGER,),)
    for role in ("", *Role):
        assert "🆘 Небезпека" in labels_of(at_once(UK, "Роль змінено", role))


def test_every_key_leads_somewhere() -> None:
    heard = {label for route in _messages() for one in route if isinstance(one, Says) for label in one.labels}
    on_menus = {label for actor in EVERYBODYS for row in rows(actor) for label in row}
    assert on_menus - heard == set()
    assert on_menus <= set(labels.KEYS)


def test_every_command_leads_somewhere() -> None:
    known = {str(c) for route in _messages() for one in route if isinstance(one, CommandFilter) for c in one.commands}
    offered = {name for role in (None, *Role) for name, _ in listed(UK.t, role)}
    assert offered - known == set()


def _messages() -> list[list[object]]:
    return [[f.callback for f in route.filters or ()] for module in ORDER for route in module.router.message.handlers]


def test_commands_go_with_the_menu_and_the_language() -> None:
    assert [name for name, _ in listed(UK.t)] == [name for name, _ in EVERYBODY]
    for role in OF_ROLE:
        told = commands(UK.t, staff(role))
        assert told == listed(UK.t, role) and told != commands(EN.t, staff(role))
    assert commands(UK.t, Actor(HERE)) is None, "a resident's list is everybody's: nothing to change"
    assert commands(UK.t, staff(Role.WORKER, person=HERE, acting=RESIDENT)) == ()


def test_a_list_of_commands_is_a_call_for_one_chat() -> None:
    (said, told) = Screen("Меню", commands=(("cases", "Справи"),)).calls()
    assert said["method"] == "sendMessage"
    expected = {"commands": [{"command": "cases", "description": "Справи"}], "scope": {"type": "chat"}}
    assert told == {"method": "setMyCommands", **expected}
    assert Screen("Меню", commands=()).calls()[1] == {"method": "deleteMyCommands", "scope": {"type": "chat"}}
    assert len(Screen("Меню").calls()) == 1
