"""Visits as a file for a calendar (RFC 5545): number, settlement, window, service; of what is sensitive the number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.ui.dialogs import words
from bot.ui.files.documents import Document
from bot.ui.view import View
from domain.visits import VisitState
from usecases.visit_lists import Planned

if TYPE_CHECKING:
    from icalendar import Event

NAME = "vizyty.ics"
_MAKER = "-//Susid//susid//UK"


def calendar(v: View, planned: Sequence[Planned]) -> Document:
    """An event for each visit, known again by its id when the file is read in anew."""
    from icalendar import Calendar  # a fifth of a second that the start of the bot need not wait for

    whole = Calendar()
    for key, told in (("prodid", _MAKER), ("version", "2.0"), ("method", "PUBLISH")):
        whole.add(key, told)
    whole.add("x-wr-calname", v.t.plain("Susid: visits"))
    for one in planned:
        whole.add_component(_event(v, one))
    return Document(NAME, whole.to_ical())


def _event(v: View, one: Planned) -> Event:
    from icalendar import Event

    visit, request = one.visit, one.request
    event = Event()
    event.add("uid", f"visit-{visit.id}@susid")
    event.add("dtstamp", v.now)
    event.add("dtstart", visit.starts_at)
    event.add("dtend", visit.ends_at)
    event.add("sequence", visit.version)
    event.add("status", "CONFIRMED" if visit.state is VisitState.CONFIRMED else "TENTATIVE")
    place = "" if request.sensitive else v.place(request.settlement)
    service = "" if request.sensitive else v.t.plain(words.option("service", request.service))
    event.add("summary", " · ".join(part for part in (request.number, service, place) if part))
    if place:
        event.add("location", place)
    return event
