"""A telephone number written where the street is asked is no street: it is kept, and the street is asked once more."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.answers import Given, Step, Wrote
from domain.forms import Draft, Form, Invalid
from domain.forms_kept import PLACED, credited, with_story
from domain.phones import Phone, read_phone

NUMBER = "phone"  # the question about one's own number
EARLY = "early"  # in the draft: questions answered before they were asked
_SEEN = "number_seen"  # in the draft: it was said already that this is a number
_DIGITS = 9  # fewer are a house, a flat, a post code
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMED = "мій мой моє тел телефон телефону телефона моб мобільний номер номера ось це my phone number"
_BESIDE = frozenset(_NAMED.split())


def number_instead(form: Form, draft: Draft, step: Step, given: Given) -> Invalid | None:
    """The same question again, with the number where it belongs: as one's own, or with the story when it may be
    somebody else's. Said a second time it is the answer."""
    found = _number_alone(given) if step.key == PLACED and not draft.about.get(_SEEN) else None
    if found is None:
        return None
    seen = replace(draft, about={**draft.about, _SEEN: True})
    if (asked := form.step(NUMBER)) and _own(draft, asked, found.e164):
        kept = replace(seen, answers={**draft.answers, NUMBER: found.e164})
        early = replace(kept, about={**kept.about, EARLY: [NUMBER]})
        return Invalid(credited(early, asked, getattr(given, "message", 0)), "number_kept")
    told = with_story(form, seen, given)
    return Invalid(told, "number_added", kept=False) if told else None


def told_early(draft: Draft, step: Step) -> bool:
    """Whether this question was answered before its turn, so that nobody asks it."""
    return step.key in draft.about.get(EARLY, ()) and bool(draft.answers.get(step.key))


def _own(draft: Draft, asked: Step, number: str) -> bool:
    mine = draft.answers.get("for_whom") in ("me", "child") and asked.show_if(draft.answers)
    return mine and draft.answers.get(NUMBER) in (None, "none", number)


def _number_alone(given: Given) -> Phone | None:
    """The number, if nothing else is said: beside an address it stays where it stands."""
    if not isinstance(given, Wrote) or sum(map(str.isdigit, given.text)) < _DIGITS:
        return None
    if {word.casefold() for word in _WORD.findall(given.text)} - _BESIDE:
        return None
    found = read_phone(given.text)
    return found if isinstance(found, Phone) else None
