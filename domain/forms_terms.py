"""What a coordinator writes about terms and office hours; what it is about is in the draft as `at`."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form

SOURCE = 200  # UTF-16 units of the name of a document

TERM_AMOUNT = Form("term_amount", (Step("term_amount", Kind.TEXT, most=60),))
_SINCE = Step("term_since", Kind.DATE, ("today", "tomorrow"))
TERM = Form("term", (_SINCE, Step("term_source", Kind.TEXT, required=False, most=SOURCE)))
TERM_LAW = Form("term_law", (_SINCE, Step("term_source", Kind.TEXT, most=SOURCE)))
OFFICE_TIME = Form("office_time", (Step("office_time", Kind.TEXT, most=60),))
OFFICE_CLOSED = Form(
    "office_closed",
    (Step("closed_from", Kind.DATE, ("today", "tomorrow")), Step("closed_to", Kind.DATE, ("one_day",))),
)

FORMS = (TERM_AMOUNT, TERM, TERM_LAW, OFFICE_TIME, OFFICE_CLOSED)
