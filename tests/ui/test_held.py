"""«Мої дані»: every kind of request can be read, in both languages, and nothing in it is taken for markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.ui import visit_words
from bot.ui.resident import held
from bot.ui.resident.held_json import as_json
from bot.ui.view import View
from domain.course import Course
from domain.dialogs import FORMS
from domain.people import Person, SafeContact
from domain.privacy import Held, HeldRequest, Seen
from domain.requests import Details
from domain.visits import Visit, VisitState
from tests.ui.reading import NOW, VIEWS, request, said

HOSTILE = "<script>alert(1)</script>"
COURSE = Course(
    HOSTILE, NOW, NOW, NOW, "refuse", "not_needed", HOSTILE, NOW, NOW, "single", ended=NOW, end_reason="died"
)

VISITS = [
    Visit(n, 1, "", "", 1, NOW, NOW + timedelta(hours=2), NOW, state, repeat=repeat, wish_at=NOW + timedelta(days=1))
    for n, (state, repeat) in enumerate(product(VisitState, ("", "w:2,5", "d:14")))
]


def whole(answers: dict[str, object]) -> Held:
    """Somebody with one request that has these answers."""
    told = Details(HOSTILE, "+380671234567", HOSTILE, answers)
    one = HeldRequest(
        replace(request(), details=told, course=COURSE),
        said(HOSTILE),
        (),
        [Seen(NOW, 7, "read_details", 1)],
        {7: HOSTILE},
        visits=VISITS,
    )
    safe = SafeContact(write=False, phone="+380501112233", code_word=HOSTILE)
    return Held(NOW, Person(1, 5, HOSTILE, safe=safe, quiet=frozenset({"notices"})), requests=[one])


ANSWERS = {
    f"{form.id}.{step.key}" if form.id != "request" else step.key: step.options[0] if step.options else HOSTILE
    for form in FORMS.values()
    for step in form.steps
}


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
def test_every_answer_of_every_form_can_be_read(v: View) -> None:
    page = held.page(v, whole(dict(ANSWERS)))
    assert HOSTILE not in page and "&lt;script&gt;" in page
    assert all(v.t.plain(words) in page for words in visit_words.PLAIN.values()), "every visit, however it stands"
    assert page.startswith("<!doctype html>") and page.endswith("</html>")


def test_for_programs_it_is_json_with_everything() -> None:
    text = as_json(whole(dict(ANSWERS)))
    assert '"code_word"' in text and '"notices"' in text and '"read_details"' in text
    assert text.count('"wish_at"') == len(VISITS)
