"""«Подзвоніть мені» is two taps away whatever is being asked: on the keyboard that stands, or behind its «Меню»."""

from __future__ import annotations

import pytest

from bot.ui import labels
from bot.ui.dialogs.question import question
from bot.ui.menus import menu_keys
from bot.ui.resident import places
from domain.dialogs import FORMS
from domain.forms import Draft, Form
from domain.people import Actor, Person
from handlers import dialog, said
from handlers.resident import asking, free, place, place_lists
from handlers.routes import ORDER
from tests.ui.reading import CODE, NOW, UK, labels_of

MARIA = Person(1, 5001, consent="2026", settlement=CODE, community=CODE, phone="+380671234567")
CALL, HOME, NO_IDEA = (UK.t.plain(label) for label in (labels.CALL_ME, labels.MENU, labels.DONT_KNOW))


def test_the_menu_has_it() -> None:
    assert CALL in [key.text for row in menu_keys(UK, Actor(MARIA)) for key in row]


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_no_question_takes_it_away_without_a_way_home(form: Form) -> None:
    """Most leave the menu where it is; whose keyboard takes its place has «Меню»."""
    for step in form.steps:
        draft = Draft("n", form.id, step.key, NOW, version=form.version)
        asked = question(UK, form, draft, MARIA)
        assert asked.keys is None or HOME in labels_of(asked), (form.id, step.key)


def test_where_the_place_is_asked_a_person_helps() -> None:
    assert NO_IDEA in labels_of(places.place_question(UK, Actor(MARIA)))
    assert NO_IDEA in labels_of(places.place_question(UK, Actor(Person(1, 5001, consent="2026"))))


def test_it_is_heard_before_any_dialog() -> None:
    assert ORDER.index(asking) < min(ORDER.index(room) for room in (place, place_lists, dialog, said, free))
