"""The forms of a notice: the message itself, kept as it was sent, and a button with a link."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form

MOST = 40  # UTF-16 units on a button: more is cut on a small phone
WORDS, ADDRESS = "words", "address"

NOTICE_WORDS = Form("notice_words", (Step("message", Kind.TEXT),))
NOTICE_LINK = Form("notice_link", (Step(WORDS, Kind.TEXT, most=MOST), Step(ADDRESS, Kind.TEXT, most=2000)))
FORMS = (NOTICE_WORDS, NOTICE_LINK)
READ_APART = frozenset({(NOTICE_WORDS.id, "message"), (NOTICE_LINK.id, ADDRESS)})  # by handlers of their own
