"""The words for a danger that has no name in the list; which notice it is about is in the draft."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form

NOTICE_DANGER = Form("notice_danger", (Step("danger_why", Kind.TEXT, most=80),))
FORMS = (NOTICE_DANGER,)
