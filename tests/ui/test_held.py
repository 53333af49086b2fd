"""«Мої дані»: every kind of request can be read, in both languages, and nothing in it is taken for markup."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.ui import visit_words
from bot.ui.resident import held
from bot.ui.resident.held_json import as_json
from bot.ui.view import View
from domain.absences import Absence, AbsenceState
from domain.auditing import Line
from domain.course import Course
from domain.dialogs import FORMS
from domain.forms import Draft
from domain.people import Membership, Person, Role, SafeContact
from domain.privacy import Got, Held, HeldRequest, Seen
from domain.requests import By, Details, Event, Status
from domain.visits import Visit, VisitState
from domain.words import Word
from tests.ui.reading import NOW, VIEWS, request, said

HOSTILE = "<script>alert(1)</script>"
COURSE = Course(
    HOSTILE, NOW, NOW, NOW, "refuse", "not_needed", HOSTILE, NOW, NOW, "single", ended=NOW, end_reason="died"
)

VISITS = [
    Visit(n, 1, "", "", 1, NOW, NOW + timedelta(hours=2), NOW, state, repeat=repeat, wish_at=NOW + timedelta(days=1))
    for n, (state, repeat) in enumerate(product(VisitState, ("", "w:2,5", "d:14")))
]


EVENTS = [
    Event("cancelled", Status.CLOSED, NOW, By(request().person_id), {"reason": "solved"}),
    Event("explained", Status.CLOSED, NOW, By(request().person_id), {"reason": "rude", "words": HOSTILE}),
    Event("declined", Status.OFFERED, NOW, By(7, 7), {"reason": "conflict"}),
]
DRAFT = Draft("n", "request", "story", NOW, {"for_whom": "me", "street": HOSTILE, "story": {"texts": [HOSTILE]}})


def whole(answers: dict[str, object]) -> Held:
    """Somebody with one request that has these answers."""
    told = Details(HOSTILE, "+380671234567", HOSTILE, answers)
    one = HeldRequest(
        replace(request(), details=told, course=COURSE),
        [*said(HOSTILE), Word(1, NOW, 1, file=("photo", "AgAC", HOSTILE))],
        EVENTS,
        [Seen(NOW, 7, "read_details", 1)],
        {7: HOSTILE},
        visits=VISITS,
    )
    safe = SafeContact(write=False, phone="+380501112233", code_word=HOSTILE)
    return Held(
        NOW,
        Person(1, 5, HOSTILE, safe=safe, quiet=frozenset({"notices"})),
        [("2026-11-21", NOW)],
        [Membership(1, 1, role, "", HOSTILE, active=False) for role in Role],
        [DRAFT],
        [one],
        [Got(1, NOW, "sent", HOSTILE), Got(2, None, "blocked", HOSTILE)],
        [Absence(1, 1, 1, "", NOW.date(), NOW.date(), state=state) for state in AbsenceState],
        [Line(1, NOW, 1, "mydata")],
    )


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
    assert all(v.t.plain(words) in page for words in ("They were rude", "Already solved", "photo", "social worker"))
    assert v.t.plain("I know them closely") not in page, "what a worker said for themselves"
    assert not [raw for raw in ("False", "code_word", "AgAC", "{", ">worker ·") if raw in page.partition("<body>")[2]]


def test_for_programs_it_is_json_with_everything() -> None:
    text = as_json(whole(dict(ANSWERS)))
    assert '"code_word"' in text and '"notices"' in text and '"read_details"' in text
    assert text.count('"wish_at"') == len(VISITS)
    told = json.loads(text)
    assert told["requests"][0]["history"][1]["data"] == {"reason": "rude", "words": HOSTILE}
    assert [one["outcome"] for one in told["notices"]] == ["sent", "blocked"]
