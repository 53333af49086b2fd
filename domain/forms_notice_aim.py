"""What an admin may write about a draft instead of pressing: a settlement's name, the start, the end."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form

NOTICE_PLACE = Form("notice_place", (Step("notice_place", Kind.TEXT, most=60),))
NOTICE_START = Form("notice_start", (Step("notice_start", Kind.TEXT, most=60),))
NOTICE_END = Form("notice_end", (Step("notice_end", Kind.TEXT, most=60),))
FORMS = (NOTICE_PLACE, NOTICE_START, NOTICE_END)
