"""What an admin is asked about a danger that is not in the list."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "notice_danger.danger_why": mark("Which danger is it? A few words, for example: a dam may break."),
}
