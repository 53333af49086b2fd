"""What takes the place of a notice that people have got; which one and in which language is in the draft."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form

NOTICE_FIX = Form("notice_fix", (Step("message", Kind.TEXT),))
FORMS = (NOTICE_FIX,)
