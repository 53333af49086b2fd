"""What an admin is asked about the message of a notice and its buttons."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "notice_words.message": mark(
        "Send the message here as people shall get it: text, a photo, an album, a video, a file, a voice message. "
        "Bold type and links stay; you may forward one, too."
    ),
    "notice_link.words": mark("What shall the button say? Up to 40 characters. For example: Sign up."),
    "notice_link.address": mark(
        "Which page shall it open? Copy its address and send it here, or a name that begins with @."
    ),
}
